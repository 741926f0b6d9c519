"""Whom a sentence holds responsible for a harm, in its own words; "" if nobody.

Three shapes are read: "killed by X", "X's strikes killed", "X killed". X is
built from what tables know: nationalities, sides, armed groups, forces. A
weapon without an owner ("air strikes killed 12") names nobody, and a name no
table holds is not guessed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.lexicons.load import alternation, load_table

#: Code points between a harm and "by"; further off the words belong to something else.
MAX_GAP = 160
#: Code points; "US-led international coalition" and the like.
MAX_OWNER = 48
_SIDES = (
    "government",
    "regime",
    "rebel",
    "opposition",
    "insurgent",
    "pro-government",
    "separatist",
    "Islamist",
    "jihadist",
)
_POWERS = ("US", "U.S.", "UK", "NATO", "UN", "Soviet")
_DOERS = frozenset({"armed_group", "military"})


class _Patterns(NamedTuple):
    by: re.Pattern[str]
    weapon: re.Pattern[str]
    owner: re.Pattern[str]
    doer: re.Pattern[str]


@cache
def _armed_groups() -> tuple[str, ...]:
    return tuple(
        name.strip()
        for row in load_table("claimant_names")
        if row["kind"] in _DOERS
        for name in (row["name"], *row["aliases"].split("|"))
        if name.strip()
    )


@cache
def _patterns() -> _Patterns:
    nouns: dict[str, list[str]] = {"force": [], "weapon": [], "body": []}
    for row in load_table("actor_nouns"):
        nouns[row["sort"]].append(row["noun"])
    powers = alternation([*(row["demonym"] for row in load_table("demonyms")), *_POWERS])
    sides = alternation(_SIDES)
    named = alternation(_armed_groups())
    bodies = alternation(nouns["body"])
    people = alternation([*nouns["force"], *nouns["body"]])
    power = rf"(?:{powers})(?:-(?:led|backed|Russian))?"
    owner = (
        rf"(?:{named}|{power}(?:\s(?:{sides}|{bodies}|army|air\sforce))?|(?:{sides}|{bodies})(?:\s(?:army|forces))?)"
    )
    whole = rf"(?:{owner}\s)?(?i:{people})\b|{named}"
    return _Patterns(
        by=re.compile(rf"\bby\s(?:suspected\s|alleged\s)?(?:the\s|an?\s)?(?P<actor>{whole})"),
        weapon=re.compile(rf"\b(?i:{alternation(nouns['weapon'])})\b"),
        owner=re.compile(rf"(?<![\w-])(?P<actor>(?:{owner}))(?:[’']s)?\s$"),
        doer=re.compile(rf"(?<![\w-])(?P<actor>{whole})\s(?:have\s|has\s|had\s|also\s)*$"),
    )


@cache
def actor_words() -> frozenset[str]:
    """Return the tokens one of which a sentence that names an actor must hold, lower-cased."""
    nouns = [row["noun"].lower() for row in load_table("actor_nouns")]
    opening = (words.split()[0].lower() for words in (*nouns, *_armed_groups()))
    return frozenset({"by", *nouns, *opening})


def find_actor(sentence: str, figure_start: int, cue_start: int | None) -> str:
    """Return the words that name who did the harm counted at ``figure_start``.

    Args:
        sentence: The sentence alone; the offsets count from its start.
        figure_start: Where the figure stands.
        cue_start: Where the outcome word stands, None if it has none.

    >>> find_actor("Twelve people were killed by Turkish forces.", 0, 19)
    'Turkish forces'
    >>> find_actor("Turkish air strikes killed 12 people.", 27, 20)
    'Turkish'
    >>> find_actor("A storm killed 12 people.", 15, 8)
    ''
    """
    if cue_start is None:
        return ""
    patterns = _patterns()
    if figure_start > cue_start:
        window = sentence[max(0, cue_start - MAX_OWNER) : cue_start]
        subject = patterns.doer.search(window) if _ends_in_doer(window) else None
        if subject is not None:
            return subject["actor"]
    agent = patterns.by.search(sentence, cue_start, cue_start + MAX_GAP)
    if agent is not None:
        return agent["actor"]
    owners = _weapon_owners(sentence)
    return min(owners, key=lambda found: abs(found[0] - figure_start))[1] if owners else ""


@cache
def _last_words() -> frozenset[str]:
    nouns = (row["noun"] for row in load_table("actor_nouns") if row["sort"] != "weapon")
    return frozenset(words.split()[-1].lower() for words in (*nouns, *_armed_groups()))


def _ends_in_doer(window: str) -> bool:
    """Return whether the words before a verb end in one that acts: a cheap look before the search."""
    words = window.lower().split()
    while words and words[-1] in ("have", "has", "had", "also"):
        words.pop()
    return bool(words) and words[-1] in _last_words()


@lru_cache(maxsize=16)
def _weapon_owners(sentence: str) -> tuple[tuple[int, str], ...]:
    """Return the offset and the words of each owner of a weapon; recent sentences are kept."""
    patterns = _patterns()
    found = []
    for weapon in patterns.weapon.finditer(sentence):
        before = max(0, weapon.start() - MAX_OWNER)
        owner = patterns.owner.search(sentence[before : weapon.start()])
        if owner is not None:
            found.append((before + owner.start(), owner["actor"]))
    return tuple(found)
