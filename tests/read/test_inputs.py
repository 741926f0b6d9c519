"""Files, folders and standard input become documents; what cannot be read is named and costs nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.fuzz_seeds import archive
from reconcile.errors import BrokenRecord, InputError, UnreadableInput
from reconcile.model import Document
from reconcile.read import Note, doc_id, read_addresses, read_bytes, read_documents, read_pasted, read_uploads
from tests.read.told import Told

QUAY = "At least 12 people were killed on the quay."
MILL = "Six people died in the mill fire."


def written(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


BAD = [  # name, bytes, kind of error, words of the reason
    ("empty.txt", b"", UnreadableInput, "is empty"),
    ("blank.jsonl", b"\n \n", UnreadableInput, "is empty"),
    ("blank.md", "\u2003\n".encode(), UnreadableInput, "is empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", UnreadableInput, "NUL bytes"),
    ("noise.txt", bytes(range(1, 256)) * 9, UnreadableInput, "not text in any encoding"),
    ("half.txt", "Six died".encode("utf-16")[:-1], UnreadableInput, "begins as utf-16 and breaks at byte"),
    ("half.jsonl", '{"text": "x"}'.encode("utf-16")[:-1], UnreadableInput, "begins as utf-16"),
    ("scan.pdf", b"%PDF-1.7", UnreadableInput, "is broken: Stream has ended unexpectedly"),
    ("sheet.xlsx", b"PK", UnreadableInput, "'.xlsx' are not read"),
    ("README", b"Six died.", UnreadableInput, "no known file ending"),
    ("cut.jsonl", b'{"text": "Six', BrokenRecord, "not JSON: Unterminated string"),
    ("list.jsonl", b"[1, 2]\n", BrokenRecord, "not an object but [1, 2]"),
    ("word.jsonl", b'"six"\n', BrokenRecord, "not an object"),
    ("none.jsonl", b'{"title": "Fire"}\n', BrokenRecord, 'has no "text"'),
    ("null.jsonl", b'{"text": null}\n', BrokenRecord, 'has no "text"'),
    ("blanks.jsonl", b'{"text": " \\n"}\n', BrokenRecord, '"text" is empty'),
    ("number.jsonl", b'{"text": 12}\n', BrokenRecord, '"text" is 12, not a string'),
    ("id.jsonl", b'{"text": "Six died.", "doc": 7}\n', BrokenRecord, '"doc" is 7, not a string'),
    ("outlet.jsonl", b'{"text": "Six died.", "outlet": ["a"]}\n', BrokenRecord, '"outlet" is ["a"], not a string'),
    ("latin.jsonl", '{"text": "Köln"}'.encode("latin-1"), BrokenRecord, "not UTF-8 at byte 12"),
    ("deep.jsonl", b"[" * 100_000, BrokenRecord, "nested too deeply"),
    ("long.jsonl", b'{"text": ' + b"1" * 5000 + b"}", BrokenRecord, "number too long"),
]


@pytest.mark.parametrize(("name", "content", "kind", "reason"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_file_is_named_with_its_reason_and_the_others_are_read(
    tmp_path: Path, name: str, content: bytes, kind: type[InputError], reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text(QUAY, encoding="utf-8")
    told = Told([tmp_path])
    assert told.texts == [QUAY]
    assert [type(problem) for problem in told.problems] == [kind]
    assert told.problems[0].where.split(":")[0] == str(tmp_path / name)
    assert reason in told.problems[0].reason


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = Told([tmp_path / "nowhere", tmp_path / "gone.txt", tmp_path / "empty"])
    assert [problem.reason for problem in told.problems] == [
        "there is no such file or folder",
        "cannot be read: no such file or directory",
        "holds no files",
    ]


def test_a_broken_line_is_named_and_the_lines_around_it_are_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'{"text": "One."}\n\n{"text": oops}\r\n{"text": "Two.\xe2\x80\xa8Still two."}\r\n')
    told = Told([path])
    assert told.texts == ["One.", "Two.\u2028Still two."]
    assert [problem.where for problem in told.problems] == [f"{path}:3"]


def test_of_very_many_broken_lines_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("x\n" * 1_000 + json.dumps({"text": QUAY}) + "\nx\n", encoding="utf-8")
    told = Told([path])
    assert told.texts == [QUAY]
    assert len(told.problems) == 101
    assert str(told.problems[-1]) == f"{path}: 901 more lines are broken, the last of them line 1002"


def test_without_a_listener_the_first_problem_is_raised(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        list(read_documents([tmp_path / "nowhere"]))


def test_all_fields_are_kept_null_is_unknown_and_unused_fields_are_told(tmp_path: Path) -> None:
    record = {"doc": "a1", "text": QUAY, "title": "T", "outlet": "O", "author": None, "url": "U", "lang": "en"}
    told = Told([written(tmp_path / "r.jsonl", {**record, "published": "2017-04-04", "source": "wire"})])
    assert told.documents == [
        Document(doc="a1", text=QUAY, title="T", outlet="O", url="U", lang="en", published="2017-04-04")
    ]
    assert [note.message for note in told.notes] == ["fields not used: source (1)"]


@pytest.mark.parametrize(
    ("published", "kept"),
    [
        ("2017-04-04", True),
        ("2017-04-04T09:30:00Z", True),
        ("2017-04-04 09:30", True),
        ("2017-04", True),
        ("2017", True),
        ("", True),
        ("2017-02-30", False),
        ("2017-13", False),
        ("20170404", False),
        ("4 April 2017", False),
        ("yesterday", False),
    ],
)
def test_published_is_an_iso_date_or_told_and_left_out(tmp_path: Path, published: str, kept: bool) -> None:
    told = Told([written(tmp_path / "r.jsonl", {"text": QUAY, "published": published})])
    assert told.documents[0].published == (published if kept else "")
    assert len(told.notes) == (not kept)


def test_a_folder_is_read_to_the_bottom_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.txt", "B.txt", ".hidden/x.txt", ".DS_Store", "c/d/e.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": name}) if name.endswith("jsonl") else name, encoding="utf-8")
    told = Told([tmp_path])
    assert told.texts == ["B.txt", "a.txt", "b/1.md", "b/2.txt", "c/d/e.jsonl"]
    assert not told.problems


def test_inputs_keep_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    late, early = tmp_path / "z.txt", tmp_path / "a.txt"
    late.write_text(QUAY, encoding="utf-8")
    early.write_text(MILL, encoding="utf-8")
    assert Told([late, early]).texts == [QUAY, MILL]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("# Fire on the quay\n\nSix died.", "Fire on the quay"),
        ("\r\n#  Fire on the quay ##\r\nSix died.", "Fire on the quay"),
        ("# <script>alert(1)</script>\nSix died.", "<script>alert(1)</script>"),
        ("## Not the title\nSix died.", ""),
        ("#tag\nSix died.", ""),
        ("Six died.\n# Later", ""),
    ],
)
def test_a_markdown_title_is_read_and_the_text_left_whole(content: str, title: str) -> None:
    (document,) = read_bytes("report.md", content.encode())
    assert (document.title, document.text) == (title, content)


def test_the_day_of_the_file_is_not_the_day_of_the_report(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("# Six died.", encoding="utf-8")
    os.utime(path, (0, 0))
    (document,) = Told([path]).documents
    assert (document.published, document.title) == ("", "")


def test_a_text_that_says_its_own_day_has_it_as_report_date_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text("ACCRA, Ghana, Aug. 7, 2019 - Six people died in a fire on Tuesday.")
    (tmp_path / "pier.txt").write_text("Two people died in a fire on 6 August 2019.")
    (tmp_path / "told.jsonl").write_text('{"text": "Published 7 August 2019. One died.", "published": "2019-08-08"}')
    told = Told([tmp_path])
    assert [document.published for document in told.documents] == ["", "2019-08-07", "2019-08-08"]
    assert [note.message for note in told.notes] == ["its report date, 2019-08-07, is taken from its own first lines"]


@pytest.mark.parametrize(
    ("stdin", "texts"),
    [
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'\xef\xbb\xbf \n{"text": "One."}', ["One."]),
        (b"Six died.\nTwo more later.\n", ["Six died.\nTwo more later.\n"]),
        (b"", []),
    ],
)
def test_standard_input_is_json_lines_or_one_text(stdin: bytes, texts: list[str]) -> None:
    told = Told(["-"], stdin)
    assert told.texts == texts
    assert [str(problem) for problem in told.problems] == ([] if texts else ["-: is empty"])


def test_an_upload_is_read_like_a_file_of_its_name() -> None:
    assert [document.text for document in read_bytes("r.JSONL", b'{"text": "One."}')] == ["One."]
    with pytest.raises(UnreadableInput, match="are not read"):
        list(read_bytes("r.exe", b"MZ"))


def test_uploads_are_read_together_and_each_is_named_when_it_is_opened() -> None:
    opened: list[str] = []
    notes: list[Note] = []
    files = [("a.txt", QUAY.encode()), ("b.zip", archive({"c.txt": QUAY.encode(), "d.txt": MILL.encode()}))]
    read = read_uploads(files, on_open=opened.append, on_note=notes.append)
    assert next(read).text == QUAY
    assert opened == ["a.txt"]
    assert [document.text for document in read] == [MILL]
    assert opened == ["a.txt", "b.zip", "b.zip/c.txt", "b.zip/d.txt"]
    assert [str(note) for note in notes] == ["b.zip/c.txt: the same text as a.txt, read once"]


@pytest.mark.parametrize("name", ["a.txt", "/etc/hostname", "file:///etc/hostname", "-", "", "httpx://a.example"])
def test_what_is_no_web_address_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(QUAY, encoding="utf-8")
    problems: list[InputError] = []
    assert not list(read_addresses([name], on_problem=problems.append))
    assert [problem.reason for problem in problems] == ["is no web address"]


def test_a_pasted_text_is_told_of_like_a_file() -> None:
    notes: list[Note] = []
    (document,) = read_pasted(QUAY, {"outlet": "Post"}, on_note=notes.append)
    assert (document.text, document.outlet, notes) == (QUAY, "Post", [])
    with pytest.raises(UnreadableInput, match="is empty"):
        list(read_pasted(" \n", {}))


TWINS = [  # records in order, texts read, notes, problems
    ([{"text": QUAY}, {"text": QUAY}], [QUAY], 1, 0),
    ([{"text": QUAY, "doc": "a"}, {"text": QUAY, "doc": "a"}], [QUAY], 1, 0),
    ([{"text": QUAY, "doc": "a"}, {"text": QUAY}], [QUAY], 1, 0),
    ([{"text": QUAY}, {"text": QUAY, "doc": "a"}], [QUAY], 1, 0),
    ([{"text": QUAY, "doc": "a"}, {"text": QUAY, "doc": "b"}], [QUAY, QUAY], 0, 0),
    ([{"text": QUAY, "doc": "a"}, {"text": MILL, "doc": "a"}], [QUAY], 0, 1),
    ([{"text": QUAY, "doc": "a"}, {"text": MILL, "doc": "a"}, {"text": MILL}], [QUAY, MILL], 0, 1),
    ([{"text": QUAY, "doc": ""}, {"text": MILL, "doc": " "}], [QUAY, MILL], 0, 0),
    ([{"text": QUAY}, {"text": QUAY + " "}], [QUAY, QUAY + " "], 0, 0),
]


@pytest.mark.parametrize(("records", "texts", "notes", "problems"), TWINS)
def test_the_same_text_twice_is_one_document_and_one_id_is_one_text(
    tmp_path: Path, records: list[object], texts: list[str], notes: int, problems: int
) -> None:
    told = Told([written(tmp_path / "r.jsonl", *records)])
    assert (told.texts, len(told.notes), len(told.problems)) == (texts, notes, problems)


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(QUAY, encoding="utf-8")
    told = Told([path, tmp_path])
    assert told.texts == [QUAY]
    assert str(told.notes[0]) == f"{path}: the same text as {path}, read once"


def test_five_megabytes_on_one_line_are_one_document(tmp_path: Path) -> None:
    text = "Six people died. " * 300_000
    assert Told([written(tmp_path / "r.jsonl", {"text": text}, {"text": QUAY})]).texts == [text, QUAY]


@given(st.text(st.characters()).filter(str.strip))
def test_any_text_comes_out_of_json_lines_unchanged(text: str) -> None:
    (document,) = read_bytes("r.jsonl", json.dumps({"text": text}).encode())
    assert document.text == json.loads(json.dumps(text))
    assert document.doc == doc_id(document.text)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip))
def test_any_text_comes_out_of_a_plain_file_unchanged(text: str) -> None:
    (document,) = read_bytes("r.txt", text.encode())
    assert document.text == text.removeprefix("\ufeff")


@given(st.binary())
def test_no_bytes_stop_the_reading(data: bytes) -> None:
    for name in ("r.txt", "r.md", "r.jsonl"):
        problems: list[InputError] = []
        documents = list(read_bytes(name, data, on_problem=problems.append))
        assert documents or problems
