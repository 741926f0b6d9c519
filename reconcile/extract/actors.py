"""Whom a sentence holds responsible for a harm, in its own words; "" if nobody.

Three shapes are read: "killed by X", "X's strikes killed", "X killed". X is
built from what tables know: nationalities, sides, armed groups, forces. A
weapon without an owner ("air strikes killed 12") names nobody, and a name no
table holds is not guessed.

Each word is looked up and becomes a letter that tells what it is ("Syrian
government forces" is PGF); what names an actor is a pattern of letters.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reconcile.extract.flat import flatten, prefix_tree
from reconcile.lexicons.load import load_table
from reconcile.model import Span

#: Code points between a harm and "by"; further off the words belong to something else.
MAX_GAP = 160
#: Code points; "US-led international coalition" and the like.
MAX_OWNER = 48
#: Words of the longest "by the allegedly US-led South Sudanese government forces".
MAX_WORDS = 12
_SIDES = "rebel opposition insurgent pro-government separatist Islamist jihadist".split()
_POWERS = ("US", "U.S.", "UK", "NATO", "UN", "Soviet")
_DOERS = frozenset({"armed_group", "military"})

# P a power, S a side, B a body, G a body that is also a side, M men who act, F forces and A an army, which act and
# also follow a side, V "air force", N the name of a group; ~ goes on with it, "." is a mark and "-" any other word.
_OWNER = "(?:N~*|P~*(?:[SGBA]|V~)?|[SGB][AF]?)"
_ACTOR = re.compile(f"{_OWNER}?[AFMGB]|N~*")
_LAST_ACTOR = re.compile(rf"(?:{_ACTOR.pattern})\Z")
_LAST_OWNER = re.compile(rf"{_OWNER}\Z")
_MARKS = ",.;:!?()[]\"“”„'‘’—–"
#: What may end a word that is looked up: marks, and the s of a possessive.
_LOOSE = _MARKS + "s"
_POSSESSIVE = ("'s", "’s")
_ALLIED = frozenset({"led", "backed", "Russian"})
_AUXILIARIES = frozenset({"have", "has", "had", "also"})
_BEFORE_AGENT = (frozenset({"suspected", "alleged"}), frozenset({"the", "a", "an"}))


def find_actor(text: str, sentence: Span, figure_start: int, cue_start: int | None) -> str:
    """Return the words that name who did the harm counted at ``figure_start``.

    Args:
        sentence: That of the figure; all offsets count from the start of ``text``.
        figure_start: Where the figure stands.
        cue_start: Where the outcome word stands, None if it has none.

    >>> find_actor("Twelve people were killed by Turkish forces.", Span(0, 44), 0, 19)
    'Turkish forces'
    >>> find_actor("Turkish air strikes killed 12 people.", Span(0, 37), 27, 20)
    'Turkish'
    >>> find_actor("A storm killed 12 people.", Span(0, 25), 15, 8)
    ''
    """
    if cue_start is None:
        return ""
    if figure_start > cue_start and (doer := _doer_before(text, sentence, cue_start)):
        return doer
    if agent := _agent_after(text, cue_start, min(sentence.end, cue_start + MAX_GAP)):
        return agent
    owners = _weapon_owners(text, sentence)
    return min(owners, key=lambda found: abs(found[0] - figure_start))[1] if owners else ""


def _doer_before(text: str, sentence: Span, cue_start: int) -> str:
    """Return who stands right before a verb of harm: "Boko Haram militants have |killed"."""
    words = text[max(sentence.start, cue_start - MAX_OWNER) : cue_start].split()
    while words and words[-1] in _AUXILIARIES:
        words.pop()
    return _last(words, _LAST_ACTOR)[1] if words and text[cue_start - 1].isspace() else ""


def _agent_after(text: str, start: int, end: int) -> str:
    """Return whom a "by" after a verb of harm names: "killed by Turkish forces"."""
    flat = flatten(text)
    at = flat.find(" by ", start, end + 1)
    while at >= 0:
        words = text[at : at + MAX_GAP].split(None, MAX_WORDS)[1:MAX_WORDS]
        if not _holding().isdisjoint(map(str.lower, text[max(start, at - MAX_OWNER) : at].split()[-1:])):
            words = []  # "in a town held by rebels"
        for optional in _BEFORE_AGENT:
            if words and words[0] in optional:
                del words[0]
        known = _actor_words()
        first = 0
        while first < len(words) and _key(words[first]) in known:
            first += 1
        if first:
            letters, plain = _spell(words[:first])
            if agent := _ACTOR.match(letters):
                return " ".join(plain[: agent.end()])
        at = flat.find(" by ", at + 1, end + 1)
    return ""


@lru_cache(maxsize=16)
def _weapon_owners(text: str, sentence: Span) -> tuple[tuple[int, str], ...]:
    """Return the offset and the words of each owner of a weapon; recent sentences are kept."""
    found = []
    for weapon in _weapons().finditer(flatten(text), sentence.start, sentence.end + 1):
        at = weapon.start()
        before = max(sentence.start, at - MAX_OWNER)
        words = text[before:at].split()
        if words and words[-1].endswith(_POSSESSIVE):
            words[-1] = words[-1][:-2]
        if words and text[at - 1].isspace():
            first, owner = _last(words, _LAST_OWNER)
            if owner:
                found.append((text.rfind(words[first], before, at), owner))
    return tuple(found)


def _last(words: list[str], shape: re.Pattern[str]) -> tuple[int, str]:
    """Return where the longest run of the last ``words`` that has the shape begins, and its words; "" if none has."""
    known = _actor_words()
    first = len(words)
    while first and _key(words[first - 1]) in known:
        first -= 1
    if first == len(words):
        return 0, ""
    letters, plain = _spell(words[first:])
    found = shape.search(letters)
    if not found:
        return 0, ""
    begins = found.start() - letters.count(".", 0, found.start())
    return first + begins, " ".join(plain[begins:])


def _spell(words: list[str]) -> tuple[str, list[str]]:
    """Return a letter for each of ``words``, "." for the marks about them, and the words without marks."""
    plain = [word if word in _POWERS else word.strip(_MARKS) for word in words]
    letters: list[str] = []
    for i, bare in enumerate(plain):
        if i >= len(letters):
            letters += _named_at(plain, i) or _single(bare)
    marked = [
        ("" if word.startswith(bare) else ".") + letter + ("" if word.endswith(bare) else ".")
        for word, bare, letter in zip(words, plain, letters, strict=True)
    ]
    return "".join(marked), plain


def _named_at(plain: list[str], i: int) -> str:
    """Return the letters of the longest name that begins at the i-th word, its possessive cut off; "" if none does."""
    names = _names()
    for words, letters in names.get(plain[i]) or names.get(plain[i].removesuffix("s").rstrip("'’")) or ():
        last = i + len(words) - 1
        if last < len(plain) and plain[i:last] == words[:-1] and plain[last].startswith(words[-1]):
            ending = plain[last][len(words[-1]) :]
            if not ending or ending in _POSSESSIVE or (ending == "s" and letters[0] == "N"):
                plain[last] = words[-1]
                return letters
    return ""


def _single(bare: str) -> str:
    """Return the letter of one word that opens no name."""
    written, acting = _nouns()
    if letter := written.get(bare) or acting.get(bare.lower()):
        return letter
    power, _, rest = bare.partition("-")
    if rest and power in _names():
        letters = {letters for words, letters in _names()[power] if len(words) == 1}
        if letters == {"P"}:
            return "P" if rest in _ALLIED else "-"
    return "-"


@cache
def _nouns() -> tuple[dict[str, str], dict[str, str]]:
    """Return the letter of each noun as written, and of those who act in small letters."""
    sorts: dict[str, list[str]] = {"force": [], "weapon": [], "body": [], "held": []}
    for row in load_table("actor_nouns"):
        sorts[row["sort"]].append(row["noun"])
    acting = dict.fromkeys([*sorts["force"], *sorts["body"]], "M")
    written = acting | dict.fromkeys(_SIDES, "S") | dict.fromkeys(sorts["body"], "B")
    return written | {"regime": "G", "government": "G", "army": "A", "forces": "F"}, acting


@cache
def _holding() -> frozenset[str]:
    """Return the words before "by" that say who holds something or tells of it, and not who harmed anybody."""
    return frozenset(row["noun"] for row in load_table("actor_nouns") if row["sort"] == "held")


@cache
def _names() -> dict[str, list[tuple[list[str], str]]]:
    """Return, by first word, the words and letters of each power, armed group and "air force", longest first."""
    letters = {"air force": "V"} | dict.fromkeys(_POWERS, "P")
    letters |= {row["demonym"]: "P" for row in load_table("demonyms")}
    for row in load_table("claimant_names"):
        if row["kind"] in _DOERS:
            letters |= {name.strip(): "N" for name in (row["name"], *row["aliases"].split("|")) if name.strip()}
    names: dict[str, list[tuple[list[str], str]]] = {}
    for name in sorted(letters, key=len, reverse=True):
        words = name.split()
        names.setdefault(words[0], []).append((words, letters[name] + "~" * (len(words) - 1)))
    return names


def _key(word: str) -> str:
    """Return what a word is told by at a cheap look: "Houthis," and "Houthi-led" by "houthi"."""
    return word.lower().lstrip(_MARKS).partition("-")[0].rstrip(_LOOSE)


@cache
def _actor_words() -> frozenset[str]:
    """Return the keys of the words of which actors are made: the others need not be read."""
    written, acting = _nouns()
    named = (word for rows in _names().values() for words, _ in rows for word in words)
    return frozenset(map(_key, (*written, *acting, *named)))


@cache
def _weapons() -> re.Pattern[str]:
    """Return the pattern of the weapons in a flat text."""
    nouns = [row["noun"].lower() for row in load_table("actor_nouns") if row["sort"] == "weapon"]
    return re.compile(rf" {prefix_tree(nouns, blank=' +')}(?!\w)")
