"""The one door between the pages and the cases kept: everything a page shows comes through here.

A case is loaded once and then follows the store: after an act only what it
touches is reconciled anew (``store/live_case.py``). Each version is one
frozen ``CaseView``, which every reader shares. Nothing here draws.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from threading import Lock
from typing import TypeVar, cast

import streamlit as st

from reconcile.errors import UnknownId
from reconcile.group import explain
from reconcile.locales import retell, untold
from reconcile.model import CORE, Claim, Document, Estimate, Event, Outcome, Reading, Victims
from reconcile.pipeline import CONVENTIONS
from reconcile.store import (
    Act,
    Actor,
    Added,
    Case,
    Desk,
    Right,
    Store,
    Verdict,
    load_demo,
    open_store,
    reset_demo,
)
from reconcile.store.live_case import CaseNow, LiveCase

T = TypeVar("T")

DEFAULT_CONVENTION = "literal"
NOBODY = "unnamed"  # in the log, where a person on their own machine gave no name
_HALVES = re.compile("[\ud800-\udfff]")
KEPT_CASES = 8  # cases kept in memory; one of 5,000 reports takes some 150 MB
#: What the tables for vague words are called on the screen.
CONVENTION_WORDS = {"literal": "literal", "acled": "ACLED"}


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of an event, and of what."""

    event: Event
    estimates: tuple[Estimate, ...]
    result: object


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundEvent:
    """What became of an event that a link names.

    ``event`` is ``None`` where no event bears the id any more; ``went_into``
    are then the events that took its claims in, none where its reports or
    all its claims were taken out. ``title`` is what it was called last.
    """

    id: str
    title: str
    event: Event | None = None
    went_into: tuple[Event, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class CaseView(CaseNow):
    """A case as it is now, with its id: what the pages read."""

    id: str
    _made: dict[Callable[..., object], dict[str, _Made]] = field(default_factory=dict, repr=False, compare=False)

    def of_events(self, make: Callable[[Event, tuple[Estimate, ...]], T]) -> list[T]:
        """Return what ``make`` gives for each event and its estimates, in the order of the events.

        It is asked again only for events that an act has changed since the
        case was last looked at, so it may look at nothing else, and nobody
        may change what it returned. It is a function of a module: what it gave
        is kept under its name, and a new function each time would fill memory.
        """
        made, former = dict[str, _Made](), self._made.get(make, {})
        for id, event in self.events.items():
            estimates = self.estimates.get(id, ())
            known = former.get(id)
            if known is None or known.event is not event or known.estimates is not estimates:
                with untold():
                    known = _Made(event, estimates, make(event, estimates))
            made[id] = known
        self._made[make] = made
        return [cast(T, found.result) for found in made.values()]

    @property
    def judged(self) -> frozenset[str]:
        """The claims on which a person's verdict stands."""
        return frozenset(id for id, review in self.reviews.items() if review.verdict is not Verdict.NONE)

    def event(self, id: str) -> Event:
        """Return an event; raises ``UnknownId``."""
        return _held(self.events, "event", id)

    def find_event(self, id: str) -> FoundEvent:
        """Return the event of an id that a link may carry from earlier days, or what became of it.

        Raises:
            UnknownId: If no event of this case ever bore the id.
        """
        event = self.events.get(id)
        if event is not None:
            return FoundEvent(id=id, title=event.title, event=event)
        heirs = tuple(event for event in self.events.values() if id in event.formerly)
        if not heirs and id not in self.past:
            raise UnknownId("event", id)
        return FoundEvent(id=id, title=self.past[id].title if id in self.past else "", went_into=heirs)

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
    return _shown(id).view(convention)


class _Shown:
    """A case that follows the store, and the views of its present version."""

    def __init__(self, id: str) -> None:
        self._live = LiveCase(_store(), id, shape=showable, order=ordered_estimates)
        self._views: dict[str, tuple[CaseNow, CaseView]] = {}
        self._lock = Lock()

    def view(self, convention: str) -> CaseView:
        """Return the case as it is now; the same object as long as nothing has changed."""
        with untold():
            now = self._live.now(convention)
        with self._lock:
            held = self._views.get(convention)
            if held is None or held[0] is not now:
                held = self._views[convention] = (now, self._made(now, held[1] if held else None))
                _settle()
            return held[1]

    def _made(self, now: CaseNow, former: CaseView | None) -> CaseView:
        held = {part.name: getattr(now, part.name) for part in fields(CaseNow)}
        held["machine"] = {id: _mended(claim) for id, claim in now.machine.items()}
        return CaseView(id=self._live.id, **held, _made=dict(former._made) if former else {})


def _settle() -> None:
    """Take what is kept out of the sight of the collector of garbage, which Streamlit runs after every script.

    It would look through every claim of every case kept, for some tenths of a
    second and under the lock that all readers share, and find nothing.
    """
    gc.collect()
    gc.freeze()


def _unsettle(_: object = None) -> None:
    gc.unfreeze()  # so that a case which is let go is found


@st.cache_resource(max_entries=KEPT_CASES, show_spinner="Reading the reports of this case …", on_release=_unsettle)
def _shown(id: str) -> _Shown:
    """Return the case, loaded; it follows the store from then on."""
    shown = _Shown(id)
    shown.view(DEFAULT_CONVENTION)
    return shown


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
    return retell(explain.ready_sentence(event, estimate))


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
    _shown.clear()
    _unsettle()
