"""Marks over any text: the words come back unchanged, nothing of them becomes markup."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.highlight import Mark, marked_html, passage_link

HOSTILE = "<script>alert(1)</script> \"12\" & '3' </mark><img src=x onerror=y> &lt;"
TAG = re.compile(r"</?mark[^<>]*>")

offsets = st.integers(min_value=-3, max_value=60)
marks = st.lists(
    st.builds(
        Mark,
        start=offsets,
        end=offsets,
        style=st.sampled_from(["figure", "claimant", "aside"]),
        note=st.text(max_size=8),
        id=st.text(max_size=4),
    ),
    max_size=6,
)
texts = st.text(max_size=50) | st.text(alphabet="<>&\"'/amp;lt markscript12\u202e\U0001f600 ", max_size=50)


def shown_text(body: str) -> str:
    """Return what a reader sees: tags away, entities undone. Only marks are tags, or the test fails."""
    bare = TAG.sub("", body)
    assert "<" not in bare
    return html.unescape(bare)


@given(text=texts, marks=marks, start=offsets, end=st.none() | offsets)
def test_the_words_come_back_unchanged(text: str, marks: list[Mark], start: int, end: int | None) -> None:
    stop = len(text) if end is None else max(start, min(end, len(text)))
    window = text[max(0, min(start, stop)) : max(0, stop)]
    assert shown_text(marked_html(text, marks, start, end)) == window


@given(text=texts, marks=marks)
def test_marks_open_and_close_in_turn(text: str, marks: list[Mark]) -> None:
    tags = TAG.findall(marked_html(text, marks))
    assert [tag.startswith("</") for tag in tags] == [False, True] * (len(tags) // 2)


@given(note=st.text(max_size=40))
def test_a_note_stays_within_its_attribute(note: str) -> None:
    body = marked_html("12 died", [Mark(start=0, end=2, note=note)])
    found = re.fullmatch(r'<mark class="figure"(?: title="([^"<>]*)")?>12</mark> died', body)
    assert found
    assert html.unescape(found[1] or "") == note


def test_a_script_tag_is_text() -> None:
    body = marked_html(HOSTILE, [Mark(start=27, end=29)])
    assert "<script" not in body
    assert "<img" not in body
    assert '<mark class="figure">12</mark>' in body


OVERLAPS = [  # marks as (start, end, style); the pieces that a reader can tell apart
    ([(0, 5, "figure")], ["figure:01234"]),
    ([(0, 5, "figure"), (3, 8, "claimant")], ["figure:012", "figure claimant:34", "claimant:567"]),
    ([(0, 8, "claimant"), (3, 5, "figure")], ["claimant:012", "claimant figure:34", "claimant:567"]),
    ([(3, 3, "figure"), (5, 2, "figure")], []),
    ([(2, 4, "figure"), (2, 4, "figure")], ["figure:23"]),
    ([(8, 99, "aside")], ["aside:89"]),
]


@pytest.mark.parametrize(("spans", "pieces"), OVERLAPS)
def test_an_overlap_is_cut_where_an_edge_lies(spans: list[tuple[int, int, str]], pieces: list[str]) -> None:
    body = marked_html("0123456789", [Mark(start=a, end=b, style=style) for a, b, style in spans])
    found = re.findall(r'<mark class="([^"]*)">([^<]*)</mark>', body)
    assert [f"{style}:{words}" for style, words in found] == pieces


def test_an_id_names_one_element_only() -> None:
    body = marked_html("0123456789", [Mark(start=0, end=6, id="a"), Mark(start=3, end=8, id="b", style="x")])
    assert re.findall(r'id="([^"]*)"', body) == ["claim-a", "claim-b"]


LINKS = [
    ("https://a.example/x", "Six died.", "https://a.example/x#:~:text=Six%20died."),
    ("https://a.example/x#top", "Six died.", "https://a.example/x#top:~:text=Six%20died."),
    ("http://a.example", "well-known, “six”", "http://a.example#:~:text=well%2Dknown%2C%20%E2%80%9Csix%E2%80%9D"),
    ("javascript:alert(1)", "Six died.", ""),
    ("data:text/html,x", "Six died.", ""),
    ("//a.example", "Six died.", ""),
    ("", "Six died.", ""),
    ("https://a.example", "  ", "https://a.example"),
]


@pytest.mark.parametrize(("url", "words", "expected"), LINKS)
def test_links_to_a_passage(url: str, words: str, expected: str) -> None:
    assert passage_link(url, words, 0, len(words)) == expected


def test_a_long_passage_is_named_by_both_its_ends() -> None:
    words = " ".join(f"w{i}" for i in range(40))
    link = passage_link("https://a.example", words, 0, len(words))
    assert link == "https://a.example#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w34%20w35%20w36%20w37%20w38%20w39"
