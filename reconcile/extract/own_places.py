"""Find the place that a figure's own sentence gives to its harm: the one with the strongest hold on the figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.extract.definite_places import THE_PLACE, DefinitePlaces
from reconcile.extract.depths import COUNTRY, SPOT
from reconcile.extract.finer_places import OWN_WEIGHT
from reconcile.extract.harm_weights import DATELINE_WEIGHT
from reconcile.extract.placecues import read_following
from reconcile.extract.sightings import CHAIN_GAP, COUNTS, Sighting, Sightings, is_called_region
from reconcile.extract.telling import SETTLED, Story
from reconcile.model import Span

AFTER_SHARE = 0.5  # of the way to a place behind the figure: English puts "in Garissa" after "killed nine"
OWN_GAP = 100  # code points over which a place's hold on a figure halves
DEPTH_GAIN = 0.25  # by which each step of precision adds to that hold
APART_SHARE = 0.3  # of its hold that a place keeps across a semicolon
JOINED_REACH = 24  # code points from a place over an "and" to the next figure
DIRECT_GAIN = 1.5  # times: "five in Garissa"
WHERE_GAIN = 3  # times: "in Garissa, where 148 died", "Garissa (148)"
LEFT_WEIGHT = 0.9  # "fled from": for those who left, the place they left
ADJACENT = 12  # code points from a figure to a name that qualifies what it counts: "500 New York officers"
ADJACENT_WEIGHT = 0.8
COUNTED_REACH = 100  # code points from a name to the figure it is said to have counted
FRAME_REACH = 40  # code points from the head of a sentence to the place that it opens on
ELSEWHERE_REACH = 30  # code points before a name: "elsewhere in eastern"

_COUNTED_FOR = re.compile(
    r"(?:, [^,.;:()\d]{3,60},)?(?: \(|: ?|(?: at|,? with|,? accounting for) (?:about |around |some |another |only )?"
    r"|(?:'s|’s)? (?:has |have |had )?(?:already )?"
    r"(?:recorded|registered|logged|counted|had|saw|suffered|accounted for)"
    r"(?: (?:more than|at least|about|around|some|nearly|almost|over|up to|only|another|its first|a total of))?\s)"
)
#: A country or state that reports its own dead: "Neighbouring Chad reports 71 deaths".
_REPORTS = re.compile(
    r"(?:'s|’s)? (?:has |have |had )?(?:also )?(?:reports?|reported|confirms?|confirmed|logs)"
    r"(?: \d[\d,.]* [\w -]{0,30}(?:,| and))?"
    r"(?: (?:more than|at least|about|around|some|nearly|almost|over|up to|only|another|its first|a total of))?\s"
)
_CONJOINED = re.compile(
    r" (?:and|while|but)"
    r"(?: (?:an?|one|two|three) (?:year|month|week|day)s? (?:before|earlier|later|after)(?: that)?,?)?"
    r"(?: (?:another|a further|at least|about|around|some|nearly|only|just|almost|over|the))? ?\Z"
)
_DIRECT = re.compile(
    r" (?:of them |of whom |(?:(?!and |or )[\w-]+ ){1,2})?(?:in|at|near) (?:the )?(?:\w+ )?"
)  # "two in Orun", "two rebel fighters in Orun"
ADDING_REACH = 120  # code points before a figure
_ADDING = " adding that "  # what somebody goes on to say
#: "In Homs", "Meanwhile, in another accident in Homs".
_FRAMES = re.compile(
    r"(?:(?:meanwhile|elsewhere|also|earlier|separately|and|but),? )?in "
    r"(?:(?:another|a separate|a similar|a second|a further|a different) [\w-]+ (?:[\w-]+ )?in )?"
)
_WHEN = re.compile(r"\b(?:when|as|after) (?!(?:they|he|she|it|who|which|being|having)\b)")
_PART_OF = re.compile(r" (?:area|part|section|side|district|quarter|street|sector|neighbou?rhood) (?:of|in) (?:the )?")
_WHERE = re.compile(r",?\s+(?:where|in which)\b|(?<=\w):[ \t]+(?=\d)")
#: "A source in Orun, where the army has a base, said that": the clause is of who speaks.
_SAID = re.compile(r",? (?:said|told|says|tells|reported|added|announced|confirmed)\b")
#: "Nineteen died: 12 in Orun, five in Rasm": what stands behind the colon has figures of its own.
_LIST_BEHIND = re.compile(
    r": (?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|several)\b)"
)
_NEXT_FIGURE = re.compile(
    r",? (?:and|while|but) (?:(?:another|a further|at least|about|around|some|nearly|more than|up to) ){0,2}"
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|several|hundreds)\b)"
)


class OwnPlaces:
    """The places of one report as its single figures take them."""

    def __init__(self, text: str, story: Story, sightings: Sightings) -> None:
        self._text = text
        self._story = story
        self._sightings = sightings
        self.definite = DefinitePlaces(text, story, sightings)

    def place_of(self, number: int, span: Span, *, displaced: bool) -> Sighting | None:
        """Return the place that the figure's own sentence gives to its harm, the most precise of its chain."""
        best: Sighting | None = None
        most = (False, 0.0)
        here = self._sightings.in_sentence(number)
        if not here:
            return None
        left, right = self._clause(number, span, here)
        for sighting in here:
            after, behind = sighting.mention.start - span.end, span.start - sighting.mention.end
            weight = LEFT_WEIGHT if displaced and sighting.role == "from" else sighting.weight
            is_counted = 0 < behind <= COUNTED_REACH and self.is_counted_for(sighting, span)
            is_led = behind >= 0 and self.leads_to(sighting, span)
            is_counted = is_counted or (behind > 0 and self._reports(sighting, span, here))
            is_next = 0 <= after <= ADJACENT and weight > DATELINE_WEIGHT  # "13 U.S. troops"
            is_next = is_next and _SAID.match(self._text, sighting.mention.end) is None
            if weight < ADJACENT_WEIGHT and (is_next or is_counted or is_led):
                weight = ADJACENT_WEIGHT
            if weight < OWN_WEIGHT:
                continue
            gap = behind if behind > 0 else after * AFTER_SHARE if after > 0 else 0
            hold = weight * (1 + DEPTH_GAIN * sighting.depth) / (1 + gap / OWN_GAP)
            if (
                after > 0
                and sighting.depth > COUNTRY
                and _DIRECT.fullmatch(self._text, span.end, sighting.mention.start)
            ):
                hold *= DIRECT_GAIN
            if is_counted or is_led:
                hold *= WHERE_GAIN
            is_apart = not left <= sighting.mention.start <= right or (behind > 0 and self._belongs_before(span, here))
            if is_apart:
                hold *= APART_SHARE
            score = (sighting.role != "near" and not is_apart, hold)
            if score > most:
                best, most = sighting, score
        if best is None or self.is_elsewhere(best) or _is_sea(best):
            return best
        best = self._finer(best, here) or best
        best = self._part_of(best, here) or best
        best = self._narrowed(span, best, here) or best
        return self._nearer_definite(number, span, best) or self._framed(number, span, best, here) or best

    def _finer(self, best: Sighting, here: Sequence[Sighting]) -> Sighting | None:
        """Return the smaller place that the sentence puts into one: "Rasm in Homs province"."""
        for finer in here:
            if finer.depth < best.depth or finer.weight < OWN_WEIGHT or not self._sightings.is_chained(best, finer):
                continue
            is_apposed = self._text[finer.mention.end : best.mention.start].strip() == ","
            if finer.depth > best.depth or is_apposed or is_called_region(self._text, best.mention):
                return finer
        return None

    def _narrowed(self, span: Span, best: Sighting, here: Sequence[Sighting]) -> Sighting | None:
        """Return where in a city the harm was done: "two died in Orun when shells hit the Rasm neighbourhood"."""
        for finer in here:
            if finer.mention.start < best.mention.end or finer.depth <= best.depth or finer.weight < OWN_WEIGHT:
                continue
            if finer.mention.country != best.mention.country or finer.role not in ("at", "on", "noun", "near"):
                continue
            if read_following(self._text, finer.mention.end) == "facility":
                continue
            if finer.mention.place is not None and not self._sightings.contains(best, finer):
                continue
            between = self._text[best.mention.end : finer.mention.start]
            if _WHEN.search(between) and ";" not in between and COUNTS.search(between) is None:
                return finer
        return None

    def _part_of(self, best: Sighting, here: Sequence[Sighting]) -> Sighting | None:
        """Return what is said to be a part of a spot: "the mill area of the Zahra neighbourhood"."""
        for finer in here:
            if finer.mention.end > best.mention.start or best.depth != SPOT:
                return None
            is_spot = finer.depth == SPOT and finer.weight >= OWN_WEIGHT
            if is_spot and _PART_OF.fullmatch(self._text, finer.mention.end, best.mention.start):
                return finer
        return None

    def _framed(self, number: int, span: Span, best: Sighting, here: Sequence[Sighting]) -> Sighting | None:
        """Return the place that follows a figure where the sentence only opens on a larger one: "In Homs, two died at".

        Nothing does where another figure or a list stands between.
        """
        start = self._story.sentences[number].start
        if best.mention.start - start > FRAME_REACH or best.mention.end > span.start or best.role not in ("at", "noun"):
            return None
        if not _FRAMES.match(self._story.low, start):
            return None
        for finer in here:
            between = self._text[span.end : finer.mention.start]
            if finer.mention.start < span.end or finer.weight < OWN_WEIGHT or finer.depth < best.depth:
                continue
            if finer.key == best.key or finer.mention.country != best.mention.country or finer.depth <= COUNTRY:
                continue
            is_apart = ";" in between or COUNTS.search(between) is not None
            return None if is_apart or finer.role not in ("at", "on", "near", "of") else finer
        return None

    def _belongs_before(self, span: Span, here: Sequence[Sighting]) -> bool:
        """Tell whether an "and" parts a figure from the places before it, and it has a place of its own further on."""
        if not _CONJOINED.search(self._text, max(0, span.start - JOINED_REACH), span.start):
            return False
        return any(other.mention.start > span.end and other.weight >= OWN_WEIGHT for other in here)

    def _clause(self, number: int, span: Span, here: Sequence[Sighting]) -> Span:
        """Return where the clause of a figure begins and ends: at semicolons, and before the next figure.

        "Nine died near Garissa and another five in Wajir": what follows the
        "and" is of the five, where the nine have a place before it.
        """
        sentence = self._story.sentences[number]
        right = self._text.find(";", span.end, sentence.end)
        listed = _LIST_BEHIND.search(self._text, span.end, sentence.end)
        right = listed.start() if listed and (right < 0 or listed.start() < right) else right
        left = self._text.rfind(";", sentence.start, span.start)
        added = self._text.rfind(_ADDING, max(sentence.start, span.start - ADDING_REACH), span.start)
        clause = Span(max(left, added), right if right >= 0 else sentence.end)
        following = _NEXT_FIGURE.search(self._text, span.end, clause.end) if len(here) > 1 else None
        if following is None:
            return clause
        has_place = any(
            s.weight >= OWN_WEIGHT and (span.end < s.mention.start < following.start() or self._opens_for(s, span))
            for s in here
        )
        return Span(clause.start, following.start()) if has_place else clause

    def _opens_for(self, sighting: Sighting, span: Span) -> bool:
        """Tell whether a sentence opens on a place for its first figure: "In Homs, police shot five people"."""
        start = self._story.sentences[sighting.sentence].start
        if not self._story.low.startswith("in ", start) or not start < sighting.mention.start <= start + FRAME_REACH:
            return False
        return sighting.mention.end < span.start and COUNTS.search(self._text, sighting.mention.end, span.start) is None

    def _nearer_definite(self, number: int, span: Span, own: Sighting) -> Sighting | None:
        """Return what "the city" stands for where it lies nearer to a figure than the place named in its sentence."""
        start, end = own.mention.start, own.mention.end
        if start - span.end <= CHAIN_GAP >= span.start - end or SETTLED.isdisjoint(self._story.words(number)):
            return None
        found = THE_PLACE.search(self._story.low, *self._story.sentences[number])
        if found is None:
            return None
        after = span.end <= found.start() and found.end() + CHAIN_GAP < start
        before = found.end() <= span.start and end + CHAIN_GAP < found.start()
        return self.definite.of(number) if after or before else None

    def is_elsewhere(self, sighting: Sighting) -> bool:
        """Tell whether a larger place is meant without the one named before: "elsewhere in eastern Libya"."""
        start = sighting.mention.start
        return self._story.low.rfind("elsewhere in ", max(0, start - ELSEWHERE_REACH), start) >= 0

    def is_counted_for(self, sighting: Sighting, span: Span) -> bool:
        """Tell whether the words from a name to the figure say that it was counted there: "Iraq (nine)"."""
        between = span.start - sighting.mention.end
        if not 0 < between <= COUNTED_REACH or sighting.mention.name.isupper() or sighting.weight <= DATELINE_WEIGHT:
            return False
        return _COUNTED_FOR.fullmatch(self._text, sighting.mention.end, span.start) is not None

    def _reports(self, sighting: Sighting, span: Span, here: Sequence[Sighting]) -> bool:
        """Tell whether a country reports a figure of its own, in a sentence that puts it nowhere else."""
        if sighting.depth != COUNTRY or sighting.role or sighting.mention.name.isupper():
            return False
        if any(other.weight >= OWN_WEIGHT for other in here if other is not sighting):
            return False
        return _REPORTS.fullmatch(self._text, sighting.mention.end, span.start) is not None

    def leads_to(self, sighting: Sighting, span: Span) -> bool:
        """Tell whether a clause with "where" ties the place to the figure after it."""
        end = sighting.mention.end
        if end > span.start or _WHERE.match(self._text, end) is None:
            return False
        return _SAID.search(self._text, end, span.start) is None


def _is_sea(sighting: Sighting) -> bool:
    """Tell whether a place is a sea, which lies between towns and not around them."""
    return sighting.mention.place is not None and sighting.mention.place.kind == "sea"
