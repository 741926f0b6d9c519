"""A PDF gives whole sentences, and says where it has none."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from benchmarks.fuzz_seeds import MILL, QUAY, pdf, pdf_of_streams
from reconcile.read.layout import join_lines
from reconcile.read.limits import LIMITS
from tests.read.told import ToldOf

LAYOUTS = [  # pages, text
    (["Six people were killed in the mill fire in the\ntown, the ministry said."],
     "Six people were killed in the mill fire in the town, the ministry said."),
    (["At least twelve civil-\nians were killed on the quay."], "At least twelve civilians were killed on the quay."),
    (["The bulletin says twenty-\nfive people were killed."], "The bulletin says twenty-five people were killed."),
    (["Air-strikes hit Homs and air-\nstrikes went on there."], "Air-strikes hit Homs and air-strikes went on there."),
    (["Between them they put the toll at 12-\n14 people."], "Between them they put the toll at 12-14 people."),
    (["The ministry put the toll of the fire at 14\nand said so on Tuesday.\n"
      "A second paragraph begins here and is just as\nlong."],
     "The ministry put the toll of the fire at 14 and said so on Tuesday.\n"
     "A second paragraph begins here and is just as long."),
    (["FIRE ON THE QUAY\nIzmir, a town on the coast, lost twelve people to\nthe fire."],
     "FIRE ON THE QUAY\nIzmir, a town on the coast, lost twelve people to the fire."),
    (["The dead:\n- Six children\n- Two women"], "The dead:\n- Six children\n- Two women"),
    (["Post No. 3\nThe fire killed twelve people in the\n1", "Post No. 3\nharbour, police said on the day after.\n2",
      "Post No. 3\nEnd.\n3"],
     "Post No. 3\nThe fire killed twelve people in the harbour, police said on the day after.\nEnd."),
    (["Page 1 of 2\nSix died.", "Page 2 of 2\nTwo died."], "Six died.\nTwo died."),
    (["Killed: 12\nHurt: 30", "Killed: 14\nHurt: 30", "Killed: 9\nHurt: 31"],
     "Killed: 12\nHurt: 30\nKilled: 14\nHurt: 30\nKilled: 9\nHurt: 31"),
    (["Bulletin | 7\nSix died.", "Bulletin | 8\nTwo died.", "Bulletin | 9\nOne died."],
     "Bulletin | 7\nSix died.\nTwo died.\nOne died."),
    (["Killed:\n12", "Hurt:\n30"], "Killed:\n12\nHurt:\n30"),
    (["Six died.\n41", "Two died.\n42"], "Six died.\nTwo died."),
    (["12 killed\n30 injured"], "12 killed\n30 injured"),
    (["The bulletin of the harbour office says that at least twelve people were killed in the fire that night.\n"
      "The ministry of health put the toll of\nthe fire in the harbour of Izmir at\nsome fourteen, and the monitor in\n"
      "Homs put it at more. At the least, so\nthe head of the Harbour Hospital in\nIzmir said, nobody knows."],
     "The bulletin of the harbour office says that at least twelve people were killed in the fire that night. "
     "The ministry of health put the toll of the fire in the harbour of Izmir at some fourteen, and the monitor in "
     "Homs put it at more. At the least, so the head of the Harbour Hospital in Izmir said, nobody knows."),
    (["At the least, more than\n300 people died."], "At the least, more than 300 people died."),
    (["The bulletin of the harbour office gives the dead by town, as far as they are known to it at this hour.\n"
      "Izmir and its harbour 12 killed 30 injured\nHama and its villages 14 killed 20 injured\n"
      "Homs and its suburbs 2 killed 1 injured"],
     "The bulletin of the harbour office gives the dead by town, as far as they are known to it at this hour. "
     "Izmir and its harbour 12 killed 30 injured\nHama and its villages 14 killed 20 injured\n"
     "Homs and its suburbs 2 killed 1 injured"),
    ([""], ""),
    ([], ""),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "text"), LAYOUTS)
def test_lines_become_paragraphs(pages: list[str], text: str) -> None:
    assert join_lines(pages) == text


def test_many_lines_are_put_together_in_linear_time() -> None:
    lines = "The fire killed twelve people in the har-\nbour, police said on the day after.\n" * 50
    pages = [f"Report of {n}\nand so on\n{lines}that was\nday {n * n}" for n in range(400)]
    assert join_lines(pages).count("harbour") == 20_000


def test_title_and_language_are_those_of_the_file_and_its_day_is_not_taken() -> None:
    (document,) = ToldOf("a.pdf", pdf([[MILL]], title="Mill (fire)")).documents
    assert (document.title, document.lang, document.published) == ("Mill (fire)", "en-GB", "")


def test_a_first_line_that_is_the_title_of_the_file_is_no_text() -> None:
    (document,) = ToldOf("a.pdf", pdf([["MILL FIRE", MILL]], title="Mill fire")).documents
    assert (document.title, document.text) == ("Mill fire", MILL)


def test_pages_without_text_are_told() -> None:
    told = ToldOf("a.pdf", pdf([[MILL], [], [QUAY[:80]], []]))
    assert told.remarks == ["a.pdf: pages 2, 4 without text (blank, or a picture of text)"]
    assert len(told.documents) == 1


def test_a_scan_is_told() -> None:
    told = ToldOf("scan.pdf", pdf_of_streams([b"q 595 0 0 842 0 0 cm Q"] * 2))
    assert told.reasons == [
        "scan.pdf: holds no text: its pages are pictures, as in a scan, or blank "
        "(run text recognition (OCR) on it, then add the result)"
    ]


def locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([[MILL]])))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_locked_file_is_told_and_one_locked_against_printing_is_read() -> None:
    assert ToldOf("a.pdf", locked("secret")).reasons == ["a.pdf: is locked with a password (save it without one)"]
    assert ToldOf("a.pdf", locked("")).texts == [MILL]


def test_more_pages_than_are_read_are_told() -> None:
    told = ToldOf("a.pdf", pdf([["Six."]] * 4), replace(LIMITS, pdf_pages=3))
    assert told.reasons == ["a.pdf: has 4 pages; up to 3 are read (split it)"]
