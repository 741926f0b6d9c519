"""Find which figures their own claimant has since replaced.

A claimant's later figure for the same event, outcome and victims replaces its
earlier one: by the day of the report, or by words beside a figure ("an
earlier toll of", "has risen to") where two stand in one report or on one day.
Where neither tells which is the later, both stand: to drop one would be a
guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from reconcile.group.ages import figure_age
from reconcile.group.claimants import claimants_of, has_named_claimant, named_claimants_of, speaks_for_itself
from reconcile.group.echo import literal, report_order
from reconcile.model import Claim

_AGES = {"older": -1, "": 0, "newer": 1}


def find_revisions(claims: Sequence[Claim], echoes: Mapping[str, str]) -> dict[str, str]:
    """Return superseded id → id of the claim that replaced it, itself not superseded.

    An echo whose own claimant has since said otherwise is among them.

    Args:
        claims: One event, outcome, victim group and unit.
        echoes: Of the same claims. A figure keeps the day of its first
            report, however late it is printed again.
    """
    if len(claims) < 2:
        return {}
    by_id = {claim.id: claim for claim in claims}
    mentions: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.id in echoes, report_order(c))):
        if claim.id not in echoes or not speaks_for_itself(claim):
            mentions[_first_said(claim, echoes, by_id)].append(claim)
    ages = {claim.id: _AGES[figure_age(claim)] for claim in claims}
    newest = {doc: max(ages[claim.id] for claim in told) for doc, told in _by_doc(claims).items()}
    latest_first = [by_id[id] for id in reversed(mentions)]
    said_by: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in latest_first:
        for name in (*claimants_of(claim), *(f"report {told.doc}" for told in mentions[claim.id])):
            said_by[name][claim.doc].append(claim)
    replaced: dict[str, str] = {}
    for old in reversed(latest_first):
        names = [f"report {told.doc}" for told in mentions[old.id]] if speaks_for_itself(old) else []
        settled = {told.doc for told in mentions[old.id]}
        if any(newest[told.doc] > ages[told.id] for told in mentions[old.id]):
            settled = set()  # a figure of one of its reports is told to be newer: it may be the one that replaces
        for new in _candidates(said_by, (*names, min(named_claimants_of(old))), settled):
            if new.id == old.id or not _replaces(mentions[new.id], mentions[old.id], ages):
                continue
            if _last(new.id, replaced) != old.id:  # two that outdate each other both stand
                replaced[old.id] = new.id
                break
    return {old: _last(new, replaced) for old, new in replaced.items()}


def _by_doc(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.doc, []).append(claim)
    return found


def _candidates(
    said_by: Mapping[str, Mapping[str, Sequence[Claim]]], names: Iterable[str], settled: Collection[str]
) -> Iterator[Claim]:
    """Yield what was said by any of these, the latest of each first, but for reports in which nothing is newer."""
    for name in names:
        for doc, said in said_by.get(name, {}).items():
            if doc not in settled:
                yield from said


def pass_on_figures(
    claims: Sequence[Claim], echoes: Mapping[str, str], superseded: Mapping[str, str]
) -> dict[str, str]:
    """Return the echoes that are left when a figure that its first claimant gave up stands by another.

    The earliest that repeated it and still stands by it becomes the one that
    others repeat: a ministry's 359 lives on as the police's. Who is quoted
    with it as an earlier figure stands by it no more.

    Args:
        claims: One event, outcome, victim group and unit.
        echoes: Echo id → id of the claim it repeats.
        superseded: As ``find_revisions`` gives it.
    """
    left = dict(echoes)
    by_id = {claim.id: claim for claim in claims}
    heirs: dict[str, Claim] = {}
    for claim in sorted((by_id[id] for id in echoes), key=report_order):
        origin = by_id[echoes[claim.id]]
        if origin.id not in superseded or claim.id in superseded or speaks_for_itself(claim):
            continue
        if claimants_of(claim) <= claimants_of(origin) or figure_age(claim) == "older":
            continue
        heir = heirs.setdefault(origin.id, claim)
        if heir is claim:
            del left[claim.id]
        else:
            left[claim.id] = heir.id
    return left


def _first_said(claim: Claim, echoes: Mapping[str, str], by_id: Mapping[str, Claim]) -> str:
    """Return the id of the claim in which this claimant gave this figure first.

    That is its origin, unless the origin is another's: who repeats another's
    figure has said it too, and so has left an earlier one of its own.
    """
    origin = by_id[echoes.get(claim.id, claim.id)]
    return origin.id if claimants_of(claim) <= claimants_of(origin) else claim.id


def _last(id: str, replaced: Mapping[str, str]) -> str:
    """Return the end of a chain of revisions, which has no rings."""
    while id in replaced:
        id = replaced[id]
    return id


def _replaces(news: Sequence[Claim], olds: Sequence[Claim], ages: Mapping[str, int]) -> bool:
    """Return whether a figure is a later one by all who stand behind another; both with all their mentions."""
    new, old = news[0], olds[0]
    if literal(new) == literal(old):
        return False
    together = [(ages[a.id], ages[b.id]) for a in news for b in olds if a.doc == b.doc]
    if speaks_for_itself(old) and not speaks_for_itself(new):
        return any(of_old < 0 <= of_new for of_new, of_old in together)
    if not named_claimants_of(old) <= claimants_of(new):
        return False
    if together:
        return any(of_new > of_old for of_new, of_old in together)
    return _is_known_again(old) and _is_later(new, old, ages)


def _is_known_again(claim: Claim) -> bool:
    """Return whether its claimant is the same in every report: a body, a named person, an outlet."""
    return speaks_for_itself(claim) or has_named_claimant(claim)


def _is_later(new: Claim, old: Claim, ages: Mapping[str, int]) -> bool:
    """Return whether ``new``, of another report, was put forward after ``old``: by the day, else by the words."""
    length = min(len(new.published), len(old.published))
    day_new, day_old = new.published[:length], old.published[:length]
    if day_new != day_old:
        return day_new > day_old and ages[new.id] >= 0
    return ages[new.id] > ages[old.id]
