"""Say which harm a denial without a figure speaks of, or why that cannot be told.

A denial belongs to the harm whose figure stands in its sentence, else nearest
before it, else first behind it; a running total stands back behind single
harms. Where it names another place or another day than that harm's, it
belongs to the one harm of its report whose place and day it does name, else
to none, and so does one of no harm in particular: it is listed with the
report, not guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reconcile.group.harm import days_apart, is_spread
from reconcile.group.places import PlaceFacts, PlaceRelation, is_same_name, place_facts, relate_places
from reconcile.group.windows import Window, gap_days, read_window
from reconcile.model import Claim, Denial, Event, Modifier, Outcome, Reading, Ruling, Scope, Stance
from reconcile.wording import day_words

#: Days; a raid of the night is told under either, as in group/verdicts.py.
MISDATED_DAYS = 1
#: Relations by which a place that is named speaks for a harm at another.
_THERE = frozenset({PlaceRelation.SAME, PlaceRelation.INSIDE})


def link_denials(reading: Reading, events: Mapping[str, Event]) -> tuple[Denial, ...]:
    """Return the denials of a report, each with the id of the event that it speaks of and why, "" where it has none.

    Args:
        reading: Its claims bear the ids of their events.
        events: All of them by id.
    """
    if not reading.denials:
        return ()
    told = [claim for claim in reading.claims if claim.is_core]
    claims = [claim for claim in told if claim.scope is Scope.INCIDENT] or told
    rejected = {claim.sentence_start for claim in reading.claims if claim.stance is Stance.DENIED}
    return tuple(_linked(denial, claims, rejected, events) for denial in reading.denials)


def with_denials(event: Event, denials: Iterable[Denial]) -> Event:
    """Return the event with the denials that speak of it, the first to be reported first."""
    ordered = sorted(denials, key=lambda one: (one.published or "9", one.doc, one.start))
    return replace(event, denials=tuple(ordered))


def as_claim(denial: Denial, country: str = "") -> Claim:
    """Return a denial in the shape of a claim, without a figure: for whatever asks who a claimant is.

    Args:
        denial: Any.
        country: That of its event, where its sentence names none.
    """
    return Claim(
        doc=denial.doc,
        id=denial.id,
        start=denial.start,
        end=denial.end,
        figure=denial.cue,
        sentence_start=denial.sentence_start,
        sentence_end=denial.sentence_end,
        low=None,
        high=None,
        modifier=Modifier.EXACT,
        unit="person",
        outcome=Outcome.OTHER,
        claimant=denial.claimant,
        claimant_start=denial.claimant_start,
        claimant_end=denial.claimant_end,
        claimant_kind=denial.claimant_kind,
        stance=Stance.DENIED,
        place=denial.place,
        country=denial.country or country,
        place_id=denial.place_id,
        lat=denial.lat,
        lon=denial.lon,
        admin1=denial.admin1,
        date=denial.date,
        event=denial.event,
        outlet=denial.outlet,
        url=denial.url,
        title=denial.title,
        published=denial.published,
        quote=denial.quote,
    )


def _linked(denial: Denial, claims: Sequence[Claim], rejected: Iterable[int], events: Mapping[str, Event]) -> Denial:
    if denial.ruling is Ruling.REJECTED:
        return replace(denial, event="")
    if denial.ruling is Ruling.MOVED:
        return replace(denial, event=_event_with(denial.moved_to, events))
    if denial.sentence_start in rejected:
        return _apart(denial, "a figure is rejected in the same words, which is a claim")
    if denial.is_general:
        return _apart(denial, "it denies in general, and names no harm")
    nearest, why = _nearest(denial, claims)
    if nearest is None:
        return _apart(denial, "its report counts nobody harmed")
    event = events.get(nearest.event)
    if event is None:
        return _apart(denial, f"{why} and is in no event")
    against = _contradiction(denial, event)
    if not against:
        return replace(denial, event=event.id, why=(why,))
    of_report = dict.fromkeys(claim.event for claim in claims if claim.event != event.id)
    named = [id for id in of_report if id in events and _names(denial, events[id])]
    if len(named) == 1:
        return replace(denial, event=named[0], why=(f"{against}; this is the one harm of the report that it names",))
    return _apart(denial, against)


def _apart(denial: Denial, why: str) -> Denial:
    return replace(denial, event="", why=(why,))


def _event_with(claims: Sequence[str], events: Mapping[str, Event]) -> str:
    """Return the id of the event that holds the first of these claims that is in any, "" if none is."""
    wanted = frozenset(claims)
    held = {claim.id: event.id for event in events.values() for claim in event.claims if claim.id in wanted}
    return next((held[id] for id in claims if id in held), "")


def _nearest(denial: Denial, claims: Sequence[Claim]) -> tuple[Claim | None, str]:
    """Return the claim whose harm a denial speaks of by where it stands, and that in words."""
    beside = [claim for claim in claims if denial.sentence_start <= claim.start < denial.sentence_end]
    before = [claim for claim in claims if claim.start < denial.sentence_start]
    if beside:
        claim = min(beside, key=lambda claim: abs(claim.start - denial.start))
        return claim, f"the figure “{claim.figure}” stands in its sentence"
    if before:
        claim = max(before, key=lambda claim: claim.start)
        return claim, f"the figure “{claim.figure}” is the last before it"
    if claims:
        claim = min(claims, key=lambda claim: claim.start)
        return claim, f"the figure “{claim.figure}” is the first behind it"
    return None, ""


def _contradiction(denial: Denial, event: Event) -> str:
    """Return in words in what a denial names another place or day than an event and all its claims, "" if in none."""
    against = []
    relations = _relations(denial, event)
    if relations and relations == {PlaceRelation.APART}:
        against.append(f"it names {denial.place or denial.country}, not {event.place or event.country}")
    gap = _gap(denial, event)
    if gap is not None and gap > max(MISDATED_DAYS, days_apart(event.kind, event.kind)):
        against.append(f"it is of {day_words(denial.date)}, not of {day_words(event.date)}")
    return " and ".join(against)


def _names(denial: Denial, event: Event) -> bool:
    """Return whether an event was where and when a denial says, one of which it does."""
    if _contradiction(denial, event):
        return False
    relations, gap = _relations(denial, event), _gap(denial, event)
    is_there = not relations.isdisjoint(_THERE) if denial.place else not relations
    return is_there and gap in ((0,) if denial.date else (None,)) and bool(denial.place or denial.date)


def _relations(denial: Denial, event: Event) -> set[PlaceRelation]:
    """Return how the place that a denial names lies to those of an event; none where a storm is everywhere."""
    if not (denial.place or denial.country) or is_spread(event.kind):
        return set()
    named = place_facts(as_claim(denial))
    return {_relate(named, place) for place in _places(event)}


def _relate(named: PlaceFacts, place: PlaceFacts) -> PlaceRelation:
    """Return how two places lie; one name is no contradiction, though one of the two was set right by a person."""
    relation = relate_places(named, place)
    if relation is PlaceRelation.APART and any(is_same_name(a, b) for a in named.parts for b in place.parts):
        return PlaceRelation.UNKNOWN
    return relation


def _places(event: Event) -> set[PlaceFacts]:
    told: dict[tuple[str, str, str | None], Claim] = {}
    for claim in event.claims:
        told.setdefault((claim.place, claim.country, claim.place_id), claim)
    return {place_facts(claim) for claim in told.values()}


def _gap(denial: Denial, event: Event) -> int | None:
    """Return the days from the day that a denial names to the nearest that an event has, None where one has none."""
    named = read_window(denial.date)
    dates = {event.date, *(claim.date for claim in event.claims)}
    windows: list[Window] = [window for date in dates if (window := read_window(date)) is not None]
    return min((gap_days(named, window) for window in windows), default=None) if named is not None else None


def denials_by_event(denials: Iterable[Denial]) -> dict[str, list[Denial]]:
    """Return the denials that speak of an event, by its id."""
    found: defaultdict[str, list[Denial]] = defaultdict(list)
    for denial in denials:
        if denial.event:
            found[denial.event].append(denial)
    return dict(found)
