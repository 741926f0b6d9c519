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


@dataclass(frozen=True, slots=True)
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


_HERE = "reconcile.read."
_CSV = ("text/csv", "text/tab-separated-values")
_JSONL = ("application/jsonl", "application/x-ndjson")
_XML = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml")
_WORD = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
_ZIP = ("application/zip", "application/x-zip-compressed")

FORMATS = (
    Format("txt", (".txt",), ("text/plain",), _HERE + "plain:read_text", is_contained=False),
    Format("md", (".md", ".markdown"), ("text/markdown",), _HERE + "plain:read_markdown", is_contained=False),
    Format("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), _HERE + "pages:read_page"),
    Format("pdf", (".pdf",), ("application/pdf", "application/x-pdf"), _HERE + "pdf:read_pdf", magic=b"%PDF-"),
    Format("docx", (".docx",), _WORD, _HERE + "word:read_word", magic=b"PK\x03\x04"),
    Format("eml", (".eml",), ("message/rfc822",), _HERE + "mail:read_mail"),
    Format("csv", (".csv", ".tsv"), _CSV, _HERE + "table:read_table", is_contained=False),
    Format("jsonl", (".jsonl", ".ndjson"), _JSONL, _HERE + "jsonl:read_lines", is_contained=False),
    Format("feed", (".rss", ".atom", ".xml"), _XML, _HERE + "feeds:read_feed"),
    Format("zip", (".zip",), _ZIP, _HERE + "archives:read_archive", is_contained=False, magic=b"PK"),
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
        yield from load_reader(format.reader)(data, where, hints, limits)


def load_reader(name: str) -> Reader:
    """Return the reader that "module:function" names."""
    module, _, function = name.partition(":")
    reader: Reader = getattr(import_module(module), function)
    return reader


def unknown_kind(name: str) -> UnreadableInput:
    """Return the refusal of a file whose ending names no format that is read."""
    suffix = PurePath(name).suffix.lower()
    reason = f"files of the kind {suffix!r} are not read" if suffix else "has no known file ending"
    return UnreadableInput(name, reason, _MENDS.get(suffix, READS))
