"""A database is made or brought to the shape of today, by one program at a time, or the reason is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from reconcile.errors import StoreError
from reconcile.store import connect as connect_module
from reconcile.store import open_store, schema
from reconcile.store.connect import HEAD, address_of, connect, default_url, migrate
from tests.conftest import ROOT


def is_ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """Leave out what only one of the two databases has for searching: SQLite's shadow tables, PostgreSQL's index."""
    return not (name or "").startswith("report_words_found")


def test_the_steps_lead_to_the_tables_that_the_code_uses(url: str) -> None:
    from alembic.autogenerate import compare_metadata

    engine = connect(url)
    with engine.connect() as connection:
        options = {"include_object": is_ours}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata)
    engine.dispose()
    assert differences == []


def test_head_is_the_newest_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(connect_module.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrating_again_changes_nothing(url: str) -> None:
    engine = connect(url)
    before = inspect(engine).get_table_names()
    migrate(engine)
    assert inspect(engine).get_table_names() == before
    assert {"alembic_version", *schema.metadata.tables} <= set(before)
    engine.dispose()


@pytest.mark.bare
def test_a_step_that_fails_leaves_no_half_made_tables(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alembic.operations.Operations.create_index", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        connect(url)
    engine = create_engine(address_of(url))
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_readers_and_a_writer_work_side_by_side(sqlite_url: str) -> None:
    engine = connect(sqlite_url)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("SELECT count(*) FROM cases")).scalar() == 0
        with engine.execution_options(writing=True).begin() as writer:
            writer.execute(text("UPDATE cases SET version = 1"))
    engine.dispose()


def test_a_database_of_a_newer_version_is_left_alone(url: str) -> None:
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer version"):
        connect(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("cases.sqlite3", "not a database address"),
        ("sqlite:////dev/null/cases.sqlite3", "cannot be opened"),
        ("nosuch://host/cases", "driver for this database is not installed"),
    ],
)
def test_what_cannot_be_reached_is_told(url: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        connect(url)


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are not the cases you are looking for. " * 100)
    with pytest.raises(StoreError, match="not a database"):
        connect(f"sqlite:///{path}")
    assert path.read_text().startswith("These are not")


def test_a_password_is_never_told() -> None:
    with pytest.raises(StoreError) as told:
        connect("nosuch://me:secret@host/cases")
    assert "secret" not in str(told.value)


def test_the_place_is_the_variable_else_the_data_folder(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    monkeypatch.setenv("RECONCILE_DATABASE_URL", sqlite_url)
    assert default_url() == sqlite_url
    open_store().close()
    assert Path(sqlite_url.removeprefix("sqlite:///")).is_file()
    monkeypatch.delenv("RECONCILE_DATABASE_URL")
    monkeypatch.setattr(connect_module, "user_data_dir", lambda name, author: f"/data/{name}")
    assert default_url() == "sqlite:////data/reconcile/cases.sqlite3"


FIRST = """
import sys
from reconcile.model import Document
from reconcile.store import Actor, Desk, Right, open_store
store = open_store(sys.argv[1])
desk = Desk(store, Actor(name="Anna", right=Right.EDITOR))
case = desk.create_case("same name")
desk.add_documents(case.id, [Document(doc="a", text="No figures here.")])
store.close()
"""


@pytest.mark.bare
def test_programs_that_open_a_new_database_at_once_all_work(url: str) -> None:
    programs = [
        subprocess.Popen([sys.executable, "-c", FIRST, url], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [program.communicate()[1] for program in programs] == ["", "", ""]
    store = open_store(url)
    assert sorted((case.id, case.reports) for case in store.list_cases()) == [
        ("same-name", 1),
        ("same-name-2", 1),
        ("same-name-3", 1),
    ]
    store.close()
