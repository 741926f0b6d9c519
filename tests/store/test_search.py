"""Reports and claimants are found by their words, the same on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from reconcile.model import Document, Reading
from reconcile.store import Desk, Found, Store
from reconcile.store.search_index import WORDS_A_ROW, words_of
from tests.store.conftest import ANNA, Open, read_digits

REPORTS = [
    Document(doc="quay", text="12 killed at the Al-Bayda’s Hôpital.", title="Fire on the quay", outlet="Quay News"),
    Document(doc="mill", text="6 people died in the mill.", author="A. Writer"),
    Document(doc="snow", text="في حلب 3 снег 雪崩 x_y 1,300 0x1f ﬁre 'quoted'*", title="NEAR AND OR NOT"),
]
SEARCHES = [
    ("quay", ("quay",)),
    ("QUAY news", ("quay",)),
    ("hopital", ("quay",)),
    ("hôpital", ("quay",)),
    ("bayda", ("quay",)),
    ("hop", ("quay",)),
    ("pital", ()),
    ("the mill", ("mill",)),
    ("mill the quay", ()),
    ("writer", ("mill",)),
    ("peo", ("mill",)),
    ("снег", ("snow",)),
    ("حلب", ("snow",)),
    ("雪", ("snow",)),
    ("y", ("snow",)),
    ("1,300", ("snow",)),
    ("fire", ("quay", "snow")),
    ("near", ("snow",)),
    ("NOT near", ("snow",)),
    ("harbour", ("quay", "mill", "snow")),  # the claimant of each
    ('" OR 1=1 --', ("snow",)),  # or, 1
    ("quay*", ("quay",)),
    ("", ("quay", "mill", "snow")),
    ("'; -- \x00\ud800", ("quay", "mill", "snow")),  # no word at all
]


def read_credited(document: Document) -> Reading:
    reading = read_digits(document)
    named = "Harbour Hospital ; Red Cross of Köln" if document.doc == "quay" else "Harbour Hospital"
    return replace(reading, claims=tuple(replace(claim, claimant=named) for claim in reading.claims))


@pytest.fixture
def anna(open_again: Open) -> Desk:
    desk = Desk(open_again(read=read_credited), ANNA)
    desk.create_case("Fire")
    desk.add_documents("fire", REPORTS)
    desk.create_case("Other")
    desk.add_documents("other", [replace(REPORTS[0], doc="elsewhere")])
    return desk


@pytest.mark.parametrize(("words", "docs"), SEARCHES)
def test_reports_are_found_by_every_word(anna: Desk, words: str, docs: tuple[str, ...]) -> None:
    assert anna.store.search("fire", words).docs == docs


def test_claimants_are_found_by_their_names(anna: Desk) -> None:
    assert anna.store.search("fire", "harb").claimants == ("Harbour Hospital",)
    assert anna.store.search("fire", "cross koln").claimants == ("Red Cross of Köln",)
    assert anna.store.search("fire", "quay").claimants == ()
    assert anna.store.search("fire", "").claimants == ()


def test_claimants_follow_a_newer_reader(anna: Desk, open_again: Open) -> None:
    newer = open_again(read=read_digits, extractor="2")
    newer.readings("fire")
    assert newer.search("fire", "harb") == Found(docs=(), claimants=())


def test_what_an_older_version_wrote_is_caught_up_with(anna: Desk, store: Store) -> None:
    with store._engine.begin() as connection:
        connection.execute(text("DELETE FROM report_words"))
    assert store.search("fire", "hop").docs == ("quay",)
    assert store.search("fire", "harb").claimants == ("Harbour Hospital",)


def test_a_report_of_very_many_words_is_found_by_any_two_of_them(anna: Desk) -> None:
    words = [f"w{n}" for n in range(2 * WORDS_A_ROW + 5)]
    anna.add_documents("fire", [Document(doc="long", text=" ".join(words) + " " + "x" * 100_000)])
    assert anna.store.search("fire", f"{words[0]} {words[-1]}").docs == ("long",)
    assert anna.store.search("fire", "x" * 80).docs == ("long",)


def test_words_are_cut_the_same_on_any_database() -> None:
    assert words_of("Al-Bayda’s HÔPITAL, al ﬁre_1") == ["al", "bayda", "s", "hopital", "fire", "1"]
    assert words_of("\x00\ud800 – ") == []
