"""The Review page: each act goes to the store under a name, a conflict is told, and all can be taken back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from reconcile.model import Modifier
from reconcile.store import Actor, Desk, Right, Verdict
from reconcile.store.review_queue import review_queue
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from reconcile.views.review_claim import value_rows
from reconcile.views.review_form import changed
from tests.views.conftest import OpenPage, shown

BEN = Actor(name="Ben", right=Right.EDITOR)


def first_waiting(case: CaseView) -> str:
    estimates = [estimate for found in case.estimates.values() for estimate in found]
    return review_queue(case.claims.values(), estimates, case.judged)[0].claim.id


@pytest.fixture
def page(open_page: OpenPage, demo: CaseView) -> AppTest:
    """Return the page of somebody who gave their name."""
    app = open_page("review")
    app.text_input[0].input("Anna")
    return app.button(key="FormSubmitter:person_form-Keep this name").click().run()


def now() -> CaseView:
    return case_data.load_case("demo")


def test_nothing_can_be_done_without_a_name(open_page: OpenPage, demo: CaseView) -> None:
    app = open_page("review")
    assert "Needed to act" in app.text_input[0].placeholder
    assert all(app.button(key=f"act_{name}").disabled for name in ("accept", "reject", "correct", "comment", "undo"))
    app.text_input[0].input("  ")
    app.button(key="FormSubmitter:person_form-Keep this name").click().run()
    assert "a name is needed" in app.error[0].value


def test_the_first_claim_of_the_queue_is_shown_with_its_sentence(page: AppTest, demo: CaseView) -> None:
    claim = demo.claim(first_waiting(demo))
    words = shown(page)
    assert f">{claim.figure}</mark>" in words
    assert "Sets the" in words
    assert not page.error


@pytest.mark.parametrize(("button", "verdict"), [("act_accept", Verdict.ACCEPTED), ("act_reject", Verdict.REJECTED)])
def test_one_click_judges_and_the_next_claim_comes(page: AppTest, button: str, verdict: Verdict) -> None:
    first = first_waiting(now())
    page.text_input(key=f"reason_{first}_0").input("Checked.").run()
    page.button(key=button).click().run()
    assert not page.error
    review = now().reviews[first]
    assert (review.verdict, review.who, review.why) == (verdict, "Anna", "Checked.")
    assert first_waiting(now()) != first
    page.button(key="act_undo").click().run()
    assert now().reviews[first].verdict is Verdict.NONE
    assert page.query_params["claim"] == first


def test_a_correction_changes_the_claim_and_is_shown_beside_the_machines(page: AppTest) -> None:
    was = next(claim for claim in now().claims.values() if claim.is_core and claim.modifier is Modifier.EXACT)
    first = was.id
    key = f"{first}_0"
    page.query_params["claim"] = first
    page.run()
    page.button(key="act_correct").click().run()
    page.text_input(key=f"low_{key}").input("1,234")
    page.text_input(key=f"high_{key}").input("")
    page.text_input(key=f"why_{key}").input("The table.")
    page.button(key=f"FormSubmitter:correct_{key}-Save the correction").click().run()
    assert not page.error
    claim = now().claim(first)
    assert (claim.low, claim.high, str(claim.modifier)) == (1234, None, "at_least")
    assert now().machine[first].low == was.low
    page.query_params["claim"] = first
    page.run()
    assert "at least 1,234" in shown(page)
    assert "The table." in shown(page)


def test_a_bound_that_is_no_number_is_told(page: AppTest) -> None:
    key = f"{first_waiting(now())}_0"
    page.button(key="act_correct").click().run()
    page.text_input(key=f"low_{key}").input("many")
    page.button(key=f"FormSubmitter:correct_{key}-Save the correction").click().run()
    assert "no number" in page.error[0].value
    assert now().reviews == {}


def test_a_form_sent_as_it_is_changes_nothing(page: AppTest) -> None:
    key = f"{first_waiting(now())}_0"
    page.button(key="act_correct").click().run()
    page.button(key=f"FormSubmitter:correct_{key}-Save the correction").click().run()
    assert "nothing is changed" in page.error[0].value


def test_a_comment_is_kept_and_shown(page: AppTest) -> None:
    first = first_waiting(now())
    page.button(key="act_comment").click().run()
    page.text_area[0].input("Is this <b>one</b> event?")
    page.button(key=f"FormSubmitter:comment_{first}_0-Keep the comment").click().run()
    assert "Is this &lt;b&gt;one&lt;/b&gt; event?" in shown(page)
    assert now().reviews[first].verdict is Verdict.NONE


def test_the_second_of_two_is_told_and_chooses(page: AppTest) -> None:
    first = first_waiting(now())
    Desk(case_data._store(), BEN).correct("demo", first, {"low": 7, "high": 7}, seen=0, why="Seen elsewhere.")
    page.button(key="act_reject").click().run()
    assert "Ben corrected" in page.warning[0].value
    assert "Seen elsewhere" in page.warning[0].value
    assert now().claim(first).low == 7
    page.button(key="conflict_do").click().run()
    assert now().reviews[first].verdict is Verdict.REJECTED
    assert not page.warning


def test_the_second_of_two_may_leave_it(page: AppTest) -> None:
    first = first_waiting(now())
    Desk(case_data._store(), BEN).accept("demo", first, seen=0)
    page.button(key="act_reject").click().run()
    page.button(key="conflict_leave").click().run()
    assert now().reviews[first].verdict is Verdict.ACCEPTED
    assert not page.warning


def test_next_puts_a_claim_behind_the_others(page: AppTest) -> None:
    first = now().claim(first_waiting(now()))
    page.button(key="act_next").click().run()
    assert f'"chosen": true, "id": "{first.id}"' not in shown(page)
    assert page.button(key="act_accept").disabled is False


def test_any_act_can_be_undone_from_the_history_and_the_log(page: AppTest) -> None:
    first = first_waiting(now())
    done = Desk(case_data._store(), BEN).accept("demo", first, seen=0)
    page.query_params["claim"] = first
    page.run()
    page.button(key=f"undo_{done.version}").click().run()
    assert now().reviews[first].verdict is Verdict.NONE
    page.query_params["list"] = "log"
    page.run()
    assert "undid act" in shown(page)
    assert "the figure" in shown(page)
    assert "accepted" in shown(page)


@pytest.mark.parametrize("listed", ["judged", "orphans", "log"])
def test_each_list_opens_by_its_link(open_page: OpenPage, demo: CaseView, listed: str) -> None:
    Desk(case_data._store(), BEN).reject("demo", first_waiting(demo), seen=0, why="A bus line.")
    app = open_page("review", list=listed)
    assert not app.error
    if listed != "orphans":
        assert "A bus line." in shown(app)


def test_a_rejected_claim_opens_by_its_link_and_can_be_taken_back(page: AppTest) -> None:
    first = first_waiting(now())
    page.button(key="act_reject").click().run()
    assert first not in now().claims
    page.query_params["claim"] = first
    page.run()
    page.button(key="act_accept").click().run()
    assert first in now().claims


def test_every_claim_judged_ends_the_queue(open_page: OpenPage) -> None:
    empty = case_data.create_case("Mine")
    app = open_page("review", case=empty.id)
    assert "This case has no claims yet" in app.success[0].value


@pytest.mark.parametrize(
    ("parameters", "told"),
    [({"claim": "gone"}, "a claim that this case does not hold"), ({"list": "gone"}, "a list that the Review page")],
)
def test_an_unknown_claim_or_list_is_told(open_page: OpenPage, parameters: dict[str, str], told: str) -> None:
    assert told in open_page("review", **parameters).warning[0].value


def test_rows_show_a_persons_value_only_where_it_differs(demo: CaseView) -> None:
    claim = demo.claim(first_waiting(demo))
    assert {told for _, _, told in value_rows(claim, claim)} == {""}
    assert changed(claim, {"low": "" if claim.low is None else f"{claim.low:,.0f}", "high": "5,000"}) == {"high": 5000}


def test_a_bound_that_can_be_read_in_two_ways_is_refused(demo: CaseView) -> None:
    claim = next(iter(demo.claims.values()))
    with pytest.raises(ValueError, match="two ways"):
        changed(claim, {"low": "1.300", "high": ""})
