"""Correct a claim where it stands: the form of the Review page, over the report."""

from __future__ import annotations

import streamlit as st

from reconcile.model import Claim
from reconcile.views.address import write
from reconcile.views.case_data import CaseView
from reconcile.views.person import ask_person
from reconcile.views.review_acts import act_on_claim
from reconcile.views.review_claim import show_sentence
from reconcile.views.review_form import ask_changes


def show_correction(case: CaseView, claim: Claim) -> None:
    """Show the form over the page as long as the reader has it open for this claim."""
    if st.session_state.get("reader_form") == claim.id:
        _show_form(case, claim)


def _close() -> None:
    st.session_state.pop("reader_form", None)


@st.dialog("Correct this claim", width="large", on_dismiss=_close)
def _show_form(case: CaseView, claim: Claim) -> None:
    """Show the sentence and the form; a saved correction is an act like any other, and the report stays open."""
    review = case.reviews.get(claim.id)
    seen = review.version if review is not None else 0
    show_sentence(case, claim, review, None)
    if not ask_person():
        return
    try:
        asked = ask_changes(claim, f"reader_{claim.id}_{seen}")
    except ValueError:
        st.error("A bound is no number. Write 1300 or 1,300, or leave it empty.", icon=":material/error:")
        return
    if asked is None:
        return
    changes, why = asked
    _close()
    act_on_claim(case.id, claim.id, "correct", seen, changes, why)
    write("claim", claim.id)
    st.rerun()
