"""How precise a place is: a country, a region, a town, a spot; and which region lies around a town."""

from __future__ import annotations

from functools import lru_cache

from reconcile.lexicons.spelling import fold, skeleton
from reconcile.model import Place

#: Depths: how precise a place is.
MANY, COUNTRY, REGION, TOWN, SPOT = range(5)

#: Waters so small that a boat lost on them is lost at a place: "Lake Orun", not "the Mediterranean".
_INLAND = frozenset(("Lake", "River", "Strait", "Channel", "Canal", "Reservoir", "Lagoon", "Creek"))


@lru_cache(maxsize=4096)
def _bears_region_name(place_id: str, name: str, admin1: str) -> bool:
    return skeleton(fold(name)) == skeleton(fold(admin1))


def depth_of(place: Place | None) -> int:
    """Return how precise a place is.

    A town that bears its province's name is no more precise than the
    province: "in Idlib" may mean either. What the gazetteer does not hold is
    taken to be smaller than what it holds.
    """
    if place is None or place.kind == "camp":
        return SPOT
    if place.kind == "country":
        return COUNTRY
    if place.kind == "sea" and not _INLAND.isdisjoint(place.name.split()):
        return TOWN
    if place.kind in ("region", "sea"):
        return REGION if place.country else MANY
    if place.kind == "admin1":
        return REGION
    if place.kind == "city" and not place.population and not place.admin1:
        return SPOT
    if place.kind == "city" and place.admin1 and _bears_region_name(place.place_id, place.name, place.admin1):
        return REGION
    return TOWN


def is_town(place: Place | None) -> bool:
    """Tell whether a place is a town or village, a province's capital among them."""
    return place is not None and place.kind == "city"


def lies_in_region(region: Place, inner: Place) -> bool:
    """Tell whether a place lies in a region: in the province of much the same name, "Tigray" and "Tigrai"."""
    if not inner.admin1 or (region.country and region.country != inner.country):
        return False
    if skeleton(fold(region.name)) in skeleton(fold(inner.admin1)):
        return True
    return fold(region.name).rpartition(" ")[2] in fold(inner.admin1).split()  # "Indian-administered Kashmir"


def is_within_degrees(one: Place, other: Place, degrees: float) -> bool:
    """Tell whether two places may lie so near to each other: those whose position is unknown may."""
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) <= degrees and abs(one.lon - other.lon) <= degrees
