"""Accuracy may rise, not slip: every score of every reference set stays above its floor."""

from __future__ import annotations

import pytest

from benchmarks.accuracy import SETS, score_set, set_hash
from benchmarks.floors import HELD, floor_of, pin_floors, read_floors

FLOORS = read_floors()


@pytest.mark.shared
@pytest.mark.parametrize("name", SETS)
def test_floors_are_of_the_sets_that_are_there(name, shared):
    assert FLOORS["hashes"][name] == set_hash(name, shared / "gold"), "changed: run benchmarks/floors.py"


@pytest.mark.shared
@pytest.mark.parametrize("name", FLOORS["floors"])
def test_scores_stay_above_their_floors(name, shared):
    scores = score_set(name, shared / "gold")
    below = {s: (scores[s], floor) for s, floor in FLOORS["floors"][name].items() if scores[s] < floor}
    assert below == {}


def scores(value):
    return dict.fromkeys(HELD, value)


OLD = {"hashes": {"dev": "a"}, "floors": {"dev": scores(0.8)}, "lowered": []}


def test_a_better_score_raises_the_floor():
    pinned = pin_floors(OLD, {"dev": scores(0.9)}, {"dev": "a"}, reason="", day="2026-01-01")
    assert pinned["floors"]["dev"] == scores(floor_of(0.9))
    assert pinned["lowered"] == []


def test_the_same_score_leaves_the_floor_where_it_is():
    assert pin_floors(OLD, {"dev": scores(0.801)}, {"dev": "a"}, reason="", day="")["floors"]["dev"] == scores(0.8)


def test_a_worse_score_is_refused_without_a_reason():
    with pytest.raises(ValueError, match=r"^below the floor: dev claim 0\.8 → 0\.698"):
        pin_floors(OLD, {"dev": scores(0.7)}, {"dev": "a"}, reason="", day="")


def test_a_floor_lowered_on_purpose_keeps_its_reason_and_day():
    pinned = pin_floors(OLD, {"dev": scores(0.7)}, {"dev": "a"}, reason="two rules cost too much", day="2026-01-01")
    assert pinned["floors"]["dev"] == scores(0.698)
    assert [entry["day"] for entry in pinned["lowered"]] == ["2026-01-01"]
    assert [entry["reason"] for entry in pinned["lowered"]] == ["two rules cost too much"]


def test_a_changed_set_has_no_old_floor():
    assert pin_floors(OLD, {"dev": scores(0.5)}, {"dev": "b"}, reason="", day="")["floors"]["dev"] == scores(0.498)
