"""Read each place mention in its sentence: how it stands there and what lies around it.

A sighting is a mention with its role ("in", "from", "near"), a weight (how
far it speaks for harm at that place) and a depth (how precise it is).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from reconcile.extract.depths import COUNTRY, REGION, SPOT, TOWN, depth_of, is_within_degrees, lies_in_region
from reconcile.extract.harm_weights import HarmWeights
from reconcile.extract.placecues import CUES, read_cue, read_following
from reconcile.extract.telling import Story
from reconcile.lexicons.spelling import fold, skeleton
from reconcile.model import Place, PlaceMention, Span

FACILITY_WEIGHT = 0.3  # a mine or a port beside the town that it belongs to
BREAKDOWN_WEIGHT = 0.5  # the least of a place at which a part of those counted were
CITY_DEGREES = 0.15  # of latitude or longitude, some 15 km: what lies farther off is no part of a city
FAR = 40  # kilometres or miles at which a town is not by another, only some way from it
CHAIN_GAP = 60  # code points between a place and the larger one it is said to lie in

REGION_REACH = 16  # code points before a name in which "province of" stands
_REGIONS = ("province", "region", "county", "state", "governorate", "island", "department", "prefecture")
_REGION_BEHIND = tuple(f" {noun}" for noun in (*_REGIONS, *map(str.title, _REGIONS)))
_REGION_BEFORE = tuple(f"{noun} of " for noun in _REGIONS)
_DISTRICTS = (" Township", " County", " District", " Municipality", " Subdistrict", " Province", " Region", " State")
_CITY_BEHIND, _CITY_BEFORE = (" city", " City", " town"), ("city of ", "City of ", "town of ")

_INSIDE = re.compile(
    r",? ?(?:(?:[\w'’-]+|\([^()]*\)) ){0,6}?\(?(?:in|of|on|near|outside|from|to|at|,)? ?(?:the )?"
    r"(?:[\w-]+ ){0,4}?(?:of )?(?:[\w-]+ )?\Z"
)
_HOLDS = re.compile(
    r"(?:'s|’s|s|'|’)? ?(?:(?!(?:in|on|at|to|from|as|by|between|off|around|with|for|after|before|into|against|was|were"
    r"|is|are|has) )[\w-]+ ){0,4}(?:of )?\Z"
)
_BY = re.compile(r"(\w+),? (?:near|outside|close to)\b")
#: A figure parts two places: "five in Orun, two in Rasm".
COUNTS = re.compile(
    r"(?<![\w.,:-])(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|several) "
    r"(?!(?:km|kms|kilomet|miles?|met|yards|of the|years?|days?|hours?|weeks?|months?)\b)",
    re.IGNORECASE,
)
#: A list goes on to its last name: "Orun, Rasm and Hola".
_GOES_ON = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?){0,5},? (?:and|or) |,? as well as ")
_BY_WATER = re.compile(r",? (?:on|by|along|beside) (?:the )?(?:(?:\w+ )?(?:shores?|banks?|coast) of )?(?:the )?")
_DISTANCE = re.compile(r"\b(\d{1,4})[\d.,]* ?-?(?:km|kms|kilomet\w+|miles?)\b")
_JUST_LEFT = ("had just left ", "had only just left ", "shortly after leaving ", "minutes after leaving ")
_QUARTER = re.compile(r"(?:Old|Ancient) (?:City|Town|Quarter) of ")
_LIST = re.compile(r"(?:,|,? and| or|, in)?\s+\Z")


class Sighting:
    """A mention with what its sentence says about it.

    Attributes:
        rank: How many full sentences stand before its own.
        key: The same for the same place: its id, or its name where the gazetteer holds none.
    """

    __slots__ = ("_page", "_weight", "depth", "key", "mention", "rank", "role", "sentence")

    def __init__(self, page: Sightings, mention: PlaceMention, sentence: int, role: str, depth: int, key: str) -> None:
        self._page = page
        self._weight: float | None = None
        self.mention = mention
        self.sentence = sentence
        self.rank = page.ranks[sentence]
        self.role = role
        self.depth = depth
        self.key = key

    @property
    def weight(self) -> float:
        """How far the mention speaks for harm there: read when asked, since most are never asked."""
        weight = self._weight
        if weight is None:
            page = self._page
            weight = self._weight = page.weights.of(
                self.mention, self.sentence, self.role, is_small=self.depth > COUNTRY
            )
        return weight

    def lower(self, weight: float) -> None:
        """Let a mention weigh no more than ``weight``."""
        self._weight = min(self.weight, weight)


@lru_cache(maxsize=4096)
def _key_of_name(name: str) -> str:
    folded = fold(name)
    return skeleton(folded) or folded


def _depth_and_key(mention: PlaceMention) -> tuple[int, str]:
    """Return how precise a mention is, and the key of its place.

    A town that bears its province's name shares the province's key; a
    district that the gazetteer does not hold is larger than a village.
    """
    place = mention.place
    if place is not None and _QUARTER.match(mention.name):
        return SPOT, _key_of_name(mention.name)
    if place is None:
        depth = TOWN if mention.name.endswith(_DISTRICTS) else SPOT
        return depth, _key_of_name(mention.name)
    return depth_of(place), _key_of_place(place)


def _key_of_place(place: Place) -> str:
    if depth_of(place) == REGION and place.kind in ("admin1", "city"):
        return f"{place.country}/{place.admin1 or place.name}"
    return place.place_id


def is_called_region(text: str, mention: PlaceMention) -> bool:
    """Tell whether the words beside a town's name speak of the province, county or island that bears it."""
    if text.startswith(_REGION_BEHIND, mention.end):
        return True
    before = text[max(0, mention.start - REGION_REACH) : mention.start]
    return before.endswith(_REGION_BEFORE)


def _is_called_city(text: str, mention: PlaceMention) -> bool:
    """Tell whether the words beside a town that bears its province's name say that the town is meant."""
    if text.startswith(_CITY_BEHIND, mention.end):
        return True
    return text.endswith(_CITY_BEFORE, max(0, mention.start - REGION_REACH), mention.start)


def _is_far(gap: str) -> bool:
    """Tell whether the words between two names put the first far from the second: "some 70 km from"."""
    found = _DISTANCE.search(gap)
    return found is not None and int(found[1]) >= FAR


def _is_by(gap: str) -> bool:
    """Tell whether the words between two names make the first a mine, a port or a river near the second."""
    found = _BY.search(gap)
    return found is not None and (CUES.get(found[1]) == "facility" or found[1] == "port")


class Sightings:
    """The mentions of one text as they stand in its sentences, in order."""

    def __init__(self, text: str, story: Story, mentions: Sequence[PlaceMention]) -> None:
        self._text = text
        self._story = story
        self.ranks = story.ranks
        self.weights = HarmWeights(text, story)
        self._starts = [start for start, _ in story.sentences]
        self.all: list[Sighting] = []
        self._in_sentence: dict[int, list[Sighting]] = {}
        self._around: dict[str, set[str]] = {}
        self._broken_down: dict[int, bool] = {}
        self._pairs: dict[int, Span] = {}
        self._pair_of: dict[str, Span] = {}
        self._paired: Counter[str] = Counter()
        self._read(mentions)
        self.counts = Counter([sighting.key for sighting in self.all])

    def sentence_at(self, at: int) -> int:
        return (bisect_right(self._starts, at) or 1) - 1

    def in_sentence(self, number: int) -> Sequence[Sighting]:
        return self._in_sentence.get(number, ())

    def is_chained(self, outer: Sighting, inner: Sighting) -> bool:
        """Tell whether the text itself says that ``inner`` lies in or by ``outer``."""
        return outer.key in self._around.get(inner.key, ())

    def contains(self, outer: Sighting, inner: Sighting) -> bool:
        """Tell whether ``outer`` is ``inner`` or lies around it, by the text or by the gazetteer."""
        if outer.key == inner.key or self.is_chained(outer, inner):
            return True
        place, within = outer.mention.place, inner.mention.place
        if outer.depth >= inner.depth or place is None:
            return False
        if place.kind == "country":
            return place.country == inner.mention.country
        if place.kind == "region":
            return within is not None and lies_in_region(place, within)
        if within is None or not place.country or place.country != within.country:
            return False
        if place.admin1 is None or place.admin1 != within.admin1:
            return False
        is_far = place.kind == "city" and not is_within_degrees(place, within, CITY_DEGREES)
        return not is_far or not _is_called_city(self._text, outer.mention)

    def breaks_down(self, number: int) -> bool:
        """Tell whether a sentence counts at several places one by one: "nine in Garissa, five in Hola"."""
        known = self._broken_down.get(number)
        if known is None:
            here = [s for s in self.in_sentence(number) if s.depth > COUNTRY and s.weight >= BREAKDOWN_WEIGHT]
            counts = len(COUNTS.findall(self._text, *self._story.sentences[number])) if len(here) > 1 else 0
            known = self._broken_down[number] = counts > 1 and any(
                first.key != second.key
                and not self.is_chained(first, second)
                and not self.is_chained(second, first)
                and COUNTS.search(self._text, first.mention.end, second.mention.start) is not None
                for first, second in pairwise(here)
            )
        return known

    def is_chained_elsewhere(self, inner: Sighting, outer: Sighting) -> bool:
        """Tell whether the text puts ``inner`` into a place that has nothing to do with ``outer``."""
        around = self._around.get(inner.key)
        if not around or outer.key in around:
            return False
        first = {sighting.key: sighting for sighting in reversed(self.all) if sighting.key in around}
        known = [other for other in first.values() if other.mention.place is not None]
        return bool(known) and not any(self.contains(other, outer) or self.contains(outer, other) for other in known)

    def is_paired(self, sighting: Sighting) -> bool:
        return sighting.mention.start in self._pairs

    def pair_of(self, sighting: Sighting) -> Span | None:
        """Return where a place is named as one with another, "Foua and Kefraya": here, or mostly so in the report."""
        here = self._pairs.get(sighting.mention.start)
        twice, count = 2 * self._paired[sighting.key], self.counts[sighting.key]
        if here is not None or twice < count:
            return here
        pair = self._pair_of.get(sighting.key)
        is_told_before = pair is not None and pair.start < sighting.mention.start
        return pair if is_told_before or twice > count else None

    def _read(self, mentions: Sequence[PlaceMention]) -> None:
        """Read the mentions in order, each with the one before it in its sentence."""
        text, every, starts = self._text, self.all, [*self._starts[1:], len(self._text) + 1]
        number, here = 0, list[Sighting]()
        for mention in mentions:
            if mention.start >= starts[number]:
                here = []
                while mention.start >= starts[number]:
                    number += 1
            place = mention.place
            depth, key = _depth_and_key(mention)
            role = read_cue(text, mention.start).role
            if role == "from" and text.endswith(_JUST_LEFT, 0, mention.start):
                role = "near"
            if not role and read_following(text, mention.end) == "noun":
                role = "noun"
            if here:
                role = self._join(here[-1], mention, role, depth, key)
                if len(here) > 1:
                    self._join_through(here[-2], here[-1], key)
            else:
                self._in_sentence[number] = here
            if place is not None and depth == SPOT and _QUARTER.match(mention.name):
                self._around.setdefault(key, set()).add(_key_of_place(place))
            sighting = Sighting(self, mention, number, role, depth, key)
            here.append(sighting)
            every.append(sighting)

    def _join_through(self, inner: Sighting, holder: Sighting, key: str) -> None:
        """Put a place into the part of a larger one that it is said to lie in: "Rasm in Kenya's Garissa"."""
        if holder.key in self._around.get(inner.key, ()) and holder.key in self._around.get(key, ()):
            self._around[inner.key].add(key)

    def _join(self, last: Sighting, mention: PlaceMention, role: str, depth: int, key: str) -> str:
        """Note how two neighbouring places lie to each other; return the role that the second has of the first."""
        gap = self._text[last.mention.end : mention.start]
        if role in ("list", "") and _LIST.match(gap):
            role = last.role
            are_towns = mention.place and last.mention.place and mention.place.kind == last.mention.place.kind == "city"
            if "and" in gap and (depth == last.depth > COUNTRY or min(depth, last.depth) >= TOWN or are_towns):
                pair = Span(last.mention.start, mention.end)
                self._pairs[last.mention.start] = self._pairs[mention.start] = pair
                self._pair_of[last.key] = self._pair_of[key] = pair
                self._paired.update((last.key, key))
        if mention.place is not None and mention.place.kind == "sea" and _BY_WATER.fullmatch(gap):
            role = "near"  # "in Orun, on Lake Rasm": the town says where
        if len(gap) > CHAIN_GAP or "." in gap or last.key == key or COUNTS.search(gap) or _is_far(gap):
            return role
        if last.mention.place and mention.place and len({last.mention.country, mention.country} - {""}) > 1:
            return role
        is_list = "and" in gap.split() or (
            depth == last.depth and _LIST.match(gap) is not None and not self._is_apposed(gap, mention.end)
        )
        if depth <= last.depth and not is_list and _INSIDE.match(gap):
            self._around.setdefault(last.key, set()).add(key)
            if REGION <= depth < last.depth and mention.place is not None and _is_by(gap):
                last.lower(FACILITY_WEIGHT)
        elif depth > last.depth and _HOLDS.match(gap):
            self._around.setdefault(key, set()).add(last.key)
            if role in ("", "noun") and last.role:
                return last.role
        return role

    def _is_apposed(self, gap: str, end: int) -> bool:
        """Tell whether one name behind a comma is the larger place around the first: "in Rasm, Garissa, on Monday"."""
        return gap.strip() == "," and _GOES_ON.match(self._text, end) is None
