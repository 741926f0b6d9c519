"""Find the texts that are nearly the same as one read before: reprints, updates, the same wire story twice."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from functools import lru_cache
from itertools import islice
from zlib import crc32

SHINGLE = 4  # words in a row that are compared as one; fewer are shared by unlike texts, more miss small edits
SKETCH = 64  # shingles kept of a text: enough to tell 80 from 70 in a hundred
INDEXED = 8  # of them by which a text is found again; of two texts that are 80 in 100 alike, one at least agrees
MOST_HOLDERS = 8  # texts found by one shingle, the first ones; a phrase that all reports share finds no twin
MOST_TEXTS = 200_000  # remembered, in about 2 kB each; then it begins anew
MIN_WORDS = 40  # a shorter text has too few shingles to be judged
MOST_WORDS = 5_000  # of a text that are compared; a reprint shows by then
LIKE = 0.8  # share of shingles in common from which two texts are told to be nearly the same

_WORDS = re.compile(r"\w+")


class NearTexts:
    """The texts seen so far, as sketches: the shingles of each that have the smallest hashes.

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
        marks = sketch(text)
        found = self._most_alike(marks)
        if marks:
            self._remember(marks, where)
        return found

    def most_alike(self, text: str) -> tuple[str, float] | None:
        """Return what ``twin`` returns, and remember nothing."""
        return self._most_alike(sketch(text))

    def _most_alike(self, sketch: list[int]) -> tuple[str, float] | None:
        if not sketch:
            return None
        own = frozenset(sketch)
        candidates = {n for mark in sketch[:INDEXED] for n in self._holders.get(mark, ())}
        shared, first = max(((len(own.intersection(self._sketches[n])), -n) for n in candidates), default=(0, 0))
        return (self._places[-first], shared / len(sketch)) if shared >= LIKE * len(sketch) else None

    def _remember(self, sketch: list[int], where: str) -> None:
        if len(self._places) == MOST_TEXTS:
            for held in (self._holders, self._sketches, self._places):
                held.clear()
        for mark in sketch[:INDEXED]:
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


@lru_cache(maxsize=20_000)
def _mark(word: str) -> int:
    """Return a number for a word that is the same on every day and machine, as the hash of a string is not."""
    return crc32(word.encode("utf-8", "surrogatepass"))
