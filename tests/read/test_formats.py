"""Every format gives its text, what it says of itself, where it came from; and the quote stands at its offsets."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

import pytest

from benchmarks.fuzz_seeds import MILL, QUAY, archive, seeds
from reconcile.pipeline import find_claims
from reconcile.read.formats import FORMATS, format_of_name, format_of_type
from tests.conftest import ROOT
from tests.read.told import ToldOf

SEEDS = seeds()
SINGLE = [name for name in SEEDS if not name.endswith((".jsonl", ".zip"))]
TITLED = [name for name in SINGLE if not name.endswith((".txt", ".csv", ".rss"))]


@pytest.mark.parametrize("name", SEEDS)
def test_a_sound_file_is_read_without_a_problem_and_has_its_figures(name: str) -> None:
    told = ToldOf(name, SEEDS[name])
    assert not told.problems
    claims = [claim for document in told.documents for claim in find_claims(document)]
    assert "At least 12" in [claim.figure for claim in claims]


@pytest.mark.parametrize("name", SEEDS)
def test_the_quote_stands_at_its_offsets_in_the_stored_text(name: str) -> None:
    for document in ToldOf(name, SEEDS[name]).documents:
        for claim in find_claims(document):
            assert document.text[claim.start : claim.end] == claim.figure
            assert document.text[claim.sentence_start : claim.sentence_end] == claim.quote


@pytest.mark.parametrize("name", SINGLE)
def test_format_and_hash_of_the_original_are_kept(name: str) -> None:
    document = ToldOf(name, SEEDS[name]).documents[0]
    assert document.sha256 == sha256(SEEDS[name]).hexdigest()
    assert document.format == ("feed" if name.endswith(".rss") else name.partition(".")[2])
    assert document.retrieved == ""


@pytest.mark.parametrize("name", TITLED)
def test_the_title_is_what_the_file_says(name: str) -> None:
    assert ToldOf(name, SEEDS[name]).documents[0].title == "Fire on the quay"


@pytest.mark.parametrize("name", SEEDS)
def test_the_same_bytes_give_the_same_documents(name: str) -> None:
    assert ToldOf(name, SEEDS[name]).documents == ToldOf(name, SEEDS[name]).documents


def test_files_in_an_archive_are_read_like_files_in_a_folder() -> None:
    told = ToldOf("all.zip", archive({"b.txt": MILL.encode(), "a/quay.txt": QUAY.encode(), "x.exe": b"MZ"}))
    assert told.texts == [QUAY, MILL]
    assert [document.format for document in told.documents] == ["txt", "txt"]
    assert [problem.where for problem in told.problems] == ["all.zip/x.exe"]


MISNAMED = [  # name, bytes, reason
    ("page.pdf", SEEDS["quay.html"], "does not begin as a pdf file does"),
    ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "does not begin as a docx file does"),
    ("text.zip", QUAY.encode(), "is a broken archive"),
    ("sheet.docx", archive({"xl/workbook.xml": b"<workbook/>"}), "is broken"),
    ("old.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
    ("table.xlsx", b"PK", "save the sheet as .csv"),
    ("photo.jpg", b"\xff\xd8", "text recognition"),
    ("empty.pdf", b"", "is empty"),
    ("empty.html", b" ", "is empty"),
    ("empty.zip", archive({}), "holds no files"),
    ("empty.eml", b"", "is empty"),
    ("words.xml", b"<note>Six died</note>", "is no RSS or Atom feed"),
]


@pytest.mark.parametrize(("name", "data", "reason"), MISNAMED, ids=[row[0] for row in MISNAMED])
def test_what_is_not_what_its_name_says_is_told(name: str, data: bytes, reason: str) -> None:
    told = ToldOf(name, data)
    assert not told.documents
    assert len(told.reasons) == 1
    assert reason in told.reasons[0]


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_each_ending_and_media_type_names_one_format(format: object) -> None:
    assert {format_of_name("a" + suffix.upper()) for suffix in format.suffixes} == {format}  # type: ignore[attr-defined]
    assert {format_of_type(kind) for kind in format.media_types} == {format}  # type: ignore[attr-defined]


def test_plain_reports_load_none_of_the_large_parsers() -> None:
    """The way from the start to the first claim must not grow by formats that are not there."""
    code = (
        "import sys; from reconcile.read import read_bytes\n"
        f"list(read_bytes('a.txt', {QUAY.encode()!r})); list(read_bytes('a.jsonl', b'{{\"text\": \"Six died.\"}}'))\n"
        "heavy = 'lxml trafilatura pypdf docx feedparser httpx httpcore py3langid ssl subprocess zipfile email'\n"
        "print(*[name for name in heavy.split() if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
