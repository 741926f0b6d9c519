"""What was read, before it is kept: each report with its first claims, what failed beside its file, then Keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from reconcile.errors import ReconcileError
from reconcile.store import Twin
from reconcile.views import case_data
from reconcile.views.add_form import clear_form
from reconcile.views.add_offered import show_offered
from reconcile.views.address import carried, page, plain, write
from reconcile.views.case_data import CaseView
from reconcile.views.case_intake import held_twins, keep_readings
from reconcile.views.intake import Intake, Offered, Source
from reconcile.views.look import show_html
from reconcile.views.person import name_field, recall_person
from reconcile.wording import count_words, number_words

NEW_CASE = ""  # the choice of a new case; no case has an empty id
SHOWN = 10  # reports shown at first, and more at each wish
SOURCES = 40  # files listed; those that failed come first


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What became of the last reports that were kept."""

    case: str
    docs: tuple[str, ...]
    sources: tuple[Source, ...]


def show_preview(case: CaseView, intake: Intake) -> None:
    """Show what was read and what was not; nothing is kept until the person says so."""
    recall_person()
    st.subheader("What was read", anchor=False)
    if intake.was_stopped:
        st.warning(f"Stopped at {plain(intake.now)}. What was read before it is shown.", icon=":material/stop_circle:")
    if intake.failure:
        st.error(plain(intake.failure), icon=":material/error:")
    claims = sum(claim.is_core for offered in intake.offered for claim in offered.reading.claims)
    if intake.offered:
        told = f"{count_words(len(intake.offered), 'report')} with {count_words(claims, 'claim')} of people harmed."
        st.markdown(f"**{told}** Nothing is kept yet.")
    _show_sources(intake.sources)
    if not intake.offered:
        st.error("No report could be read. The reasons stand above.", icon=":material/error:")
        st.button("Start anew", on_click=_throw_away, key="throw_away")
        return
    with st.columns(2)[0]:
        target = _choose_target(case)
    twins = _twins(intake, target)
    chosen = [offered for offered in intake.offered if _is_kept(offered, intake, twins)]
    _show_keep(intake, target, chosen)
    shown = SHOWN * (1 + int(st.session_state.get(f"offered_pages_{intake.number}", 0)))
    for place, offered in enumerate(intake.offered[:shown]):
        show_offered(place, intake, offered, twins.get(offered.doc), target)
    if len(intake.offered) > shown:
        st.caption(f"Showing {shown} of {count_words(len(intake.offered), 'report')}. All that are ticked are kept.")
        more = min(SHOWN, len(intake.offered) - shown)
        st.button(f"Show {more} more", on_click=_show_more, args=(intake.number,), key="offered_more")


def show_kept(case: CaseView) -> None:
    """Show what became of the last reports that were kept, with the ways on."""
    kept: Kept | None = st.session_state.get("kept")
    if kept is None or kept.case != case.id:
        return
    recall_person()  # so that the browser learns a name that was typed into the form
    claims = [claim for doc in kept.docs if doc in case.readings for claim in case.readings[doc].claims]
    harmed = count_words(sum(claim.is_core for claim in claims), "claim")
    told = f"{count_words(len(kept.docs), 'report')} kept in {plain(case.name)}, with {harmed} of people harmed."
    if st.session_state.pop("kept_is_new", False):
        st.toast(told, icon=":material/check:")
    st.success(told, icon=":material/check:")
    with st.container(horizontal=True, gap="medium", key="kept_ways"):
        ways = (("events", "See its events"), ("reports", "Read its reports"), ("review", "Review its claims"))
        for path, label in ways:
            query = carried(case=case.id)
            st.page_link(page(path), label=f"**{label}**", icon=":material/arrow_forward:", query_params=query)
    failed = [source for source in kept.sources if source.problems]
    if failed:
        st.markdown("What could not be read:")
        _show_sources(failed)


def _show_sources(sources: Sequence[Source]) -> None:
    """Show what was handed in, a line each: what came of it, or why nothing did."""
    ordered = sorted(sources, key=lambda source: (not source.problems, not source.notes))
    lines = "".join(_source_line(source) for source in ordered[:SOURCES])
    more = f"<p class='soft'>Showing {SOURCES} of {number_words(len(ordered))}, those with a fault first.</p>"
    show_html(f"<ul class='sources'>{lines}</ul>{more if len(ordered) > SOURCES else ''}")


def _source_line(source: Source) -> str:
    if not source.is_opened:
        state = "<span class='soft'>not read</span>"
    elif source.reports:
        state = f"<span class='good'>✓ {count_words(source.reports, 'report')}</span>"
    else:
        state = "<span class='bad'>✗ not read</span>" if source.problems else "<span class='soft'>no report</span>"
    faults = [
        f"<li><span class='bad'>{_told(source, p.where, p.reason)}</span>{_mend(p.mend)}</li>" for p in source.problems
    ]
    notes = [f"<li class='soft'>{_told(source, note.where, note.message)}</li>" for note in source.notes]
    inner = f"<ul>{''.join([*faults, *notes])}</ul>" if faults or notes else ""
    return f"<li><b>{escape(source.name)}</b>: {state}{inner}</li>"


def _told(source: Source, where: str, words: str) -> str:
    """Return a remark, with the part of the file that it is about unless that is the file itself."""
    part = where.removeprefix(source.name).lstrip("/:")
    lead = f"line {part} " if part.isdecimal() else f"{part}: " if part else ""
    return escape(lead + words)


def _mend(words: str) -> str:
    return f" <span class='soft'>– {escape(words)}</span>" if words else ""


def _choose_target(case: CaseView) -> str:
    cases = {c.id: c.name for c in case_data.list_cases()}
    own = next((c.id for c in case_data.list_cases() if c.id == case.id and not c.is_demo), NEW_CASE)
    options = [NEW_CASE, *cases]
    return st.selectbox(
        "Keep in",
        options,
        index=options.index(own),
        format_func=lambda id: cases.get(id, "A new case"),
        key=f"target_{own}",
        persist_state="page",
    )


def _twins(intake: Intake, target: str) -> Mapping[str, tuple[Twin, str]]:
    """Return for each report the one that it repeats and where that is: the case, or "" for what was handed in."""
    among = {offered.doc: (offered.twin, "") for offered in intake.offered if offered.twin is not None}
    held = held_twins(target, intake) if target != NEW_CASE else {}
    return among | {doc: (twin, target) for doc, twin in held.items()}


def _is_kept(offered: Offered, intake: Intake, twins: Mapping[str, tuple[Twin, str]]) -> bool:
    is_held = offered.doc in twins and twins[offered.doc][0].is_in_the_way
    return not is_held and offered.doc not in intake.left_out


def _show_keep(intake: Intake, target: str, chosen: list[Offered]) -> None:
    """Show the button that keeps what is ticked, with the names that are still wanting."""
    with st.form("keep", border=False):
        left, right = st.columns(2)
        name = ""
        if target == NEW_CASE:
            with left:
                name = st.text_input("Name of the new case", placeholder="My case", key="new_case_name")
        with right if target == NEW_CASE else left:
            person = name_field()
        sent = st.form_submit_button(f"Keep {count_words(len(chosen), 'report')}", type="primary", disabled=not chosen)
    st.button("Throw away what was read", on_click=_throw_away, type="tertiary", key="throw_away")
    if not chosen:
        st.info("No report is ticked, so there is nothing to keep.", icon=":material/info:")
    if sent and person is not None:
        _keep(intake, target, (name or "").strip() or "My case", chosen)


def _keep(intake: Intake, target: str, name: str, chosen: list[Offered]) -> None:
    """Keep the reports that are ticked, in a new case made for them or in the one chosen."""
    try:
        with st.spinner("Keeping …"):
            id = target or case_data.create_case(name).id
            added = keep_readings(id, [offered.reading for offered in chosen])
    except ReconcileError as error:
        st.error(plain(f"Nothing was kept: {error}"), icon=":material/error:")
        return
    st.session_state["kept"] = Kept(case=id, docs=added.added, sources=tuple(intake.sources))
    st.session_state["kept_is_new"] = True
    st.session_state.pop("intake", None)
    clear_form()
    write("case", id)  # the next report goes into the same case
    st.rerun()


def _throw_away() -> None:
    st.session_state.pop("intake", None)


def _show_more(number: int) -> None:
    name = f"offered_pages_{number}"
    st.session_state[name] = int(st.session_state.get(name, 0)) + 1
