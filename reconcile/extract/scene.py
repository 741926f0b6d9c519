"""Say where the harm behind a figure happened, as a wire story tells it.

A report names its place once or twice and then goes on about it. So a figure
takes the most specific place of its own clause; where that is only the
country or province around the report's main place, or nothing, it takes the
main place; and a sentence that looks back ("in August 2013") speaks of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reconcile.extract.placecues import read_cue, read_following
from reconcile.lexicons.spelling import fold, skeleton
from reconcile.model import PlaceMention, Span

LEAD_SENTENCES = 3  # the lead of a wire story names its place
LEAD_WEIGHT = 3.0
HARM_WEIGHT = 2.0
AROUND_SHARE = 0.7  # of a larger place's weight that counts for the smaller one inside it
TOWN_SHARE = 0.2  # the same where the larger place is itself a town: its quarter is rarely the whole scene
ENOUGH = 3.0  # weight from which on a place earns that share wholly
CARRIED = 2  # sentences over which a place is carried on before the main place is meant again

_HARM = re.compile(
    r"\b(?:kill|wound|injur|dead|died|death|massacr|attack|strike|struck|airstrike|bomb|blast|explo|shell|shot|shoot|crash|"
    r"collaps|flood|quake|fire\b|fires\b|drown|capsiz|sank|landslide|ambush|raid|clash|missile|rocket|gunm|casualt|toll|hit\b|"
    r"gas\b|gassed|chemical|toxic|poison|sarin|blew|targeted|fatalit|perish|lost their lives|victims|bodies|offensive|burn|incident|"
    r"besieg|fled|evacuat|displac|missing|detain|arrest|kidnap|abduct|storm|typhoon|hurricane|derail|stampede)",
    re.IGNORECASE,
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_BACK = re.compile(
    rf"\b(?:in|since|during|of|on|by|before) (?:early |late |mid-)?(?:(?:{_MONTH}) )?(?:\d{{1,2}},? )?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:last|the previous) (?:year|month|summer|winter|spring|autumn)\b|\bearlier this (?:year|month)\b|\byears? (?:ago|earlier)\b"
    rf"|\bthe worst\b|\bdeadliest\b|\bprevious(?:ly)?\b|\bin (?P<month>{_MONTH.replace('|May', '')})\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"\b(?:war|conflict|uprising|revolution|insurgency|rebellion)\b[^.]{0,60}\b(?:began|begun|started|erupted|broke out|since)\b"
    r"|\bsince then\b|\bsince (?:the (?:start|beginning|outbreak)|(?:early |late |mid-)?(?:March )?20\d\d)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)-year(?:-old|s-old|-long)?[ -](?:\w+ )?(?:war|conflict)\b"
    r"|\b(?:war|conflict)\b[^.]{0,30}\b(?:has|have) (?:left|killed|claimed|displaced)\b",
    re.IGNORECASE,
)
#: Harms that lie over a country rather than at a point: its name is precise enough.
_SPREAD = re.compile(
    r"\b(?:across|nationwide|countrywide|protests?|demonstrations?|unrest|riots?|typhoon|storms?|hurricane|cyclone|floods?|flooding"
    r"|monsoon|heat ?wave|heat|drought|famine|epidemic|outbreak|virus|cholera|crackdown|election)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:said|told|says|speaking|tweeted|reporting|announced|met|meeting|talks|conference|summit|negotiations)\b[^.\d]{0,30}$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?:'s|’s)?(?! (?:an?|the|and|in|on|at)\b)(?: \w+){0,3}? (?:said|told|says|announced|confirmed|reported|denied|warned|urged|condemned)\b"
)
_TREATED = re.compile(
    r"\b(?:taken|rushed|transferred|transported|brought|ferried|admitted|treated|treatment)\b[^.]{0,50}$|\bhospitals? in (?:[\w-]+ )*$"
)
_DATELINE = re.compile(r"(?:,? [A-Z]\w+)?,? ?(?:\([A-Z][\w /.]{1,30}\)|[-–—] )")
_POSSESSIVE_GAP = re.compile(r"^(?:s|'s|’s|'|’)?(?: \w+)? $")
_WHERE = re.compile(r",?\s+where\b", re.IGNORECASE)

#: What the cue before a name is worth as a sign that the harm was there.
CITY_SIZE = 100_000  # persons: what a report calls a city rather than a town
_THE_PLACE = re.compile(
    r"\b(?:in|of|on|across|at|into|inside|near|outside|around|parts of) (?:the|that) (?:same )?(city|town|village)\b(?! of)",
)
ROLE_WEIGHT = {"at": 1.0, "noun": 0.9, "on": 0.9, "of": 0.5, "near": 0.5, "to": 0.25, "from": 0.25, "": 0.2}
#: How readily a place of each depth is what a report is about.
DEPTH_SHARE = (0.2, 0.4, 0.8, 1.2, 1.0)
ANCHOR_DEPTH = (0.2, 0.5, 1.0, 1.2, 1.2)
ANCHOR_FADE = 0.3  # per sentence
IN_TITLE = 2.0
MAX_REFINED = 3  # country, province, town, village
REFINED_EARLY = 2  # sentences after which only a place that is named again is precise about the whole report
REFINED_BY = 8  # sentences within which a report says where exactly
DIGRESSION_REACH = 60  # code points from the head of a sentence
_DIGRESSION = re.compile(
    r"\b(?:separately|meanwhile|elsewhere|also|another|in other|other attacks?|in a separate|similar|later|previous)\b", re.IGNORECASE
)
KIND_WEIGHT = {"harm": HARM_WEIGHT, "": 1.0, "back": 0.3, "total": 0.3}
OWN_WEIGHT = 0.4  # the least that lets a place of the figure's sentence stand for its harm
NAMING_WEIGHT = 0.8  # "the Garissa attack": the name stands before the word for the harm
MIN_ORIGIN = 2  # mentions: a place that people are twice said to have left
LEFT_WEIGHT = 0.9  # "fled from": for those who left, the place they left
ADJACENT = 12  # code points from a figure to a name that qualifies what it counts: "500 New York officers"
DATELINE_WEIGHT = 0.05  # where the report was written, not where the harm was
TREATED_WEIGHT = 0.2  # where the wounded were brought
SPEAKER_SHARE = 0.25  # what is left of a place where somebody speaks
CHAIN_GAP = 45  # code points between a place and the larger one it is said to lie in
NAMING_GAP = 30  # code points between a name and the harm it names
_INSIDE = re.compile(
    r"^,? ?(?:(?:a|an|the|part|which|is|lies|located|\w+|\d+|\(.*?\)) ){0,6}?(?:in|of|on|near|outside|from|to|at|,)? ?(?:the )?"
    r"(?:[\w-]+ ){0,4}?(?:of )?(?:[\w-]+ )?$",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"^(?:'s|’s|s|'|’)? ?(?:[\w-]+ ){0,4}(?:of )?$")
_LIST = re.compile(r"^(?:,|,? and| or|, in)?\s+$")
_LEFT = re.compile(
    r"\b(?:evacuat\w+|fled|flee\w*|(?:left|leave|leaving) (?:the|their|from|for|[A-Z])|displac\w+|safe passage|moved out|driven)\b"
)


class _Seen(NamedTuple):
    """A mention with what its sentence says about it."""

    mention: PlaceMention
    sentence: int
    role: str
    weight: float
    depth: int
    key: str


def depth_of(mention: PlaceMention) -> int:
    """Return how specific a place is: 0 many countries, 1 a country, 2 a region, 3 a town, 4 smaller than the table."""
    place = mention.place
    if place is None:
        return 4
    if place.kind == "country":
        return 1
    if place.kind in ("region", "sea"):
        return 2 if place.country else 0
    if place.kind == "admin1":
        return 2
    if place.kind == "camp" or (place.kind == "city" and not place.population and place.place_id.startswith("region:")):
        return 4
    if place.kind == "city" and place.admin1 and skeleton(fold(place.name)) == skeleton(fold(place.admin1)):
        return 2
    return 3


def key_of(mention: PlaceMention) -> str:
    """Return what two mentions of one place have in common, however spelt."""
    return mention.place.place_id if mention.place else skeleton(fold(mention.name)) or fold(mention.name)


class Scene:
    """The places of one document and the harm told of them."""

    def __init__(self, text: str, sentences: Sequence[Span], mentions: Sequence[PlaceMention], title: str = "") -> None:
        self._text = text
        self._sentences = sentences or (Span(0, len(text)),)
        self._starts = [s.start for s in self._sentences]
        self._around: dict[str, set[str]] = defaultdict(set)
        self._by_sentence: dict[int, list[_Seen]] = defaultdict(list)
        self._seen: list[_Seen] = []
        self._listed: dict[str, Span] = {}
        for mention in mentions:
            self._see(mention)
        self._kind: dict[int, str] = {}
        lead_end = self._sentences[min(LEAD_SENTENCES, len(self._sentences)) - 1].end
        self._title = f" {fold(title)} "
        self._lead = (title + " " + text[:lead_end]).lower()
        self._is_spread = bool(_SPREAD.search(self._lead))
        self._coarser: set[str] = set()
        self._count = Counter(seen.key for seen in self._seen)
        self.main = self._main_place()
        left = Counter(seen.key for seen in self._seen if seen.role == "from" and seen.depth > 1)
        often = {key for key, count in left.items() if count >= MIN_ORIGIN}
        self._origin = next((seen for seen in self._seen if seen.key in often and seen.role == "from"), None)

    def _see(self, mention: PlaceMention) -> None:
        number = self._sentence_at(mention.start)
        before = self._seen[-1] if self._seen and self._seen[-1].sentence == number else None
        role = read_cue(self._text, mention.start).role
        depth = depth_of(mention)
        if not role and read_following(self._text, mention.end) == "noun":
            role = "noun"
        if before is not None:
            gap = self._text[before.mention.end : mention.start]
            if _LIST.match(gap) and role in ("list", ""):
                role = before.role
                if "and" in gap and depth == before.depth and depth > 1:
                    self._listed[before.key] = self._listed[key_of(mention)] = Span(before.mention.start, mention.end)
            if len(gap) <= CHAIN_GAP and "." not in gap and before.key != key_of(mention):
                if depth <= before.depth and _INSIDE.match(gap):
                    self._around[before.key].add(key_of(mention))
                elif depth > before.depth and _HOLDS.match(gap):
                    self._around[key_of(mention)].add(before.key)
                    role = before.role if role in ("", "noun") and before.role else role
        seen = _Seen(mention, number, role, self._weigh(mention, role, number), depth, key_of(mention))
        self._seen.append(seen)
        self._by_sentence[number].append(seen)

    def _weigh(self, mention: PlaceMention, role: str, number: int) -> float:
        if mention.name.isupper() and len(mention.name) > 3 or _DATELINE.match(self._text, mention.end):
            return DATELINE_WEIGHT
        weight = ROLE_WEIGHT.get(role, ROLE_WEIGHT[""])
        start = self._sentences[number].start
        if role in ("", "list", "of") and _HARM.search(self._text, mention.end, mention.end + NAMING_GAP):
            if depth_of(mention) > 1:
                weight = max(weight, NAMING_WEIGHT)
        if _TREATED.search(self._text, max(start, mention.start - 70), mention.start):
            return TREATED_WEIGHT
        speaks = _SPEAKS.search(self._text, max(start, mention.start - 60), mention.start)
        if (speaks and not _HARM.search(speaks.group())) or _SAYS.match(self._text, mention.end):
            weight *= SPEAKER_SHARE
        return weight

    def _sentence_at(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _kind_of(self, number: int) -> str:
        """Return what a sentence tells: "total", "back" on an older event, "harm" or ""."""
        kind = self._kind.get(number)
        if kind is None:
            span = self._sentences[number]
            words = self._text[span.start : span.end]
            if (number >= LEAD_SENTENCES or not _HARM.search(words)) and _NATIONAL.search(words):
                kind = "total"
            elif number >= LEAD_SENTENCES and self._looks_back(words):
                kind = "back"
            else:
                kind = "harm" if _HARM.search(words) else ""
            self._kind[number] = kind
        return kind

    def _looks_back(self, words: str) -> bool:
        """Tell whether a sentence dates its harm elsewhere than the lead does."""
        found = _BACK.search(words)
        if not found:
            return False
        when = found["year"] or found["month"]
        return not when or when.lower() not in self._lead

    def _contains(self, outer: _Seen, inner: _Seen) -> bool:
        """Tell whether ``outer`` is ``inner`` or lies around it."""
        if outer.key == inner.key or fold(outer.mention.name) == fold(inner.mention.name):
            return True
        if outer.key in self._around[inner.key]:
            return True
        if outer.depth >= inner.depth or outer.mention.place is None:
            return False
        place, within = outer.mention.place, inner.mention.place
        if place.kind == "country":
            return place.country == inner.mention.country
        if within is None or not place.country or place.country != within.country:
            return False
        return place.admin1 is not None and within.admin1 is not None and place.admin1 == within.admin1

    def _main_place(self) -> _Seen | None:
        """Return the place the report is about: that of its lead, as precisely as the rest tells it.

        The title and lead give an anchor ("in Idlib province"); it is
        refined by a smaller place inside it that the report puts its harm
        at, as long as one such place clearly leads.
        """
        place = self._anchor()
        for _ in range(MAX_REFINED):
            finer = self._refine(place) if place is not None else None
            if place is None or finer is None:
                break
            self._coarser.add(place.key)
            place = finer
        return place

    def _anchor(self) -> _Seen | None:
        for reach in (LEAD_SENTENCES, 2 * LEAD_SENTENCES, len(self._sentences)):
            best: _Seen | None = None
            most = 0.0
            for seen in self._seen:
                if seen.sentence >= reach or seen.weight < OWN_WEIGHT:
                    continue
                score = seen.weight * KIND_WEIGHT[self._kind_of(seen.sentence)] * ANCHOR_DEPTH[seen.depth]
                score *= IN_TITLE if self._is_in_title(seen) else 1.0
                score /= 1 + ANCHOR_FADE * seen.sentence
                if score > most:
                    best, most = seen, score
            if best is not None:
                return best
        return None

    def _is_in_title(self, seen: _Seen) -> bool:
        return bool(self._title) and f" {fold(seen.mention.name)} " in self._title

    def _refine(self, outer: _Seen) -> _Seen | None:
        """Return the first smaller place inside ``outer`` that the report's early sentences put the harm at."""
        if (outer.depth <= 1 and self._is_spread) or outer.key in self._listed:
            return None
        for seen in self._seen:
            if seen.sentence >= REFINED_BY and not (seen.mention.place is not None and self._count[seen.key] > 1):
                continue
            known = seen.mention.place is not None and self._contains(outer, seen)
            if seen.sentence >= REFINED_EARLY and outer.depth > 1 and self._count[seen.key] < 2 and not known:
                continue
            if seen.key == outer.key or seen.role not in ("at", "noun", "on", "near") or seen.weight < OWN_WEIGHT:
                continue
            if self._kind_of(seen.sentence) in ("back", "total") or self._digresses(seen.sentence):
                continue
            chained = outer.key in self._around[seen.key]
            if seen.role == "near" and not chained and outer.depth > 1:
                continue
            beside = outer.role == "near" and seen.depth >= outer.depth and seen.mention.country == outer.mention.country
            if beside or chained or (seen.depth > outer.depth and (self._contains(outer, seen) or self._is_lone(seen, outer))):
                return seen
        return None

    def _digresses(self, number: int) -> bool:
        span = self._sentences[number]
        return number > 0 and bool(_DIGRESSION.search(self._text, span.start, min(span.end, span.start + DIGRESSION_REACH)))

    def _is_lone(self, seen: _Seen, outer: _Seen) -> bool:
        """Tell whether a place unknown to the gazetteer stands without a larger one that would put it elsewhere."""
        if seen.mention.place is not None or seen.mention.country != outer.mention.country:
            return False
        return not any(
            other.depth in (2, 3) and not self._contains(outer, other) and not self._contains(other, outer)
            for other in self._by_sentence[seen.sentence]
        )

    def place_of(self, span: Span, *, displaced: bool | None = None) -> PlaceMention | None:
        """Return the place of the harm counted at ``span``.

        A total for a country that is not said to be "in" it has no place: the
        mention's name is then "" and only its country is told. ``None`` where
        the text tells nothing.

        Args:
            displaced: Whether the figure counts people who left: then the
                place they left is meant. Read off the words if not given.
        """
        number = self._sentence_at(span.start)
        kind = self._kind_of(number)
        if displaced is None:
            sentence = self._sentences[number]
            displaced = bool(_LEFT.search(self._text, max(sentence.start, span.start - 60), min(sentence.end, span.end + 60)))
        own = self._own_place(number, span, displaced)
        if displaced and kind != "total" and (own is None or own.role != "from") and self._origin:
            return self._whole(self._origin)
        if kind == "total":
            return own.mention if own else self._no_place(span)
        if kind == "back":
            found = own or self._carried(number, ("back",)) or self._country_near(number) or self.main
            return found.mention if found else self._no_place(span)
        main = self.main
        if own is None:
            own = self._definite(number) or self._carried(number, ("harm", "")) or main
        where = own is not None and own.mention.end <= span.start and _WHERE.match(self._text, own.mention.end)
        if own is not None and main is not None and not where and self._means_main(own, main, number):
            own = main
        return self._whole(own) if own else None

    def _whole(self, seen: _Seen) -> PlaceMention:
        """Return the mention, joined with the one it is listed with: "Foua and Kefraya"."""
        joined = self._listed.get(seen.key)
        if joined is None:
            return seen.mention
        return replace(seen.mention, start=joined.start, end=joined.end, name=self._text[joined.start : joined.end])

    def _means_main(self, own: _Seen, main: _Seen, number: int) -> bool:
        """Tell whether a larger or neighbouring place named beside a figure stands for the main place."""
        if own.key == main.key or own.depth > main.depth:
            return False
        if own.depth < main.depth and (self._contains(own, main) or own.key in self._coarser):
            span = self._sentences[number]
            if own.depth == 1 and own.role in ("at", "on") and _SPREAD.search(self._text, span.start, span.end):
                return False
            return own.depth < 2 or own.role != "at" or own.sentence < LEAD_SENTENCES
        same_country = own.mention.country == main.mention.country
        if self._digresses(number) or number >= REFINED_BY:
            return False
        return own.role == "near" and main.role in ("at", "noun", "on") and same_country

    def _own_place(self, number: int, span: Span, left: bool) -> _Seen | None:
        """Return the place that the figure's own sentence gives to its harm."""
        scored: list[tuple[bool, float, int]] = []
        here = self._by_sentence.get(number, [])
        for i, seen in enumerate(here):
            mention = seen.mention
            after = mention.start - span.end
            weight = LEFT_WEIGHT if left and seen.role == "from" else seen.weight
            if 0 <= after <= ADJACENT:
                weight = max(weight, NAMING_WEIGHT)
            if weight < OWN_WEIGHT:
                continue
            gap = after if after >= 0 else span.start - mention.end
            score = weight * (1 + 0.25 * seen.depth) / (1 + max(gap, 0) / 100)
            if mention.end <= span.start and _WHERE.match(self._text, mention.end):
                score *= 3
            scored.append((seen.role != "near", score, -i))
        if not scored:
            return None
        best = here[-max(scored)[2]]
        for seen in here:
            if best.key in self._around[seen.key] and seen.depth > best.depth and seen.weight >= OWN_WEIGHT:
                return seen
        return best

    def _carried(self, number: int, kinds: tuple[str, ...]) -> _Seen | None:
        for back in range(number - 1, max(-1, number - 1 - CARRIED), -1):
            if self._kind_of(back) not in kinds:
                return None
            found = [s for s in self._by_sentence.get(back, ()) if s.weight >= 0.8 and s.depth >= 2]
            if found and self._kind_of(back):
                return max(found, key=lambda s: (s.depth, s.weight))
        return None

    def _definite(self, number: int) -> _Seen | None:
        """Return what "the city" or "the town" of a sentence stands for: the last one named before it."""
        span = self._sentences[number]
        found = _THE_PLACE.search(self._text, span.start, span.end)
        if not found:
            return None
        large = found[1] in ("city", "capital")
        for seen in reversed(self._seen):
            if seen.mention.start < found.start() and seen.depth >= 2 and seen.mention.place is not None:
                place = seen.mention.place
                if place.kind == "city" and (place.population >= CITY_SIZE) == large:
                    return seen
        return None

    def _country_near(self, number: int) -> _Seen | None:
        """Return a country that the sentence or the one before it names in any way."""
        for back in (number, number - 1):
            for seen in self._by_sentence.get(back, ()):
                if seen.depth == 1:
                    return seen
        return None

    def _no_place(self, span: Span) -> PlaceMention | None:
        """Return a mention without a name that tells the country of the main place, ``None`` if there is none."""
        country = self.main.mention.country if self.main else ""
        return PlaceMention(start=span.start, end=span.start, name="", country=country) if country else None


def harm_place(
    text: str, sentences: Sequence[Span], mentions: Sequence[PlaceMention], span: Span
) -> PlaceMention | None:
    """Return the place of the harm counted at ``span``, or ``None``; ``Scene`` does many spans of one text."""
    return Scene(text, sentences, mentions).place_of(span)
