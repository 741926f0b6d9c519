"""A new report is known again among those that a case holds, before it is added as when it is."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from reconcile.errors import UnknownId
from reconcile.model import Document
from reconcile.read import make_document
from reconcile.store import Desk, Likeness
from reconcile.store.schema import ExactText
from tests.read.test_near import TEXT, edited
from tests.store.conftest import ANNA, Open
from tests.store.test_text_marks import made_text, told

SHORT = "Six people died on the quay."
MANY = 60  # reports of a case; each of its own words
PATTERNED = 150  # reports by one pattern
RECALL = 0.99  # share of reprints that must be named where all reports are by one pattern


def hold(desk: Desk, *documents: Document) -> Desk:
    desk.create_case("Fire")
    desk.add_documents("fire", documents)
    return desk


CASES = [  # held, new, the twin's id, how they are alike
    (told("a", TEXT), told("b", TEXT), "a", Likeness.NEARLY),
    (told("a", SHORT), make_document(SHORT), "a", Likeness.SAME_TEXT),
    (make_document(SHORT), told("b", SHORT), make_document(SHORT).doc, Likeness.SAME_TEXT),
    (told("a", SHORT), told("a", SHORT), "a", Likeness.SAME_TEXT),
    (told("a", SHORT), told("a", TEXT), "a", Likeness.ID_TAKEN),
    (told("a", TEXT), make_document(edited(0.05)), "a", Likeness.NEARLY),
]


@pytest.mark.parametrize(("old", "new", "doc", "how"), CASES)
def test_a_twin_is_named(desk: Desk, old: Document, new: Document, doc: str, how: Likeness) -> None:
    twin = hold(desk, old).store.twins("fire", [new])[new.doc]
    assert (twin.doc, twin.how) == (doc, how)


def test_the_preview_tells_what_adding_does(desk: Desk) -> None:
    hold(desk, told("a", SHORT), told("b", TEXT), told("gone", "One man was hurt."))
    desk.add_documents("fire", [told("old", "Two men were hurt.")])
    desk.undo("fire", len(desk.store.log("fire")))
    offered = [make_document(SHORT), told("b", SHORT), told("c", TEXT), told("d", made_text(1))]
    offered += [told("old", "Three men were hurt.")]
    twins = desk.store.twins("fire", offered)
    added = desk.add_documents("fire", offered)
    in_the_way = {doc for doc, twin in twins.items() if twin.is_in_the_way}
    assert in_the_way == {told.where for told in (*added.duplicates, *added.conflicts)}
    assert {doc for doc, twin in twins.items() if twin.how is Likeness.NEARLY} == {alike.doc for alike in added.alike}
    assert [doc for doc, twin in twins.items() if twin.how is Likeness.ID_WITHDRAWN] == ["old"]
    assert [note.where for note in added.renamed] == ["old"]
    assert len(added.added) == len(offered) - len(in_the_way)


def patterned(seed: int) -> str:
    """Return a report as an agency writes them by the hundred: by one pattern, with other names and figures."""
    chance = random.Random(seed)
    town, street, day = (
        f"{chance.choice('BDKLMNRST')}{word}{chance.randint(1, 9)}" for word in ("orvik", "alm", "une")
    )
    return (
        f"{chance.randint(2, 9)} people were killed in {town} on {day}, the police said. The fire began in {street} "
        f"at {chance.randint(1, 12)} o'clock, and the brigade was called at once by those who live in the street. "
        f"{chance.randint(10, 40)} people were taken to hospital, where the doctors said that most of them would be "
        f"able to go home soon. The reason for the fire of {day} is not known, and the police of {town} ask all who "
        f"saw anything to come forward. The mayor thanked the brigade and said the town would help the families."
    )


def test_reprints_are_named_among_reports_by_one_pattern(desk: Desk) -> None:
    hold(desk, *(told(f"r{n}", patterned(n)) for n in range(PATTERNED)))
    reprints = [told(f"new{n}", patterned(n) + " Update.") for n in range(PATTERNED)]
    alike = desk.add_documents("fire", reprints).alike
    named = {a.doc: a for a in alike}
    right = [a for a in alike if patterned(int(a.held.removeprefix("r"))) == patterned(int(a.doc.removeprefix("new")))]
    assert len(named) == PATTERNED
    assert len(right) >= RECALL * PATTERNED


def test_another_report_has_no_twin_nor_have_new_ones_among_each_other(desk: Desk) -> None:
    hold(desk, told("a", TEXT))
    assert desk.store.twins("fire", [make_document(SHORT), told("b", made_text(1)), told("c", made_text(1))]) == {}


def test_the_first_of_those_that_hold_a_text_is_named(desk: Desk) -> None:
    hold(desk, told("z", SHORT), told("a", SHORT))
    assert desk.store.twins("fire", [make_document(SHORT)])[make_document(SHORT).doc].doc == "z"
    desk.add_documents("fire", [told("y", TEXT), told("b", TEXT)])
    assert desk.store.twins("fire", [told("new", TEXT)])["new"].doc == "y"


def test_of_a_withdrawn_report_only_the_id_counts(desk: Desk) -> None:
    hold(desk, told("a", SHORT), told("b", TEXT))
    offered = [told("a", SHORT), told("b", SHORT + " Or seven."), told("c", edited(0.05))]
    assert [twin.how for twin in desk.store.twins("fire", offered).values()] == [
        Likeness.NEARLY,
        Likeness.SAME_TEXT,
        Likeness.ID_TAKEN,
    ]
    desk.undo("fire", 2)
    twins = desk.store.twins("fire", offered)
    assert {doc: (twin.doc, twin.how) for doc, twin in twins.items()} == {
        "a": ("a", Likeness.WITHDRAWN),
        "b": ("b", Likeness.ID_WITHDRAWN),
    }
    assert not any(twin.is_in_the_way for twin in twins.values())


def test_withdrawn_reprints_do_not_hide_one_that_stands(desk: Desk) -> None:
    hold(desk, *(told(f"a{n}", TEXT) for n in range(MANY)))
    desk.undo("fire", 2)
    desk.add_documents("fire", [told("z", TEXT)])
    assert desk.store.twins("fire", [told("new", TEXT)])["new"].doc == "z"


def test_a_mended_report_comes_in_beside_the_withdrawn_one_of_its_id(desk: Desk) -> None:
    hold(desk, told("r1", "6 died."))
    claim = desk.store.readings("fire")[0].claims[0].id
    desk.accept("fire", claim, seen=0)
    desk.undo("fire", 2)
    mended = told("r1", "7 died.")
    (doc,) = desk.add_documents("fire", [mended]).added
    assert doc.startswith("r1-")
    assert desk.store.documents("fire") == [replace(mended, doc=doc)]
    assert [c.low for reading in desk.store.readings("fire") for c in reading.claims] == [7]
    again = desk.add_documents("fire", [mended])
    assert (again.added, len(again.duplicates), again.conflicts) == ((), 1, ())
    desk.undo("fire", next(act.n for act in desk.store.log("fire") if act.undoes == 2))
    assert [document.text for document in desk.store.documents("fire")] == ["6 died.", "7 died."]
    assert [act.kind for act in desk.store.history("fire", claim)] == ["accept"]
    assert desk.add_documents("fire", [told("r1", "8 died.")]).added == ()  # its id is in use now


def test_a_report_that_comes_back_is_as_it_is_told_now(desk: Desk, open_again: Open) -> None:
    old = replace(told("r1", "6 died."), title="Fire", published="2017-04-04")
    hold(desk, old, told("other", SHORT))
    desk.undo("fire", 2)
    new = replace(old, published="2017-05-05", outlet="Quay News")
    desk.add_documents("fire", [new])
    assert open_again().documents("fire") == [new]
    assert [reading.document for reading in desk.store.readings("fire")] == [new]
    assert desk.store.log("fire")[-1].before == {"documents": {"r1": {"outlet": "", "published": "2017-04-04"}}}


def test_a_report_that_comes_back_with_another_day_is_seen_by_who_looked_before(desk: Desk) -> None:
    from reconcile.store.live_case import LiveCase

    hold(desk, replace(told("r1", "6 died."), published="2017-04-04"))
    live = LiveCase(desk.store, "fire")
    assert [r.document.published for r in live.now().readings.values()] == ["2017-04-04"]
    desk.undo("fire", 2)
    desk.add_documents("fire", [replace(told("r1", "6 died."), published="2017-05-05")])
    assert [r.document.published for r in live.now().readings.values()] == ["2017-05-05"]


def test_another_case_holds_none_of_it(desk: Desk) -> None:
    hold(desk, told("a", SHORT), told("b", TEXT))
    desk.create_case("Flood")
    assert desk.store.twins("flood", [told("a", SHORT), told("c", TEXT)]) == {}
    with pytest.raises(UnknownId):
        desk.store.twins("frost", [told("a", SHORT)])


def test_an_imported_case_is_searched_whole_at_the_first_question(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.store.text_marks.CAUGHT_UP", 8)
    hold(desk, *(told(f"r{n}", made_text(n)) for n in range(20)), told("short", SHORT))
    case = desk.import_case(desk.store.export_case("fire")).id
    version = desk.store.dataset_version(case)
    new = [told(f"new{n}", made_text(n) + " updated") for n in range(20)]
    twins = desk.store.twins(case, new)
    assert {doc: twin.doc for doc, twin in twins.items()} == {f"new{n}": f"r{n}" for n in range(20)}
    assert desk.store.dataset_version(case) == version


def test_no_text_is_read_to_know_one_again(desk: Desk, open_again: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {made_text(n): f"r{n}" for n in range(MANY)}
    hold(desk, *(told(doc, text) for text, doc in texts.items()))
    read: list[str] = []
    result = ExactText.process_result_value

    def counted(column: ExactText, value: str | None, dialect: Any) -> str | None:
        read.extend([texts[value]] if value in texts else [])
        return result(column, value, dialect)

    monkeypatch.setattr(ExactText, "process_result_value", counted)
    store = open_again()
    new = [told("new", made_text(7) + " updated"), told("r9", made_text(9)), told("r8", SHORT)]
    assert {doc: twin.doc for doc, twin in store.twins("fire", new).items()} == {"new": "r7", "r9": "r9", "r8": "r8"}
    assert read == []
    assert len(store.documents("fire")) == len(read) == MANY  # so that the count is known to count
    Desk(store, ANNA).add_documents("fire", [told("newer", made_text(7) + " updated again")])
    assert len(read) == MANY
