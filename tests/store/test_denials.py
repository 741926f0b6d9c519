"""Denials in the store: kept with the readings, ruled on by people, and none of it lost by a new run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.errors import Conflict, NotAllowed, StoreError, UnknownId
from reconcile.model import Denial, Document, Event, Reading, Ruling
from reconcile.pipeline import read_document
from reconcile.store import Actor, Desk, Right, Store
from reconcile.store.act_words import act_words
from reconcile.store.connect import connect
from reconcile.store.live_case import CaseNow, LiveCase
from tests.store.conftest import ANNA, BEN, Open

RAID = Document(
    doc="raid",
    text="ALEPPO, 4 May 2019 - The army killed 14 people in Aleppo on Thursday, the monitor said. "
    "The army denied any part in it. The rest was cut.\x00\ud800",
    title="Raid",
    published="2019-05-04",
)
FIRE = Document(
    doc="fire",
    text="A strike on Douma killed 9 people on Friday, the monitor said.",
    title="Strike",
    published="2019-05-04",
)


def read_all_but_denials(document: Document) -> Reading:
    """Read as an extractor that finds no denial any more."""
    return replace(read_document(document), denials=())


@pytest.fixture
def anna(open_again: Open) -> Desk:
    desk = Desk(open_again(read=read_document), ANNA)
    desk.create_case("Raids")
    desk.add_documents("raids", [RAID, FIRE])
    return desk


def look(store: Store) -> CaseNow:
    return LiveCase(store, "raids").now()


def only(now: CaseNow) -> Denial:
    (denial,) = (denial for reading in now.readings.values() for denial in reading.denials)
    return denial


def at(now: CaseNow, place: str) -> Event:
    return next(event for event in now.events.values() if event.place == place)


def test_denials_are_kept_with_the_reading_and_not_read_again(anna: Desk, open_again: Open) -> None:
    def refuse(document: Document) -> Reading:
        raise AssertionError("it is kept")

    (kept, none) = open_again(read=refuse).readings("raids")
    assert (kept.denials, none.denials) == (read_document(RAID).denials, ())
    assert kept.document.text[kept.denials[0].start : kept.denials[0].end] == "denied"


def test_a_new_extractor_reads_them_anew(anna: Desk, open_again: Open) -> None:
    assert open_again(read=read_all_but_denials, extractor="2").readings("raids")[0].denials == ()
    assert len(open_again(read=read_document, extractor="3").readings("raids")[0].denials) == 1


def test_a_live_case_shows_them_with_their_event_and_grades_by_them(anna: Desk) -> None:
    now = look(anna.store)
    event = at(now, "Aleppo")
    assert event.denials == (only(now),)
    assert only(now).event == event.id
    assert [estimate.responsibility for estimate in now.estimates[event.id]] == ["disputed"]


def test_a_rejected_denial_counts_for_no_event_is_listed_and_comes_back(anna: Desk) -> None:
    live = LiveCase(anna.store, "raids")
    denial = only(live.now())
    done = anna.reject_denial("raids", "raid", denial.id, seen=0, why="The army spoke of another day.")
    now = live.now()
    assert (only(now).event, only(now).ruling) == ("", Ruling.REJECTED)
    assert only(now).why == ("rejected by Anna: The army spoke of another day.",)
    assert at(now, "Aleppo").denials == ()
    assert [estimate.responsibility for estimate in now.estimates[at(now, "Aleppo").id]] == ["unclaimed"]
    last = anna.store.log("raids")[-1]
    assert (last.n, last.who, last.kind, last.why) == (done.n, "Anna", "reject_denial", done.why)
    assert act_words(last) == "rejected a denial “The army denied any part in it.” (army)"
    anna.undo("raids", done.n)
    assert only(live.now()) == denial
    assert at(live.now(), "Aleppo").denials == (denial,)


def test_a_moved_denial_stays_with_the_harm_through_new_reports_ids_and_merges(anna: Desk) -> None:
    live = LiveCase(anna.store, "raids")
    douma = at(live.now(), "Douma")
    anna.move_denial(
        "raids", "raid", only(live.now()).id, [c.id for c in douma.claims], seen=0, why="It says so below."
    )
    assert (only(live.now()).event, only(live.now()).why) == (douma.id, ("moved here by Anna: It says so below.",))
    assert at(live.now(), "Aleppo").denials == ()
    late = Document(doc="late", text=FIRE.text.replace("9", "at least 8"), title="Again", published="2019-05-05")
    anna.add_documents("raids", [late])
    assert [one.id for one in at(live.now(), "Douma").denials] == [only(live.now()).id]
    anna.reject("raids", douma.claims[0].id, seen=0)  # the very claim that the ruling names
    assert only(live.now()).event == ""
    anna.undo("raids", len(anna.store.log("raids")))
    here, there = (at(live.now(), place).claims[0].id for place in ("Aleppo", "Douma"))
    anna.decide("raids", "merge", [here], [there], why="One raid.")
    (event,) = live.now().events.values()
    assert [one.id for one in event.denials] == [only(live.now()).id]
    assert look(anna.store).events == live.now().events


def test_one_set_apart_is_of_no_event(anna: Desk) -> None:
    anna.move_denial("raids", "raid", only(look(anna.store)).id, [], seen=0)
    now = look(anna.store)
    assert (only(now).event, only(now).ruling, only(now).why) == ("", Ruling.MOVED, ("set apart by Anna",))
    assert all(event.denials == () for event in now.events.values())


def test_a_ruling_outlives_an_extractor_that_no_longer_reads_the_denial(anna: Desk, open_again: Open) -> None:
    before = only(look(anna.store))
    claims = [claim.id for claim in at(look(anna.store), "Douma").claims]
    moved = anna.move_denial("raids", "raid", before.id, claims, seen=0, why="By its last line.")
    store = open_again(read=read_all_but_denials, extractor="2")
    now = look(store)
    assert only(now).event == at(now, "Douma").id
    assert only(now).why == ("moved here by Anna: By its last line.", "the program no longer reads a denial here")
    assert (only(now).quote, only(now).start) == (before.quote, before.start)
    Desk(store, ANNA).reject_denial("raids", "raid", before.id, seen=moved.n)  # it can be ruled on as before
    assert [reading.denials for reading in look(store).readings.values()] == [(), ()]
    again = look(open_again(read=read_document, extractor="3"))
    assert only(again).ruling is Ruling.REJECTED


def test_a_ruling_on_another_text_is_kept_and_not_applied(anna: Desk, open_again: Open) -> None:
    denial = only(look(anna.store))
    anna.move_denial("raids", "raid", denial.id, [], seen=0)
    (decision,) = anna.store.decisions("raids")
    from reconcile.store.denial_rulings import rule_on, standing_rulings

    ruled = standing_rulings([decision])["raid"]
    other = read_all_but_denials(replace(RAID, text="Another text."))
    assert rule_on(other, ruled).denials == ()
    assert standing_rulings([replace(decision, undone=9)]) == {}


def test_who_comes_second_is_told_who_was_first(anna: Desk) -> None:
    ben = Desk(anna.store, BEN)
    denial = only(look(anna.store))
    first = anna.reject_denial("raids", "raid", denial.id, seen=0, why="No.")
    with pytest.raises(Conflict, match="rejected by Anna: No") as told:
        ben.move_denial("raids", "raid", denial.id, [], seen=0)
    assert told.value.version == first.n
    ben.move_denial("raids", "raid", denial.id, [], seen=first.n)
    anna.undo("raids", first.n + 1)
    assert only(look(anna.store)).ruling is Ruling.REJECTED  # the first stands again
    anna.undo("raids", first.n)
    with pytest.raises(Conflict, match="took the ruling back"):
        ben.move_denial("raids", "raid", denial.id, [], seen=first.n)
    assert [act.kind for act in anna.store.log("raids")][-4:] == ["reject_denial", "move_denial", "undo", "undo"]


def test_what_cannot_be_ruled_is_refused_and_nothing_is_written(anna: Desk) -> None:
    denial = only(look(anna.store))
    count = len(anna.store.log("raids"))
    with pytest.raises(UnknownId):
        anna.reject_denial("raids", "raid", "gone", seen=0)
    with pytest.raises(UnknownId):
        anna.reject_denial("raids", "fire", denial.id, seen=0)
    with pytest.raises(UnknownId):
        anna.move_denial("raids", "raid", denial.id, ["gone"], seen=0)
    with pytest.raises(StoreError, match="at most 2,000"):
        anna.reject_denial("raids", "raid", denial.id, seen=0, why="x" * 2001)
    with pytest.raises(NotAllowed):
        Desk(anna.store, Actor(name="Guest", right=Right.VIEWER)).reject_denial("raids", "raid", denial.id, seen=0)
    assert len(anna.store.log("raids")) == count
    done = anna.reject_denial("raids", "raid", denial.id, seen=0)
    with pytest.raises(StoreError, match="already"):
        anna.reject_denial("raids", "raid", denial.id, seen=done.n)


def test_rulings_travel_with_the_case_and_come_out_the_same(anna: Desk, tmp_path: Path) -> None:
    denial = only(look(anna.store))
    claims = [claim.id for claim in at(look(anna.store), "Douma").claims]
    anna.move_denial("raids", "raid", denial.id, claims, seen=0, why="Köln \ud800")
    content = anna.store.export_case("raids")
    there = Store(connect(f"sqlite:///{tmp_path / 'there.sqlite3'}"), read=read_document, extractor="9")
    Desk(there, BEN).import_case(content)
    assert only(look(there)).event == at(look(there), "Douma").id
    assert there.export_case("raids") == content
    there.close()
