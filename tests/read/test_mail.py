"""A mail gives its body with sender, subject and day; attached files are reports of their own."""

from __future__ import annotations

import pytest

from benchmarks.fuzz_seeds import MILL, QUAY, mail, page, word
from tests.read.told import ToldOf


def raw(head: str, body: str | bytes) -> bytes:
    return head.encode() + b"\n\n" + (body.encode() if isinstance(body, str) else body)


def test_sender_subject_and_day() -> None:
    (document,) = ToldOf("a.eml", mail(QUAY)).documents
    assert (document.title, document.author) == ("Fire on the quay", "Ana Writer")
    assert (document.published, document.text) == ("2017-04-05T09:30:00+00:00", QUAY)


BODIES = [  # mail, its text
    (mail("", html=f"<html><body><p>{MILL}</p></body></html>"), MILL),
    (mail(MILL, html="<p>The same in HTML.</p>"), MILL),
    (raw("Content-Type: text/plain; charset=iso-8859-1", "Zwölf Tote in Köln".encode("cp1252")), "Zwölf Tote in Köln"),
    (raw("Content-Type: text/plain; charset=x-unknown", "Zwölf Tote"), "Zwölf Tote"),
    (raw("Content-Transfer-Encoding: base64", "U2l4IGRpZWQu"), "Six died."),
    (raw("Content-Transfer-Encoding: quoted-printable", "Six =\ndied=2E"), "Six died."),
    (raw("Subject: x", "Line one\r\nline two"), "Line one\nline two"),
    (b"Six people died, with no head at all.", "Six people died, with no head at all."),
    (raw("Subject: x", " "), ""),
]


@pytest.mark.parametrize(("data", "text"), BODIES)
def test_the_body_of_a_mail(data: bytes, text: str) -> None:
    told = ToldOf("a.eml", data)
    assert told.texts == ([text] if text else [])
    assert len(told.reasons) == (not text)


HEADS = [  # header lines, title, author, day
    ("Subject: =?utf-8?q?Zw=C3=B6lf_Tote?=\nFrom: desk@harbour.example", "Zwölf Tote", "desk@harbour.example", ""),
    ("Subject: Fire\n on the quay\nFrom: \"Writer, Ana\" <a@b.example>", "Fire on the quay", "Writer, Ana", ""),
    ("Date: Wed, 5 Apr 2017 23:30:00 +0300", "", "", "2017-04-05T23:30:00+03:00"),
    ("Date: yesterday", "", "", ""),
    ("Date: Wed, 99 Apr 2017 23:30:00 +9999", "", "", ""),
    ("From: <<<@@>\nSubject: =?x?q?=", "=?x?q?=", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "author", "published"), HEADS)
def test_the_head_of_a_mail(head: str, title: str, author: str, published: str) -> None:
    (document,) = ToldOf("a.eml", raw(head, "Six died.")).documents
    assert (document.title, document.published) == (title, published)
    assert document.author == author or not author


def test_attached_files_are_reports_of_their_own_and_others_are_named() -> None:
    attached = {"report.docx": word([MILL]), "page.html": page([QUAY, MILL]), "logo.png": b"\x89PNG", "map.kmz": b"PK"}
    told = ToldOf("a.eml", mail("See attached.", attached=attached))
    assert told.texts[:2] == ["See attached.", MILL]
    assert [document.format for document in told.documents] == ["eml", "docx", "html"]
    assert "a.eml: attached and not read: logo.png, map.kmz" in told.remarks
    assert not told.problems


def test_a_mail_attached_to_a_mail_is_read() -> None:
    data = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n"
    told = ToldOf("a.eml", data + mail(QUAY).replace(b"\r\n", b"\n") + b"\n--b--\n")
    assert told.texts == ["See below.", QUAY]
    assert told.documents[1].title == "Fire on the quay"


def test_a_broken_attachment_costs_nothing_else() -> None:
    told = ToldOf("a.eml", mail(QUAY, attached={"scan.pdf": b"%PDF-1.4 broken", "mill.txt": MILL.encode()}))
    assert told.texts == [QUAY, MILL]
    assert [problem.where for problem in told.problems] == ["a.eml/scan.pdf"]
