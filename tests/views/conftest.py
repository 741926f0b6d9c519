"""Pages run without a browser, on a database with the demo case in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from tests.conftest import ROOT

SECONDS = 60  # a busy machine; the first page loads the places of the world

OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test a new store, and forget the one opened before it."""
    monkeypatch.setenv("RECONCILE_DATABASE_URL", f"sqlite:///{tmp_path / 'cases.sqlite3'}")
    monkeypatch.chdir(ROOT)
    case_data.forget()


@pytest.fixture
def open_page() -> OpenPage:
    """Return ``open_page(name, **parameters)``: the page as it is after its first run."""

    def run(name: str, **parameters: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
        app._page_hash = calc_hash(name)  # switch_page() knows pages by their file, and ours are functions
        for key, value in parameters.items():
            app.query_params[key] = value
        return app.run()

    return run


@pytest.fixture
def demo(own_database: None) -> CaseView:
    """Return the demo case as the pages see it."""
    return case_data.load_case("demo")


def shown(app: AppTest) -> str:
    """Return all the words on the page that AppTest can see, HTML of our own included."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success", "button")
    found = [element for kind in (*kinds, "selectbox") for element in app.get(kind)]
    words = [str(getattr(e, "value", "") or "") + " " + str(getattr(e, "label", "")) for e in found]
    words += [element.proto.body for element in app.get("html")]
    words += [element.proto.label for element in app.get("page_link")]
    words += [element.proto.json for element in app.get("bidi_component")]
    return "\n".join(words)
