"""Who a claimant is across reports: one body one identity, never two bodies under one bare name.

"Airwars" is itself everywhere. "The Interior Ministry" is another body in each
country, "the mayor" in each town, and "a source" is nobody who could be known
again: such a one is kept apart report by report. The Claimants page, the
filters and the links all ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.group.claimants import OWN_VOICE, is_unnamed
from reconcile.lexicons.load import load_table
from reconcile.lexicons.spelling import fold
from reconcile.model import Claim
from reconcile.wording import report_day_words

#: What stands for everyone who is described and not named, in a list that cannot hold them one by one.
UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Claimant:
    """One who puts figures forward. ``id`` is stable and stands in links; ``aliases`` are what older links may say.

    ``is_unnamed``: described only ("a source", "officials"), so the same
    within one report and nobody in particular beyond it.
    """

    id: str
    name: str
    is_unnamed: bool = False
    aliases: frozenset[str] = frozenset()

    def answers_to(self, asked: str) -> bool:
        """Return whether a link that names ``asked`` means this claimant, letter case aside."""
        low = asked.casefold()
        return low == self.id.casefold() or low in self.aliases


class _Name(NamedTuple):
    """What a name says by itself: its words without a country, that country, and how far the name reaches."""

    bare: str
    country: str
    reach: str  # world, state, town or report


def claimants_behind(claim: Claim, home: str = "") -> tuple[Claimant, ...]:
    """Return everyone behind a claim, joint claimants each by themselves.

    Args:
        claim: One claim.
        home: The country to take where the claim has none: that of its event or report.

    >>> from types import SimpleNamespace as Made
    >>> told = dict(outlet="Post", doc="d", published="2019-05-01", place="", country="Ukraine")
    >>> [c.id for c in claimants_behind(Made(claimant="Interior Ministry ; Airwars", **told))]
    ['Interior Ministry (Ukraine)', 'Airwars']
    """
    if claim.claimant == OWN_VOICE:
        return (_outlet(claim.outlet, claim.doc),)
    country = claim.country or home
    if ";" not in claim.claimant:
        return (_claimant(claim.claimant, country, claim),)
    names = [name.strip() for name in claim.claimant.split(";") if name.strip()]
    joint = claim.claimant.casefold()
    found = (_with_alias(_claimant(name, country, claim), joint) for name in names)
    return tuple(dict.fromkeys(found)) or (_outlet(claim.outlet, claim.doc),)


def homes(claims: Iterable[Claim]) -> dict[str, str]:
    """Return document → the one country that its claims name, documents with none or several left out."""
    named: dict[str, set[str]] = {}
    for claim in claims:
        if claim.country:
            named.setdefault(claim.doc, set()).add(claim.country)
    return {doc: next(iter(countries)) for doc, countries in named.items() if len(countries) == 1}


def find_claimants(ids: Mapping[str, Claimant], asked: str) -> list[Claimant]:
    """Return whom a link means: one by its id, else everyone of that name; several where an old link was not clear."""
    if asked in ids:
        return [ids[asked]]
    return sorted({one for one in ids.values() if one.answers_to(asked)}, key=lambda one: one.id)


@lru_cache(maxsize=65536)
def _outlet(outlet: str, doc: str) -> Claimant:
    """Return the outlet in its own voice; one that is not known is its report."""
    name = f"{outlet} (own words)" if outlet else "The report itself (outlet unknown)"
    return Claimant(outlet or doc, name, aliases=frozenset({name.casefold()}))


def _claimant(name: str, country: str, claim: Claim) -> Claimant:
    read = _read_name(name)
    if read.reach == "world":
        return _named(name)
    if read.reach == "state" and (read.country or country):
        return _of_state(name, read.country or country)
    if read.reach == "town" and claim.place and claim.place != country:
        return _of_town(name, claim.place, read.country or country)
    where = ", ".join((claim.outlet or "outlet unknown", report_day_words(claim.published)))
    return Claimant(f"{name} [{claim.doc}]", f"{name} ({where})", True, frozenset({name.casefold()}))


@lru_cache(maxsize=16384)
def _named(name: str) -> Claimant:
    return Claimant(name, name)


@lru_cache(maxsize=16384)
def _of_state(name: str, country: str) -> Claimant:
    read, long = _read_name(name), f"{name} ({country})"
    aliases = frozenset({name.casefold(), long.casefold()})
    return Claimant(f"{read.bare.title()} ({country})", name if read.country else long, aliases=aliases)


@lru_cache(maxsize=16384)
def _of_town(name: str, place: str, country: str) -> Claimant:
    where = f"{place}, {country}" if country else place
    shown = name if fold(place) in fold(name) else f"{name} ({where})"
    return Claimant(f"{_read_name(name).bare.title()} ({where})", shown, aliases=frozenset({name.casefold()}))


def _with_alias(one: Claimant, alias: str) -> Claimant:
    return Claimant(one.id, one.name, one.is_unnamed, one.aliases | {alias}) if alias else one


@lru_cache(maxsize=65536)
def _read_name(name: str) -> _Name:
    """Return what a name is without its country, and whether the world, a state, a town or one report knows it.

    A name all of whose words are common nouns of newswire belongs to every
    state ("Interior Ministry"); one with a word of a town's bodies to every
    town ("city hospital"); any other word is taken to name one body.

    >>> _read_name("Ukrainian Interior Ministry")
    _Name(bare='interior ministry', country='Ukraine', reach='state')
    """
    words, country = _without_country(fold(name.replace("'s ", " ").replace("’s ", " ")).split())
    bare = [word for word in words if word not in _says("filler")]
    if _is_nobody(name, bare):
        return _Name(name, "", "report")
    is_common = bool(bare) and all(word in _nouns() or word in _says("town") for word in bare)
    if not is_common or (fold(name) in _known_bodies() and not (country and len(bare) == 1)):
        return _Name(name, "", "world")
    if bare[-1] not in _says("town") and bare[-1] not in _state_nouns() and bare[0] not in _HEADS_FIRST:
        return _Name(name, "", "world" if name != name.lower() else "report")
    if bare[0] in _HEADS_FIRST:
        bare = [*bare[1:], bare[0]]
    is_local = _LOCAL in words or any(word in _says("town") for word in bare)
    return _Name(" ".join(bare), country, "town" if is_local else "state")


def _is_nobody(name: str, bare: list[str]) -> bool:
    """Return whether a claimant is described only; a capital in its last word makes it a name ("Omar al-Sayed")."""
    if not bare:
        return name == name.lower()
    first = next((word for word in name.split() if fold(word) not in _says("filler")), "")
    if first == first.lower() and _nouns().get(fold(first), ("", ""))[0] == "speaker":
        return True
    return is_unnamed(name) and name.split()[-1] == name.split()[-1].lower()


#: "Ministry of Health" is the Health Ministry.
_HEADS_FIRST = frozenset({"ministry", "department", "directorate"})
_LOCAL = "local"  # "local police" are those of a town
#: Kinds of body that every state has; a monitor or broadcaster called by a common noun is nobody that could be known.
_STATE_KINDS = frozenset({"government", "military", "police", "medical", "rescue"})


def _without_country(words: list[str]) -> tuple[list[str], str]:
    """Return the words without the country, or its adjective, that they begin or end with, and that country."""
    for length in (3, 2, 1):
        for part, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            country = _countries().get(" ".join(part), "")
            if country and rest:
                return rest, country
    return words, ""


@cache
def _countries() -> dict[str, str]:
    """Return folded adjective or name of a country → its name of today."""
    today = {row["alias"]: row["country"] for row in load_table("place_aliases")}
    named = [(row["demonym"], today.get(row["country"], row["country"])) for row in load_table("demonyms")]
    names = [(country, country) for _, country in named]
    return {fold(word): country for word, country in (*named, *names)}


@cache
def _known_bodies() -> frozenset[str]:
    """Return the folded names of bodies that newswire often credits: each is one body, whatever its words."""
    return frozenset(fold(row["name"]) for row in load_table("claimant_names"))


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Return each common noun of claimants → its first role and its kind."""
    rows = load_table("claimant_nouns")
    return {fold(row["noun"]): (row["roles"].split(" | ")[0], row["kind"]) for row in rows}


@cache
def _state_nouns() -> frozenset[str]:
    """Return the nouns for bodies and offices that every state has."""
    return frozenset(
        noun for noun, (role, kind) in _nouns().items() if role in ("body", "head") and kind in _STATE_KINDS
    )


@cache
def _says(what: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in load_table("claimant_generic") if row["says"] == what)
