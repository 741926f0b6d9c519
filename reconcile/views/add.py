"""Add reports: hand them in, see what is read in them, leave out what does not belong, and only then keep them."""

from __future__ import annotations

import streamlit as st

from reconcile.views.add_form import show_form
from reconcile.views.add_preview import show_kept, show_preview
from reconcile.views.address import plain
from reconcile.views.case_data import CaseView
from reconcile.views.frame import case_page, title_row
from reconcile.views.intake import Intake
from reconcile.views.reader_locale import told_to_reader
from reconcile.wording import count_words

QUICK = 0.4  # seconds; what is read in less needs no progress bar
LOOKS = 0.5  # seconds between two looks at a reading under way


@case_page("add")
def show(case: CaseView) -> None:
    """Show the form; while something is read, how far it is; after it, what was read, before anything is kept."""
    title_row("Add reports", "add", case)
    intake: Intake | None = st.session_state.get("intake")
    if intake is None:
        show_kept(case)
        begun = show_form(is_again=False)
    else:
        with st.expander("Change what was handed in, and read it again"):
            begun = show_form(is_again=True)
    if begun is not None:
        if intake is not None:
            intake.stop()
        st.session_state["intake"] = begun
        st.session_state.pop("kept", None)
        begun.start()
        begun.wait(QUICK)
        st.rerun()
    if intake is None:
        return
    if intake.is_running:
        _show_progress(intake)
    else:
        show_preview(case, intake)


@st.fragment(run_every=LOOKS)
@told_to_reader
def _show_progress(intake: Intake) -> None:
    """Show what is being read, and the way to stop; once it has ended, draw the page anew."""
    if not intake.is_running:
        st.rerun()
    claims = sum(len(offered.reading.claims) for offered in intake.offered)
    st.progress(intake.share, text=f"Reading {plain(intake.now)}")
    done = f"{count_words(len(intake.offered), 'report')} and {count_words(claims, 'claim')} read so far"
    st.caption(f"{done}. Nothing is kept before you have looked at it.")
    if st.button("Stop reading", icon=":material/stop_circle:", key="intake_stop"):
        intake.stop()
        st.rerun()
