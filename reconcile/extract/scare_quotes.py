"""Quotation marks around a word or two, by which a writer keeps a distance: 24 "criminals", "neutralised" 40."""

from __future__ import annotations

import re

_WORDS = r"\w[\w-]*(?: \w[\w-]*){0,2}"
# what stands before a mark is looked at behind it, so that re hops from mark to mark
_DOUBLE = re.compile(rf'["“](?<!\w["“])({_WORDS})["”](?!\w)')
_SINGLE = re.compile(rf"['‘](?<!\w['‘])({_WORDS})['’](?!\w)")


def without_scare_quotes(text: str) -> str:
    """Return the text with blanks for the marks around up to three words, so that the rest reads on; as long as before.

    >>> without_scare_quotes('It "neutralised" 40 men, it said.')
    'It  neutralised  40 men, it said.'
    """
    if '"' in text or "“" in text:
        text = _DOUBLE.sub(r" \1 ", text)
    if "'" in text or "‘" in text:
        text = _SINGLE.sub(r" \1 ", text)
    return text
