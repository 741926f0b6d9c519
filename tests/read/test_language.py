"""Texts that are not in English are told, with their language; English ones and lists of names are not."""

from __future__ import annotations

import pytest

from benchmarks.fuzz_seeds import MILL, QUAY
from reconcile.read.language import other_language
from tests.read.told import ToldOf

TEXTS = [  # text, code of the language told
    (QUAY, ""),
    (MILL, ""),
    ("Six died.", ""),
    ("12", ""),
    ("", ""),
    ("FIRE ON QUAY IN IZMIR LEAVES TWELVE DEAD, THIRTY HURT, HARBOUR HOSPITAL SAYS", ""),
    ("Town Killed Injured\nIzmir 12 30\nHama 14 20\nHoms 2 1\nAleppo 44 90\nIdlib 9 10\nRaqqa 1 1\nLatakia 3 4", ""),
    (
        "Abdullah Ahmad, Homs; Mohammad Saleh, Idlib; Hassan Ibrahim, Aleppo; Khaled Yusuf, Daraa; Omar Hamdan, Douma",
        "",
    ),
    ("Douze personnes ont été tuées dans une explosion sur le port, selon le ministère de la santé.", "fr"),
    ("Al menos 12 personas murieron en el puerto, dijo el ministerio de sanidad el martes por la noche.", "es"),
    ("Bei dem Brand in Köln starben mindestens zwölf Menschen, über 30 wurden verletzt, sagte ein Sprecher.", "de"),
    ("Min. 12 orang tewas di dermaga, kata kementerian kesehatan pada hari Selasa malam di Jakarta.", "id"),
    ("Watu kumi na wawili waliuawa katika bandari, wizara ya afya ilisema Jumanne usiku mjini.", "sw"),
    ("قُتل ١٢ شخصًا على الأقل في حلب، بحسب المستشفى.", "ar"),
    ("Погибли двенадцать человек, сообщил представитель министерства во вторник.", "ru"),
    ("至少十二人在码头火灾中丧生,医院星期二说。", "zh"),
]


@pytest.mark.parametrize(("text", "code"), TEXTS)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert other_language(text) == code


def test_another_language_is_told_and_kept() -> None:
    told = ToldOf("a.txt", TEXTS[8][0].encode())
    assert told.documents[0].lang == "fr"
    assert told.remarks == ["a.txt: is in French, not English: figures in it may be missed or misread"]
