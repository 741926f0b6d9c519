"""Tell whether two claims have one claimant, and which claimants are nobody in particular.

A body is itself in every report. "Officials" or "a source" are the same
people within one report at most: across reports they are not taken for one
when that would let one figure replace another, nor for two when that would
make figures look independent.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

import regex

from reconcile.lexicons.load import alternation, load_table
from reconcile.lexicons.spelling import fold
from reconcile.model import Claim

OWN_VOICE = "-"
STATE_KINDS = frozenset({"government", "military", "police", "medical", "rescue"})  # of bodies that every state has


@cache
def _generic(says: str) -> frozenset[str]:
    """Return the words that name nobody, by what the table says of them."""
    return frozenset(row["word"] for row in load_table("claimant_generic") if row["says"] == says)


@cache
def _body_nouns() -> frozenset[str]:
    """Return the nouns that name a body or its one head (ministry, police, governor), not its people."""
    return frozenset(
        row["noun"]
        for row in load_table("claimant_nouns")
        if not {"body", "head"}.isdisjoint(row["roles"].split(" | "))
    )


@cache
def _kinds_of_nouns() -> dict[str, str]:
    """Return each common noun of claimants → the kind of who is called so."""
    return {row["noun"]: row["kind"] for row in load_table("claimant_nouns")}


@cache
def _demonyms() -> dict[str, str]:
    """Return folded adjective → folded country: "peruvian" → "peru"."""
    return {fold(row["demonym"]): fold(row["country"]) for row in load_table("demonyms")}


@cache
def _long_demonyms() -> regex.Pattern[str]:
    """Return a pattern of the adjectives of several words: "south korean"."""
    return regex.compile(rf"\b(?:{alternation(adjective for adjective in _demonyms() if ' ' in adjective)})\b")


@lru_cache(maxsize=65536)
def claimant_key(name: str, country: str = "") -> str:
    """Return the form in which claimants are compared.

    Articles go, an adjective of a country becomes its name, and the country
    of the event itself goes too: within an event in Peru "the Peruvian
    interior ministry" and "the interior ministry" are one.

    "Police officers" and "the police department" are the police: in doubt,
    not two that speak independently.

    >>> claimant_key("The Peruvian interior ministry", "Peru"), claimant_key("the police department")
    ('interior ministry', 'police')
    """
    home = fold(country)
    told = fold(name.replace("'s ", " ").replace("’s ", " "))
    words = [_demonyms().get(word, word) for word in _long_demonyms().sub(lambda m: _demonyms()[m[0]], told).split()]
    bare = [word for word in words if word not in _generic("filler")]
    while len(bare) > 1 and bare[-1] in _generic("people") and bare[-2] in _body_nouns():
        bare.pop()
    text = " ".join(bare or words)
    if home and text.startswith(home + " "):
        text = text[len(home) + 1 :]
    return text


@lru_cache(maxsize=65536)
def is_unnamed(name: str) -> bool:
    """Return whether a claimant is described, not named: officials, a witness, media reports.

    The last word decides: "Gaza officials" are nobody in particular, though
    Gaza is. A body in lower case ("the health ministry", "police") counts as
    named: in one event there is one. A head of nothing that is told does not.

    >>> is_unnamed("local officials"), is_unnamed("health ministry"), is_unnamed("al-Shabab")
    (True, False, False)
    """
    words = [word for word in name.split() if fold(word) not in _generic("filler")]
    if all(word in _generic("alone") for word in fold(" ".join(words)).split()):
        return True
    if any(letter.isupper() for letter in words[-1]):  # "al-Shabab" is a name
        return False
    return fold(words[-1]) not in _body_nouns() or fold(words[-1]) in _generic("nobody")


def as_told_in(claim: Claim, country: str) -> Claim:
    """Return a claim with the country of its event, by which "the health ministry" is known.

    A body that every state has is that of the claim's own country: "police"
    told of Bekta across the border are not those of the event.
    """
    if not country or claim.country in ("", country) or speaks_for_itself(claim):
        return claim if claim.country == country else replace(claim, country=country)
    names = (name.strip() for name in claim.claimant.split(";"))
    known = (f"{claim.country} {name}" if _is_of_each_state(name) else name for name in names if name)
    return replace(claim, country=country, claimant=" ; ".join(known))


def _is_of_each_state(name: str) -> bool:
    """Return whether a name of common nouns alone is that of a body which every state has: "interior ministry"."""
    words, kinds = claimant_key(name).split(), _kinds_of_nouns()
    return not is_unnamed(name) and kinds.keys() >= set(words) and kinds[words[-1]] in STATE_KINDS


def claimants_of(claim: Claim) -> frozenset[str]:
    """Return the identities behind a claim, comparable within one event.

    Its own voice makes the outlet the claimant, so that "according to the
    Morning Post" elsewhere is the same origin. Someone unnamed is known by the
    words alone; ``is_unnamed`` says how far that goes. Someone "of the health
    ministry" is the ministry too: in doubt, not two.
    """
    if speaks_for_itself(claim):
        return frozenset({claimant_key(claim.outlet) or f"report {claim.doc}"})
    return _split_claimants(claim.claimant, claim.country)[0] | _bodies_in(_words_beside_name(claim), claim.country)


def _words_beside_name(claim: Claim) -> str:
    """Return the words of a credit beside the name that it gives: "of the health ministry", "" where it gives none."""
    if claim.claimant_start is None or claim.claimant_end is None or ";" in claim.claimant:
        return ""
    start, end = claim.claimant_start - claim.sentence_start, claim.claimant_end - claim.sentence_start
    words = claim.quote[start:end] if 0 <= start < end <= len(claim.quote) else ""
    is_name = claim.claimant in words and not is_unnamed(claim.claimant)
    return words.replace(claim.claimant, " ", 1).strip() if is_name else ""


@lru_cache(maxsize=65536)
def _bodies_in(words: str, country: str) -> frozenset[str]:
    """Return the identities of the bodies that words beside a name say it speaks for.

    >>> _bodies_in("of the Peruvian health ministry", "Peru"), _bodies_in(", a group", "Peru")
    (frozenset({'health ministry'}), frozenset())
    """
    return frozenset(claimant_key(match[1] or match[2], country) for match in _body_of_person().finditer(words))


@cache
def _body_of_person() -> regex.Pattern[str]:
    """Return a pattern of the body that somebody is of: "of the health ministry", "health ministry official"."""
    roles = {row["noun"]: row["roles"].split(" | ") for row in load_table("claimant_nouns")}
    bodies = alternation(noun for noun, told in roles.items() if "body" in told)
    people = alternation(noun for noun, told in roles.items() if not {"speaker", "spokes", "head"}.isdisjoint(told))
    body = rf"((?:\p{{L}}[\p{{L}}'’-]*\s+){{0,3}}?(?:{bodies}))"
    return regex.compile(
        rf"\b(?:of|for|from|at|with)\s+(?:the\s+)?{body}\b|^(?:the\s+|an?\s+)?{body}\s+(?:{people})\b", regex.IGNORECASE
    )


@lru_cache(maxsize=65536)
def _split_claimants(names: str, country: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the identities joined in a claimant, all of them and those that can be known again."""
    parts = [part.strip() for part in names.split(";") if part.strip()]
    everybody = frozenset(claimant_key(name, country) for name in parts)
    return everybody, frozenset(claimant_key(name, country) for name in parts if not is_unnamed(name))


def named_claimants_of(claim: Claim) -> frozenset[str]:
    """Return those behind a claim who can be known again, all of them where none can.

    "The Observatory and medical workers" stands and falls with the Observatory,
    and what an official of the health ministry said with the ministry.
    """
    if speaks_for_itself(claim):
        return claimants_of(claim)
    if bodies := _bodies_in(_words_beside_name(claim), claim.country):
        return bodies
    everybody, named = _split_claimants(claim.claimant, claim.country)
    return named or everybody


def speaks_for_itself(claim: Claim) -> bool:
    """Return whether the figure is in the outlet's own voice, nobody credited."""
    return claim.claimant == OWN_VOICE


def has_named_claimant(claim: Claim) -> bool:
    """Return whether a body or person that can be known again stands behind the claim."""
    return not speaks_for_itself(claim) and bool(_split_claimants(claim.claimant, claim.country)[1])
