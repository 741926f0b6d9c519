"""Tell of a new report whether a case holds it already: the same text, nearly the same words, or its id taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.model import Document
from reconcile.read.document import doc_id
from reconcile.read.near import NearTexts
from reconcile.read.once import KnownTexts


@dataclass(frozen=True, slots=True)
class Twin:
    """A report held already, and how it is like a new one.

    ``alike`` is the share of words in common, 1 for the same text;
    ``has_other_text`` says that only the id is the same.
    """

    doc: str
    alike: float
    has_other_text: bool = False

    @property
    def is_in_the_way(self) -> bool:
        """Whether the new report would not be taken; one that is only nearly the same would be."""
        return self.alike == 1 or self.has_other_text


class HeldReports:
    """The reports of a case, as far as is needed to know a new one among them again."""

    def __init__(self) -> None:
        self.docs: set[str] = set()
        self._known = KnownTexts()
        self._near = NearTexts()

    def take(self, documents: Iterable[Document]) -> None:
        """Remember the documents that are not remembered yet."""
        for document in documents:
            if document.doc not in self.docs:
                self.docs.add(document.doc)
                self._known.remember(document.doc, doc_id(document.text), document.doc)
                self._near.twin(document.text, document.doc)

    def twin(self, document: Document) -> Twin | None:
        """Return the held report that a new one repeats, ``None`` if none; nothing is remembered.

        >>> held = HeldReports()
        >>> held.take([Document(doc="a", text="Six people died.")])
        >>> held.twin(Document(doc="a", text="Six people died.")).is_in_the_way
        True
        """
        holder = self._known.holder(document)
        if holder is not None:
            return Twin(holder.doc, 0.0 if holder.has_other_text else 1.0, holder.has_other_text)
        near = self._near.most_alike(document.text)
        return None if near is None else Twin(near[0], min(near[1], 0.99))
