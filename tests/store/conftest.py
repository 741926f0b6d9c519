"""A store of its own for each test, with a reader simple enough to foresee."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reconcile.model import Document, Modifier, Outcome, Reading, SetAside
from reconcile.store import Store
from reconcile.store.connect import connect
from tests.share.test_records import claim


def read_digits(document: Document) -> Reading:
    """Return a claim of people killed for each run of digits; zeros are set aside."""
    found = [(m.start(), m.end(), m[0]) for m in re.finditer("[0-9]+", document.text)]
    shared: dict[str, Any] = {"modifier": Modifier.EXACT, "outcome": Outcome.KILLED}
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


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'new folder' / 'cases.sqlite3'}"


@pytest.fixture
def open_again(url: str) -> Iterator[Callable[..., Store]]:
    """Return a function that opens the test's store, each time as a new program would."""
    opened: list[Store] = []

    def open_one(**settings: Any) -> Store:
        opened.append(Store(connect(url), **{"read": read_digits, "extractor": "1", **settings}))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_again: Callable[..., Store]) -> Store:
    return open_again()
