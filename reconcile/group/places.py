"""Say how two named places lie to each other: the same, one inside the other, apart.

A gazetteer match decides where both names have one; without it the names are
compared by spelling. A name that nobody knows is not "elsewhere": it may lie
inside a place that is known.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple, Protocol

from rapidfuzz.fuzz import ratio

from reconcile.lexicons.load import load_table
from reconcile.lexicons.spelling import ARTICLES, fold, skeleton
from reconcile.model import Claim

SAME_PLACE_KM = 3.0  # km; two gazetteer entries of one town lie this near
NEAR_KM = 25.0  # km; UCDP's "near a place", a village and the town it is reported under
REGION_KM = 100.0  # km; a town this near to the middle of a region such as Sinai may lie in it
EARTH_KM = 6371.0  # km; mean radius
MIN_SPELLING_RATIO = 87  # of 100; "Khan Sheikhun" and "Khan Sheikhoun" have 96
MIN_SPELLING_LETTERS = 5  # shorter names are alike by chance
MIN_SKELETON_LETTERS = 3  # consonants; "Hama" and "Homs" have two
MIN_SKELETON_RATIO = 55  # of 100; one skeleton, wholly other vowels: another name

_NEXT_WORD = re.compile(r" ([A-Z]\w+)")
_PARTS = re.compile(r"\s*(?:,|;|/|&|\band\b|\bor\b)\s*")


class PlaceRelation(IntEnum):
    """How one place lies to another, nearest first."""

    SAME = 0
    INSIDE = 1  # one holds the other: a town and its province, a quarter and its town
    NEAR = 2  # two places within NEAR_KM
    UNKNOWN = 3  # one is not named, or not known to the gazetteer
    APART = 4


@cache
def _place_words(says: str) -> frozenset[str]:
    """Return words that say the sort of a place or quarter, its side, whether it is a way, water or has an article."""
    return frozenset(row["word"] for row in load_table("place_words") if row["says"] == says)


@cache
def _sorts() -> frozenset[str]:
    return _place_words("sort") | _place_words("quarter")


class PlaceFacts(NamedTuple):
    """What a claim says of the place of the harm; folded names, "" or None if unknown."""

    parts: tuple[str, ...]
    place_id: str | None
    lat: float | None
    lon: float | None
    admin1: str
    country: str
    is_way: bool = False  # a street, a market: many towns have one of the name
    around: tuple[str, ...] = ()  # names of what its report says it lies in: a quarter of a town

    @property
    def is_whole_country(self) -> bool:
        """Whether no place within the country is named ("Perus": the press of Peru's, its apostrophe lost)."""
        return not self.parts or self.parts in ((self.country,), (f"{self.country}s",))

    @property
    def is_own_region(self) -> bool:
        """Whether it is a region of the project's own table, of which no more is known than where its middle lies."""
        return self.place_id is not None and self.place_id.startswith("region:")

    @property
    def is_whole_region(self) -> bool:
        """Whether the name is that of its own first-level region (or the capital of that name)."""
        return bool(self.admin1) and any(is_same_name(part, self.admin1) for part in self.parts)


@lru_cache(maxsize=65536)
def _bare(name: str) -> str:
    """Return a folded name without its leading article and without words for the sort of place."""
    words = [word for word in fold(name).split() if word not in _sorts()]
    if len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return " ".join(words) or fold(name)


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the places that a name joins, folded, in order of the text.

    >>> name_parts("Al-Hadar and the city of Bayda")
    ('hadar', 'bayda')
    """
    return tuple(dict.fromkeys(_bare(part) for part in _PARTS.split(name) if part.strip()))


def place_facts(claim: Claim) -> PlaceFacts:
    """Return what is known of the place of a claim's harm.

    A gazetteer match of a street is that of a town which bears its name: void.
    """
    country = _bare(claim.country) if claim.country else ""
    if claim.place and _is_way(claim):
        return PlaceFacts(name_parts(claim.place), None, None, None, "", country, is_way=True)
    admin1 = _bare(claim.admin1) if claim.admin1 else ""
    return PlaceFacts(name_parts(claim.place), claim.place_id, claim.lat, claim.lon, admin1, country)


def _is_way(claim: Claim) -> bool:
    """Return whether the name is that of a street or the like, by its last word or the next one in the sentence."""
    ways = _place_words("way")
    if fold(claim.place).rpartition(" ")[2] in ways:
        return True
    at = claim.quote.find(claim.place)
    after = claim.quote[at + len(claim.place) :] if at >= 0 else ""
    following = _NEXT_WORD.match(after)
    return following is not None and following[1].lower() in ways


@lru_cache(maxsize=1 << 18)
def is_same_name(a: str, b: str) -> bool:
    """Return whether two folded names are one name, spelt differently at most.

    >>> is_same_name("khan sheikhoun", "khan shaykhun"), is_same_name("homs", "hama")
    (True, False)
    """
    if a == b:
        return True
    if not a or not b:
        return False
    alike = ratio(a.replace(" ", ""), b.replace(" ", ""))
    if min(len(a), len(b)) >= MIN_SPELLING_LETTERS and alike >= MIN_SPELLING_RATIO and a[0] == b[0]:
        return True
    bones = skeleton(a)
    return alike >= MIN_SKELETON_RATIO and len(bones.replace(" ", "")) >= MIN_SKELETON_LETTERS and bones == skeleton(b)


def plain_words(name: str) -> list[str]:
    """Return the words of a folded name that are no side of a place.

    >>> plain_words("eastern aldar")
    ['aldar']
    """
    return [word for word in name.split() if word not in _place_words("side")]


def _last_word(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def water_of(name: str) -> str:
    """Return "water" for the name of a river, lake or canal, "sea" for that of a sea, else ""."""
    return next((says for says in ("water", "sea") if _last_word(name) in _place_words(says)), "")


def with_article(name: str) -> str:
    """Return a name as it stands in a sentence.

    >>> with_article("Philippines"), with_article("Orle River"), with_article("Aldar Lake"), with_article("Aldar")
    ('the Philippines', 'the Orle River', 'Aldar Lake', 'Aldar')
    """
    last = _last_word(name)
    takes_one = last in _place_words("article") or (bool(water_of(name)) and last != "lake")
    return f"the {name}" if takes_one and not name.lower().startswith("the ") else name


def _is_named_within(a: str, b: str) -> bool:
    """Return whether one name is the other with more said: "old aleppo" and "aleppo"."""
    one, other = frozenset(a.split()), frozenset(b.split())
    side = _place_words("side")
    return one < other or other < one or (one - side == other - side and bool(one - side))


class Located(Protocol):
    """Anything with a position in degrees, ``None`` where it is unknown."""

    @property
    def lat(self) -> float | None: ...

    @property
    def lon(self) -> float | None: ...


def distance_km(a: Located, b: Located) -> float | None:
    """Return the great-circle distance, None where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


@lru_cache(maxsize=1 << 18)
def relate_places(a: PlaceFacts, b: PlaceFacts) -> PlaceRelation:
    """Return how two places lie to each other.

    Two countries are apart whatever the names. A name that the gazetteer
    lacks is UNKNOWN beside one that it has, unless the names are alike.

    >>> syria = PlaceFacts(("idlib",), None, None, None, "idlib", "syria")
    >>> relate_places(syria, syria._replace(parts=("khan sheikhoun",))).name
    'INSIDE'
    """
    if a.country and b.country and a.country != b.country:
        return PlaceRelation.APART
    if a.is_whole_country or b.is_whole_country:
        return _relate_to_country(a, b)
    if _lies_in(a, b) or _lies_in(b, a):
        return PlaceRelation.INSIDE
    if a.is_way != b.is_way:
        return PlaceRelation.UNKNOWN
    if a.place_id and a.place_id == b.place_id:
        return PlaceRelation.SAME
    distance = distance_km(a, b)
    if any(is_same_name(one, other) for one in a.parts for other in b.parts):
        is_one_pair = len(a.parts) > 1 and a.parts == b.parts  # of two towns the gazetteer may find either
        if distance is not None and distance > NEAR_KM and not is_one_pair:
            return PlaceRelation.APART
        return PlaceRelation.SAME if len(a.parts) == len(b.parts) else PlaceRelation.INSIDE
    if a.admin1 and a.admin1 == b.admin1 and a.is_whole_region != b.is_whole_region:
        return PlaceRelation.INSIDE
    if any(_is_named_within(one, other) for one in a.parts for other in b.parts):
        return PlaceRelation.INSIDE
    if distance is None:
        return PlaceRelation.UNKNOWN
    if a.is_own_region != b.is_own_region and distance <= REGION_KM:
        return PlaceRelation.INSIDE if distance <= NEAR_KM else PlaceRelation.UNKNOWN
    if distance <= SAME_PLACE_KM:
        return PlaceRelation.SAME
    return PlaceRelation.NEAR if distance <= NEAR_KM else PlaceRelation.APART


def _lies_in(a: PlaceFacts, b: PlaceFacts) -> bool:
    """Return whether the report says that ``a`` lies in ``b``, which is one town and no list of them."""
    return len(b.parts) == 1 and any(is_same_name(one, b.parts[0]) for one in a.around)


def _relate_to_country(a: PlaceFacts, b: PlaceFacts) -> PlaceRelation:
    """Relate two places of which at least one is no more than a country."""
    if not a.country or not b.country:
        return PlaceRelation.UNKNOWN
    return PlaceRelation.SAME if a.is_whole_country and b.is_whole_country else PlaceRelation.INSIDE
