"""Find since when the toll of a war counts: stated in the report, as agencies count it, or by the war's length."""

from __future__ import annotations

import re
from collections import Counter

from reconcile.extract import days
from reconcile.extract.date_words import VALUES, number_of
from reconcile.extract.flat import flatten, prefix_tree
from reconcile.extract.marks import Marks, cues
from reconcile.extract.story import Story
from reconcile.lexicons.load import load_table
from reconcile.model import Span

#: Days; a date further back can be the start of a war.
MIN_WAR_DAYS = 20
#: Characters between "began" and its date.
START_REACH = 100
#: Characters before "war" in which "six-year-long civil" stands.
LENGTH_REACH = 40
#: Times that a war must be named as often as any other to be the one meant.
MUCH_MORE = 2

_WAR = re.compile(rf"\b(?:{cues('war')})\b", re.I)
_START = re.compile(rf"\b(?:{cues('start')})\b[^.;]{{0,{START_REACH}}}\Z", re.I)
# "The group took up arms in |1984".
_TOOK_UP_ARMS = re.compile(
    r"\b(?:took up arms|taken up arms|taking up arms|(?:launched|began|started|waged|waging) (?:an?|its|their)"
    r" (?:\w+ ){0,2}?(?:insurgency|rebellion|uprising|revolt|guerrilla campaign|armed campaign|armed struggle))"
    rf"\b[^.;]{{0,{START_REACH}}}\Z"
)
# Before the word for the war: "the six-year-long civil".
_LENGTH = re.compile(
    r"\b(?:(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[\s-]years?(?:[\s-](?:old|long))?|decade-(?:old|long))"
    r"\s+(?:\w+\s+){0,2}\Z",
    re.I,
)
_NTH_YEAR = re.compile(
    r"\bin (?:its|the) (?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1?\d(?:st|nd|rd|th)) year\b"
)
_WAR_STARTS = {row["war"]: row["start"] for row in load_table("war_starts")}
_WAR_FORMS = {
    form: row["war"]
    for row in load_table("war_starts")
    for form in (row["war"], *filter(None, row["forms"].split("|")))
}
# In the flat form of a text.
_WAR_NAMED = re.compile(rf" ({prefix_tree(sorted({flatten(form).strip() for form in _WAR_FORMS}), blank=' +')})(?!\w)")


def war_start(story: Story, sentence: Span) -> str:
    """Return the start of the war that a sentence speaks of: stated, as agencies count it, or by its length.

    Returns:
        An ISO day, month or year; "" where the text does not tell.
    """
    text, anchor, wars = story.text, story.anchor, story.wars
    if "stated" not in wars:
        wars["stated"] = _stated_war(story)
    if wars["stated"]:
        return wars["stated"]
    if start := _named_war(text, sentence, anchor):
        return _as_told(story, start)
    if "likely" not in wars:
        named = _named_war(text, Span(0, len(text)), anchor)
        wars["likely"] = _as_told(story, named) if named else _war_by_length(text, story.marks, anchor)
    return wars["likely"]


def _as_told(story: Story, start: str) -> str:
    """Return a war's start as agencies know it, no finer than the text tells it: "the six-year war" tells a year."""
    year = start[:4]
    told = {mention.date.partition("/")[0] for mention in story.dates}
    if start in told or not (year in told or _war_by_length(story.text, story.marks, story.anchor)):
        return start
    return year


def _stated_war(story: Story) -> str:
    text, day = story.text, days.read_day(story.anchor)
    for mention in story.dates:
        low = mention.date.partition("/")[0]
        first = days.ends(low)[0] if low else None
        if first is None or (day is not None and (day - first).days < MIN_WAR_DAYS):
            continue
        sentence = story.sentence_of(mention)
        left = max(sentence.start, mention.start - 2 * START_REACH)
        is_war = _TOOK_UP_ARMS.search(text, left, mention.start)
        if is_war is None and mention.rule == "since":
            is_war = _WAR.search(text, left, mention.start)
        elif is_war is None:
            is_war = _START.search(text, left, mention.start) and _WAR.search(
                text, left, min(sentence.end, mention.end + START_REACH)
            )
        if is_war and not _is_of_another(story, low):
            return low
    return ""


def _is_of_another(story: Story, low: str) -> bool:
    """Return whether a date is no start of the war the text names, but of something else: "in power since 1963"."""
    named = _named_war(story.text, Span(0, len(story.text)), story.anchor)
    if named:
        return int(low[:4]) < int(named[:4]) - 1
    by_length = _war_by_length(story.text, story.marks, story.anchor)
    return bool(by_length) and int(low[:4]) > int(by_length) + 1  # "infighting since January", in "the three-year war"


def _named_war(text: str, within: Span, anchor: str) -> str:
    """Return the start of the one war that is named, or named far more often than the others."""
    day = days.read_day(anchor)
    named = Counter(
        _WAR_FORMS[name]
        for match in _WAR_NAMED.finditer(flatten(text), within.start, within.end + 1)
        if (name := " ".join(text[match.start() : match.end() - 1].split())) in _WAR_FORMS
    )
    for war in list(named):
        start = days.ends(_WAR_STARTS[war])[0]
        if day is None or start is None or start > day:
            del named[war]
    first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return _WAR_STARTS[first[0]] if first[1] > MUCH_MORE * second[1] else ""


def years_of_war(text: str, start: int, end: int) -> int:
    """Return how many years a war told between two positions lasted: "the ten-year civil war", 0 where untold."""
    for war in _WAR.finditer(text, start, end):
        if length := _LENGTH.search(text, max(start, war.start() - LENGTH_REACH), war.start()):
            return _years(length)
    return 0


def _years(length: re.Match[str]) -> int:
    return number_of(length["n"] or "ten") or 0


def _war_by_length(text: str, marks: Marks, anchor: str) -> str:
    """Return the year in which "the six-year war", or the one "in its sixth year", began."""
    day = days.read_day(anchor)
    for start in marks.between("war", 0, len(text)) if day else ():
        assert day is not None
        if length := _LENGTH.search(text, max(0, start - LENGTH_REACH), start):
            return f"{max(1, day.year - _years(length)):04d}"
        if nth := _NTH_YEAR.search(text, start, start + LENGTH_REACH):
            years = int(VALUES["ordinal"].get(nth["n"]) or nth["n"][:-2])
            return f"{max(1, day.year - years + 1):04d}"
    return ""
