"""The rows of the list of reports: what each shows, which pass the filters, in which order. Nothing here draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from reconcile.model import Document, Reading
from reconcile.wording import OUTCOME_WORDS

LONGEST_TITLE = 160  # characters; a headline, not a paragraph
OPENING = 60  # characters of a text without a title that stand in for one
#: Orders of the list; the first is the default and stands in no link.
SORTS = {"newest": "Newest first", "oldest": "Oldest first", "claims": "Most claims", "title": "Title"}
#: What can be filtered by, as the link calls it, with its label.
FACETS = {"country": "Country of the harm", "outcome": "What happened"}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report of the list: how many claims it makes of people harmed, and what the filters ask of it."""

    reading: Reading
    harmed: int
    facets: Mapping[str, frozenset[str]]

    @property
    def doc(self) -> str:
        return self.reading.document.doc

    @property
    def day(self) -> str:
        """The report date, "" if unknown."""
        return self.reading.document.published[:10]


def report_title(document: Document) -> str:
    """Return the title of a report, or its first words where it has none; half characters are left out.

    >>> report_title(Document(doc="a", text="Six people died on the quay."))
    'Untitled: Six people died on the quay.'
    """
    opening = shorten(document.text[: 2 * OPENING], OPENING, placeholder=" …")
    title = shorten(document.title, LONGEST_TITLE, placeholder=" …") or f"Untitled: {opening}"
    return title.encode("utf-8", "replace").decode()


def report_rows(readings: Iterable[Reading]) -> list[ReportRow]:
    """Return a row for each report."""
    rows = []
    for reading in readings:
        core = [claim for claim in reading.claims if claim.is_core]
        countries = frozenset(claim.country for claim in core if claim.country)
        facets = {"country": countries, "outcome": frozenset(str(claim.outcome) for claim in core)}
        rows.append(ReportRow(reading, len(core), facets))
    return rows


def filtered_rows(
    rows: Iterable[ReportRow],
    asked: Mapping[str, Collection[str]],
    *,
    found: Collection[str] | None = None,
    first: str = "",
    last: str = "",
) -> list[ReportRow]:
    """Return the rows that pass.

    Args:
        rows: In any order.
        asked: By facet, the values of which a report must have one; none ask nothing.
        found: Ids of the reports that a search found; ``None`` without a search.
        first: ISO day from which the report is, "" for any; a report without a day passes only if none is asked.
        last: ISO day up to which it is.
    """
    return [
        row
        for row in rows
        if (found is None or row.doc in found)
        and all(row.facets[name] & set(values) for name, values in asked.items() if values)
        and not (first and row.day < first)
        and not (last and not "" < row.day <= last + "~")
    ]


def sorted_rows(rows: Iterable[ReportRow], order: str) -> list[ReportRow]:
    """Return the rows in an order of ``SORTS``, or in the first of them; reports without a day come last."""
    by_title = sorted(rows, key=lambda row: (row.reading.document.title.casefold(), row.doc))
    if order == "title":
        return by_title
    if order == "claims":
        return sorted(by_title, key=lambda row: (-row.harmed, -len(row.reading.claims)))
    if order == "oldest":
        return sorted(by_title, key=lambda row: row.day or "~")
    return sorted(by_title, key=lambda row: row.day, reverse=True)


def facet_counts(rows: Sequence[ReportRow], name: str) -> dict[str, int]:
    """Return how many of the reports have each value of a facet, the commonest first."""
    counts = Counter(value for row in rows for value in row.facets[name])
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def facet_words(name: str, value: str) -> str:
    """Return a value of a facet as it is shown.

    >>> facet_words("outcome", "in_need"), facet_words("country", "Kenya")
    ('In need of aid', 'Kenya')
    """
    known = {str(outcome): words for outcome, words in OUTCOME_WORDS.items()}
    return known.get(value, value).capitalize() if name == "outcome" else value
