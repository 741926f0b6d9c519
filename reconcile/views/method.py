"""Method: how a figure is read, how claims are grouped, what vague words stand for, and what is known to be weak."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from html import escape
from importlib.metadata import metadata, version

import streamlit as st

from reconcile import __version__
from reconcile.group.conventions import CONVENTIONS
from reconcile.lexicons.load import load_table
from reconcile.store import extractor_version
from reconcile.views.address import read
from reconcile.views.case_data import CONVENTION_WORDS, DEFAULT_CONVENTION, CaseView
from reconcile.views.controls import url_choice
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import html_list, html_pairs, html_table, show_html
from reconcile.views.method_accuracy import show_accuracy, show_calibration, show_gaps
from reconcile.views.method_words import (
    BOUNDS,
    GLOSSARY,
    GROUPED,
    LICENCES,
    READ,
    STANDPOINT,
    SWITCHING,
    WEAK,
    WORDS,
)
from reconcile.wording import range_words

PACKAGES = ("streamlit", "altair", "quantulum3", "sqlalchemy", "pandas", "rapidfuzz", "regex")
#: How each of ``WORDS`` is drawn, in their order.
MARKS = (("sign", "?"), ("sign", "–"), ("sign", "✕"), ("none", ""))
#: The vague words shown openly; the others are folded.
COMMON = ("tens", "dozens", "scores", "hundreds", "several", "thousands")
#: The sections by the name in their address (method#accuracy), in their order.
SECTIONS = {
    "vague": "What vague words stand for",
    "read": "How a figure is read",
    "grouped": "How claims are grouped",
    "unknown": "Four things that are not the same",
    "accuracy": "How well it reads",
    "calibration": "How far its certainty holds",
    "weak": "Known weaknesses",
    "glossary": "Glossary",
    "versions": "Versions and licences",
}


@case_page("method")
def show(case: CaseView) -> None:
    """Show the method, and the switch between the tables for vague words."""
    title_row("Method", "method", case)
    st.markdown(STANDPOINT)
    links = "".join(f"<a href='#{name}'>{heading}</a>" for name, heading in SECTIONS.items())
    show_html(f"<nav class='contents' aria-label='On this page'>{links}</nav>")
    _head("vague")
    _show_convention()
    _head("read")
    show_html(html_list(READ))
    _head("grouped")
    show_html(html_list(GROUPED))
    _head("unknown")
    show_html(_looks())
    _head("accuracy")
    show_accuracy()
    _head("calibration")
    show_calibration()
    _head("weak")
    show_html(html_list(WEAK))
    show_gaps()
    _head("glossary")
    show_html(html_pairs(GLOSSARY))
    _head("versions")
    show_html(html_pairs((*_versions(), *LICENCES)))


def _head(name: str) -> None:
    st.header(SECTIONS[name], anchor=name)


def _show_convention() -> None:
    url_choice(
        "Table in force",
        "convention",
        list(CONVENTIONS),
        lambda value: CONVENTION_WORDS.get(value, f"Unknown table: {value}"),
    )
    st.caption(SWITCHING)
    in_force = read("convention") or DEFAULT_CONVENTION
    named = (("literal", "Literal"), ("acled", "ACLED (deaths)"))
    heads = ("Words", *(f"{words}, in force" if name == in_force else words for name, words in named))
    words = [(row["phrase"], _literal(row), _acled(row)) for row in load_table("vague_conventions")]
    common = [row for row in words if row[0] in COMMON]
    show_html(html_table(heads, (*BOUNDS, *common)))
    with st.expander(f"The other {len(words) - len(common)} words of the table"):
        show_html(html_table(heads, (row for row in words if row[0] not in COMMON)))


def _literal(row: Mapping[str, str]) -> str:
    low, high = (float(row[name]) if row[name] else None for name in ("literal_low", "literal_high"))
    return range_words(low, high)


def _acled(row: Mapping[str, str]) -> str:
    return {"few": "3", "-": "no row"}.get(row["acled"], row["acled"])


def _looks() -> str:
    """Return the table of what is never mixed up, each with the mark that it has in a list of bars."""
    lines = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td><span class='track looks' aria-hidden='true'>"
        f"<span class='{style}'>{escape(sign)}</span></span></td><td>{escape(words)}</td></tr>"
        for (name, words), (style, sign) in zip(WORDS, MARKS, strict=True)
    )
    return f"<div class='scroll'><table>{lines}</table></div>"


def _versions() -> tuple[tuple[str, str], ...]:
    packages = "; ".join(f"{name} {version(name)} ({_licence(name)})" for name in PACKAGES)
    return (
        ("Reconcile", __version__),
        ("Reader of figures", extractor_version()),
        ("Python", platform.python_version()),
        ("Packages", packages),
    )


def _licence(package: str) -> str:
    """Return the licence that a package states of itself, shortly."""
    told = metadata(package)
    stated = next(iter(told.get_all("License-Expression") or ()), "")
    classed = [line.split(" :: ")[-1] for line in told.get_all("Classifier") or () if line.startswith("License ::")]
    return str(stated or next(iter(classed), "") or "see the package")
