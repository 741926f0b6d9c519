"""Claimant by event: who gave a figure, who spoke without one, who denied, who said nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from html import escape

import streamlit as st

from reconcile.locales import retell
from reconcile.model import Claim, Estimate, Event, Stance
from reconcile.views.address import carried, link
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_rows import ClaimantRow
from reconcile.views.look import kind_dot, show_html
from reconcile.wording import counted_words, figure_words

MATRIX_ROWS = 30  # claimants in the matrix, those in most events
MATRIX_COLUMNS = 12  # events in the matrix, those with most claimants
CELL_LENGTH = 14  # characters of a cell; longer figures are quoted in the words of the text, cut
#: What a cell can show, and what it means.
SIGNS = (
    ("12", "gave a figure"),
    ("“dozens”", "spoke in vague words"),
    ("?", "spoke without a number"),
    ("0", "said there were none"),
    ("✕", "denied"),
    ("·", "said nothing that these reports carry"),
)


def show_matrix(case: CaseView, rows: Sequence[ClaimantRow]) -> None:
    """Show the matrix, bounded, with its key."""
    events = matrix_events(case, rows)
    shown = matrix_rows(rows, events)
    st.header("Who spoke of which event", anchor=False)
    show_html(_key())
    head = "".join(_event_head(case, event) for event in events)
    body = "".join(_line(case, row, events) for row in shown)
    head = f"<thead><tr><th scope='col'>Claimant</th>{head}</tr></thead>"
    table = f"<table class='matrix'>{head}<tbody>{body}</tbody></table>"
    show_html(f"<div class='scroll' tabindex='0' role='region' aria-label='Claimants by event'>{table}</div>")
    more = []
    if len(rows) > len(shown):
        more.append(f"{len(shown)} of {len(rows)} claimants")
    if len(case.events) > len(events):
        more.append(f"{len(events)} of {len(case.events)} events")
    if more:
        st.caption(
            f"Showing {' and '.join(more)}: the events of which most claimants speak, and those who speak of them."
        )


def matrix_events(case: CaseView, rows: Iterable[ClaimantRow]) -> list[Event]:
    """Return the events of which these claimants speak, those with most of them first, bounded."""
    speakers = Counter(event for row in rows for event in row.by_event)
    first = nsmallest(MATRIX_COLUMNS, speakers, key=lambda id: (-speakers[id], case.events[id].title))
    return [case.events[id] for id in first]


def matrix_rows(rows: Sequence[ClaimantRow], events: Sequence[Event]) -> list[ClaimantRow]:
    """Return the claimants that speak of these events, those in most of them first, bounded."""
    ids = {event.id for event in events}
    speaking = [row for row in rows if not ids.isdisjoint(row.by_event)]
    return sorted(speaking, key=lambda row: -len(ids & row.by_event.keys()))[:MATRIX_ROWS]


def _key() -> str:
    signs = "".join(f"<span><b>{escape(sign)}</b> {escape(words)}</span>" for sign, words in SIGNS)
    return f'<div class="key soft">{signs}</div>'


def _event_head(case: CaseView, event: Event) -> str:
    address = link("event", carried(case=case.id, event=event.id))
    return f"<th scope='col'><a href='{escape(address)}' target='_self'>{escape(retell(event.title))}</a></th>"


def _line(case: CaseView, row: ClaimantRow, events: Iterable[Event]) -> str:
    cells = "".join(_cell(row, event, case.estimates.get(event.id, ())) for event in events)
    address = link("claimants", carried(case=case.id, claimant=row.id))
    name = f"<a href='{escape(address)}' target='_self'>{escape(row.name)}</a>"
    return f"<tr><th scope='row'>{kind_dot(row.kind)}{name}</th>{cells}</tr>"


def _cell(row: ClaimantRow, event: Event, estimates: Sequence[Estimate]) -> str:
    """Return the cell: the claimant's last word on the first outcome that it counts in this event."""
    claims = row.by_event.get(event.id, ())
    if not claims:
        return "<td class='nothing' title='said nothing that these reports carry'>·</td>"
    order = [id for e in estimates for id in (*e.standing, *e.vague, *e.denials, *e.echoes, *e.superseded)]
    claim = min(claims, key=lambda claim: order.index(claim.id) if claim.id in order else len(order))
    counted = counted_words(claim.outcome, claim.victims, claim.unit)
    more = f"; and {len(claims) - 1} more" if len(claims) > 1 else ""
    hint = f"{counted}: {figure_words(claim)}{more}"
    return f"<td class='gave' title='{escape(hint)}'>{escape(cell_words(claim))}</td>"


def cell_words(claim: Claim) -> str:
    """Return what a cell shows: a figure, a vague word, ? for none given, 0 for nobody, ✕ for a denial."""
    if claim.stance is Stance.DENIED:
        return "✕"
    if claim.low is None and claim.high is None:
        return "?"
    if claim.low == claim.high == 0:
        return "0"
    words = figure_words(claim)
    return words if len(words) <= CELL_LENGTH else f"“{' '.join(claim.figure.split())[:CELL_LENGTH]}”"
