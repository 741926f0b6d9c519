"""Claimant by event, one outcome at a time: who gave a figure, spoke without one, denied, or said nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest
from html import escape

import streamlit as st

from reconcile.claimant_identity import claimants_behind
from reconcile.locales import retell
from reconcile.model import Claim, Estimate, Event, Outcome, Stance, Victims
from reconcile.views.address import carried, link, plain
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_rows import ClaimantRow
from reconcile.views.controls import url_choice
from reconcile.views.event_answers import Answer, event_denials
from reconcile.views.look import kind_dot, show_html
from reconcile.wording import OUTCOME_WORDS, VICTIM_WORDS, count_words, counted_words, figure_words, join_words

MATRIX_ROWS = 45  # claimants in the matrix, those in most events
MATRIX_COLUMNS = 8  # events in the matrix, those with most claimants; as many fit beside the names on a wide screen
CELL_LENGTH = 14  # characters of a cell; longer figures are quoted in the words of the text, cut
#: What a cell can show, and what it means.
SIGNS = (
    ("12", "gave a figure"),
    ("“dozens”", "spoke in vague words"),
    ("?", "spoke without a number"),
    ("0", "said there were none"),
    ("✕", "denied"),
    ("≠", "counts something else only"),
    ("·", "said nothing that these reports carry"),
)


def show_matrix(case: CaseView, rows: Sequence[ClaimantRow]) -> None:
    """Show the matrix of one outcome, bounded, with its key."""
    st.header("Who spoke of which event", anchor=False)
    counts = outcomes_of(rows)
    left, _ = st.columns([2, 3])
    with left:
        told = url_choice("What is counted", "outcome", list(counts), lambda value: _choice_words(value, counts))
    if told not in counts:
        st.info(f"No claimant here counts this: {plain(told)}. Choose another.", icon=":material/link_off:")
        return
    outcome = Outcome(told)
    events = matrix_events(case, rows, outcome)
    shown = matrix_rows(with_deniers(case, rows, events), events, outcome)
    show_html(_key())
    head = "".join(_event_head(case, event) for event in events)
    body = "".join(_line(case, row, events, outcome) for row in shown)
    head = f"<thead><tr><th scope='col'>Claimant</th>{head}</tr></thead>"
    table = f"<table class='matrix'>{head}<tbody>{body}</tbody></table>"
    show_html(f"<div class='scroll' tabindex='0' role='region' aria-label='Claimants by event'>{table}</div>")
    more = []
    if len(rows) > len(shown):
        more.append(f"{len(shown)} claimants")
    if counts[told] > len(events):
        more.append(f"{len(events)} of {counts[told]} events")
    if more:
        st.caption(f"Showing {' and '.join(more)}: the events that most claimants count, and those who speak of them.")


def outcomes_of(rows: Iterable[ClaimantRow]) -> Counter[str]:
    """Return how many events have a count of each outcome, those in most events first."""
    found = {(claim.outcome, event) for row in rows for event, said in row.by_event.items() for claim in said}
    return Counter(dict(Counter(str(outcome) for outcome, _ in sorted(found)).most_common()))


def _choice_words(value: str, counts: Mapping[str, int]) -> str:
    if value not in counts:
        return value
    return f"{OUTCOME_WORDS[Outcome(value)].capitalize()} ({count_words(counts[value], 'event')})"


def matrix_events(case: CaseView, rows: Iterable[ClaimantRow], outcome: Outcome) -> list[Event]:
    """Return the events in which these claimants count an outcome, those with most of them first, bounded."""
    speakers = Counter(
        event for row in rows for event, said in row.by_event.items() if any(claim.outcome is outcome for claim in said)
    )
    first = nsmallest(MATRIX_COLUMNS, speakers, key=lambda id: (-speakers[id], case.events[id].title))
    return [case.events[id] for id in first]


def matrix_rows(rows: Sequence[ClaimantRow], events: Sequence[Event], outcome: Outcome) -> list[ClaimantRow]:
    """Return the claimants that speak of these events, bounded: who counts in several first, then event by event."""
    ids = [event.id for event in events]
    speaking = [row for row in rows if not row.by_event.keys().isdisjoint(ids)]

    def order(row: ClaimantRow) -> tuple[int, int]:
        told = [n for n, id in enumerate(ids) if any(_tells(claim, outcome) for claim in row.by_event.get(id, ()))]
        return -len(told), told[0] if told else len(ids)

    return sorted(speaking, key=order)[:MATRIX_ROWS]


def with_deniers(case: CaseView, rows: Sequence[ClaimantRow], events: Iterable[Event]) -> list[ClaimantRow]:
    """Return the claimants with what they deny without a figure in these events; who only denies has a row too."""
    known = {row.id: row for row in rows}
    for event in events:
        for answer in event_denials(event):
            for one in claimants_behind(answer.claim, event.country):
                row = known.get(one.id) or _silent_row(one.id, one.name, answer, one.is_unnamed)
                said = {**row.by_event, event.id: (*row.by_event.get(event.id, ()), answer.claim)}
                known[one.id] = replace(row, by_event=said)
    return list(known.values())


def _silent_row(id: str, name: str, answer: Answer, is_unnamed: bool) -> ClaimantRow:
    kind = answer.claim.claimant_kind
    return ClaimantRow(id=id, name=name, kind=kind, is_unnamed=is_unnamed, aliases=frozenset(), claims=(), by_event={})


def _key() -> str:
    signs = "".join(f"<span><b>{escape(sign)}</b> {escape(words)}</span>" for sign, words in SIGNS)
    return f'<div class="key soft">{signs}</div>'


def _event_head(case: CaseView, event: Event) -> str:
    address = link("event", carried(case=case.id, event=event.id))
    return f"<th scope='col'><a href='{escape(address)}' target='_self'>{escape(retell(event.title))}</a></th>"


def _line(case: CaseView, row: ClaimantRow, events: Iterable[Event], outcome: Outcome) -> str:
    cells = "".join(_cell(row, event, case.estimates.get(event.id, ()), outcome) for event in events)
    if row.claims:
        address = link("claimants", carried(case=case.id, claimant=row.id))
    else:  # it only denies, and has no page of its own
        address = link("event", carried(case=case.id, event=next(iter(row.by_event))))
    name = f"<a href='{escape(address)}' target='_self'>{escape(retell(row.name))}</a>"
    return f"<tr><th scope='row'>{kind_dot(row.kind)}{name}</th>{cells}</tr>"


def _tells(claim: Claim, outcome: Outcome) -> bool:
    """Return whether a claim counts an outcome, or is a denial without a figure, which is of all of them."""
    return claim.outcome is outcome or (claim.outcome is Outcome.OTHER and claim.stance is Stance.DENIED)


def _cell(row: ClaimantRow, event: Event, estimates: Sequence[Estimate], outcome: Outcome) -> str:
    """Return the cell: the claimant's last word on the outcome, the whole before its parts."""
    said = row.by_event.get(event.id, ())
    claims = [claim for claim in said if _tells(claim, outcome)]
    if not claims:
        others = join_words(dict.fromkeys(_told(claim) for claim in said))
        return f"<td class='soft' title='{escape(others)}'>≠</td>" if said else "<td></td>"
    order = [id for e in estimates for id in (*e.standing, *e.vague, *e.denials, *e.echoes, *e.superseded)]

    def rank(claim: Claim) -> tuple[bool, int]:
        return claim.outcome is not outcome, order.index(claim.id) if claim.id in order else len(order)

    claim = min(claims, key=rank)
    also = "; ".join(dict.fromkeys(_told(other) for other in said if other is not claim))
    hint = f"{_told(claim)}; also {also}" if also else _told(claim)
    return f"<td class='gave' title='{escape(hint)}'>{escape(cell_words(claim))}{_group(claim)}</td>"


def _told(claim: Claim) -> str:
    if claim.outcome is Outcome.OTHER:
        return "denied without a figure"
    return f"{counted_words(claim.outcome, claim.victims, claim.unit)}: {figure_words(claim)}"


def _group(claim: Claim) -> str:
    """Return the group under the figure where it counts one only, so that no part is taken for the whole."""
    named = [VICTIM_WORDS[group] for group in claim.victims if group is not Victims.UNSPECIFIED]
    return (
        f"<span class='group'>{escape(join_words(named))}</span>"
        if named and claim.outcome is not Outcome.OTHER
        else ""
    )


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
