"""Event: the range of reported figures, a line a claimant, and the sentence behind each mark."""

from __future__ import annotations

import streamlit as st

from reconcile.errors import UnknownId
from reconcile.group.estimate import estimate_events
from reconcile.locales import retell
from reconcile.model import Claim, Estimate, Event, Scope
from reconcile.views.address import carried, page, plain, read, read_all, write
from reconcile.views.case_data import CaseView, accounted, ordered_estimates
from reconcile.views.event_answers import denier_words, event_answers, show_answers
from reconcile.views.event_past import linked_event
from reconcile.views.event_range import choose_claim, show_lead, show_range
from reconcile.views.event_reasons import show_alarms, show_contests, show_differences, show_grades, show_reasons
from reconcile.views.event_sections import show_others, show_parts, show_time
from reconcile.views.event_window import show_window
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import badge, show_html
from reconcile.views.reader_locale import fragment
from reconcile.views.review_acts import show_told
from reconcile.wording import count_words, day_words, estimate_words


@case_page("event")
def show(case: CaseView) -> None:
    """Show the event that the URL names; without a name, the way to the list."""
    id = read("event")
    if not id:
        title_row("Event", "event", case)
        st.info("Choose an event from the list to see its range and who claimed what.", icon=":material/info:")
        st.page_link(page("events"), label="All events", query_params=carried())
        return
    event = linked_event(case, id)
    if event is None:
        return
    claim = _chosen_claim(case, event)
    show_told()
    title_row(retell(event.title), "event", case)
    whole, estimates = event, case.estimates.get(event.id, ())
    event = show_window(whole)
    if event is not whole:
        estimates = tuple(ordered_estimates(estimate_events([event], convention=case.convention)))
    answers = event_answers(whole)
    if not estimates:
        st.info("Nobody counts people harmed in this event; what was counted stands below.", icon=":material/info:")
        show_others(event, ())
        show_answers(case, whole, answers)
        show_reasons(case, whole)
        return
    estimate = _chosen_estimate(estimates, claim)
    if estimate is None:
        asked = plain(" ".join([read("outcome"), *read_all("victims"), read("unit")]))
        st.warning(
            f"This link asks for a count that no report of this event gives: {asked}. Choose one below.",
            icon=":material/link_off:",
        )
    _show_head(event, estimates)
    _show_choice(event, estimates, estimate)
    if estimate is None:
        return
    show_grades(estimate, denier_words(answers))
    show_lead(event, estimate)
    _show_figures(case, event, estimate)
    show_answers(case, whole, answers)
    show_alarms(event, estimates)
    show_contests(event, estimates)
    show_differences(event, estimate)
    show_parts(event, estimates)
    show_reasons(case, whole)
    show_others(event, estimates)


@fragment
def _show_figures(case: CaseView, event: Event, estimate: Estimate) -> None:
    """Show what follows a chosen claim, and is drawn anew alone when another is chosen: charts, evidence, table."""
    claim = next((claim for claim in event.claims if claim.id == read("claim")), None)
    show_range(case, event, estimate, claim)
    show_time(event, estimate, choose_claim)


def _chosen_claim(case: CaseView, event: Event) -> Claim | None:
    """Return the claim that the URL names; raises ``UnknownId`` where this event does not hold it."""
    id = read("claim")
    if not id:
        return None
    claim = next((claim for claim in event.claims if claim.id == id), None)
    if claim is None:
        raise UnknownId("claim", id)
    return claim


def estimate_key(estimate: Estimate) -> tuple[str, tuple[str, ...], str]:
    """Return what names an estimate within its event."""
    return (str(estimate.outcome), tuple(str(v) for v in estimate.victims), estimate.unit)


def _chosen_estimate(estimates: tuple[Estimate, ...], claim: Claim | None) -> Estimate | None:
    """Return the estimate that the URL names, else the one with the claim, else the first."""
    if read("outcome"):
        asked = (read("outcome"), tuple(read_all("victims")) or ("unspecified",), read("unit") or "person")
        return next((e for e in estimates if estimate_key(e) == asked), None)
    if claim is not None:
        return next((e for e in estimates if claim.id in accounted(e)), estimates[0])
    return estimates[0]


def _show_head(event: Event, estimates: tuple[Estimate, ...]) -> None:
    reports = len({claim.doc for claim in event.claims})
    as_of = max((e.as_of for e in estimates), default="")[:10]
    marks = badge("contested", "contested") if any(e.contested for e in estimates) else ""
    marks += " " + badge("running total: not one attack") if event.scope is not Scope.INCIDENT else ""
    told = [count_words(reports, "report"), f"as of {day_words(as_of)}" if as_of else "no report is dated"]
    show_html(f"<p>{marks} <span class='soft'>{' · '.join(told)}</span></p>")


def _show_choice(event: Event, estimates: tuple[Estimate, ...], chosen: Estimate | None) -> None:
    """Show what can be looked at: an outcome, and within it a group of people."""
    by_id = {claim.id: claim for claim in event.claims}
    firsts: dict[str, Estimate] = {}
    for estimate in estimates:
        firsts.setdefault(str(estimate.outcome), estimate)
    groups = [e for e in estimates if chosen is not None and e.outcome == chosen.outcome]
    left, right = st.columns([3, 2])
    with left:
        st.session_state["counted"] = str(chosen.outcome) if chosen else None
        st.pills(
            "What is counted",
            list(firsts),
            key="counted",
            format_func=lambda outcome: estimate_words(firsts[outcome], by_id),
            on_change=lambda: _choose_estimate(firsts.get(st.session_state["counted"] or "")),
            wrap=True,
        )
    if chosen is None or len(groups) < 2:
        return
    with right:
        keyed = {estimate_key(e): e for e in groups}
        st.session_state["group"] = estimate_key(chosen)
        st.selectbox(
            f"Group ({len(groups)} named)",
            list(keyed),
            key="group",
            format_func=lambda key: estimate_words(keyed[key], by_id),
            on_change=lambda: _choose_estimate(keyed[st.session_state["group"]]),
        )


def _choose_estimate(estimate: Estimate | None) -> None:
    if estimate is None:
        return
    outcome, victims, unit = estimate_key(estimate)
    write("outcome", outcome)
    write("victims", victims)
    write("unit", "" if unit == "person" else unit)
    write("claim", "")
