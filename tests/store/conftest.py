"""A store of its own for each test, on SQLite and on PostgreSQL, with a reader simple enough to foresee."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from reconcile.model import Document, Modifier, Outcome, Reading, SetAside
from reconcile.store import Actor, Desk, Right, Store
from reconcile.store.connect import connect
from tests.share.test_records import claim
from tests.store.postgres import QUICK, Server, programs

ANNA = Actor(name="Anna", right=Right.OWNER)
BEN = Actor(name="Ben", right=Right.EDITOR)

Open = Callable[..., Store]
OpenDesk = Callable[..., Desk]


def read_digits(document: Document) -> Reading:
    """Return a claim of people killed for each run of digits; zeros are set aside."""
    found = [(m.start(), m.end(), m[0]) for m in re.finditer("[0-9]+", document.text)]
    shared: dict[str, Any] = {"modifier": Modifier.EXACT, "outcome": Outcome.KILLED, "part_of": ""}
    return Reading(
        document=document,
        claims=tuple(
            claim(
                doc=document.doc, id=f"{document.doc}-{a}", start=a, end=b, figure=f, low=int(f), high=int(f), **shared
            )
            for a, b, f in found
            if int(f)
        ),
        set_aside=tuple(SetAside(start=a, end=b, figure=f, reason="a zero") for a, b, f in found if not int(f)),
    )


@pytest.fixture(scope="session")
def postgres(require: Callable[[object, str], None]) -> Iterator[Server]:
    """Yield a server with a database ``empty`` that has the tables of today and nothing in them."""
    require(programs(), "PostgreSQL (apt-get install postgresql)")
    server = Server(QUICK)
    try:
        server.start()
        server.create("bare")
        connect(server.create("empty")).dispose()
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file that has the tables of today and nothing in them."""
    path = tmp_path_factory.mktemp("empty") / "cases.sqlite3"
    connect(f"sqlite:///{path}").dispose()
    return path


_names = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the address of an empty store, ``bare`` of tables where so marked: the same test on both databases."""
    is_bare = request.node.get_closest_marker("bare") is not None
    if request.param == "sqlite":
        path = tmp_path / "new folder" / "cases.sqlite3"
        if not is_bare:
            path.parent.mkdir()
            shutil.copy(request.getfixturevalue("empty_file"), path)
        yield f"sqlite:///{path}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = f"test{next(_names)}"
    yield server.create(name, "bare" if is_bare else "empty")
    server.drop(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'new folder' / 'cases.sqlite3'}"


@pytest.fixture
def open_again(url: str) -> Iterator[Open]:
    """Return a function that opens the test's store, each time as a new program would."""
    opened: list[Store] = []

    def open_one(**settings: Any) -> Store:
        opened.append(Store(connect(url), **{"read": read_digits, "extractor": "1", **settings}))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_again: Open) -> Store:
    return open_again()


@pytest.fixture
def desk(store: Store) -> Desk:
    """Return the desk of Anna, who may do everything."""
    return Desk(store, ANNA)
