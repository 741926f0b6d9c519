"""The claims on screen as a CSV that opens in a spreadsheet and does nothing there but show."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from reconcile.model import Claim

#: Columns in reading order: what, who said so, in which words, where that stands, and the way back.
COLUMNS = (
    *("event", "place", "country", "date", "outcome", "victims", "low", "high", "modifier", "unit", "scope"),
    *("claimant", "claimant_kind", "stance", "via", "figure", "quote"),
    *("outlet", "title", "published", "url", "doc", "start", "end", "sentence_start", "sentence_end"),
    *("part_of", "confidence", "id", "permalink"),
)

#: A cell that begins so is run as a formula by a spreadsheet (full-width signs included).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_JOIN = " ; "


def claims_csv(claims: Iterable[Claim], link: Callable[[Claim], str] = lambda claim: "") -> bytes:
    """Return the claims as CSV, one a row, in the order given: what is on the screen is what is in the file.

    Every row carries its sentence, the claimant apart from the outlet, the
    address, the offsets in code points and ``permalink``. An open bound is a
    blank, never 0. Text that a spreadsheet would run as a formula gets an
    apostrophe before it; numbers stay numbers. UTF-8 with a byte order mark,
    which spreadsheets need to show Arabic or accents.

    Args:
        claims: The claims on the screen.
        link: Gives the address of a claim's own view.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page, quoting=csv.QUOTE_NONNUMERIC)  # quoted text stays in its cell where ; separates
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow([_cell(link(claim) if name == "permalink" else getattr(claim, name)) for name in COLUMNS])
    return page.getvalue().encode("utf-8-sig", "replace")


def neutralised(text: str) -> str:
    """Return the text of a cell that no spreadsheet takes for a formula.

    A lone dash is the outlet's own voice and harmless as it is.

    >>> neutralised("=HYPERLINK(...)"), neutralised("-"), neutralised("at least 12")
    ("'=HYPERLINK(...)", '-', 'at least 12')
    """
    return f"'{text}" if text != "-" and text.lstrip(" ").startswith(FORMULA_SIGNS) else text


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        value = _JOIN.join(str(item) for item in value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return neutralised(str(value)) if isinstance(value, str) else value
