"""What is to be told of an event beside its ranges: numbers to look at twice, and what is contested.

A finding is no verdict. It names in words what a person should read again,
and the claims that it stands on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AlarmKind(StrEnum):
    """What is odd about a number."""

    TWO_UNITS = "two_units"
    TEN_TIMES = "ten_times"
    PART_ABOVE_WHOLE = "part_above_whole"
    FELL = "fell"
    OWN_WORD = "own_word"


class Dimension(StrEnum):
    """In what claimants contradict each other."""

    FIGURES = "figures"
    OUTCOME = "outcome"
    VICTIMS = "victims"
    ACTOR = "actor"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What is found, in words, with the ids of its claims."""

    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alarm(Finding):
    """Something to look at twice."""

    kind: AlarmKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest(Finding):
    """One contradiction, with the claims on its sides."""

    dimension: Dimension
