"""Words of harm where nobody was harmed: "lost two players to injury", "crushed three rivals", "changed 12 lives"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count, kind_of
from reconcile.extract.tokens import Token

#: Tokens beside a cue in which a word tells that it is no harm: "no casualties in the dressing room".
MAX_BESIDE = 6
_LOSSES = frozenset({"lost", "losing", "loses", "lose"})
#: What a team loses its players to.
_SETBACKS = frozenset("injury injuries illness suspension suspensions retirement cramp".split())
_SQUAD = frozenset("players player forwards defenders midfielders strikers footballers athletes internationals".split())
_OPPONENTS = frozenset("opponents opponent rivals rival challengers challenger zombies zombie".split())
#: Tokens between a verb and the lives it is about: "could save up to 40,000 lives".
MAX_VERB = 4
_KEEPS = frozenset(
    "save saves saved saving change changes changed improve improves improved touched ruined rebuild".split()
)
#: Verbs whose object is people or a place.
TAKES = frozenset({"captured", "capturing", "captures", "seized", "seizing", "seizes", "fate of"})
_RISKS = frozenset(
    "threatening threatens threatened threaten endangering endangers endangered risking risks risked risk".split()
)
_PICTURES = frozenset(
    "photograph photographs photo photos picture pictures image images camera cameras video videos footage film"
    " painting".split()
)
#: "No casualties in the dressing room".
_METAPHOR_ROOMS = frozenset({"dressing", "boardroom", "boardrooms", "box-office"})


def is_figurative(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """Return whether the word at ``cue`` tells the figure of a game, of lives that change, of a picture or of time."""
    return (
        _is_setback(tokens, count, cue)
        or _is_injured_player(tokens, count)
        or _is_game(tokens, count, cue)
        or _is_saved(tokens, count, cue)
        or _is_at_risk(tokens, cue)
        or _is_pictured(tokens, count, cue)
        or (kind_of(tokens, cue + 1) is not None and tokens[cue + 1].word == "time")  # "the two killed time"
        or not _METAPHOR_ROOMS.isdisjoint(token.word for token in tokens[cue : cue + MAX_BESIDE])
    )


def _is_setback(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "Lost two players to injury"."""
    end = count.phrase.end
    if tokens[cue].word not in _LOSSES or end + 1 >= len(tokens):
        return False
    return tokens[end].word == "to" and tokens[end + 1].word in _SETBACKS


def _is_injured_player(tokens: Sequence[Token], count: Count) -> bool:
    """ "Will miss three injured players": a squad, not an accident."""
    head = count.phrase.head
    return head is not None and count.phrase.cue not in (None, head) and tokens[head].word in _SQUAD


def _is_game(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "They crushed three opponents on the way to the final"."""
    head = count.phrase.head
    return head is not None and cue < count.at and tokens[head].word in _OPPONENTS


def _is_at_risk(tokens: Sequence[Token], cue: int) -> bool:
    """ "Threatening the lives of many"."""
    if tokens[cue].word != "lives":
        return False
    return any(token.word in _RISKS for token in tokens[max(0, cue - MAX_VERB) : cue])


def _is_saved(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "Could save 40,000 lives", "changed 12 lives"."""
    if tokens[cue].word != "lives" or cue < count.at:
        return False
    return any(token.word in _KEEPS for token in tokens[max(0, count.at - MAX_VERB) : count.at])


def _is_pictured(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "A photograph captured two men shaking hands"."""
    if tokens[cue].word not in TAKES or cue > count.at:
        return False
    return not _PICTURES.isdisjoint(token.word for token in tokens[max(0, cue - MAX_BESIDE) : cue])
