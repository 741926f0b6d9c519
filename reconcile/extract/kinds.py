"""What kind of harm a text speaks of: strike, shooting, flood, crash …

The words are in ``lexicons/harm_kinds.tsv``. A text is scanned once by
``find_kinds``; ``kind_at`` then answers for each claim from that list, so a
document with many claims is not read again for each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.extract.flat import flatten, prefix_tree
from reconcile.lexicons.load import load_table
from reconcile.model import Span

#: Code points; a lead and the sentence after it rarely run longer.
LEAD_LENGTH = 400
#: Code points in which the longest word of harm ends, blanks included.
LONGEST = 60


class KindMention(NamedTuple):
    """A word that tells the kind; ``names`` is false where it only hints."""

    start: int
    end: int
    kind: str
    names: bool


@cache
def _entries() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """Return a pattern that finds every expression in a flat text, and the kind of each with whether it names it.

    The kind is "" of an expression that voids the word in it: "struck by masonry" is no strike.
    """
    kinds: dict[str, tuple[str, bool]] = {}
    for row in load_table("harm_kinds"):
        for form in filter(None, map(str.strip, (row["word"], *row["forms"].split(",")))):
            kinds.setdefault(flatten(form).strip(), (row["kind"], row["strength"] == "names"))
    return re.compile(rf" ({prefix_tree(sorted(kinds), blank=' +')})(?![^\W\d_])"), kinds


class Kinds:
    """The words of harm in a text, each part of it read when somebody asks for it."""

    __slots__ = ("_flat", "_known")

    def __init__(self, text: str) -> None:
        self._flat = flatten(text)
        self._known: dict[tuple[int, int], list[KindMention]] = {}

    def within(self, start: int, end: int) -> list[KindMention]:
        """Return the words of harm that start in the half-open span, in text order, longest match first."""
        known = self._known.get((start, end))
        if known is None:
            pattern, kinds = _entries()
            known = self._known[start, end] = []
            for match in pattern.finditer(self._flat, start, end + LONGEST):
                if match.start() >= end:
                    break
                kind, names = kinds.get(match[1]) or kinds[" ".join(match[1].split())]
                if kind:
                    known.append(KindMention(match.start(), match.end() - 1, kind, names))
        return known

    def __iter__(self) -> Iterator[KindMention]:
        return iter(self.within(0, len(self._flat)))


def find_kinds(text: str) -> Kinds:
    """Return the words of harm in ``text``, in text order, longest match first.

    Hyphens and line breaks part words like a blank does: "air-strike" and
    "air strike" are one.

    >>> [m.kind for m in find_kinds("The air-strike set off a fire.")]
    ['strike', 'fire']
    """
    return Kinds(text)


def _most_frequent(mentions: Sequence[KindMention]) -> str:
    """Return the commonest kind, words that name it before hints, the first on a tie; "" if none."""
    pool = [m for m in mentions if m.names] or mentions
    if not pool:
        return ""
    counts = Counter(m.kind for m in pool)
    return max(pool, key=lambda m: (counts[m.kind], -m.start)).kind


def _nearest(mentions: Sequence[KindMention], at: int) -> str:
    """Return the kind nearest to offset ``at``, words that name it first; "" if none."""
    pool = [m for m in mentions if m.names] or mentions
    return min(pool, key=lambda m: (min(abs(m.start - at), abs(m.end - at)), m.start)).kind if pool else ""


def find_kind(text: str) -> str:
    """Return the kind of harm that ``text`` speaks of most, "" if of none.

    A word that names the harm ("air strike") goes before one that only
    hints at it ("warplanes"); on a tie the first counts.

    >>> find_kind("An air strike by two warplanes hit the market")
    'strike'
    """
    return _most_frequent([*find_kinds(text)])


@lru_cache(maxsize=64)
def _kinds_of_title(title: str) -> tuple[KindMention, ...]:
    """Return the words of harm in a title; each figure of its report asks again."""
    return tuple(find_kinds(title))


def kind_at(kinds: Kinds, *, sentence: Span, at: int, title: str = "", lead_end: int = LEAD_LENGTH) -> str:
    """Return the kind of harm behind the figure at offset ``at``.

    The nearest word in its own sentence; if that has none, the kind that the
    title and the lead speak of most. A hint in the sentence gives way to a
    name of the same family only in grouping, never here.

    Args:
        kinds: Those of the document, from ``find_kinds``.
        sentence: Span of the sentence that holds the figure.
        at: Start of the figure.
        title: Title of the report, "" if it has none.
        lead_end: Where the lead ends, code points.

    >>> text = "A flood hit Aldar. Rescuers counted 12 dead."
    >>> kind_at(find_kinds(text), sentence=Span(19, 44), at=36)
    'flood'
    """
    here = kinds.within(sentence.start, sentence.end)
    if here:
        return here[0].kind if len(here) == 1 else _nearest(here, at)
    return _most_frequent([*_kinds_of_title(title), *kinds.within(0, lead_end)])
