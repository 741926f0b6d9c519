"""Tell what stands at the head and foot of pages: running heads, page numbers, and what belongs to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

EDGE_LINES = 2  # at the head and the foot of a page, where running heads and page numbers stand
MIN_REPEATS = 3  # pages; a line at the edge of fewer is no running head
HEAD_SHARE = 1 / 3  # of the pages; a running head stands on the left ones, the right ones or all

_MARKS = "-–—| "
_PAGE_OF = re.compile(r"[-–—| ]*page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–—| ]*", re.IGNORECASE | re.ASCII)
_EDGE_NUMBER = re.compile(r"(?:(.*?[-–—| ])?(\d{1,4})|(\d{1,4})([-–—| ].*))[-–—| ]*", re.ASCII)
_BLANKS = re.compile(r"[^\S\n]+")

_Shape = tuple[str, int | None]


def without_edges(pages: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each page, blanks made one, without page numbers and repeated running heads.

    >>> [lines for lines in without_edges(["Six died.\\n- 41 -", "Two  died.\\n- 42 -"])]
    [['Six died.'], ['Two died.']]
    """
    split = [[_BLANKS.sub(" ", line).strip() for line in page.splitlines()] for page in pages]
    edges = Counter(
        shape
        for at, page in enumerate(split)
        for shape in {shape for n in _edge(page) for shape in _shapes(page[n], at)}
    )
    seen: set[_Shape] = set()
    for at, page in enumerate(split):
        gone = set()
        for n in _edge(page):
            shapes = _shapes(page[n], at)
            count = max(edges[shape] for shape in shapes if shape in seen) if not seen.isdisjoint(shapes) else 0
            is_head = count >= MIN_REPEATS and count > len(split) * HEAD_SHARE
            if is_head or _PAGE_OF.fullmatch(page[n]) or any(_is_page_number(shape, edges) for shape in shapes):
                gone.add(n)
            seen.update(shapes)
        yield [line for n, line in enumerate(page) if n not in gone]


def _is_page_number(shape: _Shape, edges: Counter[_Shape]) -> bool:
    """Return whether a line is a number that counts with the pages: that of its page, or in step with another's."""
    words, ahead = shape
    return not words and ahead is not None and (ahead == 1 or edges[shape] > 1)


def _edge(page: Sequence[str]) -> list[int]:
    filled = [n for n, line in enumerate(page) if line]
    return sorted({*filled[:EDGE_LINES], *filled[-EDGE_LINES:]})


def _shapes(line: str, at: int) -> set[_Shape]:
    """Return a line at the edge of page ``at``, and its words with how far the number at its end is ahead of that.

    "Killed: 12" on one page and "Killed: 30" on the next have no shape in
    common, "Bulletin 7" and "Bulletin 8" have one.
    """
    number = _EDGE_NUMBER.fullmatch(line)
    if number is None:
        return {(line, None)}
    return {(line, None), ((number[1] or number[4] or "").strip(_MARKS), int(number[2] or number[3]) - at)}
