"""Claims built by hand, named as a person would say them: ``at_least(58)``, ``by("Airwars")``."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from reconcile.group.decide import Act, Decision
from reconcile.group.estimate import estimate_events
from reconcile.model import Claim, Estimate, Event, Modifier, Outcome, Stance, Victims

_NUMBERS = count(1)
BASE = {
    "place": "Aldar",
    "country": "Testland",
    "date": "2021-05-03",
    "kind": "strike",
    "published": "2021-05-04",
    "outlet": "Morning Post",
}


def claim(low: float | None, high: float | None, modifier: Modifier = Modifier.EXACT, **fields: Any) -> Claim:
    """Return a claim of people killed at Aldar; every claim has an id and, unless told, a report of its own."""
    number = next(_NUMBERS)
    told = {
        "doc": f"report-{number}",
        "id": f"c{number}",
        "start": number,
        "end": fields.get("start", number) + 2,
        "figure": "12",
        "sentence_start": 0,
        "sentence_end": 50,
        "unit": "person",
        "outcome": Outcome.KILLED,
        "claimant": "interior ministry",
        **BASE,
        **fields,
    }
    return Claim(low=low, high=high, modifier=modifier, **told)


def exactly(number: float, **fields: Any) -> Claim:
    return claim(number, number, **fields)


def at_least(number: float, **fields: Any) -> Claim:
    return claim(number, None, Modifier.AT_LEAST, **fields)


def more_than(number: float, **fields: Any) -> Claim:
    return claim(number, None, Modifier.MORE_THAN, **fields)


def up_to(number: float, **fields: Any) -> Claim:
    return claim(None, number, Modifier.AT_MOST, **fields)


def between(low: float, high: float, **fields: Any) -> Claim:
    return claim(low, high, Modifier.RANGE, **fields)


def vague(figure: str, low: float, **fields: Any) -> Claim:
    return claim(low, None, Modifier.VAGUE, figure=figure, **fields)


def denied(number: float, **fields: Any) -> Claim:
    return exactly(number, stance=Stance.DENIED, **fields)


def by(claimant: str, **fields: Any) -> Claim:
    return exactly(12, claimant=claimant, **fields)


def told(marked: str, number: float = 31, **fields: Any) -> Claim:
    """Return an exact claim whose figure is marked [[so]] in its one sentence."""
    start = marked.index("[[")
    quote = marked.replace("[[", "").replace("]]", "")
    end = marked.index("]]") - 2
    spans = {"start": start, "end": end, "sentence_start": 0, "sentence_end": len(quote)}
    return exactly(number, quote=quote, figure=quote[start:end], **{**spans, **fields})


def event_of(*claims: Claim, **fields: Any) -> Event:
    return Event(**{"id": "aldar", "title": "Strike on Aldar", "claims": claims, **fields})


def estimate_all(*claims: Claim, **settings: Any) -> list[Estimate]:
    return estimate_events([event_of(*claims)], **settings)


def estimate_one(*claims: Claim, **settings: Any) -> Estimate:
    """Return the only estimate of claims that are all of one group."""
    (estimate,) = estimate_all(*claims, **settings)
    return estimate


def part_of(whole: Claim, part: Claim) -> Claim:
    return replace(part, doc=whole.doc, part_of=whole.id)


CHILDREN = (Victims.CHILD,)

#: Names that the examples in the docstrings use.
EXAMPLES = {
    "at_least": at_least,
    "between": between,
    "by": by,
    "exactly": exactly,
    "told": told,
    "up_to": up_to,
    "event_of": event_of,
    "dozens_killed": vague("dozens", 24),
    "three_bodies": exactly(3, unit="body"),
    "ministry_290": exactly(290, published="2021-05-25"),
    "ministry_359": exactly(359, published="2021-05-24"),
}
EXAMPLES["merge_of_two"] = Decision(
    id="d1", act=Act.MERGE, by="Ana", at="2026-11-25", why="one market, two names", claims=("c1",), others=("c2",)
)
EXAMPLES["event"] = event_of(
    exactly(150, claimant="Aldar military", id="e1"), more_than(2000, claimant="Airwars", id="e2")
)
EXAMPLES["estimate"] = estimate_events([EXAMPLES["event"]])[0]
