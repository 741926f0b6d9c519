"""On the event page: choosing another event of the case, the likely ones first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from reconcile.group.places import distance_km
from reconcile.locales import retell
from reconcile.model import Event
from reconcile.views.address import plain
from reconcile.views.case_data import CaseView
from reconcile.wording import count_words, day_words, number_words

LISTED = 50  # events offered at a time; a search finds the rest
FAR = 10_000  # days or km: where the day or the place is not told
KM_A_DAY = 25  # km that count as much as one day apart


def ask_event(case: CaseView, event: Event, key: str) -> Event | None:
    """Show a search and a choice among the other events of the case; returns the one chosen, ``None`` if none yet."""
    search = st.text_input("Search the other events", key=f"search_{key}", placeholder="place, day or kind of harm")
    found = likely_events(event, list(case.events.values()), search)
    if not found:
        st.caption("No other event of this case has these words.")
        return None
    shown = {other.id: other for other in found[:LISTED]}
    chosen = st.selectbox(
        f"The other event ({'the likeliest first' if not search else count_words(len(found), 'match')})",
        list(shown),
        index=None,
        format_func=lambda id: plain(f"{retell(shown[id].title)} ({count_words(len(shown[id].claims), 'claim')})"),
        placeholder="Choose an event",
        key=f"target_{key}",
    )
    if len(found) > LISTED:
        st.caption(f"Showing {LISTED} of {number_words(len(found))} events. Search to find the others.")
    return shown.get(chosen) if chosen else None


def likely_events(event: Event, events: Sequence[Event], search: str = "") -> list[Event]:
    """Return the other events that have every word searched for: those of the country first, then by time and distance.

    A day apart weighs as much as some kilometres. An event without a day or
    place goes behind those with one; ties fall back on the title.
    """
    words = search.casefold().split()
    others = [other for other in events if other.id != event.id and _has(other, words)]

    def rank(other: Event) -> tuple[bool, float, str, str]:
        apart = _days_apart(event, other) * KM_A_DAY + _km_apart(event, other)
        return (not event.country or other.country != event.country, apart, other.title, other.id)

    return sorted(others, key=rank)


def _has(event: Event, words: Sequence[str]) -> bool:
    told = f"{event.title} {event.place} {event.country} {event.kind} {day_words(event.date)} {event.id}".casefold()
    return all(word in told for word in words)


def _days_apart(event: Event, other: Event) -> int:
    try:
        return abs((date.fromisoformat(event.date[:10]) - date.fromisoformat(other.date[:10])).days)
    except ValueError:
        return FAR


def _km_apart(event: Event, other: Event) -> float:
    apart = distance_km(event, other)
    return FAR if apart is None else apart
