"""A report gives the same claims in whatever format it comes: a figure does not change by being printed."""

from __future__ import annotations

import html
import textwrap
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.fuzz_seeds import feed, mail, page, pdf, table, word
from reconcile.model import Document
from reconcile.pipeline import find_claims
from reconcile.read import read_documents
from tests.conftest import ROOT
from tests.read.told import ToldOf

COLUMN = 88  # code points of a printed line
PAGE = 48  # lines
SAME_SHARE = 0.98  # of the claims; all when this was written, but a blank line less may move a rule of reading


def paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n") if paragraph.strip()]


def printed(text: str) -> bytes:
    lines = [line for paragraph in text.split("\n") for line in textwrap.wrap(paragraph, COLUMN) or [""]]
    return pdf([lines[at : at + PAGE] for at in range(0, len(lines), PAGE)], is_packed=True)


FORMATS: dict[str, Callable[[str], bytes]] = {
    "a.html": lambda text: page([html.escape(paragraph) for paragraph in paragraphs(text)]),
    "a.pdf": printed,
    "a.docx": lambda text: word(text.split("\n")),
    "a.eml": mail,
    "a.csv": lambda text: table([["text"], [text]]),
    "a.rss": lambda text: feed([{"text": "".join(f"<p>{html.escape(line)}</p>" for line in paragraphs(text))}]),
}


def reports() -> list[Document]:
    """Return the articles written for the tests, in letters that every format can hold."""
    read = read_documents([ROOT / "tests" / "articles" / "docs.jsonl"])
    return [replace(document, text=document.text.encode("cp1252", "ignore").decode("cp1252")) for document in read]


def claims_of(document: Document) -> Counter[object]:
    return Counter(
        (" ".join(claim.figure.split()), claim.low, claim.high, claim.outcome, claim.claimant, claim.place, claim.date)
        for claim in find_claims(document)
    )


@pytest.mark.parametrize("name", FORMATS)
def test_the_claims_of_a_report_are_the_same(name: str) -> None:
    expected: Counter[object] = Counter()
    found: Counter[object] = Counter()
    for document in reports():
        (read,) = ToldOf(name, FORMATS[name](document.text)).documents
        expected.update((document.doc, claim) for claim in claims_of(document).elements())
        found.update((document.doc, claim) for claim in claims_of(replace(document, text=read.text)).elements())
    assert expected.total() > 100
    assert (expected & found).total() >= SAME_SHARE * max(expected.total(), found.total())
