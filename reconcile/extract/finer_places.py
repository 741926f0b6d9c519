"""Find the smaller place inside a report's at which it puts its harm: "the blast hit Bulla Iftin"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from reconcile.extract.depths import COUNTRY, REGION, SPOT, TOWN, is_town
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.passing import Passing
from reconcile.extract.sightings import Sighting, Sightings
from reconcile.extract.taken_up import TakenUp
from reconcile.extract.telling import LEAD_SENTENCES, Story, Telling
from reconcile.lexicons.spelling import fold
from reconcile.model import Span

REFINED_EARLY = 2  # sentences after which only a place that is named again is precise about the whole report
MIN_TOPIC, TOPIC_LEAD = 2, 2  # mentions of a place that a report turns on, and times as many as of the next
MIN_TOPIC_CAPITAL = 3  # mentions of a capital, which is also named for its government
TAKEN_UP_BY = 9  # the same where a sentence takes up the harm of the lead
REFINED_BY = 6  # sentences within which a report says where exactly
OWN_WEIGHT = 0.4  # the least that lets a place of the figure's sentence stand for its harm

#: What a sentence of the report's own event tells, and the roles of a place at which its harm was.
CURRENT = (Telling.HARM, Telling.OTHER)
LOCATED = ("at", "noun", "on")
_WHERE_ROLES = (*LOCATED, "near")


class FinerPlaces:
    """The smaller places of one report.

    Args:
        passing: What it says of its places in passing.
    """

    def __init__(self, story: Story, sightings: Sightings, passing: Passing) -> None:
        self._story = story
        self._sightings = sightings
        self._passing = passing
        self._taken_up = TakenUp(story)

    def within(self, outer: Sighting) -> Sighting | None:
        """Return the first smaller place inside ``outer`` at which the report puts its harm.

        A quarter or village that the gazetteer does not hold counts where it
        stands in the lead or is named again.
        """
        key = outer.key
        placed = (s for s in self._sightings.all if s.key != key and s.role in _WHERE_ROLES)
        finer = next((sighting for sighting in placed if self._is_finer(sighting, outer)), None)
        if finer is not None and finer.mention.country != outer.mention.country and outer.mention.country:
            for same in (s for s in self._sightings.all if s.key == finer.key):
                same.mention = replace(same.mention, country=outer.mention.country)
        return finer or (self._topic(outer) if outer.depth == COUNTRY else None)

    def _topic(self, country: Sighting) -> Sighting | None:
        """Return the place inside a country that a report keeps naming, however it names it."""
        inside = [s for s in self._sightings.all if s.depth > COUNTRY and self._sightings.contains(country, s)]
        capital = fold(load_gazetteer().capital_of(country.mention.country))
        often = Counter(sighting.key for sighting in inside).most_common(2)
        if not often or (len(often) > 1 and often[0][1] < TOPIC_LEAD * often[1][1]):
            return None
        topic = max((s for s in inside if s.key == often[0][0]), key=lambda s: (s.weight, -s.mention.start))
        place = topic.mention.place
        is_capital = place is not None and fold(place.name) == capital
        return topic if often[0][1] >= (MIN_TOPIC_CAPITAL if is_capital else MIN_TOPIC) else None

    def _is_finer(self, inner: Sighting, outer: Sighting) -> bool:
        chained = self._sightings.is_chained(outer, inner)
        inside = inner.depth > outer.depth and self._sightings.contains(outer, inner)
        beside = (
            outer.role == "near"
            and inner.rank <= LEAD_SENTENCES
            and outer.depth < SPOT
            and inner.depth >= outer.depth
            and inner.mention.country == outer.mention.country
        )
        if not (chained or inside or beside or (inner.depth > outer.depth and self._is_lone(inner, outer))):
            return False
        if self._is_in_passing(inner, outer):
            return False
        if inner.role == "near" and not chained and outer.depth > COUNTRY and outer.role != "near":
            is_in = inside or (self._passing.is_district(outer) and self._is_lone(inner, outer))
            return is_in and inner.rank < REFINED_BY and (self._goes_on(inner) or self._is_taken_up(inner))
        is_known, is_again = inner.mention.place is not None, self._sightings.counts[inner.key] > 1
        if inner.rank >= REFINED_BY and not (is_known and is_again) and not self._takes_up(inner):
            return False
        is_sure = is_again or (is_known and (inside or chained))
        if (
            inner.rank >= REFINED_EARLY
            and outer.depth > COUNTRY
            and not is_sure
            and not self._goes_on(inner)
            and not self._story.names_kind(Span(inner.mention.start, inner.mention.end))
        ):
            return False
        if inner.weight < OWN_WEIGHT or self._story.tells_part(inner.sentence) or self._passing.has_share(inner):
            return False
        if self._sightings.breaks_down(inner.sentence):
            return False
        telling = self._story.tells(inner.sentence)
        return telling in CURRENT and not self._story.turns_aside(inner.sentence)

    def _is_in_passing(self, inner: Sighting, outer: Sighting) -> bool:
        """Tell whether a place is only an aim, a landmark or a river, or a house in a town."""
        passing = self._passing
        if passing.is_aim(inner) or passing.is_spread_over(inner) or passing.is_river(inner):
            return True
        if inner.role == "near" and passing.is_landmark(inner):
            return True
        if not passing.is_facility(inner):
            return False
        return inner.rank >= REFINED_EARLY or (passing.is_roof(inner) and is_town(outer.mention.place))

    def _takes_up(self, inner: Sighting) -> bool:
        """Tell whether a sentence that is not too late takes up the harm of the lead: "The blast hit Rashidin"."""
        return inner.rank < TAKEN_UP_BY and self._goes_on(inner)

    def _goes_on(self, inner: Sighting) -> bool:
        """Tell whether the sentence of a place goes on about the harm of the lead."""
        if self._story.tells_same(inner.sentence):
            return True
        return inner.role != "near" and self._is_taken_up(inner)

    def _is_taken_up(self, inner: Sighting) -> bool:
        """Tell whether the sentence of a place opens on a thing of the lead."""
        return self._taken_up.tells(inner.sentence, Span(inner.mention.start, inner.mention.end))

    def _may_be_of(self, country: str, outer: Sighting) -> bool:
        """Tell whether what is taken to be of one country may be of another, at which the report puts its harm."""
        if country == outer.mention.country:
            return True
        if outer.depth != COUNTRY or outer.role not in LOCATED:
            return False
        return not any(
            s.mention.country == country and s.role in _WHERE_ROLES and s.mention.place for s in self._sightings.all
        )

    def _is_lone(self, inner: Sighting, outer: Sighting) -> bool:
        """Tell whether a place unknown to the gazetteer stands without a larger one that would put it elsewhere."""
        if inner.mention.place is not None or not self._may_be_of(inner.mention.country, outer):
            return False
        if self._sightings.is_chained_elsewhere(inner, outer):
            return False
        return not any(
            other.depth in (REGION, TOWN)
            and other.role in _WHERE_ROLES
            and not self._passing.is_landmark(other)
            and not self._sightings.contains(outer, other)
            and not self._sightings.contains(other, outer)
            for other in self._sightings.in_sentence(inner.sentence)
        )
