"""A report that nearly repeats one which the case holds is added, and both are named."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from reconcile.model import Document
from reconcile.store import Desk
from reconcile.store.document_rows import Alike
from tests.store.conftest import ANNA, Open

WORDS = "ferry harbour quay night crew rope winter bell signal watch deck cargo storm rescue lamp anchor".split()


def made_text(seed: int, words: int = 120) -> str:
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randint(1, 400)}" for _ in range(words))


def told(doc: str, text: str) -> Document:
    return Document(doc=doc, text=text)


@pytest.fixture
def held(desk: Desk) -> Desk:
    """Return a desk at a case of twenty texts, each of its own words."""
    desk.create_case("Fire")
    desk.add_documents("fire", [told(f"r{n}", made_text(n)) for n in range(20)])
    return desk


def test_a_reprint_is_added_and_both_are_named(held: Desk) -> None:
    added = held.add_documents("fire", [told("again", made_text(7) + " updated"), told("new", made_text(99))])
    assert added.added == ("again", "new")
    (alike,) = added.alike
    assert (alike.doc, alike.held) == ("again", "r7")
    assert 0.9 < alike.share < 1


def test_the_same_words_under_another_id_are_wholly_alike(held: Desk) -> None:
    assert held.add_documents("fire", [told("twin", made_text(3))]).alike == (Alike(doc="twin", held="r3", share=1.0),)


def test_reports_of_one_act_are_compared_with_those_before_it_only(held: Desk) -> None:
    assert held.add_documents("fire", [told("a", made_text(50)), told("b", made_text(50) + " end")]).alike == ()


def test_a_short_text_and_half_of_one_resemble_nothing(held: Desk) -> None:
    half = " ".join(made_text(5).split()[:60]) + " " + made_text(60, words=60)
    assert held.add_documents("fire", [told("short", "Six people died."), told("half", half)]).alike == ()


def test_a_withdrawn_report_is_no_twin_until_it_is_back(held: Desk) -> None:
    held.undo("fire", 2)
    assert held.add_documents("fire", [told("again", made_text(7) + " updated")]).alike == ()
    held.undo("fire", len(held.store.log("fire")))
    held.undo("fire", 3)
    (alike,) = held.add_documents("fire", [told("once more", made_text(7) + " updated again")]).alike
    assert alike.held == "r7"


def test_a_phrase_that_all_reports_share_finds_no_twin(desk: Desk) -> None:
    desk.create_case("Fire")
    phrase = made_text(1, words=30)
    desk.add_documents("fire", [told(f"r{n}", f"{phrase} {made_text(n + 10)}") for n in range(40)])
    assert desk.add_documents("fire", [told("late", f"{phrase} {made_text(200)}")]).alike == ()


def test_texts_of_an_older_version_are_marked_at_the_next_act(
    held: Desk, open_again: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reconcile.store.text_marks.CAUGHT_UP", 8)
    case = held.import_case(held.store.export_case("fire")).id
    for n in range(3):
        held.add_documents(case, [told(f"filler{n}", made_text(300 + n))])
    late = replace(told("late", made_text(7) + " updated"))
    (alike,) = Desk(open_again(), ANNA).add_documents(case, [late]).alike
    assert alike.held == "r7"
