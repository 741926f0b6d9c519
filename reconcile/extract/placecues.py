"""Read the words beside a name: "in", "the town of", "north of", "province"."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.lexicons.load import load_table

CUE_REACH = 56  # code points before a name in which its cue stands
EXPLAINED_REACH = 40  # code points after a name in which it is explained
_MARKS = ".,;:\"'”’)("
CUES = {row["cue"].lower(): row["role"] for row in load_table("place_cues")}

_DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern north-east north-west south-east south-west north-eastern"
    " north-western south-eastern south-western inner outer old upper lower greater mainland rural downtown nearby"
    " besieged neighbouring neighboring the a an two three several small remote strategic key largest second"
    " mainly mostly predominantly war-torn seaside coastal mountainous historic ancient same tiny".split()
)


COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_CLOSE = frozenset(("close", "next", "adjacent"))
#: With a capital these are offices of a state, not parts of its land.
_OFFICES = ("Department of ", "State of ", "Division of ", "Office of ")
_DISTANCES = frozenset("km kms kilometres kilometers kilometre kilometer miles mile metres meters m away far".split())
_HELD = ("-held", "-controlled", "-besieged", "-occupied", "-run")
PREPOSITIONS = frozenset(("at", "near", "on", "from", "to"))
PEOPLE_WORDS = frozenset(row["demonym"].lower() for row in load_table("demonyms")) | frozenset(
    row["word"].lower() for row in load_table("place_stop") if row["why"] == "adjective"
)


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
    before = text[max(0, start - CUE_REACH) : start]
    if before.endswith(_OFFICES):
        return Cue("of")
    words = before.lower().split()
    bare = _drop_modifiers(words)
    named = False
    while len(words) > 1 and words[-1] == "of" and CUES.get(words[-2]) in ("noun", "scene"):
        del words[-2:]
        named = True
        _drop_modifiers(words)
    role = _last_role(words)
    if named:
        return Cue(role if role in PREPOSITIONS or role == "of" else "noun", True)
    return Cue(role or ("noun" if bare else ""), role in ("at", "near"))


def _last_role(words: list[str]) -> str:
    """Return the role of the preposition that ends ``words``, "" if none does."""
    if not words:
        return ""
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last == "of":
        if before in COMPASS:
            return "at" if words[-3:-2] == ["the"] else "near"
        return "from" if before == "out" else "of"
    if last == "and" or last.endswith(","):
        return "list"
    if (last == "to" and before in _CLOSE) or (last == "from" and before in _DISTANCES):
        return "near"
    role = CUES.get(last, "")
    return role if role in PREPOSITIONS else ""


def _drop_modifiers(words: list[str]) -> bool:
    """Take words off the end that stand between a preposition and a name, and tell whether a kind of place was one."""
    named = False
    while words:
        last = words[-1]
        if len(words) > 1 and CUES.get(last) == "noun":
            named = True
        elif not (last in _DIRECTIONS or last.endswith(_HELD) or last in PEOPLE_WORDS):
            break
        words.pop()
    return named


def read_following(text: str, end: int) -> str:
    """Return what the words after a name make of it.

    "noun" ("Idlib province"), "facility" ("Kawkab prison"), "explained"
    ("Rasm, a small town"), or "".
    """
    joint = text[end : end + 1]
    if joint not in (" ", "\u00a0", "\n", ","):
        return ""
    words = text[end : end + EXPLAINED_REACH].lstrip(",").split(None, 4)[:4]
    if not words:
        return ""
    role = CUES.get(words[0].strip(_MARKS), "") if joint != "," else ""
    if role in ("noun", "facility"):
        return role
    if words[0] in ("a", "an", "the") and any(CUES.get(word.strip(_MARKS)) == "noun" for word in words[1:]):
        return "explained"
    return ""
