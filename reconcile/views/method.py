"""Method: how a figure is read, how claims are grouped, what vague words stand for, and what is known to be weak."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from html import escape
from importlib.metadata import version

import streamlit as st

from reconcile import __version__
from reconcile.group.conventions import CONVENTIONS
from reconcile.lexicons.load import load_table
from reconcile.store import extractor_version
from reconcile.views.case_data import CONVENTION_WORDS, CaseView
from reconcile.views.controls import url_choice
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import show_html
from reconcile.views.method_words import GLOSSARY, GROUPED, LICENCES, READ, WEAK, WORDS
from reconcile.wording import range_words

SHOWN_PACKAGES = ("streamlit", "altair", "quantulum3", "sqlalchemy")


@case_page("method")
def show(case: CaseView) -> None:
    """Show the method, and the switch between the tables for vague words."""
    title_row("Method", "method", case)
    st.markdown(
        "Every figure on these pages is a *reported* figure: somebody put it forward, and the page says who, where and when. The band is the range of reported figures. It is not a confidence interval, and no middle figure is worked out."
    )
    _show_convention()
    for heading, lines in (
        ("How a figure is read", READ),
        ("How claims are grouped", GROUPED),
        ("Known weaknesses", WEAK),
    ):
        st.subheader(heading, anchor=False)
        show_html("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
    st.subheader("Four things that are not the same", anchor=False)
    _show_pairs(WORDS)
    st.subheader("Glossary", anchor=False)
    _show_pairs(GLOSSARY)
    st.subheader("Versions and licences", anchor=False)
    packages = ", ".join(f"{name} {version(name)}" for name in SHOWN_PACKAGES)
    _show_pairs(
        (
            ("Reconcile", __version__),
            ("Reader of figures", extractor_version()),
            ("Python and packages", f"Python {platform.python_version()}, {packages}"),
            *LICENCES,
        )
    )


def _show_convention() -> None:
    st.subheader("What vague words stand for", anchor=False)
    url_choice(
        "Table in force",
        "convention",
        list(CONVENTIONS),
        lambda value: CONVENTION_WORDS.get(value, f"Unknown table: {value}"),
    )
    st.caption(
        "Switching reads every range of every page anew. The claims themselves keep their words. ACLED’s table speaks of deaths only; where it has no row, the literal reading stands. For “several” and its like ACLED codes 3 or 10; here 3 is taken."
    )
    words = [*BOUNDS, *((row["phrase"], _literal(row), _acled(row)) for row in load_table("vague_conventions"))]
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in words)
    show_html(
        "<div class='scroll'><table><thead><tr><th>Words</th><th>Literal</th><th>ACLED (deaths)</th></tr></thead>"
        f"<tbody>{lines}</tbody></table></div>"
    )


def _literal(row: Mapping[str, str]) -> str:
    low, high = (float(row[name]) if row[name] else None for name in ("literal_low", "literal_high"))
    return range_words(low, high)


def _acled(row: Mapping[str, str]) -> str:
    return {"few": "3", "-": "no row"}.get(row["acled"], row["acled"])


BOUNDS = (
    ("at least 12", "12 or more", "12"),
    ("more than 12", "more than 12", "12"),
    ("up to 12", "12 or fewer", "no row"),
    ("about 12", "12, approximate", "no row"),
    ("10 to 15", "10 to 15", "10"),
    ("none", "0", "0"),
    ("not mentioned", "no claim", "0, so that none and unknown are mixed"),
)


def _show_pairs(pairs: tuple[tuple[str, str], ...]) -> None:
    lines = "".join(f"<tr><th scope='row'>{escape(name)}</th><td>{escape(words)}</td></tr>" for name, words in pairs)
    show_html(f"<div class='scroll'><table>{lines}</table></div>")
