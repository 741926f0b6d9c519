"""The main path joins the steps and loses nothing between them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import reconcile
from reconcile.model import Claim, Document, Estimate, Event, Outcome, Reading, Victims
from reconcile.pipeline import FEW_DOCUMENTS, find_claims, read_all, reconcile_documents, reconcile_readings
from tests.conftest import ROOT
from tests.store.conftest import read_digits

QUAY = Document(doc="quay", text="12 killed, 30 hurt")
MILL = Document(doc="mill", text="6 killed, 0 hurt")
REPORT = Document(
    doc="r1",
    text="ALEPPO (Quay News) - At least 12 people were killed in Aleppo on Tuesday, the Harbour Hospital said.",
    published="2017-04-05",
)


def link_first_of_each(claims: Sequence[Claim]) -> list[Event]:
    """Return one event with the first claim of each document; the other claims stay unlinked."""
    firsts = {claim.doc: claim for claim in reversed(claims)}
    return [Event(id="e1", title="Fire", claims=tuple(firsts.values()))]


def estimate_least(events: Sequence[Event], *, convention: str) -> list[Estimate]:
    return [
        Estimate(
            event=event.id,
            outcome=Outcome.KILLED,
            victims=(Victims.UNSPECIFIED,),
            unit="person",
            low=min(claim.low or 0 for claim in event.claims),
            high=None,
            convention=convention,
        )
        for event in events
    ]


STEPS = {"link": link_first_of_each, "estimate": estimate_least}


def test_each_step_feeds_the_next_and_none_loses_a_claim() -> None:
    result = reconcile_documents([QUAY, MILL], convention="acled", read=read_digits, **STEPS)  # type: ignore[arg-type]
    assert [(claim.figure, claim.event) for claim in result.claims] == [("12", "e1"), ("30", ""), ("6", "e1")]
    assert {claim.event for event in result.events for claim in event.claims} == {"e1"}
    assert [(estimate.low, estimate.convention) for estimate in result.estimates] == [(6, "acled")]
    assert [figure.reason for reading in result.readings for figure in reading.set_aside] == ["a zero"]


def test_readings_kept_by_the_store_give_the_same_result() -> None:
    readings: list[Reading] = [read_digits(QUAY), read_digits(MILL)]
    of_readings = reconcile_readings(readings, **STEPS)  # type: ignore[arg-type]
    assert of_readings == reconcile_documents([QUAY, MILL], read=read_digits, **STEPS)  # type: ignore[arg-type]


def test_no_documents_no_result() -> None:
    result = reconcile_documents([])
    assert (result.claims, result.events, result.estimates) == ((), (), ())


def test_the_real_steps_read_a_plain_report() -> None:
    result = reconcile_documents([REPORT])
    (claim,) = result.claims
    assert (claim.low, claim.high, claim.outcome, claim.claimant) == (12, None, Outcome.KILLED, "Harbour Hospital")
    assert (claim.place, claim.country, claim.date) == ("Aleppo", "Syria", "2017-04-04")
    assert REPORT.text[claim.start : claim.end] == claim.figure
    (event,) = result.events
    assert event.claims == result.claims
    (estimate,) = result.estimates
    assert (estimate.event, estimate.low, estimate.high, estimate.low_claims) == (event.id, 12, None, (claim.id,))


def test_the_order_of_the_documents_decides_nothing_but_the_order_of_the_claims() -> None:
    other = Document(doc="r2", text=REPORT.text.replace("At least 12", "At least 15"), published="2017-04-06")
    forth, back = reconcile_documents([REPORT, other]), reconcile_documents([other, REPORT])
    assert (forth.events, forth.estimates) == (back.events, back.estimates)
    assert [claim.doc for claim in back.claims] == ["r2", "r1"]


def test_the_public_names_are_these_in_calling_order() -> None:
    assert reconcile.__all__[:3] == ["find_claims", "link_events", "estimate_events"]
    claims = reconcile.find_claims(REPORT)
    assert claims == find_claims(REPORT)
    assert reconcile.estimate_events(reconcile.link_events(claims))[0].low == 12
    assert all(hasattr(reconcile, name) for name in reconcile.__all__)


def test_importing_the_package_loads_no_step() -> None:
    code = "import sys, reconcile; print([m for m in sys.modules if m.startswith(('reconcile.', 'regex', 'numpy'))])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "['reconcile.model']"


def test_readings_are_the_same_with_one_process_or_two() -> None:
    documents = [
        Document(doc=f"d{i}", text=f"Police said {i + 2} people were killed.") for i in range(FEW_DOCUMENTS + 40)
    ]
    assert list(read_all(documents, jobs=2)) == list(read_all(documents, jobs=1))
