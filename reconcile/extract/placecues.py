"""Read the words beside a name: "in", "the town of", "north of", "province"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reconcile.lexicons.load import load_table
from reconcile.model import PlaceMention

CUE_REACH = 56  # code points before a name in which its cue stands
REMEMBERED = 1 << 12  # stretches before a name
EXPLAINED_REACH = 40  # code points after a name in which it is explained
_NEXT_WORD = re.compile(r" (\w+)")
_BUILT = ("facility", "body")  # roles of "hotel" and of "club"
_ROOFS = frozenset(
    word for row in load_table("place_words") if row["says"] == "roof" for word in (row["word"], row["word"] + "s")
)
_MARKS = ".,;:\"'”’)("
CUES = {row["cue"].lower(): row["role"] for row in load_table("place_cues")}

_DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern north-east north-west south-east south-west north-eastern"
    " north-western south-eastern south-western north-central south-central east-central west-central central-northern"
    " inner outer old upper lower greater mainland rural downtown nearby"
    " besieged neighbouring neighboring the a an two three several small remote strategic key largest second"
    " occupied restive troubled volatile disputed contested breakaway annexed impoverished rugged sprawling bustling"
    " crowded frontline flashpoint border frontier farming mining fishing market resort industrial riverside lakeside"
    " lawless hilly whole entire wider far"
    " mainly mostly predominantly war-torn seaside coastal mountainous historic ancient same tiny".split()
)
COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
#: What a direction stands before where a place follows behind "of".
_SIDES = frozenset("part edge half outskirts corner fringes reaches".split())
#: Before "to" they stand at a place and lead nowhere: "the entrance to", "damage to".
_STANDING = frozenset(("entrance", "entrances", "gate", "gates", "exit", "damage"))
_CLOSE = frozenset(("close", "next", "adjacent"))
#: Before "to" they lead to no place: "according to Idlib activists".
_NOT_TOWARDS = frozenset("according due thanks attributed belonging linked loyal similar compared related".split())
#: With a capital these are offices of a state, not parts of its land.
_OFFICES = ("Department of ", "State of ", "Division of ", "Office of ")
#: "A match between Orun and Rasm": these are parties, and not where it was.
_BETWEEN_PARTIES = re.compile(
    r"\b(?:match|game|final|derby|rivalry|talks|deal|agreement|truce|ceasefire|war|negotiations|relations|tensions|ties"
    r"|meeting|call|conversation|clashe|clash|fighting|battle|confrontation|standoff|alliance|cooperation|coordination"
    r"|partnership|division|rift|feud|treaty|pact|accord|dispute|difference)s? between (?:the )?\Z"
)
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


_NO_CUE = Cue()
_TOWARDS = Cue("to")
_FOUGHT_FOR = Cue("on")
_FOUGHT = re.compile(r"\b(?:battles?|fight|fighting|clashes) for (?:the )?\Z")  # "nine died in the battle for Orun"
_CLOSES = re.compile(r"\b(?:clos|advanc|march|gain|mov|converg|descend)\w{0,4} on \Z")  # "as rebels close on"
#: Prepositions that settle the matter whatever stands before them.
_SETTLED = {
    word: Cue(role, role in ("at", "near"))
    for word, role in CUES.items()
    if role in PREPOSITIONS and word not in {*_DIRECTIONS, *PEOPLE_WORDS, "of", "and", "to", "from"}
}
#: Last words before a name that make it worth reading on; none of them, and the name has no cue.
_LEADING = {word for word, role in CUES.items() if role == "noun" or role in PREPOSITIONS}
_LEADING |= {*_DIRECTIONS, *PEOPLE_WORDS, "of", "and"}
_LEADING_ENDINGS = (",", *_HELD)


def read_cue(text: str, start: int) -> Cue:
    """Return what the words before ``start`` say about the name that begins there.

    In "from the northern towns of Rasm" the preposition before the kind of
    place decides ("from"); without one the kind itself does ("noun").

    >>> read_cue("from the northern towns of Rasm", 27)
    Cue(role='from', strong=True)
    """
    before = text[start - CUE_REACH if start > CUE_REACH else 0 : start]
    if "\n\n" in before:  # the headline above says nothing of the dateline
        before = before[before.rindex("\n\n") :]
    final = before.rsplit(None, 1)
    if not final:
        return _NO_CUE
    last = final[-1].lower()
    settled = _SETTLED.get(last)
    if last == "for" and _FOUGHT.search(before):
        return _FOUGHT_FOR
    if last == "on" and _CLOSES.search(before):
        return _TOWARDS
    if settled is not None:
        return settled if last != "between" or not _BETWEEN_PARTIES.search(before) else _NO_CUE
    if last not in _LEADING and not last.endswith(_LEADING_ENDINGS):
        return _NO_CUE
    return _read_words(before)


@lru_cache(maxsize=REMEMBERED)
def _read_words(before: str) -> Cue:
    """Return what the words before a name say; the place and the sighting of a name ask one after the other."""
    if before.endswith(_OFFICES):
        return Cue("of")
    words = before.lower().split()
    bare = _drop_modifiers(words)
    if words[-1:] == ["and"] and words[-2:-1] and words[-2] in _DIRECTIONS:  # "in northern and eastern Kenya"
        words.pop()
        bare = _drop_modifiers(words) or bare
    named = False
    while len(words) > 1 and words[-1] == "of" and (CUES.get(words[-2]) in ("noun", "scene") or _is_side(words)):
        del words[-2:]
        named = True
        _drop_modifiers(words)
    role = _last_role(words)
    if named:
        return Cue(role if role in PREPOSITIONS or role == "of" else "noun", True)
    return Cue(role or ("noun" if bare else ""), role in ("at", "near"))


def _is_side(words: list[str]) -> bool:
    """Tell whether "of" follows a side of a place: "the northern part of", "the eastern outskirts of"."""
    return words[-2] in _SIDES and words[-3:-2] != [] and words[-3] in _DIRECTIONS and words[-3] not in ("a", "the")


def _last_role(words: list[str]) -> str:
    """Return the role of the preposition that ends ``words``, "" if none does."""
    if not words:
        return ""
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last == "of":
        if before in COMPASS:
            return "at" if words[-3:-2] == ["the"] and not _tells_distance(words) else "near"
        return "from" if before == "out" else "of"
    if last == "and" or last.endswith(","):
        return "list"
    if last == "to" and before in _NOT_TOWARDS:
        return ""
    if last == "to" and before in _STANDING:
        return "at"
    if (last == "to" and before in _CLOSE) or (last == "from" and before in _DISTANCES):
        return "near"
    role = CUES.get(last, "")
    return role if role in PREPOSITIONS else ""


def _tells_distance(words: list[str]) -> bool:
    """Tell whether "37 miles to the" stands before "north-east of": then the place is not where, but from where."""
    return any(word in _DISTANCES or word.endswith(("km", "-mile")) for word in words[-7:-3])


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
    behind = text[end : end + EXPLAINED_REACH].lstrip(",").split(None, 1)
    if not behind:
        return ""
    first = behind[0]
    if joint != ",":
        role = CUES.get(first) or CUES.get(first.strip(_MARKS), "")
        if role in ("noun", "facility"):
            return role
    if first in ("a", "an", "the"):
        words = behind[-1].split(None, 3)[:3]
        if any(CUES.get(word.strip(_MARKS)) == "noun" for word in words):
            return "explained"
    return ""


def is_building(text: str, mention: PlaceMention) -> bool:
    """Tell whether a name is that of a building or a club: "the Orun Hotel", "the Orun club".

    Args:
        mention: Where the name stands in ``text``.
    """
    last = text[mention.start : mention.end].rpartition(" ")[2].lower()
    behind = _NEXT_WORD.match(text, mention.end)
    return CUES.get(last) in _BUILT or (behind is not None and CUES.get(behind[1].lower()) in _BUILT)


def is_roof(text: str, mention: PlaceMention) -> bool:
    """Tell whether a name is that of a house: "the Orun Hotel", and not "Orun Square" or "Orun camp"."""
    last = text[mention.start : mention.end].rpartition(" ")[2].lower()
    behind = _NEXT_WORD.match(text, mention.end)
    return last in _ROOFS or (behind is not None and behind[1].lower() in _ROOFS)
