"""Read the core of a claimant phrase: determiner, traits, names and nouns, up to the last one that can speak.

What sort of word may follow what is told by the roles of the words in the table ``claimant_nouns``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reconcile.extract.body_nouns import PERIODIC, leads_to_body, record_behind
from reconcile.extract.claimant_words import DEMONYM_WORDS, HEAD_ROLES, Entry, Words, is_owner
from reconcile.extract.closed_words import DETERMINERS, MONTHS
from reconcile.extract.core_names import (
    NAME_JOINS,
    ends_name,
    is_name_of,
    joins_name,
    names_body,
    opens_name,
    takes_name,
)
from reconcile.extract.names import Body, match_name
from reconcile.model import ClaimantKind

#: Determiners that a noun must follow; "that" and "some" may be followed by a verb.
OWNING = frozenset("the a an its their his her our".split())
#: Nouns that speak themselves or tell where another's seat is: "the county emergency management agency".
_SEATS = frozenset("county city state town district borough".split())
_CONTINENTS = frozenset("Africa Asia Europe America Caribbean Sahel".split())
#: What no outlet is.
_MONITORS = frozenset("monitor watchdog observatory group ngo".split())
#: Nouns of what a body does, between what it minds and its people: "disaster management officials".
_MINDED = frozenset("management response relief control preparedness safety recovery prevention operations".split())


#: Who or what is no trait of the state's forces behind it, in a text that lost its commas.
_NO_TRAITS = frozenset("militant rebel jihadist insurgent gunman bomber attacker hospital clinic".split())
_STATE_FORCES = frozenset("police army military".split())


class PhraseSort(StrEnum):
    """What sort of words name the claimant."""

    PRONOUN = "pronoun"
    NAME = "name"
    PROPER = "proper"
    NOUN = "noun"
    RECORD = "record"


@dataclass(slots=True)
class Phrase:
    """A claimant phrase: words ``first`` to ``last`` (left out) of a sentence.

    ``core_end`` is where its "in Homs" or "for the army" begins; ``heads``
    are the places of its nouns, ``bodies`` of its names from the table,
    ``person`` the words of a personal or unknown name; ``called`` is who it
    is where its own words do not tell.
    """

    first: int
    last: int
    sort: PhraseSort
    core_end: int = 0
    heads: list[int] = field(default_factory=list)
    bodies: list[tuple[int, int, Body]] = field(default_factory=list)
    person: tuple[int, int] | None = None
    determiner: str = ""
    object: Phrase | None = None
    object_prep: str = ""
    apposition: Phrase | None = None
    called: str = ""


def read_core(words: Words, at: int, stop: int) -> Phrase | None:
    """Return determiner, traits, names and nouns up to the last one that can speak."""
    entries = words.entries
    i = at
    determiner = ""
    while i < stop and i - at < 2 and entries[i].low in DETERMINERS:
        determiner = determiner or entries[i].low
        i += 1
    phrase = Phrase(at, 0, PhraseSort.NOUN, determiner=determiner)
    heads = phrase.heads
    proper_from: int | None = None
    closed = False
    while i < stop:
        entry = entries[i]
        capital = entry.is_name
        if entry.only_describes or (
            determiner and entry.low in MONTHS and i + 1 < stop and "record" in entries[i + 1].roles
        ):
            proper_from = phrase.person = None
            i += 1
            continue
        if entry.low in PERIODIC and (record := record_behind(words, i, stop)):
            proper_from = None
            i = record  # "a daily situation report"
            continue
        if entry.low == "and" and _joins_traits(words, i, at, stop):
            i += 1
            continue
        if entry.names_body and (not closed or takes_name(words, heads, i)):
            step = read_name(words, phrase, i, stop)
            if step and _is_wire(words, phrase, i):  # "… says Halma Observatory AP Thursday"
                phrase.bodies.pop()
                break
            if step:
                if phrase.person and is_owner(words, phrase.person[1] - 1):
                    phrase.person = None  # "India's National Disaster Response Force"
                proper_from = None
                i += step
                phrase.last = i
                continue
        if capital and entry.word in DEMONYM_WORDS and (proper_from is not None or phrase.bodies or heads):
            break
        if capital and i == at and entry.is_trait and "body" in entry.roles and opens_name(words, i, stop):
            proper_from = i
            i += 1
            continue
        if proper_from == at and i - at > 1 and _is_office_behind(words, i, at, stop):
            break  # "Ana Lind governor of Aldar"
        if entry.is_head and not (capital and proper_from is not None and entry.is_title):
            if heads and heads[-1] == i - 1 and _speaks_alone(entries[i - 1]) and _speaks_too(entry):
                break  # "… killing medical staff activists said"
            forces = entry.low in _STATE_FORCES and (i + 1 == stop or "body" not in entries[i + 1].roles)
            if forces and heads and heads[-1] == i - 1 and entries[i - 1].low in _NO_TRAITS:
                break  # "… including a militant police said", "… taken to hospital police said"
            heads.append(i)
            proper_from = None
            i += 1
            phrase.last = i
            closed = not capital and _closes(entry.low, entry.roles)
            continue
        owner = bool(heads) and heads[-1] == i - 1 and entries[i - 1].is_owner  # "the fire brigade's Ana Lind"
        if capital and (not closed or owner or is_name_of(words, heads, i)):
            if not entry.is_trait and ends_name(words, phrase.bodies, i) and not names_body(words, i, stop):
                break
            if not entry.is_title:
                proper_from = i if proper_from is None else proper_from
                phrase.person = (proper_from, i + 1)
            closed = closed and not owner and "takes_name" not in entries[i - 1].marks
            i += 1
            phrase.last = i
            continue
        led = entry.low == "of" and bool(heads) and "head" in entries[heads[-1]].roles  # "Mayor Ana Lind of Aldar"
        if proper_from is not None and not led and entry.low in NAME_JOINS and joins_name(words, i, stop):
            i += 1
            continue
        minded = i > at and entry.low in _MINDED and entries[i - 1].is_trait and entries[min(i + 1, stop - 1)].is_head
        if minded or entry.is_trait or entry.is_title or entry.is_owner or _is_plural_owner(words, i, at, stop):
            proper_from = None
            i += 1
            continue
        named = phrase.person is not None and i > at and entries[i - 1].is_trait and entries[i - 1].word.islower()
        owned = determiner in OWNING or is_owner(words, at) or _owns(words, phrase) or named
        if (
            owned
            and (not heads or is_owner(words, heads[-1]) or entries[heads[-1]].low in _SEATS)
            and leads_to_body(words, i, stop)
        ):
            i += 1
            continue
        break
    if phrase.last <= at:
        return None
    return _sorted_core(words, phrase)


def _is_office_behind(words: Words, i: int, at: int, stop: int) -> bool:
    """Return whether the noun at word ``i`` tells the office of the person whose name begins at word ``at``."""
    while i + 1 < stop and words.words[i].islower() and words.entries[i + 1].is_head and words.roles(i):
        i += 1  # "deputy governor"
    entry = words.entries[i]
    if not entry.word.islower() or entry.roles.isdisjoint({"head", "spokes"}) or i + 1 >= stop:
        return False
    return words.lows[i + 1] in ("of", "for") and not any("setting" in words.roles(k) for k in range(at, i))


def _is_wire(words: Words, phrase: Phrase, i: int) -> bool:
    """Return whether the outlet just read at word ``i`` only stands behind another body's name or "monitor"."""
    if phrase.bodies[-1][2].kind is not ClaimantKind.MEDIA or not words.words[i].isupper():
        return False
    if len(phrase.bodies) > 1:
        before = phrase.bodies[-2]
        return before[1] == i and before[2].kind is not ClaimantKind.GOVERNMENT and not is_owner(words, i - 1)
    return bool(phrase.heads) and phrase.heads[-1] == i - 1 and words.lows[i - 1] in _MONITORS


def _owns(words: Words, phrase: Phrase) -> bool:
    """Return whether a name of the table is a possessive: "Save the Children's country director"."""
    return bool(phrase.bodies) and is_owner(words, phrase.bodies[-1][1] - 1)


def _speaks_alone(entry: Entry) -> bool:
    """Return whether the noun names people and none of the same phrase can follow: "residents", "staff"."""
    return entry.roles == {"speaker"} and (entry.low.endswith("s") or entry.low in ("staff", "people"))


def _speaks_too(entry: Entry) -> bool:
    """Return whether the noun opens a speaker of its own behind another: "led away by gendarmes police said"."""
    return "speaker" in entry.roles or entry.low == "police"


def _is_plural_owner(words: Words, i: int, at: int, stop: int) -> bool:
    """Return whether the mark at ``i`` makes the noun before it a possessive: "the doctors' union"."""
    return (
        words.words[i] in ("'", "’")
        and at < i < stop - 1
        and words.lows[i - 1].endswith("s")
        and words.end(i - 1) == words.starts[i]
        and not words.roles(i + 1).isdisjoint(HEAD_ROLES | {"trait"})
    )


def read_name(words: Words, phrase: Phrase, i: int, stop: int) -> int:
    """Note a body of the table at word ``i``; return its length, 0 if there is none."""
    found = match_name(words.words, words.lows, i, stop, words.text)
    if found is None:
        return 0
    length, body = found
    if i + length < stop and words.is_name(i + length) and words.lows[i + length] in ("province", "city"):
        return 0
    phrase.bodies.append((i, i + length, body))
    return length


def _closes(low: str, roles: frozenset[str]) -> bool:
    """Return whether no name can follow this noun: "activists Reuters", but "activist Wael"."""
    if (low.endswith("s") and not low.endswith("ss")) or "body" in roles or "record" in roles:
        return True
    return low in ("source", "police", "opposition", "staff", "people")


def _joins_traits(words: Words, i: int, at: int, stop: int) -> bool:
    """Return whether "and" joins two traits of one noun: "local and media sources"."""
    if (
        i <= at
        or i + 2 >= stop
        or (words.words[i - 1][0].isupper() and i > 1)
        or not ("trait" in words.roles(i - 1) and "trait" in words.roles(i + 1))
    ):
        return False
    ahead = range(i + 1, min(stop, i + 4))
    return any(words.roles(k) & {"speaker", "body"} and words.lows[k].endswith(("s", "office")) for k in ahead)


def _sorted_core(words: Words, phrase: Phrase) -> Phrase | None:
    """Give the phrase its sort, or None where nothing in it can speak."""
    last = phrase.core_end = phrase.last
    if phrase.heads:  # the sort is that of a noun unless told otherwise
        if phrase.heads[-1] == last - 1 and "record" in words.entries[last - 1].roles:
            phrase.sort = PhraseSort.RECORD
    elif phrase.bodies:
        phrase.sort = PhraseSort.NAME
    elif phrase.person and phrase.person[1] == last:
        if DEMONYM_WORDS.issuperset(words.words[phrase.person[0] : last]) or words.words[last - 1] in _CONTINENTS:
            return None
        phrase.sort = PhraseSort.PROPER
    else:
        return None
    return phrase
