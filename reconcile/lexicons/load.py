"""Read and check the word tables that sit beside this file.

A table is UTF-8 TSV: comment lines start with ``#``, then a header line, then
one row a line. Every table has an ``example`` and a ``provenance`` column; an
example is a sentence written for the project in which the row's word does
its work, and it is run as a test.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import regex

from reconcile.errors import LexiconError

HERE = Path(__file__).parent


@cache
def load_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``name``.tsv in file order, cells stripped.

    Raises:
        LexiconError: If the file is missing, a row has too few or too many
            cells, or the first column repeats or is empty. Names the line.
    """
    path = HERE / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise LexiconError(f"{path.name}: cannot be read: {error.strerror}") from error
    numbered = [(i, line) for i, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise LexiconError(f"{path.name}: is empty")
    header = numbered[0][1].split("\t")
    rows: list[dict[str, str]] = []
    seen: set[str] = set()
    for line_no, line in numbered[1:]:
        cells = [*map(str.strip, line.split("\t"))]
        if len(cells) != len(header):
            raise LexiconError(f"{path.name}:{line_no}: {len(cells)} cells, the header has {len(header)}")
        row = dict(zip(header, cells, strict=True))
        key = cells[0]
        if not key or key in seen:
            raise LexiconError(f"{path.name}:{line_no}: first cell {key!r} is empty or stands twice")
        seen.add(key)
        rows.append(row)
    return tuple(rows)


def alternation(words: Iterable[str]) -> str:
    """Return a regex alternation, longest first; a blank matches any white space.

    >>> alternation(["at", "at least"])
    'at\\\\s+least|at'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(regex.escape(part) for part in word.split()) for word in ordered)
