"""A new report is known again among those that a case holds: the same text, nearly the same words, its id taken."""

from __future__ import annotations

import pytest

from reconcile.model import Document
from reconcile.read import make_document
from reconcile.read.held import HeldReports
from tests.read.test_near import TEXT, edited

SHORT = "Six people died on the quay."


def held(*documents: Document) -> HeldReports:
    reports = HeldReports()
    reports.take(documents)
    return reports


CASES = [  # held, new, the twin's id, whether it stands in the way, whether only the id is the same
    (Document(doc="a", text=TEXT), Document(doc="b", text=TEXT), "a", False, False),
    (Document(doc="a", text=SHORT), make_document(SHORT), "a", True, False),
    (make_document(SHORT), Document(doc="b", text=SHORT), make_document(SHORT).doc, True, False),
    (Document(doc="a", text=SHORT), Document(doc="a", text=TEXT), "a", True, True),
    (Document(doc="a", text=TEXT), make_document(edited(0.05)), "a", False, False),
]


@pytest.mark.parametrize(("old", "new", "doc", "is_in_the_way", "has_other_text"), CASES)
def test_a_twin_is_named(old: Document, new: Document, doc: str, is_in_the_way: bool, has_other_text: bool) -> None:
    twin = held(old).twin(new)
    assert twin is not None
    assert (twin.doc, twin.is_in_the_way, twin.has_other_text) == (doc, is_in_the_way, has_other_text)


def test_another_report_has_no_twin_and_asking_remembers_nothing() -> None:
    reports = held(Document(doc="a", text=TEXT))
    new = make_document(SHORT)
    assert reports.twin(new) is None
    assert reports.twin(new) is None
    reports.take([new, new])
    assert reports.docs == {"a", new.doc}
    assert reports.twin(new) is not None
