"""Read in what place a quarter lies, where the sentence of a figure says so: "the Orle quarter of eastern Aldar"."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from reconcile.lexicons.load import alternation, load_table

REACH = 90  # code points behind the name; a sort, a side and another name stand within them
MOST_WORDS = 4000  # code points of a sentence that are looked at; a longer one is a list or a page without full stops

_NAME = r"(?:(?:al|el|as|ash|an|ar|at|ad|az)-)?\p{Lu}[\w'’]*(?:[ -](?:(?:al|el|ez|as)-)?\p{Lu}[\w'’]*){0,2}"


@cache
def _words(*says: str) -> str:
    return alternation(row["word"] for row in load_table("place_words") if row["says"] in says)


@cache
def _lies_in() -> regex.Pattern[str]:
    """Return the pattern of what follows the name of a quarter: "area of Old Aldar", ", a suburb in northern Aldar"."""
    sort = rf"(?:,? (?:an? |the )?(?:[\w-]+ )?(?:{_words('quarter')}))"
    side = rf"(?:[a-z]+-held )?(?:(?:{_words('side')}) )?(?:(?:{_words('sort', 'quarter')}) (?:of )?)?"
    return regex.compile(rf"{sort} (?:in|of) (?:the )?{side}({_NAME})")


@lru_cache(maxsize=4096)
def named_around(place: str, sentence: str) -> str:
    """Return the name of what a sentence says the quarter ``place`` lies in, as written; "" if it does not say.

    A town in a province is no quarter: the names of provinces are those of
    their capitals, and the gazetteer knows the towns.

    >>> named_around("Orle", "Nine died in the Orle quarter of eastern Aldar.")
    'Aldar'
    """
    at = sentence.find(place, 0, MOST_WORDS) if place else -1
    if at < 0:
        return ""
    end = at + len(place)
    match = _lies_in().match(sentence, end, min(len(sentence), end + REACH))
    return str(match[1]) if match else ""
