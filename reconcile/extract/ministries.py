"""Whose a ministry is: the country by its names and adjectives, and the country that a text is about."""

from __future__ import annotations

from collections import Counter

import regex

from reconcile.lexicons.load import load_table

#: Words; the demonym that stands for a text's country must be this often in it …
MIN_DEMONYM_COUNT = 2
#: … and this many times as often as the next, else no country is taken.
MIN_DEMONYM_LEAD = 1.5
#: Code points of a document that are looked through for whose army it speaks of.
MAX_NATIONAL = 20_000

_MINISTRY_OF = regex.compile(
    r"(?:(?P<owner>.+?)\s+)?ministry\s+(?:of|for)\s+(?:the\s+)?(?P<what>[\w\s'’-]+?)(?:\s+(?:of|in)\s+.+)?",
    regex.IGNORECASE,
)
_MINISTRY = regex.compile(r"(?:(?P<owner>.+?)\s+)??(?P<what>(?:public\s+)?\w+)\s+ministry", regex.IGNORECASE)
#: "Gaza's Hamas-run health ministry": where the owner is told, who runs a ministry is no part of its name.
_LED = ("-run", "-led", "-controlled", "-appointed", "-backed")
_COUNTRY_OWNER = regex.compile(r"(?:the|this|that)?\s*(?:country|nation|state|island)['’]?s?", regex.IGNORECASE)
_MINDED = regex.compile(
    r"(?!country|nation|state|island|territory|enclave|region|province|strip)[a-z]+(?: and [a-z]+)?"
)
_REGION_OWNER = regex.compile(
    r"(?:the|this|that)?\s*(?:territory|enclave|region|province|strip)(?:['’]?s)?", regex.IGNORECASE
)
#: Bodies that a country has one of, as a text calls its own: "the army said".
NATIONAL = frozenset(
    ("army", "military", "navy", "air force", "armed forces", "government", "coast guard", "coastguard", "police")
)
#: Where the police are those of a state, a province or a town, and not the country's.
_OF_STATES = frozenset(
    "US American British Scottish Welsh Canadian Australian Indian Pakistani German Swiss Belgian Austrian Brazilian "
    "Mexican Argentine Argentinian".split()
)
_OF_COUNTRY = regex.compile(
    r"\b(?P<owner>\p{Lu}[\p{L}.]+(?:\s(?:African|Lankan|Leonean|Rican|Korean|Sudanese|Guinean|Faso|Lanka))?)(?:['’]s|s['’]?)?\s"
    r"(?:(?:national|regular|federal|central|security|ground|special|military)\s)?"
    r"(?P<body>army|military|navy|air\sforce|armed\sforces|forces|troops|soldiers|warplanes|jets|air\s?strikes?|government|coast\s?guard|police)\b"
)
DEMONYMS: dict[str, str] = {row["demonym"]: row["country"] for row in load_table("demonyms")}
_OF_WORDS = "|".join(regex.escape(name) for name in {*DEMONYMS, *DEMONYMS.values()} if " " in name)
_CAPITALISED = regex.compile(rf"\b(?:(?:{_OF_WORDS})\b|\p{{Lu}}[\p{{L}}.]+)")
#: "Syrias", in texts that lost their apostrophes.
LOST_COUNTRIES = frozenset(country + "s" for country in DEMONYMS.values() if " " not in country and country[-1] != "s")
_DEMONYM_OF = {country: demonym for demonym, country in reversed(DEMONYMS.items())}
_COUNTRIES = {
    **{country: _DEMONYM_OF[country] for country in _DEMONYM_OF},
    **{demonym: demonym for demonym in DEMONYMS},
}


def is_country(word: str) -> bool:
    """Return whether the word is the name of a country or its adjective, possessive or not: "Syrias", "Kenyan".

    >>> is_country("Kenya's"), is_country("Nairobi")
    (True, False)
    """
    bare = word.removesuffix("'s").removesuffix("’s")
    return bare in _COUNTRIES or (bare.endswith("s") and bare[:-1] in _COUNTRIES)


def ministry_name(words: str, demonym: str) -> str:
    """Return "Kenyan Interior Ministry" for "the interior ministry" in a text about Kenya, the words where it is none.

    Args:
        words: As they stand in the text, without an article.
        demonym: The adjective of the country that the text is about, "" if that cannot be told.
    """
    found = _MINISTRY_OF.fullmatch(words) or _MINISTRY.fullmatch(words)
    if found is not None and _MINDED.fullmatch(found["owner"] or "") and found["what"][0].isupper():
        return _full_name(found["what"], found["owner"], demonym)  # "defence ministry of Peru"
    return words if found is None else _full_name(found["owner"] or "", found["what"], demonym)


def _full_name(owner: str, what: str, demonym: str) -> str:
    """Return "Kenyan Interior Ministry" from whose it is and what it minds."""
    runner = next((word for word in owner.split() if word.endswith(_LED)), "")
    owner = " ".join(word for word in owner.split() if not word.endswith(_LED))
    if runner and owner.lower() in ("", "the"):
        owner = runner  # the "Houthi-run" ministry must not pass for that of the country's other government
    bare = owner.strip().removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    if _REGION_OWNER.fullmatch(owner.strip()):
        bare = ""
    elif not bare or _COUNTRY_OWNER.fullmatch(owner.strip()):
        bare = demonym
    elif bare not in _COUNTRIES and bare.endswith("s") and bare[:-1] in _COUNTRIES:
        bare = bare[:-1]
    subject = " ".join(word if word in ("and", "of") else word[:1].upper() + word[1:] for word in what.split())
    return f"{_COUNTRIES.get(bare, bare)} {subject.replace('Defense', 'Defence')} Ministry".strip()


def national_name(body: str, text: str, demonym: str) -> str:
    """Return "Kenyan army" for "the army" in a text that speaks of no other country's, else ``body`` as it is.

    Args:
        body: One of ``NATIONAL``.
        text: The document.
        demonym: The adjective of the country that it is about, "" if that cannot be told.
    """
    owners: set[str] = set()
    named = False
    for match in _OF_COUNTRY.finditer(text, 0, MAX_NATIONAL):
        country = _COUNTRIES.get(match["owner"].removesuffix("s")) or _COUNTRIES.get(match["owner"])
        told = match["body"]
        if (
            country is None
            or (told == "government") != (body == "government")
            or (told == "police") != (body == "police")
        ):
            continue
        owners.add(_DEMONYM_OF[DEMONYMS[country]])
        named = named or told == body
    if len(owners) == 1 and (named or owners == {demonym}):
        return f"{owners.pop()} {body}"
    country = DEMONYMS.get(demonym, "")
    apart = " " in country and set(country.split()).isdisjoint(demonym.split())
    if apart and demonym not in text[:MAX_NATIONAL] and country in text[:MAX_NATIONAL]:
        demonym = country  # "Burkina Faso army" in a text that never says "Burkinabe"
    local = body == "police" and demonym in _OF_STATES
    return f"{demonym} {body}" if demonym and not owners and not local else body


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
