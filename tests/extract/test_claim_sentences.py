"""What a sentence of news claims: every figure with its outcome and stance, in sentences of all the shapes news has.

The table beside this file has a row a sentence; ``claims`` is "figure outcome, figure outcome", "?" after the outcome
of what is hypothetical, and nothing where the sentence claims nothing. A row with a word in ``gap`` is not read so yet:
mending it forces the word out.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reconcile.extract.claims import read_document
from reconcile.model import CORE, Document, Stance

TABLE = Path(__file__).with_name("claim_sentences.tsv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def claims_of(text: str) -> str:
    found = read_document(Document(doc="t", text=text, published="2020-03-04")).claims
    told = [
        f"{c.figure} {c.outcome}{'?' if c.stance is Stance.HYPOTHETICAL else ''}"
        for c in found
        if c.outcome in CORE and not c.implicit
    ]
    return "; ".join(told)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=[pytest.mark.xfail(strict=True)] if row["gap"] else [], id=row["sentence"][:40])
        for row in ROWS
    ],
)
def test_every_sentence_claims_what_its_row_says(row):
    assert claims_of(row["sentence"]) == row["claims"]


def test_the_table_holds_every_sort():
    assert len(ROWS) >= 150
    assert {row["sort"] for row in ROWS} >= {"headline", "ellipsis", "passive", "noun", "none", "to come", "no harm"}
