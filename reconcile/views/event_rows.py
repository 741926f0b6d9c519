"""The rows of the event list: what each shows, which pass the filters, in which order. Nothing here draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.claimant_identity import UNNAMED, Claimant
from reconcile.model import CORE, Estimate, Event, Outcome, Victims
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_rows import case_claimants, claimants_of, is_homeless
from reconcile.views.kept import once_a_case
from reconcile.wording import OUTCOME_WORDS, VICTIM_WORDS

#: Orders of the list; the first is the default.
SORTS = {
    "claimants": "Most independent claimants",
    "newest": "Newest harm first",
    "oldest": "Oldest harm first",
    "reports": "Most reports",
    "highest": "Highest figure",
}
#: Filters of the list, by the name of their parameter.
FACETS = {
    "country": "Country",
    "outcome": "Outcome",
    "victims": "Group of people",
    "claimant": "Claimant",
    "contested": "Contested",
}
NO_COUNTRY = "unknown"  # the value of the country filter for events without one


@dataclass(frozen=True, kw_only=True, slots=True)
class EventRow:
    """What a row shows and what the filters ask: ``facets`` has a row's values by parameter name."""

    event: Event
    estimates: tuple[Estimate, ...]
    facets: Mapping[str, frozenset[str]]
    reports: int
    independent: int
    contested: bool
    as_of: str
    words: str


@once_a_case
def event_rows(case: CaseView) -> list[EventRow]:
    """Return a row for every event in which somebody counts people harmed.

    After an act only the rows of the events that it changed are made anew,
    and those whose claimants are told by the country of their report.
    """
    behind = case_claimants(case).behind
    rows = []
    for row in case.of_events(_row_alone):
        if row is not None:
            rows.append(_event_row(row.event, row.estimates, behind) if is_homeless(row.event) else row)
    return rows


def _row_alone(event: Event, estimates: tuple[Estimate, ...]) -> EventRow | None:
    core = tuple(estimate for estimate in estimates if estimate.outcome in CORE)
    return _event_row(event, core, claimants_of(event, {})) if core else None


def _event_row(event: Event, estimates: tuple[Estimate, ...], known: Mapping[str, tuple[Claimant, ...]]) -> EventRow:
    claims = [claim for claim in event.claims if claim.is_core]
    behind = {one for claim in claims for one in known.get(claim.id, ())}
    unnamed = [UNNAMED] if any(one.is_unnamed for one in behind) else []
    contested = any(e.contested for e in estimates)
    return EventRow(
        event=event,
        estimates=estimates,
        facets={
            "country": frozenset([event.country or NO_COUNTRY]),
            "outcome": frozenset(str(e.outcome) for e in estimates),
            "victims": frozenset(str(v) for e in estimates for v in e.victims),
            "claimant": frozenset([*(one.id for one in behind), *unnamed]),
            "contested": frozenset(["yes" if contested else "no"]),
        },
        reports=len({claim.doc for claim in claims}),
        independent=max(e.independent for e in estimates),
        contested=contested,
        as_of=max((e.as_of for e in estimates), default="")[:10],
        words=" ".join((event.title, event.place, event.country, event.kind, *{one.name for one in behind})).casefold(),
    )


def searched_rows(rows: Sequence[EventRow], search: str) -> list[EventRow]:
    """Return the rows that hold every word of the search."""
    words = search.casefold().split()
    return [row for row in rows if all(word in row.words for word in words)]


def filtered_rows(rows: Sequence[EventRow], asked: Mapping[str, Sequence[str]], but: str = "") -> list[EventRow]:
    """Return the rows that pass every filter, one left out if ``but`` names it; nothing asked lets all pass."""
    active = {name: set(values) for name, values in asked.items() if values and name != but}
    return [row for row in rows if all(values & row.facets[name] for name, values in active.items())]


def dated_rows(rows: Sequence[EventRow], first: str, last: str) -> list[EventRow]:
    """Return the rows whose harm may lie within the days given, both included; "" leaves a side open.

    A month, a year or an interval passes where any of its days does. A row
    without a date passes only where no day is asked for.
    """
    if not first and not last:
        return list(rows)
    return [row for row in rows if row.event.date and _touches(row.event.date, first, last)]


def _touches(date: str, first: str, last: str) -> bool:
    start, _, end = date.partition("/")
    end = end if "/" in date else start
    return (not first or not end or end >= first[: len(end)]) and (not last or not start or start <= last[: len(start)])


def facet_counts(rows: Sequence[EventRow], name: str, asked: Mapping[str, Sequence[str]]) -> Counter[str]:
    """Return how many events each choice of a filter would show, all the other filters kept."""
    return Counter(value for row in filtered_rows(rows, asked, but=name) for value in row.facets[name])


def facet_words(name: str, value: str) -> str:
    """Return the words of a choice; those of a claimant are its name, which the case knows."""
    if (name, value) == ("claimant", UNNAMED):
        return "somebody unnamed"
    if name == "outcome" and value in set(Outcome):
        return OUTCOME_WORDS[Outcome(value)]
    if name == "victims" and value in set(Victims):
        return "people, no group named" if value == Victims.UNSPECIFIED else VICTIM_WORDS[Victims(value)]
    if name == "contested":
        return {"yes": "contested", "no": "not contested"}.get(value, value)
    return "country unknown" if (name, value) == ("country", NO_COUNTRY) else value


def sorted_rows(rows: Sequence[EventRow], order: str) -> list[EventRow]:
    """Return the rows in order; an unknown date goes last either way, a tie falls back on the title.

    An unknown order is the default one; the page says so.
    """
    titled = sorted(rows, key=lambda row: (row.event.title, row.event.id))
    if order == "reports":
        return sorted(titled, key=lambda row: -row.reports)
    if order == "highest":
        return sorted(titled, key=lambda row: -max((e.high or e.low or 0) for e in row.estimates))
    if order not in ("newest", "oldest"):
        return sorted(titled, key=lambda row: (-row.independent, -row.reports))
    dated = [row for row in titled if row.event.date]
    dated.sort(key=lambda row: row.event.date.lstrip("/"), reverse=order == "newest")
    return dated + [row for row in titled if not row.event.date]


def drawn_estimates(row: EventRow, most: int) -> list[Estimate]:
    """Return the estimates drawn in a row, at most ``most``: one an outcome, the whole before its parts."""
    first: dict[str, Estimate] = {}
    for estimate in row.estimates:
        if estimate.unit == "person":
            first.setdefault(estimate.outcome, estimate)
    return list(first.values())[:most] or list(row.estimates[:most])
