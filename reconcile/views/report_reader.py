"""The reader of one report: every claim where it stands, what was set aside and why, the chosen claim with its acts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.errors import UnknownId
from reconcile.highlight import LINK_SCHEMES, Mark
from reconcile.model import Claim, Denial, Reading, SetAside
from reconcile.views.address import read
from reconcile.views.case_data import CaseView
from reconcile.views.controls import PAGE, write_all
from reconcile.views.denial_card import show_rulings
from reconcile.views.event_answers import denial_mark
from reconcile.views.frame import title_row
from reconcile.views.look import show_html
from reconcile.views.report_bar import choose_claim, choose_denial, show_bar
from reconcile.views.report_correct import show_correction
from reconcile.views.report_lists import show_aside, show_claims, show_denials, show_origin
from reconcile.views.report_text import show_text, text_parts
from reconcile.views.review_acts import show_pending, show_told
from reconcile.wording import claimant_words, count_words, counted_words, figure_words, part_words, report_day_words

_KEY = """<div class="key"><span><mark>figure</mark> of people harmed</span>
<span><mark class="claimant">claimant</mark></span><span><mark class="context">other count</mark></span>
<span><mark class="denial">denial</mark></span><span><mark class="aside">set aside</mark></span></div>"""


def open_report(doc: str, claim: str = "") -> None:
    """Go to a report, or to one claim in it; "" leads back to the list."""
    write_all({"doc": doc, "claim": claim, "denial": ""})


def show_report(case: CaseView, reading: Reading) -> None:
    """Show one report with the claim or the denial that the URL names, if it names one.

    Raises:
        UnknownId: If it names one that the case does not hold, or one of another report.
    """
    document = reading.document
    chosen = case.claim(read("claim")) if read("claim") else None
    if chosen is not None and chosen.doc != document.doc:
        raise UnknownId("claim", chosen.id)
    denials = reading.denials
    denial = next((one for one in denials if one.id == read("denial")), None)
    if read("denial") and denial is None:
        raise UnknownId("denial", read("denial"))
    denial = None if chosen is not None else denial
    claims = sorted(reading.claims, key=lambda claim: (claim.start, claim.end))
    title_row(document.title or "Untitled report", "reports", case)
    show_told()
    show_pending(case.id)
    _show_head(reading)
    with st.container(key="reader_bar"):
        show_bar(case, reading, claims, chosen, denial)
    if denial is not None:
        show_rulings(case, denial)
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_html(_KEY)
        _show_text(reading, claims, denials, chosen or denial)
    with right, st.container(key="reader_lists"):
        show_claims(reading, claims, chosen, case.machine)
        show_denials(case, denials, denial)
        show_aside(reading)
        show_origin(reading)
    if chosen is not None:
        show_correction(case, chosen)


def _show_head(reading: Reading) -> None:
    document = reading.document
    told = [document.outlet or "outlet unknown", document.author, f"reported: {report_day_words(document.published)}"]
    told += [count_words(len(reading.claims), "claim"), f"{count_words(len(reading.set_aside), 'number')} set aside"]
    show_html(f"<p class='soft'>{escape(' · '.join(part for part in told if part))}</p>")
    with st.container(horizontal=True, key="report_links"):
        st.button("All reports", icon=":material/arrow_back:", on_click=open_report, args=("",))
        if document.url.lower().startswith(LINK_SCHEMES):
            st.link_button("Open the original", document.url, icon=":material/open_in_new:")


def _show_text(
    reading: Reading, claims: Sequence[Claim], denials: Sequence[Denial], chosen: Claim | Denial | None
) -> None:
    """Show the part of the text that holds what is chosen, else the one that the URL names, else the first."""
    document = reading.document
    parts = text_parts(document.text)
    if chosen is not None:
        number = next((n for n, (_, end) in enumerate(parts) if chosen.start < end), 0)
    else:
        asked = read(PAGE)
        number = int(asked) - 1 if asked.isdecimal() and 1 <= int(asked) <= len(parts) else 0
    denied = {denial.id for denial in denials}
    show_text(
        document.text,
        [*reader_marks(claims, reading.set_aside), *map(denial_mark, denials)],
        parts[number],
        lang=document.lang or "en",
        chosen=chosen.id if chosen is not None else "",
        key="reader",
        on_choose=lambda id: (choose_denial if id in denied else choose_claim)(id),
    )
    if len(parts) > 1:
        start, end = parts[number]
        st.caption(f"Showing characters {part_words(start + 1, end, len(document.text))}.")
        with st.container(horizontal=True, key="text_parts"):
            st.button("Earlier part", disabled=number == 0, on_click=_turn, args=(number,))
            st.button("Further part", disabled=number + 1 == len(parts), on_click=_turn, args=(number + 2,))


def reader_marks(claims: Sequence[Claim], aside: Sequence[SetAside]) -> list[Mark]:
    """Return what the reader marks: figures, their claimants, numbers set aside, also by a person."""
    marks = []
    for claim in claims:
        counted = counted_words(claim.outcome, claim.victims, claim.unit)
        note = f"{counted}: {figure_words(claim)} – {claimant_words(claim)}"
        style = "figure" if claim.is_core else "context"
        marks.append(Mark(start=claim.start, end=claim.end, style=style, note=note, id=claim.id))
        if claim.claimant_start is not None and claim.claimant_end is not None:
            named = f"claimant: {claimant_words(claim)}"
            marks.append(Mark(start=claim.claimant_start, end=claim.claimant_end, style="claimant", note=named))
    marks += [Mark(start=a.start, end=a.end, style="aside", note=f"set aside: {a.reason}") for a in aside]
    return marks


def _turn(number: int) -> None:
    write_all({"claim": "", PAGE: str(number) if number > 1 else ""})
