"""One report that was read and is not kept yet: what is known of it, what repeats it, its first claims."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from reconcile.model import Claim, Document, Reading
from reconcile.read.language import language_words
from reconcile.store import Likeness, Twin
from reconcile.views import case_data
from reconcile.views.add_form import day_fault
from reconcile.views.address import plain
from reconcile.views.case_data import showable
from reconcile.views.case_intake import read_step
from reconcile.views.evidence import quoted_html
from reconcile.views.intake import Intake, Offered
from reconcile.views.look import badge, kind_dot, show_html
from reconcile.views.report_rows import report_title
from reconcile.wording import claimant_words, count_words, counted_after, figure_words, report_day_words

FIRST_CLAIMS = 3  # of a report; the others open on a click
ALL = 0.995  # share of words from which "100 %" would be told
MOST_CLAIMS = 40  # of a report in the preview; once it is kept, the Reports page has them all

_BADGES = {
    Likeness.SAME_TEXT: "held already",
    Likeness.ID_TAKEN: "id taken",
    Likeness.NEARLY: "nearly the same",
    Likeness.WITHDRAWN: "withdrawn before",
    Likeness.ID_WITHDRAWN: "id withdrawn",
}


def show_offered(place: int, intake: Intake, offered: Offered, twin: tuple[Twin, str] | None, target: str) -> None:
    """Show one report: whether it is kept, what is known of it, what repeats it, its first claims."""
    reading = showable(offered.reading)
    document = reading.document
    is_held = twin is not None and twin[0].is_in_the_way
    title = report_title(document)
    with st.container(border=True, key=f"offered_{place}"):
        key = f"keep_{intake.number}_{place}_{target}"
        st.checkbox(
            f"**{plain(title)}**",
            value=not is_held and offered.doc not in intake.left_out,
            disabled=is_held,
            key=key,
            on_change=_tick,
            args=(intake, offered.doc, key),
        )
        show_html(_told(intake, offered, reading, twin))
        _mend_details(place, intake, offered, document)


def _told(intake: Intake, offered: Offered, reading: Reading, twin: tuple[Twin, str] | None) -> str:
    """Return what is known of a report and its claims, as HTML."""
    document = reading.document
    told = [document.outlet or "outlet unknown", f"reported: {report_day_words(document.published)}"]
    told += [_language(document.lang), f"from {offered.source}" if len(intake.sources) > 1 else ""]
    lines = f"<p class='soft'>{escape(' · '.join(part for part in told if part))}</p>"
    lines += f"<p>{_twin_words(intake, *twin)}</p>" if twin is not None else ""
    core = [claim for claim in reading.claims if claim.is_core]
    others = len(reading.claims) - len(core)
    counted = f"{count_words(len(core), 'claim')} of people harmed"
    counted += f", {count_words(others, 'other count')}" if others else ""
    lines += f"<p><b>{counted}</b></p>" + "".join(_claim(claim, document) for claim in core[:FIRST_CLAIMS])
    if len(core) > FIRST_CLAIMS:
        rest = "".join(_claim(claim, document) for claim in core[FIRST_CLAIMS:MOST_CLAIMS])
        left = f"<p class='soft'>Showing {MOST_CLAIMS} of {len(core)}.</p>" if len(core) > MOST_CLAIMS else ""
        more = f"{min(len(core), MOST_CLAIMS) - FIRST_CLAIMS} more"
        lines += f"<details><summary>{more}</summary>{rest}{left}</details>"
    return lines


def _language(lang: str) -> str:
    code = lang.lower().partition("-")[0]
    return "" if not code else "in English" if code == "en" else f"in {language_words(code)}: figures may be misread"


def _twin_words(intake: Intake, twin: Twin, case: str) -> str:
    """Return what a report repeats, in words."""
    if twin.how is Likeness.ID_TAKEN:
        told = "its id names another text in this case. Give it one of its own in the file, and read it again."
    elif twin.how is Likeness.WITHDRAWN:
        told = "it was withdrawn from this case. Keeping it brings it back, with what was said of its claims."
    elif twin.how is Likeness.ID_WITHDRAWN:
        told = "its id names another text, which was withdrawn from this case and stays as it was. "
        told += "This one is kept under an id of its own, made from the same."
    else:
        told = _alike_words(intake, twin, case)
    return f"{badge(_BADGES[twin.how])} {told}"


def _alike_words(intake: Intake, twin: Twin, case: str) -> str:
    """Return which report has the same words or nearly so."""
    if case:
        held, where = case_data.desk().store.document(case, twin.doc), "which this case holds already"
    else:
        former = next(offered for offered in intake.offered if offered.doc == twin.doc)
        held, where = former.reading.document, f"from {former.source}"
    named = f"“{escape(report_title(held))}”, {escape(where)}"
    if twin.how is Likeness.SAME_TEXT:
        return f"the same text as {named}."
    share = f"{twin.share:.0%} the same words" if twin.share < ALL else "the same words, in other marks or lines,"
    return f"{share} as {named}. Both would be kept; untick the one you do not want."


def _claim(claim: Claim, document: Document) -> str:
    """Return one claim of the preview: how many of whom, who says so, and the sentence."""
    return (
        f"<div class='offer'><p><b>{escape(figure_words(claim))}</b> {escape(counted_after(claim))} · "
        f"{kind_dot(claim.claimant_kind)}{escape(claimant_words(claim))}</p>"
        f"{quoted_html(claim, document)}</div>"
    )


def _mend_details(place: int, intake: Intake, offered: Offered, shown: Document) -> None:
    """Let the person say what the file does not: its report date decides what "on Tuesday" means."""
    key = f"{intake.number}_{place}"
    with (
        st.popover("Title, outlet, date", icon=":material/edit:", key=f"mend_{key}"),
        st.form(f"mend_form_{key}", border=False),
    ):
        title = st.text_input("Title", value=shown.title, key=f"mend_title_{key}")
        outlet = st.text_input("Outlet", value=shown.outlet, key=f"mend_outlet_{key}")
        help = "Year-month-day. “On Tuesday” is read against it."
        published = st.text_input("Report date", value=shown.published, help=help, key=f"mend_day_{key}")
        url = st.text_input("Link", value=shown.url, key=f"mend_url_{key}")
        sent = st.form_submit_button("Read it so", type="primary")
        fault = day_fault((published or "").strip()) if sent else ""
        if fault:
            st.error(fault, icon=":material/error:")
    if not sent or fault:
        return
    told = {"title": title, "outlet": outlet, "published": published, "url": url}
    mended = replace(offered.reading.document, **{field: (value or "").strip() for field, value in told.items()})
    intake.offered[place] = replace(offered, reading=read_step()(mended))
    st.rerun()


def _tick(intake: Intake, doc: str, key: str) -> None:
    if st.session_state[key]:
        intake.left_out.discard(doc)
    else:
        intake.left_out.add(doc)
