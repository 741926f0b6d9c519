"""Put the printed lines of pages together to paragraphs, so that a sentence is whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reconcile.read.page_edges import without_edges

FULL_SHARE = 0.75  # of the width of the column; a longer line goes on in the next
MIN_FULL = 24  # code points; no column of text is narrower, a list can be
NEIGHBOURS = 5  # lines before and after that tell the width of a column narrower than the page
LOWER_SHARE = 0.2  # of the lines around, beginning in lower case: text does that, lists and tables do not
LINES_MEASURED = 5_000  # lines from the start that tell the width of the page

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
#: Words that no sentence, headline or table cell ends in.
_OPEN_ENDS = frozenset(
    "a an the of to and or in on at by for from with than about some least nearly between that which".split()
)


def join_lines(pages: Sequence[str]) -> str:
    """Return the text of pages as paragraphs, one a line; words broken at a line end are whole again.

    A line that repeats at the edge of the pages (a running head) stays where
    it comes first; bare page numbers go.

    >>> join_lines(["Six people were killed in the mill\\nfire, the minis-\\ntry said."])
    'Six people were killed in the mill fire, the ministry said.'
    """
    lines = [line for page in without_edges(pages) for line in [*page, ""]]
    known = Counter(word.lower() for line in lines for word in _WORDS.findall(line))
    full = max(FULL_SHARE * _width(lines[:LINES_MEASURED]), MIN_FULL)
    filled = [line for line in lines if line]
    paragraphs: list[list[str]] = []
    at = -1
    is_open = False  # whether the line before can go on in this one
    for line in lines:
        if not line:
            is_open = is_open and not _SENTENCE_END.search(filled[at])  # a page may end within a sentence
            continue
        at += 1
        if is_open and not _opens_paragraph(filled, at, full):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        is_open = True
    return "\n".join(_joined(parts, known) for parts in paragraphs)


def _width(lines: Sequence[str]) -> int:
    """Return the width of a column: nine lines in ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _opens_paragraph(lines: Sequence[str], at: int, full: float) -> bool:
    """Return whether ``lines[at]`` begins a paragraph, after the line before it.

    Args:
        lines: All filled lines.
        at: The number of the line.
        full: Code points from which a line fills the page.
    """
    last, line = lines[at - 1], lines[at]
    if _BULLET.match(line) and (_SENTENCE_END.search(last) or _BULLET.match(last)):
        return True
    if len(last) >= full or (line[0].islower() and not _SENTENCE_END.search(last)):
        return False
    if _BROKEN_WORD.search(last) or _is_broken_range(last, line):
        return False
    if last.rpartition(" ")[2].lower() in _OPEN_ENDS:
        return False
    return bool(_SENTENCE_END.search(last)) or not _is_in_column(lines, at)


def _is_in_column(lines: Sequence[str], at: int) -> bool:
    """Return whether the line before ``lines[at]`` fills a column of text that is narrower than the page."""
    around = lines[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]
    lower = sum(line[0].islower() for line in around)
    lengths = sorted(map(len, around))
    width = lengths[len(lengths) // 2]  # half of the lines around: those of another column may be longer
    return lower >= LOWER_SHARE * len(around) and len(lines[at - 1]) >= max(FULL_SHARE * width, MIN_FULL)


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
