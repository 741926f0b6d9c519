"""Reports: the documents of the case, searched and filtered, and the way to the reader of each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from reconcile.views import case_data
from reconcile.views.address import carried, page, plain, read, read_all
from reconcile.views.case_data import CaseView
from reconcile.views.controls import PAGE, read_day, url_choice, url_choices, url_day, url_text, write_all
from reconcile.views.frame import case_page, title_row
from reconcile.views.parts import choosable_table
from reconcile.views.report_reader import open_report, show_report
from reconcile.views.report_rows import (
    FACETS,
    SORTS,
    ReportRow,
    facet_counts,
    facet_words,
    filtered_rows,
    report_rows,
    report_title,
    sorted_rows,
)
from reconcile.wording import count_words, number_words, report_day_words

ROWS = 50  # reports on one part of the list
NAMED = 5  # claimants that a search found and that are named


@case_page("reports")
def show(case: CaseView) -> None:
    """Show the list of reports, or the one that the URL names."""
    if read("doc"):
        show_report(case, case.reading(read("doc")))
        return
    if read("claim"):
        open_report(case.claim(read("claim")).doc, read("claim"))  # a link may name only the claim
        show_report(case, case.reading(read("doc")))
        return
    title_row("Reports", "reports", case)
    if not case.readings:
        st.info("This case has no reports yet. Paste or upload some.", icon=":material/info:")
        st.page_link(page("add"), label="Add reports", icon=":material/add_circle:", query_params=carried(case=case.id))
        return
    rows = report_rows(case.readings.values())
    kept = _show_filters(case, rows)
    if kept:
        _show_part(kept, len(rows))
        return
    st.info("No report matches. Take out a filter or shorten the search.", icon=":material/filter_alt_off:")
    st.button("Clear search and filters", on_click=_clear)


def _show_filters(case: CaseView, rows: Sequence[ReportRow]) -> list[ReportRow]:
    """Show search, sort and filters, and return the rows that pass, in order."""
    search, sort = st.columns([3, 2])
    with search:
        words = url_text("Search", "q", "Words of the text, title, outlet, author or claimant")
    with sort:
        order = url_choice("Sort", "sort", list(SORTS), lambda value: SORTS.get(value, f"Unknown order: {value}"))
    if order not in SORTS:
        told = f"This link asks for an order that is not known: {plain(order)}."
        st.warning(f"{told} The newest reports come first.", icon=":material/link_off:")
    asked = {name: read_all(name) for name in FACETS}
    active = sum(map(bool, (*asked.values(), read("from"), read("to"))))
    label = f"Filters ({active} in force)" if active else "Filters: country, what happened, report date"
    with st.expander(label, expanded=bool(active), icon=":material/filter_alt:", key="report_filters"):
        places = st.columns(2)
        for column, name in zip(places, FACETS, strict=True):
            with column:
                _show_filter(rows, name)
        since, until = st.columns(2)
        with since:
            first = url_day("Reported from", "from")
        with until:
            last = url_day("Reported to", "to")
    for name in ("from", "to"):
        if read(name) and not read_day(name):
            st.warning(f"This link asks for a day that is no date: {plain(read(name))}.", icon=":material/link_off:")
    found = case_data.desk().store.search(case.id, words) if words else None
    if found is not None and found.claimants:
        _show_claimants(found.claimants)
    docs = frozenset(found.docs) if found is not None else None
    return sorted_rows(filtered_rows(rows, asked, found=docs, first=first, last=last), order)


def _show_filter(rows: Sequence[ReportRow], name: str) -> None:
    counts = facet_counts(rows, name)
    asked = url_choices(
        FACETS[name], name, list(counts), lambda value: f"{facet_words(name, value)} ({counts.get(value, 0)})"
    )
    for value in asked:
        if value not in counts:
            told = f"This link asks for something that no report of this case tells of: {plain(value)}."
            st.warning(told, icon=":material/link_off:")


def _show_claimants(names: Sequence[str]) -> None:
    """Name the claimants that the search found, with the way to each."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="found_claimants"):
        st.caption("Claimants of this name:", width="content")
        for name in names[:NAMED]:
            st.page_link(page("claimants"), label=plain(name), query_params=carried(claimant=name))
        if len(names) > NAMED:
            st.caption(f"and {len(names) - NAMED} more", width="content")


def _show_part(rows: Sequence[ReportRow], total: int) -> None:
    """Show a part of the list, what it is a part of, and the ways to the others."""
    parts = -(-len(rows) // ROWS)
    asked = read(PAGE)
    number = int(asked) if asked.isdecimal() and 1 <= int(asked) <= parts else 1
    if asked and str(number) != asked:
        st.warning(f"This list has no part {plain(asked)}; here is the first.", icon=":material/link_off:")
    start = (number - 1) * ROWS
    end = min(start + ROWS, len(rows))
    matching = "" if len(rows) == total else f", of {number_words(total)} in this case"
    shown = f"Showing {number_words(start + 1)} to {number_words(end)} of " if parts > 1 else ""
    st.caption(f"{shown}{count_words(len(rows), 'report')}{matching}. Choose one to read it with its claims marked.")
    choosable_table(
        ("Title", "Outlet", "Reported", "Claims of harm", "All claims", "Set aside"),
        [{"id": row.doc, "cells": _cells(row), "faint": not row.harmed} for row in rows[start:end]],
        key="reports_table",
        on_choose=open_report,
    )
    if parts > 1:
        with st.container(horizontal=True, vertical_alignment="center", key="report_parts"):
            st.button("Earlier rows", icon=":material/chevron_left:", disabled=number == 1, on_click=_turn,
                      args=(number - 1,))  # fmt: skip
            st.caption(f"Part {number_words(number)} of {number_words(parts)}", width="content")
            st.button("Further rows", icon=":material/chevron_right:", disabled=number == parts, on_click=_turn,
                      args=(number + 1,))  # fmt: skip


def _cells(row: ReportRow) -> list[str]:
    document = row.reading.document
    return [
        report_title(document),
        document.outlet or "unknown",
        report_day_words(document.published),
        number_words(row.harmed),
        number_words(len(row.reading.claims)),
        number_words(len(row.reading.set_aside)),
    ]


def _turn(number: int) -> None:
    write_all({PAGE: str(number) if number > 1 else ""})


def _clear() -> None:
    write_all(dict.fromkeys(("q", "from", "to", *FACETS), ""))
