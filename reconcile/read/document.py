"""Make documents out of text and fields, and name those that come without an id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from reconcile.errors import InputError
from reconcile.model import Document

#: Document fields beside ``doc`` and ``text``; all are strings, "" where unknown.
FIELDS = ("title", "outlet", "author", "url", "lang", "published", "format", "sha256", "retrieved")

#: Those of them that tell where the text came from.
ORIGIN_FIELDS = FIELDS[-3:]

ID_BYTES = 10  # 80 bits, 20 hex digits: short enough for a link, no chance clash below a billion texts

_ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[T ].+)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Note:
    """Something the person should know about an input that was read all the same.

    ``where`` is the file name, with ``:line`` where a line is meant.
    """

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Read:
    """A document and where it came from: the file name, with ``:line`` in a JSONL file."""

    where: str
    document: Document


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside another, to be read by its name: an entry of an archive, an attachment of a mail."""

    where: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Announced:
    """A report that a feed links to; ``document`` is what the feed itself holds of it, ``None`` if nothing."""

    where: str
    url: str
    document: Document | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A file or address is being opened: what a person waits for, until the next of these."""

    where: str


#: What a reader gives of one input, in the order in which it stands there.
Found = Read | Note | InputError | Enclosed | Announced


def doc_id(text: str) -> str:
    """Return the id of a text that came without one: 20 hex digits of its hash.

    The same text always has the same id, so that the same text twice is one
    document. Any string is accepted, lone surrogates included.

    >>> doc_id("Twelve people were killed.")
    '0b6f2a27038affd13398'
    """
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=ID_BYTES).hexdigest()


def make_document(text: str, fields: Mapping[str, str] | None = None) -> Document:
    """Return a document of ``text`` as it stands; an absent or blank ``doc`` is derived.

    Args:
        text: The whole report. Nothing is trimmed: offsets hang on it.
        fields: ``doc`` and any of ``FIELDS``; others are ignored.

    >>> make_document("Twelve people were killed.", {"outlet": "Harbour Post"}).outlet
    'Harbour Post'
    """
    fields = fields or {}
    known = {name: fields[name] for name in FIELDS if fields.get(name)}
    doc = fields.get("doc", "")
    return Document(doc=doc if doc.strip() else doc_id(text), text=text, **known)


def is_iso_date(text: str) -> bool:
    """Return whether ``text`` is an ISO day or datetime, or a month or year where no more is known.

    >>> is_iso_date("2017-04-04T09:30:00Z"), is_iso_date("2017-04"), is_iso_date("4 April 2017")
    (True, True, False)
    """
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        return False
    return True
