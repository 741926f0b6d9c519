"""The index finds, counts and orders as going through every row does, whatever is asked."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from reconcile.model import CORE, Event
from reconcile.views.event_index import FEW_VALUES, MOST_LOOKS, Asked, EventIndex
from reconcile.views.event_rows import (
    FACETS,
    SORTS,
    EventRow,
    dated_rows,
    event_rows,
    facet_counts,
    filtered_rows,
    searched_rows,
    sorted_rows,
)
from tests.views.test_event_rows import made_case

DAYS = ("2021-05-03", "2021-06", "2022", "2021-04-01/2021-07-01", "/2021-01-01", "")


def made_rows(size: int, seed: int) -> list[EventRow]:
    """Return rows of many shapes, taken from those of a made case."""
    chance = random.Random(seed)
    known = event_rows(made_case())
    rows = []
    for n in range(size):
        row = chance.choice(known)
        event: Event = replace(row.event, id=f"e{n}", title=f"Fire {chance.randrange(40)}", date=chance.choice(DAYS))
        claimants = frozenset(f"body {chance.randrange(3 * size)}" for _ in range(chance.randint(0, 4)))
        facets = {**row.facets, "claimant": claimants, "contested": frozenset([chance.choice(("yes", "no"))])}
        rows.append(replace(row, event=event, facets=facets, independent=chance.randint(1, 9)))
    assert all(estimate.outcome in CORE for row in rows for estimate in row.estimates)
    return rows


@pytest.mark.parametrize("size", [0, 1, 7, 9, 64, 700])
def test_every_look_is_what_going_through_the_rows_gives(size: int) -> None:
    rows = made_rows(size, seed=size)
    index, chance = EventIndex(rows), random.Random(size)
    assert size < FEW_VALUES or len({value for row in rows for value in row.facets["claimant"]}) > FEW_VALUES
    for _ in range(60):
        chosen = {name: list({v for row in rows[:5] for v in row.facets[name]}) for name in FACETS}
        asked = {
            name: chance.sample(values, min(len(values), chance.choice((0, 0, 1, 2))))
            for name, values in chosen.items()
        }
        asked["country"] += chance.choice(([], [], ["Nowhere"]))
        search = chance.choice(("", "", "fire 1", "FIRE", "nothing of the kind"))
        first, last = chance.choice((("", ""), ("2021-05-01", ""), ("", "2021-05-31"), ("2021-05-01", "2021-06-30")))
        order = chance.choice((*SORTS, "odd"))
        listed = index.look(Asked(search, first, last, tuple((n, tuple(v)) for n, v in asked.items()), order))
        within = dated_rows(searched_rows(rows, search), first, last)
        assert list(listed.rows) == sorted_rows(filtered_rows(within, asked), order)
        assert listed.counts == {name: Counter(facet_counts(within, name, asked)) for name in FACETS}


def test_a_look_is_kept_and_so_is_what_was_made_of_it_but_not_for_ever() -> None:
    index = EventIndex(made_rows(20, seed=1))
    first = index.look(Asked())
    assert first.once("size", len) == 20
    assert first.once("size", lambda rows: -1) == 20
    assert index.look(Asked()) is first
    for n in range(MOST_LOOKS):
        index.look(Asked(search=f"fire {n}"))
    assert index.look(Asked()) is not first


def test_what_no_event_has_is_known() -> None:
    index = EventIndex(event_rows(made_case()))
    assert index.has("country", "Norland")
    assert not index.has("country", "Sudland")
