"""On the event page: numbers to look at twice, what is contested, why two figures differ, why this is one event."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.group.alarms import find_alarms
from reconcile.group.contest import find_contests
from reconcile.group.grades import Responsibility
from reconcile.group.reasons import Near, explain_link, find_near
from reconcile.locales import retell, untold
from reconcile.model import Claim, Estimate, Event
from reconcile.views.address import carried, page, plain
from reconcile.views.case_data import CaseView, differences, reasons
from reconcile.views.event_decisions import show_decisions
from reconcile.views.look import badge, html_list, show_html
from reconcile.views.reader_locale import fragment
from reconcile.wording import claimant_words, counted_after, figure_words, report_day_words

LISTED = 8  # alarms or contradictions shown openly; the rest is folded
KEPT_NEAR = 64  # events whose near ones are kept in memory


def show_alarms(event: Event, estimates: Sequence[Estimate]) -> None:
    """Show the numbers that a person should read again, each with the way to its claims."""
    alarms = find_alarms(event, estimates)
    if not alarms:
        return
    claims = {claim.id: claim for claim in event.claims}
    st.header("Numbers to look at twice", anchor=False)
    st.caption("Nothing is corrected for these: they are what a reader would ask about first.")
    for number, alarm in enumerate(alarms[:LISTED]):
        with st.container(key=f"alarm_{number}"):
            show_html(html_list([alarm.words]))
            with st.container(horizontal=True, gap="small"):
                for id in alarm.claims[:2]:
                    _claim_link(event, claims[id])
    if len(alarms) > LISTED:
        with st.expander(f"{len(alarms) - LISTED} more"):
            show_html(html_list([alarm.words for alarm in alarms[LISTED:]]))


def _claim_link(event: Event, claim: Claim) -> None:
    st.page_link(
        page("event"),
        label=plain(f"{figure_words(claim)}, {claimant_words(claim)}"),
        icon=":material/format_quote:",
        query_params=carried(event=event.id, claim=claim.id),
    )


def show_contests(event: Event, estimates: Sequence[Estimate]) -> None:
    """Show in what the claimants contradict each other, with who says what."""
    contests = find_contests(event, estimates)
    if not contests:
        return
    st.header("What is contested", anchor=False)
    lines = [f"{contest.dimension.capitalize()}. {contest.words}" for contest in contests]
    show_html(html_list(lines[:LISTED]))
    if len(lines) > LISTED:
        with st.expander(f"{len(lines) - LISTED} more"):
            show_html(html_list(lines[LISTED:]))


def show_grades(estimate: Estimate, deniers: str) -> None:
    """Show the two suggested grades of an estimate, which speak of different things, and who denies anything."""
    if not estimate.harm_grade:
        return
    marks = badge(f"harm: {estimate.harm_grade}")
    if estimate.responsibility != Responsibility.UNCLAIMED:  # that no figure's claimant accepts it is no finding
        marks += badge(f"responsibility: {estimate.responsibility}")
    denied = f"<p class='soft'>Denied by {escape(deniers)}: see “What the accused said” below.</p>" if deniers else ""
    show_html(f'<p>{marks} <span class="soft">suggested from these reports, not a finding</span></p>{denied}')


def show_differences(event: Event, estimate: Estimate) -> None:
    """Show, folded, whether any two claims of the event are of one harm and why, and in what they differ."""
    claims = {claim.id: claim for claim in event.claims}
    if len(claims) < 2:
        return
    words = {id: _choice(claim) for id, claim in claims.items()}
    first = next(iter((*estimate.low_claims, *claims)))
    second = next(id for id in (*estimate.high_claims, *claims) if id != first)
    ids = list(claims)
    with st.expander("Why do two figures differ?"):
        left, right = st.columns(2)
        with left:
            one = st.selectbox(
                "One claim", ids, index=ids.index(first), format_func=words.__getitem__, key=f"one_{first}"
            )
        with right:
            other = st.selectbox(
                "Another", ids, index=ids.index(second), format_func=words.__getitem__, key=f"other_{second}"
            )
        lines = differences(claims[one], claims[other]) or [
            "Nothing that the reports tell but the figure itself, if that."
        ]
        show_html(html_list(lines))
        if one != other:
            st.caption("Why they are taken for one harm")
            show_html(html_list(explain_link(claims[one], claims[other], event.claims)[1:]))


def _choice(claim: Claim) -> str:
    told = f"{figure_words(claim)} {counted_after(claim)} – {claimant_words(claim)}"
    return f"{told}, {claim.outlet or 'outlet unknown'}, {report_day_words(claim.published)}"


def show_reasons(case: CaseView, event: Event) -> None:
    """Show why these claims are one event, what may be changed about it, and, when asked, what it nearly took in."""
    st.header("Why these are one event", anchor=False)
    lines = [*map(retell, reasons(event))] or ["Only one claim speaks of it."]
    if event.formerly:
        lines.append(f"Known before as {', '.join(event.formerly)}.")
    show_html(html_list(lines))
    show_decisions(case, event)
    _show_near(case, event)


@fragment
def _show_near(case: CaseView, event: Event) -> None:
    """Show, when asked, what an event nearly took in: every claim around it is compared for that."""
    if not st.toggle("Show what nearly joined", key=f"near_{event.id}"):
        return
    st.caption("In doubt, events are left apart: one too many is seen, a wrong one would be believed.")
    near = _near(event.id, hash(tuple(case.claims)), event, tuple(case.events.values()))
    if not near:
        st.markdown("Nothing came near.")
    for one in near:
        st.page_link(page("event"), label=plain(retell(one.title)), query_params=carried(event=one.event))
        show_html(html_list(map(retell, one.reasons)))


@st.cache_resource(max_entries=KEPT_NEAR, show_spinner=False)
def _near(id: str, claims: int, _event: Event, _events: tuple[Event, ...]) -> list[Near]:
    """Return what an event nearly took in; ``claims`` is in the key so that a changed case is compared anew."""
    with untold():
        return find_near(_event, _events)
