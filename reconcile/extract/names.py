"""Names of those who put figures forward: one name a body, one kind a name.

"SOHR", "the Syrian Observatory" and "Syrian Observatory for Human Rights"
are one claimant; the table ``claimant_names`` says so. What is not in the
table keeps its own words, and its kind follows from its nouns.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.closed_words import ARTICLES
from reconcile.extract.ministries import ministry_name
from reconcile.lexicons.load import load_table
from reconcile.model import ClaimantKind

#: Code points; the word that a short form such as "Observatory" hangs on stands near the start of its text.
MAX_CONTEXT = 60_000
#: Words; "New York-based" before a name tells where it sits and is no part of it.
MAX_BASED = 4

#: Kinds of nouns such as "official" and "group", which the words before them tell better.
_VAGUE_KINDS = frozenset({ClaimantKind.OTHER, ClaimantKind.GOVERNMENT, ClaimantKind.NGO})


class Body(NamedTuple):
    """A body in the table: its one name and what sort it is."""

    name: str
    kind: ClaimantKind


class _Form(NamedTuple):
    words: tuple[str, ...]
    shapes: tuple[str, ...]
    body: Body
    context: str


def _lost_possessives() -> frozenset[str]:
    """Return "observatorys", "ministrys" …: no plural is spelt so, it is a possessive that lost its apostrophe."""
    nouns = (row["noun"] for row in load_table("claimant_nouns"))
    return frozenset(noun + "s" for noun in nouns if noun.endswith("y") and noun[-2:-1] not in "aeou")


LOST_POSSESSIVES = _lost_possessives()


@lru_cache(maxsize=1 << 15)
def normal_word(word: str) -> str:
    """Return ``word`` in lower case, without full stops and possessive ending.

    >>> normal_word("U.N."), normal_word("Airwars’s")
    ('un', 'airwars')
    """
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    elif low in LOST_POSSESSIVES:
        low = low[:-1]
    return low.replace(".", "").strip("'")


def _shape(word: str) -> str:
    """Return how a word of a name must be written: "upper", "title" or "" for any; "plural" is "SANAs"."""
    bare = word.replace(".", "")
    if len(bare) > 1 and bare.isupper():
        return "upper"
    return "title" if bare[:1].isupper() else ""


def _shapes(words: Sequence[str]) -> tuple[str, ...]:
    """Return how each word must be written; behind an acronym nouns may be small: "the UN human rights office"."""
    first = _shape(words[0])
    return (first, *[""] * (len(words) - 1)) if first == "upper" else tuple(map(_shape, words))


#: First word to second word to forms.
_Forms = dict[str, dict[str, tuple[_Form, ...]]]


def _read_forms() -> tuple[_Forms, dict[str, ClaimantKind], dict[ClaimantKind, dict[str, int]]]:
    openers: dict[ClaimantKind, dict[str, int]] = {kind: {} for kind in ClaimantKind}
    forms: dict[str, list[_Form]] = {}
    kinds: dict[str, ClaimantKind] = {}
    for row in load_table("claimant_names"):
        body = Body(row["name"], ClaimantKind(row["kind"]))
        kinds[body.name] = body.kind
        free = [row["name"], *filter(None, row["aliases"].split(" | "))]
        short = list(filter(None, row["short"].split(" | ")))
        for alias, context in [*((a, "") for a in free), *((a, row["context"]) for a in short)]:
            words = alias.split()
            openers[body.kind][words[0]] = max(len(words), openers[body.kind].get(words[0], 0))
            written = {tuple(normal_word(w) for w in words)}
            # texts that lost their apostrophes write "Syrias state television"
            written.add(tuple(w.lower().replace("'", "").replace(".", "") for w in words))
            if len(words) > 1 and body.kind is ClaimantKind.MEDIA:  # "Al Jazeeras correspondent"
                written.add((*[normal_word(w) for w in words[:-1]], normal_word(words[-1]) + "s"))
            if len(words) > 1 and _shape(words[0]) == "upper":  # "the UNs health agency"
                written.add((normal_word(words[0]) + "s", *[normal_word(w) for w in words[1:]]))
            for form in written:
                forms.setdefault(form[0], []).append(_Form(form, _shapes(words), body, context))
            if len(words) == 1 and _shape(words[0]) == "upper":  # "SANAs correspondent", but not the station RTS
                plural = normal_word(words[0]) + "s"
                forms.setdefault(plural, []).append(_Form((plural,), ("plural",), body, context))
    return {first: _by_second_word(some) for first, some in forms.items()}, kinds, openers


def _by_second_word(forms: Sequence[_Form]) -> dict[str, tuple[_Form, ...]]:
    """Return the forms that begin alike by their second word, "" for those of one word; longest first."""
    parted: dict[str, list[_Form]] = {}
    for form in forms:
        parted.setdefault(form.words[1] if len(form.words) > 1 else "", []).append(form)
    return {second: tuple(sorted(some, key=lambda f: -len(f.words))) for second, some in parted.items()}


_FORMS, _KINDS, _OPENERS = _read_forms()
_LAST_WORDS = {
    form.words[-1] for forms in _FORMS.values() for some in forms.values() for form in some if form.words[1:]
}
#: Names of one word with an s, as a text writes them that lost its apostrophes: "Hezbollahs radio".
LOST_OWNERS = frozenset(
    alias + "s"
    for row in load_table("claimant_names")
    for alias in (row["name"], *row["aliases"].split(" | "))
    if row["kind"] != "government" and alias.isalpha() and alias[0].isupper() and alias[-1] != "s"
)
_ARABIC_THE = frozenset({"al-", "el-", "as-", "ar-", "an-"})
#: Words that open a name of the table or end one of several words.
NAME_WORDS = frozenset(_FORMS) | _LAST_WORDS
_NOUN_KINDS = {row["noun"]: ClaimantKind(row["kind"]) for row in load_table("claimant_nouns")}
_TRAITS = {row["noun"] for row in load_table("claimant_nouns") if row["roles"].startswith("trait")}


def match_name(words: Sequence[str], lows: Sequence[str], at: int, until: int, text: str) -> tuple[int, Body] | None:
    """Return how many words from ``at`` name a body of the table, and the body.

    Args:
        words: The words of a sentence as written.
        lows: The same through ``normal_word``.
        at: Where the name would begin.
        until: Where it must have ended.
        text: The document: a short form such as "Observatory" holds only
            where its context word stands in it.
    """
    forms = _FORMS.get(lows[at])
    if forms is None:
        return None
    longer = forms.get(lows[at + 1], ()) if at + 1 < until else ()
    for form in (*longer, *forms.get("", ())):
        end = at + len(form.words)
        if end > until or (len(form.words) > 2 and tuple(lows[at:end]) != form.words):
            continue
        if not _is_written(words[at:end], form.shapes):
            continue
        if not form.context or text.find(form.context, 0, MAX_CONTEXT) >= 0:
            return len(form.words), form.body
    return None


def _is_written(words: Sequence[str], shapes: Sequence[str]) -> bool:
    """Return whether each word has the capitals that the name asks for."""
    for word, shape in zip(words, shapes, strict=True):
        if shape == "title":
            if not (word[0].isupper() or (word[:3] in _ARABIC_THE and word[3:4].isupper())):
                return False  # "al-Manar" is written as a name too
        elif shape == "plural":
            if word[-1] != "s" or not word[:-1].replace(".", "").isupper():
                return False
        elif shape == "upper":
            bare = word.replace(".", "").removesuffix("'s").removesuffix("’s").removesuffix("s")
            if not bare.isupper():
                return False
    return True


def could_end_name(low: str) -> bool:
    """Return whether any name of several words in the table ends on this normal word."""
    return low in _LAST_WORDS


def could_start_name(low: str) -> bool:
    """Return whether any name of the table begins with this normal word."""
    return low in _FORMS


@lru_cache(maxsize=64)
def name_openers(kinds: frozenset[ClaimantKind]) -> dict[str, int]:
    """Return the first words, as written, of the names of these kinds, each with the words of the longest name."""
    openers: dict[str, int] = {}
    for kind in kinds:
        for opener, length in _OPENERS[kind].items():
            openers[opener] = max(length, openers.get(opener, 0))
    return openers


def canonical_name(words: str, text: str = "", demonym: str = "") -> str:
    """Return the one name of a claimant that is named by ``words``.

    A body of the table gets its full name; a ministry gets its country
    in front, from its own words or from ``demonym``; anything else keeps
    its words without the leading article.

    Args:
        words: As they stand in the text ("the SOHR", "Peru's health ministry").
        text: The document, for short forms that hold only in context.
        demonym: The country that the document is about ("Peruvian"), "" if
            that cannot be told.

    >>> canonical_name("the SOHR"), canonical_name("the interior ministry", demonym="Kenyan")
    ('Syrian Observatory for Human Rights', 'Kenyan Interior Ministry')
    """
    parts = words.split()
    if len(parts) > 1 and parts[0].lower() in ARTICLES:
        del parts[0]
    if not parts:
        return ""
    parts[-1] = parts[-1].removesuffix("'s").removesuffix("’s")
    if parts[-1].lower() in LOST_POSSESSIVES:
        parts[-1] = parts[-1][:-1]
    bare = " ".join(parts)
    if normal_word(parts[0]) in _FORMS:
        found = match_name(parts, [normal_word(part) for part in parts], 0, len(parts), text or bare)
        if found and found[0] == len(parts):
            return found[1].name
    based = next((i for i, part in enumerate(parts[:MAX_BASED]) if part.endswith("-based")), -1)
    if 0 <= based < len(parts) - 1 and not parts[based + 1].islower():
        return canonical_name(" ".join(parts[based + 1 :]), text, demonym)
    if bare.endswith("tate TV"):
        bare = bare.removesuffix("TV") + "television"  # one name for "state TV" and "state television"
    if "inistry" in bare.lower():
        return ministry_name(bare, demonym)
    return bare


#: "Opposition forces" are no state's army.
_REBELS = frozenset("opposition rebel rebels insurgent separatist separatists".split())
_FORCES = frozenset("forces force army military fighters fighter commander commanders group groups".split())


@lru_cache(maxsize=4096)
def kind_of(name: str) -> ClaimantKind:
    """Return what sort of body or person ``name`` is.

    A body of the table has its kind there. Otherwise the last noun decides
    ("medical source at the army" is told by "source" and so by "medical"):
    a noun that says no more than "official" or "source" leaves it to the
    words before it. Several joined by " ; " are of the first one's kind.

    >>> kind_of("UNICEF"), kind_of("medical source"), kind_of("-")
    (<ClaimantKind.UN: 'un'>, <ClaimantKind.MEDICAL: 'medical'>, <ClaimantKind.OUTLET: 'outlet'>)
    """
    first = name.split(" ; ")[0].strip()
    if first in ("", "-"):
        return ClaimantKind.OUTLET
    if first in _KINDS:
        return _KINDS[first]
    if first.endswith(" Ministry"):
        return ClaimantKind.MILITARY if "Defence" in first else ClaimantKind.GOVERNMENT
    parts = first.split()
    lows = [normal_word(part) for part in parts]
    for at in range(len(parts)):
        found = match_name(parts, lows, at, len(parts), first)
        if found:
            return found[1].kind
    if not _REBELS.isdisjoint(lows) and not _FORCES.isdisjoint(lows):
        return ClaimantKind.ARMED_GROUP
    cut = next((i for i, low in enumerate(lows) if i and low in ("of", "for", "in", "at", "from", "with")), len(lows))
    of_whom = lows[cut:]
    if (
        cut + 1 < len(parts)
        and parts[cut - 1][0].isupper()
        and parts[cut + 1][0].isupper()
        and lows[cut - 1] in _NOUN_KINDS
    ):
        of_whom = []  # a "Federation of Reporters" is no outlet
    told = [_NOUN_KINDS[low] for low in [*reversed(lows[:cut]), *of_whom] if low in _NOUN_KINDS]
    for kind in told:
        if kind not in _VAGUE_KINDS:
            return kind
    return next((kind for kind in told if kind is not ClaimantKind.OTHER), ClaimantKind.OTHER)
