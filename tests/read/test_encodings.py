"""Bytes become text: a mark decides, then UTF-8, then a guess that is told."""

from __future__ import annotations

import codecs

import pytest

from reconcile.read.encodings import decode_text

SENTENCES = [  # text, encoding it is saved in, encoding told as a guess
    ("Zwölf Tote in Köln", "utf-8", ""),
    ("Zwölf Tote in Köln", "utf-8-sig", ""),
    ("Zwölf Tote in Köln", "utf-16", ""),
    ("Zwölf Tote in Köln", "utf-32", ""),
    ("قُتل ١٢ شخصا في حلب", "utf-8", ""),
    ("Line one\r\nline two\rline three\u2028four", "utf-8", ""),
    ("Bei dem Brand in Köln starben mindestens zwölf Menschen, über 30 wurden verletzt.", "cp1252", "cp1252"),
    ("“Twelve people” died – the ministry’s spokesman said in Bogotá.", "cp1252", "cp1252"),
    ("Douze personnes ont été tuées, a déclaré le ministère à l’agence.", "cp1252", "cp1252"),
    ("W pożarze zginęło dwanaście osób, powiedział rzecznik straży.", "cp1250", "cp1250"),
    ("The ministry’s spokesman said so on Tuesday.", "mac_roman", "mac_roman"),
    ("Погибли двенадцать человек, сообщил представитель министерства во вторник.", "cp1251", "cp1251"),
    ("قتل اثنا عشر شخصا في الهجوم على المدينة حسبما قال المرصد يوم الثلاثاء", "cp1256", "cp1256"),
]
GAPS = [("Saldırıda on iki kişi öldü, dedi sözcü. İçişleri Bakanlığı açıkladı.", "cp1254", "cp1254")]


@pytest.mark.parametrize(
    ("text", "encoding", "guess"),
    [*SENTENCES, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in GAPS)],
)
def test_text_and_guess(text: str, encoding: str, guess: str) -> None:
    assert decode_text(text.encode(encoding), "r.txt") == (text, guess)


def test_big_endian_marks() -> None:
    data = codecs.BOM_UTF16_BE + "Tote".encode("utf-16-be")
    assert decode_text(data, "r.txt") == ("Tote", "")
