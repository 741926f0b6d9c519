"""Whose men those counted are: of a commander, of a force that lost them, of a police force by its name.

"Seven of his men" are fighters and "four Levies men" police; plain men are men.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count
from reconcile.extract.membership import find_membership
from reconcile.extract.tokens import Kind, Token
from reconcile.model import Victims

#: "Of his men": those whom a commander or a force calls its own.
MIN_OWNED = 3
OWNERS = frozenset({"his", "its", "their", "our"})
_MEN = ("men", "comrades", "troops")
_LOSES = frozenset({"lost", "loses", "losing", "loss of"})
_ARMIES = frozenset(
    "army military militia forces force side regime coalition battalion brigade brigades unit units".split()
)
#: Tokens between a force and what it lost.
MAX_LOSER = 5


def find_force(tokens: Sequence[Token], count: Count) -> Victims | None:
    """Return the group of the men of a commander or a force, None for any others."""
    if _are_somebodys_men(tokens, count) or _are_men_lost(tokens, count):
        return Victims.POLICE if _police_speak(tokens, count.at) else Victims.COMBATANT
    return None


def _are_somebodys_men(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the words are of a commander or a force: "seven of his men", "eight of its own"."""
    end = count.phrase.end
    words = [token.word for token in tokens[count.at + 1 : max(end, count.at + 4)]]
    if not words or words[0] != "of" or len(words) < MIN_OWNED or words[1] not in OWNERS:
        return False
    return words[2] in _MEN or (words[2] == "own" and (len(words) == MIN_OWNED or words[3] in (*_MEN, ",", ".", "and")))


def _are_men_lost(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether a force lost them: "the rebels lost 15 men"."""
    head = count.phrase.head
    if head is None or tokens[head].word != "men" or count.cue is None or tokens[count.cue].word not in _LOSES:
        return False
    return any(
        t.entry.victims in ("combatant", "police") or t.word in _ARMIES
        for t in tokens[max(0, count.cue - MAX_LOSER) : count.cue]
    )


def men_of(tokens: Sequence[Token], count: Count) -> str:
    """Return the group of the men of a force: "four Levies men"; "" for any others."""
    head = count.phrase.head
    if head is None or tokens[head].word != "men" or tokens[head - 1].kind is not Kind.NAME:
        return ""
    return find_membership(tokens, count.at, head)


def _police_speak(tokens: Sequence[Token], at: int) -> bool:
    return any(token.word == "police" for token in tokens[max(0, at - MAX_LOSER * 2) : at])


def without_plain_men(people: list[Token], tokens: Sequence[Token], count: Count) -> list[Token]:
    """Return the people without the men of "paramilitary men", who are named once."""
    head = count.phrase.head
    if len(people) < 2 or head is None or tokens[head].word != "men" or tokens[head - 1].entry.victims != "combatant":
        return people
    return people[:-1]
