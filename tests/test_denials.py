"""Denials without a figure: who denies what, and to which event it belongs."""

from __future__ import annotations

import pytest

from reconcile.denials import Denied, denials_of, find_denials
from reconcile.lexicons.load import load_table
from reconcile.model import Claim, Document, Event
from reconcile.pipeline import read_document


def told(text: str) -> list[tuple[str, str]]:
    return [(denial.claimant, str(denial.of)) for denial in find_denials(Document(doc="a", text=text))]


@pytest.mark.parametrize("row", load_table("denied_things"), ids=lambda row: row["words"])
def test_a_row_of_the_table_does_its_work(row: dict[str, str]) -> None:
    expected = [] if row["of"] == "other" else [row["of"]]
    assert [of for _, of in told(row["example"])] == expected


DENIALS = [  # sentence, who denies what
    ("The coalition has denied that its jets were near the quay.", [("coalition", "act")]),
    ("The militia said it had nothing to do with the blast.", [("militia", "responsibility")]),
    ("The ministry dismissed reports of dead villagers.", [("ministry", "figures")]),
    ("The army, which denies any part, said 3 people died.", [("army", "responsibility")]),
    ("The army did not deny that its guns hit the school.", []),
    ("The minister denied reports of his resignation.", []),
    ("The monitor said the army had not struck the school.", []),  # no denial of its own
    ("The army said it had not received reports of dead.", []),
    ("The town was denied water after the attack.", []),
]


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_who_denies_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


TWO = (
    "HARBOUR, 4 May 2019 - A raid on Aleppo killed 14 people on Saturday, the monitor said. The army denied any part. "
    "A raid on Homs killed 9 people on Friday, the monitor said. The rebels denied involvement."
)


def events_of(text: str) -> tuple[Document, dict[float, Event]]:
    document = Document(doc="d", text=text, published="2019-05-04")
    claims: tuple[Claim, ...] = read_document(document).claims
    return document, {c.low or 0: Event(id=c.id, title="", date=c.date, claims=(c,)) for c in claims}


@pytest.mark.parametrize(("figure", "denier"), [(14, "army"), (9, "rebels")])
def test_a_denial_belongs_to_the_harm_told_before_it(figure: float, denier: str) -> None:
    document, events = events_of(TWO)
    assert [denial.claimant for denial in denials_of(events[figure], [read_document(document)])] == [denier]


def test_a_denial_of_another_year_or_beside_a_rejected_figure_is_left_out() -> None:
    for tail in ("The army denied any part in the 2013 attack.", "The army denied that 14 people were killed."):
        document, events = events_of(f"A raid on Homs killed 9 people on Friday. {tail}")
        assert denials_of(events[9], [read_document(document)]) == []


def test_offsets_are_those_of_the_text_and_ids_are_stable() -> None:
    text = "A raid on Homs killed 9. The army denied any part in it."
    (denial,) = find_denials(Document(doc="a", text=text))
    assert text[denial.start : denial.end] == "denied"
    assert text[denial.claimant_start : denial.claimant_end].endswith("army")
    assert text[denial.sentence_start : denial.sentence_end] == "The army denied any part in it."
    assert denial.of is Denied.RESPONSIBILITY
    (again,) = find_denials.__wrapped__(Document(doc="a", text=text))  # read anew, not kept
    assert denial.id == again.id != ""


@pytest.mark.parametrize("text", ["", "denied", "\ud800 denied it.", "The army denied. " * 300, "not " * 5000])
def test_any_text_is_read(text: str) -> None:
    assert isinstance(find_denials(Document(doc="a", text=text)), tuple)
