"""A Word file gives what a reader of it sees, in its order."""

from __future__ import annotations

import io

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from benchmarks.fuzz_seeds import word
from tests.read.told import ToldOf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

PARAGRAPHS = [  # what a paragraph holds, its text
    ("<w:r><w:t>Six </w:t></w:r><w:r><w:t>died</w:t></w:r>", "Six died"),
    ("<w:r><w:t>Six</w:t><w:tab/><w:t>died</w:t></w:r>", "Six\tdied"),
    ("<w:r><w:t>Six</w:t><w:br/><w:t>died</w:t></w:r>", "Six\ndied"),
    ("<w:r><w:t>twenty</w:t><w:noBreakHyphen/><w:t>five</w:t></w:r>", "twenty-five"),
    ("<w:ins><w:r><w:t>Six died</w:t></w:r></w:ins>", "Six died"),
    ("<w:r><w:t>Six</w:t></w:r><w:del><w:r><w:delText> or 7</w:delText><w:t> x</w:t></w:r></w:del>", "Six"),
    ("<w:hyperlink><w:r><w:t>Six died</w:t></w:r></w:hyperlink>", "Six died"),
    ("<w:sdt><w:sdtContent><w:r><w:t>Six died</w:t></w:r></w:sdtContent></w:sdt>", "Six died"),
    ("<w:r><w:instrText>PAGE</w:instrText><w:t>Six</w:t></w:r>", "Six"),
    (
        "<w:r><w:t>Six</w:t><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>In a box</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>In a box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>",
        "Six\nIn a box",
    ),
]


@pytest.mark.parametrize(("inner", "text"), PARAGRAPHS)
def test_the_words_of_a_paragraph(inner: str, text: str) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {W} {MC}>{inner}</w:p>"))
    stream = io.BytesIO()
    document.save(stream)
    assert ToldOf("a.docx", stream.getvalue()).texts == [text]


def test_tables_stand_where_they_stand_a_line_a_row() -> None:
    told = ToldOf("a.docx", word(["Before.", "After."], rows=[["Town", "Killed"], ["Izmir", "12"]]))
    assert told.texts == ["Before.\nAfter.\n| Town | Killed |\n| Izmir | 12 |"]


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_a_headline_by_its_style_is_the_title(style: str) -> None:
    document = docx.Document()
    document.add_paragraph("Mill fire", style=style)
    document.add_paragraph("Six died.")
    stream = io.BytesIO()
    document.save(stream)
    (read,) = ToldOf("a.docx", stream.getvalue()).documents
    assert (read.title, read.text) == ("Mill fire", "Six died.")


def test_footnotes_come_last() -> None:
    words = "<w:p><w:r><w:t>Police say four.</w:t></w:r></w:p>"
    note = f'<w:footnotes {W}><w:footnote w:id="1">{words}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    document = docx.Document()
    document.add_paragraph("Six died.")
    part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    stream = io.BytesIO()
    document.save(stream)
    assert ToldOf("a.docx", stream.getvalue()).texts == ["Six died.\nPolice say four."]


def test_what_the_file_says_of_itself_but_not_the_day_it_was_made() -> None:
    (document,) = ToldOf("a.docx", word(["Six died."], title="Mill fire")).documents
    assert (document.title, document.author, document.published) == ("Mill fire", "Ana Writer", "")


def test_a_file_without_words_is_told() -> None:
    assert "holds no text" in ToldOf("a.docx", word([])).reasons[0]
