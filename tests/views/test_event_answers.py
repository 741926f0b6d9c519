"""What the accused said: on the event page, in the reader of the report, and under an unknown id."""

from __future__ import annotations

import pytest

from reconcile.model import Document
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from reconcile.views.event_answers import denier_words, event_answers, event_denials
from tests.views.conftest import OpenPage, shown

RAID = Document(
    doc="raid",
    text="HOMS, 4 May 2019 - An army air strike killed 14 people in Homs on Saturday, the Orchard Monitor said. "
    "The defence ministry denied that its aircraft struck the town.",
    title="Raid",
    outlet="Quay Post",
    url="https://post.example/raid",
    published="2019-05-04",
)
REPRINT = Document(
    doc="again",
    text="An army air strike killed 14 people in Homs on Saturday, the Orchard Monitor said. "
    "The defence ministry denied that its aircraft struck the town.",
    title="Raid again",
    outlet="Hill Courier",
    published="2019-05-05",
)


@pytest.fixture
def case(own_database: None) -> CaseView:
    id = case_data.create_case("Mine").id
    case_data.add_documents(id, [RAID, REPRINT], lambda done, total: None)
    return case_data.load_case(id)


def test_a_denial_without_a_figure_is_an_answer_once_however_often_it_is_printed(case: CaseView) -> None:
    (event,) = case.events.values()
    (answer,) = event_denials(event)
    assert (answer.claim.claimant, answer.claim.doc, answer.again) == ("Defence Ministry", "raid", 1)
    assert denier_words(event_answers(event)) == "Defence Ministry"


def test_the_event_page_tells_it_with_its_sentence_and_the_ways_to_it(case: CaseView, open_page: OpenPage) -> None:
    (event,) = case.events.values()
    words = shown(open_page("event", case=case.id, event=event.id))
    assert "What the accused said" in words
    assert "Denied by Defence Ministry" in words
    assert "denies the act" in words
    (answer,) = event_denials(event)
    assert f"denial={answer.claim.id}&amp;doc=raid" in words
    assert "https://post.example/raid#:~:text=" in words


def test_the_reader_opens_at_the_denial(case: CaseView, open_page: OpenPage) -> None:
    (event,) = case.events.values()
    (answer,) = event_denials(event)
    app = open_page("reports", case=case.id, doc="raid", denial=answer.claim.id)
    words = shown(app)
    assert "Denies the act" in words
    assert "a denial without a figure, in no range" in words
    assert f'"chosen": "{answer.claim.id}"' in words or f'"chosen":"{answer.claim.id}"' in words


def test_an_unknown_denial_is_told(case: CaseView, open_page: OpenPage) -> None:
    app = open_page("reports", case=case.id, doc="raid", denial="gone")
    assert [w.value for w in app.warning] == ["This link names a denial that this report does not hold: gone"]


def test_the_demo_case_holds_denials_on_its_event_pages(demo: CaseView) -> None:
    deniers = {event.title: denier_words(event_denials(event)) for event in demo.events.values()}
    told = {words for words in deniers.values() if words}
    assert any("Ahrar al-Sham" in words for words in told)
    assert any("Russia" in words for words in told)
