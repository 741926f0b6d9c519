"""The CSV of the claims on screen: whole, traceable, and inert in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from reconcile.model import Claim, Victims
from reconcile.share.tables import claims_csv, neutralised
from tests.share.test_records import FULL, claim


def rows_of(*claims: Claim, link: Any = lambda claim: f"/event?claim={claim.id}") -> list[dict[str, str]]:
    data = claims_csv(claims, link)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_carries_its_words_its_claimant_its_outlet_and_the_way_back() -> None:
    (row,) = rows_of(FULL)
    asked = ("quote", "claimant", "outlet", "url", "start", "end", "permalink", "victims", "low", "high", "lat")
    assert {name: row.get(name) for name in asked} == {
        "quote": "At least 12 …",
        "claimant": "Harbour Hospital",
        "outlet": "Quay News",
        "url": "https://example.org/a",
        "start": "0",
        "end": "11",
        "permalink": "/event?claim=c1",
        "victims": "child ; woman",
        "low": "12",
        "high": "",
        "lat": None,
    }


def test_the_rows_keep_the_order_on_the_screen() -> None:
    assert [row["id"] for row in rows_of(claim(id="z"), claim(id="a"))] == ["z", "a"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("＝1+1", "'＝1+1"),
        ("-", "-"),
        ("at least 12 = many", "at least 12 = many"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_a_text_never_runs_as_a_formula(text: str, cell: str) -> None:
    assert neutralised(text) == cell
    if text:
        assert rows_of(claim(outlet=text))[0]["outlet"] == cell


def test_every_text_column_is_neutralised() -> None:
    evil = "=cmd()"
    names = ("doc", "id", "figure", "unit", "claimant", "place", "country", "date", "part_of", "event", "quote")
    names += ("outlet", "url", "title", "published")
    (row,) = rows_of(claim(**dict.fromkeys(names, evil), via=(evil,)), link=lambda claim: evil)
    assert {name for name, cell in row.items() if cell.startswith("=")} == set()
    assert sum(cell == "'=cmd()" for cell in row.values()) == len(names) + 2


def test_numbers_stay_numbers_and_text_is_quoted() -> None:
    line = claims_csv([claim(lat=-3.5, low=-1.0)]).decode("utf-8-sig").splitlines()[1]
    assert ",-1," in line
    assert '"At least 12"' in line


def test_quotes_commas_line_breaks_and_lone_surrogates_stay_in_their_cell() -> None:
    quote = 'He said: "12, or 13;\r\nno more" \ud800 حلب'
    assert rows_of(claim(quote=quote))[0]["quote"] == quote.replace("\ud800", "?")


def test_victims_are_words() -> None:
    assert rows_of(claim(victims=(Victims.AID_WORKER,)))[0]["victims"] == "aid_worker"
