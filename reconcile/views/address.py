"""The address of a view: what the URL says, and the URL that says it.

Paths and parameter names are fixed, values are stable ids, so that a link
opens the same view years later. Nothing here decides what to show where an id
is unknown: the pages say so and stop, and never put another in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TypeAlias
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

#: Path, title and icon of each page, in the order of the sidebar; the first is the start page.
PAGES: dict[str, tuple[str, str]] = {
    "events": ("Events", ":material/format_list_bulleted:"),
    "event": ("Event", ":material/stacked_bar_chart:"),
    "claimants": ("Claimants", ":material/groups:"),
    "reports": ("Reports", ":material/article:"),
    "add": ("Add reports", ":material/add_circle:"),
    "review": ("Review", ":material/rate_review:"),
    "cases": ("Cases", ":material/folder_open:"),
    "method": ("Method", ":material/menu_book:"),
}
#: Parameters in the order in which they stand in a link. ``scale`` is "log" or absent; ``page`` counts the parts of a
#: long list from 1; ``list`` is one of /review; ``denial`` names a denial without a figure, in the reader of /reports
#: or on /review.
PARAMETERS = (
    *("case", "event", "claim", "denial", "doc", "claimant", "outcome", "victims", "unit", "convention"),
    *("q", "country", "contested", "from", "to", "sort", "scale", "page", "list", "snapshot"),
)
#: Parameters that go along from page to page.
CARRIED = ("case", "convention")

#: Characters that mean something in Markdown or to Streamlit; labels and titles carry text of reports.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~^=&])")
_INSTRUCTION = re.compile(r":(?=[\w/+-]*[:\[])")

Value: TypeAlias = "str | Iterable[str]"


def page(name: str) -> Page:
    """Return the page ``name`` for ``st.switch_page`` and ``st.page_link``."""
    show = import_module(f"reconcile.views.{name}").show
    return st.Page(show, title=PAGES[name][0], url_path=name)


def all_pages() -> list[Page]:
    """Return every page; the bare address shows the same as ``/events``."""
    show = import_module("reconcile.views.events").show
    start = st.Page(show, title="Events", url_path="start", default=True)
    return [start, *(page(name) for name in PAGES)]


def read(name: str) -> str:
    """Return a parameter of the URL, "" where it is absent."""
    return str(st.query_params.get(name, ""))


def read_all(name: str) -> list[str]:
    """Return every value of a repeated parameter, in order, doubles left out."""
    return list(dict.fromkeys(value for value in st.query_params.get_all(name) if value))


def write(name: str, value: Value) -> None:
    """Put a parameter into the URL; an empty value takes it out."""
    values = [value] if isinstance(value, str) else list(value)
    values = [v for v in values if v]
    if values:
        st.query_params[name] = values if len(values) > 1 else values[0]
    elif name in st.query_params:
        del st.query_params[name]


def carried(**more: Value) -> dict[str, Value]:
    """Return the parameters that go along to another page, and those given."""
    kept: dict[str, Value] = {name: read(name) for name in CARRIED if read(name)}
    return {**kept, **{name: value for name, value in more.items() if value}}


def link(path: str, parameters: Mapping[str, Value]) -> str:
    """Return "events?case=demo&q=…": a page with its parameters in their fixed order.

    Relative, so that it holds wherever the dashboard is mounted.
    """
    pairs: list[tuple[str, str]] = []
    for name in PARAMETERS:
        value = parameters.get(name, "")
        pairs += [(name, v) for v in ([value] if isinstance(value, str) else value) if v]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def this_view(path: str, case: str) -> str:
    """Return the full link of the view on the screen, the case named even where it is the default."""
    shown: dict[str, Value] = {name: read_all(name) for name in PARAMETERS}
    return link(path, {**shown, "case": case})


def plain(text: str) -> str:
    """Return ``text`` so that a Markdown label shows exactly these characters.

    An invisible word joiner after its first colon keeps ``:red[…]``, ``:smile:``
    and ``:material/…:`` from being read as instructions.
    """
    return _MARKDOWN.sub(r"\\\1", _INSTRUCTION.sub(":\u2060", " ".join(text.split())))
