"""Under which outcome a figure is kept as a claim, and what a figure that is set aside is shown with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.extract.bystanders import find_population
from reconcile.extract.context import context_of, reason_unused
from reconcile.extract.governing import Count
from reconcile.extract.singles import is_implicit
from reconcile.extract.tokens import Kind, Token, Tokens
from reconcile.extract.victims import THEM
from reconcile.model import CORE, Claim, Modifier, Number, Outcome, SetAside

#: Rules by which a percentage is a share of a toll and no toll.
_SHARE_RULES = frozenset({"counted noun", "toll", "carried toll", "part of a total", "named among", "made up of"})
#: Rules that take the outcome from the claims told before.
_CARRIED_RULES = frozenset({"carried toll", "made up of"})
#: Claims before a figure among which the totals are looked for, a count of the dead first.
MAX_EARLIER = 60
#: Code points before a figure in which the dead are named.
MAX_BACK = 2_000
#: What a figure without a noun may be of, though the last one told was of something else.
_DEATHS = re.compile(r"\b(?:tolls?|counts?|tally|dead|deaths?|killed|fatalities)\b")
#: Rules too loose for words that count people only beside a predicate of their own: "some were hurt".
_LOOSE_RULES = frozenset({"coordinate with", "carried toll", "subject with others of"})


def makes_claim(tokens: Tokens, count: Count) -> bool:
    """Return whether the figure is kept, or may be by what was told before it."""
    return kept_outcome(tokens, count) is not None or count.rule in _CARRIED_RULES


def kept_outcome(tokens: Tokens, count: Count) -> Outcome | None:
    """Return the outcome the figure is kept under, None if it is to be set aside."""
    token = tokens[count.at]
    number = token.number
    assert number is not None
    if count.outcome in CORE:
        if is_implicit(token) and (count.rule not in ("subject of", "object of") or count.phrase.head is None):
            return None
        is_loose = number.modifier is Modifier.VAGUE and number.low == 3
        is_named = tokens[count.phrase.end - 1].word not in THEM  # "some of the dead", not "some of them dead"
        points_back = count.phrase.points_back and count.phrase.head is None and is_named
        tells_nothing = count.outcome is Outcome.KILLED and points_back and count.cue == count.phrase.end
        if is_loose and (count.rule in _LOOSE_RULES or tells_nothing or _tells_who_only(tokens, count)):
            return None  # "some of the dead had been counted twice" counts none
        if number.unit not in ("", "percent") or _is_fraction(number):
            return None
        is_share = count.rule in _SHARE_RULES and (is_named or count.rule != "part of a total")  # "62% of them boys"
        if number.unit == "percent" and (is_share or not _is_share_of_people(tokens, count)):
            return None
        if count.outcome is Outcome.DISPLACED and number.high == 1:
            return None
        return count.outcome
    if is_implicit(token):
        return None
    return context_of(tokens, count)


def carried_outcome(text: str, tokens: Tokens, count: Count, earlier: Sequence[Claim]) -> Outcome | None:
    """Return what a figure is of that goes on with the totals before it, None if it does not.

    It is of death where a toll or a count is named since the last of them.
    """
    totals = [claim for claim in earlier[-MAX_EARLIER:] if claim.is_core and not claim.part_of]
    if count.rule not in _CARRIED_RULES or not totals:
        return None
    head, last, at = count.phrase.head, totals[-1], tokens.start_of(count.at)
    told_of_dead = any(claim.outcome is Outcome.KILLED for claim in totals)
    if head is not None and tokens[head].word == "victims":
        return Outcome.KILLED if told_of_dead or not count.phrase.points_back else None
    if told_of_dead and "ictims" in text[tokens.start : at]:
        return Outcome.KILLED  # beside a count of the hurt "the victims" are the dead
    names_dead = told_of_dead and _DEATHS.search(text, max(last.end, at - MAX_BACK), at) is not None
    return Outcome.KILLED if names_dead else last.outcome


def aside_of(text: str, tokens: Tokens, count: Count, reason: str = "") -> SetAside | None:
    """Return the figure with the reason it is no claim, by default that of its count; articles are no figures."""
    number = tokens[count.at].number
    if number is None or is_implicit(tokens[count.at]):
        return None
    reason = reason or reason_unused(tokens, count)
    return SetAside(start=number.start, end=number.end, figure=text[number.start : number.end], reason=reason)


def _tells_who_only(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether some of those counted are only described: "many of them farmers", "many with cuts"."""
    end = count.phrase.end
    is_told = count.cue is not None and count.at < count.cue <= end
    if count.phrase.head is not None or end >= len(tokens) or is_told:
        return False
    token = tokens[end]
    if token.kind is Kind.PERSON:
        return count.phrase.points_back and not token.entry.victims
    is_placed = token.kind is Kind.PREPOSITION and token.word in ("with", "from", "to")
    return is_placed and count.rule != "object of"


def _is_share_of_people(tokens: Tokens, count: Count) -> bool:
    """Return whether a percentage is of people: not "12 per cent died", nor "wiping out a fifth of its price"."""
    head, end = count.phrase.head, count.phrase.end
    if count.cue == end:
        return False
    return head is not None or count.phrase.points_back or find_population(tokens, count) is not None


def _is_fraction(number: Number) -> bool:
    """Return whether the figure cannot be a count of people: "1.11 deaths per 1,000 births"."""
    low, high = number.low or 0, number.high or 0
    return not number.unit and (low != int(low) or high != int(high))
