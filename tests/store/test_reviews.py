"""What people say of a claim is kept, logged, never overwritten, and can be taken back, act by act."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from reconcile.errors import Conflict, NotAllowed, StoreError, UnknownId
from reconcile.group.link import link_events
from reconcile.model import Claim, Document, Modifier
from reconcile.pipeline import reconcile_readings
from reconcile.store import Actor, Desk, Review, Right, Store, Verdict, to_carry_out
from reconcile.store.act_words import act_words
from tests.store.conftest import BEN, Open, read_digits

QUAY = Document(doc="quay", text="12 people were killed, 0 in the mill, the army said.", outlet="Quay News")
CLAIM = "quay-0"

Act = Callable[[Desk, int], Review]


@pytest.fixture
def anna(desk: Desk) -> Desk:
    desk.create_case("Fire")
    desk.add_documents("fire", [QUAY])
    return desk


@pytest.fixture
def ben(anna: Desk, open_again: Open) -> Desk:
    """Return another person at another program."""
    return Desk(open_again(), BEN)


def shown(store: Store) -> list[Claim]:
    """Return the claims of the case as a page shows them."""
    return [claim for reading in store.reviewed("fire").readings for claim in reading.claims]


def test_a_claim_is_accepted(anna: Desk) -> None:
    review = anna.accept("fire", CLAIM, seen=0, why="Checked.")
    assert (review.verdict, review.who, review.why, review.machine.low) == (Verdict.ACCEPTED, "Anna", "Checked.", 12)
    (claim,) = shown(anna.store)
    assert (claim.low, claim.confidence, claim.why[-1]) == (12, 1.0, "accepted by a person")


def test_a_correction_stands_beside_the_machines_value(anna: Desk) -> None:
    anna.correct("fire", CLAIM, {"low": 14, "high": None, "claimant": "the army"}, seen=0)
    (claim,) = shown(anna.store)
    assert (claim.low, claim.high, claim.modifier) == (14, None, Modifier.AT_LEAST)
    assert QUAY.text[claim.claimant_start : claim.claimant_end] == "the army"
    (review,) = anna.store.reviews("fire")
    assert (review.machine.low, review.machine.high) == (12, 12)
    assert anna.store.reviewed("fire").machine[CLAIM].claimant == read_digits(QUAY).claims[0].claimant


def test_corrections_add_up_field_by_field(anna: Desk) -> None:
    first = anna.correct("fire", CLAIM, {"low": 14, "high": 14}, seen=0)
    second = anna.correct("fire", CLAIM, {"outcome": "injured"}, seen=first.version)
    anna.accept("fire", CLAIM, seen=second.version)
    (claim,) = shown(anna.store)
    assert (claim.low, claim.outcome) == (14, "injured")


def test_a_rejected_claim_is_set_aside_with_the_reason(anna: Desk) -> None:
    anna.reject("fire", CLAIM, seen=0, why="A bus line.")
    reading = anna.store.reviewed("fire").readings[0]
    assert reading.claims == ()
    assert [(aside.figure, aside.reason) for aside in reading.set_aside] == [
        ("12", "rejected by Anna: A bus line."),
        ("0", "a zero"),
    ]


def test_the_estimate_follows_at_once(anna: Desk) -> None:
    def ranges() -> list[tuple[float | None, float | None]]:
        estimates = reconcile_readings(anna.store.reviewed("fire").readings).estimates
        return [(estimate.low, estimate.high) for estimate in estimates]

    assert ranges() == [(12, 12)]
    anna.correct("fire", CLAIM, {"low": 40, "high": 50}, seen=0)
    assert ranges() == [(40, 50)]
    anna.undo("fire", anna.store.log("fire")[-1].n)
    assert ranges() == [(12, 12)]
    anna.reject("fire", CLAIM, seen=anna.store.reviews("fire")[0].version)
    assert ranges() == []


def test_a_comment_changes_nothing_and_meets_no_conflict(anna: Desk, ben: Desk) -> None:
    ben.comment("fire", CLAIM, "Is this the mill?")
    review = anna.accept("fire", CLAIM, seen=0)
    assert [(comment.who, comment.text) for comment in review.comments] == [("Ben", "Is this the mill?")]
    assert shown(anna.store)[0].low == 12
    with pytest.raises(StoreError, match="empty"):
        anna.comment("fire", CLAIM, " \n")


SECOND: list[tuple[str, Act]] = [
    ("accept", lambda desk, seen: desk.accept("fire", CLAIM, seen=seen)),
    ("reject", lambda desk, seen: desk.reject("fire", CLAIM, seen=seen)),
    ("correct", lambda desk, seen: desk.correct("fire", CLAIM, {"low": 9, "high": 9}, seen=seen)),
]


@pytest.mark.parametrize("second", [act for _, act in SECOND], ids=[name for name, _ in SECOND])
def test_the_second_of_two_is_told_and_may_then_choose(anna: Desk, ben: Desk, second: Act) -> None:
    anna.correct("fire", CLAIM, {"low": 14, "high": 14}, seen=0, why="The table says so.")
    with pytest.raises(Conflict, match=r"Anna corrected low 12 → 14; high 12 → 14 \(The table says so\.\)") as told:
        second(ben, 0)
    assert shown(anna.store)[0].low == 14
    assert [act.who for act in anna.store.history("fire", CLAIM)] == ["Anna"]
    second(ben, told.value.version)
    assert [act.who for act in anna.store.history("fire", CLAIM)] == ["Anna", "Ben"]


def test_a_claim_seen_before_an_undo_is_not_overwritten_either(anna: Desk, ben: Desk) -> None:
    seen = anna.accept("fire", CLAIM, seen=0).version
    anna.undo("fire", seen)
    with pytest.raises(Conflict, match=f"Anna undid act {seen}"):
        ben.reject("fire", CLAIM, seen=seen)


@pytest.mark.parametrize("again", ["accept", "reject"])
def test_saying_the_same_again_is_no_act(anna: Desk, again: str) -> None:
    review: Review = getattr(anna, again)("fire", CLAIM, seen=0)
    with pytest.raises(StoreError, match="already"):
        getattr(anna, again)("fire", CLAIM, seen=review.version)


UNFIT: list[tuple[dict[str, Any], str]] = [
    ({}, "nothing is changed"),
    ({"low": 12}, "nothing is changed"),
    ({"low": 13}, "lower bound lies above"),
    ({"low": None, "high": None}, "at least one bound"),
    ({"low": -1}, "does not fit"),
    ({"low": float("nan")}, "does not fit"),
    ({"low": "many"}, "does not fit"),
    ({"outcome": "married"}, "does not fit"),
    ({"victims": ["astronaut"]}, "does not fit"),
    ({"date": "last Tuesday"}, "is no day"),
    ({"date": "2017-02-30"}, "is no day"),
    ({"date": "2017-05/2017-04"}, "is no day"),
    ({"date": "/"}, "is no day"),
    ({"unit": " "}, "needs a unit"),
    ({"place": "x" * 301}, "at most 300"),
    ({"figure": "13"}, "not a value that can be corrected"),
    ({"doc": "mill"}, "not a value that can be corrected"),
]


@pytest.mark.parametrize(("changes", "told"), UNFIT)
def test_a_value_that_does_not_fit_is_told_and_nothing_is_written(
    anna: Desk, changes: dict[str, Any], told: str
) -> None:
    before = anna.store.export_case("fire")
    with pytest.raises(StoreError, match=told):
        anna.correct("fire", CLAIM, changes, seen=0)
    assert anna.store.export_case("fire") == before


def test_a_corrected_place_brings_its_position_and_an_unknown_one_none(anna: Desk) -> None:
    seen = anna.correct("fire", CLAIM, {"place": "Idlib", "country": "Syria"}, seen=0).version
    (claim,) = shown(anna.store)
    assert (claim.place, claim.country, round(claim.lat or 0), round(claim.lon or 0)) == ("Idlib", "Syria", 36, 37)
    anna.correct("fire", CLAIM, {"place": "Nowhere at All"}, seen=seen)
    (claim,) = shown(anna.store)
    assert (claim.place, claim.place_id, claim.lat) == ("Nowhere at All", None, None)


def test_an_undo_takes_back_one_act_and_leaves_what_others_did(anna: Desk, ben: Desk) -> None:
    first = anna.correct("fire", CLAIM, {"low": 14, "high": 14}, seen=0)
    ben.correct("fire", CLAIM, {"place": "Idlib"}, seen=first.version)
    undone = ben.undo("fire", first.version, why="It was 12 after all.")
    (claim,) = shown(anna.store)
    assert (claim.low, claim.place) == (12, "Idlib")
    anna.undo("fire", undone.n)
    assert shown(anna.store)[0].low == 14
    assert [act_words(act) for act in anna.store.history("fire", CLAIM)][-2:] == [
        f"undid act {first.version}",
        f"undid act {undone.n}",
    ]


def test_what_is_undone_already_is_told(anna: Desk, ben: Desk) -> None:
    seen = anna.accept("fire", CLAIM, seen=0).version
    anna.undo("fire", seen)
    with pytest.raises(Conflict, match="undone by Anna already"):
        ben.undo("fire", seen)


def test_an_undone_addition_takes_the_reports_out_and_can_be_undone(anna: Desk) -> None:
    anna.accept("fire", CLAIM, seen=0)
    added = next(act.n for act in anna.store.log("fire") if act.kind == "add")
    undone = anna.undo("fire", added)
    assert anna.store.documents("fire") == []
    assert anna.store.case("fire").reports == 0
    assert anna.store.search("fire", "mill").docs == ()
    assert [orphan.reason for orphan in anna.store.reviewed("fire").orphans] == ["its report is not in the case now"]
    anna.undo("fire", undone.n)
    assert anna.store.documents("fire") == [QUAY]
    assert shown(anna.store)[0].confidence == 1.0


def test_a_withdrawn_report_can_be_added_again(anna: Desk) -> None:
    anna.undo("fire", anna.store.log("fire")[-1].n)
    assert anna.add_documents("fire", [QUAY]).added == ("quay",)
    assert anna.store.documents("fire") == [QUAY]
    anna.undo("fire", anna.store.log("fire")[-1].n)
    other = anna.add_documents("fire", [Document(doc="quay", text="Other words.")])
    assert (len(other.added), "quay" in other.added, other.conflicts) == (1, False, ())


def test_a_report_added_twice_is_there_while_either_act_stands(anna: Desk) -> None:
    def docs() -> list[str]:
        return [document.doc for document in anna.store.documents("fire")]

    first = next(act.n for act in anna.store.log("fire") if act.kind == "add")
    undone = anna.undo("fire", first).n
    anna.add_documents("fire", [QUAY])
    second = anna.store.log("fire")[-1].n
    anna.undo("fire", second)
    assert docs() == []
    again = anna.undo("fire", undone).n  # the first adding stands again
    assert docs() == ["quay"]
    anna.undo("fire", again)
    assert docs() == []
    anna.undo("fire", len(anna.store.log("fire")))
    assert docs() == ["quay"]


def test_names_and_the_archive_can_be_undone(anna: Desk) -> None:
    anna.rename_case("fire", "Flood")
    anna.archive_case("fire")
    renamed, archived = (act.n for act in anna.store.log("fire")[-2:])
    anna.undo("fire", renamed)
    assert (anna.store.case("fire").name, anna.store.case("fire").archived) == ("Fire", True)
    anna.undo("fire", archived)
    assert anna.store.case("fire").archived is False


def test_a_case_cannot_be_unmade(anna: Desk) -> None:
    with pytest.raises(StoreError, match="archive it"):
        anna.undo("fire", 1)
    with pytest.raises(UnknownId):
        anna.undo("fire", 99)


def test_the_log_says_who_what_before_after_and_why(anna: Desk, ben: Desk) -> None:
    ben.correct("fire", CLAIM, {"outcome": "injured"}, seen=0, why=" Hurt, not dead. ")
    made, added, act = anna.store.log("fire")
    assert [(a.n, a.who, a.kind) for a in (made, added, act)] == [
        (1, "Anna", "create"),
        (2, "Anna", "add"),
        (3, "Ben", "correct"),
    ]
    assert (act.about, act.why) == (CLAIM, "Hurt, not dead.")
    assert act.before["fields"] == {"outcome": "killed"}
    assert act.after["fields"] == {"outcome": "injured"}
    assert made.at <= added.at <= act.at


@pytest.mark.parametrize("statement", ["UPDATE acts SET who = 'Eve'", "DELETE FROM acts"])
def test_the_database_refuses_to_change_the_log(anna: Desk, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), anna.store._engine.begin() as connection:
        connection.execute(text(statement))
    assert anna.store.log("fire")[0].who == "Anna"


def events(store: Store) -> list[list[str]]:
    """Return the claims of each event of the case, as decided."""
    link = partial(link_events, decisions=to_carry_out(store.decisions("fire")))
    found = reconcile_readings(store.reviewed("fire").readings, link=link).events
    return sorted(sorted(claim.id for claim in event.claims) for event in found)


def test_a_decision_on_events_is_carried_out_and_undone(anna: Desk) -> None:
    anna.add_documents("fire", [Document(doc="mill", text="3 died, 4 died.")])
    together = events(anna.store)
    decision = anna.decide("fire", "not_this_harm", ["mill-0"], why="Another mill.")
    assert anna.store.decisions("fire") == [decision]
    assert (decision.kind, decision.who, decision.why) == ("not_this_harm", "Anna", "Another mill.")
    assert decision.record == {"claims": ["mill-0"], "others": []}
    assert ["mill-0"] in events(anna.store)
    assert events(anna.store) != together
    undone = anna.undo("fire", decision.n)
    assert events(anna.store) == together
    assert [d.undone for d in anna.store.decisions("fire", standing=False)] == [undone.n]
    anna.undo("fire", undone.n)
    assert anna.store.decisions("fire") == [decision]
    merged = anna.decide("fire", "merge", ["mill-0"], [CLAIM], why="One fire.")
    assert ["mill-0", CLAIM] in events(anna.store)
    assert [d.n for d in anna.store.decisions("fire")] == [decision.n, merged.n]


@pytest.mark.parametrize(
    ("kind", "claims", "others", "why", "told"),
    [
        ("marry", [CLAIM], [], "So.", "no decision on events"),
        ("undo", [CLAIM], [], "So.", "no decision on events"),
        ("merge", [CLAIM], [], "So.", "others must be given"),
        ("split", [], [CLAIM], "So.", "claims must be given"),
        ("not_this_harm", [CLAIM], [], " ", "why must be given"),
    ],
)
def test_a_decision_says_all_that_it_needs(
    anna: Desk, kind: str, claims: list[str], others: list[str], why: str, told: str
) -> None:
    with pytest.raises(StoreError, match=told):
        anna.decide("fire", kind, claims, others, why=why)
    with pytest.raises(UnknownId):
        anna.decide("fire", "not_this_harm", ["gone"], why="So.")
    assert anna.store.decisions("fire") == []


EDITS: list[tuple[str, Right, Callable[[Desk], object]]] = [
    ("make", Right.EDITOR, lambda desk: desk.create_case("Flood")),
    ("add", Right.EDITOR, lambda desk: desk.add_documents("fire", [Document(doc="a", text="7 died.")])),
    ("accept", Right.EDITOR, lambda desk: desk.accept("fire", CLAIM, seen=0)),
    ("reject", Right.EDITOR, lambda desk: desk.reject("fire", CLAIM, seen=0)),
    ("correct", Right.EDITOR, lambda desk: desk.correct("fire", CLAIM, {"low": 9}, seen=0)),
    ("comment", Right.EDITOR, lambda desk: desk.comment("fire", CLAIM, "A word.")),
    ("decide", Right.EDITOR, lambda desk: desk.decide("fire", "not_this_harm", [CLAIM], why="So.")),
    ("undo", Right.EDITOR, lambda desk: desk.undo("fire", 2)),
    ("import", Right.EDITOR, lambda desk: desk.import_case(desk.store.export_case("fire"))),
    ("rename", Right.OWNER, lambda desk: desk.rename_case("fire", "Flood")),
    ("archive", Right.OWNER, lambda desk: desk.archive_case("fire")),
    ("undo a rename", Right.OWNER, lambda desk: desk.undo("fire", 3)),
]


@pytest.mark.parametrize(("needed", "edit"), [(r, e) for _, r, e in EDITS], ids=[name for name, _, _ in EDITS])
def test_an_act_needs_its_right_and_a_name(anna: Desk, needed: Right, edit: Callable[[Desk], object]) -> None:
    anna.rename_case("fire", "Blaze")
    before = anna.store.export_case("fire"), anna.store.list_cases()
    with pytest.raises(NotAllowed, match="Eve is not"):
        edit(Desk(anna.store, Actor(name="Eve", right=Right(needed - 1))))
    with pytest.raises(StoreError, match="say who you are"):
        edit(Desk(anna.store, Actor(name=" ", right=Right.OWNER)))
    assert (anna.store.export_case("fire"), anna.store.list_cases()) == before
    edit(Desk(anna.store, Actor(name="Eve", right=needed)))


def test_a_claim_of_another_case_is_unknown_here(anna: Desk) -> None:
    anna.create_case("Flood")
    with pytest.raises(UnknownId):
        anna.accept("flood", CLAIM, seen=0)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("correct"), st.integers(1, 5)),
        st.tuples(st.sampled_from(("accept", "reject", "comment")), st.just(0)),
        st.tuples(st.just("undo"), st.integers(1, 12)),
    ),
    max_size=10,
)


@given(steps=STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_acts_then_their_undoing_backwards_leave_the_machines_claim(anna: Desk, steps: list[Any]) -> None:
    first = len(anna.store.log("fire"))
    for kind, number in steps:
        seen = next((review.version for review in anna.store.reviews("fire")), 0)
        try:
            if kind == "correct":
                anna.correct("fire", CLAIM, {"low": number, "high": number}, seen=seen)
            elif kind == "comment":
                anna.comment("fire", CLAIM, "A word.")
            elif kind == "undo":
                anna.undo("fire", first + number)
            else:
                getattr(anna, kind)("fire", CLAIM, seen=seen)
        except (StoreError, UnknownId):
            continue
    log = anna.store.log("fire")
    assert [act.n for act in log] == list(range(1, len(log) + 1))
    for act in reversed(log[first:]):
        try:
            anna.undo("fire", act.n)
        except Conflict:
            continue  # it was undone in the course of things
    (review, *_) = [*anna.store.reviews("fire"), None]
    assert review is None or (review.verdict, dict(review.fields), review.comments) == (Verdict.NONE, {}, ())
    assert shown(anna.store) == list(read_digits(QUAY).claims)
