"""Figures that are a whole land's: counted over years, of a nation, or told by the official of one of its regions."""

from __future__ import annotations

import re

from reconcile.extract.depths import COUNTRY
from reconcile.extract.sightings import Sighting, Sightings
from reconcile.extract.telling import LEAD_SENTENCES, Story
from reconcile.model import PlaceMention, Span

#: Who counts the dead of his own land: "Orun regional head", "Orun's governor".
_OFFICIAL = re.compile(
    r"(?:['’]s)? (?:region|regional|province|provincial|district|city|county|state|oblast|municipal)?(?:['’]s)? ?"
    r"(?:head|governor|mayor|administrator|administration|authorities|prosecutor|prosecutors)\b"
)
_AREA = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ )?(?:area|city|town|village|county|camp|district|province|state|region|siege"
    r"|bastion|stronghold|enclave|neighbou?rhood|suburb|island|facility|hospital)\b"
)


_THERE = ("at", "on", "noun", "near", "of")


class Land:
    """The country of one report, and what of its figures counts there.

    Args:
        main: The place of the report, ``None`` where it names none.
        is_at_several: Its harm was at several places.
    """

    def __init__(
        self, text: str, story: Story, sightings: Sightings, main: Sighting | None, is_at_several: bool
    ) -> None:
        self._text = text
        self._story = story
        self._sightings = sightings
        self._main = main
        self._is_at_several = is_at_several

    def is_of_land(self, number: int, over_time: bool) -> bool:
        """Tell whether a later sentence counts over months and points to no town: the count is of a whole country."""
        if not over_time or self._story.rank(number) < LEAD_SENTENCES or self._story.counts_over_time:
            return False
        return _AREA.search(self._story.low, *self._story.sentences[number]) is None

    def of_official(self, number: int, span: Span) -> Sighting | None:
        """Return whose official counts, in a report of harm at many places: "the Orun regional head said two died"."""
        if self._main is not None and self._main.depth > COUNTRY and not self._is_at_several:
            return None
        for sighting in self._sightings.in_sentence(number):
            end = sighting.mention.end
            if sighting.depth > COUNTRY and end < span.start and _OFFICIAL.match(self._text, end):
                return sighting
        return None

    def nation(self, number: int) -> Sighting | None:
        """Return the country of the main place where a sentence tells of a nation's harm."""
        if self._main is None or not self._story.tells_nation(number):
            return None
        country = self._main.mention.country
        countries = (s for s in self._sightings.all if s.depth == COUNTRY and s.mention.country == country)
        return next(countries, None)

    def country_near(self, number: int) -> Sighting | None:
        """Return a country that the sentence or the one before it names in any way."""
        for back in (number, number - 1):
            for sighting in self._sightings.in_sentence(back):
                if sighting.depth == COUNTRY and (sighting.role in _THERE or self._is_own(sighting)):
                    return sighting
        return None

    def _is_own(self, country: Sighting) -> bool:
        """Tell whether a country is that of the report, and not one that only acts in it: "killed by Israel"."""
        return self._main is None or self._main.mention.country == country.mention.country

    def country_only(self, span: Span) -> PlaceMention | None:
        country = self._main.mention.country if self._main else ""
        return PlaceMention(start=span.start, end=span.start, name="", country=country) if country else None
