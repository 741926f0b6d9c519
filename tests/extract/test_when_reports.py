"""Date and scope of the figures of short reports in British, American and agency style, read from end to end."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reconcile.extract.claims import read_document
from reconcile.model import Document

_LINES = Path(__file__).with_name("when_reports.tsv").read_text("utf-8").splitlines()
ROWS = list(csv.DictReader((line for line in _LINES if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, marks=pytest.mark.xfail(strict=True) if row["gap"] else ()) for row in ROWS],
    ids=lambda row: row["report"][:50],
)
def test_date_and_scope_of_the_figures_of_a_report(row: dict[str, str]) -> None:
    text, starts = "", []
    for i, piece in enumerate(row["report"].replace("\\n", "\n").replace("]]", "[[").split("[[")):
        starts.extend([len(text)] if i % 2 else [])
        text += piece
    claims = read_document(Document(doc="d", text=text, published=row["published"])).claims
    found = [claim for at in starts for claim in claims if claim.start <= at < claim.end]
    assert "; ".join(f"{claim.date or '-'} {claim.scope}" for claim in found) == row["expected"]
