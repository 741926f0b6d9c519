"""Whose word goes on: a figure that its own sentence credits to nobody may belong to the one before.

The claimant carries over only if the words say that it goes on ("eleven of
them"), or if both stand in one quotation; never backward, and not across
words that turn to another time or attack.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import regex

from reconcile.extract.closed_words import MONTH
from reconcile.extract.credit_index import AttributionIndex, Credited, Reach
from reconcile.model import ClaimantKind, Span

#: Sentences; how far a claimant is carried over words that credit nobody …
MAX_CARRY = 2
#: … and where the words only tell more of the same harm.
MAX_TOLD_ON = 1
#: Figures; where so many stand before "of them", the last is of the one before.
MIN_OTHERS = 2
_REPORTER = re.compile(r"\b(?:photographer|journalist|reporter|correspondent|cameraman)s?\Z")
_QUOTED = regex.compile(r"""(?<![\w])["“'‘](?=\w)""")
#: "The toll", and what says that it is one of several: "the figure comes after", "the toll was among the highest".
_THE_COUNT = r"the\s(?:figures?|tally|count|total|toll|death\stoll)\b"
_IS_RANKED = r"\s(?:comes?|came|follows?|followed|(?:was|is)\s(?:the|one|among))\b"
_GOES_ON = re.compile(
    rf"""["'“‘]?(?:
        (?:at\sleast\s|about\s|some\s|around\s|nearly\s|more\sthan\s|over\s|up\sto\s)?(?:an?\s)?(?:[\w.,-]+%?\s){{0,2}}?of\s(?:them|those|these|the\s(?:dead|victims|wounded|injured|killed))
      | among\s(?:at\sleast\s|some\s|about\s|more\sthan\s)?[\w,]+\s(?:dead|wounded|injured|killed|victims)\b
      | (?:among|of)\s(?:them|those|the\s(?:dead|deaths|wounded|victims|injured|killed|missing))
      | the\s(?:dead|victims|wounded|injured|missing|fatalities|casualties|remaining|rest|others?)\b
      | {_THE_COUNT}(?!{_IS_RANKED})
      | those\s(?:killed|dead|injured|wounded|hurt|missing|detained|arrested)\b
      | the\s\w+\sothers
      | (?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|most|dozens|several|some)\s
        (?:were|was|are|is|had|have|has|died|(?!(?:wound|injur|arm|mask|unidentifi)ed)\w+ed\s(?:to|from|in|at|on|when|after))\b
      | (?:this|these|they)\s
      | (?:(?:at\sleast|about|some|more\sthan|over|around|nearly|up\sto)\s)?
        (?:another|an\sadditional|a\sfurther|\w[\w,-]*\s(?:others?|more|further|additional))\b
      | (?:other|more|additional)\s(?!than)\w+
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_THEM = regex.compile(
    r"\b(?<!,[^,]{0,40}\s)(?:(?:among|of)\s(?:them|those|(?:this|that)\s(?:number|total|figure|toll)|the\s(?:dead|victims|wounded|injured|casualties|killed))|"
    r"(?:were|was)\samong\b)"
)
#: A sentence on the count of the one before it, whatever else it tells.
_THE_FIGURE = re.compile(
    rf"""(?:(?:if|but|and|yet)\s)?(?:
        {_THE_COUNT}(?!\searlier\b|{_IS_RANKED})
      | (?:this|that|it)\s(?:(?:has|was|were|is)\s)?(?:\w+\s)?(?:been\s)?
        (?:updated|revised|raised|increased|amended|corrected)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: Figures before "of them" are who is meant: "Seven died, two of them children".
_FIGURE = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens|scores|hundreds)\b",
    re.IGNORECASE,
)
_SOME = (
    r"(?:(?:at\sleast|about|some|around|nearly|more\sthan|over|up\sto)\s)?"
    r"(?:\d[\d,]*|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|"
    r"(?:dozens|scores)(?:\sof)?|several)\s"
)
_HARMED = r"(?:killed|wounded|injured|hurt|abducted|detained|arrested|kidnapped|executed)\b"
_HARM = (
    r"(?:attacks?|blasts?|explosions?|raids?|(?:air\s?)?strikes?|bombings?|shelling|shells?|rockets?|bombardments?|"
    r"clashes|fighting|shootings?|crash|collision|fire|flood(?:ing|s)?|(?:earth)?quake|storm|cyclone|landslide|"
    r"collapse|stampede|violence|incident|accident|ambush|assault|siege|operation|battle)\b"
)
#: More of the same harm: "22 people were killed in the attack", "The attack left 22 dead".
_TELLS_ON = re.compile(
    rf"""
      {_SOME}(?:\w+\s){{1,4}}?(?:and\s{_SOME}(?:\w+\s){{1,3}}?)?(?:was|were)\s(?:\w+\s)?{_HARMED}
        [^.,;]{{0,80}}?\b(?:in|during|from|by|after)\s(?:the|that|those|both)\s(?:same\s)?(?:\w+\s)?{_HARM}
    | (?:his|her)\s(?:\w+\s)?
        (?:husband|wife|sons?|daughters?|brothers?|sisters?|mother|father|parents|children|family)\b
    | {_SOME}of\sthe\s(?:\w+\s)?(?:\w+s|\w*men|people|children)\s(?:was|were|had|died|are)\b
    | (?:the|that|those|both)\s(?:same\s)?(?:\w+\s){{0,2}}?{_HARM}\s(?:also\s|then\s)?
        (?:left|killed|wounded|injured|hurt|caused|claimed|resulted|ended|led|destroyed|damaged|hit|forced|displaced)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: "Rebels also shot 22", "A bus was also hit".
_ALSO = re.compile(
    r"""
    (?!(?:also|in|on|at|elsewhere|but|however|last|it)\s)(?:[\w'’-]+\s){1,9}?
        (?:(?:was|were)\s)?(?<!has\s)(?<!have\s)(?<!had\s)also\s(?:\w+ed|hit|struck|fell|lost|shot)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: Words in the past before the past, which goes on with what somebody said: "Eleven bodies had been recovered".
_SAID_ON = re.compile(
    rf"""(?:a\stotal\sof\s)?{_SOME}(?:[\w’'-]+\s){{0,4}}?(?:[\w’'-]+,\s[^.;:"”]{{0,60}}?,\s)?
        (?:had\s(?:already\s|since\s|yet\s|also\s|either\s)?(?:been|to|died|drowned|gone|fled|left|lost)\b|(?:were|was)\sstill\s(?:being\s)?\w+(?:ed|ing)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: A sentence on those whom the one before it tells of.
_THEY = re.compile(r"they\s", re.IGNORECASE)
#: A sentence that tells of others needs those whom the one before it tells of.
_OTHERS = re.compile(
    r"(?:(?:at\sleast|about|some|more\sthan|over|around|nearly|up\sto)\s)?"
    r"(?:another|an\sadditional|a\sfurther|(?:[\w,-]+\s)?(?:others?|more|further|additional))\b",
    re.IGNORECASE,
)
_TOLL_TOLD = re.compile(
    r"\b(?:kill|wound|injur|dead\b|die[ds]?\b|death|hurt\b|casualt|missing\b|bodies\b|body\b|arrest|detain|abduct|drown|lives\b|life\b|"
    r"shot\b|toll\b|fatal|victim|displac|fled\b|survivor)",
    re.IGNORECASE,
)
#: A short sentence that only adds who else was hurt, or that nobody was: "Three soldiers were wounded."
_ADDS = re.compile(
    rf"""(?:
        (?:no\s(?:one|other|others|\w+)|nobody|none|{_SOME}(?:[\w’'-]+\s){{1,6}}?|an\s(?:[\w’'-]+\s){{1,6}}?)\s*
        (?:was|were)\s(?:\w+ly\s|listed\sas\s|reported\s)?(?:{_HARMED[:-2]}|harmed|missing|in\scustody)\b
      | there\swere\sno\s(?:\w+\s)?(?:deaths|casualties|injuries|fatalities|survivors)\b
    )[^,;:"“”]{{0,110}}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
#: More of what a monitor counts: "In the west eight civilians including three children were killed when …".
_COUNTS_ON = re.compile(
    rf"""(?:(?:also|elsewhere)\s)?(?:in\s(?:[\w’'-]+\s){{1,5}}?,?\s?)?{_SOME}(?:[\w’'-]+\s){{1,3}}?
        (?:,?\s?including\s[\w\s]{{1,30}}?,?\s)?(?:was|were)\s(?:also\s)?(?:\w+ly\s)?{_HARMED}[^,;:"“”]{{0,160}}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
#: What a monitor has counted up to its report.
_SINCE = re.compile(r"since\s(?:last\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_NONE_HURT = re.compile(r"(?:no\s|nobody\s|none\s|there\swere\sno\s)", re.IGNORECASE)
#: … unless it tells of another time.
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|later|earlier|overnight|last|since|ago|that\s(?:day|night|year)|war|conflict|"
    rf"(?:19|20)\d\d|{MONTH.replace('|may', '')})\b",
    re.IGNORECASE,
)
#: Words that turn to another time or attack: the claimant does not go on.
_TURNS = re.compile(
    rf"""\b(?:
        came|comes|since|deadliest|worst|last\s(?:week|month|year)|earlier|previous(?:ly)?|that\syear
      | in\s(?:19|20)\d\d|(?:in|on)\s(?:early\s|late\s|mid-?)?(?:\d{{1,2}}\s)?(?:{MONTH})
      | (?:second|third|fourth|fifth|\w+th|latest|first)\ssuch
      | meanwhile|on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day|elsewhere|separate(?:ly)?|in\sanother
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def carried_credit(index: AttributionIndex, number: int, span: Span) -> tuple[Credited, str] | None:
    """Return the credit of another sentence that the figure's sentence belongs to, and the rule."""
    spoken = _speaker(index, number, span)
    if spoken is not None:
        return spoken, "same-quotation"
    here = index.credits_of(number)
    if here and any(not one.credit.cites for one in here):
        return None
    announced = number > 0 and index.text[index.sentences[number - 1].end - 1] == ":"
    reach = MAX_CARRY if announced else _reach(index, number, span)
    for back in range(number - 1, max(-1, number - 1 - reach), -1):
        earlier = [one for one in index.credits_of(back) if not one.credit.cites]
        if earlier and _REPORTER.search(earlier[-1].claimants[0].name) and not announced:
            return None  # who saw the wounded counted no dead
        if earlier:
            kept = announced or _reaches_over(index, back, number, earlier[-1])
            return (earlier[-1], "carried-over") if kept else None
    return None


def _reaches_over(index: AttributionIndex, back: int, number: int, said: Credited) -> bool:
    """Return whether the word of who is credited goes on into the next paragraph, if one begins; no witness's does."""
    start = index.sentences[number].start
    if "\n" not in index.text[index.sentences[back].end : start]:
        return True
    claimant = said.claimants[0]
    lone = claimant.person and claimant.kind in (ClaimantKind.OTHER, ClaimantKind.WITNESS)
    return not lone and _GOES_ON.match(index.text, start, index.sentences[number].end) is not None


def _reach(index: AttributionIndex, number: int, span: Span) -> int:
    """Return how many sentences back the sentence may speak on from, up to the figure; 0 if it does not."""
    if number not in index.going_on:
        index.going_on[number] = _going_on(index, number)
    reach = index.going_on[number]
    if reach is None or (reach.may_turn and _TURNS.search(index.text, index.sentences[number].start, span.start)):
        return 0
    return reach.sentences


def _going_on(index: AttributionIndex, number: int) -> Reach | None:
    """Return whether and how the sentence speaks on of the dead, or of the harm, of the one before it."""
    text, (start, end) = index.text, index.sentences[number]
    if _THE_FIGURE.match(text, start, end):
        return Reach(MAX_CARRY, may_turn=False)  # "if the count took in those killed since May …"
    if _GOES_ON.match(text, start, end):
        if _OTHERS.match(text, start, end) and not _tells_of_others(index, number):
            return None
        if _THEY.match(text, start, end) and number and not _TOLL_TOLD.search(text, *index.sentences[number - 1]):
            return None  # "The army said it hit a camp. They were among nine killed that day."
        return Reach(MAX_CARRY, may_turn=True)
    if text.find("of th", start, end) > 0 or text.find("among", start, end) > 0:
        them = _OF_THEM.search(text, start, end)
        if them and (them[0].endswith("among") or len(_FIGURE.findall(text, start, them.start())) < MIN_OTHERS):
            return Reach(MAX_CARRY, may_turn=True)
    if _SINCE.match(text, start, end) and _is_monitor(index, number - 1):
        return Reach(MAX_TOLD_ON, may_turn=False)
    same_paragraph = number > 0 and "\n" not in text[index.sentences[number - 1].end : start]
    if same_paragraph and _adds_to(index, number):
        return Reach(MAX_TOLD_ON, may_turn=True)
    if same_paragraph and _counts_on(index, number):
        return Reach(MAX_CARRY, may_turn=True)
    if same_paragraph and 0 <= index.first_line_end < start and _SAID_ON.match(text, start, end):
        return Reach(MAX_TOLD_ON, may_turn=True)  # a text without paragraphs may have begun another
    if same_paragraph and (
        _TELLS_ON.match(text, start, end) or (text.find(" also ", start, end) > 0 and _ALSO.match(text, start, end))
    ):
        return Reach(MAX_TOLD_ON, may_turn=False)
    return None


def _is_monitor(index: AttributionIndex, number: int) -> bool:
    """Return whether a monitor is the last who is credited in the sentence, if it is one."""
    credited = index.credits_of(number) if number >= 0 else ()
    return bool(credited) and credited[-1].claimants[0].kind is ClaimantKind.MONITOR


def _tells_of_others(index: AttributionIndex, number: int) -> bool:
    """Return whether the sentence before tells whom else there is, by a claimant of its own or of the one before it."""
    if not number:
        return False
    start, end = index.sentences[number - 1]
    said = _who_said(index, number - 1)
    if not _TOLL_TOLD.search(index.text, start, end):
        if number < 2 or not said or said != _who_said(index, number - 2):
            return False  # "The monitor said six died. The monitor said jets did it. Another nine died in Orun."
        return _TOLL_TOLD.search(index.text, *index.sentences[number - 2]) is not None
    return bool(said) or _GOES_ON.match(index.text, start, end) is not None


def _who_said(index: AttributionIndex, number: int) -> str:
    """Return who is credited last in the sentence, "" if nobody."""
    credited = index.credits_of(number)
    return credited[-1].claimants[0].name if credited else ""


def _adds_to(index: AttributionIndex, number: int) -> bool:
    """Return whether the sentence only adds to the toll that the one before it credits somebody with."""
    text, (start, end) = index.text, index.sentences[number]
    stop = end - (text[end - 1] == ".")
    if not _ADDS.match(text, start, stop) or _DATED.search(text, start, end):
        return False
    before = index.sentences[number - 1]
    if _NONE_HURT.match(text, start, end):
        return bool(index.credits_of(number - 1))
    return bool(index.credits_of(number - 1)) and _TOLL_TOLD.search(text, before.start, before.end) is not None


def _counts_on(index: AttributionIndex, number: int) -> bool:
    """Return whether the sentence counts on what a monitor, credited a sentence or two before, counts."""
    text, (start, end) = index.text, index.sentences[number]
    if not _COUNTS_ON.match(text, start, end - (text[end - 1] == ".")) or _DATED.search(text, start, end):
        return False
    for back in range(number - 1, max(-1, number - 1 - MAX_CARRY), -1):
        said = [one for one in index.credits_of(back) if not one.credit.cites]
        if said:
            return said[-1].claimants[0].kind is ClaimantKind.MONITOR
    return False


def _speaker(index: AttributionIndex, number: int, span: Span) -> Credited | None:
    """Return who speaks in the quotation that the figure stands in, told in another sentence of it."""
    at = bisect_right(index.quotes, span.start, key=lambda quote: quote.start) - 1
    if at >= 0 and index.quotes[at].end > span.start:
        quote = index.quotes[at]
        last = bisect_right(index.starts, quote.end - 1) - 1
        for one in index.credits_of(last):
            if one.credit.before is not None and one.credit.before.start <= quote.end - 1 < one.credit.before.end + 1:
                return one
        first = bisect_right(index.starts, quote.start) - 1
        for one in reversed(index.credits_of(first)):
            if one.credit.cue.end <= quote.start:
                return one
        number = first
    if index.text[index.sentences[number].start] not in "\"“'‘":
        return None
    for back in range(number - 1, max(-1, number - 1 - MAX_CARRY), -1):
        sentence = index.sentences[back]
        spoken = [one for one in index.credits_of(back) if not one.credit.cites]
        if spoken:
            quoted = spoken[-1].claimants[0].person or _QUOTED.search(index.text, sentence.start, sentence.end)
            return spoken[-1] if quoted else None
        if index.text[sentence.start] not in "\"“'‘":
            return None
    return None
