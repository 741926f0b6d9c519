"""The charts as specifications: which marks, on which rows, in which words; never a figure that nobody stated."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from reconcile.charts import (
    DARK_COLOURS,
    FAMILIES,
    FAMILY,
    LIGHT_COLOURS,
    MAX_ROWS,
    range_alt,
    range_chart,
    range_rows,
    time_chart,
    time_rows,
)
from reconcile.group.estimate import estimate_events
from reconcile.model import Claim, ClaimantKind, Estimate, Event, Modifier, Stance
from tests.group.building import at_least, between, claim, exactly, up_to


def estimate_of(*claims: Claim, convention: str = "literal") -> Estimate:
    event = Event(id="e", title="Strike on Aldar", claims=claims)
    return estimate_events([event], convention=convention)[0]


def by(name: str, made: Claim, **fields: Any) -> Claim:
    return replace(made, claimant=name, **fields)


def dozens(**fields: Any) -> Claim:
    return claim(24, None, Modifier.VAGUE, figure="dozens", **fields)


def drawn_data(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return max(spec["datasets"].values(), key=len)


ROWS = [  # a claim beside exactly(10), and what its mark must say
    (by("Airwars", at_least(30)), {"state": "stands", "arrow": "up", "value": 30, "high": None}),
    (by("Airwars", up_to(30)), {"state": "stands", "arrow": "down", "value": 30, "low": None}),
    (by("Airwars", between(20, 30)), {"state": "stands", "arrow": "", "low": 20, "high": 30}),
    (by("Airwars", exactly(0)), {"state": "stands", "value": 0, "figure": "none"}),
    (by("Airwars", dozens()), {"state": "vague", "hollow": True, "words": "“dozens”"}),
    (by("Airwars", exactly(0, stance=Stance.DENIED)), {"state": "denied", "value": None, "figure": "denies any"}),
    (by("Airwars", exactly(10, stance=Stance.DENIED)), {"state": "denied", "value": 10, "figure": "denies 10"}),
]


@pytest.mark.parametrize(("made", "expected"), ROWS)
def test_what_a_mark_says(made: Claim, expected: dict[str, Any]) -> None:
    other = by("White Helmets", exactly(10))
    rows = range_rows(estimate_of(other, made), [other, made])
    row = next(row for row in rows if row["claim"] == made.id)
    assert {name: row[name] for name in expected} == expected


PARTS = [  # a claim beside exactly(10), and the layers that draw it
    (by("Airwars", exactly(12)), "stated ring"),
    (by("Airwars", at_least(30)), "arrow stated ring"),
    (by("Airwars", up_to(30)), "arrow stated ring"),
    (by("Airwars", between(20, 30)), "bar stated ring"),
    (by("Airwars", dozens()), "arrow hollow ring"),
    (by("Airwars", exactly(0)), "stated ring"),
    (by("Airwars", exactly(0, stance=Stance.DENIED)), "off-scale"),
    (by("Airwars", exactly(9, stance=Stance.DENIED)), "denied ring"),
]


@pytest.mark.parametrize(("made", "expected"), PARTS)
def test_what_is_drawn(made: Claim, expected: str) -> None:
    other = by("White Helmets", exactly(10))
    spec = range_chart(estimate_of(other, made), [other, made])
    parts = {row["claim"]: row["parts"].strip() for row in drawn_data(spec)}
    assert parts == {other.id: "stated ring", made.id: expected}
    filters = str(spec["layer"])
    assert all(f"'{name}')" in filters for name in expected.split())
    assert ("'hollow')" in filters) is ("hollow" in expected)


def test_a_denial_and_a_none_are_drawn_apart() -> None:
    none, denial, ten = (
        by("Airwars", exactly(0)),
        by("army", exactly(0, stance=Stance.DENIED)),
        by("police", exactly(10)),
    )
    spec = range_chart(estimate_of(none, denial, ten), [none, denial, ten])
    places = {row["claim"]: row["x"] for row in drawn_data(spec)}
    assert places == {none.id: 0, denial.id: None, ten.id: 10}


def test_an_earlier_figure_is_a_trail_in_the_same_row() -> None:
    first = by("Airwars", exactly(10, published="2021-05-04"))
    later = by("Airwars", exactly(14, published="2021-05-06"))
    rows = range_rows(estimate_of(first, later), [first, later])
    assert [(row["value"], row["state"], row["figures"]) for row in rows] == [
        (10, "superseded", ""),
        (14, "stands", "14"),
    ]
    assert len({row["row"] for row in rows}) == 1


def test_two_reports_sources_are_two_lines_and_no_fall() -> None:
    first = by("source", exactly(40, published="2021-05-04", doc="r1"))
    later = by("source", exactly(12, published="2021-05-06", doc="r2"))
    estimate = replace(estimate_of(first, later), standing=(first.id, later.id), superseded={}, echoes={})
    assert len({row["row"] for row in range_rows(estimate, [first, later])}) == 2
    assert [row["mark"] for row in time_rows([first, later], estimate)] == ["", ""]


def test_a_line_whose_figure_was_revised_under_another_name_says_so() -> None:
    first = by("Airwars ; UN", exactly(10, published="2021-05-04"))
    later = by("Airwars", exactly(14, published="2021-05-06"))
    estimate = replace(estimate_of(later), superseded={first.id: later.id})
    figures = {row["claimant"]: row["figures"] for row in range_rows(estimate, [first, later])}
    assert figures == {"Airwars and UN": "10, revised", "Airwars": "14"}


def test_rows_go_from_the_lowest_figure_to_the_highest_and_denials_come_last() -> None:
    claims = [
        by("C", exactly(30)),
        by("A", exactly(10)),
        by("D", exactly(10, stance=Stance.DENIED)),
        by("B", at_least(20)),
    ]
    rows = range_rows(estimate_of(*claims), claims)
    assert [row["claimant"] for row in rows] == ["A", "B", "C", "D"]


def test_the_claims_behind_the_bounds_are_shown_however_many_there_are() -> None:
    claims = [by(f"claimant {number:03}", exactly(100 + number)) for number in range(MAX_ROWS * 2)]
    estimate = estimate_of(*claims)
    rows = range_rows(estimate, claims)
    shown = {row["claim"] for row in rows}
    assert len(shown) == MAX_ROWS
    assert {*estimate.low_claims, *estimate.high_claims} <= shown
    assert len(range_rows(estimate, claims, most=len(claims))) == len(claims)


def test_the_chosen_claim_alone_is_ringed() -> None:
    claims = [by("A", exactly(10)), by("B", exactly(12))]
    rows = range_rows(estimate_of(*claims), claims, chosen=claims[1].id)
    assert [row["claim"] for row in rows if row["chosen"]] == [claims[1].id]


def test_the_ring_lies_under_the_marks_and_is_heard_by_nobody() -> None:
    claims = [by("A", exactly(10)), by("B", exactly(12))]
    layers = range_chart(estimate_of(*claims), claims, chosen=claims[1].id)["layer"]
    (ring,) = [layer for layer in layers if "'ring')" in str(layer.get("transform"))]
    assert ring["mark"]["aria"] is False
    assert all(layers.index(ring) < n for n, layer in enumerate(layers) if "'stated')" in str(layer.get("transform")))
    assert "datum.chosen" in str(ring["encoding"]["opacity"])


def test_a_convention_moves_the_marks() -> None:
    told = by("A", dozens())
    literal, acled = (range_rows(estimate_of(told, convention=name), [told])[0] for name in ("literal", "acled"))
    assert (literal["value"], literal["arrow"]) == (24, "up")
    assert (acled["value"], acled["arrow"]) == (12, "")


@pytest.mark.parametrize("log", [False, True])
def test_the_band_is_the_range_and_runs_out_of_the_picture_where_it_is_open(log: bool) -> None:
    claims = [by("A", exactly(40)), by("B", at_least(100))]
    spec = range_chart(estimate_of(*claims), claims, log=log)
    band = next(rows for rows in spec["datasets"].values() if "from" in rows[0])[0]
    axis = spec["layer"][0]["encoding"]["x"]["scale"]
    assert axis["type"] == ("log" if log else "linear")
    assert (band["from"], band["to"]) == (40, axis["domain"][1])
    assert axis["domain"][0] == (20 if log else 0)
    assert axis["domain"][1] > 100


def test_a_mark_is_chosen_by_the_id_of_its_claim() -> None:
    claims = [by("A", exactly(40))]
    for spec in (range_chart(estimate_of(*claims), claims), time_chart(claims, estimate_of(*claims))):
        choices = [param for param in spec["params"] if param["name"] == "claim"]
        assert choices[0]["select"]["fields"] == ["claim"]


def test_the_same_claims_give_the_same_bytes() -> None:
    claims = [by("A", exactly(40)), by("B", at_least(100))]
    first, second = (json.dumps(range_chart(estimate_of(*claims), claims)) for _ in range(2))
    assert first == second


def test_over_time_each_claim_stands_on_the_day_of_its_report() -> None:
    claims = [
        by("A", exactly(40, published="2021-05-06T10:00:00Z")),
        by("A", exactly(60, published="2021-05-04")),
        by("B", exactly(50, published="2021-05")),
        by("C", exactly(50, published="")),
    ]
    rows = time_rows(claims, estimate_of(*claims))
    assert [(row["published"], row["value"]) for row in rows] == [("2021-05-04", 60), ("2021-05-06", 40)]


CHANGES = [  # harm on 4 May: the days and figures of one claimant's reports, and what stands above each mark
    ([("2021-05-05", 40), ("2021-05-06", 60)], ["", ""]),
    ([("2021-05-05", 60), ("2021-05-06", 40)], ["", "fell"]),
    ([("2021-05-05", 60), ("2021-05-05", 40)], ["", ""]),
    ([("2021-05-05", 60), ("2021-05-17", 61)], ["", ""]),
    ([("2021-05-05", 60), ("2021-05-18", 61)], ["", "late"]),
    ([("2021-05-05", 60), ("2022-05-04", 59)], ["", "fell, late"]),
]


@pytest.mark.parametrize(("told", "marks"), CHANGES)
def test_over_time_falls_and_late_figures_are_marked(told: list[tuple[str, int]], marks: list[str]) -> None:
    claims = [by("A", exactly(value, published=day, date="2021-05-04")) for day, value in told]
    estimate = replace(estimate_of(*claims), standing=tuple(made.id for made in claims), superseded={}, echoes={})
    assert [row["mark"] for row in time_rows(claims, estimate)] == marks
    layers = time_chart(claims, estimate)["layer"]
    assert any(layer["mark"]["type"] == "text" for layer in layers) == any(marks)


def test_the_alternative_text_names_range_and_claimants() -> None:
    claims = [by("Airwars", exactly(40)), by("UN", at_least(100)), by("army", exactly(9, stance=Stance.DENIED))]
    told = range_alt(estimate_of(*claims), claims)
    assert told == (
        "People killed. Range of reported figures: 40 to 100 or more. Airwars: 40; UN: at least 100; army: denies 9."
    )


NAMES = [
    ("Airwars", ClaimantKind.MONITOR, ["", "Airwars\u00a0·\u00a0monitor"]),
    ("city police", ClaimantKind.POLICE, ["", "city police"]),
    ("United Nations", ClaimantKind.UN, ["", "United Nations"]),
    ("analysts", ClaimantKind.OTHER, ["", "analysts"]),
    (
        "Aldar Centre for the Documentation of Harm",
        ClaimantKind.NGO,
        ["Aldar Centre for the Documentation", "of Harm\u00a0·\u00a0aid\u00a0or\u00a0rights\u00a0group"],
    ),
]


@pytest.mark.parametrize(("name", "kind", "lines"), NAMES)
def test_a_line_names_the_claimant_and_its_kind(name: str, kind: ClaimantKind, lines: list[str]) -> None:
    made = by(name, exactly(12), claimant_kind=kind)
    (row,) = range_rows(estimate_of(made), [made])
    assert [row["upper"], row["name"]] == lines


def test_every_kind_of_claimant_has_one_family() -> None:
    kinds = [kind for family in FAMILIES.values() for kind in family]
    assert sorted(kinds) == sorted(ClaimantKind)
    assert set(FAMILY) == set(ClaimantKind)


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


@pytest.mark.parametrize(("colours", "page"), [(LIGHT_COLOURS, "#FFFFFF"), (DARK_COLOURS, "#11161D")])
def test_colours_stand_out_from_the_page(colours: tuple[str, ...], page: str) -> None:
    for colour in colours:
        light, dark = sorted((luminance(colour), luminance(page)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, colour


#: Machado, Oliveira and Fernandes 2009, severity 1: linear RGB as it is seen.
SEEN = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red-blind": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green-blind": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
#: Linear RGB to cone responses, and their cube roots to OKLab (Ottosson 2020).
CONES = ((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300))
OKLAB = ((0.2105, 0.7936, -0.0041), (1.9780, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087))
LEAST_APART = 0.12  # OKLab; about six times what the eye just tells apart


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("colours", [LIGHT_COLOURS, DARK_COLOURS])
def test_no_two_colours_look_alike_to_the_colour_blind(colours: tuple[str, ...], eye: str) -> None:
    cones = {colour: times(CONES, times(SEEN[eye], linear(colour))) for colour in colours}
    seen = {colour: times(OKLAB, [max(part, 0) ** (1 / 3) for part in parts]) for colour, parts in cones.items()}
    for one, other in itertools.combinations(colours, 2):
        assert math.dist(seen[one], seen[other]) >= LEAST_APART, (one, other)
