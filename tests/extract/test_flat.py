"""The flat form: offsets stay, blanks part words; the tree of words finds the longest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.flat import flatten, prefix_tree

WORDS = ["air raid", "air", "raid", "raids", "march", "may"]


@given(st.text())
def test_each_character_keeps_its_place(text: str) -> None:
    flat = flatten(text)
    assert len(flat) == len(text) + 1
    assert all(old == new or old.lower() == new or new in " i" for old, new in zip(text, flat[1:], strict=True))


def test_the_form_is_of_the_text_asked_for() -> None:
    assert [flatten(text) for text in ("A-B", "“İ”", "A-B")] == [" a b", "  i ", " a b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An air-raid in March", ["air raid", "march"]),
        ("(Raids) and fairs, maybe", ["raids"]),
        ("air  raid", ["air raid"]),
    ],
)
def test_the_longest_whole_words_are_found(text: str, found: list[str]) -> None:
    pattern = re.compile(rf" ({prefix_tree(WORDS, blank=' +')})(?!\w)")
    assert [" ".join(match[1].split()) for match in pattern.finditer(flatten(text))] == found


@given(st.lists(st.text(min_size=1), min_size=1, max_size=8))
def test_a_tree_matches_its_words_and_no_others(words: list[str]) -> None:
    tree = re.compile(prefix_tree(words))
    assert all(tree.fullmatch(word) for word in words)
    assert not tree.fullmatch("".join(words) + "x") or "".join(words) + "x" in words
