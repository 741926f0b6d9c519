"""A case that follows the store shows what a fresh look would, whatever was done to it; events keep their ids."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reconcile.errors import Conflict, StoreError, UnknownId
from reconcile.model import Claim, Denial, Denied, Document, Modifier, Outcome, Reading
from reconcile.pipeline import reconcile_readings
from reconcile.store import Desk, Store, to_carry_out
from reconcile.store.denial_rulings import standing_rulings
from reconcile.store.live_case import CaseNow, LiveCase
from tests.group.building import exactly
from tests.store.conftest import ANNA, BEN, Open

TOWNS = ("Aldar", "Bekta", "Corin", "Dovan")


def read_tolls(document: Document) -> Reading:
    """Return a claim for each "12 in Aldar", of the day that is the title, and a denial for each "he denies Aldar"."""
    found = re.finditer(r"(\d+) in (\w+)", document.text)
    return Reading(
        document=document,
        claims=tuple(
            replace(
                exactly(int(m[1])),
                doc=document.doc,
                id=f"{document.doc}-{m.start()}",
                start=m.start(),
                end=m.end(1),
                place=m[2],
                modifier=Modifier.EXACT,
                outcome=Outcome.KILLED,
                date=document.title,
                published=document.published,
                outlet=document.outlet,
            )
            for m in found
        ),
        set_aside=(),
        denials=tuple(
            Denial(
                doc=document.doc,
                id=f"{document.doc}-d{m.start()}",
                start=m.start(2),
                end=m.end(2),
                cue=m[2],
                sentence_start=m.start(),
                sentence_end=m.end(),
                of=Denied.ACT,
                claimant=m[1],
                claimant_start=m.start(1),
                claimant_end=m.end(1),
                place=m[3],
                quote=m[0],
                published=document.published,
            )
            for m in re.finditer(r"(\w+) (denies) (\w*)", document.text)
        ),
    )


def told(doc: str, text: str, published: str = "2031-05-03", day: str = "2031-05-01") -> Document:
    return Document(doc=doc, text=text, outlet=f"{doc} News", published=published, title=day)


@pytest.fixture
def here(open_again: Open) -> Desk:
    """Return a desk at an empty case whose reports are read by ``read_tolls``."""
    desk = Desk(open_again(read=read_tolls), ANNA)
    desk.create_case("Fire")
    return desk


def fresh(store: Store, case: str = "fire") -> dict[frozenset[str], Any]:
    """Return the events of a case, computed at once from all that is kept, by the claims they hold."""
    reviewed = store.reviewed(case)
    from functools import partial

    from reconcile.group.link import link_events

    link = partial(link_events, decisions=to_carry_out(store.decisions(case)))
    done = reconcile_readings(reviewed.readings, link=link)
    of_event = {e.id: frozenset(c.id for c in e.claims) for e in done.events}
    return {
        of_event[event.id]: (
            event.title,
            [replace(claim, event="") for claim in event.claims],
            [replace(denial, event="") for denial in event.denials],
            [replace(found, event="") for found in done.estimates if found.event == event.id],
        )
        for event in done.events
    }


def held(now: CaseNow) -> dict[frozenset[str], Any]:
    return {
        frozenset(c.id for c in event.claims): (
            event.title,
            [replace(claim, event="") for claim in event.claims],
            [replace(denial, event="") for denial in event.denials],
            [replace(found, event="") for found in now.estimates.get(id, ())],
        )
        for id, event in now.events.items()
    }


def assert_whole(now: CaseNow, store: Store) -> None:
    """Hold that what is shown is what is kept, and that all parts of it name the same things."""
    assert held(now) == fresh(store)
    assert [doc.doc for doc in store.documents("fire")] == list(now.readings)
    placed = {claim.id: claim for event in now.events.values() for claim in event.claims}
    assert placed == {claim.id: claim for claim in now.claims.values()}
    assert all(claim.event in now.events for claim in now.claims.values())
    assert all(found.event == id for id, some in now.estimates.items() for found in some)
    denials = {denial.id: denial for reading in now.readings.values() for denial in reading.denials}
    linked = [denial for event in now.events.values() for denial in event.denials]
    assert {denial.id: denial for denial in linked} == {id: one for id, one in denials.items() if one.event}
    assert all(denial in now.events[denial.event].denials for denial in linked)
    reviewed = store.reviewed("fire")
    assert (now.machine, now.orphans) == (reviewed.machine, reviewed.orphans)
    assert list(now.reviews.values()) == store.reviews("fire")
    assert now.past.keys().isdisjoint(now.events)


def test_nothing_done_gives_the_same_object_and_an_unknown_case_is_told(here: Desk) -> None:
    live = LiveCase(here.store, "fire")
    assert live.now() is live.now()
    assert live.now("acled") is live.now("acled")
    with pytest.raises(UnknownId):
        LiveCase(here.store, "flood").now()


def random_act(desk: Desk, choose: random.Random, n: int) -> None:
    """Do some act, as a page would; one that the store refuses changes nothing."""
    claims = [claim for reading in desk.store.readings("fire") for claim in reading.claims]
    seen = {review.claim: review.version for review in desk.store.reviews("fire")}
    kind = choose.choice(
        ("add", "add", "accept", "correct", "place", "reject", "comment", "decide", "rule", "rule", "undo", "undo")
    )
    some = choose.choice(claims).id if claims else ""
    try:
        if kind == "add" or not claims:
            tolls = " and ".join(f"{choose.randint(3, 60)} in {choose.choice(TOWNS)}" for _ in range(2))
            day = f"2031-05-0{choose.randint(1, 4)}"
            tolls += choose.choice(("", "; army denies it", f"; army denies {choose.choice(TOWNS)}"))
            docs = [told(f"r{n}-{i}", f"{tolls}, {i}.", f"2031-05-0{choose.randint(4, 6)}", day) for i in range(2)]
            desk.add_documents("fire", docs)
        elif kind == "accept":
            desk.accept("fire", some, seen=seen.get(some, 0))
        elif kind == "correct":
            desk.correct("fire", some, {"low": n, "high": n}, seen=seen.get(some, 0))
        elif kind == "place":
            desk.correct("fire", some, {"place": choose.choice(TOWNS)}, seen=seen.get(some, 0))
        elif kind == "reject":
            desk.reject("fire", some, seen=seen.get(some, 0))
        elif kind == "comment":
            desk.comment("fire", some, "Why?")
        elif kind == "decide":
            act = choose.choice(("merge", "split", "move", "not_this_harm"))
            desk.decide("fire", act, [some], [choose.choice(claims).id], why="One harm.")
        elif kind == "rule":
            rule(desk, choose, choose.sample(claims, min(2, len(claims))))
        else:
            desk.undo("fire", choose.randint(2, max(2, len(desk.store.log("fire")))))
    except (StoreError, Conflict):
        pass


def rule(desk: Desk, choose: random.Random, claims: list[Claim]) -> None:
    """Rule on some denial: that it is none, that it is of the event of these claims, or of none."""
    denials = [denial for reading in desk.store.readings("fire") for denial in reading.denials]
    if denials:
        one = choose.choice(denials)
        ruled = standing_rulings(desk.store.decisions("fire")).get(one.doc, {}).get(one.id)
        seen = ruled.n if ruled else 0
        if choose.random() < 0.3:
            desk.reject_denial("fire", one.doc, one.id, seen=seen)
        else:
            to = [claim.id for claim in claims] if choose.random() < 0.8 else []
            desk.move_denial("fire", one.doc, one.id, to, seen=seen)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_case_is_what_a_fresh_look_shows(here: Desk, open_again: Open, seed: int) -> None:
    choose = random.Random(seed)
    live, other = LiveCase(here.store, "fire"), LiveCase(open_again(read=read_tolls), "fire")
    known: set[str] = set()
    for n in range(25):
        random_act(here, choose, n)
        if choose.random() < 0.7:
            now = live.now()
            assert_whole(now, here.store)
            known |= now.events.keys()
            assert known == {*now.events, *now.past}
        if choose.random() < 0.2:
            assert_whole(other.now(), here.store)
            known |= other.now().events.keys()
    again = LiveCase(open_again(read=read_tolls), "fire").now()
    last = live.now()
    assert {id: event.claims for id, event in again.events.items()} == {id: e.claims for id, e in last.events.items()}
    assert again.past.keys() == last.past.keys()
    assert {id: set(e.formerly) for id, e in again.events.items()} == {
        id: set(e.formerly) for id, e in last.events.items()
    }


def test_an_act_reads_and_estimates_nothing_but_its_neighbourhood(here: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    here.add_documents("fire", [told(f"r{n}", f"{n + 2} in {town}.") for n, town in enumerate(TOWNS)])
    live = LiveCase(here.store, "fire")
    before = live.now()
    asked: list[object] = []
    readings = here.store.readings
    monkeypatch.setattr(here.store, "readings", lambda case, docs=None: asked.append(docs) or readings(case, docs))
    here.add_documents("fire", [told("late", "40 in Bekta.")])
    after = live.now()
    assert asked == [["late"]]
    same = [id for id, event in after.events.items() if before.events.get(id) is event]
    assert len(same) == len(TOWNS) - 1
    assert all(after.estimates[id] is before.estimates[id] for id in same)
    here.accept("fire", "r0-0", seen=0)
    live.now()
    assert asked == [["late"]]


def id_of(now: CaseNow, claim: str) -> str:
    return now.claims[claim].event


def test_an_event_keeps_its_id_through_an_earlier_report_a_restart_and_an_export(
    here: Desk, open_again: Open, tmp_path: Any
) -> None:
    here.add_documents("fire", [told("late", "12 in Aldar.")])
    first = id_of(LiveCase(here.store, "fire").now(), "late-0")
    here.add_documents("fire", [told("early", "14 in Aldar.", "2031-05-02")])
    again = open_again(read=read_tolls)
    assert id_of(LiveCase(again, "fire").now(), "early-0") == id_of(LiveCase(again, "fire").now(), "late-0") == first
    case = Desk(again, BEN).import_case(again.export_case("fire"))
    assert id_of(LiveCase(again, case.id).now(), "early-0") == first


def test_a_merged_event_is_remembered_and_comes_back_under_its_id(here: Desk, open_again: Open) -> None:
    here.add_documents("fire", [told("a", "12 in Aldar."), told("b", "13 in Bekta. 14 in Bekta.")])
    live = LiveCase(here.store, "fire")
    aldar, bekta = id_of(live.now(), "a-0"), id_of(live.now(), "b-0")
    here.decide("fire", "merge", ["a-0"], ["b-0"], why="One fire.")
    for now in (live.now(), LiveCase(open_again(read=read_tolls), "fire").now()):
        assert (list(now.events), list(now.past)) == ([bekta], [aldar])
        assert now.events[bekta].formerly == (aldar,)
    here.undo("fire", len(here.store.log("fire")))
    for now in (live.now(), LiveCase(open_again(read=read_tolls), "fire").now()):
        assert (id_of(now, "a-0"), id_of(now, "b-0"), now.past) == (aldar, bekta, {})


def test_two_programs_that_look_at_once_give_an_event_one_id(here: Desk, open_again: Open) -> None:
    one, two = LiveCase(here.store, "fire"), LiveCase(open_again(read=read_tolls), "fire")
    here.add_documents("fire", [told("late", "12 in Aldar.")])
    first = id_of(one.now(), "late-0")
    here.add_documents("fire", [told("early", "14 in Aldar.", "2031-05-02")])
    assert id_of(two.now(), "late-0") == first  # it never saw the late report alone
    assert id_of(one.now(), "early-0") == first
    here.reject("fire", "late-0", seen=0)
    assert id_of(two.now(), "early-0") == id_of(one.now(), "early-0") == first


def test_a_database_that_refuses_costs_no_page(
    here: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    here.add_documents("fire", [told("late", "12 in Aldar.")])
    live = LiveCase(here.store, "fire")

    def refuse(act: Callable[..., object]) -> object:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(here.store, "write", refuse)
        first = id_of(live.now(), "late-0")
    assert "not written down: the disk is full" in caplog.text
    here.add_documents("fire", [told("early", "14 in Aldar.", "2031-05-02")])
    assert id_of(live.now(), "early-0") == first
    assert id_of(LiveCase(here.store, "fire").now(), "early-0") == first


def test_a_look_that_fails_is_begun_anew(here: Desk) -> None:
    here.add_documents("fire", [told("a", "12 in Aldar.")])
    broken = iter([True])

    def shape(reading: Reading) -> Reading:
        if reading.document.doc == "b" and next(broken, False):
            raise ValueError("odd")
        return reading

    live = LiveCase(here.store, "fire", shape=shape)
    live.now()
    here.add_documents("fire", [told("b", "13 in Aldar.")])
    with pytest.raises(ValueError, match="odd"):
        live.now()
    assert_whole(live.now(), here.store)


def test_claims_of_a_report_that_is_gone_are_gone(here: Desk) -> None:
    here.add_documents("fire", [told("a", "12 in Aldar."), told("b", "13 in Bekta.")])
    live = LiveCase(here.store, "fire")
    claims: list[Claim] = list(live.now().claims.values())
    here.undo("fire", 2)
    now = live.now()
    assert (now.readings, now.claims, now.events, len(now.past)) == ({}, {}, {}, 2)
    here.undo("fire", 3)
    assert list(live.now().claims.values()) == claims
