"""Units beside figures, and quantulum3 kept where it belongs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reconcile.extract.measures import Measure, find_currency, find_unit, read_measure
from reconcile.extract.numbers import find_numbers
from reconcile.lexicons.load import load_table
from reconcile.model import Number


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("12 miles", Measure(12, "mile", "length")),
        ("40 tonnes", Measure(40, "tonne", "mass")),
        ("3.5 tonnes of", Measure(3.5, "tonne", "mass")),
        ("45 °C", Measure(45, "degree Celsius", "temperature")),
        ("500 pounds", Measure(500, "pound", "mass")),
        ("80 percent", Measure(80, "percent", "dimensionless")),
        ("40 villagers", None),
        ("", None),
    ],
)
def test_a_figure_with_its_unit(surface, expected):
    assert read_measure(surface) == expected


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("12 miles away", 2, ("physical", "mile")),
        ("70km north", 2, ("physical", "kilometre")),
        ("12-mile walk", 2, ("physical", "mile")),
        ("40% of", 2, ("percent", "percent")),
        ("3 more days", 1, ("duration", "day")),
        ("90 lebanese pounds", 2, ("money", "pound")),
        ("14 minutemen", 2, None),
        ("14 men", 2, None),
        ("14", 2, None),
        ("3 syrian towns", 1, None),
    ],
)
def test_unit_after_a_figure(text, end, expected):
    unit = find_unit(text, end)
    assert (unit and (unit.kind, unit.name)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("cost us$7", "dollar"), ("cost €7", "euro"), ("rs 7", "rupee"), ("hrs 7", None), ("cars 7", None), ("7", None)],
)
def test_currency_before_a_figure(text, expected):
    unit = find_currency(text, len(text) - 1)
    assert (unit and unit.name) == expected


def names_unit(number: Number, row: dict[str, str]) -> bool:
    """Return whether a number has the unit of the row, or one that quantulum3 named for it."""
    surface = row["form"].replace("N", "").strip()
    return number.unit == row["unit"] if row["unit"] else number.unit not in ("", surface) or surface in SINGULAR


#: Forms of the table that are their own name, so that the name does not show who gave it.
SINGULAR = frozenset(
    "mile kilometre metre inch yard foot tonne ton gram ounce litre gallon barrel acre kilogram degree megawatt".split()
) | {"square mile", "square kilometre", "square foot"}


@pytest.mark.parametrize(
    "row", [row for row in load_table("units") if row["kind"] != "duration"], ids=lambda row: row["form"]
)
def test_every_row_of_the_table_measures_its_example(row):
    assert any(names_unit(number, row) for number in find_numbers(row["example"]))


def test_quantulum3_is_loaded_by_a_physical_measure_only():
    script = (
        "import sys; from reconcile.extract.numbers import scan_numbers; "
        "scan_numbers('At least 12 died, 40% of 30; it cost $5 in 2016 for three days'); "
        "assert 'quantulum3' not in sys.modules, 'too early'; "
        "scan_numbers('12 miles away'); "
        "assert 'quantulum3' in sys.modules, 'not at all'"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
