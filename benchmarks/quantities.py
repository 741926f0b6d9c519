"""How well quantities of general news are read, ours beside other readers, in one run over our own check.

    python benchmarks/quantities.py                      every table of tests/extract that marks quantities
    pip install -r benchmarks/requirements.txt           first, for the peers; those not installed are left out

A quantity counts as read when its value is right; with its bound, when it is
also told apart whether the figure is exact, about, at least, at most or a
range. Every prediction answers one quantity at most (one to one, by span),
and every prediction on nothing counts against the reader. The peers give no
bound: "exact" is taken as said, which holds for most figures. Where a figure
is a range a peer is right with either end or the middle. Ours must give both
ends.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reconcile.extract import find_numbers  # noqa: E402
from tests.extract.marked import unmark  # noqa: E402

TABLES = ROOT / "tests" / "extract"
EXACT, ABOUT, LEAST, MOST, RANGE = "= ~ > < -".split()
#: Of ours: more than 12 and at least 12 are one direction.
_BOUND_OF = {
    "exact": EXACT,
    "approx": ABOUT,
    "at_least": LEAST,
    "more_than": LEAST,
    "vague": LEAST,
    "at_most": MOST,
    "less_than": MOST,
    "range": RANGE,
}


class Quantity(NamedTuple):
    """A quantity in a text: its span in code points, the values that name it, its bound."""

    start: int
    end: int
    low: float | None
    high: float | None
    bound: str


class Told(NamedTuple):
    """How many of how many: quantities in the table, predictions, right in value, right in value and bound."""

    gold: int
    predicted: int
    value: int
    bounded: int

    def f1(self, right: int) -> float:
        """Return 2·right / (gold + predicted), the F1 of precision and recall."""
        return 2 * right / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


def read_table(path: Path) -> Iterator[tuple[str, list[Quantity]]]:
    """Yield each sentence of a table with the quantities marked in it.

    >>> text, quantities = next(read_table(TABLES / "numbers_news.tsv"))
    >>> [text[q.start : q.end] for q in quantities]
    ['1,400', 'six']
    """
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        text, spans = unmark(row["sentence"])
        cells = [cell for cell in row["quantities"].split("|") if cell.strip()]
        yield text, [_quantity(span.start, span.end, cell) for span, cell in zip(spans, cells, strict=True)]


def _quantity(start: int, end: int, cell: str) -> Quantity:
    """Read "~12 percent", "12..", "10..12", "v24..": a value as the tables write it."""
    figure = cell.split()[0]
    low, dots, high = figure.lstrip("v~").partition("..")
    least, most = (float(low) if low else None), (float(high) if high else None)
    if not dots:
        return Quantity(start, end, least, least, ABOUT if figure[0] == "~" else EXACT)
    return Quantity(start, end, least, most, RANGE if low and high else LEAST if low else MOST)


def ours(text: str) -> list[Quantity]:
    return [Quantity(n.start, n.end, n.low, n.high, _BOUND_OF[n.modifier.value]) for n in find_numbers(text)]


def quantulum(text: str) -> list[Quantity]:
    from quantulum3 import parser  # type: ignore[import-untyped]

    found = parser.parse(text)
    return [Quantity(*q.span, q.value, q.value, EXACT if q.uncertainty is None else ABOUT) for q in found]


def recognizers(text: str) -> list[Quantity]:
    peer = import_module("recognizers_number")
    found = [r for r in peer.recognize_number(text, peer.Culture.English) if (r.resolution or {}).get("value")]
    values = [(r, float(r.resolution["value"])) for r in found]
    return [Quantity(r.start, r.end + 1, value, value, EXACT) for r, value in values]


#: Name, the package that must be installed, the reader.
READERS: tuple[tuple[str, str, Callable[[str], list[Quantity]]], ...] = (
    ("ours", "reconcile", ours),
    ("quantulum3", "quantulum3", quantulum),
    ("recognizers-text", "recognizers_number", recognizers),
)


def is_value_right(gold: Quantity, told: Quantity) -> bool:
    """Return whether the value is that of the table.

    An open end is no value of its own: "at least 12" and 12 have one value.
    """
    ends = {end for end in (gold.low, gold.high) if end is not None}
    said = {end for end in (told.low, told.high) if end is not None}
    if len(ends) == 2 and len(said) == 1:
        return min(said) in (*ends, sum(ends) / 2) and told.bound != RANGE
    return _near(sorted(ends), sorted(said))


def _near(ends: Sequence[float], said: Sequence[float]) -> bool:
    """Return whether two lists of values are the same but for a hundredth: "a third" is 33.33 or 33.3 percent."""
    if len(ends) != len(said):
        return False
    return all(abs(a - b) <= max(0.01, abs(a) * 1e-4) for a, b in zip(ends, said, strict=True))


def score(read: Callable[[str], list[Quantity]], sentences: Iterable[tuple[str, list[Quantity]]]) -> Told:
    """Return how a reader does on marked sentences; a sentence that it raises on gives no predictions."""
    gold = predicted = value = bounded = 0
    for text, quantities in sentences:
        try:
            told = read(text)
        except Exception:
            told = []
        gold, predicted = gold + len(quantities), predicted + len(told)
        for wanted, found in _pairs(quantities, told):
            if is_value_right(wanted, found):
                value += 1
                bounded += wanted.bound == found.bound
    return Told(gold, predicted, value, bounded)


def _pairs(gold: Sequence[Quantity], told: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each marked quantity with the prediction that answers it: overlapping, right values first."""
    free = list(told)
    for wanted in gold:
        over = [q for q in free if q.start < wanted.end and wanted.start < q.end]
        over.sort(key=lambda q: (not is_value_right(wanted, q), q.start))
        if over:
            free.remove(over[0])
            yield wanted, over[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", type=Path, help="tables of marked sentences")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    for path in given.tables or sorted(TABLES.glob("numbers_*.tsv")):
        sentences = list(read_table(path))
        print(f"\n{path.name}: {len(sentences)} sentences, {sum(len(q) for _, q in sentences)} quantities\n")
        print(f"{'':18}{'predicted':>10}{'value P':>10}{'value R':>10}{'value F1':>10}{'+ bound F1':>12}")
        for name, package, read in READERS:
            if importlib.util.find_spec(package) is None:
                print(f"{name:18}{'not installed':>10}")
                continue
            told = score(read, sentences)
            shares = (told.value / max(told.predicted, 1), told.value / max(told.gold, 1), told.f1(told.value))
            print(f"{name:18}{told.predicted:>10}" + "".join(f"{share:>10.3f}" for share in shares), end="")
            print(f"{told.f1(told.bounded):>12.3f}")


if __name__ == "__main__":
    main()
