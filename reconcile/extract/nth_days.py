"""Find over how many days a fight has gone on: "entered its fifth day", "for a third night running"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reconcile.extract import days
from reconcile.extract.clauses import Clause
from reconcile.extract.date_words import COUNTS, number_of
from reconcile.extract.story import Sentence, Story
from reconcile.lexicons.load import alternation
from reconcile.model import Span

#: Sentences of a report in which its fight is counted, and in which its running total is told.
NTH_SENTENCES = 8
#: Characters before "the fifth day" in which the fight is named.
NAMED_REACH = 120
#: Characters before a figure in which "has taken" stands.
COST_REACH = 120
#: Characters of a sentence in which something has gone on "for four days".
LASTED_REACH = 400
#: Most days on end.
MOST_ON_END = 99

_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINALS = {word: count for count, word in enumerate(_WORDS, start=1)}
_NTH = re.compile(
    r"\b(?:for|in|into|on|entered|enters|entering|during|marked|marks)\s+(?:an?|the|its|their)\s+"
    rf"(?P<nth>{alternation(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+"
    r"(?P<straight>(?:straight|consecutive|successive|full)\s+)?(?:day|night)\b"
    r"(?P<running>\s+(?:running|in\s+a\s+row|on\s+end))?(?:\s+of\s+(?P<of>(?:[\w-]+\s+){0,3}[\w-]+))?",
    re.I,
)
# "The suburb has been shelled for four days".
_FOR_DAYS = re.compile(
    r"\b(?:has|have)\s+(?:been\s+)?(?:[\w-]+\s+){1,6}?for\s+(?:(?:more than|nearly|at least|about|over)\s+)?"
    rf"(?P<count>{alternation(COUNTS)}|\d{{1,2}})\s+(?:straight\s+|consecutive\s+|successive\s+)?(?:days|nights)\b",
    re.I,
)
#: What goes on for days, and takes lives.
_FIGHT = re.compile(
    r"\b(?:fight(?:s|ing)?|clash(?:es|ed)?|assaults?|offensives?|siege|attacks?|air ?strikes?|strikes|raids?"
    r"|bomb(?:ed|ing|ardment|s)?|shell(?:s|ed|ing)|protest(?:s|ed|ers)?|riot(?:s|ing)?|unrest|violence|operation|battle|crackdown|demonstrat\w+|march\w*"
    r"|standoff|war|hostilities|rockets?|wildfires?|floods?|heatwave)\b",
    re.I,
)
#: Sentences of a report in which a toll so far is that of the days its lead counts.
RUNNING_SENTENCES = 12
#: Sentences of a report in which it says since when it counts.
SINCE_SENTENCES = 6
# "Nine |have died since Monday".
_HARMED = re.compile(r"\b(?:kill(?:s|ed|ing)|died|dead|wound(?:s|ed|ing)|injur(?:es|ed|ing)|hurt)\b", re.I)
_HAS_COST_SINCE = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+){0,3}?(?:killed|died|fled|drowned|perished|wounded|injured|hurt|left|displaced|claimed|lost|cost|taken"
    r"|arrested|detained|evacuated|recorded)\b"
)
# "|Sixty people have been killed", "has taken |six lives".
_HAVE_BEEN_SO = re.compile(
    r"(?:\s+[\w-]+){0,9}?\s+(?:has|have)\s+(?:\w+\s+){0,2}?(?:been\s+(?:killed|wounded|injured|hurt|arrested|detained|displaced)"
    r"|died|fled|drowned|perished)\b"
)
_HAVE_TAKEN = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:killed|taken|claimed|cost|left|wounded|injured|displaced)\s+"
    r"(?:(?:more|over|nearly|almost|about|some|at|than|least|around|the|lives|of)\s+)*\Z"
)


def days_on_end(story: Story) -> str:
    """Return the days over which the lead says that a fight has gone on, up to its own day, "" where it does not.

    >>> from reconcile.extract.sentences import find_sentences
    >>> text = "Fighting in the port entered its fifth day on Friday."
    >>> days_on_end(Story(text, find_sentences(text), [], "2014-09-05"))
    '2014-09-01/2014-09-05'
    """
    anchor = days.read_day(story.anchor)
    if anchor is None:
        return ""
    for at in range(min(NTH_SENTENCES, len(story.spans))):
        start, end = story.spans[at]
        for nth in _NTH.finditer(story.text, start, end):
            if _is_of_fight(story, nth, start) and (first := _first_day(anchor, nth)):
                return f"{first.isoformat()}/{anchor.isoformat()}"
        lasted = _FOR_DAYS.search(story.text, start, min(end, start + LASTED_REACH))
        if lasted and _FIGHT.search(lasted.group()) and (count := number_of(lasted["count"])):
            return days.window(anchor, count, "day")
    return ""


def counted_since(story: Story, sentence: Sentence) -> str:
    """Return the days over which a report counts, for a sentence after that in which its lead says so, else "".

    >>> from reconcile.extract.dates import find_dates
    >>> from reconcile.extract.sentences import find_sentences
    >>> text = "Nine people have died since the storm came ashore on Monday. The mayor spoke of six."
    >>> story = Story(text, find_sentences(text), find_dates(text, "2017-04-05"), "2017-04-05")
    >>> counted_since(story, story.sentence(1))
    '2017-04-03/2017-04-05'
    """
    if story.since is None:
        story.since = _find_since(story)
    first, since = story.since
    return since if sentence.at > first else ""


def _find_since(story: Story) -> tuple[int, str]:
    none = (len(story.spans), "")
    for i, mention in enumerate(story.dates):
        at = story.sentence_at(mention.start)
        if at >= SINCE_SENTENCES:
            break
        low = mention.date.removesuffix("/")
        role = story.role(i)
        is_start = role == "since" or (role == "harm" and mention.rule == "since")
        if not is_start or not days.is_day(low) or not low < story.anchor:
            continue
        start, end = story.spans[at]
        around = max(start, mention.start - LASTED_REACH), min(end, mention.end + NAMED_REACH)
        if _HAS_COST_SINCE.search(story.text, *around):
            # A lead with a toll of its own tells of one harm, and of the campaign behind it only then.
            is_first = _HARMED.search(story.text, 0, start) is None
            return (at, f"{low}/{story.anchor}") if is_first else none
    return none


def _is_of_fight(story: Story, nth: re.Match[str], start: int) -> bool:
    if nth["of"]:
        return _FIGHT.search(nth["of"]) is not None
    return _FIGHT.search(story.text, max(start, nth.start() - NAMED_REACH), nth.end() + NAMED_REACH) is not None


def _first_day(anchor: date, nth: re.Match[str]) -> date | None:
    said = nth["nth"].lower()
    count = _ORDINALS.get(said) or int(said[:-2])
    if not 1 < count <= MOST_ON_END:
        return None
    return anchor - timedelta(days=count - 1)


def is_running(story: Story, sentence: Sentence, clause: Clause, figure: Span) -> bool:
    """Return whether a figure in the perfect is the toll so far of a fight that the lead counts the days of.

    "Fighting entered its fifth day on Friday. |Sixty people have been killed."
    """
    text = story.text
    if sentence.at >= RUNNING_SENTENCES or not (
        _HAVE_BEEN_SO.match(text, figure.end, clause.end)
        or _HAVE_TAKEN.search(text, max(clause.start, figure.start - COST_REACH), figure.start)
    ):
        return False
    if story.on_end is None:
        story.on_end = days_on_end(story)
    return bool(story.on_end)
