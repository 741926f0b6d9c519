"""A case held in memory that follows the store: after an act only what the act touches is computed anew.

Readings, people's words over them, events and ranges are kept from one look
to the next. A look asks the store what has changed since, reads those
reports alone, regroups their neighbourhood and estimates the events that
changed. The result is what a fresh computation gives, but that events keep
the ids under which they were first seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

from reconcile.group.estimate import estimate_events
from reconcile.model import Claim, Estimate, Event, Reading
from reconcile.store.case_moment import CaseMoment, ReviewKey, case_moment
from reconcile.store.case_store import Store
from reconcile.store.decisions import to_carry_out
from reconcile.store.denial_rulings import Rulings, rule_on, standing_rulings
from reconcile.store.live_denials import LiveDenials
from reconcile.store.live_events import LiveEvents
from reconcile.store.reviewed import Orphan, Reviewed, apply_reviews
from reconcile.store.reviews import Review, read_review

Order = Callable[[list[Estimate]], Iterable[Estimate]]
Shape = Callable[[Reading], Reading]


@dataclass(frozen=True, kw_only=True, eq=False)
class CaseNow:
    """A case as people left it, reconciled under one convention. Nothing in it changes any more.

    ``machine`` holds the machine's own reading of each claim that a person
    acted on, ``reviews`` what they said, by claim; ``orphans`` are reviews
    whose claim is no longer read where it stood; ``past`` are the events that
    are no more, as they were last; ``rulings`` are those on denials.
    """

    name: str
    convention: str
    readings: Mapping[str, Reading]
    claims: Mapping[str, Claim]
    events: Mapping[str, Event]
    estimates: Mapping[str, tuple[Estimate, ...]]
    version: str = ""
    machine: Mapping[str, Claim] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    orphans: tuple[Orphan, ...] = ()
    past: Mapping[str, Event] = field(default_factory=dict)
    rulings: Rulings = field(default_factory=dict)


class LiveCase:
    """One case, for any number of readers at once.

    Args:
        store: Where the case is kept.
        id: Of the case.
        shape: Applied to each reading before its claims are grouped.
        order: Puts the estimates of an event into the order in which they are shown.
    """

    def __init__(self, store: Store, id: str, *, shape: Shape = lambda reading: reading, order: Order = list) -> None:
        self.id = id
        self._store = store
        self._shape = shape
        self._order = order
        self._lock = Lock()
        self._held: _Held | None = None
        self._now: dict[str, CaseNow] = {}

    def now(self, convention: str = "literal") -> CaseNow:
        """Return the case as it is now; the same object as long as nothing has changed.

        Raises:
            UnknownId: If there is no such case.
        """
        version = self._store.dataset_version(self.id)
        found = self._now.get(convention)
        if found is not None and found.version == version:
            return found
        with self._lock:
            with self._store.reading() as connection:
                moment = case_moment(connection, self.id)
            held, self._held = self._held or _Held(self._store, self.id, self._shape, self._order), None
            if held.moment is None or moment.version != held.moment.version or moment != held.moment:
                self._now = {}
                held.follow(moment)  # if it fails, what is half done is dropped and the next look begins anew
            self._held = held
            if convention not in self._now:
                self._now[convention] = held.as_now(convention)
            return self._now[convention]


class _Held:
    """What is kept of a case between two looks."""

    def __init__(self, store: Store, id: str, shape: Shape, order: Order) -> None:
        self.moment: CaseMoment | None = None
        self._store, self._id, self._shape, self._order = store, id, shape, order
        self._raw: dict[str, Reading] = {}
        self._reviews: dict[str, dict[ReviewKey, Review]] = {}
        self._reviewed: dict[str, Reviewed] = {}
        self._readings: dict[str, Reading] = {}
        self._placed: dict[str, dict[str, Claim]] = {}
        self._linked: LiveEvents | None = None
        self._rulings: Rulings = {}
        self._denials = LiveDenials()
        self._events: dict[str, Event] = {}
        self._estimates: dict[str, dict[str, tuple[Estimate, ...]]] = {}

    def follow(self, moment: CaseMoment) -> None:
        """Take in the reports, reviews and decisions that differ from those of the moment before."""
        fresh, gone = self._take_documents(moment)
        touched = dict.fromkeys((*fresh, *self._take_reviews(moment), *self._take_rulings(moment)))
        told: list[Claim] = []
        silent = set(gone)
        for doc in touched:
            if doc not in self._raw:
                continue
            before = self._reviewed.get(doc)
            reviews = [review for _, review in sorted(self._reviews.get(doc, {}).items())]
            done = apply_reviews([self._raw[doc]], reviews)
            (reading,) = done.readings
            ruled = rule_on(reading, self._rulings.get(doc, {}))
            self._reviewed[doc] = replace(done, readings=(self._shape(ruled),))
            claims = self._reviewed[doc].readings[0].claims
            if before is None or before.readings[0].claims != claims:
                told += claims
                if before is not None and not claims:
                    silent.add(doc)
        unread = moment.documents.keys() - self._raw.keys()  # gone again since: the next look asks for them anew
        left = {doc: key for doc, key in moment.documents.items() if doc not in unread}
        self.moment = replace(moment, documents=left) if unread else moment
        decisions = to_carry_out(moment.decisions)
        if self._linked is None:
            self._linked = LiveEvents(self._store, self._id, told, decisions)
            changed = list(self._linked.events().values())
        else:
            changed = self._linked.change(told, silent, decisions)
        self._place(changed, touched)
        if self._linked.keep_ids(changed, self._all_claims):
            self._place(self._linked.events().values(), ())

    def _take_documents(self, moment: CaseMoment) -> tuple[list[str], set[str]]:
        """Read the documents that are others than before; return their ids, and those of documents that are gone."""
        former = self.moment.documents if self.moment is not None else {}
        fresh = [doc for doc, key in moment.documents.items() if former.get(doc) != key]
        read = {reading.document.doc: reading for reading in self._store.readings(self._id, fresh)} if fresh else {}
        gone = {*(former.keys() - moment.documents.keys()), *(doc for doc in fresh if doc not in read)}
        for doc in gone:
            for held in (self._raw, self._reviewed, self._readings, self._placed):
                held.pop(doc, None)
        self._raw |= read
        return list(read), gone

    def _take_reviews(self, moment: CaseMoment) -> list[str]:
        """Read the reviews whose rows are others than before; return the documents that they are of."""
        former = self.moment.reviews if self.moment is not None else {}
        gone = former.keys() - moment.reviews.keys()
        changed = [key for key, row in moment.reviews.items() if former.get(key) != row]
        for key in gone:
            del self._reviews[key[0]][key]
        for key in changed:
            self._reviews.setdefault(key[0], {})[key] = read_review(moment.reviews[key])
        return [key[0] for key in (*gone, *changed)]

    def _take_rulings(self, moment: CaseMoment) -> list[str]:
        """Take in people's rulings on denials; return the documents in which they are others than before."""
        former, self._rulings = self._rulings, standing_rulings(moment.decisions)
        return [doc for doc in {**former, **self._rulings} if former.get(doc) != self._rulings.get(doc)]

    def _all_claims(self) -> list[Claim]:
        return [claim for done in self._reviewed.values() for claim in done.readings[0].claims]

    def _place(self, changed: Iterable[Event], touched: Iterable[str]) -> None:
        """Write events into the claims and denials of the reports that they are of, and estimate those that changed."""
        assert self._linked is not None
        docs, changed = set(touched), list(changed)
        for event in changed:
            for claim in event.claims:
                self._placed.setdefault(claim.doc, {})[claim.id] = claim
                docs.add(claim.doc)
        for doc in docs & self._reviewed.keys():
            (reading,) = self._reviewed[doc].readings
            placed = self._placed.get(doc, {})
            self._readings[doc] = replace(reading, claims=tuple(placed.get(c.id, c) for c in reading.claims))
        bare, former = self._linked.events(), self._events
        for doc in self._denials.link(docs, self._readings, bare):
            self._readings[doc] = replace(self._readings[doc], denials=self._denials.of(doc))
        self._events = self._denials.told(bare)
        others = [event for id, event in self._events.items() if former.get(id) is not event]
        for convention, held in self._estimates.items():
            for id in held.keys() - self._events.keys():
                del held[id]
            held |= self._estimated(others, convention)

    def _estimated(self, events: Iterable[Event], convention: str) -> dict[str, tuple[Estimate, ...]]:
        return {e.id: tuple(self._order(estimate_events([e], convention=convention))) for e in events}

    def as_now(self, convention: str) -> CaseNow:
        """Return what is held as one frozen whole."""
        assert self.moment is not None
        assert self._linked is not None
        if convention not in self._estimates:
            self._estimates[convention] = self._estimated(self._events.values(), convention)
        estimates = self._estimates[convention]
        readings = {doc: self._readings[doc] for doc in self.moment.documents if doc in self._readings}
        reviews = [self._reviews[key[0]][key] for key in self.moment.reviews]
        left = apply_reviews((), [review for review in reviews if review.machine.doc not in readings])
        reviewed = [done for doc in readings if (done := self._reviewed[doc]).machine or done.orphans]
        return CaseNow(
            version=f"{self.moment.created}/{self.moment.version}/{self._store.extractor}",
            name=self.moment.name,
            convention=convention,
            readings=readings,
            claims={claim.id: claim for reading in readings.values() for claim in reading.claims},
            events=self._events,
            estimates={id: found for id in self._events if (found := estimates[id])},
            machine={id: claim for done in reviewed for id, claim in done.machine.items()},
            reviews={review.claim: review for review in reviews},
            orphans=(*(orphan for done in reviewed for orphan in done.orphans), *left.orphans),
            past=self._linked.past(),
            rulings=self._rulings,
        )
