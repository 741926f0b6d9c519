"""The one door between the pages and the cases kept: everything a page shows comes through here.

A case is loaded whole and reconciled once per version and convention; the
result is frozen, so that every reader shares it. Nothing here draws.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import partial
from typing import TypeVar, cast

import streamlit as st

from reconcile.errors import UnknownId
from reconcile.group import explain
from reconcile.group.link import link_events
from reconcile.model import CORE, Claim, Document, Estimate, Event, Outcome, Reading, Victims
from reconcile.pipeline import CONVENTIONS, reconcile_readings
from reconcile.store import (
    Act,
    Actor,
    Added,
    Case,
    Desk,
    Orphan,
    Review,
    Right,
    Store,
    Verdict,
    load_demo,
    open_store,
    reset_demo,
    to_carry_out,
)

T = TypeVar("T")

DEFAULT_CONVENTION = "literal"
NOBODY = "unnamed"  # in the log, where a person on their own machine gave no name
_HALVES = re.compile("[\ud800-\udfff]")
KEPT_CASES = 8  # reconciled cases kept in memory; one of 500 reports takes a few MB
#: What the tables for vague words are called on the screen.
CONVENTION_WORDS = {"literal": "literal", "acled": "ACLED"}


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """One case, as people left it, reconciled under one convention: what the pages read.

    ``machine`` holds the machine's own reading of each claim that a person
    acted on, ``reviews`` what they said, by claim; ``orphans`` are reviews
    whose claim is no longer read where it stood.
    """

    id: str
    name: str
    convention: str
    readings: Mapping[str, Reading]
    claims: Mapping[str, Claim]
    events: Mapping[str, Event]
    estimates: Mapping[str, tuple[Estimate, ...]]
    machine: Mapping[str, Claim] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    orphans: tuple[Orphan, ...] = ()

    @property
    def judged(self) -> frozenset[str]:
        """The claims on which a person's verdict stands."""
        return frozenset(id for id, review in self.reviews.items() if review.verdict is not Verdict.NONE)

    def event(self, id: str) -> Event:
        """Return an event; raises ``UnknownId``."""
        return _held(self.events, "event", id)

    def claim(self, id: str) -> Claim:
        """Return a claim; raises ``UnknownId``."""
        return _held(self.claims, "claim", id)

    def reading(self, doc: str) -> Reading:
        """Return a document with its claims; raises ``UnknownId``."""
        return _held(self.readings, "document", doc)


def _held(kept: Mapping[str, T], kind: str, id: str) -> T:
    if id not in kept:
        raise UnknownId(kind, id)
    return kept[id]


@st.cache_resource(show_spinner=False)
def _store() -> Store:
    """Return the store, opened once for all readers, the demo case in it."""
    store = open_store()
    load_demo(store)
    return store


def desk() -> Desk:
    """Return the service through which this reader acts, under the name given in this session.

    On one's own machine everybody is the owner; a hosted dashboard will take name and right from the login.
    """
    return Desk(_store(), Actor(name=person() or NOBODY, right=Right.OWNER))


def person() -> str:
    """Return the name that this reader gave for the log, "" if none yet."""
    return str(st.session_state.get("person", ""))


def list_cases(*, with_archived: bool = False) -> list[Case]:
    """Return the cases in the order of the switcher: the demo case first, archived ones left out unless asked for."""
    cases = [case for case in _store().list_cases() if with_archived or not case.archived]
    return sorted(cases, key=lambda case: not case.is_demo)


def load_case(id: str, convention: str = DEFAULT_CONVENTION) -> CaseView:
    """Return a case reconciled under a convention.

    Raises:
        UnknownId: If there is no such case, or no such convention.
    """
    if convention not in CONVENTIONS:
        raise UnknownId("convention", convention)
    case = _store().case(id)
    return _reconciled(id, _store().dataset_version(id), case.name, convention)


@st.cache_resource(max_entries=KEPT_CASES, show_spinner="Reading the reports of this case …")
def _reconciled(id: str, version: str, name: str, convention: str) -> CaseView:
    """Return the case; ``version`` is in the key so that a changed case is reconciled anew."""
    reviewed = _store().reviewed(id)
    link = partial(link_events, decisions=to_carry_out(_store().decisions(id)))
    done = reconcile_readings(map(showable, reviewed.readings), convention=convention, link=link)
    estimates: dict[str, list[Estimate]] = {}
    for estimate in done.estimates:
        estimates.setdefault(estimate.event, []).append(estimate)
    placed: dict[str, list[Claim]] = {}
    for claim in done.claims:
        placed.setdefault(claim.doc, []).append(claim)
    return CaseView(
        id=id,
        name=name,
        convention=convention,
        readings={
            reading.document.doc: Reading(
                document=reading.document,
                claims=tuple(placed.get(reading.document.doc, ())),
                set_aside=reading.set_aside,
            )
            for reading in done.readings
        },
        claims={claim.id: claim for claim in done.claims},
        events={event.id: event for event in done.events},
        estimates={event: tuple(ordered_estimates(found)) for event, found in estimates.items()},
        machine={id: _mended(claim) for id, claim in reviewed.machine.items()},
        reviews={review.claim: review for review in _store().reviews(id)},
        orphans=reviewed.orphans,
    )


def showable(reading: Reading) -> Reading:
    """Return the reading with half characters (lone surrogates) as U+FFFD, which a browser can be sent.

    One code point stands for one, so that every offset holds. JSON can carry
    such halves; a reading without them is returned as it is.
    """
    document = reading.document
    told = (document.doc, document.text, document.title, document.outlet, document.author, document.url, document.lang)
    return _mended(reading) if any(_HALVES.search(text) for text in told) else reading


def _mended(value: T) -> T:
    """Return a value with every string in it mended, tuples and dataclasses walked."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else cast(T, _HALVES.sub("\ufffd", value))
    if isinstance(value, tuple):
        return cast(T, tuple(_mended(part) for part in value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _mended(getattr(value, part.name)) for part in fields(value)})
    return value


def ordered_estimates(estimates: Sequence[Estimate]) -> list[Estimate]:
    """Return the estimates in the order shown: by outcome, the whole before its parts, more claimants first."""
    rank = {outcome: place for place, outcome in enumerate(Outcome)}
    whole = (Victims.UNSPECIFIED,)
    core = [e for e in estimates if e.outcome in CORE]
    return sorted(
        core, key=lambda e: (rank[e.outcome], e.unit != "person", e.victims != whole, -e.independent, e.victims)
    )


def history(case: str, claim: str) -> list[Act]:
    """Return every act on a claim, the first one first."""
    return _store().history(case, claim)


def log(case: str) -> list[Act]:
    """Return every act on a case, the first one first."""
    return _store().log(case)


def export_case(case: str) -> bytes:
    """Return a case as one file."""
    return _store().export_case(case)


def reset_demo_case() -> Case:
    """Return the demo case as it ships."""
    return reset_demo(_store(), desk().actor)


def create_case(name: str) -> Case:
    """Return a new, empty case. Raises ``StoreError`` if the name is blank."""
    return desk().create_case(name)


def add_documents(case: str, documents: Sequence[Document], on_progress: Callable[[int, int], None]) -> Added:
    """Add documents to a case and return what became of each."""
    return desk().add_documents(case, documents, on_progress=on_progress)


def ready_sentence(event: Event, estimate: Estimate) -> str:
    """Return the sentence with attributions, "" where an end has no claim to credit."""
    if not estimate.low_claims or not estimate.high_claims:
        return ""
    return explain.ready_sentence(event, estimate)


def reasons(event: Event) -> Sequence[str]:
    """Return in words why the claims of an event are one event."""
    return explain.explain_event(event)


def differences(a: Claim, b: Claim) -> Sequence[str]:
    """Return in words every dimension in which two claims differ."""
    return explain.explain_difference(a, b)


def accounted(estimate: Estimate) -> set[str]:
    """Return the ids of all claims that an estimate accounts for."""
    return {*estimate.standing, *estimate.vague, *estimate.superseded, *estimate.echoes, *estimate.denials}


def forget() -> None:
    """Close the store and drop what is kept of its cases; the next look opens it anew."""
    _store.clear()
    _reconciled.clear()
