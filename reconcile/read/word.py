"""Read a Word file (.docx) as one document: a line a paragraph, a line a table row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from reconcile.errors import UnreadableInput
from reconcile.read.archives import open_archive
from reconcile.read.document import Found, Read, make_document
from reconcile.read.headline import part_headline
from reconcile.read.letters import set_letters
from reconcile.read.limits import Limits

_PARAGRAPH, _ROW, _CELL = qn("w:p"), qn("w:tr"), qn("w:tc")
_LETTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
_STYLE, _VALUE = qn("w:pStyle"), qn("w:val")
_TITLE_STYLES = frozenset({"Title", "Heading1"})
#: Words struck out by an editor, and the second copy of what stands in a text box.
_PASSED_OVER = frozenset(
    {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def read_word(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Yield the document of a Word file, footnotes last.

    Words that an editor inserted are read, those struck out are not. The day
    the file was made is not the day the report was published, so
    ``published`` stays "".
    """
    open_archive(io.BytesIO(data), where, limits).close()
    word = docx.Document(io.BytesIO(data))
    if word.element.getroottree().docinfo.doctype:
        yield UnreadableInput(where, "declares XML entities, which Word has no use for and an attack has")
        return
    lines = list(_lines(word.element.body))
    for relation in word.part.rels.values():
        if relation.reltype in _NOTES and not relation.is_external:
            lines += _lines(parse_xml(relation.target_part.blob))
    text = "\n".join(line for line in lines if line.strip())
    text = set_letters(text)
    if not text.strip():
        mend = "if it holds pictures of text, run text recognition (OCR) on them"
        yield UnreadableInput(where, "holds no text", mend)
        return
    about = word.core_properties
    headline, text = part_headline(text, [about.title, *_titles(word.element.body)])
    fields = {
        "title": headline or about.title,
        "author": about.author,
        "lang": about.language,
        "url": hints.get("url", ""),
    }
    yield Read(where, make_document(text, {name: " ".join(value.split()) for name, value in fields.items() if value}))


def _titles(body: Any) -> Iterator[str]:
    """Yield the first paragraph if it is styled as a title."""
    first = next(body.iter(_PARAGRAPH), None)
    if first is not None and any(style.get(_VALUE) in _TITLE_STYLES for style in first.iter(_STYLE)):
        yield "".join(_letters(first))


def _lines(element: Any) -> Iterator[str]:
    """Yield the paragraphs and table rows in an element, in order."""
    if element.tag == _PARAGRAPH:
        yield "".join(_letters(element)).strip(" ")
        for inner in _boxed(element):
            yield from _lines(inner)
    elif element.tag == _ROW:
        cells = (" ".join(line for line in _lines(cell) if line.strip()) for cell in element.iter(_CELL))
        yield "| " + " | ".join(cells) + " |"
    elif element.tag not in _PASSED_OVER:
        for child in element:
            yield from _lines(child)


def _letters(element: Any) -> Iterator[str]:
    """Yield the text in a paragraph, but for paragraphs inside it (text boxes)."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]
        elif child.tag != _PARAGRAPH and child.tag not in _PASSED_OVER:
            yield from _letters(child)


def _boxed(element: Any) -> Iterator[Any]:
    """Yield the outermost paragraphs inside a paragraph."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield child
        elif child.tag not in _PASSED_OVER:
            yield from _boxed(child)
