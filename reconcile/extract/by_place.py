"""Figures of single places that a total of many raids or of a storm is made up of, where no word says so.

"Air raids killed 25 people in the north. Eleven died in Aldar … Another five in
Berin": at least two smaller figures of one day in places of their own, not
more together than the total.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from reconcile.model import Claim, Modifier, Outcome

#: Code points from the first figure in which a total of the lead stands, and from it to the last of its places.
LEAD, MAX_DISTANCE = 700, 1600
#: Figures of places that tell a breakdown; one alone may be another harm.
MIN_PLACES = 2
#: How often the places may hold a total of which only the least is told: "at least 25", "dozens".
SPARE, VAGUE_SPARE = 1.2, 4.0
#: Harm that is done in many places at once.
_MANY = frozenset(
    (
        "airstrikes raids strikes attacks bombings bombardment bombardments shelling explosions blasts clashes violence"
        " protests demonstrations unrest riots floods flooding landslides mudslides avalanches rain rains storm storms"
        " typhoon cyclone hurricane tornado tornados tornadoes earthquake earthquakes quake quakes heatwave wildfires"
        " fires accidents ambushes lightning"
    ).split()
)
_HEAT_WAVE = re.compile(r"\bheat wave\b")
_WORD = re.compile(r"\w+")
#: Words that set a harm apart from the one told before.
_APART = re.compile(
    r"\b(?:[Ss]eparately|[Ee]lsewhere|(?:in|a) (?:a )?separate|unrelated|(?:last|previous) (?:week|month|year))\b"
)


def link_by_place(claims: list[Claim], outcome: Outcome) -> None:
    """Link the figures of single places to the total of the lead that they break down."""
    told = [i for i, claim in enumerate(claims) if claim.outcome is outcome and not claim.implicit]
    if len({claims[i].place for i in told}) < MIN_PLACES:
        return
    lead = [
        i for i in told if not claims[i].part_of and claims[i].start - claims[0].start <= LEAD and _is_total(claims[i])
    ]
    if not lead:
        return
    at = max(lead, key=lambda i: claims[i].low or 0)
    total = claims[at]
    parts = [i for i in told if i > at and not claims[i].part_of and _is_of_a_place(total, claims[i])]
    once = {(claims[i].place, claims[i].low) for i in parts}
    if len({place for place, _ in once}) < MIN_PLACES:
        return
    if sum(low or 0 for _, low in once) <= _room(total):
        for i in parts:
            claims[i] = replace(claims[i], part_of=total.id, why=(*claims[i].why, "one place of a nearby total"))


def _is_total(claim: Claim) -> bool:
    return (claim.low or 0) > 1 and claim.unit == "person" and _tells_of_many(claim.quote)


@lru_cache(maxsize=64)
def _tells_of_many(quote: str) -> bool:
    """Return whether a sentence tells of harm in many places; the figures of one sentence ask in turn."""
    low = quote.lower()
    return not _MANY.isdisjoint(_WORD.findall(low)) or ("heat wave" in low and _HEAT_WAVE.search(low) is not None)


def _room(total: Claim) -> float:
    """Return how many the places of a total may count together."""
    low = total.low or 0
    if total.modifier is Modifier.VAGUE:
        return low * VAGUE_SPARE
    return low if total.high is not None else low * SPARE


def _is_of_a_place(total: Claim, part: Claim) -> bool:
    """Return whether ``part`` counts those of one place within the reach of the total, at its time and by its word."""
    if part.start - total.start > MAX_DISTANCE or part.start <= total.end or part.modifier is Modifier.VAGUE:
        return False
    if part.date != total.date or part.scope is not total.scope or part.country != total.country:
        return False
    if not part.low or part.low >= (total.low or 0) or _APART.search(part.quote):
        return False
    if total.claimant not in ("-", part.claimant) and part.claimant != "-":
        return False
    return _has_own_place(total, part)


def _has_own_place(total: Claim, part: Claim) -> bool:
    """Return whether the part's sentence names a place that is not the total's and may lie in it."""
    names = re.split(r" and |, ", part.place)
    if not part.place or not any(name in part.quote for name in names):
        return False
    if " and " in total.place:
        return True
    if any(re.search(rf"\b{re.escape(name)}\b", total.quote) for name in names):
        return False  # the same place, counted again
    if total.place not in total.quote:
        return True  # a place told later, and no bound of what the total counts
    if total.place_id is None:
        return total.place in part.quote
    is_within = total.admin1 is None or part.admin1 == total.admin1 or part.admin1 is None
    return is_within or total.place in part.quote
