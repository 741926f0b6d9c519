"""The lower half of the event page: over time, parts of the total, repetitions, and what no range takes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from reconcile.charts import LATE_DAYS, time_chart, time_rows
from reconcile.model import Claim, Estimate, Event, Outcome, Scope, Stance, Victims
from reconcile.views.case_data import accounted
from reconcile.views.look import html_list, html_table, range_bars, scale_end, show_html
from reconcile.wording import (
    claimant_words,
    count_words,
    counted_after,
    counted_words,
    figure_words,
    report_day_words,
)

LISTED = 60  # lines in a folded list


def show_time(event: Event, estimate: Estimate, on_choose: Callable[[str], None]) -> None:
    """Show the claims of the chosen estimate by the day they were reported."""
    st.header("Claims over time", anchor=False)
    rows = time_rows(event.claims, estimate)
    told = {*estimate.standing, *estimate.superseded, *estimate.vague} - set(estimate.echoes)
    undated = len(told) - len(rows)
    if not rows:
        st.caption("No report of this figure carries a full date, so there is nothing to draw over time.")
        return
    dark = st.context.theme.type == "dark"
    spec = time_chart(event.claims, estimate, dark=dark)
    name = "time_" + "_".join((event.id, str(estimate.outcome), *map(str, estimate.victims), estimate.unit))
    words = "; ".join(f"{row['reported']}: {row['claimant']}, {row['figure']}" for row in rows)

    def picked() -> None:
        points = st.session_state[name]["selection"].get("claim") or []
        id = next((str(point["claim"]) for point in points if point.get("claim")), "")
        if id:
            on_choose(id)

    st.vega_lite_chart(
        None, spec, key=name, on_select=picked, selection_mode="claim", alt=f"Claims by day of report. {words}."
    )
    note = "Each point stands on the day of its report, not the day of the harm; a line joins one claimant's figures. "
    note += "▲ at least, ▼ up to, hollow: vague word."
    if any("fell" in row["mark"] for row in rows):
        note += " Fell: below the same claimant's earlier figure."
    if any("late" in row["mark"] for row in rows):
        note += f" Late: reported {LATE_DAYS} days or more after the harm."
    if undated > 0:
        note += (
            f" {count_words(undated, 'claim')} without a full report date {'is' if undated == 1 else 'are'} not drawn."
        )
    st.caption(note)


def show_parts(event: Event, estimates: Sequence[Estimate]) -> None:
    """Show the counts of groups beside the whole of the same outcome, never added up."""
    by_id = {claim.id: claim for claim in event.claims}
    whole = (Victims.UNSPECIFIED,)
    groups: dict[Outcome, list[Estimate]] = {}
    for estimate in estimates:
        if estimate.unit == "person":
            groups.setdefault(estimate.outcome, []).append(estimate)
    shown = {outcome: found for outcome, found in groups.items() if any(e.victims != whole for e in found)}
    if not shown:
        return
    st.header("Parts of the total", anchor=False)
    st.caption(
        "Groups named by the claimants, beside the whole where one was given. They overlap and are not added up."
    )
    for outcome, found in shown.items():
        total = next((e for e in found if e.victims == whole), None)
        lines: list[tuple[str, Estimate | None]] = [(counted_words(outcome, whole), total)]
        lines += [(counted_words(outcome, e.victims), e) for e in found if e.victims != whole]
        show_html(range_bars(lines, by_id, scale_end(found, by_id), wide=True))
    _show_part_sentences(event)


def _show_part_sentences(event: Event) -> None:
    by_id = {claim.id: claim for claim in event.claims}
    pairs = [(claim, by_id[claim.part_of]) for claim in event.claims if claim.part_of in by_id and claim.is_core]
    told = list(
        dict.fromkeys(
            f"{_counted(part)} of {_counted(whole)} ({claimant_words(part)}, {part.outlet or 'outlet unknown'})"
            for part, whole in pairs
        )
    )
    if told:
        with st.expander(f"As stated in the reports ({len(told)})"):
            show_html(html_list(told[:LISTED]))
            if len(told) > LISTED:
                st.caption(f"Showing {LISTED} of {len(told)}.")


def _counted(claim: Claim) -> str:
    return f"{figure_words(claim)} {counted_after(claim)}"


def show_echoes(estimate: Estimate, by_id: Mapping[str, Claim]) -> None:
    """Show, folded, the claims that repeat another claimant's figure and so do not count as their own."""
    pairs = [(by_id[id], by_id.get(first)) for id, first in estimate.echoes.items() if id in by_id]
    if not pairs:
        return
    rows = [
        (
            claimant_words(claim),
            figure_words(claim),
            claim.outlet or "unknown",
            report_day_words(claim.published),
            f"repeats {claimant_words(first)}" if first else "repeats another claim",
        )
        for claim, first in pairs[:LISTED]
    ]
    more = f"<p class='soft'>Showing {LISTED} of {len(pairs)}.</p>" if len(pairs) > LISTED else ""
    show_html(
        f"<details class='fold'><summary>Repetitions folded into what they repeat ({len(pairs)})</summary>"
        "<p class='soft'>A claim that passes on another's figure counts as that claimant's, not as one more.</p>"
        f"{html_table(('Claimant', 'Figure', 'Outlet', 'Reported', 'Why folded'), rows)}{more}</details>"
    )


def show_others(event: Event, estimates: Sequence[Estimate]) -> None:
    """Show, folded, every claim of the event that no range takes in, and why: nothing vanishes."""
    taken = {id for estimate in estimates for id in accounted(estimate)}
    others = [claim for claim in event.claims if claim.id not in taken]
    if not others:
        return
    with st.expander(f"Also stated in these reports, in no range ({len(others)})"):
        lines = "".join(
            f"<li>{escape(_counted(c))} – {escape(_credit(c))} <span class='soft'>{_why_apart(c)}</span></li>"
            for c in others[:LISTED]
        )
        show_html(f"<ul>{lines}</ul>")
        if len(others) > LISTED:
            st.caption(f"Showing {LISTED} of {len(others)}.")


def _credit(claim: Claim) -> str:
    return f"{claimant_words(claim)}, {claim.outlet or 'outlet unknown'}"


def _why_apart(claim: Claim) -> str:
    """Return why a claim is in no range."""
    if claim.stance is Stance.HYPOTHETICAL:
        return "supposed, not stated"
    if claim.stance is Stance.DENIED:
        return "a denial; nobody states a figure"
    if not claim.is_core:
        return "not a count of people harmed"
    if claim.scope is Scope.RATE:
        return "a rate"
    if claim.low is None and claim.high is None:
        return "no number given"
    return "a part of a total" if claim.part_of else "not comparable"
