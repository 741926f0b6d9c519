"""THE MAIN PATH: documents → readings → events → estimates. Read it top to bottom.

    documents                    what was reported, word for word
      │ read_document            each figure with its words, claimant, place, day; or set aside with a reason
    readings                     with the denials that name no figure
      │ link_events              claims about the same harm at one place in one time window
      │ link_denials             each denial to the harm that it speaks of, or to none, with the reason
    events
      │ estimate_events          per outcome and victim group: the least and greatest figure that stands
    estimates

Each step is an argument with a default: to change one rule, pass another function.
"""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reconcile.extract.claims import read_document
from reconcile.group.conventions import CONVENTIONS
from reconcile.group.denials import denials_by_event, link_denials, with_denials
from reconcile.group.estimate import estimate_events
from reconcile.group.link import link_events
from reconcile.model import Claim, Denial, Document, Estimate, Event, Reading

__all__ = [
    "CONVENTIONS",
    "Reconciliation",
    "estimate_events",
    "find_claims",
    "link_denials",
    "link_events",
    "name_events",
    "place_claims",
    "read_all",
    "read_document",
    "reconcile_documents",
    "reconcile_readings",
]

#: Documents read before further processes are started: fewer are done sooner than those are up.
FEW_DOCUMENTS = 64
#: Documents handed out at a time, so that a million are never in memory together.
BATCH = 512
#: Documents a process takes at once.
CHUNK = 16

ReadStep = Callable[[Document], Reading]
LinkStep = Callable[[Sequence[Claim]], list[Event]]
EstimateStep = Callable[..., list[Estimate]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reconciliation:
    """The whole result. ``claims`` are in the order of the documents, each with its ``event``.

    A claim that no event took has ``event`` "": it is listed, not guessed.
    So has a denial without a figure of which it cannot be told of what harm
    it speaks; ``denials`` are in the order of the documents too.
    """

    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    estimates: tuple[Estimate, ...]
    denials: tuple[Denial, ...] = ()


def find_claims(document: Document) -> list[Claim]:
    """Return the claims of one document in text order.

    >>> find_claims(Document(doc="a1", text="No figures here."))
    []
    """
    return list(read_document(document).claims)


def read_all(documents: Iterable[Document], *, jobs: int = 1) -> Iterator[Reading]:
    """Yield the reading of each document, in the order of the documents.

    Args:
        documents: Any number; taken as they are needed, some hundred ahead.
        jobs: Processes to read with where there are many documents. The
            readings are the same whatever the number.
    """
    waiting = iter(documents)
    for document in islice(waiting, FEW_DOCUMENTS if jobs > 1 else None):
        yield read_document(document)
    batch = list(islice(waiting, BATCH))
    if not batch:
        return
    with concurrent.futures.ProcessPoolExecutor(max_workers=jobs) as pool:
        while batch:
            yield from pool.map(read_document, batch, chunksize=CHUNK)
            batch = list(islice(waiting, BATCH))


def reconcile_documents(
    documents: Iterable[Document],
    *,
    convention: str = "literal",
    read: ReadStep = read_document,
    link: LinkStep = link_events,
    estimate: EstimateStep = estimate_events,
) -> Reconciliation:
    """Read the documents and reconcile what they claim.

    Args:
        documents: Reports with distinct ids. Their order is the order of the
            claims; it decides nothing else.
        convention: How vague words become numbers, one of ``CONVENTIONS``.
            A choice made here, never baked into a claim.
        read: Document to claims and figures set aside.
        link: Claims to events.
        estimate: Events to estimates.
    """
    readings = [read(document) for document in documents]
    return reconcile_readings(readings, convention=convention, link=link, estimate=estimate)


def reconcile_readings(
    readings: Iterable[Reading],
    *,
    convention: str = "literal",
    link: LinkStep = link_events,
    estimate: EstimateStep = estimate_events,
) -> Reconciliation:
    """Reconcile documents already read, as the store keeps them."""
    readings = tuple(readings)
    claims = [claim for reading in readings for claim in reading.claims]
    events = name_events(link(claims))
    placed = place_claims(claims, events)
    events, denials = place_denials(readings, placed, events)
    return Reconciliation(
        readings=readings,
        claims=placed,
        events=events,
        estimates=tuple(estimate(events, convention=convention)),
        denials=denials,
    )


def name_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events with their id written into each of their claims."""
    return tuple(
        replace(event, claims=tuple(replace(claim, event=event.id) for claim in event.claims)) for event in events
    )


def place_claims(claims: Iterable[Claim], events: Iterable[Event]) -> tuple[Claim, ...]:
    """Return the claims in the order given, each with the id of the event that holds it, "" if none does."""
    event_of = {(claim.doc, claim.id): event.id for event in events for claim in event.claims}
    return tuple(replace(claim, event=event_of.get((claim.doc, claim.id), "")) for claim in claims)


def place_denials(
    readings: Iterable[Reading], claims: Iterable[Claim], events: Iterable[Event]
) -> tuple[tuple[Event, ...], tuple[Denial, ...]]:
    """Return the events with the denials that speak of them, and all denials in order, each with its event.

    Args:
        readings: All of them.
        claims: Those of the readings, in their order, each with its event.
        events: Those of the claims.
    """
    waiting, by_id = iter(claims), {event.id: event for event in events}
    denials: list[Denial] = []
    for reading in readings:
        own = tuple(islice(waiting, len(reading.claims)))
        denials += link_denials(replace(reading, claims=own), by_id)
    of_event = denials_by_event(denials)
    told = (with_denials(event, of_event[id]) if id in of_event else event for id, event in by_id.items())
    return tuple(told), tuple(denials)
