"""The Claimants page: who is one, where figures lie among those of others, and what a link of old finds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reconcile.group.estimate import estimate_events
from reconcile.model import Claim, Event, Outcome
from reconcile.views.case_data import CaseView, ordered_estimates
from reconcile.views.claimant_matrix import cell_words, matrix_events, matrix_rows, outcomes_of
from reconcile.views.claimant_places import case_positions, position_words
from reconcile.views.claimant_rows import case_claimants, claimant_rows
from reconcile.views.event_rows import event_rows
from tests.group.building import at_least, between, denied, exactly
from tests.views.conftest import OpenPage, shown


def told(name: str, made: Claim, country: str, doc: str) -> Claim:
    return replace(made, claimant=name, country=country, doc=doc)


def made_case() -> CaseView:
    events = [
        Event(
            id="quay",
            title="Fire at Aldar",
            country="Peru",
            claims=(
                told("Interior Ministry", exactly(10), "Peru", "r1"),
                told("Airwars", exactly(30), "Peru", "r2"),
                told("UN", between(10, 20), "Peru", "r3"),
                told("source", exactly(15), "Peru", "r1"),
            ),
        ),
        Event(
            id="dam",
            title="Flood at Berre",
            country="Chad",
            claims=(
                told("Interior Ministry", exactly(5), "", "r4"),
                told("Airwars ; Harbour Union", at_least(9), "Chad", "r5"),
                told("source", exactly(7), "Chad", "r6"),
            ),
        ),
    ]
    estimates = {event.id: tuple(ordered_estimates(estimate_events([event]))) for event in events}
    return CaseView(
        id="x",
        name="x",
        convention="literal",
        readings={},
        claims={claim.id: claim for event in events for claim in event.claims},
        events={event.id: event for event in events},
        estimates=estimates,
    )


CASE = made_case()


def test_a_row_is_a_claimant_the_unnamed_last_and_apart_by_report() -> None:
    rows = {row.id: sorted(row.by_event) for row in claimant_rows(CASE)}
    assert rows == {
        "Airwars": ["dam", "quay"],
        "Harbour Union": ["dam"],
        "Interior Ministry (Peru)": ["quay"],
        "Interior Ministry (Chad)": ["dam"],
        "UN": ["quay"],
        "source [r1]": ["quay"],
        "source [r6]": ["dam"],
    }
    assert [row.is_unnamed for row in claimant_rows(CASE)] == [False] * 5 + [True] * 2


POSITIONS = [  # claimant, places in its ranges, words
    ("Airwars", {"quay": (100, 100), "dam": (100, 100)}, "2× highest"),
    ("Interior Ministry (Peru)", {"quay": (0, 0)}, "1× lowest"),
    ("UN", {"quay": (0, 50)}, "1× lowest"),
    ("source [r1]", {"quay": (25, 25)}, "1× between"),
    ("nobody", {}, "no range shared with others"),
]


@pytest.mark.parametrize(("id", "places", "words"), POSITIONS)
def test_a_position_is_where_a_figure_lies_in_the_range_of_all(
    id: str, places: dict[str, tuple[float, float]], words: str
) -> None:
    positions = case_positions(CASE).get(id, ())
    assert {position.event: (position.left, position.right) for position in positions} == places
    assert position_words(positions) == words


def test_a_figure_that_all_give_has_no_position() -> None:
    event = Event(
        id="e", title="t", claims=(replace(exactly(4), claimant="UN"), replace(exactly(4), claimant="Airwars"))
    )
    case = replace(
        CASE,
        events={"e": event},
        claims={claim.id: claim for claim in event.claims},
        estimates={"e": tuple(replace(e, independent=2, low=4, high=4) for e in estimate_events([event]))},
    )
    assert {p.word for positions in case_positions(case).values() for p in positions} == {"same"}


def test_the_matrix_holds_those_who_speak_of_its_events() -> None:
    rows = [row for row in claimant_rows(CASE) if row.id in ("UN", "Interior Ministry (Chad)")]
    rows.sort(key=lambda row: row.id != "UN")
    events = matrix_events(CASE, rows[:1], Outcome.KILLED)
    assert [event.id for event in events] == ["quay"]
    assert [row.id for row in matrix_rows(rows, events, Outcome.KILLED)] == ["UN"]
    assert [event.id for event in matrix_events(CASE, claimant_rows(CASE), Outcome.KILLED)] == ["quay", "dam"]


def test_the_matrix_tells_one_outcome_at_a_time() -> None:
    hurt = told("UN", exactly(40), "Peru", "r3")
    event = replace(CASE.events["quay"], claims=(*CASE.events["quay"].claims, replace(hurt, outcome=Outcome.INJURED)))
    case = replace(CASE, events={**CASE.events, "quay": event}, claims={c.id: c for c in event.claims})
    rows = claimant_rows(case)
    assert outcomes_of(rows) == {"killed": 2, "injured": 1}
    assert [e.id for e in matrix_events(case, rows, Outcome.INJURED)] == ["quay"]
    assert next(row.id for row in matrix_rows(rows, [event], Outcome.INJURED)) == "UN"


def matrix_of(words: str) -> dict[str, str]:
    """Return the cells of the matrix on the page by the name of their claimant."""
    (table,) = re.findall(r"<table class='matrix'>.*?</table>", words, re.DOTALL)
    lines = re.findall(r"<tr><th scope='row'>(.*?)</th>(.*?)</tr>", table, re.DOTALL)
    return {re.sub("<[^>]*>", "", name): re.sub("<[^>]*>", "", cells) for name, cells in lines}


def test_the_page_shows_the_outcome_asked_for_and_who_only_denies(open_page: OpenPage) -> None:
    killed, injured = (matrix_of(shown(open_page("claimants", outcome=name))) for name in ("killed", "injured"))
    assert killed != injured
    assert any("✕" in cells for cells in killed.values())
    asked = open_page("claimants", outcome="astonished")
    assert "No claimant here counts this: astonished" in asked.info[0].value


CELLS = [
    (exactly(12), "12"),
    (exactly(0), "0"),
    (denied(12), "✕"),
    (replace(exactly(1), low=None, high=None), "?"),
    (at_least(1300), "at least 1,300"),
]


@pytest.mark.parametrize(("claim", "words"), CELLS)
def test_a_cell_tells_a_figure_none_a_denial_and_no_number_apart(claim: Claim, words: str) -> None:
    assert cell_words(claim) == words


def test_what_is_known_of_a_case_is_worked_out_once() -> None:
    assert case_claimants(CASE) is case_claimants(CASE)
    assert case_claimants(replace(CASE)) is not case_claimants(CASE)


def test_two_ministries_are_two_and_an_old_link_offers_both(open_page: OpenPage) -> None:
    app = open_page("claimants", claimant="Interior Ministry")
    assert "is 2 claimants here" in app.info[0].value
    words = shown(app)
    assert "Interior Ministry (Ukraine)" in words
    assert "Interior Ministry (North Macedonia)" in words
    one = open_page("claimants", claimant="Interior Ministry (Ukraine)")
    assert not one.info
    assert "Chuhuiv" in shown(one)
    assert "Kumanovo" not in shown(one)


def test_an_old_link_to_events_of_both_ministries_tells_so(open_page: OpenPage) -> None:
    app = open_page("events", claimant=["interior ministry"])
    assert "which is 2 claimants here" in app.info[0].value.replace("\\", "")
    assert len(app.multiselect(key="url_claimant").value) == 2


def test_a_long_list_is_shown_in_parts_and_an_unknown_part_is_told(open_page: OpenPage) -> None:
    app = open_page("events")
    assert "Showing 1 to 25 of" in shown(app)
    app.button(key="part_Next").click().run()
    assert app.query_params["page"] == "2"
    assert "Showing 26 to" in shown(app)
    app.text_input(key="url_q").set_value("syria").run()
    assert "page" not in app.query_params
    assert "has no part 99" in open_page("events", page="99").warning[0].value


def test_a_claim_without_a_country_takes_that_of_its_report() -> None:
    at_sea = Event(id="sea", title="Sinking", claims=(told("coast guard", exactly(4), "", "r9"),))
    ashore = Event(id="shore", title="Fire", country="Chad", claims=(told("police", exactly(2), "Chad", "r9"),))
    events = {event.id: event for event in (at_sea, ashore)}
    claims = {claim.id: claim for event in events.values() for claim in event.claims}
    estimates = {id: tuple(estimate_events([event])) for id, event in events.items()}
    case = replace(CASE, claims=claims, events=events, estimates=estimates)
    assert {row.id for row in claimant_rows(case)} == {"Coast Guard (Chad)", "Police (Chad)"}
    assert {id for row in event_rows(case) for id in row.facets["claimant"]} == {"Coast Guard (Chad)", "Police (Chad)"}


def test_after_an_act_only_the_rows_of_changed_events_are_made_anew() -> None:
    before = {row.event.id: row for row in event_rows(CASE)}
    events = {**CASE.events, "dam": replace(CASE.events["dam"], title="Flood at Berre again")}
    after = {row.event.id: row for row in event_rows(replace(CASE, events=events))}
    assert after["quay"] is before["quay"]
    assert after["dam"].event.title == "Flood at Berre again"
