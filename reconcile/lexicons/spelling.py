"""Compare names that are spelt in many ways: folding, articles, consonants, namesakes.

Used where the gazetteer is built and where it is searched, so that both sides
of a comparison are folded by the same rules.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

#: Forms of the Arabic article, also as run into a following "sun letter".
ARTICLES = frozenset("al ar as ash ad an at az ath adh el er es esh ed en et ez il".split())

_DROP = str.maketrans(dict.fromkeys("'’‘`ʻʼʿʾ´.\"“”,", "") | dict.fromkeys("-‐‑‒–—/_", " "))
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
#: Written sounds and the one sign that stands for each, in the order in which they are replaced.
_SOUNDS = (("kh", "x"), ("ch", "c"), ("sh", "c"), ("th", "t"), ("dh", "t"), ("gh", "g"))
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = str.maketrans(dict.fromkeys("aeiouwy", ""))
BY_ALTERNATE = 0.25  # share of its population that a place weighs under an alternate name
_REMEMBERED = 1 << 14  # names whose forms are kept; news repeats its names


@lru_cache(maxsize=_REMEMBERED)
def fold(name: str) -> str:
    """Return ``name`` as it is compared: lower case, bare letters, single blanks.

    >>> fold("Ma‘arrat an-Nu‘mān")
    'maarrat an numan'
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    name = name.translate(_DROP)
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        name = name.casefold().translate(_PLAIN)
    return " ".join(name.lower().split())


def strip_articles(folded: str) -> str:
    """Return a folded name without Arabic articles, unless nothing would be left.

    >>> strip_articles("jisr ash shughur"), strip_articles("al bab")
    ('jisr shughur', 'bab')
    """
    words = folded.split()
    if len(words) == 1:
        return folded
    kept = [word for word in words if word not in ARTICLES]
    return " ".join(kept) if kept else folded


def collapse(folded: str) -> str:
    """Return a folded name with each doubled letter once.

    >>> collapse("nusseirat")
    'nuseirat'
    """
    return "".join([letter for letter, _ in groupby(folded)]) if _DOUBLED.search(folded) else folded


def weigh(population: int, *, by_main: bool) -> float:
    """Return what a place weighs among its namesakes, by its persons and by whether the name is its main one."""
    return population if by_main else population * BY_ALTERNATE


@lru_cache(maxsize=_REMEMBERED)
def skeleton(folded: str) -> str:
    """Return the consonants that the spellings of one Arabic name share.

    Transliterations differ in vowels, doubled letters, articles and the final
    "h": "Khan Sheikhoun" and "Khān Shaykhūn" have one skeleton.

    >>> skeleton("khan sheikhoun"), skeleton("khan shaykhun")
    ('xn cxn', 'xn cxn')
    """
    words = []
    for word in strip_articles(folded).split():
        if len(word) > 2 and word[-2:] in ("ah", "eh", "at", "et"):
            word = word[:-1]
        if "h" in word:
            for written, sound in _SOUNDS:
                word = word.replace(written, sound)
        word = collapse(word.translate(_VOWELS))
        if word:
            words.append(word)
    return " ".join(words)
