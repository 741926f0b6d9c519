"""The formats that are read: their file endings, media types and readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from reconcile.errors import UnreadableInput
from reconcile.read.document import Found
from reconcile.read.limits import Limits, megabytes

Reader = Callable[[bytes, str, Mapping[str, str], Limits], Iterator[Found]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """One format.

    Args:
        name: As ``Document.format`` tells it.
        suffixes: Of files, in lower case, the usual one first.
        media_types: As web servers and mails name it.
        reader: "module:function", loaded when the first such file comes.
        is_contained: Whether the reader runs in a child process.
        magic: What the file holds near its beginning, b"" if nothing sure.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    reader: str
    is_contained: bool = True
    magic: bytes = b""


FORMATS = (
    Format(
        name="txt",
        suffixes=(".txt",),
        media_types=("text/plain",),
        reader="reconcile.read.plain:read_text",
        is_contained=False,
    ),
    Format(
        name="md",
        suffixes=(".md", ".markdown"),
        media_types=("text/markdown",),
        reader="reconcile.read.plain:read_markdown",
        is_contained=False,
    ),
    Format(
        name="html",
        suffixes=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        reader="reconcile.read.pages:read_page",
    ),
    Format(
        name="pdf",
        suffixes=(".pdf",),
        media_types=("application/pdf", "application/x-pdf"),
        reader="reconcile.read.pdf:read_pdf",
        magic=b"%PDF-",
    ),
    Format(
        name="docx",
        suffixes=(".docx",),
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        reader="reconcile.read.word:read_word",
        magic=b"PK\x03\x04",
    ),
    Format(
        name="eml",
        suffixes=(".eml",),
        media_types=("message/rfc822",),
        reader="reconcile.read.mail:read_mail",
    ),
    Format(
        name="csv",
        suffixes=(".csv", ".tsv"),
        media_types=("text/csv", "text/tab-separated-values"),
        reader="reconcile.read.table:read_table",
        is_contained=False,
    ),
    Format(
        name="jsonl",
        suffixes=(".jsonl", ".ndjson"),
        media_types=("application/jsonl", "application/x-ndjson"),
        reader="reconcile.read.jsonl:read_lines",
        is_contained=False,
    ),
    Format(
        name="feed",
        suffixes=(".rss", ".atom", ".xml"),
        media_types=("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
        reader="reconcile.read.feeds:read_feed",
    ),
    Format(
        name="zip",
        suffixes=(".zip",),
        media_types=("application/zip", "application/x-zip-compressed"),
        reader="reconcile.read.archives:read_archive",
        is_contained=False,
        magic=b"PK",
    ),
)

#: Before the name of a field, in the hints to the reader of a table: the column that a person chose for it.
COLUMN_HINT = "column "

KNOWN_SUFFIXES = frozenset(suffix for format in FORMATS for suffix in format.suffixes)

READS = "what is read: " + ", ".join(format.suffixes[0] for format in FORMATS) + " and folders of them"

MAGIC_BYTES = 1024  # bytes from the start in which a PDF may begin, by its standard

#: Near kinds that are not read, and what to do about them.
_MENDS = {
    ".doc": "open it in Word or LibreOffice and save it as .docx",
    ".rtf": "open it in Word or LibreOffice and save it as .docx",
    ".odt": "open it in Word or LibreOffice and save it as .docx",
    ".pages": "export it as .docx or .pdf",
    ".xls": "save the sheet as .csv",
    ".xlsx": "save the sheet as .csv",
    ".ods": "save the sheet as .csv",
    ".msg": "save the mail as .eml",
    ".json": "write one object a line and name it .jsonl",
    ".mhtml": "save the page as .html",
    ".jpg": "a picture has no text: run text recognition (OCR) on it first",
    ".jpeg": "a picture has no text: run text recognition (OCR) on it first",
    ".png": "a picture has no text: run text recognition (OCR) on it first",
    ".tiff": "a picture has no text: run text recognition (OCR) on it first",
}


def format_of_name(name: str) -> Format | None:
    """Return the format that a file's ending names, or ``None``."""
    suffix = PurePath(name).suffix.lower()
    return next((format for format in FORMATS if suffix in format.suffixes), None)


def format_of_type(media_type: str) -> Format | None:
    """Return the format that a media type names, or ``None``.

    >>> format_of_type("Application/PDF; version=1.7").name
    'pdf'
    """
    essence = media_type.partition(";")[0].strip().lower()
    return next((format for format in FORMATS if essence in format.media_types), None)


def read_as(format: Format, data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Yield what a file of a known format holds, read in a child process where the format is risky."""
    if not data:
        yield UnreadableInput(where, "is empty")
    elif len(data) > limits.file_bytes:
        yield UnreadableInput(where, f"is larger than {megabytes(limits.file_bytes)}", "split it")
    elif format.magic and format.magic not in data[:MAGIC_BYTES]:
        yield UnreadableInput(where, f"is not what its name says: it does not begin as a {format.name} file does")
    elif format.is_contained:
        from reconcile.read.contained import read_contained  # brings subprocess, which plain files do without

        yield from read_contained(format.reader, data, where, hints, limits)
    else:
        module, _, function = format.reader.partition(":")
        reader: Reader = getattr(import_module(module), function)
        yield from reader(data, where, hints, limits)


def unknown_kind(name: str) -> UnreadableInput:
    """Return the refusal of a file whose ending names no format that is read."""
    suffix = PurePath(name).suffix.lower()
    reason = f"files of the kind {suffix!r} are not read" if suffix else "has no known file ending"
    return UnreadableInput(name, reason, _MENDS.get(suffix, READS))
