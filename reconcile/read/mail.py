"""Read a mail (.eml) as one document, and hand on the files attached to it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from reconcile.errors import UnreadableInput
from reconcile.read.document import Enclosed, Found, Note, Read, make_document
from reconcile.read.encodings import decode_text
from reconcile.read.formats import format_of_name, format_of_type
from reconcile.read.letters import set_letters
from reconcile.read.limits import Limits
from reconcile.read.markup import decode_named, decode_page, whole_text
from reconcile.read.pages import find_article

MOST_NAMED = 5  # attachments that are not read; more of them are counted, not listed

_UNNAMED = "attached"


def read_mail(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Yield the document of a mail's body, then the files attached to it.

    The subject is the title, the sender the author, the day it was sent the
    day it was published. Of a body in plain text and in HTML the plain one
    is read.
    """
    del hints
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = list(_leaves(message, where, limits))
    plain = [text for part in parts if _is_body(part, "text/plain") and (text := _content(part))]
    html = [text for part in parts if _is_body(part, "text/html") and (text := _content(part))]
    text = "\n\n".join(plain).strip("\n") or "\n\n".join(filter(str.strip, map(_words, html)))
    attached = [part for part in parts if not _is_body(part, "text/plain") and not _is_body(part, "text/html")]
    enclosed = list(_enclosed(attached, where))
    if text.strip():
        yield Read(where, make_document(text, _fields(message)))
    elif not any(isinstance(item, Enclosed) for item in enclosed):
        yield UnreadableInput(where, "is a mail without text")
    yield from enclosed


def _leaves(message: EmailMessage, where: str, limits: Limits) -> Iterator[EmailMessage]:
    """Yield the parts of a mail that hold no parts, in order; a mail attached to it is one of them.

    Raises:
        UnreadableInput: If there are more parts than a mail has.
    """
    waiting = [message]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > limits.mail_parts:
            reason = f"has more than {limits.mail_parts:,} parts"
            raise UnreadableInput(where, reason, "save its attachments one by one")
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting += reversed(cast("list[EmailMessage]", inner)) if isinstance(inner, list) else []
        else:
            yield part


def _is_body(part: EmailMessage, media_type: str) -> bool:
    return part.get_content_type() == media_type and not part.get_filename() and not part.is_attachment()


def _content(part: EmailMessage) -> str:
    """Return the text of a part, "" where it has none; the line ends of mails become those of texts."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    charset = part.get_content_charset() or ""
    try:
        if part.get_content_type() == "text/html":
            return decode_page(data, "", charset)
        return set_letters(decode_named(data, charset) or decode_text(data, "")[0])
    except UnreadableInput:  # bytes that are no text in any encoding
        return ""


def _words(html: str) -> str:
    return find_article(html)[1] or whole_text(html)


def _fields(message: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(_header(message, "from"))
    try:
        published = parsedate_to_datetime(_header(message, "date")).isoformat()
    except (ValueError, TypeError, OverflowError):
        published = ""
    return {"title": _header(message, "subject"), "author": name or address, "published": published}


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as one line, "" where it is missing or beyond repair."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, TypeError, AttributeError, IndexError, LookupError):
        return ""


def _enclosed(attached: list[EmailMessage], where: str) -> Iterator[Found]:
    """Yield the attachments of kinds that are read; the others are named in one note."""
    others: list[str] = []
    for part in attached:
        name = " ".join((part.get_filename() or "").replace("\\", "/").rpartition("/")[2].split())
        format = format_of_name(name) or format_of_type(part.get_content_type())
        if format is None:
            others.append(name or part.get_content_type())
            continue
        name = name if format_of_name(name) else f"{name or _UNNAMED}{format.suffixes[0]}"
        yield Enclosed(f"{where}/{name}", _bytes(part))
    if others:
        more = f" and {len(others) - MOST_NAMED:,} more" if len(others) > MOST_NAMED else ""
        yield Note(where, f"attached and not read: {', '.join(others[:MOST_NAMED])}{more}")


def _bytes(part: EmailMessage) -> bytes:
    inner = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(inner, list) and inner:
        return cast(EmailMessage, inner[0]).as_bytes()
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
