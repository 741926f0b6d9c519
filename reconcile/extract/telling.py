"""Say what a sentence tells of its places: harm here and now, an older harm, a total.

Words stand in ``scene_words``, read as whole words of the lower-cased text;
the shapes that need more than one word stand here and are tried only where
one of their words does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from reconcile.extract.flat import flatten
from reconcile.extract.harmed_counts import YEARS, count_harmed
from reconcile.extract.telling_shapes import (
    ANY_DAY,
    COUNTED_OVER,
    HAD_SAID,
    IN_COUNTRY,
    LEAVING,
    OLDER,
    OVER_LAND,
    OWN_DAY,
    PERIOD,
    POINTS,
    REST,
    SOME_OF,
    TALLY,
    TURNS_ASIDE,
    UNNAMED,
    WAR_BEFORE,
    WAR_BEHIND,
    WAR_TOTAL,
)
from reconcile.lexicons.load import load_table
from reconcile.model import Span

LEAD_SENTENCES = 3  # the lead of a wire story, which tells of its own event
PART_BY = 2  # sentences from the head of a report that tell its toll
ASIDE_REACH = 60  # code points from the head of a sentence in which it turns to another event
WAR_REACH = 160  # code points on either side of a figure in which a war is said to have taken it
LEAVING_REACH = 60  # code points around a figure in which its people are said to have left

_ROLES: dict[str, set[str]] = {}
for _row in load_table("scene_words"):
    for _role in _row["roles"].split():
        _ROLES.setdefault(_role, set()).add(_row["word"])
HARM, SPREAD, NATION, WAR, BACK, ASIDE, TREATED, SPEECH, LEFT, EVENT = (
    frozenset(_ROLES[role])
    for role in ("harm", "spread", "nation", "war", "back", "aside", "treated", "speech", "left", "event")
)
#: Words that may stand for a place named elsewhere: "in the capital", "across the city".
CAPITAL, SETTLED = frozenset(("capital",)), frozenset(("city", "town", "village", "state", "province"))
SEVERAL = frozenset(("cities", "towns", "villages"))
#: Words without one of which a sentence neither counts over time, nor over a country, nor points back.
_PERIODS = frozenset(
    "since year yearly annual annually average worldwide between since month months years decade decades period half"
    " quarter".split()
)
_ACROSS = frozenset(("across",))
_COUNTRY, _POINTERS = frozenset(("country", "nation")), frozenset(("there", "same"))
#: All words that a sentence is asked for. The few that it has are kept, so that each question is short.
_ASKED = HARM.union(
    EVENT, SPREAD, NATION, WAR, BACK, ASIDE, LEFT, YEARS, CAPITAL, SETTLED, SEVERAL, _PERIODS, _COUNTRY, _POINTERS
)

_WORD = re.compile("[a-z]+")


_TAKING_UP = EVENT.union(("fatalities", "victims", "deaths", "casualties"))
#: A later sentence that takes up the harm of the lead: "the suicide attack", "the victims", not "two of the victims".
_SAME = re.compile(
    r"\bthe (?:(?!first|second|third|fourth|other|latest|next|previous"
    r"|said|says|that|of|in|and|was|is|on|for|by|has|had|after)[\w-]+ ){0,3}?"
    rf"(?:{'|'.join(sorted(EVENT))})\b"
    rf"|(?<!\bof )\bthe (?:{'|'.join(sorted(_TAKING_UP - EVENT))})\b"
)
FULL_LENGTH = 24  # code points of the shortest sentence that tells anything without a stop
_STOPS = (".", "!", "?", '"', "”", "’", "'")
_CREDITS = ("photo)", "photos)", "agencies)", "images)", "getty)")  # where a caption ends
KIND_REACH = 24  # code points beside a name in which the kind of place stands


class Telling(StrEnum):
    """What a sentence tells."""

    HARM = "harm"
    BACK = "back"  # an older harm, which has a place of its own
    TOTAL = "total"  # a war's or a period's toll
    OTHER = "other"


def lowered(text: str) -> str:
    """Return ``text`` in lower case where that keeps every offset, else as it is."""
    low = text.lower()
    return low if len(low) == len(text) else text


def _rank_all(low: str, sentences: Sequence[Span]) -> Iterator[int]:
    """Return for each sentence how many full ones stand before it."""
    rank = 0
    for start, end in sentences:
        yield rank
        is_stopped = low.endswith(_STOPS, start, end)
        is_headline = start == sentences[0].start and not is_stopped and low.startswith("\n", end)
        is_long = is_stopped or end - start >= FULL_LENGTH
        rank += is_long and not is_headline and not low.endswith(_CREDITS, start, end)


class Story:
    """The sentences of one text, read for what they tell, each once and only when asked for."""

    def __init__(self, text: str, sentences: Sequence[Span], title: str) -> None:
        self.low = lowered(text)
        self.flat = flatten(text)
        self.sentences = sentences
        self._tells: dict[int, Telling] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._counts: dict[int, set[int]] = {}
        self._title = title.lower()
        self.ranks = list(_rank_all(self.low, sentences))
        self.lead_end = max(number for number, rank in enumerate(self.ranks) if rank < LEAD_SENTENCES)
        self._lead = self._title + " " + self.low[: sentences[self.lead_end].end]

    @cached_property
    def is_spread(self) -> bool:
        """Whether the lead's harm lies over a whole country."""
        if not SPREAD.isdisjoint(_WORD.findall(self._title)):
            return True
        found = {word for number in range(self.lead_end + 1) for word in self.words(number)} & SPREAD
        end = self.sentences[self.lead_end].end
        return bool(found) and (found != _ACROSS or OVER_LAND.search(self.low, 0, end) is not None)

    @cached_property
    def counts_over_time(self) -> bool:
        """Whether the report is itself of a count over months, so that its place is that of such counts."""
        return COUNTED_OVER.search(self.low, 0, self.sentences[self.lead_end].end) is not None

    @cached_property
    def tells_tally(self) -> bool:
        """Whether the first sentence counts over a year or tells statistics: "there were 35 fires so far this year"."""
        number = next(n for n, rank in enumerate(self.ranks) if rank or n == self.lead_end) if self.ranks else 0
        return TALLY.search(self.low, 0, self.sentences[number].end) is not None

    def rank(self, number: int) -> int:
        """Return how many full sentences stand before one: a caption or a heading is none."""
        return self.ranks[number]

    def words(self, number: int) -> frozenset[str]:
        """Return the words of a sentence that tell something, in lower case, and its years."""
        words = self._words.get(number)
        if words is None:
            start, end = self.sentences[number]
            words = self._words[number] = _ASKED.intersection(self.flat[start + 1 : end + 1].split())
        return words

    def tells(self, number: int) -> Telling:
        """Return what a sentence tells. The lead tells of its own event, even where it calls it the worst of a war."""
        told = self._tells.get(number)
        if told is None:
            told = self._tells[number] = self._read(number)
        return told

    def _read(self, number: int) -> Telling:
        words, span = self.words(number), self.sentences[number]
        is_harm = not HARM.isdisjoint(words)
        is_late = self.rank(number) >= LEAD_SENTENCES
        if (is_late or not is_harm) and not WAR.isdisjoint(words) and WAR_TOTAL.search(self.low, *span):
            return Telling.TOTAL
        if is_late and self._is_older(words, span):
            return Telling.BACK
        return Telling.HARM if is_harm else Telling.OTHER

    def _is_older(self, words: frozenset[str], span: Span) -> bool:
        """Tell whether a sentence dates its harm elsewhere than the lead does."""
        if BACK.isdisjoint(words) and YEARS.isdisjoint(words):
            return False
        found = OLDER.search(self.low, *span)
        if not found:
            return False
        when = found["year"] or found["month"]
        return not when or when not in self._lead

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """What the lead says that its harm was in without naming it: "a village", "a refugee camp"."""
        end = self.sentences[self.lead_end].end
        return frozenset(found[1] for found in UNNAMED.finditer(self.low, 0, end))

    def names_kind(self, mention: Span) -> bool:
        """Tell whether a name is given to what the lead left without one: "the village of Rasm"."""
        before = self.flat[max(0, mention.start - KIND_REACH) + 1 : mention.start + 1].split()
        behind = self.flat[mention.end + 1 : mention.end + KIND_REACH].split()
        kinds = {*(before[-2:-1] if before[-1:] == ["of"] else ()), *behind[:1]}
        return not self._kinds.isdisjoint(kinds)

    def tells_same(self, number: int) -> bool:
        """Tell whether a later sentence takes up the lead's harm as known: "the blast"."""
        return not _TAKING_UP.isdisjoint(self.words(number)) and (
            _SAME.search(self.low, *self.sentences[number]) is not None
        )

    def tells_part(self, number: int) -> bool:
        """Tell whether a sentence counts only some of those whom the first two count, and so not where all were."""
        own = self.counts(number) if number else None
        if not own:
            return False
        lead = set[int]().union(*(self.counts(n) for n in range(number) if self.rank(n) < PART_BY))
        if lead and max(own) < max(lead) and SOME_OF.search(self.low, *self.sentences[number]):
            return True
        if self.tells_same(number):
            return any(one + other in lead for one in own for other in own if one < other)
        return bool(lead) and own.isdisjoint(lead) and min(own) < min(lead) and max(own) < max(lead)

    def outgrows(self, number: int, before: int) -> bool:
        """Tell whether a sentence counts more than the lead, and the one ``before`` only a part: the whole again."""
        if not REST.search(self.low, *self.sentences[before]):
            return False
        own, part, lead = self.counts(number), self.counts(before), self.counts(0) | self.counts(1)
        return bool(own and part and lead) and max(part) < max(lead) < max(own)

    def counts(self, number: int) -> set[int]:
        """Return the figures of a sentence that count the harmed."""
        counts = self._counts.get(number)
        if counts is None:
            counts = self._counts[number] = set(count_harmed(self.low, self.flat, self.sentences[number], HARM))
        return counts

    def turns_aside(self, number: int) -> bool:
        """Tell whether a sentence opens on another event: "Separately", "Elsewhere"."""
        if number == 0 or ASIDE.isdisjoint(self.words(number)):
            return False
        span = self.sentences[number]
        return TURNS_ASIDE.search(self.low, span.start, min(span.end, span.start + ASIDE_REACH)) is not None

    def opens_another_day(self, number: int) -> bool:
        """Tell whether a later sentence opens with a day of its own, "On Friday", that the lead does not name."""
        if self.rank(number) < LEAD_SENTENCES:
            return False
        found = OWN_DAY.match(self.low, self.sentences[number].start)
        if found is None or found[1] in self._lead or ANY_DAY.search(self._lead) is None:
            return False
        return HAD_SAID.search(self.low, *self.sentences[number]) is None

    def tells_spread(self, number: int) -> bool:
        """Tell whether a sentence's harm lies over a whole country: a storm, unrest, "across"."""
        return not SPREAD.isdisjoint(self.words(number))

    def tells_nation(self, number: int) -> bool:
        """Tell whether a sentence's harm is that of a nation: its protests, "nationwide", "in the country"."""
        if not NATION.isdisjoint(self.words(number)):
            return True
        if _COUNTRY.isdisjoint(self.words(number)):
            return False
        return IN_COUNTRY.search(self.low, *self.sentences[number]) is not None

    def tells_period(self, number: int) -> bool:
        """Tell whether a sentence after the lead counts over months or years: "so far this year"."""
        words = self.words(number)
        if self.rank(number) < LEAD_SENTENCES or (_PERIODS.isdisjoint(words) and YEARS.isdisjoint(words)):
            return False
        return PERIOD.search(self.low, *self.sentences[number]) is not None

    def points_back(self, number: int) -> int | None:
        """Return where a sentence points back to a place told before: "two were found there", "on the same lake"."""
        if _POINTERS.isdisjoint(self.words(number)):
            return None
        found = POINTS.search(self.low, *self.sentences[number])
        return found.start() if found else None

    def tells_war_toll(self, number: int, span: Span) -> bool:
        """Tell whether a figure is the toll of a whole war: "a conflict that has killed 280,000"."""
        if WAR.isdisjoint(self.words(number)):
            return False
        start, end = self.sentences[number]
        before = max(start, span.start - WAR_REACH)
        if WAR_BEFORE.search(self.low[before : span.start]) is not None:
            return True
        return WAR_BEHIND.match(self.low, span.end, min(end, span.end + WAR_REACH)) is not None

    def tells_leaving(self, number: int, span: Span) -> bool:
        """Tell whether the words around a figure say that its people left."""
        if LEFT.isdisjoint(self.words(number)):
            return False
        sentence = self.sentences[number]
        start, end = max(sentence.start, span.start - LEAVING_REACH), min(sentence.end, span.end + LEAVING_REACH)
        return LEAVING.search(self.low, start, end) is not None
