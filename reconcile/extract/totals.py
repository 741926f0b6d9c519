"""Tell a running total from the count of one event, by the words of its clause.

A war, a campaign or a disease "has killed" so many; so many died "since" it
began; so many "are held". One attack, named, is none of these.
"""

from __future__ import annotations

import re

from reconcile.extract.clauses import SUBORDINATE, SUPERLATIVE, Clause
from reconcile.extract.marks import Marks, cues
from reconcile.extract.roles import SINCE_OF_PLACE
from reconcile.extract.story import Sentence, Story
from reconcile.model import DateMention, Span

#: Characters after a figure in which "are currently held" makes it a standing number.
STATE_REACH = 70
#: Characters before a figure in which "has also carried out" stands.
DONE_REACH = 40
#: Characters between "the offensive" and what it "has killed".
COST_REACH = 120
#: Characters after "since" in which the war, or the day it began, is named.
SINCE_REACH = 90
#: Characters before "since" in which ", besieged by" stands.
ASIDE_REACH = 60
#: Characters of the shortest figure that one event seldom reaches: "120000".
SHORTEST_VAST = 5
#: Characters of the shortest that a raid seldom reaches: "1200".
SHORTEST_LARGE = 4

_HOME_TO = re.compile(r"\b(?:home to|hosts|hosting|hosted)\s+\Z")
_HOSTING = frozenset({"to", "hosts", "hosting", "hosted"})
# "The group has |2,500 fighters", but not "has 25 soldiers dead".
_POSSESSING = frozenset({"has", "have", "had", "commands", "command", "fields", "field", "numbering"})
_ITS_OWN = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:fighters|troops|members|militants|peacekeepers|personnel|guerrillas|rebels|men under"
    r" arms)\b"
    r"(?!\s+(?:\w+\s+){0,2}?(?:killed|dead|wounded|injured|missing|captured|hurt|lost|died|arrested|detained))"
)
# "The group still holds |21 hostages".
_STILL_HOLDS = re.compile(
    r"\b(?:(?:still|currently|now)\s+(?:holds?|holding)|(?:is|are)\s+(?:still\s+|currently\s+|now\s+)?holding)\s+"
    r"(?:(?:more|over|nearly|almost|about|some|at|than|least|around|an|estimated)\s+)*(?:[\d,]+\s+\w+,\s+)?\Z"
)
# "The group has carried out |several attacks": no one attack of the report's day.
_HAS_DONE = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:carried out|claimed|launched|conducted|staged|mounted|committed"
    r"|perpetrated|been (?:behind|blamed for))\s+\Z"
)
#: What a place is said to be, not those counted before it.
_OF_PLACE = re.compile(r"\b(?:which|where)\b|\bhome to\b")
_SOME_TIMES = re.compile(r"(?:several|many|numerous|multiple|countless|a (?:number|series|string|spate) of)\b", re.I)
#: Figures that one event seldom reaches: "has displaced tens of thousands".
_VAST = re.compile(r"\b(?:tens of thousands|hundreds of thousands|thousands|millions?)\b|\d{3}[,. ]?\d{3}\b", re.I)
#: Figures that, without one event named, only a war reaches.
_OF_WAR_SIZE = re.compile(r"\b\d{3}[,. ]?\d{3}\b|\b(?:hundreds of thousands|(?:quarter|half) of a million)\b", re.I)
_SINCE = re.compile(
    r"\bsince\b(?!\s+(?:being|he|she|dawn|morning|midnight|early|late|yesterday|last night|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day))",
    re.I,
)
# "Since the army launched its …", not "has since killed".
_SINCE_EVENT = re.compile(r"[Ss]ince\s+(?:\w+ing\b|the|an?|its?|his|her|their|[A-Z])\b")
# "The town, besieged by rebels |since May, …", "it has had two fires |since 2010: one …", "ten years |since the quake".
_ASIDE = re.compile(r",\s+(?:\w+\s+)?\w+(?:ed|en|un|eld)\b[^,;:]{0,40}\Z")
# "|Since at least 40 people are in hospital, …": because.
_BECAUSE = re.compile(
    r"since\s+(?:(?:at least|at most|about|around|some|nearly|almost|more than|over|only|up to)\s+)*\Z", re.I
)
# "Missing |since a ferry went down", "not seen |since the attack": one harm. But "missing since the war began".
_LOST = re.compile(
    r"\b(?:missing|trapped|stranded|stuck|unaccounted for"
    r"|(?:not|never|nor) (?:been )?(?:seen|heard from|found|traced))\s\Z"
)
# "Police have |since arrested six men": of the one harm told before.
_SINCE_CAUGHT = re.compile(
    r"since\s+(?:been\s+)?(?:arrested|detained|released|charged|freed|died|succumbed|recovered|found|rescued|discharged|caught)\b"
)
_SINCE_DATE = re.compile(
    r"since\s+(?:\w+\s+){0,3}?(?:war|conflict|uprising|invasion|fighting|unrest|offensive|coup|(?:19|20)\d\d)\b", re.I
)
_OF_YEARS = re.compile(r"\b(?:years?|months?|weeks?|days?)\s+\Z")
_HAVE_BEEN = re.compile(r"(?:\s+[\w-]+){1,4}?\s+(?:has|have)\s+(?:\w+\s+)?(?:been|died|drowned|perished)\b")
_UNTIL_NOW = re.compile(r"\W*(?:Until|Up to|Up till) now\b|\W*To date\b")
_HALT = re.compile("[;:—]")
_HAS = re.compile(r"\b(?:has|have|had)\b")
# Between a figure and a "since" of another clause.
_APART = re.compile(rf"[;:—]|\b(?:as(?<!well as)(?! well)|but|{SUBORDINATE})\b")
_LASTING = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+){0,3}?(?:killed|left|claimed|cost|died|been|taken|caused|displaced|seen|forced|sent|fled"
    r"|driven|resulted|led|lost|injured|wounded)\b"
    r"|\bkilled\s+(?:in|during|by)\s+(?:the|a)\b"
    r"|\b(?:during|in|amid|to|with|from)\s+(?:the\s+)?(?:(?!fresh|new|latest|renewed|overnight)[\w-]+\s+){0,2}"
    r"(?:protests|riots|epidemic|pandemic|outbreak|uprising|unrest|famine)\b"
    r"|\btoll\s+(?:from|of|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:war|conflict|uprising)\b",
    re.I,
)
_HAS_COST = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}?(?:\w+ed|left|cost|led|sent|driven|taken|seen)\b")
# "Violence has killed 6,000": more than one attack takes.
_VIOLENCE_HAS_COST = re.compile(
    r"\b(?:[Vv]iolence|[Ff]ighting|[Cc]lashes|[Aa]ttacks|[Rr]aids|[Ss]trikes|[Bb]ombings|[Ss]helling)\b[^.;,]{0,60}"
    r"\b(?:has|have)\s+(?:\w+\s+){0,2}?(?:\w+ed|left|cost|led|driven|taken)\b"
)
_IS_LARGE = re.compile(r"\d[,. ]?\d{3}\b|\b(?:[Hh]undreds|[Tt]housands|[Mm]illions?)\b")
_CAUGHT = re.compile(r"\b(?:trapped|stranded|cut off)\b")
_HAS_BEEN = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+)?been\b[^.;]*\b(?:in|during|amid|since)\s+(?:\w+\s+){1,4}\Z")
_WAR_HAS = re.compile(
    rf"\b(?:{cues('war')})\s+(?:that|which)\s+(?:has|have|had)\s+(?:\w+\s+){{0,2}}?"
    r"(?:killed|claimed|cost|left|displaced|driven|forced|taken|seen|uprooted)\s+(?:[\w,-]+\s+){0,4}?\Z"
)
# "The military says |it has killed 14,000 combatants".
_THEY_HAVE_KILLED = re.compile(
    r"\b(?:it|they|military|army|forces|troops|militants|rebels|insurgents|group|police|government|regime|junta|coalition|militia"
    r"|jihadists|strikes|raids)\s+(?:has|have)\s+(?:\w+\s+)?(?:killed|eliminated|wounded|displaced|arrested|detained|captured)\s+"
    r"(?:(?:more|over|nearly|almost|about|some|at|than|least|around|an|estimated|up|to|as|many|well)\s+)*\Z"
)
_IN_WAR = re.compile(
    r"\b(?:in|during|throughout)\s+(?:the|a|its|their|that|this)\s+(?:[\w-]+\s+){0,3}"
    r"(?:war|conflict|insurgency|uprising|revolution|pandemic|epidemic|famine)\b(?!\s+(?:zone|crime))",
    re.I,
)


def is_of_this_war(text: str, clause: Clause, figure: Span) -> bool:
    """Return whether a figure is what "a war that has killed |more than 100,000" has cost, whatever else is told."""
    return _WAR_HAS.search(text, max(clause.start, figure.start - COST_REACH), figure.start) is not None


def is_total(text: str, marks: Marks, clause: Clause, figure: Span) -> bool:
    """Return whether a clause tells a running total: of a war, of a statistic, or since something."""
    if "war" in clause.kinds and is_of_this_war(text, clause, figure):
        return True
    if "since" in clause.kinds:
        for start in marks.between("since", clause.start, clause.end):
            if _is_since(text, start, clause, figure):
                return True
    if "event" in clause.kinds:
        return False
    return "tally" in clause.kinds or (_is_large(text, clause, figure) and _is_lasting(text, clause))


def _is_since(text: str, start: int, clause: Clause, figure: Span) -> bool:
    """Return whether a "since" says from when the figure counts, and not another clause or a comparison."""
    if not _SINCE.match(text, start, clause.end) or SUPERLATIVE.search(text, clause.start, start):
        return False
    if _SINCE_CAUGHT.match(text, start) and not _IS_LARGE.search(text, *figure):
        return False
    if _LOST.search(text, max(clause.start, start - ASIDE_REACH), start) and not _SINCE_DATE.match(text, start):
        return False
    if start > figure.start:
        place = text[max(figure.end, start - 2 * ASIDE_REACH) : start]
        return not (_APART.search(text, figure.end, start) or SINCE_OF_PLACE.search(place))
    if _BECAUSE.match(text, start, figure.start):
        return False
    if _HALT.search(text, start, figure.start):
        return False
    left = text[max(clause.start, start - ASIDE_REACH) : start]
    return not (_ASIDE.search(left) or _OF_YEARS.search(left)) or _HAS.search(text, start, figure.start) is not None


def is_long(story: Story, clause: Clause, figure: Span, day: DateMention) -> bool:
    """Return whether a total with a day counts from that day or for a war, and is not that day's part of a total."""
    # "Since March" is a date of its own, "since the raids of Monday" leads up to Monday.
    since = story.marks.between("since", day.start - SINCE_REACH, day.start)
    if any(not story.starts_date(at) for at in since):
        return True
    if counts_since(story, clause, figure):
        return True
    return _is_large(story.text, clause, figure) and _is_lasting(story.text, clause)


def counts_since(story: Story, clause: Clause, figure: Span) -> bool:
    """Return whether a figure counts from an undated event: "|314 have been killed since the rains began"."""
    text = story.text
    after = story.marks.between("since", figure.end, clause.end)
    return any(
        not story.starts_date(at) and _HAVE_BEEN.match(text, figure.end, at) and _is_since(text, at, clause, figure)
        for at in after
    )


def _is_large(text: str, clause: Clause, figure: Span) -> bool:
    if "war" in clause.kinds:
        return True
    return figure.end - figure.start >= SHORTEST_VAST and _VAST.search(text, *figure) is not None


def _is_lasting(text: str, clause: Clause) -> bool:
    return _LASTING.search(text, clause.start, clause.end) is not None


def is_of_campaign(text: str, marks: Marks, clause: Clause, figure: Span) -> bool:
    """Return whether a clause tells what an offensive, a siege or a crackdown has cost so far."""
    if "event" in clause.kinds:
        return False
    if _UNTIL_NOW.match(text, clause.start):
        return True
    if "campaign" in clause.kinds and _has_campaign_cost(text, marks, clause, figure):
        return True
    is_long_enough = figure.end - figure.start >= SHORTEST_LARGE
    if is_long_enough and _IS_LARGE.search(text, *figure) and _VIOLENCE_HAS_COST.search(text, clause.start, figure.end):
        return True
    if is_long_enough and _IS_LARGE.search(text, *figure) and _has_cost_in_war(text, marks, clause, figure):
        return True
    is_war = "war" in clause.kinds and "events" not in clause.kinds
    return is_war and _IN_WAR.search(text, clause.start, clause.end) is not None


def _has_cost_in_war(text: str, marks: Marks, clause: Clause, figure: Span) -> bool:
    """Return whether a side in the report's war "has killed" so many."""
    left = max(clause.start, figure.start - COST_REACH)
    return "war" in marks.kinds_in(0, len(text)) and _THEY_HAVE_KILLED.search(text, left, figure.start) is not None


def _has_campaign_cost(text: str, marks: Marks, clause: Clause, figure: Span) -> bool:
    """Return whether a campaign told in the clause "has cost" the figure, or "has been" so in the campaign after it."""
    for start in marks.between("campaign", clause.start, figure.start):
        if _HAS_COST.search(text, start, min(figure.end, start + COST_REACH)):
            return True
    after = marks.between("campaign", figure.end, min(clause.end, figure.end + COST_REACH))
    return bool(after and _HAS_BEEN.search(text, figure.end, after[0]))


def is_standing(text: str, marks: Marks, sentence: Sentence, figure: Span) -> bool:
    """Return whether a figure stands on the report's day: "900 are currently held", not "in a town which is"."""
    end = min(sentence.end, figure.end + STATE_REACH)
    if "state" in sentence.kinds and (other := _OF_PLACE.search(text, figure.end, end)):
        end = other.start()
    if _STILL_HOLDS.search(text, max(sentence.start, figure.start - DONE_REACH), figure.start):
        return True
    if "state" not in sentence.kinds or "state" not in marks.kinds_in(figure.end, end):
        return False
    # Four miners who remain trapped are those of one harm.
    is_caught = _CAUGHT.search(text, figure.end, end) is not None
    around = max(sentence.start, figure.start - STATE_REACH), min(sentence.end, figure.end + STATE_REACH)
    return not is_caught or _IS_LARGE.search(text, *around) is not None


def is_of_no_day(text: str, sentence: Sentence, figure: Span) -> bool:
    """Return whether a figure is true of no one day: "home to 3,000", "has 900 fighters", "has staged many raids"."""
    left = text[max(sentence.start, figure.start - DONE_REACH) : figure.start]
    words = left.split()
    if not words:
        return False
    if words[-1] in _HOSTING and _HOME_TO.search(left):
        return True
    verb = words[-2] if words[-1].endswith("ly") and len(words) > 1 else words[-1]
    if verb in _POSSESSING and _ITS_OWN.match(text, figure.end, sentence.end):
        return True
    return _SOME_TIMES.match(text, *figure) is not None and _HAS_DONE.search(left) is not None


def may_be_of_war(text: str, marks: Marks, clause: Clause, figure: Span) -> bool:
    """Return whether a total without a date can be that of the war the report tells of.

    "Killed since the army launched its offensive" is not; "has since killed" is, and a figure that only wars reach.
    """
    for start in marks.between("since", clause.start, clause.end):
        end = min(clause.end, start + SINCE_REACH)
        if "war" in marks.kinds_in(start, end):
            return True
        if _SINCE_EVENT.match(text, start, end):
            return False
    if _IS_LARGE.search(text, *figure) and _has_cost_in_war(text, marks, clause, figure):
        return True
    if "war" in clause.kinds or _SINCE.search(text, clause.start, clause.end):
        return True
    return "war" in marks.kinds_in(0, len(text)) and is_of_war_size(text, figure)


def is_of_war_size(text: str, figure: Span) -> bool:
    """Return whether a figure is one that, without one event named, only a war reaches."""
    return _OF_WAR_SIZE.search(text, *figure) is not None


def runs_on(text: str, clause: Clause) -> bool:
    """Return whether a total without a start counts up to the report: "the siege has cost 900 lives"."""
    return not clause.kinds.isdisjoint(("since", "campaign", "war")) or _is_lasting(text, clause)


def war_goes_on(text: str, clause: Clause) -> bool:
    """Return whether a clause tells what a war has cost, and no single harm in it."""
    return "war" in clause.kinds and "event" not in clause.kinds and _is_lasting(text, clause)
