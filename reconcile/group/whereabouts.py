"""Say where an event was: the town that most claims name, and not one town where the toll is that of a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reconcile.group.harm import is_spread
from reconcile.group.places import PlaceFacts, PlaceRelation, is_same_name, place_facts, relate_places
from reconcile.lexicons.spelling import fold
from reconcile.model import Claim

PROTEST = "protest"  # the protests of a week in many towns are told as one
MAX_INITIALS = 4  # letters; a longer name in capitals is a dateline's


class Whereabouts(NamedTuple):
    """The place of an event as it is shown; "" or ``None`` where no more than the country is told."""

    place: str = ""
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    is_whole_country: bool = True


def find_whereabouts(claims: Sequence[Claim], kind: str) -> Whereabouts:
    """Return where the harm of an event was, by its core claims (not empty).

    The commonest of the most exact names; of a storm, and of any harm whose
    toll one report gives for the country with a town as a part of it, the
    place that holds all that the tolls are told of.
    """
    named = [claim for claim in claims if claim.place]
    if not named:
        return Whereabouts()
    towns = [claim for claim in named if not place_facts(claim).is_whole_country]
    nationwide = [claim for claim in named if place_facts(claim).is_whole_country]
    if nationwide and towns and (is_wide(kind) or _are_parts(towns, nationwide)):
        return _where(_commonest(nationwide))
    if is_wide(kind) and towns:
        regions = [claim for claim in towns if place_facts(claim).is_whole_region]
        widest = _commonest(regions or towns)
        return _where(widest) if _hold_together(place_facts(widest), towns) else Whereabouts()
    return _where(_commonest(towns or nationwide))


def is_wide(kind: str) -> bool:
    """Return whether one harm of that kind has many towns: a storm, the protests of a country."""
    return is_spread(kind) or kind == PROTEST


def spoken(place: str) -> str:
    """Return a name that a dateline writes in capitals as one says it: "MOGADISHU" is Mogadishu, "USA" stays."""
    return place.title() if _is_shouted(place) else place


def _are_parts(towns: Sequence[Claim], nationwide: Sequence[Claim]) -> bool:
    """Return whether some report counts the dead of a town among those of the country."""
    wholes = {(claim.doc, claim.id) for claim in nationwide}
    return any((claim.doc, claim.part_of) in wholes for claim in towns)


def _hold_together(widest: PlaceFacts, claims: Sequence[Claim]) -> bool:
    """Return whether every place named lies at, in, around or near the widest."""
    return all(relate_places(widest, facts) <= PlaceRelation.NEAR for facts in {place_facts(claim) for claim in claims})


def _commonest(claims: Sequence[Claim]) -> Claim:
    """Return the claim whose place names the event: a town before its region, then the commonest name."""
    counts = Counter(claim.place for claim in claims)

    def order(claim: Claim) -> tuple[bool, bool, int, bool, str, str]:
        is_rough = claim.admin1 is not None and is_same_name(fold(claim.place), place_facts(claim).admin1)
        return (
            is_rough,
            _is_shouted(claim.place),
            -counts[claim.place],
            claim.lat is None,
            claim.place,
            claim.id,
        )

    return min(claims, key=order)


def _is_shouted(place: str) -> bool:
    return place.isupper() and len(place) > MAX_INITIALS


def _where(claim: Claim) -> Whereabouts:
    is_whole = place_facts(claim).is_whole_country
    return Whereabouts(spoken(claim.place), claim.place_id, claim.lat, claim.lon, claim.admin1, is_whole)
