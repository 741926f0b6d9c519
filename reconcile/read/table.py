"""Read the rows of a table (.csv, .tsv) as documents, its columns found by their names."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reconcile.errors import BrokenRecord, UnreadableInput
from reconcile.read.days import iso_day
from reconcile.read.document import Found, Note, Read, make_document
from reconcile.read.encodings import decode_noted, decode_text
from reconcile.read.formats import COLUMN_HINT
from reconcile.read.limits import LIMITS, Limits

#: For each field of a document the names that a column with it bears, likeliest first.
COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "full text", "article text", "article content", "body", "article body", "content", "article"),
        *("story", "report", "report text", "summary", "notes", "description", "abstract"),
    ),
    "doc": ("doc", "doc id", "document id"),  # a plain "id" counts the rows of its own table and clashes with the next
    "title": ("title", "headline", "article title", "heading", "subject"),
    "outlet": ("outlet", "source", "source name", "publisher", "publication", "newspaper", "media", "site"),
    "author": ("author", "authors", "byline", "writer", "journalist"),
    "url": ("url", "link", "source url", "article url", "web address", "href"),
    "lang": ("lang", "language"),
    "published": (
        *("published", "publication date", "published at", "published on", "date published", "publish date"),
        *("pub date", "pubdate", "article date", "report date", "date"),
    ),
}

PREVIEW_ROWS = 5  # enough to see whether the columns were understood
DELIMITERS = ",;\t|"

_WORD_ENDS = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_TEXT_MEND = f"name the column with the report one of: {', '.join(COLUMN_NAMES['text'])}"


@dataclass(frozen=True, kw_only=True, slots=True)
class TablePreview:
    """The names of the columns, which of them holds which field of a document, and the first rows."""

    header: tuple[str, ...]
    columns: Mapping[str, int]
    rows: tuple[tuple[str, ...], ...]


def preview_table(data: bytes, where: str, limits: Limits = LIMITS, *, count: int = PREVIEW_ROWS) -> TablePreview:
    """Return how a table would be read.

    Raises:
        UnreadableInput: If it is no table.
    """
    try:
        rows = [row for _, row in islice(_rows(decode_text(data, where)[0], limits), count + 1)]
    except csv.Error as error:
        raise UnreadableInput(where, f"is no table: {error}") from error
    header = rows[0] if rows else []
    return TablePreview(header=tuple(header), columns=find_columns(header), rows=tuple(map(tuple, rows[1:])))


def read_table(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Yield the document of each row, after a note on what each column was taken for.

    The first row names the columns. A row without text is told, and so is a
    date that can be read in two ways, which is not used.

    Args:
        data: The whole table.
        where: Its name, for the messages.
        hints: ``COLUMN_HINT`` and a field name the column that a person chose for it.
        limits: How many columns, how long a cell.
    """
    text, told = decode_noted(data, where)
    if told is not None:
        yield told
    if not text:
        return
    rows = _rows(text, limits)
    try:
        _, header = next(rows, (0, []))
        columns = chosen_columns(header, hints)
        if len(header) > limits.csv_columns:
            yield UnreadableInput(where, f"has {len(header):,} columns; up to {limits.csv_columns} are read")
        elif "text" not in columns:
            named = ", ".join(filter(None, map(str.strip, header[:8])))
            reason = f"has no column with the text of a report; its columns are: {named}"
            yield UnreadableInput(where, reason, _TEXT_MEND)
        else:
            yield Note(where, mapping_words(header, columns))
            yield from _documents(rows, columns, where)
    except csv.Error as error:
        yield UnreadableInput(where, f"is no table: {error}")


def chosen_columns(header: Sequence[str], hints: Mapping[str, str]) -> dict[str, int]:
    """Return the columns by field: as a person chose them, else by their names; one chosen as "" is not read."""
    columns = find_columns(header)
    for field in COLUMN_NAMES:
        name = hints.get(COLUMN_HINT + field)
        if name == "":
            columns.pop(field, None)
        elif name in header:
            columns[field] = header.index(name)
    return columns


def find_columns(header: Sequence[str]) -> dict[str, int]:
    """Return for each field of a document the number of the column that holds it, from 0.

    >>> find_columns(["ID", "Article_Content", "Source", "date"])
    {'text': 1, 'outlet': 2, 'published': 3}
    """
    plain = [" ".join(_WORD_ENDS.sub(" ", name).lower().split()) for name in header]
    found: dict[str, int] = {}
    for field, names in COLUMN_NAMES.items():
        held = [plain.index(name) for name in names if name in plain]
        if held:
            found[field] = held[0]
    return found


def mapping_words(header: Sequence[str], columns: Mapping[str, int]) -> str:
    """Return what each column was taken for, in words.

    >>> mapping_words(["body", "day"], {"text": 0})
    'columns read: text from "body"; not used: day'
    """
    read = ", ".join(f'{field} from "{header[number].strip()}"' for field, number in columns.items())
    others = [name.strip() for number, name in enumerate(header) if number not in columns.values() and name.strip()]
    return f"columns read: {read}" + (f"; not used: {', '.join(others)}" if others else "")


def _rows(text: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Yield the filled rows, each with the line it begins on."""
    csv.field_size_limit(max(csv.field_size_limit(), limits.text_chars))
    text = text.removeprefix("\ufeff")
    head = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    line = 1
    for row in rows:
        if any(cell.strip() for cell in row):
            yield line, row
        line = rows.line_num + 1


def _documents(rows: Iterator[tuple[int, list[str]]], columns: Mapping[str, int], where: str) -> Iterator[Found]:
    unread_days: Counter[str] = Counter()
    count = 0
    for line, row in rows:
        count += 1
        fields = {field: row[number] for field, number in columns.items() if number < len(row)}
        text = fields.pop("text", "")
        if not text.strip():
            yield BrokenRecord(f"{where}:{line}", "the row has no text")
            continue
        fields = {name: value.strip() for name, value in fields.items()}
        written = fields.get("published", "")
        fields["published"] = iso_day(written) if written else ""
        if written and not fields["published"]:
            unread_days[written] += 1
        yield Read(f"{where}:{line}", make_document(text, fields))
    if unread_days:
        example = next(iter(unread_days))[:40]
        reason = f"{unread_days.total():,} dates such as {example!r} can be read in two ways, or in none: not used"
        yield Note(where, f"{reason} (write 2017-04-05)")
    if not count:
        yield UnreadableInput(where, "holds a header and no rows")
