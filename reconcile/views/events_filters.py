"""The filters over the list of events: each choice with the number of events it would show, all of them in the URL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape

import streamlit as st

from reconcile.claimant_identity import UNNAMED, find_claimants
from reconcile.locales import retell
from reconcile.views.address import PARAMETERS, link, plain, read, read_all
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_rows import case_claimants
from reconcile.views.controls import PAGE, read_day, url_choice, url_choices, url_day, url_switch, url_text, write_all
from reconcile.views.event_index import Asked, EventIndex, Listed
from reconcile.views.event_rows import FACETS, SORTS, facet_words
from reconcile.views.look import show_html
from reconcile.wording import day_words, number_words

OPTIONS = 60  # choices of one filter that are offered; a case can have thousands of claimants
HINTED = 2  # choices named in a filter that is not set
FACET_HELP = {
    "claimant": "Who puts a figure forward, not the outlet that prints it. “Somebody unnamed” is a source or official "
    "whom a report does not name.",
    "contested": "Two independent claimants give figures for the same time that exclude each other.",
    "victims": "Only what a report names: nobody is taken for a civilian because it is silent.",
}
#: What a choice that no event has is called.
NOUNS = {"country": "country", "outcome": "outcome", "victims": "group", "claimant": "claimant", "contested": "state"}
DAYS = {"from": "Harm from", "to": "Harm until"}


def show_filters(case: CaseView, index: EventIndex) -> Listed:
    """Show search, sort and filters, and return the rows that pass, in order."""
    search, sort = st.columns([3, 2])
    with search:
        words = url_text("Search", "q", "Place, claimant or kind of harm")
    with sort:
        order = url_choice("Sort", "sort", list(SORTS), lambda value: SORTS.get(value, f"Unknown order: {value}"))
    chosen = {name: read_all(name) for name in FACETS}
    chosen["claimant"] = _meant_claimants(case, chosen["claimant"])
    with st.expander("Filters and scale", icon=":material/filter_alt:", key="event_filters"):
        places = [*st.columns(3), *st.columns(3)]
        with places.pop():
            since, until = st.columns(2)
            with since:
                first = url_day(DAYS["from"], "from")
            with until:
                last = url_day(DAYS["to"], "to")
        pairs = tuple((name, tuple(values)) for name, values in chosen.items())
        listed = index.look(Asked(words, first, last, pairs, order))
        for column, name in zip(places, FACETS, strict=True):
            with column:
                offered = _offered(case, name, listed.counts[name])
                _show_filter(name, offered, chosen[name], _words_of(case, name))
        help = "Each step of the scale is tenfold, so that small events show beside large ones."
        url_switch("Logarithmic scale", "scale", "log", help=help)
    _show_in_force(case, chosen)
    _tell_unknown(index, chosen, order)
    return listed


def clear_filters() -> None:
    """Take search and filters out of the URL, in one step for Back."""
    write_all(dict.fromkeys(("q", *DAYS, *FACETS), ""))


def _words_of(case: CaseView, name: str) -> Callable[[str], str]:
    known = case_claimants(case).known if name == "claimant" else {}
    return lambda value: retell(known[value].name) if value in known else facet_words(name, value)


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


def _offered(case: CaseView, name: str, counts: Counter[str]) -> Counter[str]:
    """Return the choices that are offered; of the unnamed claimants only all of them together."""
    if name != "claimant":
        return counts
    known = case_claimants(case).known
    return Counter({value: count for value, count in counts.items() if value == UNNAMED or not known[value].is_unnamed})


def _show_filter(name: str, counts: Counter[str], chosen: Sequence[str], words: Callable[[str], str]) -> None:
    """Show one filter: those in most events first, with their numbers."""
    options = sorted(counts, key=lambda value: (-counts[value], value))[:OPTIONS]

    def counted(value: str) -> str:
        return f"{words(value)} ({counts[value]})"

    help = FACET_HELP.get(name, "")
    if len(counts) > OPTIONS:
        help += f" The {OPTIONS} in most events are offered, of {number_words(len(counts))}; search for the others."
    hint = ", ".join(map(counted, options[:HINTED])) + (" …" if len(options) > HINTED else "")
    url_choices(FACETS[name], name, options, counted, meant=chosen, help=help.strip(), hint=hint)


def _show_in_force(case: CaseView, chosen: dict[str, list[str]]) -> None:
    """Show each choice in force as a link that takes it out."""
    chips = [*_chips(case, chosen)]
    if chips:
        links = "".join(
            f"<a class='chip' href='{escape(address)}' target='_self' aria-label='Take out {escape(words)}'>"
            f"{escape(words)} <span aria-hidden='true'>✕</span></a>"
            for words, address in chips
        )
        with st.container(horizontal=True, vertical_alignment="center", key="filters_in_force"):
            show_html(f"<p class='chips'>{links}</p>")
            st.button("Clear all", on_click=clear_filters, key="clear_filters", icon=":material/filter_alt_off:")


def _chips(case: CaseView, chosen: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each choice in words with the address of the page without it."""
    now = {name: read_all(name) for name in PARAMETERS if name != PAGE}
    for name, values in chosen.items():
        for value in values:
            words = _words_of(case, name)(value)
            words = words if name == "contested" else f"{FACETS[name]}: {words}"
            yield words, link("events", {**now, name: [other for other in values if other != value]})
    for name, label in DAYS.items():
        if read(name):
            yield f"{label} {day_words(read(name))}", link("events", {**now, name: ""})


def _tell_unknown(index: EventIndex, chosen: dict[str, list[str]], order: str) -> None:
    """Say what a link asks for that this case does not have; nothing is put in its place."""
    if order not in SORTS:
        told = f"This link asks for an order that is not known: {plain(order)}."
        st.warning(f"{told} The events with most claimants come first.", icon=":material/link_off:")
    for name in DAYS:
        if read(name) and not read_day(name):
            told = f"This link asks for a day that is no date: {plain(read(name))}."
            st.warning(told, icon=":material/link_off:")
    for name, values in chosen.items():
        for value in values:
            if not index.has(name, value):
                told = f"This link asks for a {NOUNS[name]} that no event of this case has: {plain(value)}."
                st.warning(told, icon=":material/link_off:")
