"""Method: how a figure is read, how claims are grouped, what vague words stand for, and what is known to be weak."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import version

import streamlit as st

from reconcile import __version__
from reconcile.extract.confidence import rule_counts
from reconcile.group.conventions import CONVENTIONS
from reconcile.lexicons.load import load_table
from reconcile.store import extractor_version
from reconcile.views.accuracy import read_accuracy, read_peers
from reconcile.views.case_data import CONVENTION_WORDS, CaseView
from reconcile.views.controls import url_choice
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import html_list, html_pairs, html_table, show_html
from reconcile.views.method_words import (
    ACCURACY,
    ACCURACY_COLUMNS,
    BOUNDS,
    GLOSSARY,
    GROUPED,
    LICENCES,
    PEERS,
    READ,
    RELIABILITY,
    RULE_WORDS,
    SET_WORDS,
    STANDPOINT,
    SWITCHING,
    WEAK,
    WORDS,
)
from reconcile.wording import day_words, range_words

SHOWN_PACKAGES = ("streamlit", "altair", "quantulum3", "sqlalchemy")


@case_page("method")
def show(case: CaseView) -> None:
    """Show the method, and the switch between the tables for vague words."""
    title_row("Method", "method", case)
    st.markdown(STANDPOINT)
    _show_convention()
    for heading, lines in (
        ("How a figure is read", READ),
        ("How claims are grouped", GROUPED),
        ("Known weaknesses", WEAK),
    ):
        st.subheader(heading, anchor=False)
        show_html(html_list(lines))
    _show_accuracy()
    st.subheader("Four things that are not the same", anchor=False)
    show_html(html_pairs(WORDS))
    st.subheader("Glossary", anchor=False)
    show_html(html_pairs(GLOSSARY))
    st.subheader("Versions and licences", anchor=False)
    packages = ", ".join(f"{name} {version(name)}" for name in SHOWN_PACKAGES)
    versions = (
        ("Reconcile", __version__),
        ("Reader of figures", extractor_version()),
        ("Python and packages", f"Python {platform.python_version()}, {packages}"),
    )
    show_html(html_pairs((*versions, *LICENCES)))


def _show_accuracy() -> None:
    """Show how well claims are read, as last measured, and how often each rule is right."""
    st.subheader("How well it reads", anchor=False)
    rows = read_accuracy()
    if rows:
        st.caption(ACCURACY.format(day=day_words(rows[0]["measured"])))
        cells = ((SET_WORDS.get(r["set"], r["set"]), *(r[name] for name in ACCURACY_COLUMNS)) for r in rows)
        show_html(html_table(("Reports", *ACCURACY_COLUMNS.values()), cells))
    peers = read_peers()
    if peers:
        st.caption(PEERS)
        show_html(html_table(("Check", "Measure", "Reconcile", "Others"), peers))
    st.caption(RELIABILITY)
    counted = (
        (RULE_WORDS.get(rule, rule), str(right), str(of), f"{right / of:.2f}") for rule, right, of in rule_counts()
    )
    show_html(html_table(("Decided by", "Right", "Of", "Share"), counted))


def _show_convention() -> None:
    st.subheader("What vague words stand for", anchor=False)
    url_choice(
        "Table in force",
        "convention",
        list(CONVENTIONS),
        lambda value: CONVENTION_WORDS.get(value, f"Unknown table: {value}"),
    )
    st.caption(SWITCHING)
    words = ((row["phrase"], _literal(row), _acled(row)) for row in load_table("vague_conventions"))
    show_html(html_table(("Words", "Literal", "ACLED (deaths)"), (*BOUNDS, *words)))


def _literal(row: Mapping[str, str]) -> str:
    low, high = (float(row[name]) if row[name] else None for name in ("literal_low", "literal_high"))
    return range_words(low, high)


def _acled(row: Mapping[str, str]) -> str:
    return {"few": "3", "-": "no row"}.get(row["acled"], row["acled"])
