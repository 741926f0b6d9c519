"""Say where the harm behind a figure happened, as a wire story tells it.

A report names its place once or twice and then goes on about it. So a figure
takes the most precise place of its own clause; where that is only the
country or province around the report's main place, or nothing, it takes the
main place; and a sentence that looks back ("in August 2013") speaks of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from operator import is_

from reconcile.extract.capital_places import CapitalPlaces
from reconcile.extract.depths import COUNTRY, REGION, is_within_degrees
from reconcile.extract.finer_places import CURRENT, LOCATED, REFINED_BY
from reconcile.extract.harm_weights import DATELINE_WEIGHT
from reconcile.extract.land import Land
from reconcile.extract.main_place import MainPlace
from reconcile.extract.own_places import OwnPlaces
from reconcile.extract.sightings import Sighting, Sightings
from reconcile.extract.telling import LEAD_SENTENCES, Story, Telling
from reconcile.model import PlaceMention, Span

LANDMARK_DEGREES = 1.5  # of latitude or longitude, some 150 km: a town farther off is no landmark
LANDMARK_SIZE = 5_000  # persons: a larger town is named only to say what a nameless place is near
CARRIED = 1  # sentence over which a place is carried on before the main place is meant again
PARAGRAPH_REACH = 1_000  # code points of the longest paragraph over which a place is carried on
BULLETS = ("-", "•", "*", "–", "·")
CARRIED_WEIGHT = 0.5  # the least that lets a place be carried on
MIN_REPEATED = 10  # persons: two harms may well have taken as few as these
MIN_ORIGIN = 2  # mentions: a place that people are twice said to have left
_OF = (" of ", " of the ")
_THERE = re.compile(r" (?:[\w-]+ ){0,3}?there\b")  # "21 deaths there, of which"
_PEOPLE = re.compile(r"(?:['’]s?|s)? (?:[\w-]{1,20} )?(?:population|people|inhabitants|citizens)\b")


class Scene:
    """Where one report's harm happened.

    Args:
        title: The headline where it is not part of the text; its places
            count for the main place.
    """

    def __init__(self, text: str, sentences: Sequence[Span], mentions: Sequence[PlaceMention], title: str = "") -> None:
        self._text = text
        self._story = Story(text, sentences or (Span(0, len(text)),), title)
        self._sightings = Sightings(text, self._story, mentions)
        self._own = OwnPlaces(text, self._story, self._sightings)
        found = MainPlace(text, self._story, self._sightings, title)
        self._main, self._coarser = found.place, found.coarser
        self._passing = found.passing
        self._capitals = CapitalPlaces(text, self._story, self._sightings)
        self._land = Land(text, self._story, self._sightings, found.place, found.is_at_several)

    def place_of(self, span: Span, *, displaced: bool | None = None, over_time: bool = False) -> PlaceMention | None:
        """Return the place of the harm counted at ``span``.

        A total for a country that is not said to be "in" it has no place: the
        mention's name is then "" and only its country is told.

        Args:
            displaced: Whether the figure counts people who left: then the
                place they left is meant. Read off the words if not given.

        Returns:
            A mention of the text, joined with its partner where two places
            are named as one ("Foua and Kefraya"); ``None`` where the text
            tells nothing.
        """
        number = self._sightings.sentence_at(span.start)
        telling = self._story.tells(number)
        if displaced is None:
            displaced = self._story.tells_leaving(number, span)
        own = self._own.place_of(number, span, displaced=displaced)
        own = self._capitals.before(number, span, own, self._main) or own
        there = _THERE.match(self._text, span.end)
        if there and (own is None or own.mention.start > span.end):
            own = self._pointed(number, there.end()) or own
        if self._story.tells_war_toll(number, span):
            return own.mention if own and own.depth <= COUNTRY else self._land.country_only(span)
        if telling is Telling.TOTAL:
            return own.mention if own else self._land.country_only(span)
        if displaced and self._origin and (own is None or own.role != "from"):
            return self._whole(self._origin)
        if telling is Telling.BACK:
            found = self._before(number, own, over_time)
            if found is None:
                return self._land.country_only(span)
        elif (own is None or own.depth <= COUNTRY) and self._story.opens_another_day(number):
            return self._land.country_only(span)
        elif (
            own is None
            and self._pointed(number) is None
            and (self._land.is_of_land(number, over_time) or self._story.tells_period(number))
            and self._main
            and self._main.depth > COUNTRY
        ):
            found = self._land.country_near(number) or self._land.nation(number)
            if found is None:
                return self._land.country_only(span)
        else:
            nation = self._land.nation(number) if own is None else None
            pointed = self._pointed(number) if own is None else None
            if pointed:
                return self._whole(pointed)
            local = self._land.of_official(number, span) if own is None else None
            found = own or nation or local
            if found is None and not self._passing.tells_several(number):
                found = self._carried(number, CURRENT)
            found = found or self._main
            if nation:
                return nation.mention
            if (
                own is None
                and found
                and self._main
                and found.depth < self._main.depth
                and self._sightings.contains(found, self._main)
            ):
                found = self._main  # only what lies elsewhere is carried on
            if found and self._main and self._means_main(found, self._main, number, span):
                found = self._main
            definite = None if own else self._own.definite.of(number)
            if definite and (not self._is_through(definite) or self._own.definite.tells_side(number)):
                found = definite
        if found is own and own is not None and not self._sightings.is_paired(own):
            return self._capitals.named(own)
        return self._whole(found) if found else None

    def _before(self, number: int, own: Sighting | None, over_time: bool) -> Sighting | None:
        """Return the place of an older harm: what its sentence names or points to, or what goes on from before."""
        if own and own.depth > COUNTRY:
            return own
        found = self._pointed(number) or self._own.definite.of(number) or own
        found = found or self._carried(number, (Telling.BACK,)) or self._land.country_near(number)
        found = found or (None if over_time else self._subject_before(number))
        if found is None and (self._story.counts_over_time or self._story.points_back(number) is not None):
            return self._main
        return found

    @cached_property
    def _origin(self) -> Sighting | None:
        """The place that people are said to have left more than once."""
        left = [s for s in self._sightings.all if s.role == "from" and s.depth > COUNTRY]
        counts = Counter(sighting.key for sighting in left)
        return next((sighting for sighting in left if counts[sighting.key] >= MIN_ORIGIN), None)

    def _means_main(self, own: Sighting, main: Sighting, number: int, span: Span) -> bool:
        """Tell whether a larger or neighbouring place named beside a figure stands for the main place."""
        if (
            own.key == main.key
            or own.depth > main.depth
            or self._own.leads_to(own, span)
            or self._own.is_counted_for(own, span)
        ):
            return False
        if self._own.is_elsewhere(own) or (own.rank and self._passing.is_spread_over(own)):
            return False
        if own.depth == COUNTRY and self._is_of_people(own, span):
            return False
        is_above = own.depth == main.depth and own.rank == 0 and own.sentence != main.sentence
        if is_above and self._sightings.is_chained(own, main):
            return True  # "three die in Sulu", and then "in Patikul, Sulu"
        if own.depth < main.depth and self._is_around(own, main, number):
            if own.depth == COUNTRY and own.role in ("at", "on"):
                is_late = self._story.rank(number) >= REFINED_BY and not self._story.tells_same(number)
                if is_late or self._story.tells_spread(number) or self._story.tells_period(number):
                    return False
            if own.depth < REGION or own.role not in ("at", "on") or own.rank < LEAD_SENTENCES:
                return True
            return self._repeats_lead(number)
        if self._story.rank(number) >= REFINED_BY or own.sentence == main.sentence or self._story.turns_aside(number):
            return False
        if own.sentence != number or own.mention.place is None or 0 < own.mention.place.population < LANDMARK_SIZE:
            return False
        if own.role != "near" or main.role not in LOCATED or own.mention.country != main.mention.country:
            return False
        place = main.mention.place
        if place is None and self._sightings.is_chained_elsewhere(main, own):
            return False
        if place is not None and place.population > own.mention.place.population > 0:
            return False  # a city is not told by the town beside it
        return _is_within_reach(own, main)

    def _repeats_lead(self, number: int) -> bool:
        """Tell whether a later sentence tells the toll of the lead again: "58 killed in Idlib"."""
        told = self._story.counts(number)
        if self._story.low.find(" since ", *self._story.sentences[number]) >= 0:
            return False
        return bool(told) and max(told) >= MIN_REPEATED and max(told) in self._story.counts(0) | self._story.counts(1)

    def _is_of_people(self, own: Sighting, span: Span) -> bool:
        """Tell whether a figure is a share of a country's people: "half of Mali's population"."""
        start, end = own.mention.start, own.mention.end
        return self._text[span.end : start] in _OF and _PEOPLE.match(self._text, end) is not None

    def _is_through(self, sighting: Sighting) -> bool:
        """Tell whether a place is one through which the main place was found, or lies around it."""
        if any(sighting.key == place.key for place in self._coarser):
            return True
        return self._main is not None and self._sightings.contains(sighting, self._main)

    def _is_around(self, own: Sighting, main: Sighting, number: int) -> bool:
        """Tell whether a place of a sentence lies around the main place, by itself or with one it is named beside."""
        if self._is_through(own):
            return True
        if own.depth != COUNTRY:
            steps = self._coarser if self._story.rank(number) < LEAD_SENTENCES else ()
            return any(self._sightings.contains(own, place) for place in (main, *steps))
        countries = (s for s in self._sightings.in_sentence(number) if s.depth == COUNTRY and s.role == own.role)
        return any(self._sightings.contains(country, main) for country in countries)

    def _carried(self, number: int, kinds: tuple[Telling, ...]) -> Sighting | None:
        """Return the place of the sentences just before, as long as they tell the same kind of thing."""
        for back in range(number - 1, max(-1, number - 1 - self._reach(number)), -1):
            telling = self._story.tells(back)
            if telling not in kinds:
                return None
            here = [s for s in self._sightings.in_sentence(back) if s.weight >= CARRIED_WEIGHT and s.depth > COUNTRY]
            here = [s for s in here if not (self._passing.is_river(s) or self._passing.is_facility(s))] or here
            if self._story.outgrows(number, back) or self._sightings.breaks_down(back):
                return None
            if here and telling is not Telling.OTHER:
                best = max(here, key=lambda sighting: (sighting.depth, sighting.weight))
                is_main = self._main and self._means_main(
                    best, self._main, back, Span(best.mention.end, best.mention.end)
                )
                return self._main if is_main else best
        return None

    def _subject_before(self, number: int) -> Sighting | None:
        """Return the town that the sentence before is about: "Orun has known worse. In 2014 gunmen killed nine"."""
        if not number:
            return None
        start = self._story.sentences[number - 1].start
        opening = (s for s in self._sightings.in_sentence(number - 1) if s.mention.start == start)
        return next((s for s in opening if s.depth > COUNTRY and s.weight > DATELINE_WEIGHT), None)

    def _reach(self, number: int) -> int:
        """Return over how many sentences a place is carried on: over those of the same paragraph, at least one."""
        start = self._story.sentences[number].start
        floor = self._text.rfind("\n\n", max(0, start - PARAGRAPH_REACH), start)
        if floor < 0 or self._text.startswith(BULLETS, start):
            return CARRIED
        first = self._sightings.sentence_at(floor + len("\n\n"))
        return max(CARRIED, number - first)

    def _pointed(self, number: int, at: int | None = None) -> Sighting | None:
        """Return the place that "there" or "the same road" of a sentence points back to."""
        at = self._story.points_back(number) if at is None else at
        if at is None:
            return None
        near = [s for s in self._sightings.in_sentence(number) if s.mention.end < at]
        here = [s for s in near or self._sightings.in_sentence(number - 1) if s.depth != COUNTRY]
        here = [s for s in here if not self._passing.is_facility(s)] or here
        return max(here, key=lambda s: (s.weight >= CARRIED_WEIGHT, s.depth, s.weight), default=None)

    def _whole(self, sighting: Sighting) -> PlaceMention:
        """Return the mention, joined with the one it is listed with: "Foua and Kefraya"."""
        joined = self._sightings.pair_of(sighting)
        if joined is None:
            return self._capitals.named(sighting)
        return replace(sighting.mention, start=joined.start, end=joined.end, name=self._text[slice(*joined)])


def _is_within_reach(own: Sighting, main: Sighting) -> bool:
    """Tell whether a place may be the landmark near which another lies: unknown positions may."""
    here, there = own.mention.place, main.mention.place
    return here is None or there is None or is_within_degrees(here, there, LANDMARK_DEGREES)


_last: tuple[tuple[str, Sequence[Span], Sequence[PlaceMention], str], Scene] | None = None


def harm_place(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[PlaceMention],
    span: Span,
    *,
    title: str = "",
    displaced: bool | None = None,
    over_time: bool = False,
) -> PlaceMention | None:
    """Return the place of the harm counted at ``span``: ``Scene.place_of`` for one figure.

    The scene of the text asked for last is kept, since a text holds many
    figures: the same objects must be passed, not equal ones.
    """
    global _last
    given = (text, sentences, mentions, title)
    last = _last
    # Most figures ask with the very objects of the figure before.
    if last is None or not all(map(is_, last[0], given)):
        last = _last = (given, Scene(*given))
    return last[1].place_of(span, displaced=displaced, over_time=over_time)
