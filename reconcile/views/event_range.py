"""The range on the event page: the chart, a line a claimant, the evidence beside it, the table under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from reconcile.charts import MAX_ROWS, range_alt, range_chart, range_rows
from reconcile.claimant_identity import Claimant, claimants_behind
from reconcile.model import Claim, Estimate, Event, Stance
from reconcile.views.address import read, write
from reconcile.views.case_data import CaseView, accounted, ready_sentence
from reconcile.views.controls import url_switch
from reconcile.views.event_sections import show_echoes
from reconcile.views.evidence import show_evidence
from reconcile.views.look import chart_key, show_html
from reconcile.views.parts import choosable_table, copy_button, scroll_to_chosen
from reconcile.wording import (
    KIND_WORDS,
    claimant_words,
    count_words,
    counted_words,
    estimate_words,
    figure_words,
    join_words,
    report_day_words,
)

SILENT = 12  # names of those without a figure; the matrix on Claimants has them all
TABLE_ROWS = 200  # claims in the table; more would be slow on a phone


def show_lead(event: Event, estimate: Estimate) -> None:
    """Show one estimate of an event in a sentence, with the button that copies it."""
    by_id = {c.id: c for c in event.claims}
    sentence = ready_sentence(event, estimate)
    vague = " Only vague words were used; the bounds are what they mean at least." if estimate.vague_only else ""
    lead = sentence or f"{estimate_words(estimate, by_id)} (range of reported figures)"
    show_html(f'<p class="lead"><b>{escape(lead)}</b></p><p class="soft">{_counts(estimate)}{vague}</p>')
    if sentence:
        copy_button("Copy this sentence", sentence, key="copy_sentence")


def show_range(case: CaseView, event: Event, estimate: Estimate, claim: Claim | None) -> None:
    """Show the claims behind one estimate of an event; ``claim`` is the chosen one, if any."""
    by_id = {c.id: c for c in event.claims}
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_chart(event, estimate, claim)
    with right, st.container(key="evidence"):
        st.header("Evidence", anchor=False)
        if claim is not None:
            show_evidence(case, ("The claim you chose", claim))
            st.button("Back to the two ends", on_click=choose_claim, args=("",))
        else:
            _show_ends(case, estimate, by_id)
        scroll_to_chosen("evidence", claim.id if claim else "")
    _show_table(estimate, by_id, claim)
    show_echoes(estimate, by_id)


def _counts(estimate: Estimate) -> str:
    told = f"{count_words(estimate.independent, 'independent claimant')} in {count_words(estimate.outlets, 'outlet')}"
    if estimate.contested:
        told += " · contested: two of them exclude each other"
    return told


def _show_chart(event: Event, estimate: Estimate, claim: Claim | None) -> None:
    rows = range_rows(estimate, event.claims)
    dark = st.context.theme.type == "dark"
    name, chosen = _chart_state(
        "_".join((event.id, str(estimate.outcome), *map(str, estimate.victims), estimate.unit)), claim
    )
    spec = range_chart(estimate, event.claims, chosen=chosen, log=read("scale") == "log", dark=dark)
    marked = {row["claim"] for row in rows}
    kinds = {c.claimant_kind for c in event.claims if c.id in marked}
    st.vega_lite_chart(
        None,
        spec,
        key=name,
        on_select=lambda: _chart_chosen(name),
        selection_mode="claim",
        alt=range_alt(estimate, event.claims),
    )
    told = _silent_words(event, estimate)
    drawn = len({row["row"] for row in rows})
    if drawn >= MAX_ROWS:
        told.insert(0, f"Showing {drawn} claimants, those behind the bounds among them. The table below has more.")
    show_html(chart_key(kinds) + "".join(f"<p class='soft'>{escape(words)}</p>" for words in told))
    url_switch(
        "Logarithmic axis", "scale", "log", help="For figures far apart. Equal steps are tenfold; 0 cannot be shown."
    )


def _chart_state(chart: str, claim: Claim | None) -> tuple[str, str]:
    """Return the key of a chart and the claim that its data ring.

    A mark that is selected in the chart is ringed by the browser, and what is
    sent stays as it was: the chart is not drawn anew. What is chosen
    elsewhere makes another chart, with nothing selected in it.
    """
    turn, ringed = st.session_state.get(f"turn_{chart}", (0, ""))
    key = f"range_{chart}_{turn}"
    chosen = claim.id if claim is not None else ""
    if chosen != (_selected(key) or ringed):
        turn, ringed = turn + 1, chosen
        st.session_state[f"turn_{chart}"] = (turn, ringed)
    return f"range_{chart}_{turn}", ringed


def _selected(key: str) -> str:
    """Return the claim whose mark is selected in a chart, "" if none."""
    picked = st.session_state.get(key, {}).get("selection", {}).get("claim") or []
    return next((str(point["claim"]) for point in picked if point.get("claim")), "")


def _silent_words(event: Event, estimate: Estimate) -> list[str]:
    """Return who put figures forward in this event, but none, or only of a part, of what this estimate counts."""
    counted = counted_words(estimate.outcome, estimate.victims, estimate.unit)
    counted = counted[:1].lower() + counted[1:]
    gave = _names(event, [c for c in event.claims if c.id in accounted(estimate)])
    alike = [c for c in event.claims if c.outcome is estimate.outcome and c.claimant != "-"]
    part = _names(event, alike).keys() - gave.keys()
    others = _names(event, [c for c in event.claims if c.is_core and c.claimant != "-"])
    silent = others.keys() - gave.keys() - part
    lines = []
    for told, ids in (("Gave a figure of a part or group only", part), (f"Gave figures, none of {counted}", silent)):
        names = sorted({others[id] for id in ids if id in others}, key=str.casefold)
        if names:
            lines.append(f"{told}: {join_words(names, SILENT)}.")
    return lines


def _names(event: Event, claims: Iterable[Claim]) -> dict[str, str]:
    """Return the names of those behind claims by who they are."""
    return {one.id: one.name for claim in claims for one in _behind(claim, event)}


def _behind(claim: Claim, event: Event) -> tuple[Claimant, ...]:
    return claimants_behind(claim, event.country)


def _chart_chosen(name: str) -> None:
    if id := _selected(name):
        choose_claim(id)


def choose_claim(id: str) -> None:
    """Put the chosen claim into the URL; "" chooses none."""
    write("claim", id)


def _show_ends(case: CaseView, estimate: Estimate, by_id: Mapping[str, Claim]) -> None:
    """Show the claims behind the two bounds, before any claim is chosen."""
    lows = [by_id[id] for id in estimate.low_claims if id in by_id]
    highs = [by_id[id] for id in estimate.high_claims if id in by_id]
    low, high = next(iter(lows), None), next(iter(highs), None)
    if low is not None and high is not None and low.id != high.id:
        highest = "Highest figure" if estimate.high is not None else "Highest figure, open above"
        show_evidence(case, ("Lowest figure", low), (highest, high))
    elif (only := low or high) is not None:
        show_evidence(case, ("The figure", only))
    st.caption("Choose a mark in the chart or a claimant in the table to see its sentence.")


def _show_table(estimate: Estimate, by_id: Mapping[str, Claim], claim: Claim | None) -> None:
    st.header("Who claimed what", anchor=False)
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
                report_day_words(c.published),
                _note(c, estimate, by_id),
            ],
            "chosen": claim is not None and c.id == claim.id,
            "faint": c.id in estimate.superseded,
        }
        for c in claims[:TABLE_ROWS]
    ]
    choosable_table(
        ("Claimant", "Figure", "Kind", "Outlet", "Reported", "Note"), rows, key="claims_table", on_choose=choose_claim
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
    ends = {"lowest": estimate.low_claims, "highest": estimate.high_claims}
    bounds = [name for name, ids in ends.items() if claim.id in ids]
    if bounds:
        notes.append(f"{join_words(bounds)} bound")
    return "; ".join(notes)
