"""Find the words that scope and date hang on, all in one pass over a text.

A document has many figures and each asks the same of its surroundings: is a
war spoken of here, one attack, a rate? The answers are read off lists of
positions instead of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reconcile.extract.flat import flatten, prefix_tree
from reconcile.lexicons.load import alternation, load_table

#: Kinds of scope_cues.tsv that a figure asks for; the others are looked for beside a date only.
ASKED = ("campaign", "event", "events", "rate", "state", "tally", "war")
#: Those, and the words that are none of them though a part is: "war reporter".
LOOKED_FOR = frozenset({*ASKED, "none"})


_NO_KINDS: frozenset[str] = frozenset()
_ONE_EVENT = frozenset({"event"})


def cues(*kinds: str) -> str:
    """Return a regex alternation of the words of some ``kinds`` in scope_cues.tsv."""
    return alternation(row["cue"] for row in load_table("scope_cues") if row["kind"] in kinds)


def _kinds_of_words() -> dict[str, frozenset[str]]:
    """Return the kinds of each marked word, as written in a sentence or at its start."""
    kinds: dict[str, set[str]] = {"since": {"since"}}
    for row in load_table("scope_cues"):
        if row["kind"] in LOOKED_FOR:
            kinds.setdefault(row["cue"], set()).add(row["kind"])
    return {
        form: frozenset(marked.intersection((*ASKED, "since")))
        for word, marked in kinds.items()
        for form in (word, word[0].upper() + word[1:])
    }


_KINDS = _kinds_of_words()
_MARK = re.compile(rf" ({prefix_tree(sorted({flatten(word).strip() for word in _KINDS}), blank=' +')})(?!\w)")


class Marks:
    """Where in a text the marked words start and end, in order, and the kinds of each."""

    __slots__ = ("ends", "kinds", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[frozenset[str]] = []

    def kinds_in(self, start: int, end: int) -> frozenset[str]:
        """Return the kinds of the words that start in the half-open span."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return frozenset().union(*self.kinds[first:last]) if first < last else _NO_KINDS

    def between(self, kind: str, start: int, end: int) -> list[int]:
        """Return where the words of ``kind`` in the half-open span start."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return [self.starts[i] for i in range(first, last) if kind in self.kinds[i]]

    def rates(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of the words of a rate that start in the half-open span."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return [(self.starts[i], self.ends[i]) for i in range(first, last) if "rate" in self.kinds[i]]


def find_marks(text: str) -> Marks:
    """Return the marked words of ``text``.

    A word that names one harm but goes before one that names several
    ("bomb attacks") counts with those.

    >>> marks = find_marks("Bomb attacks since May killed nine.")
    >>> marks.between("events", 0, 35), marks.between("event", 0, 35)
    ([5], [])
    """
    marks = Marks()
    for match in _MARK.finditer(flatten(text)):
        start, end = match.span()
        # The letters as written: "Strike" is the word, "STRIKE" may be a name.
        kinds = _KINDS.get(text[start : end - 1])
        if kinds:
            if "events" in kinds and marks.ends and marks.ends[-1] == start - 1:
                marks.kinds[-1] -= _ONE_EVENT
            marks.starts.append(start)
            marks.ends.append(end - 1)
            marks.kinds.append(kinds)
    return marks
