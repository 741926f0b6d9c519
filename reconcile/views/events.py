"""Events, the start page: one row an event, with the range of reported figures and who stands behind it."""

from __future__ import annotations

import streamlit as st

from reconcile.model import Estimate, Scope
from reconcile.views.address import carried, page, plain, read, read_all, write
from reconcile.views.case_data import CaseView
from reconcile.views.controls import url_choice, url_choices, url_day, url_switch, url_text
from reconcile.views.event_rows import (
    FACETS,
    SORTS,
    EventRow,
    dated_rows,
    drawn_estimates,
    event_rows,
    facet_counts,
    facet_words,
    filtered_rows,
    searched_rows,
    sorted_rows,
)
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import badge, range_bars, scale_end, scale_line, show_html
from reconcile.wording import count_words, counted_words, day_words

ROWS = 25  # events shown at first; a list that one can still look through
BARS = 3  # outcomes drawn in a row; the event page has them all
COLUMNS = (4, 6)  # words, bars


@case_page("events")
def show(case: CaseView) -> None:
    """Show the events of the case, filtered and sorted as the URL says."""
    title_row("Events", "events", case)
    rows = event_rows(case)
    if not rows:
        _tell_empty(case)
        return
    kept = _show_filters(rows)
    log = read("scale") != "linear"
    steps = ", each step tenfold" if log else ""
    show_html(
        f'<p class="soft">{len(kept):,} of {count_words(len(rows), "event")} in '
        f"{count_words(len(case.readings), 'report')} · bars: range of reported figures, all on one scale{steps}</p>"
    )
    if not kept:
        st.info("No event matches. Take out a filter or shorten the search.", icon=":material/filter_alt_off:")
        st.button("Clear search and filters", on_click=_clear)
        return
    end = scale_end([e for row in kept for e in drawn_estimates(row, BARS)], case.claims)
    _, right = st.columns(COLUMNS)
    with right:
        show_html(scale_line(end, log))
    shown = ROWS * (1 + int(st.session_state.get("event_pages", 0)))
    for place, row in enumerate(kept[:shown]):
        _show_row(case, place, row, end, log)
    if len(kept) > shown:
        st.caption(f"Showing {shown} of {len(kept)} events.")
        st.button(f"Show {min(ROWS, len(kept) - shown)} more", on_click=_show_more)


def _tell_empty(case: CaseView) -> None:
    if case.readings:
        told = "The reports of this case were read, but none of them counts people harmed."
        told += " The Reports page shows what each one holds."
    else:
        told = "This case has no reports yet. Add some, and their events appear here."
    st.info(told, icon=":material/info:")
    st.page_link(page("add"), label="Add reports", icon=":material/add_circle:", query_params=carried(case=case.id))


def _show_filters(rows: list[EventRow]) -> list[EventRow]:
    """Show search, sort and filters, and return the rows that pass, in order."""
    search, sort = st.columns([3, 2])
    with search:
        rows = searched_rows(rows, url_text("Search", "q", "Place, claimant or kind of harm"))
    with sort:
        order = url_choice("Sort", "sort", list(SORTS), lambda value: SORTS.get(value, f"Unknown order: {value}"))
    if order not in SORTS:
        told = f"This link asks for an order that is not known: {plain(order)}."
        st.warning(f"{told} The events with most claimants come first.", icon=":material/link_off:")
    asked = {name: read_all(name) for name in FACETS}
    with st.expander(
        "Filters", expanded=any([*asked.values(), read("from"), read("to")]), icon=":material/filter_alt:"
    ):
        places = [*st.columns(3), *st.columns(3)]
        with places.pop():
            since, until = st.columns(2)
            with since:
                first = url_day("Harm from", "from")
            with until:
                last = url_day("to", "to")
        rows = dated_rows(rows, first, last)
        for column, name in zip(places, FACETS, strict=True):
            with column:
                _show_filter(rows, name, asked)
        help = "The bars are logarithmic: each step is tenfold, so that small events show beside large ones."
        url_switch("Linear bars", "scale", "linear", help=help)
    return sorted_rows(filtered_rows(rows, asked), order)


def _show_filter(rows: list[EventRow], name: str, asked: dict[str, list[str]]) -> None:
    counts = facet_counts(rows, name, asked)
    options = sorted(counts, key=lambda value: (-counts[value], value))

    def words(value: str) -> str:
        return f"{facet_words(name, value)} ({counts[value]})"

    url_choices(FACETS[name], name, options, words)


def _show_row(case: CaseView, place: int, row: EventRow, end: float, log: bool) -> None:
    event = row.event
    with st.container(border=True, key=f"row_{place}"):
        left, right = st.columns(COLUMNS, vertical_alignment="center")
        with left:
            label = f"**{plain(event.title)}**"
            st.page_link(page("event"), label=label, query_params=carried(case=case.id, event=event.id))
            marks = badge("contested", "contested") if row.contested else ""
            if event.scope is not Scope.INCIDENT and "total" not in event.title:
                marks += " " + badge("running total")
            as_of = f" · as of {day_words(row.as_of)}" if row.as_of else ""
            show_html(
                f"{marks} <span class='soft'>{count_words(row.independent, 'independent claimant')} · "
                f"{count_words(row.reports, 'report')}{as_of}</span>"
            )
        with right:
            lines = [(_bar_label(e), e) for e in drawn_estimates(row, BARS)]
            show_html(range_bars(lines, case.claims, end, log=log))


def _bar_label(estimate: Estimate) -> str:
    words = counted_words(estimate.outcome, estimate.victims, estimate.unit)
    return words.removeprefix("People ").capitalize()


def _clear() -> None:
    for name in ("q", "from", "to", *FACETS):
        write(name, "")


def _show_more() -> None:
    st.session_state["event_pages"] = int(st.session_state.get("event_pages", 0)) + 1
