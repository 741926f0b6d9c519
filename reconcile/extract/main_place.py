"""Find the place that a report is about: that of its lead, as precisely as what follows tells it."""

from __future__ import annotations

import re

from reconcile.extract.depths import COUNTRY, MANY, REGION, TOWN
from reconcile.extract.finer_places import CURRENT, LOCATED, OWN_WEIGHT, FinerPlaces
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.harm_weights import DATELINE_WEIGHT
from reconcile.extract.passing import Passing
from reconcile.extract.sightings import Sighting, Sightings
from reconcile.extract.telling import LEAD_SENTENCES, Story, Telling
from reconcile.lexicons.spelling import fold

#: By depth (many countries, country, region, town, spot): how readily a report's lead means such a place.
ANCHOR_DEPTH = (0.2, 0.5, 1.0, 1.2, 1.2)
ANCHOR_FADE = 0.3  # by which each sentence from the head counts less
IN_TITLE = 2.0  # times that a place named in the title counts
ELSEWHERE = 0.5  # times that a place outside the country of most of the report's places counts
TELLING_WEIGHT = {Telling.HARM: 2.0, Telling.OTHER: 1.0, Telling.BACK: 0.3, Telling.TOTAL: 0.3}
DATELINE_REACH = 2  # sentences, a headline included, in which a report from the spot names no other place
MANY_COUNTRIES = 3  # named in a report whose lead names no place: it is about none of them
MAX_REFINED = 3  # steps: country, province, town, village
BROKEN_DOWN_BY = 3  # sentences within which a report counts its dead place by place
HEAD_LENGTH = 40  # code points of a first sentence that is a title
HEAD_REACH = 24  # code points from the head of a text to the country that it bears as its title


_HAS_COUNTED = re.compile(r" (?:has |have |had )?(?:recorded|registered|logged|counted|suffered) ")
_TITLED = re.compile(r"\w ?[:|–—-] \Z")  # "Cholera – Zambia."
_HEADED = re.compile(r" ?[:|–—-] ?[^.]{0,80}?\b(?:report|update|bulletin|snapshot|overview)\b")


class MainPlace:
    """The place of one report.

    Attributes:
        place: ``None`` where the report names none.
        coarser: The larger places through which it was found.
    """

    def __init__(self, text: str, story: Story, sightings: Sightings, title: str) -> None:
        self._story = story
        self._sightings = sightings
        self.passing = Passing(text, story, sightings)
        self._finer = FinerPlaces(story, sightings, self.passing)
        self._title = f" {fold(title)} " if title else ""
        named = dict[str, int]()
        for sighting in sightings.all:
            country = sighting.mention.country
            if country and sighting.depth > COUNTRY:
                named[country] = named.get(country, 0) + 1
        self._country = max(named, key=named.__getitem__, default="")
        self.coarser: list[Sighting] = []
        anchor = self._anchor()
        self._whole = self._broken_down()
        self.place = self._whole or self._counted() or self._dateline(anchor) or anchor
        for _ in range(MAX_REFINED):
            finer = self._refine(self.place) if self.place else None
            if self.place is None or finer is None:
                break
            self.coarser.append(self.place)
            self.place = finer
        is_wide = self.place is not None and self.passing.is_spread_over(self.place)
        self.is_at_several = self.passing.is_at_several or is_wide

    def _anchor(self) -> Sighting | None:
        """Return the place that the lead holds out, or else the first sentences that hold out any."""
        for reach in (LEAD_SENTENCES, 2 * LEAD_SENTENCES, len(self._story.sentences)):
            early = [s for s in self._sightings.all if s.rank < reach and s.depth > MANY]
            near = [s for s in early if s.weight >= OWN_WEIGHT and self._story.tells(s.sentence) in CURRENT]
            near = [s for s in near if not self.passing.is_of_harm_before(s)] or near
            on_land = [s for s in near if not self.passing.is_river(s)]
            near = on_land if any(s.depth > COUNTRY for s in on_land) else near  # a river says more than a country
            if not near:  # then where help was sent, or what had just left it
                roles = ("to",) if reach == LEAD_SENTENCES else ("to", "from")
                near = [s for s in early if s.role in roles and s.depth > COUNTRY]
            if near and near[0].rank == 0 and near[0].role == "at" and self._is_wide(near[0]):
                return near[0]
            if near and self._sightings.breaks_down(near[0].sentence) and self._is_whole(near[0]):
                return near[0]
            if near and self.passing.is_at_several and near[0].rank < DATELINE_REACH:
                near = [s for s in near if s.rank < DATELINE_REACH and s.depth <= min(n.depth for n in near)] or near
            if len(near) == 1:
                return near[0]
            if near:
                return max(near, key=lambda s: (self._lead_weight(s), self._sightings.counts[s.key], -s.mention.start))
            if len({s.mention.country for s in self._sightings.all if s.depth == COUNTRY}) > MANY_COUNTRIES:
                return None
        return max(self._sightings.all, key=lambda s: (s.depth == COUNTRY, self._sightings.counts[s.key]), default=None)

    def _is_wide(self, sighting: Sighting) -> bool:
        """Tell whether harm is told all over a place, or the lead is of a storm over a country."""
        is_of_storm = sighting.depth == COUNTRY and sighting.role in LOCATED and self._story.is_spread
        return is_of_storm or self.passing.is_spread_over(sighting)

    def _is_whole(self, first: Sighting) -> bool:
        """Tell whether the places behind one in its sentence all lie in it: "19 died in Kenya: 12 in Garissa, 7 in"."""
        behind = [s for s in self._sightings.in_sentence(first.sentence) if s.mention.start > first.mention.start]
        return all(self._sightings.contains(first, other) for other in behind)

    def _broken_down(self) -> Sighting | None:
        """Return the country of the lead whose toll the report then counts place by place."""
        if not self._story.is_spread:
            return None
        lead = [s for s in self._sightings.all if s.rank == 0 and s.weight >= OWN_WEIGHT]
        whole = next((s for s in lead if s.depth == COUNTRY and s.role in LOCATED), None)
        if whole is None or any(s.depth > COUNTRY for s in lead):
            return None
        parts = {s.sentence: s for s in self._sightings.all if 0 < s.rank <= BROKEN_DOWN_BY and s.depth > COUNTRY}
        for number, part in parts.items():
            if self._sightings.breaks_down(number) and self._sightings.contains(whole, part):
                return whole
        return None

    def _counted(self) -> Sighting | None:
        """Return the country whose count a report opens with, "Spain recorded 1,300 deaths", or whose name it bears."""
        first = next(iter(self._sightings.all), None)
        if first is not None and first.depth == COUNTRY and self._is_headed(first):
            return first
        lead = (s for s in self._sightings.all if s.rank < DATELINE_REACH and s.depth == COUNTRY)
        return next((sighting for sighting in lead if self._has_counted(sighting) or self._is_of_tally(sighting)), None)

    def _is_headed(self, country: Sighting) -> bool:
        """Tell whether a situation report bears the name of a country: "Chad | Flash update"."""
        start, end = country.mention.start, country.mention.end
        head = self._story.sentences[0].end
        if head <= HEAD_LENGTH and self._story.low[end:head].strip(" .") == "":
            return _TITLED.search(self._story.low, 0, start) is not None
        if start == 0 and self._story.is_spread and self._story.low.startswith(": ", end):
            return True  # "Kenya: 50 killed in protests"
        return start < HEAD_REACH and _HEADED.match(self._story.low, end) is not None

    def _is_of_tally(self, country: Sighting) -> bool:
        """Tell whether a report opens on a count over the year in a country: "35 fires in Kenya so far this year"."""
        return country.rank == 0 and country.role in LOCATED and self._story.tells_tally

    def _has_counted(self, country: Sighting) -> bool:
        end = country.mention.end
        return country.role == "" and _HAS_COUNTED.match(self._story.low, end) is not None

    def _dateline(self, anchor: Sighting | None) -> Sighting | None:
        """Return where the report was written if its lead puts the harm no nearer than that place's country.

        A wire writes from a capital about anywhere, but from a smaller town
        about what happened there: "DAYTON, Ohio - A gunman opened fire".
        """
        if anchor is None:
            return None
        is_told = anchor.depth > COUNTRY and anchor.rank < DATELINE_REACH and anchor.role != "to"
        if is_told and anchor.depth != REGION:
            return None
        for sighting in self._sightings.all:
            if sighting.rank >= DATELINE_REACH:
                return None
            if sighting.depth <= COUNTRY or sighting.mention.country != anchor.mention.country:
                continue
            if is_told and (sighting.depth <= REGION or not self._sightings.is_chained(anchor, sighting)):
                continue
            if sighting.weight >= OWN_WEIGHT:
                return None
            place = sighting.mention.place
            if sighting.weight > DATELINE_WEIGHT or sighting.role or (place is None and not is_told):
                continue
            if place is None or fold(place.name) != fold(load_gazetteer().capital_of(place.country)):
                return None if self._is_told_elsewhere(sighting) else sighting
        return None

    def _is_told_elsewhere(self, dateline: Sighting) -> bool:
        """Tell whether the first sentences put the harm at a town that is not where the report was written."""
        return any(
            sighting.rank <= LEAD_SENTENCES
            and sighting.depth >= TOWN
            and sighting.role in LOCATED
            and sighting.weight >= OWN_WEIGHT
            and sighting.mention.place is not None
            and sighting.mention.country == dateline.mention.country
            and not self._sightings.contains(dateline, sighting)
            and self._story.tells(sighting.sentence) in CURRENT
            for sighting in self._sightings.all
        )

    def _lead_weight(self, sighting: Sighting) -> float:
        weight = sighting.weight * TELLING_WEIGHT[self._story.tells(sighting.sentence)] * ANCHOR_DEPTH[sighting.depth]
        if sighting.mention.country != self._country:
            weight *= ELSEWHERE
        if self._title and sighting.depth > COUNTRY and f" {fold(sighting.mention.name)} " in self._title:
            weight *= IN_TITLE
        return weight / (1 + ANCHOR_FADE * sighting.rank)

    def _refine(self, outer: Sighting) -> Sighting | None:
        """Return the first smaller place inside ``outer`` at which the report puts its harm.

        A harm over a whole country, and one at two places named together,
        has no smaller place. A quarter or village that the gazetteer does not
        hold counts where it stands in the lead or is named again.
        """
        if outer is self._whole:
            return None
        if outer.depth <= COUNTRY and (self._has_counted(outer) or self._is_headed(outer) or self._is_of_tally(outer)):
            return None
        if outer.rank < DATELINE_REACH and self._is_wide(outer):
            return None
        if self._sightings.pair_of(outer) or self.passing.is_at_several:
            return None
        return self._finer.within(outer)
