"""Find what "the city" or "the two villages" of a sentence stand for: those named before it."""

from __future__ import annotations

import re
from bisect import bisect_left

from reconcile.extract.depths import SPOT
from reconcile.extract.harm_weights import SPEAKER_SHARE
from reconcile.extract.sightings import Sighting, Sightings, is_called_region
from reconcile.extract.telling import SETTLED, SEVERAL, Story

DEFINITE_REACH = 100  # places before "the city" among which it is looked for
CITY_SIZE = 100_000  # persons: what a report calls a city rather than a town

THE_PLACE = re.compile(
    r"\b(?:in|of|on|across|at|into|inside|near|outside|around|parts of) (?:the|that) (?:same )?"
    r"(city|town|village|state|province)\b"
    r"(?! (?:of|governor|government|police|department|media|news|television|capital))"
)
_SIDE_OF = re.compile(
    r"\b(?:north|south|east|west|rest|half|side|sector|parts?|outskirts|elsewhere|across|around)"
    r" (?:(?:of|in) )?(?:the|that) (?:city|town|village|state|province)\b"
)
#: "Strikes on the villages", "passage out of the two Shiite towns".
_THE_TWO = re.compile(
    r"\b(?:in|of|on|at|into|inside|from|near|targeted|hit|struck|left|reached) (?:the|both)(?: (?:same|two|both))?"
    r" (?:[\w-]+ )?(?:cities|towns|villages)\b(?! (?:of|in|around|near)\b)"
)


class DefinitePlaces:
    """The places of one report that its sentences call "the city" or "the villages"."""

    def __init__(self, text: str, story: Story, sightings: Sightings) -> None:
        self._text = text
        self._story = story
        self._sightings = sightings

    def tells_side(self, number: int) -> bool:
        """Tell whether a sentence speaks of another part of a city: "in the west of the city"."""
        return _SIDE_OF.search(self._story.low, *self._story.sentences[number]) is not None

    def _pair(self, number: int) -> Sighting | None:
        """Return one of the two places that "the two villages" of a sentence stand for: the last pair before it."""
        found = _THE_TWO.search(self._story.low, *self._story.sentences[number])
        if found is None:
            return None
        before = bisect_left(self._sightings.all, found.start(), key=lambda sighting: sighting.mention.start)
        reached = reversed(self._sightings.all[max(0, before - DEFINITE_REACH) : before])
        return next((sighting for sighting in reached if self._sightings.is_paired(sighting)), None)

    def of(self, number: int) -> Sighting | None:
        """Return what "the city" or "the town" of a sentence stands for: the last one named before it."""
        pair = None if SEVERAL.isdisjoint(self._story.words(number)) else self._pair(number)
        if pair is not None:
            return pair
        if SETTLED.isdisjoint(self._story.words(number)):
            return None
        found = THE_PLACE.search(self._story.low, *self._story.sentences[number])
        if not found:
            return None
        is_city, is_region = found[1] == "city", found[1] in ("state", "province")
        before = bisect_left(self._sightings.all, found.start(), key=lambda sighting: sighting.mention.start)
        for sighting in reversed(self._sightings.all[max(0, before - DEFINITE_REACH) : before]):
            place = sighting.mention.place
            if is_region:
                if sighting.sentence < number:
                    return None
                if place is not None and place.kind == "admin1":
                    return sighting
                continue
            if place is None or place.kind != "city" or is_called_region(self._text, sighting.mention):
                continue
            if sighting.role == "at" and sighting.weight <= SPEAKER_SHARE:
                continue  # where somebody speaks
            if (place.population >= CITY_SIZE) == is_city and sighting.depth < SPOT:
                return sighting
        return None
