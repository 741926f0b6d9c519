"""Confidence: measured shares, drawn towards the prior where little was counted."""

from __future__ import annotations

import pytest

from reconcile.extract.confidence import confidence_of, sort_of
from reconcile.model import Modifier

SORTS = [
    ("toll", Modifier.EXACT, False, "toll"),
    ("toll", Modifier.VAGUE, False, "toll, vague"),
    ("subject of", Modifier.EXACT, True, "single victim"),
]


@pytest.mark.parametrize(("rule", "modifier", "implicit", "expected"), SORTS)
def test_sorts(rule, modifier, implicit, expected):
    assert sort_of(rule, modifier, implicit=implicit) == expected


def test_a_sure_rule_outranks_a_loose_one():
    sure = confidence_of("object of", Modifier.EXACT, False)
    loose = confidence_of("subject with others of", Modifier.EXACT, False)
    assert 0 < loose < sure < 1


def test_a_rule_never_counted_is_not_certain():
    assert confidence_of("no such rule", Modifier.EXACT, False) == 0.8
