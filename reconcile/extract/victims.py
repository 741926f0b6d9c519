"""To whom it happened: victim groups from the words of the counted noun phrase.

Only what the words say: a group is never inferred from silence, a trade or a
nationality (RECORDING rule 8).
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count
from reconcile.extract.tokens import Kind, Token
from reconcile.model import Victims

#: Tokens after "12 of them" or "mostly" in which the groups may stand.
MAX_GAP = 4
_UNSPECIFIED = (Victims.UNSPECIFIED,)
_VICTIMS = {group.value: group for group in Victims}


def find_victims(tokens: Sequence[Token], count: Count) -> tuple[Victims, ...]:
    """Return the groups named with the number, in text order; ``unspecified`` if none is.

    "12 women and children" names two. "30 people, mostly children" keeps
    ``unspecified`` beside the group, for the rest are not said.
    """
    phrase = count.phrase
    people = [tokens[i] for i in phrase.people]
    if not people or phrase.points_back:
        people = people if _has_group(people) else _predicated(tokens, phrase.end)
    added = _mentioned_after(tokens, phrase.end)
    if not added:
        return _groups(people) or _UNSPECIFIED
    groups, after = _groups(people), _groups(added)
    return tuple(dict.fromkeys((*(groups or (_UNSPECIFIED if after else ())), *after))) or _UNSPECIFIED


def find_subset(tokens: Sequence[Token], count: Count, country: str) -> str:
    """Return the noun where it names only some of the harmed: "40 foreigners", "four Pakistanis" outside Pakistan.

    Such a figure is no rival of a figure for all.

    Args:
        country: Where the harm happened, "" if unknown: its own nationals are nobody's subset.
    """
    head = count.phrase.head
    if head is None or tokens[head].kind is not Kind.PERSON:
        return ""
    subset = tokens[head].entry.subset
    return tokens[head].word if subset and subset != country else ""


def _groups(people: Sequence[Token]) -> tuple[Victims, ...]:
    named = [person.entry.victims for person in people if person.entry.victims]
    return tuple(dict.fromkeys(_VICTIMS[name] for name in named)) if named else ()


def _has_group(people: Sequence[Token]) -> bool:
    return any(person.entry.victims for person in people)


def _predicated(tokens: Sequence[Token], end: int) -> list[Token]:
    """Return the people of "(12 of them) were children", "(12 of them) children"."""
    found: list[Token] = []
    for token in tokens[end : end + MAX_GAP]:
        if token.kind is Kind.PERSON:
            found.append(token)
        elif (
            token.kind not in (Kind.BE, Kind.AND, Kind.DETERMINER, Kind.WORD, Kind.NAME) or not token.word[:1].isalpha()
        ):
            break
    return found


def _mentioned_after(tokens: Sequence[Token], end: int) -> list[Token]:
    """Return the people of ", including women and children" and "mostly women" where no figure stands."""
    i = end
    while i < len(tokens) and tokens[i].kind is Kind.COMMA:
        i += 1
    if i >= len(tokens) or tokens[i].kind is not Kind.INCLUDING:
        return []
    found: list[Token] = []
    for token in tokens[i + 1 : i + 1 + MAX_GAP]:
        if token.kind is Kind.PERSON and not token.entry.singular:
            found.append(token)
        elif token.kind not in (Kind.AND, Kind.COMMA, Kind.INCLUDING, Kind.WORD) or not (
            token.word[:1].isalpha() or token.kind is Kind.COMMA
        ):
            break
    return found
