"""Every word table loads, every row's example holds its word, and the reader does there what the row says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reconcile.errors import LexiconError
from reconcile.lexicons import load
from reconcile.lexicons.load import load_table

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


def forms_of(row: dict[str, str], template: str = "") -> list[str]:
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
