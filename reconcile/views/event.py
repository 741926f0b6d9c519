"""Event: the range of reported figures, a line a claimant, and the sentence behind each mark."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from reconcile.charts import MAX_ROWS, range_alt, range_chart, range_rows
from reconcile.errors import UnknownId
from reconcile.model import Claim, Estimate, Event, Scope, Stance
from reconcile.views.address import carried, page, read, read_all, write
from reconcile.views.case_data import CaseView, accounted, ready_sentence
from reconcile.views.controls import url_switch
from reconcile.views.event_sections import (
    show_differences,
    show_echoes,
    show_others,
    show_parts,
    show_reasons,
    show_time,
)
from reconcile.views.evidence import show_evidence
from reconcile.views.frame import case_page, plain, title_row
from reconcile.views.look import badge, chart_key, show_html
from reconcile.views.parts import choosable_table, copy_button, scroll_to_chosen
from reconcile.wording import (
    KIND_WORDS,
    claimant_words,
    count_words,
    day_words,
    estimate_words,
    figure_words,
)

TABLE_ROWS = 200  # claims in the table; more would be slow on a phone


@case_page("event")
def show(case: CaseView) -> None:
    """Show the event that the URL names; without a name, the way to the list."""
    id = read("event")
    if not id:
        title_row("Event", "event", case)
        st.info("Choose an event from the list to see its range and who claimed what.", icon=":material/info:")
        st.page_link(page("events"), label="All events", query_params=carried())
        return
    event = case.event(id)
    claim = _chosen_claim(case, event)
    title_row(event.title, "event", case)
    estimates = case.estimates.get(event.id, ())
    if not estimates:
        st.info("Nobody counts people harmed in this event; what was counted stands below.", icon=":material/info:")
        show_others(event, ())
        show_reasons(event)
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
    _show_range(case, event, estimate, claim)
    show_time(event, estimate, claim.id if claim else "", _choose_claim)
    show_parts(event, estimates)
    show_differences(event, estimate)
    show_reasons(event)
    show_others(event, estimates)


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
    left, right = st.columns([3, 2], vertical_alignment="bottom")
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


def _show_range(case: CaseView, event: Event, estimate: Estimate, claim: Claim | None) -> None:
    by_id = {c.id: c for c in event.claims}
    sentence = ready_sentence(event, estimate)
    vague = " Only vague words were used; the bounds are what they mean at least." if estimate.vague_only else ""
    show_html(
        f'<p class="lead"><b>{escape(sentence or f"{estimate_words(estimate, by_id)} (range of reported figures)")}</b></p><p class="soft">{_counts(estimate)}{vague}</p>'
    )
    if sentence:
        copy_button("Copy this sentence", sentence, key="copy_sentence")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_chart(event, estimate, claim)
    with right, st.container(key="evidence"):
        st.subheader("Evidence", anchor=False)
        scroll_to_chosen("evidence", claim.id if claim else "")
        if claim is not None:
            show_evidence(case, claim, "The claim you chose", key="chosen")
            st.button("Back to the two ends", on_click=_choose_claim, args=("",))
        else:
            _show_ends(case, estimate, by_id)
    _show_table(estimate, by_id, claim)
    show_echoes(estimate, by_id)


def _counts(estimate: Estimate) -> str:
    told = f"{count_words(estimate.independent, 'independent claimant')} in {count_words(estimate.outlets, 'outlet')}"
    if estimate.contested:
        told += " · contested: two of them exclude each other"
    return told


def _show_chart(event: Event, estimate: Estimate, claim: Claim | None) -> None:
    chosen = claim.id if claim else ""
    rows = range_rows(estimate, event.claims, chosen)
    dark = st.context.theme.type == "dark"
    spec = range_chart(estimate, event.claims, chosen=chosen, log=read("scale") == "log", dark=dark)
    kinds = {c.claimant_kind for c in event.claims if c.id in accounted(estimate)}
    name = "range_" + "_".join((event.id, str(estimate.outcome), *map(str, estimate.victims), estimate.unit))
    st.vega_lite_chart(
        None,
        spec,
        key=name,
        on_select=lambda: _chart_chosen(name),
        selection_mode="claim",
        alt=range_alt(estimate, event.claims),
    )
    show_html(chart_key(kinds))
    drawn = len({row["row"] for row in rows})
    if drawn >= MAX_ROWS:
        st.caption(f"Showing {drawn} claimants, those behind the bounds among them. The table below has more.")
    url_switch(
        "Logarithmic axis", "scale", "log", help="For figures far apart. Equal steps are tenfold; 0 cannot be shown."
    )


def _chart_chosen(name: str) -> None:
    picked = st.session_state[name]["selection"].get("claim") or []
    id = next((str(point["claim"]) for point in picked if point.get("claim")), "")
    if id:
        _choose_claim(id)


def _choose_claim(id: str) -> None:
    write("claim", id)


def _show_ends(case: CaseView, estimate: Estimate, by_id: Mapping[str, Claim]) -> None:
    """Show the claims behind the two bounds, before any claim is chosen."""
    lows = [by_id[id] for id in estimate.low_claims if id in by_id]
    highs = [by_id[id] for id in estimate.high_claims if id in by_id]
    low, high = next(iter(lows), None), next(iter(highs), None)
    if low is not None and high is not None and low.id != high.id:
        show_evidence(case, low, "Lowest figure", key="low")
        show_evidence(
            case, high, "Highest figure" if estimate.high is not None else "Highest figure, open above", key="high"
        )
    elif (only := low or high) is not None:
        show_evidence(case, only, "The figure", key="only")
    st.caption("Choose a mark in the chart or a claimant in the table to see its sentence.")


def _show_table(estimate: Estimate, by_id: Mapping[str, Claim], claim: Claim | None) -> None:
    st.subheader("Who claimed what", anchor=False)
    ids = [row["claim"] for row in range_rows(estimate, by_id.values(), most=len(by_id))]
    claims = [by_id[id] for id in ids]
    rows = [
        {
            "id": c.id,
            "cells": [
                claimant_words(c),
                figure_words(c),
                KIND_WORDS[c.claimant_kind],
                c.outlet or "unknown",
                day_words(c.published[:10]) if c.published else "not dated",
                _note(c, estimate, by_id),
            ],
            "chosen": claim is not None and c.id == claim.id,
            "faint": c.id in estimate.superseded,
        }
        for c in claims[:TABLE_ROWS]
    ]
    choosable_table(
        ("Claimant", "Figure", "Kind", "Outlet", "Reported", "Note"), rows, key="claims_table", on_choose=_choose_claim
    )
    if len(claims) > TABLE_ROWS:
        st.caption(f"Showing {TABLE_ROWS} of {len(claims)} claims.")


def _note(claim: Claim, estimate: Estimate, by_id: Mapping[str, Claim]) -> str:
    notes = []
    if claim.stance is Stance.DENIED:
        notes.append("denial")
    if claim.id in estimate.superseded:
        later = by_id.get(estimate.superseded[claim.id])
        notes.append(f"later revised to {figure_words(later)}" if later else "later revised")
    if claim.id in estimate.vague:
        notes.append("vague; sets no bound")
    if claim.id in estimate.low_claims:
        notes.append("lowest bound")
    if claim.id in estimate.high_claims:
        notes.append("highest bound")
    return "; ".join(notes)
