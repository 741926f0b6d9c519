"""A case goes into one file and comes back whole; the same case gives the same bytes; a damaged file is refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from reconcile.errors import UnreadableInput
from reconcile.model import Document
from reconcile.share.records import to_json_lines
from reconcile.store import DEMO_ID, Desk, Store, load_demo
from reconcile.store.case_file import FORMAT, MANIFEST
from reconcile.store.connect import connect
from reconcile.store.live_case import LiveCase
from tests.store.conftest import ANNA, BEN, Open, read_digits

QUAY = Document(
    doc="quay", text="12 killed,\u2028 0 in the \x00 mill.\ud800", outlet="Quay News", format="pdf", sha256="ab"
)
MILL = Document(doc="mill", text="6 people died.", url="https://a.org")


@pytest.fixture
def anna(desk: Desk) -> Desk:
    """Return a desk with a case in which every kind of act was done."""
    desk.create_case("Fire")
    desk.add_documents("fire", [QUAY, MILL])
    desk.correct("fire", "quay-0", {"low": 13, "high": None}, seen=0, why="\ud800 odd")
    desk.reject("fire", "mill-0", seen=0)
    desk.comment("fire", "mill-0", "Why?")
    desk.decide("fire", "merge", ["quay-0"], ["mill-0"], why="One fire.")
    desk.undo("fire", 4)
    desk.add_documents("fire", [Document(doc="late", text="9 more.")])
    desk.undo("fire", len(desk.store.log("fire")))
    return desk


@pytest.fixture
def elsewhere(tmp_path: Path) -> Store:
    """Return an empty store on another machine: SQLite, whatever the first one is."""
    return Store(connect(f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}"), read=read_digits, extractor="1")


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None], *, seal: bool = True) -> bytes:
    """Return a file changed inside; ``seal``: with hashes that fit again, as a forger would."""
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        entries = {name: parcel.read(name) for name in parcel.namelist()}
    change(entries)
    if seal and MANIFEST in entries:
        manifest = json.loads(entries[MANIFEST])
        for listed in manifest.get("files", []):
            listed["sha256"] = sha256(entries.get(listed["name"], b"")).hexdigest()
        entries[MANIFEST] = json.dumps(manifest).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parcel:
        for name, body in entries.items():
            parcel.writestr(name, body)
    return stream.getvalue()


def edit_lines(name: str, edit: Callable[[list[dict[str, Any]]], object]) -> Callable[[dict[str, bytes]], None]:
    def change(entries: dict[str, bytes]) -> None:
        records = [json.loads(line) for line in entries[name].splitlines()]
        edit(records)
        entries[name] = b"".join(to_json_lines(records))

    return change


def edit_manifest(edit: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, bytes]], None]:
    def change(entries: dict[str, bytes]) -> None:
        manifest = json.loads(entries[MANIFEST])
        edit(manifest)
        entries[MANIFEST] = json.dumps(manifest).encode()

    return change


def test_export_import_export_gives_the_same_bytes(anna: Desk, elsewhere: Store) -> None:
    content = anna.store.export_case("fire")
    case = Desk(elsewhere, BEN).import_case(content)
    assert (case.id, case.name, case.reports) == ("fire", "Fire", 2)
    assert elsewhere.export_case("fire") == content
    assert anna.store.export_case("fire") == content


def test_the_ids_of_events_travel_with_the_case(anna: Desk, elsewhere: Store) -> None:
    LiveCase(anna.store, "fire").now()
    anna.decide("fire", "split", ["quay-0"], ["mill-0"], why="Two fires.")
    shown = LiveCase(anna.store, "fire").now()
    anna.undo("fire", len(anna.store.log("fire")))
    merged = LiveCase(anna.store, "fire").now()
    assert len(shown.events) > len(merged.events) > 0
    content = anna.store.export_case("fire")
    Desk(elsewhere, BEN).import_case(content)
    assert elsewhere.export_case("fire") == content
    there = LiveCase(elsewhere, "fire").now()
    assert (list(there.events), list(there.past)) == (list(merged.events), list(merged.past))
    assert elsewhere.export_case("fire") == content


def test_an_imported_case_is_the_same_case(anna: Desk, elsewhere: Store) -> None:
    Desk(elsewhere, BEN).import_case(anna.store.export_case("fire"))
    assert elsewhere.documents("fire") == [QUAY, MILL]
    assert elsewhere.log("fire") == anna.store.log("fire")
    assert elsewhere.reviews("fire") == anna.store.reviews("fire")
    assert elsewhere.decisions("fire") == anna.store.decisions("fire")
    assert elsewhere.reviewed("fire") == anna.store.reviewed("fire")
    assert elsewhere.search("fire", "died").docs == ("mill",)
    assert elsewhere.check() == []


def test_work_goes_on_in_an_imported_case(anna: Desk, elsewhere: Store) -> None:
    ben = Desk(elsewhere, BEN)
    ben.import_case(anna.store.export_case("fire"))
    elsewhere.readings("fire")
    before = len(elsewhere.log("fire"))
    seen = next(review.version for review in elsewhere.reviews("fire") if review.claim == "mill-0")
    ben.accept("fire", "mill-0", seen=seen)
    ben.undo("fire", before)
    assert [act.n for act in elsewhere.log("fire")] == list(range(1, before + 3))
    assert [d.doc for d in elsewhere.documents("fire")] == ["quay", "mill", "late"]


def test_a_taken_id_is_left_alone(anna: Desk) -> None:
    content = anna.store.export_case("fire")
    second = anna.import_case(content)
    assert (second.id, second.name) == ("fire-2", "Fire")
    assert anna.store.export_case("fire") == content
    assert anna.store.log("fire-2") == anna.store.log("fire")


def test_the_demo_case_travels_too(open_again: Open, elsewhere: Store) -> None:
    store = open_again()
    load_demo(store)
    content = store.export_case(DEMO_ID)
    assert Desk(elsewhere, ANNA).import_case(content).is_demo
    assert elsewhere.export_case(DEMO_ID) == content
    load_demo(elsewhere)
    assert elsewhere.export_case(DEMO_ID) == content
    assert not Desk(elsewhere, ANNA).import_case(content).is_demo


def test_a_file_of_the_first_format_is_lifted(anna: Desk, elsewhere: Store) -> None:
    first = ("doc", "n", "text", "title", "outlet", "author", "url", "lang", "published", "added", "is_demo")

    def age(entries: dict[str, bytes]) -> None:
        for name in ("reviews.jsonl", "decisions.jsonl", "log.jsonl", "events.jsonl"):
            del entries[name]
        lines = [json.loads(line) for line in entries["documents.jsonl"].splitlines()]
        entries["documents.jsonl"] = b"".join(to_json_lines({name: line[name] for name in first} for line in lines))
        edit_manifest(lambda m: m.update(format=1, files=[f for f in m["files"] if f["name"] == "documents.jsonl"]))(
            entries
        )

    LiveCase(anna.store, "fire").now()
    Desk(elsewhere, ANNA).import_case(repacked(anna.store.export_case("fire"), age))
    assert [d.text for d in elsewhere.documents("fire")] == [QUAY.text, MILL.text, "9 more."]
    with zipfile.ZipFile(io.BytesIO(elsewhere.export_case("fire"))) as parcel:
        assert json.loads(parcel.read(MANIFEST))["format"] == FORMAT


def test_a_file_of_the_second_format_is_lifted(anna: Desk, elsewhere: Store) -> None:
    def age(entries: dict[str, bytes]) -> None:
        del entries["events.jsonl"]
        older = edit_manifest(
            lambda m: m.update(format=2, files=[f for f in m["files"] if f["name"] != "events.jsonl"])
        )
        older(entries)

    first = LiveCase(anna.store, "fire").now()
    Desk(elsewhere, ANNA).import_case(repacked(anna.store.export_case("fire"), age))
    assert list(LiveCase(elsewhere, "fire").now().events) == list(first.events)
    assert elsewhere.log("fire") == anna.store.log("fire")
    assert elsewhere.export_case("fire") == anna.store.export_case("fire")


def test_a_file_of_the_third_format_is_lifted(anna: Desk, elsewhere: Store) -> None:
    content = repacked(anna.store.export_case("fire"), edit_manifest(lambda m: m.update(format=3)))
    Desk(elsewhere, ANNA).import_case(content)
    assert elsewhere.log("fire") == anna.store.log("fire")
    assert elsewhere.export_case("fire") == anna.store.export_case("fire")


DAMAGED: list[tuple[str, Callable[[dict[str, bytes]], None], bool, str]] = [
    ("words changed", edit_lines("documents.jsonl", lambda r: r[0].update(text="13")), False, "its hash differs"),
    ("a line gone", edit_lines("log.jsonl", lambda r: r.pop(1)), True, "the log has a gap"),
    ("a field gone", edit_lines("log.jsonl", lambda r: r[0].pop("who")), True, "line 1 of log.jsonl is malformed"),
    ("a field too many", edit_lines("reviews.jsonl", lambda r: r[0].update(x=1)), True, "line 1 of reviews.jsonl"),
    ("another kind", edit_lines("documents.jsonl", lambda r: r[1].update(n="2")), True, "line 2 of documents.jsonl"),
    ("yes for a number", edit_lines("documents.jsonl", lambda r: r[1].update(n=True)), True, "line 2 of documents"),
    ("a verdict unknown", edit_lines("reviews.jsonl", lambda r: r[0].update(verdict="so-so")), True, "so-so"),
    ("a claim unknown", edit_lines("reviews.jsonl", lambda r: r[0].update(machine={})), True, "without 'doc'"),
    ("no reason", edit_lines("decisions.jsonl", lambda r: r[0].update(why="")), True, "why must be given"),
    ("no ruling", edit_lines("decisions.jsonl", lambda r: r[0].update(kind="reject_denial")), True, "has no 'denial'"),
    ("an act unknown", edit_lines("decisions.jsonl", lambda r: r[0].update(kind="bless_denial")), True, "bless_denial"),
    ("no list of claims", edit_lines("events.jsonl", lambda r: r[0].update(claims={"a": "b"})), True, "is malformed"),
    ("no log", lambda entries: entries.__delitem__("log.jsonl"), True, "no item named 'log.jsonl'"),
    ("no manifest", lambda entries: entries.__delitem__(MANIFEST), True, "no item named 'manifest.json'"),
    ("no JSON", lambda entries: entries.update({MANIFEST: b"{"}), False, "Expecting"),
    ("another zip", edit_manifest(lambda m: m.update(kind="else")), True, "it is no exported case"),
    ("a list", lambda entries: entries.update({MANIFEST: b"[]"}), False, "list"),
    ("from later", edit_manifest(lambda m: m.update(format=FORMAT + 1)), True, "newer version"),
    ("a path", edit_manifest(lambda m: m["files"][0].update(name="../../x")), True, "does not belong in it"),
    ("no name", edit_manifest(lambda m: m["case"].update(name=" ")), True, "has no name"),
    ("a name of numbers", edit_manifest(lambda m: m["case"].update(name=7)), True, "manifest is malformed"),
]


@pytest.mark.parametrize(("change", "seal", "told"), [case[1:] for case in DAMAGED], ids=[case[0] for case in DAMAGED])
def test_a_damaged_file_is_refused_and_nothing_is_written(
    anna: Desk, elsewhere: Store, change: Callable[[dict[str, bytes]], None], seal: bool, told: str
) -> None:
    LiveCase(anna.store, "fire").now()
    content = repacked(anna.store.export_case("fire"), change, seal=seal)
    with pytest.raises(UnreadableInput, match=told):
        Desk(elsewhere, ANNA).import_case(content, "fire.zip")
    assert elsewhere.list_cases() == []


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all"])
def test_what_is_no_zip_is_refused(elsewhere: Store, content: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"fire\.zip: is no whole exported case"):
        Desk(elsewhere, ANNA).import_case(content, "fire.zip")


def test_an_entry_that_swells_is_refused(anna: Desk, elsewhere: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.store.case_file.LARGEST_FILE", 1000)
    with pytest.raises(UnreadableInput, match="larger than"):
        Desk(elsewhere, ANNA).import_case(anna.store.export_case("fire"))


def test_an_id_that_does_not_fit_a_link_is_replaced(anna: Desk, elsewhere: Store) -> None:
    content = repacked(anna.store.export_case("fire"), edit_manifest(lambda m: m["case"].update(id="../x?y")))
    assert Desk(elsewhere, ANNA).import_case(content).id == "fire"
