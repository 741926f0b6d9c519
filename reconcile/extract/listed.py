"""Figures in lists and tables: credited by the line that heads them, or by the one below them that names the source.

"According to the ministry:" above three bullets, "(source: OCHA)" in the head
of a table, "Source: Ministry of Health" under one. A row that credits
somebody itself is left to him, and prose ends the list.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from reconcile.extract.credit_index import AttributionIndex, Credited
from reconcile.model import Span

#: Rows; a list is looked through this far up and down from a figure.
MAX_ROWS = 30
#: Code points; a longer line is prose.
MAX_ROW = 200
_BULLET = re.compile(r"\s*(?:[•‣▪●·*–—-]\s|\d{1,2}[.)]\s|\([a-z\d]\)\s)")
_PROSE_END = re.compile(r"[.!?][\"”’)]?\s*$")
_LABEL = re.compile(r"[:/|\t]")
_NOTE = re.compile(r"\s*[(\[]?\s*sources?\s*[:–-]", re.IGNORECASE)


def listed_credit(index: AttributionIndex, span: Span) -> Credited | None:
    """Return the credit of the list or table that the figure stands in, None if it stands in none or that has none."""
    text = index.text
    start = _line_start(text, span.start)
    end = _line_end(text, start)
    if start < 0 or not is_row(text, start, end):
        return None
    below = _source_below(index, end)
    return below or _credit_above(index, start) or _bullet_before(index, start, end)


def _bullet_before(index: AttributionIndex, start: int, end: int) -> Credited | None:
    """Return the credit of the bullet just above, where the next below credits nobody else: a report on one source."""
    text = index.text
    if not _BULLET.match(text, start, end) or not start:
        return None
    above = _line_start(text, start - 1)
    if above < 0 or not _BULLET.match(text, above, start - 1):
        return None
    credits = _credits_of_line(index, above, start - 1)
    under = end + 1
    if not credits or (under < len(text) and _credits_of_line(index, under, _line_end(text, under))):
        return None
    return credits[-1]


def is_row(text: str, start: int, end: int) -> bool:
    """Return whether the line is a row of a list or table: a bullet, or "Aldar: 17 dead" without a full stop."""
    if end - start > MAX_ROW or end <= start:
        return False
    if _BULLET.match(text, start, end):
        return True
    line = text[start:end]
    return _LABEL.search(line) is not None and _PROSE_END.search(line) is None


def _line_start(text: str, at: int) -> int:
    """Return where the line of ``at`` begins, -1 where that is too far for a row."""
    start = text.rfind("\n", max(0, at - MAX_ROW - 1), at) + 1
    return start if start or at <= MAX_ROW else -1


def _line_end(text: str, at: int) -> int:
    """Return where the line of ``at`` ends, or a place behind what a row may hold."""
    end = text.find("\n", max(at, 0), at + MAX_ROW + 2)
    return min(len(text), at + MAX_ROW + 2) if end < 0 else end


def _credit_above(index: AttributionIndex, start: int) -> Credited | None:
    """Return the credit in the line that heads the list: it ends on a colon or names a source."""
    text = index.text
    blanks = 0
    for _ in range(MAX_ROWS):
        end = start - 1
        if end <= 0:
            return None
        start = _line_start(text, end)
        if start < 0:
            return None
        if not text[start:end].strip():
            blanks += 1
            if blanks > 2:
                return None
            continue
        heads = text[start:end].rstrip().endswith((":", ")", "]")) and not _BULLET.match(text, start, end)
        credits = _credits_of_line(index, start, end) if heads else []
        if credits:
            return credits[-1] if _is_heading(text, start, end, credits[-1]) else None
        if not is_row(text, start, end):
            return None
    return None


def _is_heading(text: str, start: int, end: int, credited: Credited) -> bool:
    """Return whether the line credits what stands below it: "According to X:", "… (source: X)"."""
    return text[start:end].rstrip().endswith(":") or credited.credit.rule == "source-note"


def _source_below(index: AttributionIndex, end: int) -> Credited | None:
    """Return the credit of "Source: X" under the rows, None where something else follows them."""
    text = index.text
    blanks = 0
    for _ in range(MAX_ROWS):
        start = end + 1
        if start >= len(text):
            return None
        end = _line_end(text, start)
        if not text[start:end].strip():
            blanks += 1
            if blanks > 1:
                return None
            continue
        if _NOTE.match(text, start, end):
            credits = _credits_of_line(index, start, end)
            return credits[-1] if credits else None
        if blanks or not is_row(text, start, end):
            return None
    return None


def _credits_of_line(index: AttributionIndex, start: int, end: int) -> list[Credited]:
    """Return the credits of the sentences that the line holds."""
    number = max(0, bisect_right(index.starts, start) - 1)
    found: list[Credited] = []
    while number < len(index.starts) and index.starts[number] < end:
        found += [one for one in index.credits_of(number) if start <= one.credit.cue.start < end]
        number += 1
    return found
