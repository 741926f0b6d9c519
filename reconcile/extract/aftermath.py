"""Tell the day of what follows a harm: a count, a search, a state that lasts, a picture."""

from __future__ import annotations

import re

from reconcile.extract import days
from reconcile.extract.marks import cues
from reconcile.model import DateMention

SAYING_VERB = r"(?:said|says|reported|announced|added|stated|confirmed|told)"
SPEAKER = r"(?:(?:also|earlier|later)\s+)?(?:the|an?|its|his|her|their|[A-Z][\w.’'-]*)\s+(?:[\w.’'-]+\s+){0,6}?"
HAPPENED = re.compile(
    r"\b(?:killed|killing|died|hit|struck|exploded|detonated|occurred|happened|took place|taken place|wounded|injured"
    r"|attacked|bombed|shelled|targeted|sank|capsized|crashed|collapsed|fell|landed|erupted|clashed|opened fire)\b"
    rf"(?:(?!\b{SAYING_VERB}\b)[^.;,]){{0,70}}\Z"
)
# "Earlier on |Sunday, the spokesman had said that": an earlier count of the same harm.
HAD_SAID_NEXT = re.compile(
    rf",?\s+(?:{SPEAKER}|(?:it|they|he|she|officials|police|authorities|rescuers|doctors|firefighters)\s+)had\s+(?:\w+ly\s+|also\s+|earlier\s+)?(?:said|put|reported|announced|told|given|confirmed|listed"
    r"|counted|spoken(?: of)?|stated|estimated|registered|recorded)\b"
)
# "Crews fought rough seas on |Thursday to search for": of what follows a harm.
_PURPOSE_NEXT = re.compile(
    r" +to (?:search|look|hunt|comb|find|reach|rescue|recover|retrieve|identify|bury|mourn|grieve|honou?r|remember|pray"
    r"|dig|locate|clear|help|visit|inspect|investigate|protest|demand|treat|deliver|assess|survey|discuss|condemn|assist|count)\b"
)
_UPDATED = re.compile(
    r"(?:updated|revised|(?<!alarm was )raised|lowered|risen|(?<!a)rose|climbed|rising)\b[^.;]{0,30}\bon\s+\Z"
)
# The day of a count: "put the toll at 43 on |Saturday", "the number of missing fell to nine on |Saturday".
_COUNTED_ON = re.compile(
    r"\b(?:tolls?|numbers?|count|tally|total|estimate)\b[^.;]{0,70}\b(?:at|to|from|neared|approached|reached|hit|topped|passed|exceeded|surpassed|crossed)\s+(?:[\"'“‘]?[\w,-]+[\"'”’]?\s+){1,4}on\s+\Z"
)
#: Words one of which stands in it.
_COUNTS = ("toll", "number", "count", "tally", "total", "estimate")
# "Police confirmed only nine deaths on |Friday".
_CONFIRMED_ON = re.compile(
    r"\b(?:confirmed|acknowledged|admitted|verified)\s+(?:only\s+|just\s+)?(?:(?:at least|more than|about|some)\s+)?"
    r"(?:the\s+)?[\w,-]+\s+(?:more\s+)?(?:deaths|dead|fatalities|injuries|casualties)\s+on\s+\Z"
)
# "Ended a 14-hour siege at the hotel early on |Sunday", "the siege ended on |Sunday": it began before.
_ENDED_ON = re.compile(
    r"\b(?:end(?:ed|s|ing)?|lifted|finished)\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:siege|stand-?off|attack|assault|crisis|battle|gun battle|rampage|search|manhunt|blockade|occupation)\b"
    r"[^.;,]{0,60}\Z"
    r"|\b(?:siege|stand-?off|assault|crisis|gun battle|rampage|search|manhunt)\s+(?:was\s+)?"
    r"(?:ended|over|called off|lifted)\b[^.;,]{0,40}\Z"
)
#: Words one of which stands in it.
_ENDING = ("end", "lifted", "finished", "over", "called off")
# "On |Saturday the interior minister had put the number of dead at 40".
_COUNTED_NEXT = re.compile(
    r"\s+(?:\w+ly\s+|(?:the|an?|[A-Z]\w*)\s+(?:[\w'’-]+\s+){1,5}?)?"
    r"(?:put|cut|lowered|raised|revised|updated|reduced|increased)\s+(?:up\s+|down\s+)?(?:the|its|their|his|her)\s"
)
# "On |Friday two officials told the agency the number killed had risen to 169".
_RISEN_NEXT = re.compile(
    rf",?\s+[^.;,]{{0,60}}?\b{SAYING_VERB}\b[^.;,]{{0,40}}?\b(?:the|its)\s+(?:death\s+)?(?:toll|number|count|tally)\b"
    r"[^.;,]{0,60}?\b(?:risen|rose|climbed|reached|grown|gone\s+up|increased|fallen|fell|stood|stands)\b"
)
# "Rose to 53, up from 51 on |Monday".
_UP_FROM = re.compile(
    r"\b(?:up|down|rising|higher|lower)\s+from\s+(?:(?!peak|high|low|record)[\w-]+\s+){1,5}(?:on\s+)?\Z"
)
# The day the dead were found: "recovered 17 bodies on |Sunday", but not "… in a boat that sank on |Sunday".
_DEAD = r"\b(?:bod(?:y|ies)|remains|corpses?|graves?|wreckage)\b"
_NAMES_DEAD = ("body", "bodies", "remains", "corpse", "grave", "wreckage")
_HERE = r"(?:(?!\b(?:that|wh\w+|after|since)\b)[^.;,]){0,40}"
_FOUND_ON = re.compile(
    rf"\b(?:recovered|retrieved|discovered|uncovered|unearthed|exhumed|found|pulled|dug)\s[^.;,]{{0,40}}?{_DEAD}{_HERE}\s\Z"
    rf"|{_DEAD}{_HERE}\b(?:recovered|retrieved|found|discovered|uncovered|unearthed|exhumed|pulled|dug|brought)\b{_HERE}\s\Z"
)
# "|Today our men brought in seven more bodies".
_FOUND_NEXT = re.compile(
    r",?\s+(?:[\w’'-]+\s+){0,5}?(?:brought in|brought up|recovered|retrieved|discovered|found|pulled|dug)\s"
    rf"[^.;,]{{0,40}}?{_DEAD}(?![^.;,]{{0,60}}\b(?:who|killed|after)\b)"
)
# The day on which something was still so: "were still trapped on |Friday".
_STILL_ON = re.compile(
    r"\b(?:(?:still|remain(?:s|ed)?)\s+(?:\w+\s+)?(?:trapped|missing|stranded|stuck|unaccounted\s+for|hospitali[sz]ed|in\s+hospital)"
    r"|in\s+(?:an?\s+)?(?:(?:critical|serious|stable|fair|good|grave|guarded|poor|extremely|very|but)\s+)+condition"
    r"|feared\s+(?:\w+\s+)?(?:dead|buried|trapped|drowned|missing|lost|killed)|in\s+intensive\s+care|on\s+life\s+support)\b(?:(?:(?!\b(?:after|since|when|that|which|who)\b)[^.;,]){0,50}\bon)?\s+\Z"
)
# "The wounded were brought to the hospital on |Wednesday": they were hurt before.
_ARRIVED_ON = re.compile(
    r"\b(?:reached|arrived|admitted|brought|taken|transferred|referred|received|treated)\b"
    r"(?:(?!\b(?:after|since|when|that|which|who|from|wounded|injured|hurt|killed|dead|shell\w*|attack\w*|raids?"
    r"|(?:air ?)?strikes?|blasts?|bomb\w*|clash\w*|fighting|explo\w+|fire|crash\w*|shooting)\b)[^.;,]){0,70}\bon\s+\Z"
)
_WARDS = ("hospital", "clinic", "ward", "morgue", "mortuary", "wounded", "hurt", "patients")
#: Words one of which stands in it.
_STATES = ("still", "remain", "condition", "care", "support", "feared")
_PICTURE = r"(?:image|photo|photograph|picture|video|footage|frame|grab|shot|screenshot)"
# "In this still image taken from video on |12 May", "|12 May, in this photo".
_CAPTION_BEFORE = re.compile(
    rf"\b(?:[Tt]his|[Ff]ile|FILE|[Ss]till|[Hh]andout|[Aa]rchive|[Ss]creen|[Ss]atellite)\s+(?:[\w-]+\s+){{0,2}}?{_PICTURE}\b[^.;]{{0,60}}\Z"
)
_CAPTION_NEXT = re.compile(rf",?\s+in\s+(?:this|an?\s+(?:file|handout|still))\s+(?:[\w-]+\s+){{0,2}}?{_PICTURE}\b")
# "Crews were searching a stormy sea on |Thursday": at work after a harm.
_AT_WORK_ON = re.compile(
    r"\b(?:search(?:ed|ing)|comb(?:ed|ing)|scour(?:ed|ing)|dug|digging|sift(?:ed|ing)|scrambl(?:ed|ing)|struggl(?:ed|ing)|rac(?:ed|ing)"
    r"|tour(?:ed|ing)|visit(?:ed|ing)|inspect(?:ed|ing)|mourn(?:ed|ing)|treat(?:ed|ing)|griev(?:ed|ing)|pray(?:ed|ing)"
    r"|lined\s+up|queued|wait(?:ed|ing)\s+for\s+(?:news|word)|(?:was|were)\s+(?:buried|landed|interviewed|(?:brought|taken)\s+ashore|flown)|bur(?:ied|ying)\s+(?:the\s+|their\s+)?(?:dead|victims|bod(?:y|ies)|relatives))\b"
    rf"(?:(?!\b(?:{cues('event', 'events')}|killed|died|struck|hit|after|since|when|where|that|which|who|as)\b)[^.;,])"
    r"{0,60}?\s(?:on\s+)?\Z"
)
#: Words one of which stands in it.
_WORKING = re.compile(
    r"search|comb|scour|d[ui]g|sift|scrambl|struggl|rac[ei]|tour|visit|inspect|mourn|bur[iy]|griev|treat|pray|lined|queue|news|word|landed|interview|ashore|flown"
)
#: Words one of which a caption holds.
_PICTURES = ("image", "photo", "picture", "video", "footage", "frame", "grab", "shot")
_CAPTION = re.compile(
    r"[\s.,]{0,3}(?:\([^()]{0,40}(?:[Pp]hoto|[Aa]gencies|[Pp]icture|[Ff]ile|Getty|via)[^()]{0,20}\)"
    r"|[\[(](?:Reuters|AFP|AP|AA|Anadolu|EPA)\b)"
)


def is_of_picture(text: str, start: int, end: int, end_of: int) -> bool:
    """Return whether a date is when a picture was taken, as its caption says."""
    if _CAPTION.match(text, end_of):
        return True
    left = text[start:end]
    if any(map(left.__contains__, _PICTURES)) and _CAPTION_BEFORE.search(left):
        return True
    return _CAPTION_NEXT.match(text, end_of) is not None


def _tells_count(left: str) -> bool:
    """Return whether the words before "on Saturday" tell of a count, or of what was still so, and not of a harm."""
    # Looked for in the dear patterns only where a cheap look finds their word.
    is_count = any(map(left.__contains__, _COUNTS)) and _COUNTED_ON.search(left)
    is_still = any(map(left.__contains__, _STATES)) and _STILL_ON.search(left)
    return bool(is_count or is_still or _CONFIRMED_ON.search(left) or _UPDATED.search(left))


def follows_harm(text: str, mention: DateMention, left: str, last: str) -> bool:
    """Return whether a date is that of a count, a search or a state after the harm.

    Args:
        left: The words before the date in its sentence.
        last: The last of them, in lower case.
    """
    end_of, is_day = mention.end, days.is_day(mention.date)
    is_counted = last == "on" or any(map(left.__contains__, _STATES))
    if is_counted and _tells_count(left):
        return True
    if is_day and any(map(left.__contains__, _ENDING)) and _ENDED_ON.search(left):
        return True
    if is_day and any(map(left.__contains__, _WARDS)) and _ARRIVED_ON.search(left):
        return True
    if _WORKING.search(left) and _AT_WORK_ON.search(left):
        return True
    if _PURPOSE_NEXT.match(text, end_of) and not HAPPENED.search(left):
        return True
    if HAD_SAID_NEXT.match(text, end_of) or (is_day and _FOUND_NEXT.match(text, end_of)):
        return True
    is_found = "/" not in mention.date and any(map(left.__contains__, _NAMES_DEAD)) and _FOUND_ON.search(left)
    if is_found or _COUNTED_NEXT.match(text, end_of):
        return True
    if is_day and last == "on" and _RISEN_NEXT.match(text, end_of):
        return True
    return is_day and "from" in left and _UP_FROM.search(left) is not None
