"""A database of every released shape, filled, comes to the shape of today with all that was in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, insert, inspect, table, text
from sqlalchemy import column as sql_column

from reconcile.model import Document
from reconcile.read.document import doc_id
from reconcile.share.records import claim_record
from reconcile.store import Desk, Store
from reconcile.store import connect as connect_module
from reconcile.store.connect import HEAD, address_of, connect
from reconcile.store.live_case import LiveCase
from reconcile.store.schema import ExactText
from tests.store.conftest import ANNA, read_digits

pytestmark = pytest.mark.bare

ODD = "12 died.\x00\ud800\x1b 7 more in Köln."
QUAY = Document(doc="quay", text=ODD, title="Fire", outlet="Quay News", published="2017-04-04")
YARD = Document(doc="yard", text=" ".join(f"word{n}" for n in range(60)))  # long enough to be known again
MILL = Document(doc="mill\x00", text="6 people died in the mill.", url="https://a.org/x")


def config(connection: Connection) -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(connect_module.__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


def insert_row(connection: Connection, into: str, **values: object) -> None:
    """Insert by the names of that time, not by the tables of today."""
    texts = {"doc", "text", "title", "outlet", "author", "url", "lang", "published", "id", "claimant", "name", "why"}
    columns = [sql_column(key, ExactText() if key in texts else None) for key in values]
    connection.execute(insert(table(into, *columns)).values(values))


def fill_0001(connection: Connection) -> None:
    """Fill the first shape: a case with two documents of odd letters, one of them read."""
    created = "2026-11-25T10:00:00+00:00"
    case = {"id": "fire", "name": "Fire", "created": created, "is_demo": False, "archived": True}
    insert_row(connection, "cases", **case, version=7, data_hash="")
    insert_row(connection, "cases", **{**case, "id": "empty", "archived": False}, version=0, data_hash="")
    for n, d in enumerate((QUAY, MILL)):
        names = ("doc", "text", "title", "outlet", "author", "url", "lang", "published")
        told = {name: getattr(d, name) for name in names}
        same = {"case_id": "fire", "text_hash": doc_id(d.text), "added": created, "is_demo": False}
        insert_row(connection, "documents", **told, **same, n=n)
    insert_row(connection, "readings", case_id="fire", doc="quay", extractor="1", set_aside="[]")
    for n, claim in enumerate(read_digits(QUAY).claims):
        told = {name: getattr(claim, name) for name in ("doc", "id", "claimant", "country", "place", "date")}
        record = json.dumps(claim_record(claim))
        insert_row(connection, "claims", case_id="fire", n=n, outcome=str(claim.outcome), record=record, **told)


def fill_0002(connection: Connection) -> None:
    """Fill the second shape: the case of the first, with a claim accepted, a decision on two, and the log of both."""
    fill_0001(connection)
    at = "2026-11-25T11:00:00+00:00"
    first, second = read_digits(QUAY).claims
    after = json.dumps({"verdict": "accepted", "text": doc_id(ODD)})
    both = json.dumps({"claims": [first.id], "others": [second.id]})
    act = {"case_id": "fire", "at": at, "who": "Ana", "undoes": 0, "before": "{}"}
    insert_row(connection, "acts", **act, n=1, kind="accept", about=second.id, after=after, why="\ud800")
    insert_row(connection, "acts", **act, n=2, kind="split", about="", after=both, why="Two fires.")
    decision = {"n": 2, "kind": "split", "record": both, "why": "Two fires.", "undone": 0}
    insert_row(connection, "decisions", case_id="fire", at=at, who="Ana", **decision)
    span = {"doc": "quay", "start": second.start, "end": second.end, "claim": second.id, "text_hash": doc_id(ODD)}
    said = {"verdict": "accepted", "fields": "{}", "comments": "[]", "machine": json.dumps(claim_record(second))}
    insert_row(connection, "reviews", case_id="fire", at=at, who="Ana", why="\ud800", version=1, **span, **said)


def fill_0003(connection: Connection) -> None:
    """Fill the third shape: the case of the second, with the ids of its events and a mark of a text."""
    fill_0002(connection)
    first, second = read_digits(QUAY).claims
    event = {"case_id": "fire", "formerly": "[]", "living": True}
    for id, claim in (("e-first", first), ("e-second", second)):
        insert_row(connection, "event_ids", **event, id=id, title="Fire", claims=json.dumps({"quay": [claim.id]}))
    insert_row(connection, "text_marks", case_id="fire", doc="quay", mark=7, n=0)


def fill_0004(connection: Connection) -> None:
    """Fill the fourth shape: the case of the third, with what was denied in a report."""
    fill_0003(connection)
    connection.execute(text("UPDATE readings SET denials = '[]' WHERE doc = 'quay'"))
    insert_row(connection, "text_marks", case_id="fire", doc="quay", mark=-(2**63), n=1)


#: A shape once released, and how to fill a database of it. Every step but the newest must be here.
RELEASED: dict[str, Callable[[Connection], None]] = {
    "0001": fill_0001,
    "0002": fill_0002,
    "0003": fill_0003,
    "0004": fill_0004,
}
LOGGED = {key: ["accept", "split"] if key > "0001" else [] for key in RELEASED}  # kinds of the acts in each


def made_as(url: str, revision: str) -> Engine:
    engine = create_engine(address_of(url))
    with engine.begin() as connection:
        command.upgrade(config(connection), revision)
        RELEASED[revision](connection)
    return engine


@pytest.mark.parametrize("revision", RELEASED)
def test_a_filled_database_comes_to_the_shape_of_today(url: str, revision: str) -> None:
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True)
    made_as(url, revision).dispose()
    store = Store(connect(url), read=read_digits, extractor="1")
    cases = {case.id: case for case in store.list_cases()}
    assert (cases["fire"].name, cases["fire"].archived, cases["fire"].reports) == ("Fire", True, 2)
    assert store.documents("fire") == [QUAY, MILL]
    assert store.readings("fire") == [read_digits(QUAY), read_digits(MILL)]
    assert [act.kind for act in store.log("fire")] == LOGGED[revision]
    assert [review.why for review in store.reviews("fire")] == ["\ud800"] * len(LOGGED[revision][:1])
    assert [decision.why for decision in store.decisions("fire")] == ["Two fires."] * len(LOGGED[revision][1:])
    assert store.search("fire", "koln").docs == ("quay",)
    assert store.check() == []
    live = LiveCase(store, "fire")
    ids = list(live.now().events)
    assert len(ids) == (3 if LOGGED[revision] else 2)  # the decision sets one claim apart
    assert list(LiveCase(store, "fire").now().events) == ids
    assert ({"e-first", "e-second"} <= {*ids}) is (revision >= "0003")  # a link of then leads where it led
    desk = Desk(store, ANNA)
    claim = read_digits(QUAY).claims[0]
    desk.correct("fire", claim.id, {"low": 13, "high": 13}, seen=0)
    assert store.reviewed("fire").readings[0].claims[0].low == 13
    assert desk.archive_case("fire", False).archived is False
    assert desk.add_documents("fire", [QUAY, YARD]).added == ("yard",)
    assert store.twins("fire", [replace(YARD, doc="new")])["new"].doc == "yard"
    assert store.check() == []
    store.close()


def test_every_released_shape_is_tried() -> None:
    made = Config()
    made.set_main_option("script_location", str(Path(connect_module.__file__).parent / "migrations"))
    steps = {step.revision for step in ScriptDirectory.from_config(made).walk_revisions()}
    assert steps - {HEAD} == set(RELEASED)


def test_a_step_that_fails_leaves_the_database_as_it_was(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True)
    engine = made_as(url, "0001")
    before = set(inspect(engine).get_table_names())
    monkeypatch.setattr("alembic.operations.Operations.create_index", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        connect(url)
    assert set(inspect(engine).get_table_names()) == before
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar() == 2
    engine.dispose()
