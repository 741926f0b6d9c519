"""Deaths of those who were hurt, missing or trapped before: "two of the wounded died", "the trapped miners died"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count
from reconcile.extract.predicates import find_predicate
from reconcile.extract.tokens import Kind, Token
from reconcile.extract.voice import Voices
from reconcile.model import Outcome

#: What those may be who die of it later: "two of the wounded died".
STRICKEN = frozenset({Outcome.INJURED, Outcome.MISSING, Outcome.TRAPPED, Outcome.DETAINED})


def find_later_death(tokens: Sequence[Token], voices: Voices, count: Count, after: int | None) -> int | None:
    """Return the predicate of a figure, past the word for the hurt that it is of: "two of the wounded |died"."""
    if after is None or after != count.phrase.end or tokens[after].entry.outcome not in STRICKEN:
        return after
    if not count.phrase.points_back:
        return after
    later, is_weak = find_predicate(tokens, voices, after + 1)
    if later is None or is_weak or tokens[later].entry.outcome is not Outcome.KILLED:
        return after
    is_apart = any(tokens[i].kind in (Kind.NUMBER, Kind.AND, Kind.COMMA) for i in range(after + 1, later))
    return after if is_apart else later


def die_later(tokens: Sequence[Token], voices: Voices, count: Count) -> bool:
    """Return whether those hurt or missing are said to be dead now: "two of the trapped miners |died"."""
    later, is_weak = find_predicate(tokens, voices, count.phrase.end)
    if later is None or is_weak or tokens[later].entry.outcome is not Outcome.KILLED:
        return False
    apart = (Kind.NUMBER, Kind.AND, Kind.COMMA, Kind.RELATIVE)
    return all(tokens[i].kind not in apart for i in range(count.phrase.end, later))
