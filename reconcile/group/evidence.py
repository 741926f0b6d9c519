"""What two descriptions of harm share beside their words, and the verdicts that a rule may give on them."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

ALIKE_ACROSS_REPORTS = 2  # weight of figures; one toll in two towns on one day is chance, dead and injured are not


FRAME_SENTENCES = 3  # that tell of the one place; a headline and one that names it again frame a round-up too


class Verdict(IntEnum):
    """Whether two descriptions are of one harm; below SAME they join an only candidate, the likely before the rest."""

    APART = 0
    UNSURE = 1
    POSSIBLE = 2
    MAYBE = 3
    LIKELY = 4
    SAME = 5


class Evidence(NamedTuple):
    """What two descriptions share beside their words for place, day and kind.

    Attributes:
        in_one_report: Whether some report gives both.
        shared_figures: Weight of the telling figures ("31 killed") that both
            have; an odd great one weighs two. One lets descriptions of one
            place meet that differ by a day; one within a report, or a weight
            of two across reports, those that differ in the name of the place.
        shared_tolls: How many outcomes both give one number for, however
            small, 1 left out: three dead and four injured, twice, is seldom chance.
        told_apart: Whether a report that gives both says of one that it is
            another: "separately", "elsewhere".
        alike_by_region: Whether the tolls speak for one harm though no more than
            a province is told: like and great, or one in all that both count.
        shares_rare: Whether both give a toll that two harms in one place seldom have.
        counts_otherwise: Whether both count some outcome, and never with one number.
        is_framed: Whether a report tells of the one place before and after it tells of the other,
            as a report on one harm does. A round-up goes from place to place and does not return.
    """

    in_one_report: bool = False
    shared_figures: int = 0
    shared_tolls: int = 0
    told_apart: bool = False
    alike_by_region: bool = False
    shares_rare: bool = False
    counts_otherwise: bool = False
    is_framed: bool = False

    @property
    def is_told_alike(self) -> bool:
        return self.shared_figures >= (1 if self.in_one_report else ALIKE_ACROSS_REPORTS)


class Stretch(NamedTuple):
    """Where a report tells of one place and day: where the first and last sentence stand that do, and how many do."""

    first: int
    last: int
    sentences: int

    def frames(self, other: Stretch) -> bool:
        """Return whether the report tells of this place and day before and after it tells of another.

        >>> Stretch(0, 900, 3).frames(Stretch(300, 410, 2)), Stretch(0, 900, 2).frames(Stretch(300, 410, 2))
        (True, False)
        """
        return self.sentences >= FRAME_SENTENCES and self.first < other.first and other.last < self.last
