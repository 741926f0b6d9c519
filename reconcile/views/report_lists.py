"""Beside the text of a report: its claims with their proof, what was set aside and why, where the text came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from reconcile.model import Claim, Denial, Reading, Ruling
from reconcile.views.address import read
from reconcile.views.case_data import CaseView
from reconcile.views.denial_card import where_words
from reconcile.views.look import html_pairs, show_html
from reconcile.views.parts import choosable_table
from reconcile.views.proof import find_proof
from reconcile.views.report_bar import choose_claim, choose_denial
from reconcile.wording import (
    DENIED_WORDS,
    claimant_words,
    counted_words,
    day_words,
    denier,
    figure_words,
    number_words,
)

LISTED = 100  # claims or set-aside numbers listed at first, and more at each wish


def show_claims(reading: Reading, claims: Sequence[Claim], chosen: Claim | None, machine: Mapping[str, Claim]) -> None:
    """Show every claim, a row each, with whether its number is in the text; ``machine`` as ``CaseView`` has it."""
    st.header("Claims", anchor=False)
    if not claims:
        st.caption("No claim was found in this report.")
        return
    shown = _shown("claims")
    choosable_table(
        ("Figure", "Of", "Claimant", "Proof"),
        [
            {
                "id": c.id,
                "cells": [
                    figure_words(c),
                    counted_words(c.outcome, c.victims, c.unit),
                    claimant_words(c),
                    find_proof(c, reading.document, machine.get(c.id)).short,
                ],
                "chosen": chosen is not None and c.id == chosen.id,
                "faint": not c.is_core,
            }
            for c in claims[:shown]
        ],
        key="report_claims",
        on_choose=choose_claim,
    )
    _offer_more("claims", shown, len(claims))


def show_denials(case: CaseView, denials: Sequence[Denial], chosen: Denial | None) -> None:
    """Show every denial without a figure with the harm that it speaks of; nothing where there is none."""
    if not denials:
        return
    st.header("Denials without a figure", anchor=False)
    shown = _shown("denials")
    rows = [
        {
            "id": one.id,
            "cells": [DENIED_WORDS[one.of].capitalize(), denier(one), where_words(case, one)],
            "chosen": chosen is not None and one.id == chosen.id,
            "faint": one.ruling is Ruling.REJECTED,
        }
        for one in denials[:shown]
    ]
    choosable_table(("Denial", "By", "Of"), rows, key="report_denials", on_choose=choose_denial)
    _offer_more("denials", shown, len(denials))


def show_aside(reading: Reading) -> None:
    """Show every number that was not used, with the reason."""
    st.header("Set aside", anchor=False)
    if not reading.set_aside:
        st.caption("Every number in this report was used.")
        return
    shown = _shown("aside")
    told = [(aside.figure, aside.reason) for aside in reading.set_aside[:shown]]
    show_html("<ul>" + "".join(f"<li><b>{escape(f)}</b>: {escape(why)}</li>" for f, why in told) + "</ul>")
    _offer_more("aside", shown, len(reading.set_aside))


def _shown(name: str) -> int:
    return LISTED * (1 + int(st.session_state.get(f"more_{name}_{read('doc')}", 0)))


def _offer_more(name: str, shown: int, count: int) -> None:
    if count > shown:
        st.caption(f"Showing {number_words(shown)} of {number_words(count)}.")
        st.button(f"Show {min(LISTED, count - shown)} more", key=f"more_{name}", on_click=_more, args=(name,))


def _more(name: str) -> None:
    key = f"more_{name}_{read('doc')}"
    st.session_state[key] = int(st.session_state.get(key, 0)) + 1


def show_origin(reading: Reading) -> None:
    """Show where the text came from: what a colleague needs to check it against the original."""
    document = reading.document
    told = [
        ("Link", document.url),
        ("Kind of file", document.format),
        (
            "Fetched",
            f"{day_words(document.retrieved[:10])}, {document.retrieved[11:16]} UTC" if document.retrieved else "",
        ),
        ("SHA-256 of the file", document.sha256),
        ("Id of the report", document.doc),
    ]
    with st.expander("Where this text came from"):
        show_html(html_pairs([(name, value) for name, value in told if value]))
