"""Tell whether a name that no table holds is a place, by the words around it: "a raid on Rasm"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.extract.placecandidates import Candidate
from reconcile.extract.placecues import read_cue
from reconcile.extract.placewords import STOPS, Part
from reconcile.model import PlaceMention

LIES_IN_REACH = 48  # code points from a name to the larger place it lies in
LIST_GAP = 6  # code points from a name to the next of its list
RAID_REACH = 16  # code points before a name: "air raids on"

#: What the name of a building goes on with: "Orun" Primary School.
FACILITY = re.compile(
    r"(?: [A-Z][\w’'-]{1,20}){0,2} (?:School|Hospital|University|College|Stadium|Market|Prison|Mosque|Mall|Hotel|Bridge"
    r"|Dam|Square|Airport|Church|Theatre|Theater|Station|Clinic|Cathedral|Arena|Airbase|Barracks|Mine|Refinery)\b"
)
_INDEFINITE = (" a ", " an ")  # "in a Solmart store": one of many of that name, so no place
LIES_IN = re.compile(r",?(?:\s[\w-]+){0,3}?\s(?:in|of|near|outside)\s(?:the\s)?(?:[\w-]+\s){0,2}")
_RAID_ON = re.compile(r"\b(?:raid|air ?strike|shelling|bombardment|assault|shell|rocket|mortar|missile)s? on \Z")
_SPEAKER = re.compile(r",? (?:told|added|says|tweeted|wrote|recalled|explained)\b| said(?! (?:the|an?) | [A-Z])")
_POSSESSIVES = ("'s ", "’s ", "s ")
_ISLANDS = (" Island", " Islands")
_ARABIC_FORM = re.compile(
    r"(?:[aA]l|[eE]l|[aA]r|[aA]s|[aA]sh|[aA]z)[- ][A-Z]"
    r"|(?:Bab|Tal|Tel|Tell|Kafr|Kfar|Deir|Khan|Beit|Ain|Jabal|Wadi?|Umm|Rasm|Qasr|Khirbe[ht])\b"
)


def may_be_unknown_place(
    text: str, candidate: Candidate, following: Candidate | None, mentions: Sequence[PlaceMention]
) -> bool:
    """Tell whether the words around a name that no table holds say that it is a place."""
    if candidate.is_barred or (text.endswith(_INDEFINITE, 0, candidate.start) and candidate.follows != "noun"):
        return False
    if STOPS.get(candidate.element.name.lower().removesuffix("s")) == "given":
        return False  # "in Putins favour", an apostrophe lost
    if _SPEAKER.match(text, candidate.end):  # "in the area Adan Harun told the agency"
        return False
    if candidate.cue.role == "noun" and not candidate.follows and _is_of_person(candidate.element.name):
        return False  # "the fall of Adan al-Harun"
    if candidate.cue.strong or candidate.follows or candidate.element.name.endswith(_ISLANDS):
        return True
    if candidate.cue.role in ("to", "from", "on") and following is not None and following.element.part is Part.PLACE:
        gap = following.start - candidate.end
        if gap <= LIES_IN_REACH and LIES_IN.fullmatch(text, candidate.end, following.start):
            return True
    if candidate.cue.role == "on":
        if _ARABIC_FORM.match(candidate.element.name):
            return True
        return _RAID_ON.search(text, max(0, candidate.start - RAID_REACH), candidate.start) is not None
    if mentions and text[mentions[-1].end : candidate.start] in _POSSESSIVES:  # "in Orun's Rasm"
        return read_cue(text, mentions[-1].start).role in ("at", "near", "on")
    return candidate.cue.role == "list" and goes_on_list(text, mentions, candidate)


def _is_of_person(name: str) -> bool:
    """Tell whether a name of several words begins with a given name."""
    first, _, rest = name.partition(" ")
    return bool(rest) and STOPS.get(first.lower()) == "given"


def goes_on_list(text: str, mentions: Sequence[PlaceMention], candidate: Candidate) -> bool:
    """Tell whether a name follows a place in a list: "the towns of Foua and Kefraya"."""
    if not mentions or mentions[-1].end + LIST_GAP < candidate.start:
        return False
    gap = text[mentions[-1].end : candidate.start].strip()
    if gap not in (",", "and", ", and") or _SPEAKER.match(text, candidate.end):
        return False
    before = read_cue(text, mentions[-1].start)
    return before.strong or (before.role == "on" and candidate.element.part is Part.PLACE)
