"""Denials without a figure: which harm each speaks of, why it speaks of none, and what a ruling changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.group.denials import as_claim, link_denials, with_denials
from reconcile.group.estimate import estimate_events
from reconcile.group.grades import Responsibility, responsibility_grade
from reconcile.model import Claim, Denial, Document, Event, Reading, Ruling, Stance
from reconcile.pipeline import Reconciliation, reconcile_documents
from tests.group.building import denied, event_of, exactly

HERE = "DAMASCUS, 4 May 2019 - A raid on Aleppo killed 14 people on Thursday, the monitor said. "
THERE = "A raid on Douma killed 9 people on Friday, the monitor said. "


def reconciled(*texts: str) -> Reconciliation:
    documents = [Document(doc=f"d{n}", text=text, published="2019-05-04") for n, text in enumerate(texts)]
    return reconcile_documents(documents)


def spoken_of(text: str) -> list[str]:
    """Return the place of the event that each denial of a report speaks of, "" for none."""
    done = reconciled(text)
    place_of = {event.id: event.place for event in done.events}
    return [place_of.get(denial.event, "") for denial in done.denials]


LINKED = [  # report, place of the event that its denial speaks of
    (HERE + "The army denied any part. " + THERE, "Aleppo"),  # the harm told before it
    (HERE + THERE + "The army denied any part.", "Douma"),
    ("The army denied any part. " + HERE, "Aleppo"),  # the first behind it
    (HERE + "The army, which denied any part, said 9 died in Douma.", "Douma"),  # the figure beside it
    (HERE + "The army denied that it struck Aleppo.", "Aleppo"),
    (HERE + "The army denied that it struck a school in Aleppo on 2 May.", "Aleppo"),
    (HERE + "The army denied any strikes in Syria.", "Aleppo"),  # around it
    (HERE + "The army denied that its jets struck on 1 May.", "Aleppo"),  # the night before
    (HERE + "The army denied that its jets struck in May 2019.", "Aleppo"),
]


@pytest.mark.parametrize(("text", "place"), LINKED, ids=[row[0][-60:] for row in LINKED])
def test_a_denial_speaks_of_the_harm_told_beside_it(text: str, place: str) -> None:
    assert spoken_of(text) == [place]


CONTRADICTED = [  # sentence behind the raid on Aleppo, why it is not of that
    ("The army denied that it struck a school in Douma.", "it names Douma, not Aleppo"),
    ("The army denied any strikes in Yemen.", "it names Yemen, not Aleppo"),
    ("The army denied any part in the 2013 attack.", "it is of 2013, not of 2 May 2019"),
    ("The army denied that its jets struck on 12 April.", "it is of 12 April 2019, not of 2 May 2019"),
    (
        "The army denied that it bombed Douma on 12 April.",
        "it names Douma, not Aleppo and it is of 12 April 2019, not of 2 May 2019",
    ),
]


@pytest.mark.parametrize(("sentence", "why"), CONTRADICTED)
def test_one_that_names_another_place_or_day_is_left_with_its_report(sentence: str, why: str) -> None:
    done = reconciled(HERE + sentence)
    assert [(denial.event, denial.why) for denial in done.denials] == [("", (why,))]
    assert [event.denials for event in done.events] == [()]


def test_it_goes_to_the_one_harm_of_the_report_that_it_names() -> None:
    assert spoken_of(THERE + HERE + "The army denied that it struck Douma.") == ["Douma"]
    assert spoken_of(THERE + HERE + "The army denied that it struck Douma on 12 April.") == [""]
    assert spoken_of(THERE + HERE + "The army denied that it struck Idlib.") == [""]


def test_a_figure_rejected_in_the_same_words_is_a_claim_and_no_second_denial() -> None:
    done = reconciled(HERE + "The army denied that 14 people were killed and denied any part.")
    assert any(claim.stance is Stance.DENIED for claim in done.claims)
    assert all(not denial.event for denial in done.denials)
    assert all("which is a claim" in denial.why[0] for denial in done.denials)


def test_one_of_no_harm_in_particular_disputes_none() -> None:
    done = reconciled(
        "The army killed 14 people in Aleppo on Thursday, the monitor said. It has always denied shooting civilians."
    )
    assert [(one.event, one.why) for one in done.denials] == [("", ("it denies in general, and names no harm",))]
    assert [estimate.responsibility for estimate in done.estimates] == [Responsibility.UNCLAIMED]


def test_a_report_that_counts_nobody_lists_its_denials() -> None:
    done = reconciled("The army denied that it struck a school in Douma.", HERE)
    assert [(denial.doc, denial.event, denial.why) for denial in done.denials] == [
        ("d0", "", ("its report counts nobody harmed",))
    ]


def test_events_carry_theirs_the_first_to_be_reported_first_and_the_order_of_reports_decides_nothing() -> None:
    texts = [HERE + f"The {who} denied any part." for who in ("army", "militia", "defence ministry")]
    one, other = reconciled(*texts), reconciled(*texts)
    (event,) = one.events
    assert [denial.doc for denial in event.denials] == ["d0", "d1", "d2"]
    assert {denial.event for denial in one.denials} == {event.id}
    assert one == other


def denial(**fields: object) -> Denial:
    told = {"doc": "r", "id": "x", "start": 60, "end": 66, "cue": "denied", "sentence_start": 50, "sentence_end": 90}
    done = reconciled(HERE + "The army denied any part.").denials[0]
    return replace(done, **{**told, **fields})  # type: ignore[arg-type]


def linked(told: Denial, *claims: Claim) -> Denial:
    """Return a denial as it is linked among claims of its report, each the one claim of an event."""
    placed = [replace(claim, doc="r", event=f"e-{claim.id}") for claim in claims]
    told_of = {"title": "", "kind": claims[0].kind}
    events = {c.event: Event(id=c.event, place=c.place, claims=(c,), **told_of) for c in placed}
    reading = Reading(document=Document(doc="r", text=""), claims=tuple(placed), set_aside=(), denials=(told,))
    return link_denials(reading, events)[0]


def test_a_ruling_goes_before_what_the_words_say() -> None:
    near, far = exactly(12), exactly(30, place="Bekta")
    assert linked(denial(), near).event == f"e-{near.id}"
    moved = denial(ruling=Ruling.MOVED, moved_to=("gone", far.id), why=("moved here by Ana",))
    assert (linked(moved, near, far).event, linked(moved, near, far).why) == (f"e-{far.id}", ("moved here by Ana",))
    assert linked(denial(ruling=Ruling.MOVED, moved_to=("gone",)), near).event == ""
    assert linked(denial(ruling=Ruling.MOVED), near).event == ""
    assert linked(denial(ruling=Ruling.REJECTED, event=f"e-{near.id}"), near).event == ""


def test_a_place_that_nobody_knows_may_be_a_part_of_that_of_the_harm() -> None:
    told = exactly(12, place="Aldar")
    assert linked(denial(place="Rasm", country="Testland"), told).event == f"e-{told.id}"
    assert linked(denial(place="Rasm", country="Otherland"), told).event == ""
    assert linked(denial(place="Aldar", country="Otherland"), told).event == f"e-{told.id}"  # it was set right there


def test_a_storm_is_everywhere() -> None:
    storm = exactly(12, place="Aldar", lat=10.0, lon=10.0, kind="storm")
    named = denial(place="Bekta", country="Testland", lat=20.0, lon=20.0)
    assert linked(named, storm).event == f"e-{storm.id}"
    assert linked(named, replace(storm, kind="strike")).event == ""


def test_a_denial_in_the_shape_of_a_claim_has_no_figure() -> None:
    claim = as_claim(denial(country=""), "Syria")
    assert (claim.low, claim.high, claim.is_core, claim.stance, claim.country) == (
        None,
        None,
        False,
        Stance.DENIED,
        "Syria",
    )


def test_rule_9_a_denial_by_the_accused_disputes_responsibility_one_by_others_does_not() -> None:
    event = event_of(exactly(12, actor="army"), exactly(14, claimant="Airwars"))

    def grade(*told: Denial) -> str:
        (estimate,) = estimate_events([with_denials(event, told)])
        return estimate.responsibility

    assert grade() == Responsibility.UNCLAIMED
    assert grade(denial(claimant="army")) == Responsibility.DISPUTED
    assert grade(denial(claimant="Rasm council ; army")) == Responsibility.DISPUTED
    assert grade(denial(claimant="militia")) == Responsibility.UNCLAIMED
    (admitted,) = estimate_events(
        [with_denials(event_of(exactly(14, claimant="army", actor="army")), [denial(claimant="army")])]
    )
    assert admitted.responsibility == Responsibility.DISPUTED
    assert (
        responsibility_grade([exactly(12)], [denial(claimant="army")]) == Responsibility.UNCLAIMED
    )  # nobody is blamed
    assert responsibility_grade([exactly(12, actor="army"), denied(12, claimant="army")]) == Responsibility.DISPUTED
