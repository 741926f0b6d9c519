"""Claimants: who speaks, of what kind, in how many events, and what each one says."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.errors import UnknownId
from reconcile.model import Claim
from reconcile.views.address import carried, link, page, read, write
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_matrix import ClaimantRow, claimant_rows, show_matrix
from reconcile.views.controls import url_text
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import kind_dot, show_html
from reconcile.views.parts import choosable_table
from reconcile.wording import KIND_WORDS, count_words, counted_words, figure_words, report_day_words

LISTED = 60  # claimants in the table
CLAIMS = 100  # claims listed for one claimant


@case_page("claimants")
def show(case: CaseView) -> None:
    """Show the claimants of the case, one of them in full where the URL names it."""
    rows = claimant_rows(case)
    chosen = next((row for row in rows if row.id == read("claimant")), None)
    if read("claimant") and chosen is None:
        raise UnknownId("claimant", read("claimant"))
    title_row("Claimants", "claimants", case)
    if not rows:
        st.info("Nobody counts people harmed in this case yet. Add reports, and who speaks in them appears here.")
        st.page_link(page("add"), label="Add reports", icon=":material/add_circle:", query_params=carried(case=case.id))
        return
    if chosen is not None:
        _show_one(case, chosen)
        return
    words = url_text("Search", "q", "Name or kind").casefold().split()
    kept = [row for row in rows if all(w in f"{row.name} {KIND_WORDS[row.kind]}".casefold() for w in words)]
    if not kept:
        st.info("No claimant matches. Shorten the search.", icon=":material/filter_alt_off:")
        return
    _show_list(kept)
    show_matrix(case, kept)


def _show_list(rows: Sequence[ClaimantRow]) -> None:
    st.caption(f"{count_words(len(rows), 'claimant')}. Choose one to see all its claims.")
    choosable_table(
        ("Claimant", "Kind", "Events", "Claims"),
        [
            {"id": row.id, "cells": [row.name, KIND_WORDS[row.kind], f"{len(row.events):,}", f"{len(row.claims):,}"]}
            for row in rows[:LISTED]
        ],
        key="claimants_table",
        on_choose=_choose,
    )
    if len(rows) > LISTED:
        st.caption(f"Showing {LISTED} of {len(rows)} claimants. Search to find the others.")


def _choose(id: str) -> None:
    write("claimant", id)


def _show_one(case: CaseView, row: ClaimantRow) -> None:
    show_html(
        f'<p class="big">{kind_dot(row.kind)}{escape(row.name)}</p><p class="soft">{escape(KIND_WORDS[row.kind])} · '
        f"{count_words(len(row.events), 'event')} · {count_words(len(row.claims), 'claim')}</p>"
    )
    st.button("All claimants", icon=":material/arrow_back:", on_click=_choose, args=("",))
    claims = sorted(row.claims, key=lambda c: (c.event, c.published, c.doc, c.start))[:CLAIMS]
    lines = "".join(_claim_line(case, claim) for claim in claims)
    show_html(
        "<div class='scroll'><table><thead><tr><th>Event</th><th>Figure</th><th>In</th></tr></thead>"
        f"<tbody>{lines}</tbody></table></div>"
    )
    if len(row.claims) > CLAIMS:
        st.caption(f"Showing {CLAIMS} of {len(row.claims)} claims.")


def _claim_line(case: CaseView, claim: Claim) -> str:
    address = link("event", carried(case=case.id, event=claim.event, claim=claim.id))
    counted = counted_words(claim.outcome, claim.victims, claim.unit).lower()
    told = f"{claim.outlet or 'outlet unknown'}, {report_day_words(claim.published)}"
    return (
        f"<tr><td><a href='{escape(address)}' target='_self'>{escape(case.events[claim.event].title)}</a></td>"
        f"<td><b>{escape(figure_words(claim))}</b> {escape(counted)}</td><td>{escape(told)}</td></tr>"
    )
