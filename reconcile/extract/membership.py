"""Whose people "members", "volunteers" or "officers" are, by the words that name their body.

"Twelve members of the rebel group" are combatants, "twelve volunteers of the
Red Cross" aid workers; twelve members of a club are not said to be either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.extract.tokens import Kind, Token, Tokens
from reconcile.lexicons.load import load_table

#: Code points before a sentence in which the police are named that its officers belong to.
MAX_DISTANCE = 400
#: Tokens behind "members of" in which the name of their body stands.
MAX_NAME = 7
#: Nouns for people who belong to a body that words beside them name.
_MEMBERS = frozenset(
    "members leaders ones elements operatives affiliates personnel men recruits trainees comrades supporters figures"
    " officers crew crewmen".split()
)
_HELPERS = frozenset("workers volunteers staff employees members personnel responders crew crews staffers".split())
_ARMED = frozenset(
    "rebel rebels militant militants terrorist terrorists insurgent insurgents jihadist jihadists jihadi extremist"
    " extremists armed guerrilla guerrillas militia militias paramilitary paramilitaries army military brigade brigades"
    " battalion forces troops corps enemy".split()
)
_POLICE = frozenset("police policing constabulary gendarmerie carabinieri asayish crpf bsf cisf itbp levies".split())
_POLICE_WORD = re.compile(r"\b(?:[Pp]olic(?:e|ing)|POLICE|[Cc]onstabulary)\b")
#: "The Red Cross said three of its workers": their body is named before.
_ITS = frozenset({"its", "our", "their"})
MAX_OWNER = 12  # tokens between the body and the figure
#: Tokens of "left behind" and the figure's own words before it.
MAX_LEFT = 4
_MEDICAL = frozenset("medical health hospital ambulance clinic surgical nursing".split())
_AID = frozenset(
    ("red cross", "red crescent", "white helmets", "civil defence", "civil defense", "aid", "relief", "humanitarian")
)


def _armed_names() -> frozenset[str]:
    """Return the names of armed groups, in small letters; those of one word are told from words by their length."""
    names: set[str] = set()
    for row in load_table("claimant_names"):
        if row["kind"] == "armed_group":
            names.update(name.strip().lower() for name in (row["name"], *row["aliases"].split("|")) if name.strip())
    return frozenset(names)


_NAMES = _armed_names()
_ENDS = frozenset((Kind.BE, Kind.HAVE, Kind.CUE, Kind.STOP, Kind.REPORT, Kind.NUMBER, Kind.QUOTE, Kind.RELATIVE))


def find_membership(tokens: Sequence[Token], at: int, head: int) -> str:
    """Return the victim group of the counted members of a body, "" where the words do not tell it.

    Args:
        at: The index of the number.
        head: The index of the noun counted.
    """
    noun = tokens[head].word
    is_member, is_helper = noun in _MEMBERS, noun in _HELPERS
    if not (is_member or is_helper):
        return ""
    words = [token.word for token in tokens[at + 1 : head]] + _body_after(tokens, head + 1)
    if not _ITS.isdisjoint(words):
        words += [token.word for token in tokens[max(0, at - MAX_OWNER) : at]]
    if noun == "members" and _left_behind(tokens, at):
        return "combatant"
    if not words:
        return "police" if noun == "officers" and _speaks_of_police(tokens) else ""
    name = f" {' '.join(words)} "
    if is_helper:
        if any(f" {aid} " in name for aid in _AID):
            return "aid_worker"
        if not _MEDICAL.isdisjoint(words):
            return "medic"
    if is_member:
        if not _POLICE.isdisjoint(words) or " security force " in name:
            return "police"
        if not _ARMED.isdisjoint(words) or not _NAMES.isdisjoint(words) or any(f" {n} " in name for n in _NAMES):
            return "combatant"
    return "police" if noun == "officers" and _speaks_of_police(tokens) else ""


def _left_behind(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an armed group lost them: "the militants left behind [dozens] of dead members"."""
    words = [token.word for token in tokens[max(0, at - MAX_OWNER) : at]]
    if "left behind" not in " ".join(words[-MAX_LEFT:]):
        return False
    return not _ARMED.isdisjoint(words) or not _NAMES.isdisjoint(words)


def _body_after(tokens: Sequence[Token], start: int) -> list[str]:
    """Return the words of "of the Jaish rebel group" that stand at ``start``, none if nothing of the kind does."""
    if start >= len(tokens) or tokens[start].kind is not Kind.OF:
        return []
    words: list[str] = []
    for token in tokens[start + 1 : start + 1 + MAX_NAME]:
        if token.kind in _ENDS or token.kind is Kind.COMMA:
            break
        words.append(token.word)
    return words


def _speaks_of_police(tokens: Sequence[Token]) -> bool:
    """Return whether the sentence, or what stands shortly before it, has the police in it."""
    if isinstance(tokens, Tokens):
        return _POLICE_WORD.search(tokens.text, max(0, tokens.start - MAX_DISTANCE), tokens.end) is not None
    return any(word in _POLICE for token in tokens for word in token.word.split())
