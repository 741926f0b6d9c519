"""Put the printed lines of pages together to paragraphs, so that a sentence is whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

EDGE_LINES = 2  # at the head and the foot of a page, where running heads and page numbers stand
MIN_REPEATS = 3  # pages; a line at the edge of fewer is no running head

FULL_SHARE = 0.75  # of the width of the column; a shorter line ends a paragraph if it also ends a sentence
LINES_MEASURED = 5_000  # lines from the start that tell the width of the column

_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"[^\S\n]+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_BULLET = re.compile(r"(?:[•●▪◦‣·*–—-]|\(?\w{1,3}[.)])\s")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]\Z")
_WORD_AHEAD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

#: First halves whose hyphen belongs to them.
_HYPHENED = frozenset(
    "twenty thirty forty fifty sixty seventy eighty ninety self non anti pro ex cross counter co vice mid well".split()
)


def join_lines(pages: Sequence[str]) -> str:
    """Return the text of pages as paragraphs, one a line; words broken at a line end are whole again.

    A line that repeats at the edge of the pages (a running head) stays where
    it comes first; bare page numbers go.

    >>> join_lines(["Six people were killed in the mill\\nfire, the minis-\\ntry said."])
    'Six people were killed in the mill fire, the ministry said.'
    """
    lines = [line for page in _without_edges(pages) for line in [*page, ""]]
    known = Counter(word.lower() for line in lines for word in _WORDS.findall(line))
    full = FULL_SHARE * _width(lines)
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
    edges = Counter(shape for page in split for shape in {_shape(page[n]) for n in _edge(page)})
    seen: set[str] = set()
    for page in split:
        gone = set()
        for n in _edge(page):
            shape = _shape(page[n])
            is_head = edges[shape] >= MIN_REPEATS and edges[shape] > len(split) // 3
            if _PAGE_NUMBER.fullmatch(page[n]) or (is_head and shape in seen):
                gone.add(n)
            seen.add(shape)
        yield [line for n, line in enumerate(page) if n not in gone]


def _edge(page: Sequence[str]) -> list[int]:
    filled = [n for n, line in enumerate(page) if line]
    return sorted({*filled[:EDGE_LINES], *filled[-EDGE_LINES:]})


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def _width(lines: Sequence[str]) -> int:
    """Return the width of the column: nine lines in ten are no longer."""
    lengths = sorted(len(line) for line in lines[:LINES_MEASURED] if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _opens_paragraph(last: str, line: str, full: float) -> bool:
    """Return whether ``line`` begins a paragraph, after the line ``last``."""
    if _BULLET.match(line) and _SENTENCE_END.search(last):
        return True
    if len(last) >= full:
        return False
    if _BROKEN_WORD.search(last):
        return False
    return bool(_SENTENCE_END.search(last)) or not line[0].islower()


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
        else:
            pieces.append(" ")
        pieces.append(part)
    return "".join(pieces)
