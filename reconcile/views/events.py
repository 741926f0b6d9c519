"""Events, the start page: one row an event, with the range of reported figures and who stands behind it."""

from __future__ import annotations

import streamlit as st

from reconcile.store import DEMO_ID
from reconcile.views.address import carried, page, read
from reconcile.views.case_data import CaseView
from reconcile.views.drawing import show_drawing
from reconcile.views.event_index import event_index
from reconcile.views.events_filters import clear_filters, show_filters
from reconcile.views.events_list import list_scale, show_list
from reconcile.views.events_map import show_map
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import show_html
from reconcile.views.paging import show_part
from reconcile.views.terms import show_terms
from reconcile.wording import count_words, number_words

ROWS = 25  # events shown at once; a list that one can still look through
#: Words of the list that are explained above it.
TERMS = ("Event", "Range of reported figures", "Independent claimants", "Contested", "Look twice", "As of")
COLUMNS = (63, 37)  # list, map


@case_page("events", redraws_alone=True)
def show(case: CaseView) -> None:
    """Show the events of the case, filtered and sorted as the URL says."""
    show_drawing()
    title_row("Events", "events", case)
    index = event_index(case)
    if not index.rows:
        _tell_empty(case)
        return
    if case.id == DEMO_ID:
        label = "Demo case. Add your own reports"
        st.page_link(page("add"), label=label, icon=":material/add_circle:", query_params=carried())
    listed = show_filters(case, index)
    kept = listed.rows
    if not kept:
        st.info("No event matches. Take out a filter or shorten the search.", icon=":material/filter_alt_off:")
        st.button("Clear search and filters", on_click=clear_filters)
        return
    log = read("scale") == "log"
    scale = listed.once(("scale", log), lambda rows: list_scale(rows, case.claims, log))
    with st.container(key="events_body"):
        left, right = st.columns(COLUMNS)
        with right, st.container(key="events_map_box"):
            show_map(case, listed)
        with left:
            how = "each step tenfold" if scale.log else f"to {number_words(scale.end)}"
            beyond = f"; {count_words(scale.beyond, 'longer bar')} cut at the edge" if scale.beyond else ""
            told = f"{count_words(len(index.rows), 'event')} in {count_words(len(case.readings), 'report')}"
            bars = f"bars: range of reported figures, one scale, {how}{beyond}"
            show_html(f"<p class='soft'><b>{number_words(len(kept))}</b> of {told} · {bars}</p>")
            show_terms(TERMS, with_bars=True)
            show_part(kept, ROWS, "event", lambda part, first: show_list(case, part, scale, first))


def _tell_empty(case: CaseView) -> None:
    if case.readings:
        told = "The reports of this case were read, but none of them counts people harmed."
        told += " The Reports page shows what each one holds."
    else:
        told = "This case has no reports yet. Add some, and their events appear here."
    st.info(told, icon=":material/info:")
    st.page_link(page("add"), label="Add reports", icon=":material/add_circle:", query_params=carried(case=case.id))
