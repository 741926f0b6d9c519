"""Words are found by their letters, however print or a screen joins, breaks or marks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.fuzz_seeds import mail, page, pdf_of_streams, word
from reconcile.read.letters import is_garbled, set_letters
from tests.read.told import ToldOf

TEXTS = [  # as held, as set
    ("five officials", "five officials"),
    ("\ufb01ve of\ufb01cials, a \ufb02ood, sta\ufb00", "five officials, a flood, staff"),
    ("gov\u00adern\u00adment", "government"),
    ("Six\u200b died\u2060.", "Six died."),
    ("\u202eSix\u202c died", "Six died"),
    ("Du\u0308ren", "Düren"),
    ("a\r\nb\rc", "a\nb\nc"),
    ("tab\tand\x0bbell\x07", "tab\tandbell"),
    ("\u0645\u06cc\u200c\u0631", "\u0645\u06cc\u200c\u0631"),
    ("1\u00a0200", "1\u00a0200"),
    ("", ""),
]


@pytest.mark.parametrize(("held", "text"), TEXTS)
def test_letters(held: str, text: str) -> None:
    assert set_letters(held) == text


@given(st.text(st.characters()))
def test_letters_that_are_set_stay_so(text: str) -> None:
    assert set_letters(set_letters(text)) == set_letters(text)


SOFT = "At least \ufb01ve of\ufb01\u00adcials of the min\u00adistry were killed in Izmir on Tuesday, the hospital said."
PLAIN = "At least five officials of the ministry were killed in Izmir on Tuesday, the hospital said."


@pytest.mark.parametrize(("name", "data"), [("a.html", page([SOFT])), ("a.docx", word([SOFT])), ("a.eml", mail(SOFT))])
def test_they_are_set_in_every_format_that_is_put_together(name: str, data: bytes) -> None:
    assert ToldOf(name, data).texts == [PLAIN]


def test_plain_files_stay_as_they_are() -> None:
    assert ToldOf("a.txt", SOFT.encode()).texts == [SOFT]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("\x01\x02\x03 \x04", True),
        ("\ue001\ue002 Six", True),
        ("Six died. \ufffd", False),
        ("Köln ١٢ 至少", False),
        ("", False),
    ],
)
def test_what_is_garbled(text: str, is_so: bool) -> None:
    assert is_garbled(text) == is_so


def test_a_pdf_whose_font_tells_no_letters_is_told() -> None:
    stream = b"BT /F1 11 Tf 14 TL 60 780 Td\n(\\001\\002\\003\\004\\005 Six \\006\\007) Tj\nET"
    assert "does not tell the letters of its text" in ToldOf("a.pdf", pdf_of_streams([stream])).reasons[0]
