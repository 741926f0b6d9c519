"""A damaged or forged case file is refused in words, or makes a case that can be looked at and worked on."""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reconcile.errors import ReconcileError, UnreadableInput
from reconcile.model import Document
from reconcile.store import Desk, Store
from reconcile.store.act_words import act_words
from reconcile.store.case_file import MANIFEST
from reconcile.store.connect import connect
from reconcile.store.live_case import LiveCase
from tests.store.conftest import ANNA, read_digits
from tests.store.test_case_file import edit_lines, edit_manifest, repacked

MUTATIONS = 150  # of the file, each by its number
ODD: tuple[Any, ...] = (
    *("", "x", "\x00", "\ud800", "a" * 200, "2017", "r1", "accept", "undo"),
    *(0, -1, 1, 2**31, 10**30, 1.5, True, False, None),
    *([], {}, ["x"], [[]], {"docs": [1]}, {"name": 3}, {"fields": {"low": "x"}}, {"verdict": "x"}),
)


@pytest.fixture
def anna(tmp_path: Path) -> Desk:
    """Return a desk, on SQLite, at a case in which every kind of act was done."""
    store = Store(connect(f"sqlite:///{tmp_path / 'cases.sqlite3'}"), read=read_digits, extractor="1")
    desk = Desk(store, ANNA)
    desk.create_case("Fire")
    desk.add_documents("fire", [Document(doc=f"r{n}", text=f"{n + 3} died, {n + 9} hurt.") for n in range(3)])
    desk.correct("fire", "r0-0", {"low": 5, "high": 6}, seen=0)
    desk.reject("fire", "r1-0", seen=0)
    desk.comment("fire", "r1-0", "Why?")
    desk.decide("fire", "merge", ["r0-0"], ["r1-0"], why="One fire.")
    desk.decide("fire", "split", ["r2-0"], ["r1-0"], why="Two fires.")
    desk.undo("fire", 4)
    desk.add_documents("fire", [Document(doc="late", text="9 more.")])
    desk.undo("fire", len(store.log("fire")))
    LiveCase(store, "fire").now()
    return desk


def set_at(at: int, field: str, value: Any) -> Callable[[list[dict[str, Any]]], object]:
    return lambda records: records[at].update({field: value})


REFUSED = [  # file, what is done to it, words of the reason
    ("documents.jsonl", lambda records: records.append(records[0]), "line 5 of documents.jsonl repeats one before it"),
    ("reviews.jsonl", lambda records: records.append(records[0]), "line 3 of reviews.jsonl repeats"),
    ("documents.jsonl", set_at(1, "n", 10**30), "line 2 of documents.jsonl is malformed"),
    ("documents.jsonl", set_at(1, "n", -1), "line 2 of documents.jsonl is malformed"),
    ("documents.jsonl", set_at(0, "added", "\ud800"), "line 1 of documents.jsonl is malformed"),
    ("documents.jsonl", set_at(0, "more", {"kind": 3}), "line 1 of documents.jsonl is malformed"),
    ("log.jsonl", set_at(1, "after", {"docs": [None]}), "line 2 of log.jsonl is malformed"),
    ("log.jsonl", set_at(1, "after", {}), "line 2 of log.jsonl is malformed"),
    ("log.jsonl", set_at(2, "undoes", 3), "line 3 of log.jsonl is malformed"),
    ("log.jsonl", set_at(7, "undoes", 8), "line 8 of log.jsonl is malformed"),
    ("log.jsonl", set_at(2, "kind", "a" * 21), "line 3 of log.jsonl is malformed"),
    ("reviews.jsonl", set_at(0, "fields", {"low": {}}), "line 1 of reviews.jsonl is malformed"),
    ("reviews.jsonl", set_at(0, "fields", {"low": 9, "high": 2}), "line 1 of reviews.jsonl is malformed"),
    ("reviews.jsonl", set_at(0, "doc", "r2"), "line 1 of reviews.jsonl is malformed"),
    ("reviews.jsonl", set_at(1, "comments", [{"n": "x"}]), "line 2 of reviews.jsonl is malformed"),
    ("decisions.jsonl", set_at(0, "record", {"claims": [{}], "others": ["r1-0"]}), "line 1 of decisions.jsonl"),
]


@pytest.mark.parametrize(("name", "edit", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_would_break_a_page_is_refused(
    anna: Desk, name: str, edit: Callable[[list[dict[str, Any]]], object], reason: str
) -> None:
    content = repacked(anna.store.export_case("fire"), edit_lines(name, edit))
    with pytest.raises(UnreadableInput, match=reason):
        anna.import_case(content)
    assert len(anna.store.list_cases()) == 1


@pytest.mark.parametrize("field", ["id", "created", "data_hash"])
def test_a_manifest_that_no_database_takes_is_refused(anna: Desk, field: str) -> None:
    content = repacked(
        anna.store.export_case("fire"), edit_manifest(lambda manifest: manifest["case"].update({field: "\ud800"}))
    )
    with pytest.raises(UnreadableInput, match="the manifest is malformed"):
        anna.import_case(content)


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each value within a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*at, key)
        yield from places(one, (*at, key))


def mutated(entries: dict[str, bytes], chance: random.Random) -> None:
    """Put something odd in one place of one file."""
    name = chance.choice([name for name, body in entries.items() if name != MANIFEST and body])

    def edit(records: list[dict[str, Any]]) -> None:
        record: Any = chance.choice(records)
        *way, last = chance.choice(list(places(record)))
        for key in way:
            record = record[key]
        record[last] = json.loads(json.dumps(chance.choice(ODD)))

    edit_lines(name, edit)(entries)


def look_at(desk: Desk, case: str) -> None:
    """Do with a case what the pages do, and act on it."""
    store = desk.store
    LiveCase(store, case).now()
    assert [act_words(act) for act in store.log(case)]
    store.search(case, "died")
    for n in (len(store.log(case)), 4):
        with contextlib.suppress(ReconcileError):  # it is told that it cannot be undone
            desk.undo(case, n)
    desk.add_documents(case, [Document(doc="new", text="8 died.")])
    LiveCase(store, case).now()
    store.export_case(case)


def test_a_file_with_anything_odd_in_it_is_refused_or_can_be_worked_on(anna: Desk) -> None:
    content = anna.store.export_case("fire")
    refusals: list[str] = []
    for n in range(MUTATIONS):
        try:
            case = anna.import_case(repacked(content, partial(mutated, chance=random.Random(n)))).id
        except UnreadableInput as error:
            refusals.append(error.reason)
        else:
            look_at(anna, case)
    assert MUTATIONS / 2 < len(refusals) < MUTATIONS
    assert [reason for reason in refusals if not reason.startswith("is no whole exported case: ")] == []
