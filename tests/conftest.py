"""What every test may lean on: the reference sets beside the project, and no silent skips.

A test that lacks a tool or a file says so through ``require`` and is skipped;
under ``REQUIRE_ALL=1``, as on the build machine, every skip is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"

# A busy machine stalls now and then, so no example has a deadline; the same examples every time, so a failure repeats.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


@pytest.fixture(scope="session")
def require() -> Callable[[object, str], None]:
    """Return ``require(condition, what)``: skips the test where ``what`` is lacking.

    >>> require(shutil.which("chromium"), "Chromium")  # in a test
    """

    def check(condition: object, what: str) -> None:
        if not condition:
            pytest.skip(f"needs {what}")

    return check


@pytest.fixture(scope="session")
def shared(require: Callable[[object, str], None]) -> Path:
    """Return the folder of the reference sets; skips where the project stands alone."""
    require((SHARED / "gold" / "score.py").is_file(), "the reference sets in ../shared")
    return SHARED


@pytest.fixture(autouse=True, scope="session")
def own_case_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the cases of the person who runs the tests out of reach: the default store is a new, empty one."""
    before = os.environ.get("RECONCILE_DATABASE_URL")
    os.environ["RECONCILE_DATABASE_URL"] = f"sqlite:///{tmp_path_factory.mktemp('store') / 'cases.sqlite3'}"
    yield
    if before is None:
        del os.environ["RECONCILE_DATABASE_URL"]
    else:
        os.environ["RECONCILE_DATABASE_URL"] = before


def _fail_a_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where none is allowed. An expected failure is no skip."""
    if REQUIRE_ALL and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{reason} (REQUIRE_ALL=1 lets nothing be skipped)"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report: pytest.TestReport = yield  # type: ignore[assignment]
    _fail_a_skip(report)
    return report  # type: ignore[return-value]


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    report: pytest.CollectReport = yield  # type: ignore[assignment]
    _fail_a_skip(report)
    return report  # type: ignore[return-value]
