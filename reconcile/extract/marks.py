"""Find the words that scope and date hang on, all in one pass over a text.

A document has many figures and each asks the same of its surroundings: is a
war spoken of here, one attack, a rate? The answers are read off lists of
positions instead of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reconcile.extract.flat import flatten, prefix_tree
from reconcile.lexicons.load import alternation, load_table

#: Kinds of scope_cues.tsv that a figure asks for; the others are looked for beside a date only.
ASKED = ("campaign", "event", "events", "rate", "state", "tally", "war")


#: Before the text, and not beside its first word.
NOWHERE = -2


def cues(*kinds: str) -> str:
    """Return a regex alternation of the words of some ``kinds`` in scope_cues.tsv."""
    return alternation(row["cue"] for row in load_table("scope_cues") if row["kind"] in kinds)


def _kinds_of_words() -> dict[str, tuple[str, ...]]:
    """Return the kinds of each marked word, as written in a sentence or at its start."""
    kinds: dict[str, set[str]] = {"since": {"since"}}
    for row in load_table("scope_cues"):
        kinds.setdefault(row["cue"], set()).add(row["kind"])
    return {
        form: tuple(sorted(marked.intersection((*ASKED, "since"))))
        for word, marked in kinds.items()
        for form in (word, word[0].upper() + word[1:])
    }


_KINDS = _kinds_of_words()
_MARK = re.compile(rf" ({prefix_tree(sorted({flatten(word).strip() for word in _KINDS}), blank=' +')})(?!\w)")


@dataclass(frozen=True, slots=True)
class Marks:
    """Where in a text the words of each kind stand, in order; of rates also where they end."""

    starts: dict[str, list[int]]
    rates: list[tuple[int, int]]

    def count(self, kind: str, start: int, end: int) -> int:
        """Return how many words of ``kind`` start in the half-open span."""
        starts = self.starts[kind]
        return bisect_left(starts, end) - bisect_left(starts, start) if starts else 0

    def between(self, kind: str, start: int, end: int) -> list[int]:
        """Return where the words of ``kind`` in the half-open span start."""
        starts = self.starts[kind]
        return starts[bisect_left(starts, start) : bisect_left(starts, end)] if starts else []


def find_marks(text: str) -> Marks:
    """Return the marked words of ``text`` by kind.

    A word that names one harm but goes before one that names several
    ("bomb attacks") counts with those.

    >>> find_marks("Bomb attacks since May killed nine.").starts["events"]
    [5]
    """
    starts: dict[str, list[int]] = {kind: [] for kind in (*ASKED, "since")}
    rates: list[tuple[int, int]] = []
    last_event = NOWHERE
    for match in _MARK.finditer(flatten(text)):
        start, end = match.start(), match.end() - 1
        # The letters as written: "Strike" is the word, "STRIKE" may be a name.
        for kind in _KINDS.get(text[start:end], ()):
            starts[kind].append(start)
            if kind == "event":
                last_event = end
            elif kind == "rate":
                rates.append((start, end))
            elif kind == "events" and last_event == start - 1:
                starts["event"].pop()
                last_event = NOWHERE
    return Marks(starts, rates)
