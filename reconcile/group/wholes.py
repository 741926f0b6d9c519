"""Say whose harm a part shares: that of its whole, unless it was harmed elsewhere or counts over other days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reconcile.group.ages import is_toll_of_story
from reconcile.group.harm import Harm, describe_harm, is_told_before
from reconcile.group.places import PlaceFacts, PlaceRelation, name_parts, place_facts, relate_places
from reconcile.group.shares import is_of_those_told
from reconcile.group.spots import find_spots
from reconcile.group.whereabouts import is_wide
from reconcile.group.windows import is_same_span, read_window
from reconcile.group.within import named_around
from reconcile.model import Claim, Outcome, Scope

REPEATED_WORDS = 9  # from the figure on; two harms are not told in the same
REPEATED_REACH = 200  # code points in which they stand

_WORD = re.compile(r"\w+")


def harms_of_wholes(claims: Sequence[Claim]) -> list[Harm]:
    """Return the harm of each claim of one report, a part taking that of its outermost whole.

    Not if it was harmed elsewhere ("31 in two towns, 12 of them in Aldar")
    or counts over other days ("1,950 last year, of 20,000 since 2014").
    """
    by_id = {claim.id: claim for claim in claims}
    sums = _sums_over_towns(claims, by_id)
    same = {**_counts_before(claims), **_told_twice(claims)}
    found = []
    for claim in claims:
        seen = {claim.id}
        while (whole := by_id.get(claim.part_of)) is not None and whole.id not in seen and _shares_harm(claim, whole):
            if whole.id in sums and _is_within(claim, whole):
                break
            seen.add(whole.id)
            claim = whole
        found.append(describe_harm(same.get(claim.id, claim)))
    placed = _without_lent_places(claims, _with_surroundings(claims, found))
    return _with_spots(claims, _without_lent_days(claims, placed))


def _with_surroundings(claims: Sequence[Claim], harms: Sequence[Harm]) -> list[Harm]:
    """Return the harms, each place with what its report says it lies in."""
    around: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim in claims:
        if name := named_around(claim.place, claim.quote):
            around[name_parts(claim.place)].update(name_parts(name))
    if not around:
        return list(harms)
    return [
        harm._replace(place=harm.place._replace(around=tuple(sorted(around.get(harm.place.parts, ())))))
        for harm in harms
    ]


def _counts_before(claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return id of a claim that is called an earlier or new count → the claim told before it that counts the same.

    "The previous toll was 20" is of the harm of which 70 are told, whatever
    place or day may be read beside it, unless both are others, its sentence
    names the place or its report tells of several harms.
    """
    told: defaultdict[tuple[Outcome, Scope], dict[tuple[PlaceFacts, str], Claim]] = defaultdict(dict)
    aged = []
    for claim in claims:
        harms = told[claim.outcome, claim.scope]
        if harms and is_toll_of_story(claim) and not (claim.place and claim.place in claim.quote):
            aged.append(claim)
        elif not claim.part_of:
            harms.setdefault((place_facts(claim), claim.date), claim)
    stories: dict[str, Claim] = {}
    for claim in aged:
        harms = told[claim.outcome, claim.scope]
        (place, date), story = next(iter(harms.items()))
        is_near = claim.date == date or relate_places(place_facts(claim), place) is PlaceRelation.SAME
        if len(harms) == 1 and is_near:
            stories[claim.id] = story
    return stories


def _told_twice(claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return id of a claim whose words its report prints again → the claim where it tells the most with them.

    Pages repeat their sentences in captions and pulled quotes, where another
    day or place may stand near. To its end the shorter must say the same.
    """
    printed: defaultdict[tuple[Outcome, Scope, tuple[str, ...]], list[tuple[Claim, list[str]]]] = defaultdict(list)
    for claim in claims:
        at = claim.start - claim.sentence_start
        words = _WORD.findall(claim.quote[at : at + REPEATED_REACH].casefold()) if at >= 0 else []
        if len(words) >= REPEATED_WORDS:
            printed[claim.outcome, claim.scope, tuple(words[:REPEATED_WORDS])].append((claim, words))
    found = {}
    for told in printed.values():
        full, most = max(told, key=lambda one: (len(one[0].quote), -one[0].start))
        for claim, words in told:
            length = min(len(words), len(most)) - 1  # the last may be cut
            if claim is not full and words[:length] == most[:length]:
                found[claim.id] = full
    return found


def _sums_over_towns(claims: Sequence[Claim], by_id: Mapping[str, Claim]) -> set[str]:
    """Return the ids of wholes that add up several towns: "13 in the province, 7 of them in Aldar and 3 in Bekta"."""
    towns: defaultdict[str, list[PlaceFacts]] = defaultdict(list)
    for claim in claims:
        whole = by_id.get(claim.part_of)
        if whole is not None and _is_within(claim, whole) and not (is_wide(claim.kind) or is_wide(whole.kind)):
            towns[whole.id].append(place_facts(claim))
    return {
        id for id, here in towns.items() if any(relate_places(here[0], town) > PlaceRelation.INSIDE for town in here)
    }


def _is_within(part: Claim, whole: Claim) -> bool:
    """Return whether a part is told of a place inside that of its whole."""
    return relate_places(place_facts(part), place_facts(whole)) is PlaceRelation.INSIDE


def _without_lent_places(claims: Sequence[Claim], harms: Sequence[Harm]) -> list[Harm]:
    """Return the harms, without a place that their report names only where it tells of another harm.

    "The blast came days after another in Bekta" puts no other figure of the
    report at Bekta; what reads so is not known to be anywhere.
    """
    told = [(claim, harm) for claim, harm in zip(claims, harms, strict=True) if harm.place.parts]
    lent = {harm.place for claim, harm in told if harm.apart and claim.place in claim.quote}
    lent -= {harm.place for claim, harm in told if not harm.apart and claim.place in claim.quote}
    return [
        harm._replace(place=PlaceFacts((), None, None, None, "", harm.place.country), doc=claim.doc)
        if harm.place in lent and not harm.apart and not harm.is_total
        else harm
        for claim, harm in zip(claims, harms, strict=True)
    ]


def _without_lent_days(claims: Sequence[Claim], harms: Sequence[Harm]) -> list[Harm]:
    """Return the harms, one told as days earlier without the day of the story, which it cannot have had."""
    days = {harm.date for harm in harms if not harm.apart}
    return [
        harm._replace(date="", doc=claim.doc, is_day_of_print=False)
        if harm.apart and harm.date in days and is_told_before(claim)
        else harm
        for claim, harm in zip(claims, harms, strict=True)
    ]


def _with_spots(claims: Sequence[Claim], harms: Sequence[Harm]) -> list[Harm]:
    """Return the harms, each with the spots that its report names where it tells of that place and day."""
    spots: defaultdict[tuple[PlaceFacts, str, str], set[str]] = defaultdict(set)
    for claim, harm in zip(claims, harms, strict=True):
        if not harm.is_total:
            spots[harm.place, harm.date, harm.apart].update(find_spots(claim.quote))
    return [
        harm if harm.is_total else harm._replace(spots=tuple(sorted(spots[harm.place, harm.date, harm.apart])))
        for harm in harms
    ]


def _shares_harm(part: Claim, whole: Claim) -> bool:
    """Return whether a part was harmed where and when its whole was: surely, where it is "of the dead".

    What place is read beside those words is that of something else: where
    they came from, or lay in hospital.
    """
    is_incident = whole.scope is Scope.INCIDENT
    if is_incident != (part.scope is Scope.INCIDENT):
        return False
    if relate_places(place_facts(part), place_facts(whole)) > PlaceRelation.INSIDE and not is_of_those_told(part):
        return False
    ours, theirs = read_window(part.date), read_window(whole.date)
    return is_incident or ours is None or theirs is None or is_same_span(ours, theirs)
