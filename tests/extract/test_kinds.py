"""What kind of harm a text speaks of; the examples of the table are cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.kinds import find_kind, find_kinds, kind_at
from reconcile.lexicons.load import load_table
from reconcile.model import Span

KINDS = load_table("harm_kinds")
TITLES = {row["kind"] for row in load_table("harm_titles")}


@pytest.mark.parametrize("row", KINDS, ids=[row["word"] for row in KINDS])
def test_each_word_tells_its_kind(row: dict[str, str]) -> None:
    assert find_kind(row["example"]) == row["kind"]
    assert row["strength"] in {"names", "hints", "voids"}
    assert row["kind"] in (TITLES if row["strength"] != "voids" else {""})


@pytest.mark.parametrize("row", load_table("harm_titles"), ids=lambda row: row["kind"])
def test_each_kind_has_a_title_with_a_place(row: dict[str, str]) -> None:
    assert row["title"].format(place="Aldar") == row["example"]
    assert row["total"].endswith(" {place}")
    assert row["total"] == row["total"].lower()
    assert int(row["days"]) >= 0


TEXTS = [
    ("An AIR-STRIKE hit", "strike"),
    ("Warplanes circled before the flood", "flood"),
    ("The shooting was not a bombing, the shooting was a mistake", "shooting"),
    ("A conference on seashells", ""),
    ("İİ strike", "strike"),
    ("An air\nstrike, then an (air   strike)", "strike"),
    ("", ""),
    ("A typhoon came ashore, and a man was struck by a branch", "storm"),
    ("The bus was struck by a missile", "strike"),
    ("The fire brigade came to the plane crash", "crash"),
]


@pytest.mark.parametrize(("text", "kind"), TEXTS)
def test_kind_of_a_text(text: str, kind: str) -> None:
    assert find_kind(text) == kind


def test_the_sentence_goes_before_the_lead_and_the_lead_before_nothing() -> None:
    text = "A flood hit Aldar. A blast hurt 12. Rescuers counted 30. " + "x " * 300 + "It was an avalanche. Nine died."
    mentions = find_kinds(text)
    assert kind_at(mentions, sentence=Span(19, 35), at=32) == "explosion"
    assert kind_at(mentions, sentence=Span(36, 56), at=53) == "flood"
    assert kind_at(mentions, sentence=Span(36, 56), at=53, title="Explosion, explosion") == "explosion"
    assert kind_at(find_kinds(""), sentence=Span(0, 5), at=0) == ""


@given(st.text())
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    for mention in find_kinds(text):
        assert 0 <= mention.start < mention.end <= len(text)
