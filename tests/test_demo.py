"""The demo case: its reports keep to their origins, and are read as a careful reader reads them.

The expected claims stand in data/demo/expected.tsv. What is not read right yet
is listed here by name: a strict xfail, so that mending it forces the row out.
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

DEMO = ROOT / "data" / "demo"
MIN_REPORTS, MIN_EVENTS = 28, 7  # what the demo case promises
MAX_SHARED_WORDS = 9  # words in a row that a report may share with an article: long names of bodies run to nine

#: Known gaps: (report, figure, occurrence) → what is not read right.
CLAIM_GAPS: dict[tuple[str, str, int], str] = {}
#: Known gaps: report → what is read there that no careful reader would see.
SPURIOUS_GAPS: dict[str, str] = {}
#: Known gaps: event → how its claims are grouped amiss.
EVENT_GAPS: dict[str, str] = {}


def read_table(path: Path) -> list[dict[str, str]]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


REPORTS = [json.loads(line) for line in (DEMO / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
EXPECTED = read_table(DEMO / "expected.tsv")
EVENTS = sorted({row["event"] for row in EXPECTED})


def row_key(row: dict[str, str]) -> tuple[str, str, int]:
    return row["doc"], row["figure"], int(row["nth"])


def row_span(row: dict[str, str]) -> tuple[int, int]:
    """Return where the row's figure stands in its report."""
    text = next(report["text"] for report in REPORTS if report["doc"] == row["doc"])
    found = list(re.finditer(rf"(?<!\w){re.escape(row['figure'])}(?!\w)", text))
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


def marked(rows: list, gaps: dict, key) -> list:
    """Return the rows as parameters, a known gap as a strict xfail with its reason."""
    return [
        pytest.param(row, id=" ".join(map(str, k)) if isinstance(k := key(row), tuple) else k,
                     marks=[pytest.mark.xfail(reason=gaps[k], strict=True)] if k in gaps else [])
        for row in rows
    ]  # fmt: skip


@pytest.mark.parametrize("row", marked(EXPECTED, CLAIM_GAPS, row_key))
def test_claim_is_read(row):
    claim = claim_at(row)
    assert claim is not None, "not found"
    bound = {side: int(row[side]) if row[side] else None for side in ("low", "high")}
    assert {"low": claim.low, "high": claim.high, "outcome": claim.outcome} == {**bound, "outcome": row["outcome"]}
    assert ", ".join(claim.victims) == row["victims"]
    assert is_named(claim.claimant, row["claimant"]), claim.claimant
    assert is_named(claim.place or "-", row["place"]), claim.place


@pytest.mark.parametrize("doc", marked([r["doc"] for r in REPORTS], SPURIOUS_GAPS, lambda doc: doc))
def test_nothing_else_is_read_as_core(doc):
    expected = [row_span(row) for row in EXPECTED if row["doc"] == doc]
    spurious = [
        claim.figure
        for claim in demo_claims().get(doc, [])
        if not any(claim.start < end and start < claim.end for start, end in expected)
    ]
    assert spurious == []


@pytest.mark.parametrize("event", marked(EVENTS, EVENT_GAPS, lambda event: event))
def test_event_holds_its_claims_and_no_others(event):
    by_slug = defaultdict(set)
    for row in EXPECTED:
        if claim := claim_at(row):
            by_slug[row["event"]].add(claim.event or claim.id)
    assert len(by_slug[event]) == 1, f"{len(by_slug[event])} events"
    strangers = [other for other in EVENTS if other != event and by_slug[other] & by_slug[event]]
    assert strangers == []


def test_case_is_as_large_and_varied_as_promised():
    assert len(REPORTS) >= MIN_REPORTS
    assert len({row["event"] for row in EXPECTED}) >= MIN_EVENTS
    assert len({report["doc"] for report in REPORTS}) == len(REPORTS)
    shared_events = {e for e in EVENTS if len({r["doc"] for r in EXPECTED if r["event"] == e}) > 1}
    assert len(shared_events) >= MIN_EVENTS


def test_gaps_name_rows_that_exist():
    assert set(CLAIM_GAPS) <= {row_key(row) for row in EXPECTED}
    assert set(SPURIOUS_GAPS) <= {report["doc"] for report in REPORTS}
    assert set(EVENT_GAPS) <= set(EVENTS)


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
