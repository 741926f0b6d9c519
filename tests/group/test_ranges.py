"""The interval that claims span, and the claims behind each end."""

from __future__ import annotations

import pytest

from reconcile.group.conventions import Interval
from reconcile.group.ranges import find_bounds, stated_range
from tests.group.building import at_least, between, exactly, more_than, up_to


def test_no_claims_is_an_error_and_not_nobody() -> None:
    with pytest.raises(ValueError, match="no claims"):
        stated_range([])


def test_passing_the_top_opens_it_and_reaching_it_does_not() -> None:
    assert stated_range([exactly(20), more_than(20)]) == Interval(20, None)
    assert stated_range([exactly(20), at_least(20)]) == Interval(20, 20)


def test_the_furthest_out_is_named_first() -> None:
    near, far = at_least(300), at_least(500)
    assert find_bounds([near, between(100, 200), far]).high_claims == (far, near)


def test_a_ceiling_below_a_floor_leaves_both_sides_open() -> None:
    assert stated_range([up_to(10), at_least(40)]) == Interval(None, None)
