"""Find the names that may be a place, each where it stands; what the words around it say is read when somebody asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.extract.placecues import Cue, read_cue, read_following
from reconcile.extract.placeruns import Lead, Run
from reconcile.extract.placewords import Part
from reconcile.model import Place

APPOSED = 3  # code points from a name to the country or state behind its comma
QUARTER_REACH = 20  # code points before a name: "Ancient Quarter of"
_WATERS = ("Lake ", "Lago ")  # "Lake Orun" is not the town of Orun
GROUP_REACH = 40  # code points before a name: "Islamic State in Iraq and the"
_GROUP_OPENINGS = ("State in ", "State of ", " and ", " and the ", " and al-")
_GROUP = re.compile(r"\bIslamic State (?:in|of) (?P<country>Iraq and (?:the |al-)?)?\Z")
_GROUP_GOES_ON = re.compile(r" and (?:the |al-)?(?:Levant|Syria|Sham)\b")
#: Countries whose towns are named with their state, since each state may have one.
_BY_STATE = frozenset(("United States", "Canada", "Australia"))
_DASHES = tuple("-–—(:")
_QUARTER = re.compile(r"\b(?:Old|Ancient) (?:City|Town|Quarter) of $")


class Candidate:
    """A name that may be a place, where it stands; the words around it are read when somebody asks.

    Attributes:
        within: The country that an apposition names: "Tripoli, Lebanon".
    """

    __slots__ = ("_cue", "_lead", "_text", "element", "end", "start", "within")

    def __init__(self, text: str, start: int, end: int, lead: Lead) -> None:
        self._text = text
        self._lead = lead
        self._cue: Cue | None = None
        self.element = lead.element
        self.start = start
        self.end = end
        self.within = ""

    @property
    def is_barred(self) -> bool:
        return self._lead.is_barred

    @property
    def is_doubtful(self) -> bool:
        return self._lead.is_doubtful

    @property
    def cue(self) -> Cue:
        if self._cue is None:
            self._cue = read_cue(self._text, self.start)
        return self._cue

    @property
    def follows(self) -> str:
        """What the words behind the name make of it, unless those before it have said enough."""
        if self._lead.is_last and not self.cue.strong:
            return read_following(self._text, self.end)
        return self._lead.follows

    def is_explained(self) -> bool:
        """Tell whether the words around a name say that it is a place."""
        cue = self.cue
        if cue.strong or cue.role in ("on", "from") or self.within:
            return True
        return self.follows in ("noun", "explained")


def find_candidates(text: str, found: Sequence[tuple[int, Run]]) -> list[Candidate]:
    """Return what the runs of a text hold that may be a place, in order."""
    candidates: list[Candidate] = []
    last = None
    for start, run in found:
        for lead in run.leads:
            element = lead.element
            at, end = start + element.start, start + element.end
            if text.endswith(_GROUP_OPENINGS, 0, at) and _is_of_group(text, at, end):
                continue
            candidate = Candidate(text, at, end, lead)
            if element.part is Part.PLACE:
                if text.startswith("of ", at - 3):
                    _take_quarter(text, candidate)
                elif text.endswith(_WATERS, 0, at):
                    _begin_at(text, candidate, at - len("Lake "))
                if last is not None and candidate.start - last.end <= APPOSED:
                    _put_within(text, last, candidate.start, element.places[0])
            candidates.append(candidate)
            last = candidate
    return candidates


def _is_of_group(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands in that of a group: "Islamic State in Iraq and the Levant"."""
    before = _GROUP.search(text, max(0, start - GROUP_REACH), start)
    return before is not None and (before["country"] is not None or _GROUP_GOES_ON.match(text, end) is not None)


def _take_quarter(text: str, candidate: Candidate) -> None:
    """Let a name begin with the "Old City of" that stands before it."""
    quarter = _QUARTER.search(text, max(0, candidate.start - QUARTER_REACH), candidate.start)
    if quarter:
        _begin_at(text, candidate, quarter.start())


def _begin_at(text: str, candidate: Candidate, start: int) -> None:
    """Let a name begin at ``start``, before its own words."""
    candidate.start = start
    candidate.element = candidate.element._replace(name=text[start : candidate.end])


def _is_filed_from(text: str, candidate: Candidate, end: int) -> bool:
    """Tell whether a name opens a line in capitals, its country behind it: a dateline, "MINA, Saudi Arabia -"."""
    places = candidate.element.places
    if not places or places[0].kind != "city" or not candidate.element.name.isupper():
        return False
    opens = not candidate.start or text[candidate.start - 1] == "\n"
    return opens and text[end : end + 3].lstrip(" ,")[:1] in _DASHES


def _put_within(text: str, candidate: Candidate, start: int, around: Place) -> None:
    """Put a candidate into the country or state ``around`` it that stands right behind it after a comma."""
    if text[candidate.end : start].strip() != "," or around.kind not in ("country", "admin1", "region"):
        return
    inside = [place for place in candidate.element.places if place.country == around.country]
    if around.kind == "admin1":
        inside = [place for place in inside if place.admin1 == around.admin1] or inside
        if around.country in _BY_STATE and not any(place.admin1 == around.admin1 for place in inside):
            inside = []  # a town of that name in another state is another town
            candidate.element = candidate.element._replace(places=())
            candidate.within = around.country
    if inside:
        candidate.element = candidate.element._replace(places=tuple(inside))
        candidate.within = around.country
    elif around.kind == "country" and _is_filed_from(text, candidate, start + len(around.name)):
        candidate.element = candidate.element._replace(places=())  # a place of that country that no table holds
        candidate.within = around.country
