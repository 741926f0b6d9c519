"""Read the words beside a name: "in", "the town of", "north of", "province"."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.lexicons.load import load_table

CUE_REACH = 56  # code points before a name in which its cue stands
CUES = {row["cue"].lower(): row["role"] for row in load_table("place_cues")}

_DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern north-east north-west south-east south-west north-eastern"
    " north-western south-eastern south-western inner outer old upper lower greater mainland rural downtown nearby"
    " besieged neighbouring neighboring the a".split()
)


_CLOSE = frozenset(("close", "next", "adjacent"))
_DISTANCES = frozenset("km kms kilometres kilometers kilometre kilometer miles mile metres meters m away far".split())
_HELD = ("-held", "-controlled", "-besieged", "-occupied", "-run")
PREPOSITIONS = frozenset(("at", "near", "on", "from", "to"))
PEOPLE_WORDS = frozenset(row["demonym"].lower() for row in load_table("demonyms"))


class Cue(NamedTuple):
    """The word before a name: its role in ``place_cues``, or "of" with the kind of place before it."""

    role: str = ""
    strong: bool = False


def read_cue(text: str, start: int) -> Cue:
    """Return what the words before ``start`` say about the name that begins there.

    In "from the northern towns of Rasm" the preposition before the kind of
    place decides ("from"); without one the kind itself does ("noun").

    >>> read_cue("from the northern towns of Rasm", 27)
    Cue(role='from', strong=True)
    """
    words = text[max(0, start - CUE_REACH) : start].lower().split()
    _drop_modifiers(words)
    if not words:
        return Cue()
    last = words[-1]
    if last == "of" and len(words) > 1:
        before = words[-2]
        if CUES.get(before) == "noun":
            del words[-2:]
            _drop_modifiers(words)
            role = CUES.get(words[-1], "") if words else ""
            return Cue(role if role in PREPOSITIONS else "noun", True)
        if before == "out":
            return Cue("from")
        return Cue("near", True) if before in _DIRECTIONS or before == "km" else Cue("of")
    if last == "and" or last.endswith(","):
        return Cue("list")
    if last == "to" and len(words) > 1 and words[-2] in _CLOSE:
        return Cue("near", True)
    if last == "from" and len(words) > 1 and words[-2] in _DISTANCES:
        return Cue("near", True)
    role = CUES.get(last, "")
    return Cue(role, role in ("at", "near")) if role in PREPOSITIONS else Cue()


def _drop_modifiers(words: list[str]) -> None:
    """Take words off the end that stand between a preposition and a name: "in the rebel-held town"."""
    while words and (
        words[-1] in _DIRECTIONS
        or words[-1].endswith(_HELD)
        or words[-1] in PEOPLE_WORDS
        or (len(words) > 1 and CUES.get(words[-1]) == "noun")
    ):
        words.pop()


def read_following(text: str, end: int) -> str:
    """Return the role of the word after a name: noun ("province"), facility, or ""."""
    tail = text[end : end + 18].split(None, 1)
    if not tail or text[end : end + 1] not in (" ", "\u00a0", "\n"):
        return ""
    role = CUES.get(tail[0].strip(".,;:\"'”’)("), "")
    return role if role in ("noun", "facility") else ""
