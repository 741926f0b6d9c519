"""Find the capital that a sentence only calls so, "in the capital", and its name where a report gives it elsewhere."""

from __future__ import annotations

import re

from reconcile.extract.depths import COUNTRY
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.sightings import Sighting, Sightings
from reconcile.extract.telling import CAPITAL, Story
from reconcile.lexicons.spelling import fold
from reconcile.model import PlaceMention, Span

CAPITAL_GAP = 60  # code points behind a figure at which a place leaves it to "in the capital"
CAPITAL_NAMED = " capital"
_IN_CAPITAL = re.compile(
    r"\b(?:in|on|across|hit|rocked|struck) (?:the (?:\w+ )?|\w+(?:'s|’s|s) )capital\b(?! (?:city )?[A-Z])"
)


class CapitalPlaces:
    """The capitals of one report."""

    def __init__(self, text: str, story: Story, sightings: Sightings) -> None:
        self._text = text
        self._story = story
        self._sightings = sightings

    def before(self, number: int, span: Span, own: Sighting | None, main: Sighting | None) -> Sighting | None:
        """Return the capital where a sentence has "in the capital" nearer to a figure than its own place.

        It is found only if the report names it anywhere.
        """
        if CAPITAL.isdisjoint(self._story.words(number)) or main is None:
            return None
        found = _IN_CAPITAL.search(self._text, *self._story.sentences[number])
        if not found:
            return None
        if own is not None and own.depth > COUNTRY:
            start = own.mention.start
            if start - span.end <= CAPITAL_GAP and not span.end <= found.start() < start:
                return None
        name = fold(load_gazetteer().capital_of(main.mention.country))
        return next((s for s in self._sightings.all if s.depth > COUNTRY and _is_city(s, name)), None)

    def named(self, sighting: Sighting) -> PlaceMention:
        """Return the mention, or that of the capital's name where it says "the Syrian capital"."""
        mention, place = sighting.mention, sighting.mention.place
        if place is None or not mention.name.endswith(CAPITAL_NAMED):
            return mention
        named = (s.mention for s in self._sightings.all if not s.mention.name.endswith(CAPITAL_NAMED))
        same = (other for other in named if other.place and fold(other.place.name) == fold(place.name))
        return next(same, mention)


def _is_city(sighting: Sighting, folded: str) -> bool:
    place = sighting.mention.place
    return place is not None and place.kind == "city" and fold(place.name) == folded
