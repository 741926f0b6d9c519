"""The accuracy that benchmarks/accuracy.py measured last, as written to data/accuracy.tsv."""

from __future__ import annotations

import csv
from pathlib import Path

_TABLE = Path(__file__).resolve().parents[2] / "data" / "accuracy.tsv"


def read_accuracy() -> list[dict[str, str]]:
    """Return a row a set, in the order measured; empty where nothing was measured."""
    if not _TABLE.is_file():
        return []
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
