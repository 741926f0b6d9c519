"""On the Review page: the denials without a figure, those of no event first, each with what a person may rule on it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from reconcile.group.denials import as_claim
from reconcile.model import Denial, Ruling
from reconcile.views.address import read, write
from reconcile.views.case_data import CaseView
from reconcile.views.denial_card import RULING_WORDS, denial_card, find_denial, show_rulings, where_words
from reconcile.views.evidence import quote_links, quoted_html
from reconcile.views.look import show_html
from reconcile.views.parts import choosable_table
from reconcile.wording import DENIED_WORDS, denier, number_words

LISTED = 200  # denials on the page; the reader of a report lists all of its own


def show_denials(case: CaseView, denials: Sequence[Denial]) -> None:
    """Show the denial that the URL names with its acts, and the list of all, bounded."""
    st.markdown("Who denies a harm, or a part in it, without a figure. None is in a range; each counts for its event.")
    if read("denial"):
        _show_one(case, find_denial(case, read("denial")))
    if not denials:
        st.info("No report of this case holds a denial without a figure.", icon=":material/info:")
        return
    ordered = sorted(denials, key=lambda one: (bool(one.ruling), bool(one.event), one.published, one.doc, one.start))
    rows = [
        {
            "id": one.id,
            "cells": [
                DENIED_WORDS[one.of].capitalize(),
                denier(one),
                where_words(case, one),
                RULING_WORDS.get(one.ruling, ""),
            ],
            "chosen": one.id == read("denial"),
            "faint": one.ruling is Ruling.REJECTED,
        }
        for one in ordered[:LISTED]
    ]
    choosable_table(("Denial", "By", "Of", "Ruling"), rows, key="review_denials", on_choose=_choose)
    if len(ordered) > LISTED:
        st.caption(f"Showing {LISTED} of {number_words(len(ordered))}.")


def _show_one(case: CaseView, denial: Denial) -> None:
    claim = as_claim(denial)
    links = quote_links(case, claim, "Read it in the report", "denial")
    quoted = quoted_html(claim, case.reading(denial.doc).document, "the words that deny")
    show_html(f"<div class='card'>{denial_card(case, denial)}{quoted}<p class='acts'>{' '.join(links)}</p></div>")
    show_rulings(case, denial, asks_name=False)


def _choose(id: str) -> None:
    write("denial", id)
