"""On the event page of a running total: the periods that its claims count over, one of them chosen by the URL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from reconcile.model import Claim, Event, Scope
from reconcile.views.address import plain, read, write
from reconcile.wording import count_words, day_words

_KEY = "window_of_total"
_UNTOLD = "told"  # the value of ``to`` for claims whose period the reports do not tell


def windows(claims: Iterable[Claim]) -> Counter[str]:
    """Return how many counts of people harmed each period has, as dates of claims; "" is "not told"."""
    return Counter(claim.date for claim in claims if claim.is_core)


def show_window(event: Event) -> Event:
    """Offer the periods of a running total where there are several; return the event with the claims chosen.

    Totals over two periods are two counts: the range of one says nothing of
    the other. An event that is one harm, or one period, is returned whole.
    """
    found = windows(event.claims)
    asked = (read("from"), read("to"))
    if event.scope is Scope.INCIDENT or (len(found) < 2 and not any(asked)):
        return event
    names = {ends(date): date for date in sorted(found)}
    options = [("", ""), *names]
    if asked not in options:
        st.warning(f"No figure here counts from {plain(asked[0]) or 'the start'} to {plain(asked[1]) or 'now'}. "
                   "All periods are shown.", icon=":material/link_off:")  # fmt: skip
        asked = ("", "")
    st.session_state[_KEY] = asked
    st.selectbox(
        "Period counted",
        options,
        key=_KEY,
        format_func=lambda pair: _words(names[pair], found) if pair in names else f"All periods ({found.total()})",
        on_change=_keep,
        help="Totals over different periods are different counts. Choose one to compare like with like.",
    )
    if asked == ("", ""):
        st.caption("These figures count over different periods; the range below spans them all.")
        return event
    return replace(event, claims=tuple(claim for claim in event.claims if claim.date == names[asked]))


def ends(date: str) -> tuple[str, str]:
    """Return a period as the ``from`` and ``to`` of a link.

    >>> ends("2011-03/"), ends("2017-03"), ends("/2017-10")
    (('2011-03', ''), ('2017-03', '2017-03'), ('', '2017-10'))
    """
    if not date:
        return ("not", _UNTOLD)
    first, slash, last = date.partition("/")
    return (first, last if slash else first)


def _words(date: str, found: Counter[str]) -> str:
    told = day_words(date) if date else "period not told"
    return f"{told} ({count_words(found[date], 'figure')})"


def _keep() -> None:
    first, last = st.session_state[_KEY]
    write("from", first)
    write("to", last)
    write("claim", "")
