"""The known gaps, counted: the cases in the tests that fail, each of which must fail until it is mended."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2] / "tests"
#: What the modules of tests that hold gaps are about, by their stem.
AREAS = {
    "test_attribution": "Who puts a figure forward",
    "test_when": "When the harm happened",
    "test_dates": "When the harm happened",
    "test_scene": "Where the harm happened",
    "test_places": "Where the harm happened",
    "test_gazetteer": "Where the harm happened",
    "test_numbers": "Numbers and their bounds",
    "test_number_forms": "Numbers and their bounds",
    "test_aside": "What is no quantity",
    "test_claim_sentences": "What a figure counts",
    "test_encodings": "Files in rare encodings",
}
#: The same for the kinds of known_gaps.tsv.
KINDS = {"claim": "Claims of the demo case", "spurious": "Claims of the demo case", "event": "Events of the demo case"}
OTHER = "Other cases"
WORDS = "Words in the tables"


@cache
def count_gaps() -> list[tuple[str, int]]:
    """Return (area, known gaps) with most first; empty where the program runs without its tests."""
    counted: Counter[str] = Counter()
    for path in sorted(TESTS.rglob("test_*.py")):
        counted[AREAS.get(path.stem, OTHER)] += _listed_gaps(path)
    for row in _rows(TESTS / "extract" / "claim_sentences.tsv"):
        counted[AREAS["test_claim_sentences"]] += bool(row.get("gap"))
    for row in _rows(TESTS / "known_gaps.tsv"):
        counted[KINDS.get(row["kind"], WORDS)] += 1
    return [(area, number) for area, number in counted.most_common() if number]


def _listed_gaps(path: Path) -> int:
    """Return how many rows stand in the lists of gaps of a module of tests: those whose names end in GAPS."""
    number = 0
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.List):
            continue
        if any(isinstance(target, ast.Name) and target.id.endswith("GAPS") for target in node.targets):
            number += len(node.value.elts)
    return number


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
