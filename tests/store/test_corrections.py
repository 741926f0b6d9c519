"""How a claim reads once a person gave other bounds."""

from __future__ import annotations

from typing import Any

import pytest

from reconcile.model import Claim, Modifier
from reconcile.store.corrections import corrected
from tests.group.building import at_least, exactly, vague

CORRECTED = [  # the claim as read, what a person gave, how the figure is bounded then
    (at_least(24), {"low": 30, "high": None}, Modifier.AT_LEAST),
    (at_least(24), {"low": 30, "high": 30}, Modifier.EXACT),
    (at_least(24), {"low": None, "high": 30}, Modifier.AT_MOST),
    (exactly(24), {"low": 20, "high": 30}, Modifier.RANGE),
    (vague("dozens", 24), {"low": 31, "high": 31}, Modifier.EXACT),
    (vague("dozens", 24), {"low": 31, "high": None}, Modifier.AT_LEAST),
    (vague("dozens", 24), {"low": 24, "high": None}, Modifier.VAGUE),
    (vague("dozens", 24), {"place": "Aldar"}, Modifier.VAGUE),
    (exactly(24), {"low": 24, "high": 24, "modifier": "approx"}, Modifier.APPROX),
]


@pytest.mark.parametrize(("read", "given", "modifier"), CORRECTED)
def test_the_modifier_follows_the_bounds(read: Claim, given: dict[str, Any], modifier: Modifier) -> None:
    claim = corrected(read, given, "")
    assert claim.modifier is modifier
    assert {name: getattr(claim, name) for name in given if name in ("low", "high")} == {
        name: value for name, value in given.items() if name in ("low", "high")
    }
