"""Put the printed lines of pages together to paragraphs, so that a sentence is whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

EDGE_LINES = 2  # at the head and the foot of a page, where running heads and page numbers stand
MIN_REPEATS = 3  # pages; a line at the edge of fewer is no running head
HEAD_SHARE = 1 / 3  # of the pages; a running head stands on the left ones, the right ones or all

FULL_SHARE = 0.75  # of the width of the column; a shorter line ends a paragraph if it also ends a sentence
MIN_FULL = 24  # code points; no column of text is narrower, a list can be
LINES_MEASURED = 5_000  # lines from the start that tell the width of the column

_MARKS = "-–—| "
_PAGE_OF = re.compile(r"[-–—| ]*page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–—| ]*", re.IGNORECASE | re.ASCII)
_EDGE_NUMBER = re.compile(r"(?:(.*?[-–—| ])?(\d{1,4})|(\d{1,4})([-–—| ].*))[-–—| ]*", re.ASCII)
_BLANKS = re.compile(r"[^\S\n]+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_BULLET = re.compile(r"(?:[•●▪◦‣·*–—-]|\(?\w{1,3}[.)])\s")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]\Z")
_OPEN_RANGE = re.compile(r"\d[-–]\Z", re.ASCII)
_WORD_AHEAD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

#: First halves whose hyphen belongs to them.
_HYPHENED = frozenset(
    "twenty thirty forty fifty sixty seventy eighty ninety self non anti pro ex cross counter co vice mid well".split()
)

_Shape = tuple[str, int | None]


def join_lines(pages: Sequence[str]) -> str:
    """Return the text of pages as paragraphs, one a line; words broken at a line end are whole again.

    A line that repeats at the edge of the pages (a running head) stays where
    it comes first; bare page numbers go.

    >>> join_lines(["Six people were killed in the mill\\nfire, the minis-\\ntry said."])
    'Six people were killed in the mill fire, the ministry said.'
    """
    lines = [line for page in _without_edges(pages) for line in [*page, ""]]
    known = Counter(word.lower() for line in lines for word in _WORDS.findall(line))
    full = max(FULL_SHARE * _width(lines), MIN_FULL)
    paragraphs: list[list[str]] = [[]]
    last = ""
    for line in lines:
        if not line:
            last = last if last and not _SENTENCE_END.search(last) else ""  # a page may end within a sentence
            continue
        if last and not _opens_paragraph(last, line, full):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        last = line
    return "\n".join(_joined(parts, known) for parts in paragraphs if parts)


def _without_edges(pages: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each page, blanks made one, without page numbers and repeated running heads."""
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


def _width(lines: Sequence[str]) -> int:
    """Return the width of the column: nine lines in ten are no longer."""
    lengths = sorted(len(line) for line in lines[:LINES_MEASURED] if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _opens_paragraph(last: str, line: str, full: float) -> bool:
    """Return whether ``line`` begins a paragraph, after the line ``last``."""
    if _BULLET.match(line) and (_SENTENCE_END.search(last) or _BULLET.match(last)):
        return True
    if len(last) >= full or _BROKEN_WORD.search(last) or _is_broken_range(last, line):
        return False
    return bool(_SENTENCE_END.search(last)) or not line[0].islower()


def _is_broken_range(last: str, line: str) -> bool:
    """Return whether a range of numbers is broken at its hyphen: "12-" and "14 people"."""
    return bool(_OPEN_RANGE.search(last)) and line[0].isdecimal()


def _joined(parts: Sequence[str], known: Counter[str]) -> str:
    pieces = [parts[0]]
    for part in parts[1:]:
        broken = _BROKEN_WORD.search(pieces[-1])
        ahead = _WORD_AHEAD.match(part)
        if broken and ahead and part[0].islower():
            whole, hyphened = broken[1] + ahead[0], f"{broken[1]}-{ahead[0]}"
            keeps = known[hyphened.lower()] > known[whole.lower()] or (
                broken[1].lower() in _HYPHENED and not known[whole.lower()]
            )
            pieces[-1] = pieces[-1][: broken.end(1)] + ("-" if keeps else "")
        elif not _is_broken_range(pieces[-1], part):
            pieces.append(" ")
        pieces.append(part)
    return "".join(pieces)
