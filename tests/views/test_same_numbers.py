"""Text, chart and table of an event's page and what the command writes give the same numbers, for 200 events.

The numbers are read off the page as a visitor gets it and compared with the
command's files; the expected ones are not put into words by the package.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.incidents import made_pages
from reconcile.__main__ import main
from reconcile.share.records import document_record
from reconcile.store import Actor, Desk, Right
from reconcile.views import case_data
from tests.views.conftest import OpenPage

EVENTS = 200
SEEDS = (1, 2, 3, 4, 5)  # sets of made-up pages, some sixty incidents each
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def numbers(words: str) -> list[float]:
    return [float(found.replace(",", "")) for found in NUMBER.findall(words)]


def bounds(record: dict[str, Any]) -> list[float]:
    """Return the bounds of a range or figure that are told, a single value once."""
    told = [record["low"], record["high"]]
    return [float(v) for v in dict.fromkeys(told) if v is not None]


def drawn(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return the marks of the range chart by claim, as they are sent to the browser."""
    datasets = {dataset.name: dataset.data.data for dataset in app.get("vega_lite_chart")[0].proto.datasets}
    rows = pyarrow.ipc.open_stream(datasets["rows"]).read_all().to_pylist()
    return {row["claim"]: row for row in rows}


def tabled(app: AppTest) -> dict[str, list[str]]:
    """Return the cells of the table of claims by claim."""
    for element in app.get("bidi_component"):
        data = json.loads(element.proto.json or "{}")
        if "Note" in data.get("columns", ()):
            return {row["id"]: row["cells"] for row in data["rows"]}
    raise AssertionError("the page has no table of claims")


def written(folder: Path, name: str) -> Any:
    text = (folder / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()] if name.endswith("l") else json.loads(text)


@pytest.fixture
def case_and_files(tmp_path: Path, own_database: None) -> tuple[str, Path]:
    """Return a case of made-up reports, and the files that the command writes from the same reports."""
    pages = [page for seed in SEEDS for page in made_pages(seed)]
    documents = [replace(page.document, doc=f"page-{n}") for n, page in enumerate(pages)]
    lines = [json.dumps(document_record(document)) for document in documents]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["run", str(tmp_path / "reports.jsonl"), "-o", str(tmp_path / "out")])
    assert not ended.value.code
    desk = Desk(case_data.desk().store, Actor(name="Anna", right=Right.OWNER))
    case = desk.create_case("Made up").id
    desk.add_documents(case, documents)
    return case, tmp_path / "out"


def test_the_same_numbers_everywhere(open_page: OpenPage, case_and_files: tuple[str, Path]) -> None:
    case, out = case_and_files
    claims = {record["id"]: record for record in written(out, "claims.jsonl")}
    estimates = [e for e in written(out, "estimates.json") if e["outcome"] in ("killed", "injured")]
    by_event: dict[str, list[dict[str, Any]]] = {}
    for estimate in estimates:
        by_event.setdefault(estimate["event"], []).append(estimate)
    assert len(by_event) >= EVENTS
    chance = random.Random(7)
    for event in chance.sample(sorted(by_event), EVENTS):
        estimate = chance.choice(by_event[event])
        asked = {"case": case, "event": event, "outcome": estimate["outcome"], "victims": estimate["victims"]}
        app = open_page("event", **asked)
        assert not app.exception, asked
        assert not app.warning, asked
        marks, cells = drawn(app), tabled(app)
        assert marks.keys() == cells.keys()
        assert {*estimate["low_claims"], *estimate["high_claims"], *estimate["standing"]} <= marks.keys()
        for id, mark in marks.items():
            assert [mark["low"], mark["high"]] == [claims[id]["low"], claims[id]["high"]], (event, id)
            assert numbers(cells[id][1])[-2:] == bounds(claims[id]), (event, cells[id])
        label = chosen_words(app, estimate["outcome"])
        told = [estimate["low"], estimate["high"] if estimate["high"] is not None else reach(estimate, claims)]
        assert numbers(label) == [float(v) for v in dict.fromkeys(told) if v is not None], (event, label)
        assert ("or more" in label) == (estimate["high"] is None)
        assert ("up to" in label) == (estimate["low"] is None)


def chosen_words(app: AppTest, outcome: str) -> str:
    """Return the words of the range on the page: of the outcome, or of the group chosen within it."""
    groups = [box for box in app.selectbox if box.label.startswith("Group (")]
    if groups:
        return str(groups[0].proto.options[groups[0].index])
    heads = {label.partition(":")[0].partition(" ")[2]: label for label in app.get("button_group")[0].options}
    return str(heads[outcome])


def reach(estimate: dict[str, Any], claims: dict[str, dict[str, Any]]) -> float | None:
    """Return the figure from which a range is open above."""
    return max((claims[id]["low"] for id in estimate["high_claims"] if claims[id]["low"] is not None), default=None)
