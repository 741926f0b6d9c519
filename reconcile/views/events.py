"""Events, the start page: one row an event, with the range of reported figures and who stands behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from reconcile.claimant_identity import UNNAMED, find_claimants
from reconcile.views.address import carried, page, plain, read, read_all
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_rows import case_claimants
from reconcile.views.controls import url_choice, url_choices, url_day, url_switch, url_text, write_all
from reconcile.views.drawing import show_drawing
from reconcile.views.event_index import Asked, EventIndex, Listed, event_index
from reconcile.views.event_rows import FACETS, SORTS, facet_words
from reconcile.views.events_list import list_scale, show_list
from reconcile.views.events_map import show_map
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import show_html
from reconcile.views.paging import show_part
from reconcile.wording import count_words, number_words

ROWS = 25  # events shown at once; a list that one can still look through
OPTIONS = 60  # choices of one filter that are offered; a case can have thousands of claimants
COLUMNS = (63, 37)  # list, map
FACET_HELP = {
    "claimant": "Who puts a figure forward, not the outlet that prints it. “Somebody unnamed” is a source or official "
    "whom a report does not name.",
    "contested": "Two independent claimants give figures that exclude each other.",
    "victims": "Only what a report names: nobody is taken for a civilian because it is silent.",
}
#: What a choice that no event has is called.
NOUNS = {"country": "country", "outcome": "outcome", "victims": "group", "claimant": "claimant", "contested": "state"}


@case_page("events", redraws_alone=True)
def show(case: CaseView) -> None:
    """Show the events of the case, filtered and sorted as the URL says."""
    show_drawing()
    title_row("Events", "events", case)
    index = event_index(case)
    if not index.rows:
        _tell_empty(case)
        return
    listed = _show_filters(case, index)
    kept = listed.rows
    if not kept:
        st.info("No event matches. Take out a filter or shorten the search.", icon=":material/filter_alt_off:")
        st.button("Clear search and filters", on_click=_clear)
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
            show_html(f"<p class='soft'><b>{len(kept):,}</b> of {told} · {bars}</p>")
            show_part(kept, ROWS, "event", lambda part, first: show_list(case, part, scale, first))


def _tell_empty(case: CaseView) -> None:
    if case.readings:
        told = "The reports of this case were read, but none of them counts people harmed."
        told += " The Reports page shows what each one holds."
    else:
        told = "This case has no reports yet. Add some, and their events appear here."
    st.info(told, icon=":material/info:")
    st.page_link(page("add"), label="Add reports", icon=":material/add_circle:", query_params=carried(case=case.id))


def _show_filters(case: CaseView, index: EventIndex) -> Listed:
    """Show search, sort and filters, and return the rows that pass, in order."""
    search, sort = st.columns([3, 2])
    with search:
        words = url_text("Search", "q", "Place, claimant or kind of harm")
    with sort:
        order = url_choice("Sort", "sort", list(SORTS), lambda value: SORTS.get(value, f"Unknown order: {value}"))
    if order not in SORTS:
        told = f"This link asks for an order that is not known: {plain(order)}."
        st.warning(f"{told} The events with most claimants come first.", icon=":material/link_off:")
    asked = {name: read_all(name) for name in FACETS}
    meant = {**asked, "claimant": _meant_claimants(case, asked["claimant"])}
    active = sum(map(bool, (*asked.values(), read("from"), read("to"))))
    label = f"Filters ({active} in force)" if active else "Filters: country, outcome, group, claimant, date"
    with st.expander(label, expanded=bool(active), icon=":material/filter_alt:", key="event_filters"):
        places = [*st.columns(3), *st.columns(3)]
        with places.pop():
            since, until = st.columns(2)
            with since:
                first = url_day("Harm from", "from")
            with until:
                last = url_day("to", "to")
        chosen = tuple((name, tuple(values)) for name, values in meant.items())
        listed = index.look(Asked(words, first, last, chosen, order))
        for column, name in zip(places, FACETS, strict=True):
            with column:
                _show_filter(case, index, name, listed.counts[name], meant[name])
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            help = "Each step of the scale is tenfold, so that small events show beside large ones."
            url_switch("Logarithmic scale", "scale", "log", help=help)
            if active:
                st.button("Clear filters", on_click=_clear, key="clear_filters", icon=":material/filter_alt_off:")
    return listed


def _meant_claimants(case: CaseView, asked: Sequence[str]) -> list[str]:
    """Return the ids of the claimants that a link means, and say so where an older link's name is not one claimant."""
    known = case_claimants(case).known
    ids: list[str] = []
    for name in asked:
        found = [] if name == UNNAMED else find_claimants(known, name)
        ids += [one.id for one in found] or [name]
        if len(found) > 1:
            told = f"This link asks for {plain(name)}, which is {len(found)} claimants here: "
            told += plain("; ".join(one.name for one in found[:5]))
            st.info(f"{told}. The events of all of them are shown.", icon=":material/info:")
    return list(dict.fromkeys(ids))


def _show_filter(case: CaseView, index: EventIndex, name: str, counts: Counter[str], asked: Sequence[str]) -> None:
    known = case_claimants(case).known if name == "claimant" else {}
    offered = [value for value in counts if not (value in known and known[value].is_unnamed)]
    options = sorted(offered, key=lambda value: (-counts[value], value))[:OPTIONS]

    def words(value: str) -> str:
        told = known[value].name if value in known else facet_words(name, value)
        return f"{told} ({counts[value]})"

    help = FACET_HELP.get(name, "")
    if len(offered) > OPTIONS:
        help += f" The {OPTIONS} in most events are offered, of {len(offered):,}; the search finds the others."
    url_choices(FACETS[name], name, options, words, meant=asked, help=help.strip())
    for value in asked:
        if not index.has(name, value):
            told = f"This link asks for a {NOUNS[name]} that no event of this case has: {plain(value)}."
            st.warning(told, icon=":material/link_off:")


def _clear() -> None:
    write_all(dict.fromkeys(("q", "from", "to", *FACETS), ""))
