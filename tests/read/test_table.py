"""A table gives a report a row; what its columns were taken for is told."""

from __future__ import annotations

import pytest

from benchmarks.fuzz_seeds import MILL, QUAY, table
from reconcile.errors import UnreadableInput
from reconcile.read import read_bytes, read_uploads
from reconcile.read.days import iso_day
from reconcile.read.table import COLUMN_NAMES, find_columns, preview_table
from tests.read.told import ToldOf

HEADERS = [  # header, fields found
    (["text"], {"text": 0}),
    (["Body", "Headline"], {"text": 0, "title": 1}),
    (["article_id", "ArticleContent", "sourceName", "pub_date"], {"text": 1, "outlet": 2, "published": 3}),
    (["notes", "text"], {"text": 1}),
    (["event_date", "notes", "source"], {"text": 1, "outlet": 2}),
    (["killed", "injured"], {}),
    (["", " TEXT "], {"text": 1}),
]


@pytest.mark.parametrize(("header", "columns"), HEADERS)
def test_columns_are_found_by_their_names(header: list[str], columns: dict[str, int]) -> None:
    assert find_columns(header) == columns


def test_no_name_stands_for_two_fields() -> None:
    names = [name for names in COLUMN_NAMES.values() for name in names]
    assert len(names) == len(set(names))


def test_rows_become_documents_and_the_mapping_is_told() -> None:
    rows = [
        ["Headline", "Body", "Source", "Date", "Region"],
        ["Fire", QUAY, " Quay News ", "5 April 2017", "x"],
        ["", MILL],
    ]
    told = ToldOf("a.csv", table(rows))
    first, second = told.documents
    assert (first.title, first.text, first.outlet, first.published) == ("Fire", QUAY, "Quay News", "2017-04-05")
    assert (second.text, second.published) == (MILL, "")
    assert told.remarks == [
        'a.csv: columns read: text from "Body", title from "Headline", outlet from "Source", published from "Date"; '
        "not used: Region"
    ]


def test_a_person_may_choose_the_columns() -> None:
    data = table([["notes", "summary", "who"], [QUAY, MILL, "Quay News"]])
    (document,) = read_bytes("a.csv", data, columns={"text": "summary", "outlet": "who", "title": "no such column"})
    assert (document.text, document.outlet, document.title) == (MILL, "Quay News", "")


def test_a_column_may_be_left_unused_and_each_file_has_its_own_choice() -> None:
    first = table([["text", "title"], [QUAY, "Fire"]])
    second = table([["text", "title"], [MILL, "Mill"]])
    files = [("a.csv", first), ("b.csv", second)]
    documents = list(read_uploads(files, columns={"a.csv": {"title": ""}, "c.csv": {"text": "title"}}))
    assert [(document.text, document.title) for document in documents] == [(QUAY, ""), (MILL, "Mill")]


def test_a_preview_tells_how_a_table_would_be_read() -> None:
    data = table([["Body", "Date"], *([QUAY, f"2017-04-{day:02}"] for day in range(1, 30))])
    preview = preview_table(data, "a.csv")
    assert (preview.header, preview.columns) == (("Body", "Date"), {"text": 0, "published": 1})
    assert preview.rows == tuple((QUAY, f"2017-04-{day:02}") for day in range(1, 6))
    with pytest.raises(UnreadableInput, match="is empty"):
        preview_table(b" ", "a.csv")


SHAPES = [  # bytes of a table
    f"text;outlet\n{MILL};Post\n".encode(),
    f"text\toutlet\n{MILL}\tPost\n".encode(),
    f"text|outlet\r\n{MILL}|Post".encode(),
    f'"text","outlet"\n"{MILL}","Post"\n'.encode("utf-8-sig"),
    f'\n\n"text","outlet"\n\n"{MILL}","Post"\n\n'.encode(),
    f'text,outlet\n"{MILL}",Post\n'.encode("utf-16"),
]


@pytest.mark.parametrize("data", SHAPES)
def test_delimiters_and_encodings(data: bytes) -> None:
    (document,) = ToldOf("a.csv", data).documents
    assert (document.text, document.outlet) == (MILL, "Post")


def test_a_cell_keeps_its_line_ends_and_quotes() -> None:
    text = 'He said "six died".\r\n\r\nTwo, later.'
    (document,) = ToldOf("a.csv", table([["text"], [text]])).documents
    assert document.text == text


def test_an_accent_in_an_old_encoding_is_noted() -> None:
    told = ToldOf("a.csv", "text\nBei dem Brand in Köln starben mindestens zwölf Menschen.\n".encode("cp1252"))
    assert "read as cp1252, which is a guess" in told.remarks[0]
    assert "Köln" in told.texts[0]


REFUSED = [
    (b"killed,injured\n1,2\n", "has no column with the text of a report; its columns are: killed, injured"),
    (b"text\n", "holds a header and no rows"),
    (b" \n", "is empty"),
    (b"text\n\x00", "NUL bytes"),
    (b"," * 600 + b"text\nx", "has 601 columns; up to 500 are read"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_a_table_that_is_none_is_told(data: bytes, reason: str) -> None:
    told = ToldOf("a.csv", data)
    assert not told.documents
    assert reason in told.reasons[0]


def test_a_row_without_text_is_told_by_its_line() -> None:
    told = ToldOf("a.csv", f'text,title\n"Line one\nline two",x\n,lost\n"{MILL}",y\n'.encode())
    assert told.reasons == ["a.csv:4: the row has no text"]
    assert len(told.documents) == 2


def test_dates_that_can_be_read_in_two_ways_are_told_and_not_used() -> None:
    told = ToldOf("a.csv", table([["text", "date"], [QUAY, "4/5/2017"], [MILL, "4/6/2017"]]))
    assert [document.published for document in told.documents] == ["", ""]
    assert (
        "a.csv: 2 dates such as '4/5/2017' can be read in two ways, or in none: not used (write 2017-04-05)"
        in told.remarks
    )


DAYS = [
    ("2017-04-05", "2017-04-05"),
    ("2017-04-05T09:30:00Z", "2017-04-05T09:30:00Z"),
    ("2017/4/5", "2017-04-05"),
    ("5 April 2017", "2017-04-05"),
    ("5th Apr. 2017", "2017-04-05"),
    ("05-Apr-2017", "2017-04-05"),
    ("April 5, 2017", "2017-04-05"),
    ("Sept 5 2017", "2017-09-05"),
    ("May 5, 2017", "2017-05-05"),
    ("Wed, 05 Apr 2017 09:30:00 +0000", "2017-04-05T09:30:00+00:00"),
    ("31 April 2017", ""),
    ("5 Aprils 2017", ""),
    ("4/5/2017", ""),
    ("05.04.2017", ""),
    ("1491350400", ""),
    ("", ""),
    ("x" * 100_000, ""),
]


@pytest.mark.parametrize(("written", "iso"), DAYS)
def test_days_as_they_are_written(written: str, iso: str) -> None:
    assert iso_day(written) == iso
