"""The bar over a report: the chosen claim in short, the ways to the others, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.highlight import passage_link
from reconcile.model import Claim, Denial, Reading, Stance
from reconcile.store import Verdict
from reconcile.views.address import carried, page
from reconcile.views.case_data import CaseView
from reconcile.views.controls import write_all
from reconcile.views.denial_card import denial_card
from reconcile.views.look import badge, kind_dot, show_html
from reconcile.views.proof import proof_html
from reconcile.views.review_claim import VERDICT_WORDS
from reconcile.wording import (
    KIND_WORDS,
    STANCE_WORDS,
    claimant_words,
    count_words,
    counted_after,
    day_words,
    figure_words,
)


def choose_claim(id: str) -> None:
    """Show a claim of the report that is open."""
    write_all({"claim": id, "denial": ""})


def choose_denial(id: str) -> None:
    """Show a denial without a figure in the report that is open."""
    write_all({"claim": "", "denial": id})


def show_bar(
    case: CaseView, reading: Reading, claims: Sequence[Claim], chosen: Claim | None, denial: Denial | None = None
) -> None:
    """Show the chosen claim or denial in short, the ways to the claims, and what can be done with the chosen one."""
    if denial is not None:
        show_html(f'<div aria-live="polite">{denial_card(case, denial)}</div>')
    if not claims and denial is not None:
        return
    if not claims:
        st.caption("No claim was found in this report.")
        return
    place = next((n for n, claim in enumerate(claims) if chosen is not None and claim.id == chosen.id), -1)
    before = claims[place - 1].id if place > 0 else claims[-1].id
    after = claims[(place + 1) % len(claims)].id
    if denial is None:
        show_html(f'<div aria-live="polite">{_card(case, reading, chosen, place, len(claims))}</div>')
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="reader_acts"):
        st.button("Previous", shortcut="P", on_click=choose_claim, args=(before,), key="claim_before")
        st.button("Next", shortcut="N", on_click=choose_claim, args=(after,), key="claim_after")
        if chosen is None:
            return
        st.button("Correct", shortcut="E", on_click=_correct, args=(chosen.id,), key="claim_correct")
        address = passage_link(reading.document.url, reading.document.text, chosen.sentence_start, chosen.sentence_end)
        if address:
            st.link_button("Open at the passage", address, icon=":material/open_in_new:")
        if chosen.event:
            parameters = carried(event=chosen.event, claim=chosen.id)
            st.page_link(page("event"), label="Its event", icon=":material/stacked_bar_chart:", query_params=parameters)
        st.page_link(
            page("review"), label="Its review", icon=":material/rate_review:", query_params=carried(claim=chosen.id)
        )


def _card(case: CaseView, reading: Reading, chosen: Claim | None, place: int, count: int) -> str:
    if chosen is None:
        told = "Choose a marked figure, or go through them with the keys N and P."
        return f"<p><b>{count_words(count, 'claim')}</b> <span class='soft'>{told}</span></p>"
    review = case.reviews.get(chosen.id)
    verdict = review.verdict if review is not None else Verdict.NONE
    counted = counted_after(chosen)
    where = ", ".join(dict.fromkeys(part for part in (chosen.place, chosen.country) if part))
    about = [KIND_WORDS[chosen.claimant_kind] if chosen.claimant != "-" else "", where]
    about += [day_words(chosen.date) if chosen.date else ""]
    about += [STANCE_WORDS[chosen.stance] if chosen.stance is not Stance.ASSERTED else ""]
    mark = badge(VERDICT_WORDS[verdict]) if verdict is not Verdict.NONE else ""
    return (
        f"<p class='big'><span class='soft'>{place + 1} of {count}</span> {escape(figure_words(chosen))} "
        f'<span style="font-weight:500">{escape(counted)}</span> {mark}</p>'
        f"<p>{kind_dot(chosen.claimant_kind)}<b>{escape(claimant_words(chosen))}</b> "
        f"<span class='soft'>{escape(' · '.join(part for part in about if part))}</span></p>"
        f"{proof_html(chosen, reading.document, case.machine.get(chosen.id))}"
    )


def _correct(id: str) -> None:
    st.session_state["reader_form"] = id
