"""Killed, cut off, crowded, out of room: nothing told is lost, nothing half done. More: benchmarks/faults.py."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

from reconcile.errors import StoreError
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.model import Document
from reconcile.store import Desk, Store, open_store
from reconcile.store.connect import connect
from tests.store.conftest import ANNA, read_digits
from tests.store.faults import Outcome, Worker, kill_at_random, problems, report
from tests.store.postgres import Server, programs

KILLS = 20
SHOT_AFTER = 1.5  # seconds that a worker has at a server before it is shot
LONGEST = 0.5  # seconds a worker lives: enough for its start and some acts


@pytest.fixture(scope="module", autouse=True)
def read_words_before_forking() -> None:
    load_gazetteer()


def test_a_killed_editor_loses_no_acknowledged_act_and_leaves_no_half_one(url: str) -> None:
    outcomes = []
    for seed in range(KILLS):
        outcomes.append(kill_at_random(url, seed, LONGEST))
        store = open_store(url)
        assert problems(store, outcomes) == []
        store.close()
    assert sum(len(outcome.acts) for outcome in outcomes) > KILLS


@pytest.mark.bare
def test_an_editor_killed_while_a_new_store_is_made_leaves_one_that_opens(url: str) -> None:
    outcomes = [kill_at_random(url, seed, 0.1) for seed in range(10)]
    store = open_store(url)
    assert problems(store, outcomes) == []
    store.close()


def test_four_editors_at_once_lose_no_update(url: str) -> None:
    open_store(url).close()
    first = Worker(url, "first", 0, acts=4, adds=1).outcome()
    workers = [Worker(url, f"editor {seed}", seed, acts=25, adds=0) for seed in range(1, 5)]
    outcomes = [first, *(worker.outcome() for worker in workers)]
    store = open_store(url)
    assert [outcome.errors for outcome in outcomes] == [[]] * 5
    assert problems(store, outcomes) == []
    assert len(store.log("fire")) == sum(len(outcome.acts) for outcome in outcomes)
    store.close()


@pytest.fixture
def own_server(postgres: Server) -> Iterator[Server]:
    """Yield a server that may be shot; ``postgres`` is named so that the test is skipped where there is none."""
    assert programs()
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()


def test_a_server_that_is_shot_loses_no_acknowledged_act(own_server: Server) -> None:
    url = own_server.create("cases")
    outcomes: list[Outcome] = []
    for seed in range(2):
        worker = Worker(url, f"editor {seed}", seed)
        time.sleep(SHOT_AFTER)
        own_server.stop("immediate")
        outcomes.append(worker.outcome())
        assert len(outcomes[-1].errors) == 1
        assert outcomes[-1].errors[0].startswith("error: ")
        own_server.start()
        store = open_store(url)
        assert problems(store, outcomes) == []
        store.close()
    assert sum(len(outcome.acts) for outcome in outcomes) > 0


def test_a_full_disk_is_told_and_nothing_is_lost(sqlite_url: str) -> None:
    engine = connect(sqlite_url)
    store = Store(engine, read=read_digits, extractor="1")
    desk = Desk(store, ANNA)
    desk.create_case("Fire")
    desk.add_documents("fire", [report("kept", 1)])
    before = store.export_case("fire")

    @event.listens_for(engine, "begin")
    def leave_no_room(connection: object) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]  # as many as there are

    with pytest.raises(StoreError, match="full"):
        desk.add_documents("fire", [Document(doc="big", text="12 died. " * 10_000)])
    event.remove(engine, "begin", leave_no_room)
    store.close()
    again = open_store(sqlite_url)
    assert again.export_case("fire") == before
    assert again.check() == []
    assert Path(sqlite_url.removeprefix("sqlite:///")).exists()
    again.close()


def test_an_error_told_to_a_worker_is_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    worker = Worker(f"sqlite:///{tmp_path / 'file' / 'cases.sqlite3'}", "Anna", 1)
    outcome = worker.outcome()
    assert outcome.acts == []
    assert outcome.errors[0].startswith("error: ")


SABOTAGE = [
    ("DELETE FROM reviews", "does not follow from its acts"),
    ("UPDATE reviews SET verdict = 'accepted', fields = '{}'", "does not follow from its acts"),
    ("DELETE FROM documents WHERE n = 0", "is lost"),
    ("UPDATE documents SET withdrawn = true", "is lost"),
]


@pytest.mark.parametrize(("statement", "told"), SABOTAGE)
def test_the_check_sees_what_is_lost_or_halved(url: str, statement: str, told: str) -> None:
    outcome = Worker(url, "Anna", 7, acts=12).outcome()
    store = open_store(url)
    assert problems(store, [outcome]) == []
    with store._engine.execution_options(writing=True).begin() as connection:
        connection.execute(text(statement))
    assert any(told in problem for problem in problems(store, [outcome]))
    store.close()
