"""Let events keep their ids when reports are added, and remember the ids they had.

An id is first derived from an event's earliest well-described claim. A later
run passes the events it knows: an event that grew keeps its id even if an
earlier report came in, one merged from two keeps that of the greater, and
both parts of a split one remember what they were. An id that no event bears
any more is kept with the claims it stood for: if they are one event again,
as after an undo, it is the old one.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from reconcile.model import Claim, Event

HASH_LENGTH = 8  # hex digits, as those of a first id

Key = tuple[str, str]  # of a claim: report, id


class PastEvents:
    """Events that are no more, by id, as they were last."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._events: dict[str, Event] = {}
        self._last_in: dict[Key, str] = {}
        for event in events:
            self.add(event)

    def events(self) -> list[Event]:
        """Return them in the order in which they ended."""
        return list(self._events.values())

    def add(self, event: Event) -> None:
        """Keep an event that ended now."""
        self._events[event.id] = event
        self._last_in.update(((claim.doc, claim.id), event.id) for claim in event.claims)

    def remove(self, id: str) -> None:
        """Forget one that lives again; an id not held is passed over."""
        for claim in self._events.pop(id, _NONE).claims:
            if self._last_in.get((claim.doc, claim.id)) == id:
                del self._last_in[claim.doc, claim.id]

    def shares(self, event: Event) -> dict[str, int]:
        """Return the ids of past events that held claims of this one last, with how many, the most first."""
        last = self._last_in
        held = Counter(last[key] for claim in event.claims if (key := (claim.doc, claim.id)) in last)
        return dict(sorted(held.items(), key=lambda item: (-item[1], item[0])))

    def size(self, id: str) -> int:
        """Return how many claims a past event had."""
        return len(self._events[id].claims)


_NONE = Event(id="", title="")


def revive(events: Sequence[Event], past: PastEvents, living: Container[str]) -> list[Event]:
    """Return the events, new ones under the id of a past event if most of its claims are in them; ``past`` loses it.

    Args:
        events: As ``keep_ids`` gives them.
        past: Events that ended before.
        living: Ids that events had before and keep.
    """
    used = {event.id for event in events}
    done = []
    for event in events:
        shares = past.shares(event)
        formerly = (*event.formerly, *(id for id in shares if id not in event.formerly))
        most = (id for id, count in shares.items() if 2 * count > past.size(id) and (id not in used or id == event.id))
        again = next(most, "")
        id = again if again and event.id not in living else event.id
        past.remove(id)
        done.append(_renamed(event, id, tuple(old for old in formerly if old != id)))
    return done


def keep_ids(events: Iterable[Event], known: Iterable[Event], *, taken: Container[str] = ()) -> list[Event]:
    """Return the events, each under the id of the known event that lives on in it.

    A known event lives on where most of its claims are, on a tie in the event
    with the earlier first claim. The ids of other known events that gave
    claims stand in ``formerly``.

    Args:
        events: As linked now.
        known: As linked before, perhaps of fewer or other reports.
        taken: Ids of events that are neither among ``events`` nor ``known``.
    """
    events, earlier = list(events), {event.id: event for event in known}
    owner = {(claim.doc, claim.id): event.id for event in earlier.values() for claim in event.claims}
    shares = [Counter(owner[key] for c in event.claims if (key := (c.doc, c.id)) in owner) for event in events]
    given = _give_ids(events, shares)
    used = {*given.values()}
    named = []
    for number, event in enumerate(events):
        id = given.get(number, event.id)
        if number not in given and (id in used or id in earlier or id in taken):
            id = _other_id(event)
        used.add(id)
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
