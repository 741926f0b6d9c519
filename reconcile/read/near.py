"""Find the texts that are nearly the same as one known before: reprints, updates, the same wire story twice.

A text is known by its sketch, the smallest hashes of its words in rows of
four: two texts that are nearly the same have most of them in common. It is
found again by its marks, each made of three neighbours in the sketch. In
reports by one pattern a single row of words is held by very many of them,
three such rows at once by few, so that a look-up stays cheap in any case.
``NearTexts`` looks up among texts in memory, ``store/text_marks.py`` among
those of a case; both by the functions here.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import TypeVar
from zlib import crc32

SHINGLE = 4  # words in a row that are compared as one; fewer are shared by unlike texts, more miss small edits
SKETCH = 64  # shingles kept of a text: enough to tell 80 from 70 in a hundred
NEIGHBOURS = 3  # of a sketch that make a mark; at 50,000 reports by one pattern, two find 98 of 100 and three all
MARKS = 24  # of a text by which it is found again; of two texts that are 80 in 100 alike, seven or so agree
MOST_HOLDERS = 32  # texts found by one mark, the first ones
MOST_COMPARED = 16  # texts found that are compared, the likeliest first
MOST_TEXTS = 80_000  # remembered, in about 5 kB each; then it begins anew
MIN_WORDS = 40  # a shorter text has too few shingles to be judged
MOST_WORDS = 5_000  # of a text that are compared; a reprint shows by then
LIKE = 0.8  # share of shingles in common from which two texts are told to be nearly the same

_WORDS = re.compile(r"\w+")
T = TypeVar("T")


class NearTexts:
    """The texts seen so far, as sketches.

    Time and memory for each text are bounded, and so is the memory for all;
    the same texts in the same order always give the same answers.
    """

    def __init__(self) -> None:
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._sketches: list[array[int]] = []
        self._places: list[str] = []

    def twin(self, text: str, where: str) -> tuple[str, float] | None:
        """Return where the most alike text seen before stands and how alike it is, 0 to 1; remember this one.

        ``None`` where no text is nearly the same, or this one is too short.
        """
        own = sketch(text)
        marks = marks_of(own)
        found = likeliest(self._holders.get(mark, ()) for mark in marks)
        near = most_alike(own, {n: self._sketches[n] for n in sorted(found)})
        told = near and (self._places[near[0]], near[1])
        if own:
            self._remember(own, marks, where)
        return told

    def _remember(self, sketch: Sequence[int], marks: Iterable[int], where: str) -> None:
        if len(self._places) == MOST_TEXTS:
            for held in (self._holders, self._sketches, self._places):
                held.clear()
        for mark in marks:
            if len(self._holders[mark]) < MOST_HOLDERS:
                self._holders[mark].append(len(self._places))
        self._sketches.append(array("q", sketch))
        self._places.append(where)


def sketch(text: str) -> list[int]:
    """Return the smallest hashes of the shingles of a text, none where it is short."""
    words = [found[0] for found in islice(_WORDS.finditer(text.lower()), MOST_WORDS)]
    if len(words) < MIN_WORDS:
        return []
    marks = list(map(_mark, words))
    shingles = {hash(row) for row in zip(*(marks[n:] for n in range(SHINGLE)), strict=False)}
    return sorted(shingles)[:SKETCH]


def marks_of(sketch: Sequence[int]) -> list[int]:
    """Return the marks of a text by its sketch; one only where its words are nearly all the same, none without any."""
    if not sketch:
        return []
    rows = [tuple(sketch[n : n + NEIGHBOURS]) for n in range(min(MARKS, max(len(sketch) - NEIGHBOURS + 1, 1)))]
    return list(dict.fromkeys(map(hash, rows)))


def likeliest(holders: Iterable[Collection[T]]) -> list[T]:
    """Return those who hold marks of a text, the ones that share most and rarest first, and no more than are compared.

    Args:
        holders: Of each mark of the text, those who hold it.

    >>> likeliest([["a", "b", "c"], ["b"], ["a", "c"]])
    ['b', 'a', 'c']
    """
    weights: defaultdict[T, float] = defaultdict(float)
    for some in holders:
        for one in some:
            weights[one] += 1 / len(some)
    return sorted(weights, key=lambda one: -weights[one])[:MOST_COMPARED]


def most_alike(own: Sequence[int], others: Mapping[T, Iterable[int]]) -> tuple[T, float] | None:
    """Return the one whose sketch is most like a text's own and the share in common, ``None`` if none is near to it.

    Of two that are equally like it the first is returned.
    """
    shingles = frozenset(own)
    shared = {one: len(shingles.intersection(other)) for one, other in others.items()}
    best = max(shared, key=lambda one: shared[one], default=None)
    return None if best is None or shared[best] < LIKE * len(own) else (best, shared[best] / len(own))


@lru_cache(maxsize=20_000)
def _mark(word: str) -> int:
    """Return a number for a word that is the same on every day and machine, as the hash of a string is not."""
    return crc32(word.encode("utf-8", "surrogatepass"))
