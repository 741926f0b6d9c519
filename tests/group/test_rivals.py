"""Which figures exclude each other at one time: the quick search finds what a search of all pairs finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reconcile.group.conventions import Interval
from reconcile.group.rivals import COUNTING_DAYS, Counting, Told, find_rivals
from tests.group.building import claim

DAYS = st.integers(1, 3 * COUNTING_DAYS)


@st.composite
def told(draw: st.DrawFn) -> list[Told]:
    found = []
    for i in range(draw(st.integers(0, 8))):
        low, high = sorted((draw(st.integers(0, 9)), draw(st.integers(0, 9))))
        span = Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))
        first = draw(DAYS)
        claims = claim(span.low, span.high, id=f"c{i}")
        found.append(Told(claims, span, draw(st.integers(0, 2)), first, first + draw(st.integers(0, 5))))
    return found


COUNTINGS = st.builds(Counting, st.sampled_from([None, 5, 20]), st.booleans())


@given(told(), COUNTINGS)
def test_the_search_by_order_finds_what_a_search_of_all_pairs_finds(drawn: list[Told], counting: Counting) -> None:
    pairs = [
        (below.span.high, -(above.span.low or 0))
        for below in drawn
        for above in drawn
        if below.span.is_below(above.span)
        and below.origin != above.origin
        and not counting.outdates(below.last, above.first)
    ]
    found = find_rivals(drawn, counting)
    assert (found is not None) == bool(pairs)
    if found is not None:
        assert (found[0].high, -(found[1].low or 0)) == min(pairs)
