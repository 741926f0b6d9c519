"""Places of a report at which its harm, as a whole, was not: an older harm's, a landmark, one of several."""

from __future__ import annotations

import re
from functools import cached_property

from reconcile.extract.depths import COUNTRY, REGION
from reconcile.extract.placecues import is_building, is_roof
from reconcile.extract.sightings import Sighting, Sightings, is_called_region
from reconcile.extract.telling import Story

BEFORE_REACH = 110  # code points before a name in which "hours after a" or "37 miles from" stands
SHARE_WEIGHT = 0.5  # the least of a place at which some of the dead were
SEVERAL_BY = 2  # sentences, a headline included, in which a report puts its harm at several places

#: Harm at more than one place, none of which stands for all.
_SEVERAL = re.compile(
    r"\b(?:in|across|through|at|on|over|hit|struck|rocked|engulfed|buried|swept|targeted|targeting|hitting)"
    r" (?:at least )?(?:two|three|four|five|six|seven|eight|nine|ten|several|various|many|numerous|multiple|dozens of)"
    r" (?:[\w-]+ ){0,2}?(?:villages|towns|cities|districts|provinces|states|regions|counties|municipalities"
    r"|neighbou?rhoods|suburbs|islands)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:[\w-]+ ){0,2}?"
    r"(?:churches|mosques|schools|hotels|hospitals|markets|camps|bases|checkpoints|banks|restaurants|stations)\b"
    r"|\b(?:separate|simultaneous) (?:[\w-]+ ){0,2}?"
    r"(?:attacks|bombings|explosions|blasts|strikes|air ?strikes|raids|shootings|incidents|ambushes|clashes"
    r"|accidents)\b"
)
_HARM_BEFORE = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|shortly|moments|minutes) after"
    r" (?:an?|another|at least|more than|some|two|several|similar) [^.;]*\Z"
)
_FAR_FROM = re.compile(r"\b\d[\d.,]* ?(?:km|kms|kilomet\w+|miles?|mi) [^.;\d]{0,40}\Z")
_ACROSS = re.compile(
    r"\b(?:across|throughout|all over|in and around"
    r"|(?:parts|areas|swathes|swaths|much|most) of)(?: the)? (?:(?!(?:in|near|to|from|river) )[\w-]+ ){0,3}\Z"
)
_AIM = re.compile(
    r"\b(?:aim(?:ed|ing|s)? (?:of|at|to)|in order to|bid to|efforts? to|trying to|attempt(?:s|ing|ed)? to|seeking to"
    r"|hop(?:es|ing) to|plan(?:s|ned|ning)? to|vow(?:ed|ing)? to) (?:re)?"
    r"(?:captur|tak|seiz|liberat|driv|enter|reach|storm|clear)\w*\b[^.;]*\Z"
)
_OVER_SEVERAL = re.compile(
    r"\b(?:across|in|over|from) (?:the |all |at least )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|various) (?:[\w-]+ )?"
    r"(?:regions|provinces|states|districts|counties|countries|cities|towns|villages)\b"
)
_RIVER = re.compile(r" [Rr]ivers?\b")
_ALONG = re.compile(r"\b(?:across|along|into|down|up|over|banks? of) the \Z")
_DISTRICT = re.compile(r" (?:district|municipality|township|subdistrict)\b")
_WHERE = re.compile(r",? where\b")


class Passing:
    """What one report says of its places in passing, each read when somebody asks."""

    def __init__(self, text: str, story: Story, sightings: Sightings) -> None:
        self._text = text
        self._story = story
        self._sightings = sightings

    @cached_property
    def is_at_several(self) -> bool:
        """Whether the lead puts its harm at several places or counts several attacks: "swept through two villages"."""
        story = self._story
        numbers = [n for n in range(story.lead_end + 1) if story.rank(n) < SEVERAL_BY]
        return any(_SEVERAL.search(story.low, *story.sentences[n]) for n in numbers)

    def tells_several(self, number: int) -> bool:
        """Tell whether a sentence counts over several places without a name: "hurt across five regions"."""
        return _OVER_SEVERAL.search(self._story.low, *self._story.sentences[number]) is not None

    def is_of_harm_before(self, sighting: Sighting) -> bool:
        """Tell whether a place is that of an older harm, told beside the lead's: "hours after a blast in Orun"."""
        return _HARM_BEFORE.search(self._before(sighting)) is not None

    def is_landmark(self, sighting: Sighting) -> bool:
        """Tell whether a place is named only to say how far from it: "37 miles to the north-east of Orun"."""
        return _FAR_FROM.search(self._before(sighting)) is not None

    def is_roof(self, sighting: Sighting) -> bool:
        """Tell whether a name is that of a house in a town, by which a report does not say where: "the Orun hotel"."""
        return self.is_facility(sighting) and is_roof(self._text, sighting.mention)

    def is_district(self, sighting: Sighting) -> bool:
        """Tell whether a place is a province, or is called a district: "Orun district"."""
        if sighting.depth == REGION or is_called_region(self._text, sighting.mention):
            return True
        return sighting.mention.place is not None and _DISTRICT.match(self._text, sighting.mention.end) is not None

    def is_river(self, sighting: Sighting) -> bool:
        """Tell whether a name is that of a river, along which a harm may be anywhere: "across the Orun River"."""
        mention = sighting.mention
        if mention.name.endswith(" River") or _RIVER.match(self._text, mention.end) is not None:
            return True
        return mention.place is None and _ALONG.search(self._before(sighting)) is not None

    def is_facility(self, sighting: Sighting) -> bool:
        """Tell whether a name is that of a building, which no table puts on the map: "the Orun hotel"."""
        if sighting.mention.place is not None:
            return False
        return is_building(self._text, sighting.mention)

    def is_spread_over(self, sighting: Sighting) -> bool:
        """Tell whether harm is told all over a place: "heavy bombardment across Orun province"."""
        return _ACROSS.search(self._before(sighting)) is not None and not self.is_river(sighting)

    def is_aim(self, sighting: Sighting) -> bool:
        """Tell whether a place is only what somebody is out to take: "with the aim of recapturing Orun"."""
        return _AIM.search(self._before(sighting)) is not None

    def has_share(self, sighting: Sighting) -> bool:
        """Tell whether the report gives a place only a part of its dead: "of the 45, most in Orun, where 17 died"."""
        return sighting.key in self._shares

    @cached_property
    def _shares(self) -> frozenset[str]:
        story = self._story
        lead = story.counts(0) | story.counts(1) if len(story.sentences) > 1 else set()
        keys = set()
        for sighting in self._sightings.all if lead else ():
            if sighting.rank > 1 and sighting.depth > COUNTRY and self._sightings.breaks_down(sighting.sentence):
                own = story.counts(sighting.sentence)
                if own and max(own) < max(lead) and sighting.weight >= SHARE_WEIGHT:
                    keys.add(sighting.key)
            if _WHERE.match(story.low, sighting.mention.end):
                own = story.counts(sighting.sentence)
                if own and min(own) < max(lead) <= max(own):
                    keys.add(sighting.key)
        return frozenset(keys)

    def _before(self, sighting: Sighting) -> str:
        start = max(self._story.sentences[sighting.sentence].start, sighting.mention.start - BEFORE_REACH)
        return self._story.low[start : sighting.mention.start]
