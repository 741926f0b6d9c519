"""Names of those who put figures forward: one name a body, one kind a name.

"SOHR", "the Syrian Observatory" and "Syrian Observatory for Human Rights"
are one claimant; the table ``claimant_names`` says so. What is not in the
table keeps its own words, and its kind follows from its nouns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from reconcile.lexicons.load import load_table
from reconcile.model import ClaimantKind

#: Code points; the word that a short form such as "Observatory" hangs on stands near the start of its text.
MAX_CONTEXT = 60_000
#: Words; "New York-based" before a name tells where it sits and is no part of it.
MAX_BASED = 4
#: Words; the demonym that stands for a text's country must be this often in it …
MIN_DEMONYM_COUNT = 2
#: … and this many times as often as the next, else no country is taken.
MIN_DEMONYM_LEAD = 1.5

#: Kinds of nouns such as "official" and "group", which the words before them tell better.
_VAGUE_KINDS = frozenset({ClaimantKind.OTHER, ClaimantKind.GOVERNMENT, ClaimantKind.NGO})
_ARTICLES = frozenset({"the", "a", "an"})
_MINISTRY_OF = regex.compile(
    r"(?:(?P<owner>.+?)\s+)?ministry\s+(?:of|for)\s+(?:the\s+)?(?P<what>[\w\s-]+?)(?:\s+(?:of|in)\s+.+)?",
    regex.IGNORECASE,
)
_MINISTRY = regex.compile(r"(?:(?P<owner>.+?)\s+)??(?P<what>(?:public\s+)?\w+)\s+ministry", regex.IGNORECASE)
#: "Gaza's Hamas-run health ministry": where the owner is told, who runs a ministry is no part of its name.
_LED = ("-run", "-led", "-controlled", "-appointed", "-backed")
_COUNTRY_OWNER = regex.compile(r"(?:the|this|that)?\s*(?:country|nation|state|island)['’]?s?", regex.IGNORECASE)
_CAPITALISED = regex.compile(
    r"\b\p{Lu}[\p{L}.]+(?:\s(?:African|Lanka|Lankan|Zealand|Leonean|Rican|Korea|Korean|Sudanese|Arabia))?"
)


class Body(NamedTuple):
    """A body in the table: its one name and what sort it is."""

    name: str
    kind: ClaimantKind


class _Form(NamedTuple):
    words: tuple[str, ...]
    shapes: tuple[str, ...]
    body: Body
    context: str


@lru_cache(maxsize=1 << 15)
def normal_word(word: str) -> str:
    """Return ``word`` in lower case, without full stops and possessive ending.

    >>> normal_word("U.N."), normal_word("Airwars’s")
    ('un', 'airwars')
    """
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    return low.replace(".", "").strip("'")


def _shape(word: str) -> str:
    """Return how a word of a name must be written: "upper", "title" or "" for any; "plural" is "SANAs"."""
    bare = word.replace(".", "")
    if len(bare) > 1 and bare.isupper():
        return "upper"
    return "title" if bare[:1].isupper() else ""


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
            for form in written:
                forms.setdefault(form[0], []).append(_Form(form, tuple(map(_shape, words)), body, context))
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
#: Words that open a name of the table or end one of several words.
NAME_WORDS = frozenset(_FORMS) | _LAST_WORDS
_NOUN_KINDS = {row["noun"]: ClaimantKind(row["kind"]) for row in load_table("claimant_nouns")}
_TRAITS = {row["noun"] for row in load_table("claimant_nouns") if row["roles"].startswith("trait")}
DEMONYMS: dict[str, str] = {row["demonym"]: row["country"] for row in load_table("demonyms")}
_DEMONYM_OF = {country: demonym for demonym, country in reversed(DEMONYMS.items())}
_COUNTRIES = {
    **{country: _DEMONYM_OF[country] for country in _DEMONYM_OF},
    **{demonym: demonym for demonym in DEMONYMS},
}


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
            if not word[0].isupper():
                return False
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
    if len(parts) > 1 and parts[0].lower() in _ARTICLES:
        del parts[0]
    if not parts:
        return ""
    parts[-1] = parts[-1].removesuffix("'s").removesuffix("’s")
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
        ministry = _MINISTRY_OF.fullmatch(bare) or _MINISTRY.fullmatch(bare)
        if ministry:
            return _ministry_name(ministry["owner"] or "", ministry["what"], demonym)
    return bare


def is_country(word: str) -> bool:
    """Return whether the word is the name of a country or its adjective, possessive or not: "Syrias", "Kenyan".

    >>> is_country("Kenya's"), is_country("Nairobi")
    (True, False)
    """
    bare = word.removesuffix("'s").removesuffix("’s")
    return bare in _COUNTRIES or (bare.endswith("s") and bare[:-1] in _COUNTRIES)


def _ministry_name(owner: str, what: str, demonym: str) -> str:
    """Return "Kenyan Interior Ministry" from whose it is and what it minds."""
    runner = next((word for word in owner.split() if word.endswith(_LED)), "")
    owner = " ".join(word for word in owner.split() if not word.endswith(_LED))
    if runner and owner.lower() in ("", "the"):
        owner = runner  # the "Houthi-run" ministry must not pass for that of the country's other government
    bare = owner.strip().removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    if not bare or _COUNTRY_OWNER.fullmatch(owner.strip()):
        bare = demonym
    elif bare not in _COUNTRIES and bare.endswith("s") and bare[:-1] in _COUNTRIES:
        bare = bare[:-1]
    subject = " ".join(word if word in ("and", "of") else word[:1].upper() + word[1:] for word in what.split())
    return f"{_COUNTRIES.get(bare, bare)} {subject.replace('Defense', 'Defence')} Ministry".strip()


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


def main_demonym(text: str) -> str:
    """Return the adjective of the country that ``text`` names most, or "".

    A country must be named at least twice and clearly more often than the
    next, for "the interior ministry" of a text on two countries is nobody's.

    >>> main_demonym("Kenyan police spoke. Kenya mourns.")
    'Kenyan'
    """
    counts: Counter[str] = Counter()
    for match in _CAPITALISED.finditer(text[:20_000]):
        word = match[0].removesuffix(".")
        found = _COUNTRIES.get(word) or (word[:-1] in _COUNTRIES and word.endswith("s") and _COUNTRIES[word[:-1]])
        if found:
            counts[_DEMONYM_OF[DEMONYMS[found]]] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < MIN_DEMONYM_COUNT:
        return ""
    if len(ranked) > 1 and ranked[0][1] < MIN_DEMONYM_LEAD * ranked[1][1]:
        return ""
    return ranked[0][0]
