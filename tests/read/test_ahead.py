"""What is read ahead comes in its order, its faults where they belong, and whoever stops is not waited for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile.read import read_documents
from reconcile.read.ahead import MOST_AHEAD, read_ahead
from reconcile.read.inputs import _are_many_files

PATIENCE = 30.0  # seconds; a busy machine
MANY = 50


def test_items_come_in_their_order_and_no_more_than_a_few_ahead() -> None:
    given: list[int] = []

    def numbers() -> Iterator[int]:
        for n in range(MANY):
            given.append(n)
            yield n

    for n in read_ahead(numbers()):
        assert len(given) <= n + MOST_AHEAD + 3  # those waiting, this one, the one handed over, the one being made
    assert given == list(range(MANY))


def test_what_is_raised_comes_after_what_was_read_before_it() -> None:
    def breaks() -> Iterator[str]:
        yield "read"
        raise ValueError("at the second")

    items = read_ahead(breaks())
    assert next(items) == "read"
    with pytest.raises(ValueError, match="at the second"):
        next(items)


def test_one_who_stops_ends_the_reading() -> None:
    is_closed = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            is_closed.set()

    items = read_ahead(endless())
    assert next(items) == 1
    items.close()  # type: ignore[attr-defined]
    assert is_closed.wait(PATIENCE)


def test_a_folder_is_read_in_its_order_with_its_faults_beside_its_files(tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"{n:02}.html").write_text(f"<p>{n + 2} people died.</p>")
    (tmp_path / "05.html").write_bytes(b"")
    told: list[str] = []
    read = read_documents(
        [tmp_path],
        on_problem=lambda problem: told.append(f"{Path(problem.where).name} {problem.reason}"),
        on_open=lambda name: told.append(Path(name).name),
    )
    texts = []
    for document in read:
        texts.append(document.text)
        told.append(document.text)
    assert texts == [f"{n + 2} people died." for n in range(12) if n != 5]
    at = told.index("04.html")
    assert told[at : at + 6] == [
        "04.html",
        "6 people died.",
        "05.html",
        "05.html is empty",
        "06.html",
        "8 people died.",
    ]


WHETHER = [
    (["folder"], True),
    (["a.zip"], True),
    (["a.html"], False),
    (["a.html", "b.txt"], True),
    (["a.txt", "b.jsonl"], False),
    (["a.html", "https://example.org/b.html"], False),
    (["a.html", "-"], False),
    ([], False),
]


@pytest.mark.parametrize(("names", "is_ahead"), WHETHER)
def test_files_are_read_ahead_and_nothing_of_the_web(names: list[str], is_ahead: bool) -> None:
    assert _are_many_files(names) is is_ahead
