"""One claimant: where its figures lie among those of others, and its trail of claims, event by event."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.claimant_identity import UNNAMED
from reconcile.locales import retell
from reconcile.model import Claim, Estimate, Stance
from reconcile.views.address import carried, link, page
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_places import Position, case_positions, position_words
from reconcile.views.claimant_rows import ClaimantRow
from reconcile.views.controls import write_all
from reconcile.views.look import family_class, kind_dot, show_html
from reconcile.views.paging import show_part
from reconcile.wording import (
    KIND_WORDS,
    count_words,
    counted_words,
    figure_words,
    report_day_words,
    reported_words,
)

CLAIMS = 60  # claims of the trail shown at once
POSITIONS = 30  # ranges in which the claimant is shown among others


def show_trail(case: CaseView, row: ClaimantRow) -> None:
    """Show one claimant in full."""
    show_html(
        f'<p class="big">{kind_dot(row.kind)}{escape(retell(row.name))}</p>'
        f'<p class="soft">{escape(KIND_WORDS[row.kind])} · '
        f"{count_words(len(row.by_event), 'event')} · {count_words(len(row.claims), 'claim')}</p>"
    )
    with st.container(horizontal=True):
        st.button("All claimants", icon=":material/arrow_back:", on_click=_leave)
        events = carried(case=case.id, claimant=UNNAMED if row.is_unnamed else row.id)
        if not row.is_unnamed:
            st.page_link(page("events"), label="Its events", icon=":material/list:", query_params=events)
    _show_positions(case, case_positions(case).get(row.id, ()), row)
    st.header("What it said, event by event", anchor=False)
    claims = sorted(row.claims, key=lambda c: (c.event, c.published or "9", c.doc, c.start))
    states = _states(case, row)
    show_part(claims, CLAIMS, "claim", lambda part, _: show_html(_trail_table(case, part, states)))


def _leave() -> None:
    write_all({"claimant": ""})


def _show_positions(case: CaseView, positions: Sequence[Position], row: ClaimantRow) -> None:
    st.header("Where its figures lie among others", anchor=False)
    if not positions:
        show_html(
            "<p class='soft'>No range of its events holds another independent claimant: nothing to set it beside.</p>"
        )
        return
    show_html(
        f"<p class='soft'>{escape(position_words(positions))}. Each line is the range of all who count "
        "the same; the mark is this claimant. It says who was low or high, not who was right.</p>"
    )
    shown = sorted(positions[:POSITIONS], key=lambda position: position.event)
    lines = [
        _event_line(case, position.event, "p") * (not number or shown[number - 1].event != position.event)
        + f"<ul class='among'>{_position_line(case, position, row)}</ul>"
        for number, position in enumerate(shown)
    ]
    show_html("".join(lines).replace("</ul><ul class='among'>", ""))
    if len(positions) > POSITIONS:
        st.caption(f"Showing {POSITIONS} of {len(positions)} ranges; the table below has every claim.")


def _event_line(case: CaseView, event: str, tag: str) -> str:
    address = link("event", carried(case=case.id, event=event))
    title = retell(case.events[event].title) if event in case.events else "in no event"
    return f"<{tag}><a href='{escape(address)}' target='_self'><b>{escape(title)}</b></a></{tag}>"


def _position_line(case: CaseView, position: Position, row: ClaimantRow) -> str:
    claim, estimate = position.claim, position.estimate
    address = link("event", carried(case=case.id, event=position.event, claim=claim.id))
    mark = ""
    if position.left is not None and position.right is not None:
        width = max(position.right - position.left, 0)
        style = f"left:{position.left:.1f}%;width:max(.7rem,{width:.1f}%)"
        mark = f"<span class='at {family_class(row.kind)}' style='{style}'></span>"
    counted = counted_words(estimate.outcome, estimate.victims, estimate.unit).lower()
    same = ", the same as the others" if position.left is None else ""
    return (
        f"<li><a href='{escape(address)}' target='_self'>{escape(figure_words(claim))} {escape(counted)}</a>"
        f"<span class='line' aria-hidden='true'>{mark}</span>"
        f"<span class='soft'>all: {escape(reported_words(estimate, case.claims))}{same}</span></li>"
    )


def _states(case: CaseView, row: ClaimantRow) -> dict[str, str]:
    """Return what became of each claim in the ranges of its events, in words."""
    states: dict[str, str] = {}
    for event in row.by_event:
        for estimate in case.estimates.get(event, ()):
            states |= _states_in(case, estimate)
    return states


def _states_in(case: CaseView, estimate: Estimate) -> dict[str, str]:
    later = {
        old: f"replaced by {figure_words(case.claims[new])}" if new in case.claims else "replaced"
        for old, new in estimate.superseded.items()
    }
    return {
        **dict.fromkeys(estimate.standing, "stands"),
        **dict.fromkeys(estimate.vague, "stands aside: a number is given"),
        **dict.fromkeys(estimate.echoes, "repeats another claim"),
        **later,
        **dict.fromkeys(estimate.denials, "denial"),
    }


def _trail_table(case: CaseView, claims: Sequence[Claim], states: dict[str, str]) -> str:
    lines, last = [], ""
    for claim in claims:
        if claim.event != last:
            lines.append(_event_line(case, claim.event, "th").replace("<th>", "<tr><th colspan='3' scope='rowgroup'>"))
            lines.append("</tr>")
        last = claim.event
        address = link("event", carried(case=case.id, event=claim.event, claim=claim.id))
        counted = counted_words(claim.outcome, claim.victims, claim.unit).lower()
        state = states.get(claim.id, "in no range")
        style = "denied" if claim.stance is Stance.DENIED else "soft" if state.startswith("replaced") else ""
        told = f"{claim.outlet or 'outlet unknown'}, {report_day_words(claim.published)}"
        figure = f"<a href='{escape(address)}' target='_self'>{escape(figure_words(claim))}</a>"
        cells = (f"{figure} {escape(counted)}", escape(state), escape(told))
        lines.append(f"<tr class='{style}'>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    heads = "".join(f"<th scope='col'>{head}</th>" for head in ("Figure", "In the range", "Report"))
    return (
        "<div class='scroll' tabindex='0' role='region' aria-label='Claims'><table class='trail'>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )
