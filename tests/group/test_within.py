"""In what town a sentence says that a quarter lies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.group.link import link_events
from reconcile.group.within import named_around
from reconcile.model import Outcome
from tests.group.building import told

SAID = [  # what is named, the sentence, what is said to lie around it
    ("Orle", "Nine died in the Orle quarter of eastern Aldar.", "Aldar"),
    ("Orle", "Nine died in the Orle district of Aldar city on Monday.", "Aldar"),
    ("Orle", "Shells hit the rebel-held Orle neighbourhood in the city of Aldar.", "Aldar"),
    ("Orle", "Nine died in the Orle area of Old Aldar.", "Old Aldar"),
    ("Orle", "They hid in Orle, a suburb in northern Aldar.", "Aldar"),
    ("Bab al-Orle", "Nine died in the Bab al-Orle neighbourhood of al-Dar.", "al-Dar"),
    ("Orle", "Nine died in Orle in Aldar.", ""),
    ("Orle", "Nine died in the Orle area of the country.", ""),
    ("Orle", "Nine died in Orle. A suburb of Aldar was hit too.", ""),
    ("Orle", "Nine died in the village of Orle near Aldar.", ""),
    ("Orle", "Nine died in the Orle quarter, and five in Aldar.", ""),
    ("Orle", "Nine died in Aldar.", ""),
    ("", "Nine died in the Orle quarter of Aldar.", ""),
]


@pytest.mark.parametrize(("place", "sentence", "around"), SAID)
def test_what_lies_around_a_quarter(place: str, sentence: str, around: str) -> None:
    assert named_around(place, sentence) == around


def test_a_quarter_that_no_gazetteer_knows_lies_in_the_town_that_its_report_says() -> None:
    town = told("[[31]] people died in Aldar.", 31, doc="a", lat=10.0, lon=10.0)
    hurt = {"doc": "a", "place": "Orle", "outcome": Outcome.INJURED}
    quarter = told("[[12]] people were hurt in the Orle quarter of Aldar.", 12, **hurt)
    assert len(link_events([town, quarter])) == 1
    unsaid = told("[[12]] people were hurt in the village of Orle.", 12, **hurt)
    assert len(link_events([town, unsaid])) == 2
    dead = replace(quarter, outcome=Outcome.KILLED)
    assert len(link_events([town, dead])) == 2  # so many dead in the town, so many in its quarter: perhaps two raids
    elsewhere = replace(quarter, doc="b")
    assert len(link_events([town, elsewhere])) == 2


def test_a_quarter_of_one_town_is_not_in_a_list_of_two() -> None:
    hurt = {"doc": "a", "place": "Aldar and Bekta", "lat": 10.0, "lon": 10.0, "outcome": Outcome.INJURED}
    both = told("[[31]] people were hurt in Aldar and Bekta.", 31, **hurt)
    quarter = told("[[12]] people died in the Orle quarter of Aldar.", 12, doc="a", place="Orle")
    assert len(link_events([both, quarter])) == 2


def test_a_quarter_is_one_place_to_reports_that_say_its_town_and_those_that_do_not() -> None:
    said = told("[[12]] people died in the Orle quarter of Aldar.", 12, place="Orle")
    unsaid = told("[[14]] people died in Orle.", 14, place="Orle")
    assert len(link_events([said, unsaid])) == 1
