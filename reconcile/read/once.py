"""Take each text once: the same text twice is one document, one id is one text."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.errors import BrokenRecord
from reconcile.read.document import Note, Read, doc_id


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
            self._remember(doc, text_hash, where)

    def refusal(self, read: Read) -> Note | BrokenRecord | None:
        """Return why a document is not taken, or ``None``, and remember it, where it is.

        A text seen before is refused with a note, unless it and its twin each
        have an id of their own: two outlets may print one text. An id that
        already names another text is an error, because claims are named by
        their document's id and would show words that are not theirs.
        """
        doc, text_hash = read.document.doc, doc_id(read.document.text)
        if self._hash_of.get(doc, text_hash) != text_hash:
            reason = f"the id {doc!r} already names another text"
            return BrokenRecord(read.where, reason, "give each report an id of its own")
        first_doc, first_where = self._first_with.get(text_hash, ("", ""))
        if doc in self._hash_of or (first_doc and text_hash in (doc, first_doc)):
            return Note(read.where, f"the same text as {first_where}, read once")
        self._remember(doc, text_hash, read.where)
        return None

    def _remember(self, doc: str, text_hash: str, where: str) -> None:
        self._hash_of[doc] = text_hash
        self._first_with.setdefault(text_hash, (doc, where))
