"""Compare names that are spelt in many ways: folding, articles, consonants.

Used where the gazetteer is built and where it is searched, so that both sides
of a comparison are folded by the same rules.
"""

from __future__ import annotations

import re
import unicodedata

#: Forms of the Arabic article, also as run into a following "sun letter".
ARTICLES = frozenset("al ar as ash ad an at az ath adh el er es esh ed en et ez il".split())

_DROP = str.maketrans(dict.fromkeys("'’‘`ʻʼʿʾ´.\"“”,", "") | dict.fromkeys("-‐‑‒–—/_", " "))
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
_SOUNDS = (
    (re.compile(r"kh"), "x"),
    (re.compile(r"sh|ch"), "c"),
    (re.compile(r"[dt]h"), "t"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"[aeiouwy]+"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def fold(name: str) -> str:
    """Return ``name`` as it is compared: lower case, bare letters, single blanks.

    >>> fold("Ma‘arrat an-Nu‘mān")
    'maarrat an numan'
    """
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
    kept = [word for word in folded.split() if word not in ARTICLES]
    return " ".join(kept) if kept else folded


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
        for pattern, sound in _SOUNDS:
            word = pattern.sub(sound, word)
        if word:
            words.append(word)
    return " ".join(words)
