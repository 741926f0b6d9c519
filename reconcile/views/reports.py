"""Reports: the documents of the case, and a reader that marks every claim where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.errors import UnknownId
from reconcile.highlight import LINK_SCHEMES, Mark, marked_html
from reconcile.model import Claim, Reading, SetAside
from reconcile.views.address import carried, page, read, write
from reconcile.views.case_data import CaseView
from reconcile.views.controls import url_text
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import show_html
from reconcile.views.parts import choosable_table
from reconcile.wording import claimant_words, count_words, counted_words, figure_words, report_day_words

LISTED = 100  # reports in the list
_KEY = """<div class="key"><span><mark>figure</mark> of people harmed</span>
<span><mark class="claimant">claimant</mark></span><span><mark class="context">other count</mark></span>
<span><mark class="aside">set aside</mark></span></div>"""
SHOWN = 60_000  # characters of a report on the page, about 10,000 words
ASIDE = 100  # figures set aside that are listed under a report


@case_page("reports")
def show(case: CaseView) -> None:
    """Show the list of reports, or the one that the URL names."""
    if read("doc"):
        reading = case.reading(read("doc"))
        _show_report(case, reading)
        return
    title_row("Reports", "reports", case)
    if not case.readings:
        st.info("This case has no reports yet. Paste or upload some.", icon=":material/info:")
        st.page_link(page("add"), label="Add reports", icon=":material/add_circle:", query_params=carried(case=case.id))
        return
    _show_list(list(case.readings.values()))


def _show_list(readings: Sequence[Reading]) -> None:
    words = url_text("Search", "q", "Title, outlet or words of the text").casefold().split()
    kept = [
        r
        for r in readings
        if all(w in f"{r.document.title} {r.document.outlet} {r.document.text}".casefold() for w in words)
    ]
    if not kept:
        st.info("No report matches. Shorten the search.", icon=":material/filter_alt_off:")
        return
    kept.sort(key=lambda r: (r.document.published or "0", r.document.title), reverse=True)
    st.caption(f"{count_words(len(kept), 'report')}. Choose one to read it with its claims marked.")
    choosable_table(
        ("Title", "Outlet", "Reported", "Claims", "Set aside"),
        [
            {
                "id": r.document.doc,
                "cells": [
                    r.document.title or f"Untitled: {r.document.text[:60].strip()}…",
                    r.document.outlet or "unknown",
                    report_day_words(r.document.published),
                    f"{len(r.claims):,}",
                    f"{len(r.set_aside):,}",
                ],
            }
            for r in kept[:LISTED]
        ],
        key="reports_table",
        on_choose=_choose,
    )
    if len(kept) > LISTED:
        st.caption(f"Showing {LISTED} of {len(kept)} reports, the newest first. Search to find the others.")


def _choose(doc: str) -> None:
    write("doc", doc)
    write("claim", "")


def _show_report(case: CaseView, reading: Reading) -> None:
    document = reading.document
    chosen = case.claim(read("claim")) if read("claim") else None
    if chosen is not None and chosen.doc != document.doc:
        raise UnknownId("claim", chosen.id)
    title_row(document.title or "Untitled report", "reports", case)
    told = [document.outlet or "outlet unknown", document.author, f"reported: {report_day_words(document.published)}"]
    told += [count_words(len(reading.claims), "claim"), f"{count_words(len(reading.set_aside), 'number')} set aside"]
    show_html(f"<p class='soft'>{escape(' · '.join(part for part in told if part))}</p>")
    with st.container(horizontal=True):
        st.button("All reports", icon=":material/arrow_back:", on_click=_choose, args=("",))
        if document.url.lower().startswith(LINK_SCHEMES):
            st.link_button("Open the original", document.url, icon=":material/open_in_new:")
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_html(_KEY)
        text = marked_html(document.text, reader_marks(reading, chosen), 0, SHOWN)
        show_html(f'<div class="text" lang="{escape(document.lang or "en")}" dir="auto">{text}</div>')
        if len(document.text) > SHOWN:
            told_all = f"{SHOWN:,} of {len(document.text):,} characters"
            st.caption(f"Showing the first {told_all}. The claims beside are of the whole text.")
    with right:
        _show_claims(reading, chosen)
        _show_aside(reading)


def reader_marks(reading: Reading, chosen: Claim | None) -> list[Mark]:
    """Return what the reader marks: each figure with its claimant, and each number set aside with its reason."""
    marks = []
    for claim in reading.claims:
        counted = counted_words(claim.outcome, claim.victims, claim.unit)
        note = f"{counted}: {figure_words(claim)} – {claimant_words(claim)}"
        style = "figure" if claim.is_core else "context"
        style += " chosen" if chosen is not None and claim.id == chosen.id else ""
        marks.append(Mark(start=claim.start, end=claim.end, style=style, note=note, id=claim.id))
        if claim.claimant_start is not None and claim.claimant_end is not None:
            named = f"claimant: {claimant_words(claim)}"
            marks.append(Mark(start=claim.claimant_start, end=claim.claimant_end, style="claimant", note=named))
    marks += [Mark(start=a.start, end=a.end, style="aside", note=f"set aside: {a.reason}") for a in reading.set_aside]
    return marks


def _show_claims(reading: Reading, chosen: Claim | None) -> None:
    st.subheader("Claims", anchor=False)
    if not reading.claims:
        st.caption("No claim was found in this report.")
        return
    choosable_table(
        ("Figure", "Of", "Claimant"),
        [
            {
                "id": c.id,
                "cells": [figure_words(c), counted_words(c.outcome, c.victims, c.unit), claimant_words(c)],
                "chosen": chosen is not None and c.id == chosen.id,
                "faint": not c.is_core,
            }
            for c in reading.claims[:ASIDE]
        ],
        key="report_claims",
        on_choose=_choose_claim,
    )
    if chosen is not None and chosen.event:
        parameters = carried(event=chosen.event, claim=chosen.id)
        st.page_link(
            page("event"),
            label="See the chosen claim in its event",
            icon=":material/stacked_bar_chart:",
            query_params=parameters,
        )


def _choose_claim(id: str) -> None:
    write("claim", id)


def _show_aside(reading: Reading) -> None:
    st.subheader("Set aside", anchor=False)
    if not reading.set_aside:
        st.caption("Every number in this report was used.")
        return
    lines = "".join(_aside_line(aside) for aside in reading.set_aside[:ASIDE])
    show_html(f"<ul>{lines}</ul>")
    if len(reading.set_aside) > ASIDE:
        st.caption(f"Showing {ASIDE} of {len(reading.set_aside)}.")


def _aside_line(aside: SetAside) -> str:
    return f"<li><b>{escape(aside.figure)}</b>: {escape(aside.reason)}</li>"
