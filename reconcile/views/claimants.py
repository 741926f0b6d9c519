"""Claimants: who speaks, of what kind, in how many events, and where they are silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from reconcile.charts import FAMILIES, FAMILY
from reconcile.errors import UnknownId
from reconcile.model import Claim, ClaimantKind, Estimate, Event, Stance
from reconcile.views.address import carried, link, page, read, write
from reconcile.views.case_data import CaseView
from reconcile.views.controls import url_text
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import kind_dot, show_html
from reconcile.views.parts import choosable_table
from reconcile.wording import KIND_WORDS, claimant_words, count_words, counted_words, day_words, figure_words

LISTED = 60  # claimants in the table
MATRIX_ROWS = 25  # claimants in the matrix, those in most events
MATRIX_COLUMNS = 12  # events in the matrix, those with most claimants
CLAIMS = 100  # claims listed for one claimant


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimantRow:
    """A claimant and all that it says in the case. ``id`` is the canonical name, the outlet's for its own words."""

    id: str
    name: str
    kind: ClaimantKind
    claims: tuple[Claim, ...]

    @property
    def events(self) -> set[str]:
        """Ids of the events in which it speaks."""
        return {claim.event for claim in self.claims if claim.event}


def claimant_rows(case: CaseView) -> list[ClaimantRow]:
    """Return everyone who counts people harmed, those in most events first."""
    claims: dict[str, list[Claim]] = {}
    for event in case.events.values():
        for claim in event.claims:
            if claim.is_core:
                claims.setdefault(claim.origin, []).append(claim)
    rows = [
        ClaimantRow(id=id, name=claimant_words(found[0]), kind=found[0].claimant_kind, claims=tuple(found))
        for id, found in claims.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.events), -len(row.claims), row.name))


@case_page("claimants")
def show(case: CaseView) -> None:
    """Show the claimants of the case, one of them in full where the URL names it."""
    title_row("Claimants", "claimants", case)
    rows = claimant_rows(case)
    if not rows:
        st.info("Nobody counts people harmed in this case yet. Add reports, and who speaks in them appears here.")
        st.page_link(page("add"), label="Add reports", icon=":material/add_circle:", query_params=carried(case=case.id))
        return
    chosen = next((row for row in rows if row.id == read("claimant")), None)
    if read("claimant") and chosen is None:
        raise UnknownId("claimant", read("claimant"))
    if chosen is not None:
        _show_one(case, chosen)
        return
    words = url_text("Search", "q", "Name or kind").casefold().split()
    kept = [row for row in rows if all(w in f"{row.name} {KIND_WORDS[row.kind]}".casefold() for w in words)]
    if not kept:
        st.info("No claimant matches. Shorten the search.", icon=":material/filter_alt_off:")
        return
    _show_list(kept)
    _show_matrix(case, kept)


def _show_list(rows: Sequence[ClaimantRow]) -> None:
    st.caption(f"{count_words(len(rows), 'claimant')}. Choose one to see all its claims.")
    choosable_table(
        ("Claimant", "Kind", "Events", "Claims"),
        [
            {"id": row.id, "cells": [row.name, KIND_WORDS[row.kind], f"{len(row.events):,}", f"{len(row.claims):,}"]}
            for row in rows[:LISTED]
        ],
        key="claimants_table",
        on_choose=_choose,
    )
    if len(rows) > LISTED:
        st.caption(f"Showing {LISTED} of {len(rows)} claimants. Search to find the others.")


def _choose(id: str) -> None:
    write("claimant", id)


def _show_one(case: CaseView, row: ClaimantRow) -> None:
    show_html(
        f'<p class="big">{kind_dot(row.kind)}{escape(row.name)}</p><p class="soft">{escape(KIND_WORDS[row.kind])} · '
        f"{count_words(len(row.events), 'event')} · {count_words(len(row.claims), 'claim')}</p>"
    )
    st.button("All claimants", icon=":material/arrow_back:", on_click=_choose, args=("",))
    claims = sorted(row.claims, key=lambda c: (c.event, c.published, c.doc, c.start))[:CLAIMS]
    lines = "".join(
        f"<tr><td><a href='{escape(link('event', carried(case=case.id, event=c.event, claim=c.id)))}' target='_self'>"
        f"{escape(case.events[c.event].title if c.event in case.events else 'no event')}</a></td>"
        f"<td><b>{escape(figure_words(c))}</b> {escape(counted_words(c.outcome, c.victims, c.unit).lower())}</td>"
        f"<td>{escape(c.outlet or 'outlet unknown')}, {escape(day_words(c.published[:10]) if c.published else 'not dated')}</td></tr>"
        for c in claims
    )
    show_html(
        "<div class='scroll'><table><thead><tr><th>Event</th><th>Figure</th><th>In</th></tr></thead>"
        f"<tbody>{lines}</tbody></table></div>"
    )
    if len(row.claims) > CLAIMS:
        st.caption(f"Showing {CLAIMS} of {len(row.claims)} claims.")


def _show_matrix(case: CaseView, rows: Sequence[ClaimantRow]) -> None:
    """Show claimant by event: a figure, words without one, a denial, or nothing."""
    shown = list(rows[:MATRIX_ROWS])
    asked = {row.id for row in shown}
    events = sorted(
        case.events.values(),
        key=lambda e: (-len({c.origin for c in e.claims if c.origin in asked and c.is_core}), e.title),
    )
    events = [e for e in events if any(c.origin in asked and c.is_core for c in e.claims)][:MATRIX_COLUMNS]
    st.subheader("Who spoke of which event", anchor=False)
    families = [f for f in FAMILIES if any(FAMILY[row.kind] == f for row in shown)]
    key = "".join(f"<span>{kind_dot(FAMILIES[f][0])}{escape(f)}</span>" for f in families)
    show_html(
        f'<div class="key">{key}</div><div class="key soft"><span><b>12</b> gave a figure</span><span><b>“dozens”</b> spoke in vague words'
        "</span><span><b>0</b> said there were none</span><span><b>✕</b> denied</span><span>· said nothing that these reports carry</span></div>"
    )
    head = "".join(
        f"<th scope='col'><a href='{escape(link('event', carried(case=case.id, event=e.id)))}' target='_self'>{escape(e.title)}</a></th>"
        for e in events
    )
    body = "".join(
        f"<tr><th scope='row'>{kind_dot(row.kind)}{escape(row.name)}</th>"
        + "".join(_cell(row, e, case.estimates.get(e.id, ())) for e in events)
        + "</tr>"
        for row in shown
    )
    show_html(
        f"<div class='scroll' tabindex='0' role='region' aria-label='Claimants by event'><table class='matrix'><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    more = []
    if len(rows) > len(shown):
        more.append(f"{len(shown)} of {len(rows)} claimants")
    if len(case.events) > len(events):
        more.append(f"{len(events)} of {len(case.events)} events")
    if more:
        st.caption(f"Showing {' and '.join(more)}, the most connected first.")


def _cell(row: ClaimantRow, event: Event, estimates: Sequence[Estimate]) -> str:
    """Return the cell: the claimant's last word on the first outcome that it counts in this event."""
    claims = [claim for claim in row.claims if claim.event == event.id]
    if not claims:
        return "<td class='nothing' title='said nothing that these reports carry'>·</td>"
    order = [id for e in estimates for id in (*e.standing, *e.vague, *e.denials, *e.echoes, *e.superseded)]
    claims.sort(key=lambda claim: order.index(claim.id) if claim.id in order else len(order))
    claim = claims[0]
    words = figure_words(claim)
    counted = counted_words(claim.outcome, claim.victims, claim.unit)
    if claim.stance is Stance.DENIED:
        short = "✕"
    elif claim.low == claim.high == 0:
        short = "0"
    elif claim.low is None and claim.high is None:
        short = "?"
    else:
        short = words if len(words) <= 14 else f"“{' '.join(claim.figure.split())[:16]}”"
    more = f"; and {len(claims) - 1} more" if len(claims) > 1 else ""
    return f"<td class='gave' title='{escape(f'{counted}: {words}{more}')}'>{escape(short)}</td>"
