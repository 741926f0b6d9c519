"""What a claim says of the harm it counts: where, when, of what kind, once or over a period."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from reconcile.group.places import PlaceFacts, place_facts
from reconcile.group.sides import Side, side_of
from reconcile.group.spots import Spots
from reconcile.group.windows import Window, read_window
from reconcile.lexicons.load import alternation, load_table
from reconcile.model import CORE, Claim, Outcome, Scope, Victims

SPREAD_FAMILIES = frozenset({"weather", "quake", "climate", "illness"})  # one harm over many towns
LOOSE_KINDS = frozenset({"", "attack", "war", "harm to the body"})  # words for any violence, or none
HURT = "harm to the body"  # the kind of a claim of dead or injured whose words name none
AS_OF_DAYS = 62  # days; the month before the last is what a report of this month knows of
TRADES = frozenset({Victims.JOURNALIST, Victims.MEDIC, Victims.AID_WORKER})  # whom bodies of their own count
ATTACK = "attack"  # somebody did it, by whatever means
FLIGHT = frozenset({"flight"})
_OF_WORDS = r" (?:statement|report|post|message|interview|briefing|speech|letter)"  # "in a separate" one parts no harm
BODILY = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.CASUALTIES})


class Harm(NamedTuple):
    """What a claim says of the harm it counts. Equal harms are one."""

    is_total: bool
    theme: str
    place: PlaceFacts
    date: str
    kind: str
    doc: str
    side: Side = ()
    apart: str = ""
    is_day_of_print: bool = False
    spots: Spots = ()

    @property
    def window(self) -> Window | None:
        return read_window(self.date)

    @property
    def detail(self) -> tuple[int, int]:
        """How exactly place and day are told: 0 not at all, 1 a region, street or span, 2 a town or a day."""
        where = 0 if self.place.is_whole_country else 1 if self.place.is_whole_region or self.place.is_way else 2
        when = 0 if self.window is None else 2 if self.window.is_day else 1
        return where, when


def describe_harm(claim: Claim) -> Harm:
    """Return what ``claim`` says of its harm.

    The document is part of the description only where place or date is
    missing, or the place is a street or a province: what is not said can be
    carried over within one text alone.
    """
    is_total = claim.scope is not Scope.INCIDENT
    place = place_facts(claim)
    is_placed = is_total or (bool(place.parts) and not place.is_way and not place.is_whole_region)
    known = is_placed and read_window(claim.date) is not None
    theme = _theme(claim) if is_total else ""
    date = _counted_days(claim) if is_total else claim.date
    kind = harm_kind(claim) or (HURT if claim.outcome in BODILY else "")
    side = side_of(claim.actor, claim.country) if claim.actor and claim.outcome in BODILY else ()
    apart = f"{claim.doc} {claim.sentence_start}" if not is_total and _is_of_another(claim) else ""
    is_printed = bool(claim.date) and claim.date == claim.published[:10]
    return Harm(is_total, theme, place, date, kind, "" if known else claim.doc, side, apart, is_printed)


def _counted_days(claim: Claim) -> str:
    """Return the days of a running total, without the end where that is no more than when its report was printed.

    The dead of a war "since 2011" are counted to the day of each report.
    """
    start, slash, _ = claim.date.partition("/")
    window, printed = read_window(claim.date), read_window(claim.published[:10])
    if not slash or window is None or window.end is None or not window.is_long or printed is None:
        return claim.date
    return f"{start}/" if start and (printed.start or 0) - window.end <= AS_OF_DAYS else claim.date


def harm_kind(claim: Claim) -> str:
    """Return the kind of harm that can have done what the claim counts, "" if the words name another.

    "Eight evacuees were killed" stands beside the word for the evacuation,
    which kills nobody; what did is not known from it, unless somebody is said
    to have done it.
    """
    if claim.outcome not in BODILY or not is_flight(claim.kind):
        return claim.kind
    return ATTACK if claim.actor else ""


def _theme(claim: Claim) -> str:
    """Return which running totals stand side by side: a war with its dead and its displaced, a siege, context.

    The journalists or medics killed in a war are counted by bodies of their
    own, over years: their total is another than that of the war.
    """
    if claim.outcome is Outcome.TRAPPED:
        return claim.outcome.value
    if claim.outcome not in CORE:
        return f"context {claim.outcome.value}"
    window = read_window(claim.date)
    is_of_trade = set(claim.victims) <= TRADES and not claim.part_of and window is not None and window.is_long
    return f"harm to {claim.victims[0]}" if is_of_trade else "harm"


@cache
def _kinds() -> dict[str, tuple[frozenset[str], int]]:
    """Return kind → (families, days apart that two reports may date it)."""
    return {row["kind"]: (frozenset(row["families"].split()), int(row["days"])) for row in load_table("harm_titles")}


def is_flight(kind: str) -> bool:
    """Return whether ``kind`` is of people moving or shut in, not of bodies hurt."""
    kinds = _kinds()
    return kind in kinds and kinds[kind][0] == FLIGHT


@lru_cache(maxsize=4096)
def is_same_kind(a: str, b: str) -> bool:
    """Return whether two kinds can be one harm under two names; unknown can be any.

    >>> is_same_kind("strike", "chemical attack"), is_same_kind("flood", "shooting")
    (True, False)
    """
    if not a or not b or a == b:
        return True
    if HURT in (a, b):
        return not is_flight(a) and not is_flight(b)
    kinds = _kinds()
    return a not in kinds or b not in kinds or bool(kinds[a][0] & kinds[b][0])


@lru_cache(maxsize=4096)
def is_violence(kind: str) -> bool:
    """Return whether ``kind`` is one that reports of violence use, loosely, for one another."""
    kinds = _kinds()
    return kind == HURT or (kind in kinds and bool(kinds[kind][0] & kinds["attack"][0]))


@lru_cache(maxsize=4096)
def days_apart(a: str, b: str) -> int:
    """Return how many days apart two reports of one harm of these kinds may date it."""
    kinds = _kinds()
    return max(kinds[a][1] if a in kinds else 0, kinds[b][1] if b in kinds else 0)


@lru_cache(maxsize=4096)
def is_spread(kind: str) -> bool:
    """Return whether one harm of this kind covers many towns: a storm, a quake."""
    kinds = _kinds()
    return kind in kinds and bool(kinds[kind][0] & SPREAD_FAMILIES)


@cache
def _separate_cues(*says: str) -> regex.Pattern[str]:
    cues = (row["cue"] for row in load_table("separate_cues") if row["says"] in says)
    return regex.compile(rf"\b(?:{alternation(cues)})\b(?!{_OF_WORDS})", regex.IGNORECASE)


def is_told_apart(claim: Claim) -> bool:
    """Return whether words before the figure part its harm from the one told before: "separately", "another blast".

    >>> is_told_apart(told("Separately, [[12]] people died in Bekta."))
    True
    """
    return _separate_cues("other", "before", "more").search(_before(claim)) is not None


def _is_of_another(claim: Claim) -> bool:
    """Return whether those words part it wherever it was: of two blasts at one place the toll may be told as one."""
    return _separate_cues("other", "before").search(_before(claim)) is not None


def is_told_before(claim: Claim) -> bool:
    """Return whether those words set its harm on an earlier day than that of the story: "days after another"."""
    return _separate_cues("before").search(_before(claim)) is not None


def _before(claim: Claim) -> str:
    return claim.quote[: max(0, claim.start - claim.sentence_start)]
