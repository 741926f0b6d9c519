"""Find the words that scope and date hang on, all in one pass over a text.

A document has many figures and each asks the same of its surroundings: is a
war spoken of here, does a clause end between these two? The answers are read
off lists of positions instead of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reconcile.extract.flat import prefix_tree
from reconcile.lexicons.load import load_table

#: Shapes of reporting_cues.tsv whose verbs can carry the day of saying.
SAYING_SHAPES = frozenset({"say", "report", "tell", "quote", "cite", "deny"})
#: Nouns and verbs beside the reporting verbs that a day of saying, counting or visiting follows.
SAYING_WORDS = (
    "statement interview briefing conference update updated released published posted speaking spoke tweeted tweeting"
    " message recovered retrieved rescued visited arrived met heard"
).split()
#: Words that part clauses; a subordinate one starts a clause of its own.
SUBORDINATE_WORDS = "where which who when after before while whereas since".split()
BOUNDARY_WORDS = [*SUBORDINATE_WORDS, "but", "as", "meanwhile", "that", "and"]


def _kinds_of_words() -> dict[str, tuple[str, ...]]:
    """Return the kinds of each marked word, as written in a sentence or at its start."""
    kinds: dict[str, set[str]] = {}
    for row in load_table("scope_cues"):
        kinds.setdefault(row["cue"], set()).add(row["kind"])
    for row in load_table("reporting_cues"):
        if row["shape"] in SAYING_SHAPES:
            kinds.setdefault(row["cue"], set()).add("said")
    for words, kind in ((SAYING_WORDS, "said"), (BOUNDARY_WORDS, "boundary"), (SUBORDINATE_WORDS, "subordinate")):
        for word in words:
            kinds.setdefault(word, set()).add(kind)
    kinds.setdefault("since", set()).add("since")
    forms = {
        form: tuple(sorted(marked)) for word, marked in kinds.items() for form in (word, word[0].upper() + word[1:])
    }
    return forms


_KINDS = _kinds_of_words()
_ALL_KINDS = sorted({kind for kinds in _KINDS.values() for kind in kinds} | {"stop"})
_WORD = re.compile(rf"\b({prefix_tree(sorted(_KINDS))})(?!\w)")
_MARK = re.compile(rf"\W({prefix_tree(sorted(_KINDS))})(?!\w)")
_STOP = re.compile(r"[;:—]|,\s")


class Marks:
    """Where in a text the words of each kind stand: starts and ends, in order."""

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts: dict[str, list[int]] = {kind: [] for kind in _ALL_KINDS}
        self.ends: dict[str, list[int]] = {kind: [] for kind in _ALL_KINDS}

    def count(self, kind: str, start: int, end: int) -> int:
        """Return how many words of ``kind`` start in the half-open span."""
        starts = self.starts[kind]
        return bisect_left(starts, end) - bisect_left(starts, start) if starts else 0

    def starts_between(self, kind: str, start: int, end: int) -> list[int]:
        """Return where the words of ``kind`` in the half-open span start."""
        starts = self.starts[kind]
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]

    def ends_between(self, kind: str, start: int, end: int) -> list[int]:
        """Return where the words of ``kind`` that start in the half-open span end."""
        starts = self.starts[kind]
        return self.ends[kind][bisect_left(starts, start) : bisect_left(starts, end)]


def find_marks(text: str) -> Marks:
    """Return the marked words of ``text`` by kind.

    A word that names one harm but goes before one that names several
    ("bomb attacks") counts with those.
    """
    marks = Marks()
    starts, ends = marks.starts, marks.ends
    first = _WORD.match(text)
    for match in (*((first,) if first else ()), *_MARK.finditer(text)):
        start, end = match.span(1)
        for kind in _KINDS[match[1]]:
            starts[kind].append(start)
            ends[kind].append(end)
            if kind == "events" and ends["event"] and ends["event"][-1] == start - 1:
                starts["event"].pop()
                ends["event"].pop()
    starts["stop"] = [match.start() for match in _STOP.finditer(text)]
    return marks
