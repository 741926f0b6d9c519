"""Numbers to look at twice: each row claims, and the alarm that they set off."""

from __future__ import annotations

import pytest

from reconcile.group.alarms import find_alarms
from reconcile.group.estimate import estimate_events
from reconcile.group.findings import AlarmKind
from reconcile.model import Claim, Outcome
from tests.group.building import CHILDREN, at_least, event_of, exactly, part_of, up_to, vague

WHOLE = exactly(12)
SHELTERS = {"outcome": Outcome.DAMAGED, "unit": "shelter"}

ODD: list[tuple[str, AlarmKind, list[Claim]]] = [
    ("shelters that ran as the dead", AlarmKind.TWO_UNITS, [exactly(4460), exactly(4460, **SHELTERS)]),
    ("as many dead as detained", AlarmKind.TWO_UNITS, [exactly(63), exactly(63, outcome=Outcome.DETAINED)]),
    ("a nought too many", AlarmKind.TEN_TIMES, [exactly(31), exactly(33, claimant="a"), exactly(330, claimant="b")]),
    ("a nought too few", AlarmKind.TEN_TIMES, [exactly(310), exactly(305, claimant="a"), exactly(30, claimant="b")]),
    ("a part above its whole", AlarmKind.PART_ABOVE_WHOLE, [WHOLE, part_of(WHOLE, exactly(40, victims=CHILDREN))]),
    ("more children than people", AlarmKind.PART_ABOVE_WHOLE, [WHOLE, at_least(27, victims=CHILDREN, claimant="a")]),
    (
        "a toll that fell",
        AlarmKind.FELL,
        [exactly(359, published="2021-05-04"), exactly(290, published="2021-05-06")],
    ),
]

CALM: list[tuple[str, list[Claim]]] = [
    ("as many injured as dead", [exactly(63), exactly(63, outcome=Outcome.INJURED)]),
    ("small numbers meet by chance", [exactly(4), exactly(4, **SHELTERS)]),
    ("a toll that rose tenfold", [exactly(3, published="2021-05-04"), exactly(31, published="2021-05-06")]),
    ("an open whole", [at_least(12), exactly(40, victims=CHILDREN, claimant="a")]),
    ("up to, and fewer", [up_to(50), exactly(31, claimant="a")]),
    ("a vague word", [exactly(310), vague("dozens", 24, claimant="a")]),
]


def alarms_of(claims: list[Claim]) -> list[AlarmKind]:
    event = event_of(*claims)
    return [alarm.kind for alarm in find_alarms(event, estimate_events([event]))]


@pytest.mark.parametrize(("shows", "kind", "claims"), ODD, ids=[row[0] for row in ODD])
def test_what_is_odd_is_told(shows: str, kind: AlarmKind, claims: list[Claim]) -> None:
    assert kind in alarms_of(claims)


@pytest.mark.parametrize(("shows", "claims"), CALM, ids=[row[0] for row in CALM])
def test_what_is_in_order_sets_off_nothing(shows: str, claims: list[Claim]) -> None:
    assert alarms_of(claims) == []


def test_an_alarm_names_its_claims_and_says_what_it_is() -> None:
    event = event_of(dead := exactly(4460), places := exactly(4460, **SHELTERS))
    (alarm,) = find_alarms(event, estimate_events([event]))
    assert alarm.claims == (dead.id, places.id)
    assert alarm.words == "4,460 is given as people killed and shelters damaged."
