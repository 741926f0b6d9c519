"""The demo case: its reports keep to their origins, and are read as a careful reader reads them.

The expected claims stand in data/demo/expected.tsv. What is not read right yet
is listed in known_gaps.tsv: a strict xfail, so that mending it forces it out.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from reconcile.model import Claim
from reconcile.pipeline import reconcile_documents
from reconcile.read import read_documents
from tests.conftest import ROOT
from tests.gaps import read_gaps, with_gaps

DEMO = ROOT / "data" / "demo"
MIN_REPORTS, MIN_EVENTS = 28, 7  # what the demo case promises
MAX_SHARED_WORDS = 9  # words in a row that a report may share with an article: long names of bodies run to nine


def read_table(path: Path) -> list[dict[str, str]]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def row_name(row: dict[str, str]) -> str:
    return f"{row['doc']}: {row['figure']}" + (f" ({row['nth']})" if row["nth"] != "1" else "")


REPORTS = [json.loads(line) for line in (DEMO / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
TEXTS = {report["doc"]: report["text"] for report in REPORTS}
EXPECTED = {row_name(row): row for row in read_table(DEMO / "expected.tsv")}
DOCS = list(TEXTS)
ROWS = list(EXPECTED)
EVENTS = sorted({row["event"] for row in EXPECTED.values()})


def row_span(row: dict[str, str]) -> tuple[int, int]:
    """Return where the row's figure stands in its report."""
    found = list(re.finditer(rf"(?<!\w){re.escape(row['figure'])}(?!\w)", TEXTS[row["doc"]]))
    return found[int(row["nth"]) - 1].span()


@cache
def demo_claims() -> dict[str, list[Claim]]:
    """Return the claims read in the demo case, by report; core, a single without a number left out."""
    claims = defaultdict(list)
    for claim in reconcile_documents(read_documents([DEMO / "reports.jsonl"])).claims:
        if claim.is_core and not claim.implicit:
            claims[claim.doc].append(claim)
    return dict(claims)


def claim_at(row: dict[str, str]) -> Claim | None:
    """Return the claim whose figure overlaps the row's."""
    start, end = row_span(row)
    return next((c for c in demo_claims().get(row["doc"], []) if c.start < end and start < c.end), None)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[,'’]", "", text.casefold()))


def is_named(name: str, readings: str) -> bool:
    """Return whether ``name`` is one of the readings, the article and the order of several names apart."""

    def names(joined: str) -> frozenset[str]:
        return frozenset(" ".join(w for w in words(part) if w != "the") or part.strip() for part in joined.split(" ; "))

    return any(names(name) == names(reading) for reading in readings.split(" | "))


def claim_problem(name: str) -> str:
    """Return what is read amiss of an expected claim, in words; "" where nothing is."""
    row = EXPECTED[name]
    claim = claim_at(row)
    if claim is None:
        return "not found"
    low, high = (int(row[side]) if row[side] else None for side in ("low", "high"))
    victims = ", ".join(claim.victims)
    amiss = {
        f"value {claim.low}..{claim.high}": (claim.low, claim.high) == (low, high),
        f"outcome {claim.outcome}": claim.outcome == row["outcome"],
        f"victims {victims}": victims == row["victims"],
        f"claimant {claim.claimant}": is_named(claim.claimant, row["claimant"]),
        f"place {claim.place or '-'}": is_named(claim.place or "-", row["place"]),
    }
    return "; ".join(what for what, is_right in amiss.items() if not is_right)


def spurious_problem(doc: str) -> str:
    """Return the figures read as core claims in a report where a careful reader sees none."""
    expected = [row_span(row) for row in EXPECTED.values() if row["doc"] == doc]
    return ", ".join(
        claim.figure
        for claim in demo_claims().get(doc, [])
        if not any(claim.start < end and start < claim.end for start, end in expected)
    )


def events_read() -> dict[str, set[str]]:
    """Return the events that the claims of each expected event are in; a claim in none is one of its own."""
    found = defaultdict(set)
    for row in EXPECTED.values():
        if claim := claim_at(row):
            found[row["event"]].add(claim.event or claim.id)
    return found


def event_problem(event: str) -> str:
    """Return how the claims of an expected event are grouped amiss, in words."""
    found = events_read()
    parted = f"parted into {len(found[event])}" if len(found[event]) > 1 else ""
    joined = [other for other in EVENTS if other != event and found[other] & found[event]]
    return "; ".join(filter(None, [parted, f"joined with {', '.join(joined)}" if joined else ""]))


@pytest.mark.parametrize("name", with_gaps("claim", ROWS))
def test_claim_is_read(name):
    assert claim_problem(name) == ""


@pytest.mark.parametrize("doc", with_gaps("spurious", DOCS))
def test_nothing_else_is_read_as_core(doc):
    assert spurious_problem(doc) == ""


@pytest.mark.parametrize("event", with_gaps("event", EVENTS))
def test_event_holds_its_claims_and_no_others(event):
    assert event_problem(event) == ""


def test_case_is_as_large_and_varied_as_promised():
    assert len(REPORTS) >= MIN_REPORTS
    assert len(EVENTS) >= MIN_EVENTS
    assert len(set(DOCS)) == len(REPORTS)
    reports_of = {event: {row["doc"] for row in EXPECTED.values() if row["event"] == event} for event in EVENTS}
    assert len([event for event, docs in reports_of.items() if len(docs) > 1]) >= MIN_EVENTS


def test_gaps_name_what_exists():
    for kind, names in (("claim", ROWS), ("spurious", DOCS), ("event", EVENTS)):
        assert set(read_gaps(kind)) <= set(names)


# ---- each report against the origin that data/README.md names


def origins() -> dict[str, str]:
    readme = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| ([\w-]+) \| ((?:facts \d+|seed-\d+|fakes-\d+|world-[\w-]+)) \|", readme, re.MULTILINE))


@pytest.fixture(scope="module")
def origin_records(shared) -> dict[str, dict]:
    """Return what each origin gives: the article or the entry of public figures, by its name in data/README.md."""
    found = {f"facts {i}": fact for i, fact in enumerate(json.loads((shared / "facts.json").read_text("utf-8")))}
    for name in ("seeds", "dev", "world", "silver"):
        for line in (shared / "gold" / f"{name}.docs.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            found[record["doc"]] = record
    return found


def test_every_report_names_its_origin():
    assert set(origins()) == {report["doc"] for report in REPORTS}


@pytest.mark.shared
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["doc"])
def test_report_gives_only_what_its_origin_gives(report, origin_records):
    origin = origin_records[origins()[report["doc"]]]
    given = json.dumps(origin, ensure_ascii=False).replace(",", "")
    assert report["url"] in ("", origin.get("url"))
    assert report["published"] in ("", origin["published"])
    figures = set(re.findall(r"\d+", report["text"].replace(",", "")))
    assert figures <= set(re.findall(r"\d+", given)) | {str(int(n)) for n in re.findall(r"\d+", given)}


@pytest.mark.shared
def test_reports_are_in_our_own_words(origin_records):
    run = MAX_SHARED_WORDS + 1
    theirs = {
        tuple(w[i : i + run])
        for record in origin_records.values()
        for w in [words(record.get("text", ""))]
        for i in range(len(w) - run + 1)
    }
    copied = [
        (report["doc"], " ".join(w[i : i + run]))
        for report in REPORTS
        for w in [words(report["text"])]
        for i in range(len(w))
        if tuple(w[i : i + run]) in theirs
    ]
    assert copied == []
