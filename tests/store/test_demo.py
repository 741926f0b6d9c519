"""The demo case is loaded once, renewed when its files change, and can be reset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reconcile.errors import BrokenRecord, UnreadableInput
from reconcile.model import Document
from reconcile.store import DEMO_ID, Desk, Store, load_demo, reset_demo
from reconcile.store.versions import content_version, extractor_version
from tests.store.conftest import ANNA

MINE = Document(doc="mine", text="7 people were hurt.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    folder.mkdir()
    write(folder, "12 people were killed.", "6 people died.")
    (folder / "expected.tsv").write_text("not a report")
    return folder


def write(folder: Path, *texts: str) -> None:
    lines = [json.dumps({"doc": f"d{n}", "text": text}) for n, text in enumerate(texts)]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")


def texts(store: Store) -> list[str]:
    return [reading.document.text for reading in store.readings(DEMO_ID)]


def test_the_demo_case_is_made_and_read(store: Store, folder: Path) -> None:
    case = load_demo(store, folder)
    assert (case.id, case.is_demo, case.reports) == (DEMO_ID, True, 2)
    assert [claim.figure for reading in store.readings(DEMO_ID) for claim in reading.claims] == ["12", "6"]


def test_loading_again_writes_nothing(store: Store, folder: Path) -> None:
    load_demo(store, folder)
    Desk(store, ANNA).rename_case(DEMO_ID, "Ours")
    version = store.dataset_version(DEMO_ID)
    assert load_demo(store, folder).name == "Ours"
    assert store.dataset_version(DEMO_ID) == version


def test_changed_files_renew_the_case_and_keep_what_a_person_added(store: Store, folder: Path) -> None:
    load_demo(store, folder)
    Desk(store, ANNA).add_documents(DEMO_ID, [MINE])
    version = store.dataset_version(DEMO_ID)
    write(folder, "13 people were killed.")
    assert load_demo(store, folder).reports == 2
    assert sorted(texts(store)) == ["13 people were killed.", MINE.text]
    assert store.dataset_version(DEMO_ID) != version


def test_a_reset_brings_back_the_demo_as_it_ships(store: Store, folder: Path) -> None:
    load_demo(store, folder)
    Desk(store, ANNA).add_documents(DEMO_ID, [MINE])
    Desk(store, ANNA).create_case("Ours")
    Desk(store, ANNA).add_documents("ours", [MINE])
    reset_demo(store, ANNA, folder)
    assert texts(store) == ["12 people were killed.", "6 people died."]
    assert store.documents("ours") == [MINE]


def test_broken_demo_files_leave_the_case_as_it_was(store: Store, folder: Path, tmp_path: Path) -> None:
    load_demo(store, folder)
    (folder / "reports.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(BrokenRecord):
        load_demo(store, folder)
    with pytest.raises(UnreadableInput, match="no demo reports"):
        reset_demo(store, ANNA, tmp_path / "nowhere")
    assert len(texts(store)) == 2


def test_the_demo_that_ships_is_read_without_a_problem(store: Store) -> None:
    assert load_demo(store).reports >= 25


def test_a_version_follows_the_content_and_the_names(tmp_path: Path) -> None:
    one, two = tmp_path / "a.py", tmp_path / "b.tsv"
    one.write_text("1")
    two.write_text("2")
    seen = [content_version(tmp_path)]
    two.write_text("3")
    seen.append(content_version(tmp_path))
    two.rename(tmp_path / "c.tsv")
    seen.append(content_version(tmp_path))
    (tmp_path / "notes.bak").write_text("no part of it")
    seen.append(content_version(tmp_path))
    assert len(set(seen)) == 3
    assert seen[2] == seen[3]
    assert len(extractor_version()) == 12
