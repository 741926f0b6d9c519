"""Tell what a date is told of: the harm, when somebody spoke, the start of a total, a vote, a photograph."""

from __future__ import annotations

import re

from reconcile.extract import days
from reconcile.extract.aftermath import HAPPENED, SAYING_VERB, SPEAKER, follows_harm, is_of_picture
from reconcile.extract.closed_words import ARTICLES, COUNTS
from reconcile.extract.date_words import MONTHS, VALUES
from reconcile.extract.flat import flatten, prefix_tree
from reconcile.extract.marks import Marks
from reconcile.lexicons.load import alternation, load_table
from reconcile.model import DateMention

#: Characters looked back for "said in a statement late on".
SAID_REACH = 80
#: Characters after a day in which the word for its harm starts.
WORD_GAP = 4
#: Shapes of reporting_cues.tsv whose verbs can carry the day of saying.
SAYING_SHAPES = frozenset({"say", "report", "tell", "quote", "cite", "deny"})

_SAYING = sorted(
    {row["cue"].lower() for row in load_table("reporting_cues") if row["shape"] in SAYING_SHAPES}
    | {row["cue"] for row in load_table("responses")}
)
# In the flat form of a text.
_SAID = re.compile(rf" ({prefix_tree(_SAYING, blank=' +')})(?!\w)")
# "On Friday about the raid", but not "in 1981 about 800 people".
_SAID_NEXT = re.compile(
    rf" {{1,3}}(?:{prefix_tree(_SAYING)}|about(?! +(?:\d|half |{alternation(COUNTS)}(?!\w)))|whether)(?!\w)"
)
_PHRASE = (
    r"(?:on|in|at|via|by|to|from|through|during|after)\s+(?:(?:an?|the|its|his|her|their|a news)\s+)?"
    r"[\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}"
)
# What may stand between "said" and its day: "in a statement late on".
_SAID_WHEN = re.compile(
    rf"(?:\s+(?:{_PHRASE}|reporters|journalists|late|early|later|earlier|also|again|here|him|news|agency|state|television"
    r"|TV|channel|[A-Z][\w’'-]*)){0,5}?(?:,?\s+(?:at|by)\s+(?:\d[\d:.]*|noon|midday|midnight|dawn)(?:\s*[ap]\.?m\b\.?)?)?(?:,?\s+(?:on|(?:late|early|earlier|later)(?:\s+on)?))?,?\s*"
)
SINCE_PHRASE = re.compile(r"\b[Ss]ince\s[^.;:,]{3,90}\Z")
# "Since it launched an assault on the town in |September", "since the storm came ashore on |Monday": from then on.
_LAUNCHED = re.compile(r"[Ss]ince\s+(?:[\w’'-]+\s+){1,5}?(?:launched|began|started|opened|mounted)\b")
LASTING = re.compile(
    r"since\s+(?:[\w’'-]+\s+){0,5}?(?:storm|cyclone|hurricane|typhoon|floods?|flooding|rains?|monsoon|fires|wildfires?|heatwave"
    r"|offensive|assault|fighting|clashes|protests|riots|raids|strikes|bombardment|attacks|violence|unrest|siege|shelling)\b",
    re.I,
)
# "The heaviest since clashes in |July killed 16".
_KILLED_NEXT = re.compile(r"\s+(?:(?:that|which)\s+)?(?:killed|left|claimed|took|wounded|injured|buried|drowned)\b")
_STRUCK = re.compile(r"\b(?:killed|killing|died|hit|struck)\b")
# "The blast struck … on |Thursday said the monitor": of the blast, where the comma is lost.
_INVERTED = re.compile(
    rf"\s+{SAYING_VERB}\s+(?:the|an?|its|[A-Z][\w.’'-]*|activists|officials|police|residents|witnesses|medics|sources)\s"
)
# "Last week |the agency said that".
SPOKEN_NEXT = re.compile(rf",?\s+{SPEAKER}(?:had\s+)?{SAYING_VERB}\s+(?:that\s)?")
# "A day after |the agency announced that".
_ANNOUNCED_NEXT = re.compile(
    rf"\s+{SPEAKER}(?:had\s+)?(?:\w+ly\s+)?(?:said|announced|warned|declared|vowed|pledged|confirmed|reported|published|released"
    r"|voted|agreed|signed|called|urged|told|admitted|acknowledged|condemned|accused|demanded|promised|threatened)\b"
)
# "Agreed under a deal |earlier this year", "a truce brokered in |May".
_AGREED = re.compile(
    r"\b(?:(?:deal|agreement|accord|pact|treaty|memorandum|roadmap)"
    r"(?:\s+(?:was|were|that|which|had|been|reached|signed|agreed|brokered|struck|made)){0,3}"
    r"|(?:agreed|brokered|negotiated|signed)"
    r"(?:\s+(?!(?:killed|killing|died|left|leaving|wounded|and|but|that|which|as|after|when)\b)[\w’'-]+){0,6}?)"
    r"(?:\s+(?:earlier|late|early|in|on|back))*\s+\Z"
)
# "This report covers the period |from 10 to 12 March".
_REPORT_PERIOD = re.compile(
    r"\b(?:[Cc]over(?:s|ing|ed)?\s+(?:the\s+|a\s+)?(?:reporting\s+)?|[Rr]eporting\s+)period\s*:?\s+"
    r"(?:(?:of|is|was|from|between)\s+){0,2}\Z"
)
# "Seven girls, born |between 2009 and 2011|, were among the dead".
_BORN = re.compile(r"\bborn\s+(?:in|on|between|about|around|before|after)?\s*(?:\d{4}\s+(?:and|or)\s+)?\Z")
_AGREEING = ("deal", "agree", "accord", "pact", "treaty", "memorandum", "roadmap", "brokered", "negotiated", "signed")
#: Said of people or deaths: "were released on Saturday", "over 300 deaths were recorded last year".
_DONE_TO = frozenset("released raised recorded registered documented logged counted".split())
_SET_FREE = ("were ", "was ", "been ", "are ")
_ONE = (" a ", "the ", "The ")
# Between a word of saying and the day before "that".
_STOP = re.compile(
    r"[.,;:]|\b(?:killed|died|that|who|which|after|hit|struck|attack|blast|raid|strike|bombing|shooting"
    r"|explosion|crash|fire|ambush|assault|killing|massacre|siege|flood|quake|storm)s?\b"
)
# "In the town, besieged by rebels |since May, …".
_ASIDE = re.compile(
    r",\s+(?:\w+\s+)?(?!killed|wounded|injured|displaced|abducted)\w+(?:ed|en|un|eld)\s+(?:by|under|in|from|at|off)\b[^,;:]{0,40}\Z"
)
# What a figure is held against: "12 fewer than in |2018".
_COMPARED = re.compile(
    r"\b(?:(?<!less )(?<!more )than|compare[ds]?\s+(?:with|to))\s+(?:in\s+|during\s+|on\s+)?(?:the\s+)?\Z"
)
# "Among the region's gravest |this year": no day of the harm. But "its deadliest attack this year, when".
_THIS_YEAR = re.compile(r"this (?:year|month|season|decade|century)", re.I)
_WORST = "deadliest|worst|bloodiest|gravest|biggest|largest|heaviest|highest|greatest|fiercest|strongest|costliest"
_MOST = re.compile(rf"\b(?:{_WORST})\b[^.;]{{0,50}}\Z")
_LEAVING_NEXT = re.compile(r",\s+(?:leaving|killing|wounding|injuring|when|in which)\b")
_MOST_SO = re.compile(rf"\b(?:{_WORST}|first|most)\b[^.;]{{0,80}}\Z")
_WHEN_NEXT = re.compile(r",?\s+(?:when|in which)\b")
_HAS_OWN_FIGURE = re.compile(r"s?['’]|,?\s+when\b")  # "the previous year's 189"
#: Last words of "than in", "compared with".
_COMPARES = frozenset({"than", "in", "during", "with", "to", "on", "the"})
# "By midday |Tuesday": a count so far.
_HOURS = frozenset("noon midday midnight dawn morning afternoon evening nightfall late early on".split())
_BY_HOUR = re.compile(
    r"\b[Bb]y\s+(?:early\s+|late\s+|mid-?)?(?:noon|midday|midnight|dawn|morning|afternoon|evening|nightfall|late|early)(?:\s+on)?\s+\Z"
)
# "As of |today 121 have died": the day of a count, unless it is that of a total.
_AS_OF = re.compile(r"as of\b", re.I)
_ALTOGETHER = re.compile(
    r"\b(?:[Tt]otal|overall|so far|altogether|[Nn]ationwide|for the (?:year|season|month)|\d,\d{3}|\d{4,})\b"
)
_RUNNING = frozenset({"since", "tally", "war", "campaign"})
#: Rules of a time over which one counts, and nobody speaks: "40 bodies found between 2 January and 9 February".
_COUNTED_OVER = frozenset({"span", "days", "years"})
# What is announced has a date of its own: "a day after it said that 40 had died |on Monday".
_OWN_DATE_NEXT = re.compile(
    rf"[^.;]{{0,160}}?\b(?:between|from|on|in|during|over|since|last)\s+(?:\d{{1,2}}\s+)?(?:{alternation(MONTHS)}"
    rf"|{alternation(VALUES['weekday'])}|(?:19|20)\d\d|week|month|year)\b"
)
# "The town that has been divided |since May": of the town, and not of the count.
SINCE_OF_PLACE = re.compile(
    r"\b(?:city|town|village|region|province|area|district|country|suburb|enclave|quarter|neighbou?rhood|territory|island"
    r"|camp|base|valley|state|port|border|road|airport|hospital|school|prison|building),?\s+(?:that|which)\s+(?:has|have|had"
    r"|was|were|is|are)\b(?:(?!\b(?:killed|left|claimed|displaced|died|wounded|injured|forced|cost)\b)[^,;:]){0,60}\Z"
)
# In the flat form of a text.
_OTHER = prefix_tree(sorted(row["cue"].lower() for row in load_table("scope_cues") if row["kind"] == "other"))
_OTHER_BESIDE = re.compile(rf" +(?:\w+ +)?{_OTHER}(?!\w)")


def told_of(text: str, mention: DateMention, sentence_start: int, marks: Marks) -> str:
    """Return what a date is told of, whatever the report's day."""
    start, end, end_of = max(sentence_start, mention.start - SAID_REACH), mention.start, mention.end
    if is_of_picture(text, start, end, end_of):
        return "page"
    flat = flatten(text)
    is_parted = not text[end_of : end_of + 1].isspace()
    if not is_parted and _OTHER_BESIDE.match(flat, end_of + 1):
        return "other"
    if mention.rule == "until" and len(mention.date) == len("/2017-04-05") and _AS_OF.match(text, mention.start):
        kinds = marks.kinds_in(sentence_start, end + SAID_REACH)
        is_many = _ALTOGETHER.search(text, sentence_start, end + 2 * SAID_REACH)
        is_total = kinds & _RUNNING or (is_many and ("event" not in kinds or not is_many[0][0].isdigit()))
        return "harm" if is_total else "said"
    left = text[start:end]
    if "born" in left and _BORN.search(left):
        return "other"
    is_aside = text.startswith(",", end_of) and _ASIDE.search(left)
    if mention.rule == "since" and (is_aside or SINCE_OF_PLACE.search(left)):
        return "other"
    if mention.rule == "anniversary" and _ANNOUNCED_NEXT.match(text, end_of) and _OWN_DATE_NEXT.match(text, end_of):
        return "said"
    if mention.rule in ("since", "until", "anniversary"):
        return "harm"
    if not is_parted and _SAID_NEXT.match(flat, end_of + 1):
        return "harm" if _INVERTED.match(text, end_of) and HAPPENED.search(left) else "said"
    if "ince" in left and (since := SINCE_PHRASE.search(left)):
        # "120 saved since the boat sank on Monday", "the worst since the 1998 bombing": the day of a harm.
        is_compared = _LEAVING_NEXT.match(text, end_of) and _MOST_SO.search(text, start, start + since.start())
        told = since.group()
        goes_on = LASTING.match(told) or (not days.is_day(mention.date) and _LAUNCHED.match(told))
        of_harm = (
            is_compared
            or _KILLED_NEXT.match(text, end_of)
            or (not goes_on and "event" in marks.kinds_in(start + since.start(), end_of + WORD_GAP))
            or (not goes_on and _STRUCK.search(told))
        )
        return "harm" if of_harm else "since"
    if any(map(left.__contains__, _AGREEING)) and _AGREED.search(left):
        return "other"
    if "period" in left and _REPORT_PERIOD.search(left):
        return "other"
    last = left[left.rstrip().rfind(" ") + 1 :].strip().lower() if left[-1:].isspace() else ""
    if last == "by" or (last in _HOURS and _BY_HOUR.search(left)) or follows_harm(text, mention, left, last):
        return "said"
    if text.startswith(" that ", end_of) and _is_told(flat, start, end):
        return "said"
    if _THIS_YEAR.fullmatch(text, mention.start, end_of) and _MOST.search(left) and not _WHEN_NEXT.match(text, end_of):
        return "other"
    if last in _COMPARES and _COMPARED.search(left) and not _HAS_OWN_FIGURE.match(text, end_of):
        return "other"
    if last in ARTICLES or mention.rule in _COUNTED_OVER:
        return "harm"
    # In the flat form a word's end lies one too far.
    for word in _SAID.finditer(flat, start, end):
        if _SAID_WHEN.fullmatch(text, word.end() - 1, end) and not _is_no_saying(text, word.start(), word.end() - 1):
            return "said"
    return "harm"


def _is_told(flat: str, start: int, end: int) -> bool:
    """Return whether a date before "that" is when somebody spoke: "told parliament last month that"."""
    return any(not _STOP.search(flat, said.end() - 1, end) for said in _SAID.finditer(flat, start, end))


def _is_no_saying(text: str, start: int, end: int) -> bool:
    """Return whether a word of saying is another: "United States", "they were released on Saturday", "a suspect"."""
    word, before = text[start:end], text[max(0, start - 5) : start]
    if word == "suspect":
        return before.endswith(_ONE)
    return word == "States" or (word in _DONE_TO and before.endswith(_SET_FREE))
