"""The range on the event page: the chart, a line a claimant, the evidence beside it, the table under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from reconcile.charts import MAX_ROWS, range_alt, range_chart, range_rows
from reconcile.claimant_identity import Claimant, claimants_behind
from reconcile.model import Claim, Estimate, Event, Stance
from reconcile.views.address import plain, read, write
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


def show_range(case: CaseView, event: Event, estimate: Estimate, claim: Claim | None) -> None:
    """Show one estimate of an event and the claims behind it; ``claim`` is the chosen one, if any."""
    by_id = {c.id: c for c in event.claims}
    sentence = ready_sentence(event, estimate)
    vague = " Only vague words were used; the bounds are what they mean at least." if estimate.vague_only else ""
    lead = sentence or f"{estimate_words(estimate, by_id)} (range of reported figures)"
    show_html(f'<p class="lead"><b>{escape(lead)}</b></p><p class="soft">{_counts(estimate)}{vague}</p>')
    if sentence:
        copy_button("Copy this sentence", sentence, key="copy_sentence")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_chart(event, estimate, claim)
    with right, st.container(key="evidence"):
        st.header("Evidence", anchor=False)
        if claim is not None:
            show_evidence(case, claim, "The claim you chose", key="chosen")
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
    chosen = claim.id if claim else ""
    rows = range_rows(estimate, event.claims, chosen)
    dark = st.context.theme.type == "dark"
    spec = range_chart(estimate, event.claims, chosen=chosen, log=read("scale") == "log", dark=dark)
    marked = {row["claim"] for row in rows}
    kinds = {c.claimant_kind for c in event.claims if c.id in marked}
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
    _tell_silent(event, estimate)
    url_switch(
        "Logarithmic axis", "scale", "log", help="For figures far apart. Equal steps are tenfold; 0 cannot be shown."
    )


def _tell_silent(event: Event, estimate: Estimate) -> None:
    """Tell who put figures forward in this event, but none, or only of a part, of what this estimate counts."""
    counted = counted_words(estimate.outcome, estimate.victims, estimate.unit)
    counted = counted[:1].lower() + counted[1:]
    gave = _names(event, [c for c in event.claims if c.id in accounted(estimate)])
    alike = [c for c in event.claims if c.outcome is estimate.outcome and c.claimant != "-"]
    part = _names(event, alike).keys() - gave.keys()
    others = _names(event, [c for c in event.claims if c.is_core and c.claimant != "-"])
    silent = others.keys() - gave.keys() - part
    for told, ids in (("Gave a figure of a part or group only", part), (f"Gave figures, none of {counted}", silent)):
        names = sorted({others[id] for id in ids if id in others}, key=str.casefold)
        more = [f"{len(names) - SILENT} more"] if len(names) > SILENT else []
        if names:
            st.caption(f"{told}: {plain(join_words([*names[:SILENT], *more]))}.")


def _names(event: Event, claims: Iterable[Claim]) -> dict[str, str]:
    """Return the names of those behind claims by who they are."""
    return {one.id: one.name for claim in claims for one in _behind(claim, event)}


def _behind(claim: Claim, event: Event) -> tuple[Claimant, ...]:
    return claimants_behind(claim, event.country)


def _chart_chosen(name: str) -> None:
    picked = st.session_state[name]["selection"].get("claim") or []
    id = next((str(point["claim"]) for point in picked if point.get("claim")), "")
    if id:
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
        show_evidence(case, low, "Lowest figure", key="low")
        show_evidence(
            case, high, "Highest figure" if estimate.high is not None else "Highest figure, open above", key="high"
        )
    elif (only := low or high) is not None:
        show_evidence(case, only, "The figure", key="only")
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
    if claim.id in estimate.low_claims:
        notes.append("lowest bound")
    if claim.id in estimate.high_claims:
        notes.append("highest bound")
    return "; ".join(notes)
