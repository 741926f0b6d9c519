"""Every page, without a browser: it shows what the URL names, and tells an unknown id instead of replacing it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reconcile.model import ClaimantKind, Modifier, Outcome, Stance, Victims
from reconcile.views import case_data
from reconcile.views.accuracy import read_peers
from reconcile.views.address import PAGES
from reconcile.views.case_data import CaseView
from tests.views.conftest import OpenPage, shown

FAILED = "This page could not be drawn"


def most_told(case: CaseView) -> str:
    """Return the id of the event with most claims in its first range."""
    return max(case.events, key=lambda id: max((len(e.standing) for e in case.estimates.get(id, ())), default=0))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_on_the_demo_case(open_page: OpenPage, name: str) -> None:
    app = open_page(name)
    assert not app.exception
    assert not app.error
    assert [title.value for title in app.title] == [PAGES[name][0]]
    assert app.selectbox(key="case_switch").value == "demo"


#: Names of fields and values that only the program knows; "no person of the field's name" must reach a reader.
RAW = {str(v) for kind in (Outcome, Victims, Modifier, Stance, ClaimantKind) for v in kind if "_" in v}
RAW |= {"claimant_kind", "part_of", "place_id", "sentence_start", "low_claims", "None,", "nan"}


@pytest.mark.parametrize("name", PAGES)
def test_no_field_name_reaches_the_reader(open_page: OpenPage, demo: CaseView, name: str) -> None:
    app = open_page(name, event=most_told(demo))
    words = re.sub(r"<[^>]*>|(?:case|event|claim|doc)=[\w%-]*", " ", shown(app))
    assert {raw for raw in RAW if re.search(rf"(?<!\w){re.escape(raw)}(?!\w)", words)} == set()


UNKNOWN = [
    ("events", {"case": "gone"}, "This link names a case that is not kept here: gone"),
    ("event", {"event": "gone"}, "This link names an event that this case does not hold: gone"),
    ("reports", {"doc": "gone"}, "This link names a report that this case does not hold: gone"),
    ("claimants", {"claimant": "gone"}, "This link names a claimant that this case does not hold: gone"),
    (
        "reports",
        {"doc": "mogadishu-first-night", "claim": "gone"},
        "This link names a claim that this case does not hold: gone",
    ),
    (
        "events",
        {"snapshot": "1f"},
        "This link names a frozen view, which this version of the program cannot open yet: 1f",
    ),
    ("method", {"convention": "gone"}, "This link names a convention that is not known: gone"),
]


@pytest.mark.parametrize(("name", "parameters", "told"), UNKNOWN)
def test_an_unknown_id_is_told_and_nothing_is_put_in_its_place(
    open_page: OpenPage, name: str, parameters: dict[str, str], told: str
) -> None:
    app = open_page(name, **parameters)
    assert [warning.value for warning in app.warning] == [told]
    assert [title.value for title in app.title] == ["Not found"]
    assert len(app.get("vega_lite_chart")) == 0
    assert {key: app.query_params[key] for key in parameters} == parameters


def test_an_unknown_claim_of_a_known_event_is_told(open_page: OpenPage, demo: CaseView) -> None:
    app = open_page("event", event=most_told(demo), claim="gone")
    assert [warning.value for warning in app.warning] == ["This link names a claim that this case does not hold: gone"]


def test_an_unknown_count_of_a_known_event_is_told(open_page: OpenPage, demo: CaseView) -> None:
    app = open_page("event", event=most_told(demo), outcome="killed", victims="astronaut")
    assert "a count that no report of this event gives: killed astronaut" in app.warning[0].value
    assert len(app.get("vega_lite_chart")) == 0


def test_each_claim_of_an_event_can_be_opened_by_its_link(open_page: OpenPage, demo: CaseView) -> None:
    event = demo.events[most_told(demo)]
    ranged = {id for estimate in demo.estimates[event.id] for id in case_data.accounted(estimate)}
    for claim in [claim for claim in event.claims if claim.id in ranged][:6]:
        app = open_page("event", event=event.id, claim=claim.id)
        assert not app.error
        cards = [element.proto.body for element in app.get("html") if 'class="card"' in element.proto.body]
        assert len(cards) == 1
        assert f">{claim.figure}</mark>" in cards[0]


def test_the_chart_and_the_table_tell_the_same_claims(open_page: OpenPage, demo: CaseView) -> None:
    event = demo.events[most_told(demo)]
    app = open_page("event", event=event.id)
    alternative = app.get("vega_lite_chart")[0].proto.alt
    told = shown(app)
    for id in demo.estimates[event.id][0].standing:
        claim = demo.claims[id]
        if claim.claimant != "-":
            assert claim.claimant.split(" ; ")[0] in alternative
            assert claim.claimant.split(" ; ")[0] in told


def test_filters_of_the_link_are_set_and_an_empty_result_says_what_to_do(open_page: OpenPage) -> None:
    app = open_page("events", country=["Atlantis"], q="bombing")
    assert app.multiselect(key="url_country").value == ["Atlantis"]
    assert app.text_input(key="url_q").value == "bombing"
    assert "No event matches" in app.info[0].value
    assert "asks for a country that no event of this case has: Atlantis" in app.warning[0].value
    next(button for button in app.button if button.label == "Clear search and filters").click().run()
    assert "country" not in app.query_params
    assert not app.info


def test_an_unknown_order_is_told(open_page: OpenPage) -> None:
    assert "an order that is not known: upwards" in open_page("events", sort="upwards").warning[0].value


def test_the_switch_of_the_convention_goes_with_the_reader(open_page: OpenPage) -> None:
    app = open_page("method")
    app.selectbox(key="url_convention").select("acled").run()
    assert app.query_params["convention"] == "acled"
    assert "ACLED table" in app.caption[0].value
    links = [element.proto for element in app.sidebar.get("page_link")]
    assert all("convention=acled" in str(link.query_string) for link in links)


def test_an_error_is_told_kindly_and_without_a_traceback(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("reconcile.views.events.event_index", fails)
    app = open_page("events")
    assert FAILED in app.error[0].value
    assert "secret detail" not in shown(app)
    assert not app.exception


def test_a_store_that_cannot_be_reached_is_told(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "no-folder").write_text("a file")
    monkeypatch.setenv("RECONCILE_DATABASE_URL", f"sqlite:///{tmp_path / 'no-folder' / 'cases.sqlite3'}")
    case_data.forget()
    app = open_page("events")
    assert len(app.error) == 1
    assert "no-folder" in app.error[0].value.replace("\\", "")
    assert not app.exception


def test_a_day_that_is_none_is_told(open_page: OpenPage) -> None:
    warnings = [warning.value for warning in open_page("events", **{"from": "soon"}).warning]
    assert warnings == ["This link asks for a day that is no date: soon."]


@pytest.mark.parametrize("day", ["1066-10-14", "2999-01-01"])
def test_a_day_out_of_the_calendar_is_asked_all_the_same(open_page: OpenPage, day: str) -> None:
    app = open_page("events", **{"from": day})
    assert not app.error
    assert app.query_params["from"] == day


def test_another_case_opens_its_events(open_page: OpenPage, demo: CaseView) -> None:
    empty = case_data.create_case("Mine")
    app = open_page("method")
    app.selectbox(key="case_switch").select(empty.id).run()
    assert app.query_params["case"] == empty.id
    assert "This case has no reports yet" in app.info[0].value


def test_method_sets_ours_beside_other_readers() -> None:
    rows = read_peers()
    assert {measure for _, measure, _, _ in rows} >= {"value and bound, F1", "right country", "CPU ms an article"}
    assert all(ours and others for _, _, ours, others in rows)
