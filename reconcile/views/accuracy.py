"""What the benchmarks measured last: accuracy.py wrote data/accuracy.tsv, peers.py wrote data/peers.tsv."""

from __future__ import annotations

import csv
from pathlib import Path

_DATA = Path(__file__).resolve().parents[2] / "data"
OURS = "ours"


def read_accuracy() -> list[dict[str, str]]:
    """Return a row a set, in the order measured; empty where nothing was measured."""
    return _read_table(_DATA / "accuracy.tsv")


def read_peers() -> list[tuple[str, str, str, str]]:
    """Return a row a check and measure: both, our figure, and the others' with their names."""
    figures: dict[tuple[str, str], dict[str, str]] = {}
    for row in _read_table(_DATA / "peers.tsv"):
        figures.setdefault((row["check"], row["measure"]), {})[row["reader"]] = row["value"]
    return [
        (check, measure, told.pop(OURS, ""), ", ".join(f"{reader} {value}" for reader, value in told.items()))
        for (check, measure), told in figures.items()
    ]


def _read_table(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
