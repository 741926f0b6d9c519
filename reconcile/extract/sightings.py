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

from reconcile.extract.placecues import CUES, read_cue, read_following
from reconcile.extract.telling import EVENT, HARM, SPEECH, TREATED, Story
from reconcile.lexicons.spelling import fold, skeleton
from reconcile.model import Place, PlaceMention, Span

#: What the cue before a name is worth as a sign that the harm was there.
ROLE_WEIGHT = {"at": 1.0, "noun": 0.9, "on": 0.9, "of": 0.5, "near": 0.5, "to": 0.25, "from": 0.25}
BARE_WEIGHT = 0.2  # a name without a cue
NAMING_WEIGHT = 0.8  # "the Garissa attack": the name stands before the word for the harm
DATELINE_WEIGHT = 0.05  # where the report was written, not where the harm was
FACILITY_WEIGHT = 0.3  # a mine or a port beside the town that it belongs to
FOUND_WEIGHT = 0.9  # where the dead were recovered, the captives taken
TREATED_WEIGHT = 0.2  # where the wounded were brought
FAINT = 0.4  # a name that speaks less for harm than this is not asked whether somebody speaks there
PART_WEIGHT = 0.3  # where a part of those counted were
COMPARED_REACH = 110  # code points before a name in which "than" stands
COMPARED_WORD = 16  # code points of the word before "than"
COMPARED_WEIGHT = 0.1  # a place whose toll another is held against
SPEAKER_SHARE = 0.25  # what is left of a place where somebody speaks
CAPTION_REACH = 300  # code points from a name in a caption to the credit of the photograph
CHAIN_GAP = 45  # code points between a place and the larger one it is said to lie in
NAMING_GAP = 30  # code points between a name and the harm it names
FRAME_REACH = 20  # code points from the head of a sentence to the place that it opens with
SPEECH_REACH = 60  # code points before a name in which somebody speaks there
TREATED_REACH = 70  # code points before a name in which the wounded are brought there

#: Depths: how precise a place is.
MANY, COUNTRY, REGION, TOWN, SPOT = range(5)

_SPEAKS = re.compile(rf"\b(?:{'|'.join(sorted(SPEECH))})\b[^.\d]{{0,30}}\Z")
#: Whose words come from a place: "activists in Homs", "the ministry in Kyiv".
_SPEAKERS = frozenset(
    "source sources reporter reporters correspondent correspondents activist activists resident residents official"
    " officials spokesman spokeswoman spokesperson spokespeople spokesmen witness witnesses journalist journalists"
    " positioned stationed deployed entrenched hiding sheltering"
    " photographer photographers team teams office offices based headquartered ministry agency headquarters".split()
)
_SPEAKER_IN = re.compile(rf"\b(?:{'|'.join(sorted(_SPEAKERS))}) (?:in|inside|across) (?:[\w-]+ ){{0,4}}\Z")
#: "higher than the toll of the capture of Orun": what a figure is held against, not where it was counted.
_COMPARED = re.compile(r"\b(?!(?:more|less|fewer|other|rather|later|earlier|sooner|no) )\w+ than (?!\d)[^.;]*\Z")
_SAYS = re.compile(
    r"(?:'s|’s)?(?! (?:an?|the|and|in|on|at)\b)(?: \w+){0,3}?"
    r" (?:said|told|says|announced|confirmed|reported|denied|warned|urged|condemned)\b"
)
_FRAMES = ("in ", "at ", "on ", "near ", "outside ")
_INVERTED = re.compile(r" (?:said|says|reported|announced|confirmed) (?:the|an?) ")
_TREATED = re.compile(
    rf"\b(?:{'|'.join(sorted(TREATED - {'hospital', 'hospitals'}))})\b(?! from| hostage| captive)[^.]{{0,50}}\Z"
)
_IN_HOSPITAL = re.compile(r"\bhospitals? in (?:[\w-]+ ){0,6}\Z")
_HOSPITAL = re.compile(r" (?:[A-Z]\w+ ){0,3}(?:[Hh]ospital|[Cc]linic|[Mm]edical [Cc]ent)")
_TOLD = TREATED | SPEECH  # words without one of which neither of the two is tried
_DATELINE = re.compile(r"(?:,? [A-Z]\w+)?,? ?(?:\([A-Z][\w /.]{1,30}\)|[-–—] )")
#: "The mayor of Orun": who somebody is, not where the harm was.
_OFFICE = re.compile(
    r"\b(?:mayor|governor|president|chief|head|minister|king|emir|bishop|archbishop|ruler|leader|native) of (?:the )?"
    r"(?:\w+ ){0,2}\Z"
)
#: "121 died, of whom 87 in Orun", "160 of them in Orun": where a part of those counted were.
_PART = re.compile(
    r"(?:\bof (?:which|whom)(?: [\w,]+){1,3}|(?:\d|[a-z]) of (?:them|these|those|whom|which)(?: \w+){0,3})"
    r" in (?:the )?(?:\w+ ){0,2}\Z"
)
_WIRE = re.compile(r"\) ?[-–—]")  # the agency whose name a place bears, "(Orun) -"
_INSIDE = re.compile(
    r",? ?(?:(?:\w+|\([^()]*\)) ){0,6}?\(?(?:in|of|on|near|outside|from|to|at|,)? ?(?:the )?"
    r"(?:[\w-]+ ){0,4}?(?:of )?(?:[\w-]+ )?\Z"
)
_HOLDS = re.compile(
    r"(?:'s|’s|s|'|’)? ?(?:(?!(?:in|on|at|to|from|as|by|with|for|after|before|into|against|was|were|is|are|has) )"
    r"[\w-]+ ){0,4}(?:of )?\Z"
)
_BY = re.compile(r"(\w+),? (?:near|outside|close to)\b")
#: "Bodies were pulled from Orun", "pupils abducted from Orun": harm there, not a journey.
_FOUND = re.compile(
    r"\b(?:pulled|recovered|retrieved|unearthed|exhumed|dug|abducted|kidnapped|snatched|seized|taken)"
    r"(?: \w+){0,3} from (?:the )?(?:[\w-]+ ){0,3}?(?:of )?\Z"
)
_PHOTO = re.compile(r"[Pp]hoto|[Ii]mages?\)|Agencies\)|Getty|FILE")
_CREDIT = re.compile(r"\((?:[^()\n\d]{0,40} )?(?:[Pp]hotos?|PHOTO|[Ii]mages?|Agencies)(?: [^()\n]{0,30})?\)")
_LIST = re.compile(r"(?:,|,? and| or|, in)?\s+\Z")


class Sighting:
    """A mention with what its sentence says about it.

    Attributes:
        key: The same for the same place: its id, or its name where the gazetteer holds none.
    """

    __slots__ = ("_page", "_weight", "depth", "key", "mention", "role", "sentence")

    def __init__(self, page: Sightings, mention: PlaceMention, sentence: int, role: str, depth: int, key: str) -> None:
        self._page = page
        self._weight: float | None = None
        self.mention = mention
        self.sentence = sentence
        self.role = role
        self.depth = depth
        self.key = key

    @property
    def weight(self) -> float:
        """How far the mention speaks for harm there: read when asked, since most are never asked."""
        weight = self._weight
        if weight is None:
            weight = self._weight = self._page.weigh(self)
        return weight

    def lower(self, weight: float) -> None:
        """Let a mention weigh no more than ``weight``."""
        self._weight = min(self.weight, weight)


@lru_cache(maxsize=4096)
def _bears_region_name(place_id: str, name: str, admin1: str) -> bool:
    return skeleton(fold(name)) == skeleton(fold(admin1))


@lru_cache(maxsize=4096)
def _key_of_name(name: str) -> str:
    folded = fold(name)
    return skeleton(folded) or folded


def depth_of(place: Place | None) -> int:
    """Return how precise a place is.

    A town that bears its province's name is no more precise than the
    province: "in Idlib" may mean either. What the gazetteer does not hold is
    taken to be smaller than what it holds.
    """
    if place is None or place.kind == "camp":
        return SPOT
    if place.kind == "country":
        return COUNTRY
    if place.kind in ("region", "sea"):
        return REGION if place.country else MANY
    if place.kind == "admin1":
        return REGION
    if place.kind == "city" and not place.population and not place.admin1:
        return SPOT
    if place.kind == "city" and place.admin1 and _bears_region_name(place.place_id, place.name, place.admin1):
        return REGION
    return TOWN


def _is_by(gap: str) -> bool:
    """Tell whether the words between two names make the first a mine, a port or a river near the second."""
    found = _BY.search(gap)
    return found is not None and (CUES.get(found[1]) == "facility" or found[1] == "port")


class Sightings:
    """The mentions of one text as they stand in its sentences, in order."""

    def __init__(self, text: str, story: Story, mentions: Sequence[PlaceMention]) -> None:
        self._text = text
        self._story = story
        self._captions = [found.start() for found in _CREDIT.finditer(text)] if _PHOTO.search(text) else []
        self._starts = [start for start, _ in story.sentences]
        self.all: list[Sighting] = []
        self._in_sentence: dict[int, list[Sighting]] = {}
        self._around: dict[str, set[str]] = {}
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
        if within is None or not place.country or place.country != within.country:
            return False
        return place.admin1 is not None and place.admin1 == within.admin1

    def is_chained_elsewhere(self, inner: Sighting, outer: Sighting) -> bool:
        """Tell whether the text puts ``inner`` into a place that has nothing to do with ``outer``."""
        around = self._around.get(inner.key)
        if not around or outer.key in around:
            return False
        first = {sighting.key: sighting for sighting in reversed(self.all) if sighting.key in around}
        known = [other for other in first.values() if other.mention.place is not None]
        return bool(known) and not any(self.contains(other, outer) or self.contains(outer, other) for other in known)

    def pair_of(self, sighting: Sighting) -> Span | None:
        """Return where a place is named as one with another, "Foua and Kefraya": here, or mostly so in the report."""
        here = self._pairs.get(sighting.mention.start)
        if here is not None or 2 * self._paired[sighting.key] < self.counts[sighting.key]:
            return here
        return self._pair_of.get(sighting.key)

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
            depth, key = depth_of(place), place.place_id if place else _key_of_name(mention.name)
            role = read_cue(text, mention.start).role
            if not role and read_following(text, mention.end) == "noun":
                role = "noun"
            if here:
                role = self._join(here[-1], mention, role, depth, key)
            else:
                self._in_sentence[number] = here
            sighting = Sighting(self, mention, number, role, depth, key)
            here.append(sighting)
            every.append(sighting)

    def _join(self, last: Sighting, mention: PlaceMention, role: str, depth: int, key: str) -> str:
        """Note how two neighbouring places lie to each other; return the role that the second has of the first."""
        gap = self._text[last.mention.end : mention.start]
        if role in ("list", "") and _LIST.match(gap):
            role = last.role
            if "and" in gap and (depth == last.depth > COUNTRY or min(depth, last.depth) >= TOWN):
                pair = Span(last.mention.start, mention.end)
                self._pairs[last.mention.start] = self._pairs[mention.start] = pair
                self._pair_of[last.key] = self._pair_of[key] = pair
                self._paired.update((last.key, key))
        if len(gap) > CHAIN_GAP or "." in gap or last.key == key:
            return role
        if last.mention.place and mention.place and len({last.mention.country, mention.country} - {""}) > 1:
            return role
        is_list = "and" in gap.split() or (depth == last.depth and _LIST.match(gap) is not None)
        if depth <= last.depth and not is_list and _INSIDE.match(gap):
            self._around.setdefault(last.key, set()).add(key)
            if REGION <= depth < last.depth and mention.place is not None and _is_by(gap):
                last.lower(FACILITY_WEIGHT)
        elif depth > last.depth and _HOLDS.match(gap):
            self._around.setdefault(key, set()).add(last.key)
            if role in ("", "noun") and last.role:
                return last.role
        return role

    def _is_in_caption(self, at: int) -> bool:
        """Tell whether a photograph's caption goes on from here to its credit: "A man in Orun (Wire photo)"."""
        following = bisect_right(self._captions, at)
        if following == len(self._captions):
            return False
        credit = self._captions[following]
        return credit - at <= CAPTION_REACH and self.sentence_at(credit) == self.sentence_at(at)

    def weigh(self, sighting: Sighting) -> float:
        """Return how far a mention speaks for harm at its place."""
        mention, role, depth = sighting.mention, sighting.role, sighting.depth
        text, start, end = self._text, mention.start, mention.end
        # A dateline goes on with a capital, a bracket or a dash: most names go on with a small letter.
        following = text[end : end + 3].lstrip(" ,")[:1]
        is_dateline = following and not following.islower() and _DATELINE.match(text, end)
        is_wire = text[start - 1 : start] == "(" and text[end : end + 1] == ")" and _WIRE.match(text, end)
        if self._captions and self._is_in_caption(start):
            return DATELINE_WEIGHT
        if is_dateline or is_wire or (not role and mention.name.isupper() and len(mention.name.replace(".", "")) > 3):
            return DATELINE_WEIGHT
        weight = ROLE_WEIGHT.get(role, BARE_WEIGHT)
        names_harm = role in ("", "list", "of") and depth > COUNTRY
        if names_harm and not HARM.isdisjoint(self._story.flat[end + 1 : end + 1 + NAMING_GAP].split()):
            weight = max(weight, NAMING_WEIGHT)
        if role == "from" and _FOUND.search(self._story.low[max(0, start - TREATED_REACH) : start]):
            weight = FOUND_WEIGHT
        if weight < FAINT:
            return weight
        low, floor = self._story.low, self._story.sentences[sighting.sentence].start
        before = low[start - TREATED_REACH if start - TREATED_REACH > floor else floor : start]
        words = before.split()
        is_told = not _TOLD.isdisjoint(words)
        # "Taken to a hospital in Garissa", and not "a bomb at a hospital in Garissa".
        treated = is_told and (_TREATED.search(before) or (EVENT.isdisjoint(words) and _IN_HOSPITAL.search(before)))
        if treated or (role == "at" and _HOSPITAL.match(text, end) and EVENT.isdisjoint(words)):
            return TREATED_WEIGHT
        speaks = _SPEAKS.search(before[-SPEECH_REACH:]) if is_told else None
        if "of" in words and _PART.search(before):
            return PART_WEIGHT
        if "of" in words[-4:] and _OFFICE.search(before):
            return BARE_WEIGHT
        is_speech = speaks is not None and HARM.isdisjoint(speaks.group().split())
        says = None
        # "Orun said", "residents of Orun told"; not "a bomb hit Orun said the ministry", "In Orun residents said".
        opens = start - floor <= FRAME_REACH and low.startswith(_FRAMES, floor)
        if text[end : end + 1] in " '’" and not opens:
            says = _SAYS.match(low, end)
            if says is not None and role in ("at", "on", "near") and _INVERTED.match(low, end):
                says = None
        than = low.rfind(" than ", max(floor, start - COMPARED_REACH), start)
        if than > 0 and _COMPARED.search(low[max(floor, than - COMPARED_WORD) : start]):
            return COMPARED_WEIGHT
        if is_speech or says or (not _SPEAKERS.isdisjoint(words) and _SPEAKER_IN.search(before)):
            weight *= SPEAKER_SHARE
        return weight
