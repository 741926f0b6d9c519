"""Model objects become JSON under the names of the record format, and come back the same."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import (
    Claim,
    ClaimantKind,
    Denial,
    Denied,
    Estimate,
    Event,
    Modifier,
    Outcome,
    Ruling,
    Scope,
    SetAside,
    Stance,
    Victims,
)
from reconcile.share.records import (
    claim_from_record,
    claim_record,
    denial_from_record,
    denial_record,
    estimate_from_record,
    estimate_record,
    event_from_record,
    event_record,
    set_aside_from_record,
    set_aside_record,
    to_json,
    to_json_array,
    to_json_lines,
)

#: The claim fields of the record format, in its order.
CONTRACT = (
    "doc id start end figure sentence_start sentence_end low high modifier unit outcome victims claimant "
    "claimant_start claimant_end via cue stance actor place country place_id lat lon admin1 date scope part_of event "
    "confidence why"
).split()


def claim(**changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "doc": "a1",
        "id": "c1",
        "start": 0,
        "end": 11,
        "figure": "At least 12",
        "sentence_start": 0,
        "sentence_end": 40,
        "low": 12.0,
        "high": None,
        "modifier": Modifier.AT_LEAST,
        "unit": "person",
        "outcome": Outcome.KILLED,
    }
    return Claim(**{**fields, **changes})


FULL = claim(
    victims=(Victims.CHILD, Victims.WOMAN),
    claimant="Harbour Hospital",
    claimant_start=20,
    claimant_end=28,
    claimant_kind=ClaimantKind.MEDICAL,
    via=("Quay News", "wire"),
    cue="said",
    stance=Stance.DENIED,
    actor="raiders",
    place="Aleppo",
    country="Syria",
    place_id="170063",
    lat=36.2,
    lon=37.0,
    admin1="Aleppo",
    date="2017-04-04",
    scope=Scope.PERIOD,
    part_of="c0",
    event="e1",
    confidence=0.85,
    why=("at least", "said"),
    implicit=True,
    kind="fire",
    quote="At least 12 …",
    outlet="Quay News",
    url="https://example.org/a",
    title="Fire",
    published="2017-04-05",
)


def test_a_claim_has_the_fields_of_the_record_format_in_its_order() -> None:
    record = claim_record(claim())
    assert list(record)[: len(CONTRACT)] == CONTRACT
    assert to_json(record).startswith(
        '{"doc": "a1", "id": "c1", "start": 0, "end": 11, "figure": "At least 12", "sentence_start": 0, '
        '"sentence_end": 40, "low": 12, "high": null, "modifier": "at_least", "unit": "person", "outcome": "killed", '
        '"victims": ["unspecified"], "claimant": "-", "claimant_start": null, "claimant_end": null, "via": [], '
    )


def test_implicit_is_there_only_where_true() -> None:
    assert "implicit" not in claim_record(claim())
    assert claim_record(FULL)["implicit"] is True


@pytest.mark.parametrize(
    ("low", "written"), [(12.0, "12"), (2.5, "2.5"), (0.0, "0"), (None, "null"), (float("inf"), "null")]
)
def test_whole_numbers_are_written_whole_and_an_open_bound_is_null(low: float | None, written: str) -> None:
    assert f'"low": {written}, "high"' in to_json(claim_record(claim(low=low)))


@pytest.mark.parametrize("before", [claim(), FULL])
def test_a_claim_comes_back_the_same(before: Claim) -> None:
    assert claim_from_record(json.loads(to_json(claim_record(before)))) == before


def test_unknown_fields_are_passed_over_and_missing_ones_refused() -> None:
    assert claim_from_record({**claim_record(FULL), "colour": "red"}) == FULL
    with pytest.raises(TypeError, match="claim record without 'figure'"):
        claim_from_record({name: value for name, value in claim_record(FULL).items() if name != "figure"})
    with pytest.raises(ValueError, match="wounded"):
        claim_from_record({**claim_record(FULL), "outcome": "wounded"})


def test_an_event_names_its_claims_and_comes_back_with_them() -> None:
    event = Event(id="e1", title="Fire in Aleppo", lat=36.0, date="2017-04", claims=(FULL,), why=("same place",))
    record = json.loads(to_json(event_record(event)))
    assert (record["claims"], record["lat"], record["scope"]) == (["c1"], 36, "incident")
    assert event_from_record(record, {"c1": FULL}) == event
    with pytest.raises(KeyError):
        event_from_record(record, {})


DENIAL = Denial(
    doc="a1",
    id="n1",
    start=30,
    end=36,
    cue="denied",
    sentence_start=20,
    sentence_end=60,
    of=Denied.ACT,
    claimant="army \ud800",
    claimant_start=24,
    claimant_end=28,
    claimant_kind=ClaimantKind.MILITARY,
    place="Douma",
    lat=33.0,
    event="e1",
    why=("the figure “12” is the last before it",),
)


def test_a_denial_comes_back_the_same_and_tells_of_a_ruling_only_where_there_is_one() -> None:
    record = json.loads(to_json(denial_record(DENIAL)))
    assert (record["of"], record["lat"], record["event"], record["cue"]) == ("act", 33, "e1", "denied")
    assert {"ruling", "moved_to"}.isdisjoint(record)
    assert denial_from_record(record) == DENIAL
    moved = replace(DENIAL, ruling=Ruling.MOVED, moved_to=("c1",))
    assert denial_from_record(json.loads(to_json(denial_record(moved)))) == moved
    with pytest.raises(ValueError, match="everything"):
        denial_from_record({**record, "of": "everything"})


def test_an_event_names_its_denials_and_one_that_is_not_there_is_left_out() -> None:
    event = Event(id="e1", title="Fire in Aleppo", claims=(FULL,), denials=(DENIAL,))
    record = json.loads(to_json(event_record(event)))
    assert record["denials"] == ["n1"]
    assert event_from_record(record, {"c1": FULL}, {"n1": DENIAL}) == event
    assert event_from_record(record, {"c1": FULL}).denials == ()
    del record["denials"]  # as older runs wrote it
    assert event_from_record(record, {"c1": FULL}, {"n1": DENIAL}).denials == ()


def test_an_estimate_comes_back_the_same() -> None:
    estimate = Estimate(
        event="e1",
        outcome=Outcome.KILLED,
        victims=(Victims.CHILD,),
        unit="person",
        low=12.0,
        high=None,
        low_claims=("c1",),
        superseded={"c0": "c1"},
        independent=2,
        contested=True,
    )
    assert estimate_from_record(json.loads(to_json(estimate_record(estimate)))) == estimate


def test_a_set_aside_figure_comes_back_the_same() -> None:
    figure = SetAside(start=3, end=5, figure="12", reason="an age")
    assert set_aside_record("a1", figure)["doc"] == "a1"
    assert set_aside_from_record(set_aside_record("a1", figure)) == figure


def test_lines_and_arrays() -> None:
    records = [{"place": "Köln"}, {"place": "حلب"}]
    assert b"".join(to_json_lines(records)).decode() == '{"place": "Köln"}\n{"place": "حلب"}\n'
    assert b"".join(to_json_array(records)).decode() == '[\n{"place": "Köln"},\n{"place": "حلب"}\n]\n'
    assert b"".join(to_json_array([])) == b"[]\n"


@given(st.text(st.characters()))
def test_any_text_survives_as_one_line_of_utf8(text: str) -> None:
    (line,) = to_json_lines([{"text": text}])
    assert line.decode("utf-8").splitlines() == [line.decode("utf-8").removesuffix("\n")]
    assert json.loads(line) == json.loads(json.dumps({"text": text}))
