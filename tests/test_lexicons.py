"""Every word table loads, every row's example holds its word, and the reader does there what the row says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile.errors import LexiconError
from reconcile.extract.kinds import find_kind
from reconcile.extract.numbers import scan_numbers
from reconcile.extract.places import find_places
from reconcile.extract.sentences import find_sentences
from reconcile.lexicons import load
from reconcile.lexicons.load import load_table
from reconcile.model import CORE, Claim, Document, Number, Reading
from reconcile.pipeline import read_document
from tests.gaps import read_gaps

Row = dict[str, str]

TABLES = sorted(path.stem for path in load.HERE.glob("*.tsv"))
#: Columns that hold further forms of a row's word, any of which may stand in its example.
MORE_FORMS = ("forms", "aliases", "short")
#: A table of templates: what its examples are made of stands in another column than the first.
TEMPLATES = {"harm_titles": "title"}
NO_LETTER_BEFORE, NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
A_NUMBER = r"[\w.,\- ]{1,30}?"  # code points; "two hundred and twenty-two" has 26


def form_pattern(form: str) -> re.Pattern[str]:
    """Return a pattern that finds a form in a sentence, also as a plural or beside digits ("40km").

    An N in the form stands for a number of up to a few words; before "from"
    the object of a verb may stand ("raised the toll from N").

    >>> bool(form_pattern("at least N").search("It hurt at least twenty-two."))
    True
    """
    parts = (
        re.escape(part).replace(r"\ from", r"(?:\s+\w+){0,3}\s+from").replace(r"\ ", r"\s+")
        for part in re.split(r"\s*\bN\b\s*", form)
    )
    return re.compile(NO_LETTER_BEFORE + A_NUMBER.join(parts) + "(?:e?s)?" + NO_LETTER_AFTER, re.IGNORECASE)


def forms_of(row: Row, template: str = "") -> list[str]:
    """Return the row's word and its further forms; of a template what stands before the gap."""
    first = row[template].partition("{")[0].strip() if template else next(iter(row.values()))
    more = (form.strip() for column in MORE_FORMS for form in re.split(r"[,|]", row.get(column, "")))
    return [first, *filter(None, more)]


def test_there_are_tables():
    assert TABLES


@pytest.mark.parametrize("name", TABLES)
def test_table_loads_with_an_example_and_a_provenance_in_every_row(name):
    rows = load_table(name)
    assert rows
    assert list(rows[0])[-2:] == ["example", "provenance"]
    assert [row for row in rows if not row["example"] or not row["provenance"]] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_example_holds_its_word(name):
    lacking = [
        (next(iter(row.values())), row["example"])
        for row in load_table(name)
        if not any(form_pattern(form).search(row["example"]) for form in forms_of(row, TEMPLATES.get(name, "")))
    ]
    assert lacking == []


def read(row: Row) -> Reading:
    return read_document(Document(doc="a1", text=row["example"], published="2020-01-01"))


def any_claim(row: Row, says: Callable[[Claim], bool]) -> bool:
    return any(map(says, read(row).claims))


def any_number(row: Row, says: Callable[[Number], bool]) -> bool:
    return any(map(says, scan_numbers(row["example"])[0]))


def is_named(row: Row, country: str) -> bool:
    """Return whether the example, under a headline that names the country, names a place that is in it."""
    found = [mention.place for mention in find_places(row["example"], title=country) if mention.place]
    return any(not country or country in place.country for place in found)


def bound(cell: str) -> float | None:
    return float(cell) if cell else None


def victims_of(row: Row) -> set[str]:
    return set(re.findall(r"\w+", row["victims"]))


#: What a row of each table says, held against what is read in its example. A table whose words only shape a sentence
#: (function words, date words, cues of a place) is tested with its module.
SAYS: dict[str, Callable[[Row], bool]] = {
    "abbreviations": lambda row: row["rule"] != "never" or len(find_sentences(row["example"])) == 1,
    "number_words": lambda row: (
        row["kind"] not in ("unit", "teen", "tens")
        or any_number(row, lambda n: n.low is not None and 0 <= n.low - float(row["value"]) < 10)
    ),
    "bounds": lambda row: not row["modifier"] or any_number(row, lambda n: n.modifier == row["modifier"]),
    "vague": lambda row: (
        row["role"] != "number" or any_number(row, lambda n: (n.low, n.high) == (bound(row["low"]), bound(row["high"])))
    ),
    "aside": lambda row: any(figure.reason == row["reason"] for figure in read(row).set_aside),
    "units": lambda row: (
        row["kind"] in ("duration", "times") or not row["unit"] or any_number(row, lambda n: n.unit == row["unit"])
    ),
    "harm_kinds": lambda row: row["strength"] != "names" or find_kind(row["example"]) == row["kind"],
    "outcomes": lambda row: row["outcome"] not in CORE or any_claim(row, lambda c: c.outcome == row["outcome"]),
    "persons": lambda row: any_claim(row, lambda c: c.unit == row["unit"] and victims_of(row) <= set(c.victims)),
    "things": lambda row: (
        any_claim(row, lambda c: c.outcome == row["outcome"] and c.unit == row["unit"])
        if row["outcome"]
        else not any_claim(row, lambda c: c.is_core)
    ),
    "claimant_names": lambda row: any_claim(row, lambda c: row["name"] in c.claimant.split(" ; ")),
    "reporting_cues": lambda row: any_claim(row, lambda c: c.claimant != "-"),
    "regions": lambda row: is_named(row, row["country"]),
    "place_aliases": lambda row: is_named(row, row["country"]),
}


def misread_words(name: str) -> list[str]:
    """Return the words of a table whose examples are not read as their rows say."""
    return [next(iter(row.values())) for row in load_table(name) if not SAYS[name](row)]


@pytest.mark.parametrize("name", SAYS)
def test_examples_are_read_as_their_rows_say(name):
    assert misread_words(name) == list(read_gaps(name))


BROKEN = {
    "too few cells": "word\texample\tprovenance\ntank\tA tank burned.\n",
    "the first cell twice": "word\texample\tprovenance\ntank\tA.\tx\ntank\tB.\tx\n",
    "an empty first cell": "word\texample\tprovenance\n\tA.\tx\n",
    "nothing but remarks": "# words\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_table_is_named(text, tmp_path, monkeypatch):
    (tmp_path / "broken.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(load, "HERE", Path(tmp_path))
    with pytest.raises(LexiconError, match=r"^broken\.tsv"):
        load_table.__wrapped__("broken")


def test_a_table_that_is_not_there_is_named():
    with pytest.raises(LexiconError, match=r"^nowhere\.tsv: cannot be read"):
        load_table("nowhere")
