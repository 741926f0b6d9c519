"""The words of the project as types: documents, claims, events, estimates.

Every type is a frozen, keyword-only dataclass; field names are those of the
record format and never change. Spans are half-open offsets in Unicode code
points of ``Document.text``. ``None`` marks an open bound or an unknown, never
zero. Counts are of ``unit`` (a singular noun), persons unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What happened to those counted. The first seven are core."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    TRAPPED = "trapped"
    POPULATION = "population"
    IN_NEED = "in_need"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    ATTACKS = "attacks"
    FORCES = "forces"
    OTHER = "other"


#: Outcomes that count people harmed; the others are context beside them.
CORE = frozenset(list(Outcome)[:7])


class Victims(StrEnum):
    """To whom it happened. Never inferred from silence."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    CHILD = "child"
    WOMAN = "woman"
    MAN = "man"
    MEDIC = "medic"
    JOURNALIST = "journalist"
    AID_WORKER = "aid_worker"
    POLICE = "police"
    OFFICIAL = "official"
    PRISONER = "prisoner"
    UNSPECIFIED = "unspecified"


class Modifier(StrEnum):
    """How the figure is bounded in the words around it."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Stance(StrEnum):
    """What the claimant does with the figure."""

    ASSERTED = "asserted"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Denied(StrEnum):
    """What somebody denies without a figure: a part in a harm, that it was done so, or what others report."""

    RESPONSIBILITY = "responsibility"
    ACT = "act"
    FIGURES = "figures"


class Ruling(StrEnum):
    """What a person made of a denial as the machine reads it."""

    NONE = ""
    REJECTED = "rejected"
    MOVED = "moved"


class Scope(StrEnum):
    """One attack or one day's event; a total over a period; a rate."""

    INCIDENT = "incident"
    PERIOD = "period"
    RATE = "rate"


class ClaimantKind(StrEnum):
    """What sort of body or person speaks."""

    MONITOR = "monitor"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    MEDICAL = "medical"
    RESCUE = "rescue"
    POLICE = "police"
    UN = "un"
    NGO = "ngo"
    MEDIA = "media"
    WITNESS = "witness"
    OUTLET = "outlet"
    OTHER = "other"


class Span(NamedTuple):
    """Half-open offsets in code points."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One report. ``doc`` is derived from the text where the input gives none.

    ``published`` is an ISO date or datetime, "" where unknown. All other
    strings are "" where unknown. ``text`` is never changed: offsets hang on it.

    The last three tell where the text came from: ``format`` of the original
    ("pdf"), ``sha256`` of its bytes in hex, and ``retrieved``, the moment in
    UTC at which it was fetched from the network.
    """

    doc: str
    text: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    lang: str = ""
    published: str = ""
    format: str = ""
    sha256: str = ""
    retrieved: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A quantity in a text, bound words included ("at least 1,300").

    ``low`` and ``high`` are ``None`` where open. ``unit`` is "" for a bare
    count (what is counted follows from the sentence), else the singular noun
    of a measure: percent, dollar, mile, tonne, year …
    """

    start: int
    end: int
    low: float | None
    high: float | None
    modifier: Modifier
    unit: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAside:
    """A figure that was read and not used, with the reason in words."""

    start: int
    end: int
    figure: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A gazetteer entry. ``kind``: city, admin1, country, region, camp, sea."""

    place_id: str
    name: str
    kind: str
    country: str
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceMention:
    """A named place in a text, as written; ``place`` is None if unmatched."""

    start: int
    end: int
    name: str
    place: Place | None = None
    country: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMention:
    """A date expression: ISO day, month, year or interval, resolved."""

    start: int
    end: int
    date: str
    rule: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribution:
    """Who puts a figure forward, by which words.

    ``claimant`` is canonical, several joined by " ; ", "-" for the outlet's
    own voice; its span is ``None`` then. ``via`` is outermost first.
    """

    claimant: str = "-"
    start: int | None = None
    end: int | None = None
    cue: str = ""
    via: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTED
    kind: ClaimantKind = ClaimantKind.OUTLET
    why: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One figure that somebody puts forward, and where it stands in the text.

    Beyond the record format it carries what grouping and showing need, so
    that a claim can be judged alone: its sentence as ``quote``, the outlet,
    url and day of the report, the kind of claimant and the kind of harm.
    ``subset`` is the noun where it counts only some of those harmed
    ("foreigners"), "" where it counts all.
    """

    doc: str
    id: str
    start: int
    end: int
    figure: str
    sentence_start: int
    sentence_end: int
    low: float | None
    high: float | None
    modifier: Modifier
    unit: str
    outcome: Outcome
    victims: tuple[Victims, ...] = (Victims.UNSPECIFIED,)
    subset: str = ""
    claimant: str = "-"
    claimant_start: int | None = None
    claimant_end: int | None = None
    claimant_kind: ClaimantKind = ClaimantKind.OUTLET
    via: tuple[str, ...] = ()
    cue: str = ""
    stance: Stance = Stance.ASSERTED
    actor: str = ""
    place: str = ""
    country: str = ""
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    date: str = ""
    scope: Scope = Scope.INCIDENT
    part_of: str = ""
    event: str = ""
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    implicit: bool = False
    kind: str = ""
    quote: str = ""
    outlet: str = ""
    url: str = ""
    title: str = ""
    published: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_core(self) -> bool:
        return self.outcome in CORE

    @property
    def origin(self) -> str:
        """Who this counts as: the claimant, or the outlet in its own voice."""
        return self.claimant if self.claimant != "-" else (self.outlet or self.doc)


@dataclass(frozen=True, kw_only=True, slots=True)
class Denial:
    """Somebody denies a harm, or a part in it, without a figure, and where that stands in the text.

    ``start`` to ``end`` are the words that deny, ``cue`` the same words.
    ``place`` to ``date`` are where and when what is denied is said to have
    been, "" or ``None`` where the sentence does not say; ``is_general`` tells
    that it is of no one harm ("has always denied targeting civilians").
    ``event`` is the
    harm that it speaks of, "" where that cannot be told; ``why`` says in
    words how it came there, or why it did not. ``ruling`` is a person's:
    a rejected denial stays, and counts for no event; a moved one speaks of
    the event that holds any of the claims ``moved_to``, of none where
    there are none.
    """

    doc: str
    id: str
    start: int
    end: int
    cue: str
    sentence_start: int
    sentence_end: int
    of: Denied
    claimant: str
    claimant_start: int
    claimant_end: int
    claimant_kind: ClaimantKind = ClaimantKind.OTHER
    place: str = ""
    country: str = ""
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    date: str = ""
    is_general: bool = False
    event: str = ""
    why: tuple[str, ...] = ()
    ruling: Ruling = Ruling.NONE
    moved_to: tuple[str, ...] = ()
    quote: str = ""
    outlet: str = ""
    url: str = ""
    title: str = ""
    published: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """All that was read in one document: claims and denials without a figure in text order, and the rest."""

    document: Document
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]
    denials: tuple[Denial, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One harm at one place in one time window, with the claims about it.

    ``date`` is an ISO day, month, year or interval. ``scope`` is incident, or
    period for a running total; the two never share an event. ``why`` says
    in words why these claims are together. ``formerly`` are the ids of events
    that it was merged from or split from; ``decisions`` those of the acts of
    people that shaped it. ``denials`` are those without a figure that speak of it.
    """

    id: str
    title: str
    place: str = ""
    country: str = ""
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    date: str = ""
    kind: str = ""
    scope: Scope = Scope.INCIDENT
    claims: tuple[Claim, ...] = ()
    why: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    denials: tuple[Denial, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """The range of reported figures of one event, outcome and victim group.

    ``low`` and ``high`` are the least and greatest bound among the claims
    that stand; ``None`` is open. ``low_claims`` and ``high_claims`` are ids
    of the claims behind each bound. ``standing`` are the claims compared;
    ``superseded`` maps an earlier claim to the one that replaced it;
    ``echoes`` maps a repetition to the claim it repeats; ``denials`` reject
    a figure; ``vague`` stand aside where a numeric claim stands.
    ``independent`` counts claimants after echoes are folded, ``outlets`` the
    publishers; they are two numbers. ``best`` is ``None`` unless a named rule
    or a person chose one. ``harm_grade`` and ``responsibility`` are
    suggestions on two axes: who attests the harm, and whether anyone accepts it.
    """

    event: str
    outcome: Outcome
    victims: tuple[Victims, ...]
    unit: str
    low: float | None
    high: float | None
    low_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    superseded: Mapping[str, str] = field(default_factory=dict)
    echoes: Mapping[str, str] = field(default_factory=dict)
    denials: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    independent: int = 0
    outlets: int = 0
    contested: bool = False
    vague_only: bool = False
    as_of: str = ""
    convention: str = "literal"
    best: float | None = None
    best_rule: str = ""
    harm_grade: str = ""
    responsibility: str = ""
