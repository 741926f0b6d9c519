"""Take each text once: the same text twice is one document, one id is one text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.errors import BrokenRecord
from reconcile.model import Document
from reconcile.read.document import Note, Read, doc_id


@dataclass(frozen=True, slots=True)
class Holder:
    """The document that stands in the way of another: its id, where it came from, and whether it has another text."""

    doc: str
    where: str
    has_other_text: bool

    def refusal(self, where: str) -> Note | BrokenRecord:
        """Return why a document that came from ``where`` is not taken."""
        if self.has_other_text:
            reason = f"the id {self.doc!r} already names another text"
            return BrokenRecord(where, reason, "give each report an id of its own")
        return Note(where, f"the same text as {self.where}, read once")


class KnownTexts:
    """The documents seen so far, by id and by text.

    Args:
        known: Documents already held: id, hash of the text (``doc_id``), and
            where it came from, for the message.
    """

    def __init__(self, known: Iterable[tuple[str, str, str]] = ()) -> None:
        self._hash_of: dict[str, str] = {}
        self._first_with: dict[str, tuple[str, str]] = {}
        for doc, text_hash, where in known:
            self.remember(doc, text_hash, where)

    def refusal(self, read: Read) -> Note | BrokenRecord | None:
        """Return why a document is not taken, or ``None``, and remember it, where it is.

        A text seen before is refused with a note, unless it and its twin each
        have an id of their own: two outlets may print one text. An id that
        already names another text is an error, because claims are named by
        their document's id and would show words that are not theirs.
        """
        holder = self.holder(read.document)
        if holder is None:
            self.remember(read.document.doc, doc_id(read.document.text), read.where)
            return None
        return holder.refusal(read.where)

    def holder(self, document: Document) -> Holder | None:
        """Return the known document for which this one would not be taken, ``None`` where it would be."""
        doc, text_hash = document.doc, doc_id(document.text)
        if self._hash_of.get(doc, text_hash) != text_hash:
            return Holder(doc, "", has_other_text=True)
        first_doc, first_where = self._first_with.get(text_hash, ("", ""))
        if doc in self._hash_of or (first_doc and text_hash in (doc, first_doc)):
            return Holder(first_doc, first_where, has_other_text=False)
        return None

    def remember(self, doc: str, text_hash: str, where: str) -> None:
        """Remember a document that was taken."""
        self._hash_of[doc] = text_hash
        self._first_with.setdefault(text_hash, (doc, where))
