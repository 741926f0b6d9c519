"""The claimants of a case: who stands behind each claim, and all that each one says. Nothing here draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from reconcile.claimant_identity import Claimant, claimants_behind, homes
from reconcile.model import Claim, ClaimantKind, Estimate, Event
from reconcile.views.case_data import CaseView
from reconcile.views.kept import once_a_case


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseClaimants:
    """Everyone who counts people harmed in a case, by id, and who stands behind each claim."""

    known: Mapping[str, Claimant]
    behind: Mapping[str, tuple[Claimant, ...]]

    def named(self, claim: Claim) -> frozenset[str]:
        """Return the ids of those behind a claim; nobody for one that counts no harm to people."""
        return frozenset(one.id for one in self.behind.get(claim.id, ()))


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimantRow:
    """A claimant and all that it says in the case. A joint claim stands in the row of each of its claimants."""

    id: str
    name: str
    kind: ClaimantKind
    is_unnamed: bool
    aliases: frozenset[str]
    claims: tuple[Claim, ...]
    by_event: Mapping[str, tuple[Claim, ...]]

    @property
    def events(self) -> set[str]:
        """Ids of the events in which it speaks."""
        return set(self.by_event)


def claimants_of(event: Event, home: Mapping[str, str]) -> dict[str, tuple[Claimant, ...]]:
    """Return who stands behind each claim of an event that counts people harmed.

    Args:
        event: Its claims.
        home: The country of each report, for claims that have none and whose event has none.
    """
    country = event.country
    return {
        claim.id: claimants_behind(claim, country or home.get(claim.doc, "")) for claim in event.claims if claim.is_core
    }


def is_homeless(event: Event) -> bool:
    """Return whether a claimant of the event may have to be told by the country of its report."""
    return not event.country and not all(claim.country for claim in event.claims)


def _claimants_alone(event: Event, estimates: tuple[Estimate, ...]) -> dict[str, tuple[Claimant, ...]]:
    return claimants_of(event, {})


@once_a_case
def case_claimants(case: CaseView) -> CaseClaimants:
    """Return who stands behind each claim that counts people harmed.

    A claim without a country takes that of its event, else the one country
    that its report names. A claimant has the name under which it stands most often.
    """
    behind: dict[str, tuple[Claimant, ...]] = {}
    for found in case.of_events(_claimants_alone):
        behind.update(found)
    homeless = [event for event in case.events.values() if is_homeless(event)]
    home = homes(case.claims.values()) if homeless else {}
    for event in homeless:
        behind.update(claimants_of(event, home))
    names: dict[str, Counter[str]] = {}
    aliases: dict[str, set[str]] = {}
    unnamed: set[str] = set()
    for one in chain.from_iterable(behind.values()):
        if one.id not in names:
            names[one.id], aliases[one.id] = Counter(), set()
        names[one.id][one.name] += 1
        aliases[one.id] |= one.aliases
        if one.is_unnamed:
            unnamed.add(one.id)
    known = {
        id: Claimant(id, min(told, key=lambda name: (-told[name], name)), id in unnamed, frozenset(aliases[id]))
        for id, told in names.items()
    }
    return CaseClaimants(known=known, behind=behind)


@once_a_case
def claimant_rows(case: CaseView) -> list[ClaimantRow]:
    """Return everyone who counts people harmed: the named in most events first, the unnamed last."""
    claimants = case_claimants(case)
    said: dict[str, dict[str, list[Claim]]] = {}
    for event in case.events.values():
        for claim in event.claims:
            for one in claimants.behind.get(claim.id, ()):
                said.setdefault(one.id, {}).setdefault(event.id, []).append(claim)
    rows = [_claimant_row(claimants.known[id], by_event) for id, by_event in said.items()]
    return sorted(rows, key=lambda row: (row.is_unnamed, -len(row.by_event), -len(row.claims), row.name.casefold()))


def _claimant_row(one: Claimant, by_event: Mapping[str, list[Claim]]) -> ClaimantRow:
    claims = [claim for said in by_event.values() for claim in said]
    alone = next((claim for claim in claims if ";" not in claim.claimant), claims[0])
    return ClaimantRow(
        id=one.id,
        name=one.name,
        kind=alone.claimant_kind,
        is_unnamed=one.is_unnamed,
        aliases=one.aliases,
        claims=tuple(claims),
        by_event={event: tuple(said) for event, said in by_event.items()},
    )
