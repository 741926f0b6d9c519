"""Denials on the pages: the reader and Review say of which event each is and why, and a person can rule on it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from reconcile.model import Denial, Document, Ruling
from reconcile.store import Actor, Desk, Right
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from reconcile.views.denial_card import find_denial
from tests.views.conftest import OpenPage, shown

RAID = Document(
    doc="raid",
    text="HOMS, 4 May 2019 - An army air strike killed 14 people in Aleppo on Thursday, the Orchard Monitor said. "
    "The defence ministry denied any part in it. It denied that its aircraft had struck Douma.",
    title="Raid",
    outlet="Quay Post",
    published="2019-05-04",
)
DOUMA = Document(
    doc="douma",
    text="Shelling killed 9 people in Douma on Thursday, the Orchard Monitor said.",
    title="Shelling",
    outlet="Hill Courier",
    published="2019-05-05",
)


@pytest.fixture
def case(own_database: None) -> CaseView:
    id = case_data.create_case("Mine").id
    case_data.add_documents(id, [RAID, DOUMA], lambda done, total: None)
    return case_data.load_case(id)


def both(case: CaseView) -> tuple[Denial, Denial]:
    one, other = case.reading("raid").denials
    return one, other


def now(case: CaseView, denial: Denial) -> Denial:
    return find_denial(case_data.load_case(case.id), denial.id)


def opened(open_page: OpenPage, case: CaseView, denial: Denial, page: str = "reports") -> AppTest:
    where = {"doc": "raid"} if page == "reports" else {"list": "denials"}
    app = open_page(page, case=case.id, denial=denial.id, **where)
    app.session_state["person"] = "Anna"
    return app.run()


def test_the_reader_tells_of_which_event_a_denial_is_and_why_of_none(case: CaseView, open_page: OpenPage) -> None:
    linked, apart = both(case)
    words = shown(open_page("reports", case=case.id, doc="raid", denial=linked.id))
    assert "It speaks of <a href=" in words
    assert "the figure “14” is the last before it" in words
    assert "no event here" in words  # of the other one, in the list
    words = shown(open_page("reports", case=case.id, doc="raid", denial=apart.id))
    assert "It is of no event here" in words
    assert "it names Douma, not Aleppo" in words


def test_nothing_can_be_ruled_without_a_name(case: CaseView, open_page: OpenPage) -> None:
    app = open_page("reports", case=case.id, doc="raid", denial=both(case)[0].id)
    assert all(app.button(key=f"denial_{name}").disabled for name in ("reject", "apart", "move"))


@pytest.mark.parametrize("page", ["reports", "review"])
def test_a_denial_is_rejected_with_a_reason_and_comes_back(case: CaseView, open_page: OpenPage, page: str) -> None:
    denial, _ = both(case)
    app = opened(open_page, case, denial, page)
    app.text_input(key=f"denial_why_{denial.id}_0").input("It speaks of talks.").run()
    app.button(key="denial_reject").click().run()
    assert not app.error
    assert (now(case, denial).ruling, now(case, denial).event) == (Ruling.REJECTED, "")
    assert "It counts for no event" in shown(app)
    assert "rejected by Anna: It speaks of talks." in shown(app)
    app.button(key="denial_undo").click().run()
    assert now(case, denial) == denial


def test_a_denial_is_moved_to_the_event_that_is_chosen(case: CaseView, open_page: OpenPage) -> None:
    _, denial = both(case)
    (event,) = (event for event in case.events.values() if event.place == "Douma")
    app = opened(open_page, case, denial)
    app.selectbox(key=f"target_denial_{denial.id}_0").select(event.id).run()
    app.button(key="denial_move").click().run()
    assert not app.error
    assert now(case, denial).event == event.id
    assert "moved here by Anna" in shown(app)
    assert "Denied by Defence Ministry" in shown(open_page("event", case=case.id, event=event.id))
    app.button(key="denial_apart").click().run()
    assert (now(case, denial).event, now(case, denial).why) == ("", ("set apart by Anna",))


def test_undo_of_review_takes_a_ruling_back_as_any_act(case: CaseView, open_page: OpenPage) -> None:
    denial, _ = both(case)
    app = opened(open_page, case, denial, "review")
    app.button(key="denial_reject").click().run()
    assert now(case, denial).ruling is Ruling.REJECTED
    for name in ("list", "denial"):
        del app.query_params[name]
    app.run().button(key="act_undo").click().run()
    assert not app.error
    assert now(case, denial) == denial


def test_who_was_second_is_told_and_nothing_is_done(case: CaseView, open_page: OpenPage) -> None:
    denial, _ = both(case)
    app = opened(open_page, case, denial)
    ben = Desk(case_data.desk().store, Actor(name="Ben", right=Right.EDITOR))
    ben.move_denial(case.id, "raid", denial.id, [], seen=0)
    app.button(key="denial_reject").click().run()
    assert "somebody was there before: the denial is set apart by Ben" in app.error[0].value
    assert now(case, denial).ruling is Ruling.MOVED


def test_review_lists_those_of_no_event_first(case: CaseView, open_page: OpenPage) -> None:
    linked, apart = both(case)
    words = shown(open_page("review", case=case.id, list="denials"))
    assert words.index(apart.id) < words.index(linked.id)
    case_data.desk().reject_denial(case.id, "raid", apart.id, seen=0)
    words = shown(open_page("review", case=case.id, list="denials"))
    assert words.index(linked.id) < words.index(apart.id)
    assert "rejected a denial" in shown(open_page("review", case=case.id, list="log"))


def test_an_unknown_denial_is_told_on_review(case: CaseView, open_page: OpenPage) -> None:
    app = open_page("review", case=case.id, list="denials", denial="gone")
    assert [w.value for w in app.warning] == ["This link names a denial that this report does not hold: gone"]


def test_a_case_without_denials_says_so(open_page: OpenPage, own_database: None) -> None:
    id = case_data.create_case("Empty").id
    assert "No report of this case holds a denial" in shown(open_page("review", case=id, list="denials"))
