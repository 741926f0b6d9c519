"""Read a PDF as one document, its lines put together to paragraphs."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pypdf
from pypdf.errors import DependencyError

from reconcile.errors import UnreadableInput
from reconcile.read.document import Found, Note, Read, make_document
from reconcile.read.headline import part_headline
from reconcile.read.layout import join_lines
from reconcile.read.letters import is_garbled, set_letters
from reconcile.read.limits import Limits

MOST_NAMED = 8  # pages; more of them are counted, not listed

_SCAN_MEND = "run text recognition (OCR) on it, then add the result"

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Yield the document of a PDF, after notes on pages without text.

    The day the file was made is not the day the report was published (a page
    printed to PDF years later), so ``published`` stays "".
    """
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _is_opened(reader):
        yield UnreadableInput(where, "is locked with a password", "save it without one")
        return
    count = len(reader.pages)
    if count > limits.pdf_pages:
        yield UnreadableInput(where, f"has {count:,} pages; up to {limits.pdf_pages:,} are read", "split it")
        return
    pages, broken = _page_texts(reader, count)
    blank = [number for number, page in enumerate(pages, 1) if not page.strip() and number not in broken]
    joined = join_lines(pages)
    text = set_letters(joined).strip()
    if broken and len(broken) < count:
        yield Note(where, f"{_pages(broken)} cannot be read")
    if not text:
        yield _without_text(where, count, broken)
        return
    if is_garbled(joined):
        yield UnreadableInput(where, "does not tell the letters of its text (a font without a key)", _SCAN_MEND)
        return
    if blank:
        yield Note(where, f"{_pages(blank)} without text (blank, or a picture of text)")
    fields = _fields(reader)
    _, text = part_headline(text, [fields.get("title", "")])
    yield Read(where, make_document(text, {**fields, **_url(hints)}))


def _without_text(where: str, count: int, broken: Sequence[int]) -> UnreadableInput:
    if not count:
        return UnreadableInput(where, "has no pages")
    if len(broken) == count:
        return UnreadableInput(where, "has no page that can be read", "print it to a new PDF, or save it as plain text")
    return UnreadableInput(where, "holds no text: its pages are pictures, as in a scan, or blank", _SCAN_MEND)


def _is_opened(reader: pypdf.PdfReader) -> bool:
    """Return whether a locked file opens without a password, as files do that are only locked against printing."""
    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _page_texts(reader: pypdf.PdfReader, count: int) -> tuple[list[str], list[int]]:
    """Return the text of each page, "" where it is broken, and the numbers of the broken ones."""
    pages: list[str] = []
    broken: list[int] = []
    for number in range(1, count + 1):
        try:
            pages.append(reader.pages[number - 1].extract_text() or "")
        except (MemoryError, RecursionError):
            raise
        except Exception:  # one odd page must not cost the others, and pypdf raises anything on it
            pages.append("")
            broken.append(number)
    return pages, broken


def _fields(reader: pypdf.PdfReader) -> dict[str, str]:
    """Return what the file says of itself; broken data about data costs nothing else."""
    fields: dict[str, str] = {}
    try:
        about: Any = reader.metadata or {}
        for name, key in (("title", "/Title"), ("author", "/Author")):
            value = about.get(key)
            fields[name] = " ".join(set_letters(str(value)).split()) if value else ""
        fields["lang"] = str(reader.root_object.get("/Lang", "") or "").strip()
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return fields
    return fields


def _url(hints: Mapping[str, str]) -> dict[str, str]:
    return {"url": hints["url"]} if hints.get("url") else {}


def _pages(numbers: Sequence[int]) -> str:
    """Return the numbers of pages as words.

    >>> _pages([2]), _pages([2, 3])
    ('page 2', 'pages 2, 3')
    """
    named = ", ".join(map(str, numbers[:MOST_NAMED]))
    more = f" and {len(numbers) - MOST_NAMED:,} more" if len(numbers) > MOST_NAMED else ""
    return f"page{'s' * (len(numbers) > 1)} {named}{more}"
