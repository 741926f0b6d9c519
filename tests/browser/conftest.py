"""A dashboard of its own on a free port, and a Chromium that may speak to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from benchmarks import dashboard as served
from benchmarks.dashboard import CHROMIUM

SEEN = 30_000  # ms for what a test expects to appear: a machine at work on other things is no fault of the page
expect.set_options(timeout=SEEN)


@dataclass
class Visit:
    """A page of the dashboard, what it asked of other hosts, and the errors it told."""

    page: Page
    address: str
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a path and wait until the page is at rest."""
        self.page.goto(self.address + path)
        self.rest()

    def rest(self) -> None:
        """Wait until the script has run, nothing is stale, fading or a skeleton, and no run has begun for a while."""
        served.rest(self.page)


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a dashboard with only the demo case in it; it is stopped by its process id."""
    with served.serve(tmp_path_factory.mktemp("dashboard")) as (address, _):
        yield address


@pytest.fixture(scope="session")
def browser(require: Callable[[object, str], None]) -> Iterator[Browser]:
    """Yield the machine's Chromium."""
    require(CHROMIUM, "Chromium (apt-get install chromium)")
    with served.chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, dashboard: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Yield a fresh visitor, of another width in px by indirect parameters; fails if any other host was asked."""
    width = getattr(request, "param", 1280)
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 1400},
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
        permissions=["clipboard-read", "clipboard-write"],
    )
    visitor = Visit(page=context.new_page(), address=dashboard)

    def guard(route: Route) -> None:
        url = route.request.url
        if url.startswith((dashboard, "data:", "blob:")):
            route.continue_()
        else:
            visitor.strangers.append(url)
            route.abort()

    context.route("**/*", guard)
    visitor.page.on("pageerror", lambda error: visitor.errors.append(str(error)))
    yield visitor
    context.close()
    assert visitor.strangers == []
    assert visitor.errors == []
