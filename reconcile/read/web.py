"""Read what an address on the web leads to: a page, a file, or a feed with the pages it announces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from reconcile.errors import BrokenRecord, InputError, UnreadableInput
from reconcile.model import Document
from reconcile.read.document import Announced, Note, Opening, Read
from reconcile.read.fetch import Fetched, fetch
from reconcile.read.formats import FORMATS, READS, Format, format_of_name, format_of_type
from reconcile.read.limits import LIMITS, Limits
from reconcile.read.opening import Opened, open_as

Fetch = Callable[[str, Limits], Fetched]

#: Media types that say little; the address or the bytes say more.
_VAGUE = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/force-download"})

_FEED_MARKS = (b"<rss", b"<feed", b"<rdf:RDF")
_HEAD = 1_000  # bytes from the start in which a feed or PDF says what it is


def read_web(url: str, limits: Limits = LIMITS, *, fetch: Fetch = fetch) -> Iterator[Opened]:
    """Yield the documents that an address leads to, each with its address and the moment it was fetched.

    A feed is followed to the reports that it announces, no further. One that
    cannot be fetched is told, and read from what the feed itself holds of it.
    """
    for found in _read_page(url, limits, fetch):
        for item in _follow(found, limits, fetch) if isinstance(found, Announced) else (found,):
            if isinstance(item, Read) and not item.document.outlet:
                item = replace(item, document=replace(item.document, outlet=_host(item.document.url)))
            yield item


def _read_page(url: str, limits: Limits, fetch: Fetch) -> Iterator[Opened]:
    yield Opening(url)
    try:
        fetched = fetch(url, limits)
        format = _format(fetched)
    except UnreadableInput as error:
        yield error
        return
    hints = {"url": fetched.url, "charset": fetched.charset}
    for found in open_as(format, fetched.data, url, hints, limits):
        if isinstance(found, Read | Announced) and found.document:
            yield replace(found, document=_with_origin(found.document, fetched))
        else:
            yield found


def _with_origin(document: Document, fetched: Fetched) -> Document:
    return replace(document, url=document.url or fetched.url, retrieved=fetched.retrieved)


def _format(fetched: Fetched) -> Format:
    """Return the format of what was fetched: by its server's word, else its address, else its bytes.

    Raises:
        UnreadableInput: If it is none that is read.
    """
    path = PurePosixPath(unquote(urlsplit(fetched.url).path))
    head = fetched.data[:_HEAD]
    said = None if fetched.media_type in _VAGUE else format_of_type(fetched.media_type)
    if said is None and fetched.media_type in _VAGUE:
        by_magic = next((format for format in FORMATS if format.name == "pdf" and format.magic in head), None)
        said = by_magic or format_of_name(path.name) or format_of_type(fetched.media_type)
    if said is None and fetched.media_type in _VAGUE and b"<html" in head.lower():
        said = format_of_type("text/html")
    if said is None:
        reason = f"is of the kind {fetched.media_type or 'unknown'!r}, which is not read"
        raise UnreadableInput(fetched.url, reason, READS)
    if said.name == "html" and any(mark in head for mark in _FEED_MARKS) and b"<html" not in head.lower():
        return next(format for format in FORMATS if format.name == "feed")
    return said


def _host(url: str) -> str:
    """Return the host of an address, as the name of an outlet that has no other."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _follow(announced: Announced, limits: Limits, fetch: Fetch) -> Iterator[Opened]:
    """Yield the report that a feed announces: its page, or what the feed holds of it."""
    problems: list[InputError] = []
    if announced.url:
        for found in _read_page(announced.url, limits, fetch):
            if isinstance(found, Read):
                yield replace(found, document=_completed(found.document, announced.document))
                return
            if isinstance(found, Note | Opening):
                yield found
            elif isinstance(found, InputError):
                problems.append(found)
    reason = problems[0].reason if problems else "has no page that could be read"
    if announced.document:
        yield Note(announced.url or announced.where, f"{reason}; what the feed holds of it is read")
        yield Read(announced.url or announced.where, announced.document)
    else:
        yield BrokenRecord(announced.url or announced.where, reason)


def _completed(page: Document, held: Document | None) -> Document:
    """Return the document of a page, what it does not say of itself taken from its feed."""
    if held is None:
        return page
    blank = [field.name for field in fields(page) if not getattr(page, field.name)]
    return replace(page, **{name: getattr(held, name) for name in blank}) if blank else page
