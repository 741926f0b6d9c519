"""Name an event: its place, day and kind, a title in words, and a stable id."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reconcile.group.decide import Decision, decision_words
from reconcile.group.harm import BODILY, days_apart, harm_kind, is_flight, is_spread
from reconcile.group.places import water_of, with_article
from reconcile.group.whereabouts import find_whereabouts, is_wide, spoken
from reconcile.group.windows import read_window
from reconcile.lexicons.load import load_table
from reconcile.lexicons.spelling import fold
from reconcile.model import Claim, Event, Scope
from reconcile.wording import count_words, day_words, join_words

DAY_LENGTH = 10  # of an ISO day
HASH_LENGTH = 8  # hex digits; one chance in 100,000 of a clash among 300 events of one slug
LOOSE_KINDS = frozenset({"attack", "war"})  # words for any violence
NO_KIND_TITLE = {"title": "Harm in {place}", "total": "harm in {place}"}
OFF = " off {place}"
AFLOAT = {"": OFF, "water": " on {place}", "sea": " in {place}"}  # a ship sinks off a coast, on a river, in a sea


def name_event(claims: Sequence[Claim], decisions: Sequence[Decision] = ()) -> Event:
    """Return the event of ``claims`` (not empty, in text order), named and described.

    Place, country, date and kind are what most of the core claims say, the
    more exact first. The id hangs on the earliest report's first well-described
    claim, so that later reports leave it as it is.
    """
    core = [claim for claim in claims if claim.is_core] or list(claims)
    scope = Scope.INCIDENT if core[0].scope is Scope.INCIDENT else Scope.PERIOD
    kind = _event_kind(core) if scope is Scope.INCIDENT else _total_kind(core)
    date = _most_exact_date(core, is_wide(kind) or scope is not Scope.INCIDENT)
    country = _most_common([claim.country for claim in core])
    where = find_whereabouts(core, kind)
    event_id = _event_id(core, kind)
    return Event(
        id=event_id,
        title=_title("" if where.is_whole_country else where.place, country, date, kind, scope),
        place=where.place,
        country=country,
        place_id=where.place_id,
        lat=where.lat,
        lon=where.lon,
        admin1=where.admin1,
        date=date,
        kind=kind,
        scope=scope,
        claims=tuple(replace(claim, event=event_id) for claim in claims),
        why=(*_why(claims, country, date, kind, scope), *map(decision_words, decisions)),
        decisions=tuple(decision.id for decision in decisions),
    )


def _most_common(values: Sequence[str]) -> str:
    """Return the commonest value that is not blank, the alphabetically first on a tie; "" if all are."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def _event_kind(claims: Sequence[Claim]) -> str:
    """Return the commonest kind, one that names a harm before "attack", and that before flight from it.

    What the dead and injured are told with goes before what the detained or
    displaced are, unless it is a storm or the like, which does all of it.
    """
    hurt = _naming_kind([harm_kind(claim) for claim in claims if claim.outcome in BODILY])
    if hurt and not is_spread(hurt):
        return hurt
    kinds = [harm_kind(claim) for claim in claims]
    return _naming_kind(kinds) or _most_common(kinds)


def _naming_kind(kinds: Sequence[str]) -> str:
    told = [kind for kind in kinds if not is_flight(kind)]
    return _most_common([kind for kind in told if kind not in LOOSE_KINDS]) or _most_common(told)


def _total_kind(claims: Sequence[Claim]) -> str:
    """Return the kind of a running total: that of a war is the war, whatever it began with."""
    return "war" if any(claim.kind == "war" for claim in claims) else _event_kind(claims)


def _most_exact_date(claims: Sequence[Claim], is_spread_out: bool) -> str:
    """Return the commonest date; a day before a month, anything before none.

    A harm is over when it is first reported, unless it goes on like a storm:
    a later day is that of a later print.
    """
    counts = Counter(claim.date for claim in claims)
    first = min((claim.published[:10] for claim in claims if len(claim.published) >= DAY_LENGTH), default="9999")

    def order(date: str) -> tuple[bool, bool, bool, int, str]:
        window = read_window(date)
        is_later = date > first and not is_spread_out
        return (window is None, window is not None and not window.is_day, is_later, -counts[date], date)

    return min(counts, key=order)


def _title(place: str, country: str, date: str, kind: str, scope: Scope) -> str:
    """Return "Strike on Khan Shaykhun, Syria, 4 April 2017" in the words of the kind."""
    where = with_article(place or country) or "an unnamed place"
    if place and country and fold(place) != fold(country):
        where = f"{with_article(place)}, {country}"
    column = "title" if scope is Scope.INCIDENT else "total"
    words = {row["kind"]: row[column] for row in load_table("harm_titles")}.get(kind, NO_KIND_TITLE[column])
    words = words.replace(OFF, AFLOAT[water_of(place)]).format(place=where)
    words = words if scope is Scope.INCIDENT else f"Running total: {words}"
    return f"{words}, {day_words(date)}" if date else f"{words}, date unknown"


def _event_id(claims: Sequence[Claim], kind: str) -> str:
    """Return a readable slug with a hash of the anchor: earliest report, best described."""
    anchor = min(
        claims,
        key=lambda c: (not (c.place and c.date), c.published[:10] or "9999", c.doc, c.start, c.end, c.id),
    )
    where, what = anchor.place or anchor.country or "somewhere", harm_kind(anchor) or kind or "harm"
    slug = re.sub(r"[^a-z0-9]+", "-", fold(f"{where} {what} {anchor.date.replace('/', ' to ')}")).strip("-")
    digest = hashlib.sha256(f"{anchor.doc}\x00{anchor.start}\x00{anchor.id}".encode()).hexdigest()
    return f"{slug}-{digest[:HASH_LENGTH]}"


def _why(claims: Sequence[Claim], country: str, date: str, kind: str, scope: Scope) -> list[str]:
    """Return in words what holds the claims together."""
    reports = len({claim.doc for claim in claims})
    lines = [f"{count_words(len(claims), 'claim')} in {count_words(reports, 'report')}"]
    names = sorted({spoken(claim.place) for claim in claims if claim.place})
    if len(names) > 1:
        lines.append(f"places taken for one: {join_words(names)}")
    elif names:
        lines.append(f"same place: {names[0]}")
    else:
        lines.append("no place named" + (f" within {country}" if country else ""))
    dates = sorted({claim.date for claim in claims if claim.date})
    if len(dates) > 1:
        days = days_apart(kind, kind)
        within = f", reports of this kind of harm may differ by {count_words(days, 'day')}" if days else ""
        lines.append(f"dates taken for one: {join_words([day_words(d) for d in dates])}{within}")
    elif dates:
        lines.append(f"same date: {day_words(date)}")
    else:
        lines.append("no date given")
    kinds = sorted({harm_kind(claim) for claim in claims} - {""})
    if kinds:
        lines.append(f"kind of harm: {join_words(kinds)}")
    if scope is not Scope.INCIDENT:
        lines.append("a running total: never in one range with single incidents")
    if any(not claim.place or not claim.date for claim in claims):
        lines.append("claims without a place or date follow the event of their own report")
    return lines
