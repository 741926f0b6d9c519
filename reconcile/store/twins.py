"""Tell what new reports repeat of a case before they are added: what ``Desk.add_documents`` would make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from reconcile.model import Document
from reconcile.store.document_rows import Sorted, sort_out
from reconcile.store.text_marks import alike_reports, sketched


class Likeness(StrEnum):
    """How a new report is like one that was there before."""

    SAME_TEXT = "same text"
    ID_TAKEN = "id taken"  # its id names another text of the case
    NEARLY = "nearly the same"
    WITHDRAWN = "withdrawn"  # the same report was withdrawn: keeping it brings that back
    ID_WITHDRAWN = "id withdrawn"  # its id names another text, which was withdrawn


@dataclass(frozen=True, slots=True)
class Twin:
    """A report known before, and how a new one is like it; ``share`` of the words in common, 0 to 1, if nearly."""

    doc: str
    how: Likeness
    share: float = 1.0

    @property
    def is_in_the_way(self) -> bool:
        """Whether the new report would not be taken."""
        return self.how in (Likeness.SAME_TEXT, Likeness.ID_TAKEN)


def held_twins(connection: Connection, case_id: str, offered: Sequence[Document]) -> dict[str, Twin]:
    """Return by id those of the offered documents that repeat one of the case, each with the one that it repeats.

    Of a withdrawn report only the id counts; one that is nearly the same
    repeats nothing.
    """
    found = sort_out(connection, case_id, offered)
    taken = {one.taken.doc: one.offered.doc for one in found if one.taken is not None}
    near = alike_reports(connection, case_id, sketched([one.taken for one in found if one.taken is not None]))
    twins = {taken[alike.doc]: Twin(alike.held, Likeness.NEARLY, alike.share) for alike in near}
    return twins | {one.offered.doc: twin for one in found if (twin := _by_name(one)) is not None}


def _by_name(one: Sorted) -> Twin | None:
    """Return the report that one repeats by its id or by every letter of its text."""
    if one.holder is not None:
        return Twin(one.holder.doc, Likeness.ID_TAKEN if one.holder.has_other_text else Likeness.SAME_TEXT)
    if one.withdrawn:
        return Twin(one.withdrawn, Likeness.ID_WITHDRAWN if one.is_renamed else Likeness.WITHDRAWN)
    return None
