"""Whether a figure has a clause or a predicate of its own, that goes before a verb told ahead of it."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count, is_in_list, kind_of
from reconcile.extract.tokens import Kind, Token
from reconcile.model import CORE

#: What follows a verb of no harm: "two men ran [to] the river".
_AFTER_VERB = (Kind.PREPOSITION, Kind.DETERMINER, Kind.NAME)
#: What may stand between a figure and the predicate of a clause that it opens.
OPENS_CLAUSE = (Kind.DETERMINER, Kind.HAVE, Kind.RELATIVE)


def has_clause(tokens: Sequence[Token], cue: int, count: Count) -> bool:
    """Return whether a figure behind "and" opens a clause: "swept away ten carts, and [60] people may be buried"."""
    end = count.phrase.end
    if count.phrase.head is None and kind_of(tokens, end) is Kind.WORD and tokens[end].word.endswith("ed"):
        return is_in_list(tokens, cue, count.at)  # "killed 56 and [25,000] suffered burns"
    if count.phrase.head is None or kind_of(tokens, end) not in (Kind.BE, Kind.MODAL) or tokens[end].word == "to":
        return False
    return is_in_list(tokens, cue, count.at)


def is_near(tokens: Sequence[Token], end: int, cue: int) -> bool:
    """Return whether a part has the predicate for its own: "(of whom) 147 [have been confirmed dead]"."""
    between = {token.kind for token in tokens[end:cue]}
    return cue - end <= 2 or between <= {Kind.HAVE, Kind.BE, Kind.TRANSPARENT, Kind.MODAL}


def has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a verb of no harm comes before the predicate of another: "two men ran off, three were killed"."""
    for i in range(start, end):
        token = tokens[i]
        is_verb = token.kind is Kind.WORD and token.word.endswith("ed") and token.word != "aged"
        if is_verb and tokens[i + 1].kind in _AFTER_VERB and tokens[i - 1].kind is not Kind.BE:
            return True
    return False


def outranks(tokens: Sequence[Token], count: Count, after: int, before: int) -> bool:
    """Return whether a harm told behind the figure goes before a state told ahead of it: "carried 12 who drowned".

    Not where another figure comes between that the harm may be of: "home to
    12 people and 9 have fled".
    """
    between = {token.kind for token in tokens[count.phrase.end : after]}
    other = Kind.NUMBER in between and Kind.INCLUDING not in between
    return is_core(tokens, after) and not is_core(tokens, before) and not other


def is_core(tokens: Sequence[Token], cue: int) -> bool:
    return tokens[cue].entry.outcome in CORE


def is_aboard(tokens: Sequence[Token], count: Count, weak: int) -> bool:
    """Return whether those counted are only with something that another figure's clause follows.

    "A boat with [90] migrants sinks, 15 dead", but "it ended with [four] militants and two soldiers dead".
    """
    other = max(i for i in range(weak) if tokens[i].kind is Kind.NUMBER)
    is_with = count.at > 0 and tokens[count.at - 1].word in ("with", "carrying")
    return is_with and other > count.at and kind_of(tokens, other - 1) is Kind.COMMA
