"""Sentences: ends told from abbreviations, initials, decimals and line ends."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.sentences import MAX_SENTENCE, find_sentences

SPLIT = [  # (text, sentences); cases written for the project
    ("Two died. Nine fled.", ["Two died.", "Nine fled."]),
    ("Gen. Amsel spoke. He left.", ["Gen. Amsel spoke.", "He left."]),
    ("The U.S. military denied it.", ["The U.S. military denied it."]),
    ("They fled to the U.S. The rest stayed.", ["They fled to the U.S.", "The rest stayed."]),
    ("J. Okafor, 3.5 miles off, saw it.", ["J. Okafor, 3.5 miles off, saw it."]),
    ("It struck at 6.30 p.m. Moscow time.", ["It struck at 6.30 p.m. Moscow time."]),
    ("“Nobody survived.” He wept.", ["“Nobody survived.”", "He wept."]),
    ("Who did it? Nobody knows.", ["Who did it?", "Nobody knows."]),
    ("Blast kills 12\nPolice blamed rebels", ["Blast kills 12", "Police blamed rebels"]),
    ("First paragraph.\n\nSecond paragraph.", ["First paragraph.", "Second paragraph."]),
    ("No blank follows.The next begins.", ["No blank follows.", "The next begins."]),
    ("“No blank follows.”The next begins.", ["“No blank follows.”", "The next begins."]),
    ("See a.B and p.Q there.", ["See a.B and p.Q there."]),
    ("He left … (He came back.) “Why?”", ["He left …", "(He came back.)", "“Why?”"]),
    ("A line ends   \nand goes on. Another", ["A line ends   \nand goes on.", "Another"]),
    ("It stands at no. 5. No. They fled.", ["It stands at no. 5.", "No.", "They fled."]),
    ("On Sept. 3 a bomb killed six.", ["On Sept. 3 a bomb killed six."]),
    ("Smoke over Aldar (Wire Photo) Ten people died.", ["Smoke over Aldar (Wire Photo)", "Ten people died."]),
    ("Mourners in Aldar (AP Photo/J. Hale) Two fled", ["Mourners in Aldar (AP Photo/J. Hale)", "Two fled"]),
    ("They took a photo (a photo of him) later.", ["They took a photo (a photo of him) later."]),
    ("Villages in truce reach 12 ALDAR (Reuters) The army", ["Villages in truce reach 12", "ALDAR (Reuters) The army"]),
    ("RIO DE LUNA (Reuters) - Two died.", ["RIO DE LUNA (Reuters) - Two died."]),
    ("Read more RIO DE LUNA (AP) - Two died.", ["Read more", "RIO DE LUNA (AP) - Two died."]),
    ("ALDAR (AFP) - Two died.", ["ALDAR (AFP) - Two died."]),
    ("", []),
    (" \n ", []),
]
WRAPPED = (
    "A convoy that had left the town before dawn came under fire near the\n"
    "river crossing, and at least nine of the drivers were killed before any\n"
    "help could reach them. Two more died of their wounds on the way to the\n"
    "hospital in the provincial capital, the governor said on Monday.\n"
    "Nobody has said who fired.\n"
)


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in find_sentences(text)] == expected


def test_hard_wrapped_lines_are_one_sentence():
    found = [WRAPPED[start:end] for start, end in find_sentences(WRAPPED)]
    assert len(found) == 3
    assert found[0].startswith("A convoy")
    assert found[0].endswith("reach them.")


def test_an_endless_line_is_cut():
    text = "word " * 2_000
    assert max(end - start for start, end in find_sentences(text)) <= MAX_SENTENCE


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_spans_are_ordered_and_lose_nothing_but_blanks(text):
    spans = find_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
