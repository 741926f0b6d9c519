"""The listing for a terminal: ranges with who claimed what."""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import Estimate, Event, Outcome, Stance, Victims
from reconcile.share.listing import denial_listing, events_listing
from tests.share.test_records import DENIAL as A_DENIAL
from tests.share.test_records import claim

PEOPLE = (Victims.UNSPECIFIED,)
TWELVE = claim(id="c1", claimant="Harbour Hospital")
TWENTY = claim(id="c2", claimant="Mill Workers", figure="20", low=20.0, high=20.0, stance=Stance.ASSERTED)
DENIAL = claim(id="c3", claimant="Ministry", figure="20", low=20.0, high=20.0, stance=Stance.DENIED)
DENIED = replace(A_DENIAL, claimant="army", why=())
FIRE = Event(id="e1", title="Fire in Aleppo, 4 April 2017", claims=(TWELVE, TWENTY, DENIAL))


def estimate(outcome: Outcome = Outcome.KILLED, event: str = "e1") -> Estimate:
    standing = ("c1", "c2")
    bounds = {"low": 12.0, "high": None, "low_claims": ("c1",)}
    return Estimate(
        event=event,
        outcome=outcome,
        victims=PEOPLE,
        unit="person",
        standing=standing,
        denials=("c3",),
        independent=2,
        contested=True,
        **bounds,  # type: ignore[arg-type]
    )


def test_an_event_shows_its_range_and_each_claimant() -> None:
    lines = events_listing([FIRE], [estimate()]).splitlines()
    assert lines[0] == "Fire in Aleppo, 4 April 2017"
    assert lines[1] == "  People killed: 12 or more (2 independent claimants, contested)"
    assert lines[2].startswith("    Harbour Hospital: at least 12")
    assert lines[4].startswith("    Ministry: denies")


def test_who_denies_without_a_figure_stands_below_the_ranges_once() -> None:
    event = replace(FIRE, denials=(DENIED, replace(DENIED, id="n2", doc="again")))
    lines = events_listing([event], [estimate()]).splitlines()
    assert lines[-3:] == ["  Denied without a figure", "    army: denies the act", ""]


def test_a_denial_is_told_with_its_event_and_why() -> None:
    told = denial_listing(replace(DENIED, quote="The army \x1b denied\nit.", why=("it names Douma",)), FIRE)
    assert told.splitlines() == [
        "n1: army denies the act: “The army \\x1b denied it.”",
        "It speaks of Fire in Aleppo, 4 April 2017 (e1).",
        "It names Douma.",
    ]
    assert "It is of no event here.\n" in denial_listing(DENIED, None)


def test_events_without_people_harmed_are_counted() -> None:
    listing = events_listing([FIRE], [estimate(Outcome.DESTROYED)])
    assert listing == "1 event without figures on people harmed, listed in the files only\n"


def test_nothing_in_a_title_drives_the_terminal() -> None:
    event = Event(id="e1", title="\x1b[2JFire\r\ud800", claims=FIRE.claims)
    assert events_listing([event], [estimate()]).splitlines()[0] == "\\x1b[2JFire\\r\\ud800"


def test_no_events_no_lines() -> None:
    assert events_listing([], []) == ""
