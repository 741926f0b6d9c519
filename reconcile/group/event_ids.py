"""Let events keep their ids when reports are added, and remember the ids they had.

An id is first derived from an event's earliest well-described claim. A later
run passes the events it knows: an event that grew keeps its id even if an
earlier report came in, one merged from two keeps that of the greater, and
both parts of a split one remember what they were.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reconcile.model import Claim, Event

HASH_LENGTH = 8  # hex digits, as those of a first id


def keep_ids(events: Iterable[Event], known: Iterable[Event]) -> list[Event]:
    """Return the events, each under the id of the known event that lives on in it.

    A known event lives on where most of its claims are, on a tie in the event
    with the earlier first claim. The ids of other known events that gave
    claims stand in ``formerly``.

    Args:
        events: As linked now.
        known: As linked before, perhaps of fewer or other reports.
    """
    events, earlier = list(events), {event.id: event for event in known}
    owner = {(claim.doc, claim.id): event.id for event in earlier.values() for claim in event.claims}
    shares = [Counter(owner[key] for c in event.claims if (key := (c.doc, c.id)) in owner) for event in events]
    given = _give_ids(events, shares)
    taken = {*given.values()}
    named = []
    for number, event in enumerate(events):
        id = given.get(number, event.id)
        if number not in given and (id in taken or id in earlier):
            id = _other_id(event)
        taken.add(id)
        was = dict.fromkeys(
            old for known_id in sorted(shares[number]) for old in (known_id, *_formerly(earlier[known_id]))
        )
        formerly = tuple(old for old in (*event.formerly, *was) if old != id)
        named.append(_renamed(event, id, formerly))
    return named


def _give_ids(events: Sequence[Event], shares: Sequence[Mapping[str, int]]) -> dict[int, str]:
    """Return number of event → the known id it keeps: of those that live on in it the one that gave most claims."""
    heirs: dict[str, tuple[int, tuple[str, int, str], int]] = {}
    for number, shared in enumerate(shares):
        for id, count in shared.items():
            claim = (-count, _first(events[number]), number)
            heirs[id] = min(heirs.get(id, claim), claim)
    inherited: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for id, (count, _, number) in heirs.items():
        inherited[number].append((count, id))
    return {number: min(ids)[1] for number, ids in inherited.items()}


def _first(event: Event) -> tuple[str, int, str]:
    return min((claim.doc, claim.start, claim.id) for claim in event.claims)


def _formerly(event: Event) -> tuple[str, ...]:
    return event.formerly


def _other_id(event: Event) -> str:
    """Return an id for an event whose first id another bears: that of its slug and its own first claim."""
    doc, _, id = _first(event)
    digest = hashlib.sha256(f"{event.id}\x00{doc}\x00{id}\x00{len(event.claims)}".encode()).hexdigest()
    return f"{event.id[:-HASH_LENGTH]}{digest[:HASH_LENGTH]}"


def _renamed(event: Event, id: str, formerly: tuple[str, ...]) -> Event:
    if id == event.id and formerly == event.formerly:
        return event
    claims: tuple[Claim, ...] = tuple(replace(claim, event=id) for claim in event.claims)
    return replace(event, id=id, formerly=formerly, claims=claims)
