"""Read an RSS or Atom feed: the reports that it announces, with what it holds of each."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser  # type: ignore[import-untyped]

from reconcile.errors import UnreadableInput
from reconcile.read.days import feed_moment, iso_day
from reconcile.read.document import Announced, Found, Note, make_document
from reconcile.read.limits import Limits
from reconcile.read.markup import whole_text

#: No feed declares entities; whoever does wants them to swell.
_ENTITY = b"<!ENTITY"


def read_feed(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Yield each report that a feed announces; nothing is fetched here."""
    del hints
    if _ENTITY in data.replace(b"\0", b""):
        yield UnreadableInput(where, "declares XML entities, which a feed has no use for and an attack has")
        return
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)  # a name it would open
    if not feed.entries:
        reason = "is no RSS or Atom feed" if not feed.version else "is a feed without entries"
        yield UnreadableInput(where, reason)
        return
    if len(feed.entries) > limits.feed_entries:
        over = len(feed.entries) - limits.feed_entries
        yield Note(where, f"has {len(feed.entries):,} entries; the last {over:,} are not read")
    about = {"outlet": _line(feed.feed.get("title")), "lang": _line(feed.feed.get("language"))}
    for number, entry in enumerate(feed.entries[: limits.feed_entries], 1):
        yield _announced(entry, about, f"{where}:{number}")


def _announced(entry: Any, about: Mapping[str, str], where: str) -> Announced:
    fields = {
        **about,
        "title": _line(entry.get("title")),
        "author": _line(entry.get("author")),
        "url": _line(entry.get("link")),
        "published": _published(entry),
    }
    held = [str(part.get("value", "")) for part in entry.get("content", ())] + [str(entry.get("summary", ""))]
    text = max(map(whole_text, held), key=len)
    return Announced(where, fields["url"], make_document(text, fields) if text else None)


def _published(entry: Any) -> str:
    """Return when an entry was published, by its own clock: in UTC a report of the night would be of the day before."""
    for name in ("published", "updated"):
        if entry.get(name):
            return iso_day(str(entry[name])) or feed_moment(entry.get(f"{name}_parsed"))
    return ""


def _line(value: object) -> str:
    return " ".join(whole_text(value).split()) if isinstance(value, str) else ""
