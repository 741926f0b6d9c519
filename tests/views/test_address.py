"""Links: fixed names, fixed order, ids unharmed; labels that no report can turn into markup."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.views.address import PAGES, PARAMETERS, link, plain

#: The names that a link may carry, fixed for good; new ones may follow, none may go.
FIXED_PAGES = {"events", "event", "claimants", "reports", "add", "method"}
FIXED_PARAMETERS = set(
    "case event claim doc claimant outcome victims convention q country from to sort snapshot".split()
)


def test_paths_and_parameters_keep_their_names() -> None:
    assert set(PAGES) >= FIXED_PAGES
    assert set(PARAMETERS) >= FIXED_PARAMETERS


def test_a_link_names_its_parameters_in_their_order() -> None:
    made = link("event", {"claim": "c 1", "case": "demo", "event": "a/b", "victims": ["woman", "child"], "q": ""})
    assert made == "event?case=demo&event=a%2Fb&claim=c+1&victims=woman&victims=child"


@given(value=st.text(min_size=1))
def test_any_id_comes_back_from_its_link(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:
        return
    asked = parse_qs(urlsplit(link("event", {"claimant": value})).query, keep_blank_values=True, encoding="utf-8")
    assert asked == {"claimant": [value]}


HOSTILE = [
    "![](http://stranger.example/x.png)",
    "[click](javascript:alert(1))",
    "# Title",
    "**bold** _it_ `code` ~~out~~",
    "<b>x</b> &lt;",
    "1. one",
    "- item",
    "> said",
    "http://stranger.example",
    "| a | b |",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_character_of_a_label_is_an_instruction(text: str) -> None:
    label = plain(text)
    assert not re.search(r"(?<!\\)[`*_\[\]()#<>|~!.+-]", label)
    assert re.sub(r"\\(.)", r"\1", label).replace("\u2060", "") == text


INSTRUCTIONS = [":red[fire]", ":material/home:", ":smile:", "$x$"]


@pytest.mark.parametrize("text", INSTRUCTIONS)
def test_streamlits_own_instructions_are_broken_up(text: str) -> None:
    assert ":red" not in plain(text)
    assert ":material" not in plain(text)
    assert ":smile" not in plain(text)
    assert "$x" not in plain(text).replace("\\$", "")


def test_a_colon_of_ordinary_text_stays_as_it_is() -> None:
    assert plain("Aleppo: twelve dead") == "Aleppo: twelve dead"
