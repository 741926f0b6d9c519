"""A dashboard of its own on a free port, and a Chromium that may speak to nobody else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.conftest import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
FLAGS += " --disable-component-update --disable-sync"
START_SECONDS = 60  # a busy machine; it takes about 2
WAIT = 60_000  # ms for a page to come to rest
SEEN = 30_000  # ms for what a test expects to appear: a machine at work on other things is no fault of the page
STILL = 300  # ms without a run after which a page is at rest: a rerun may begin a moment after what asked for it
expect.set_options(timeout=SEEN)
AT_REST = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"

_IS_STILL = """([rest, still]) => {
  const moving = document.getAnimations().some(one => one.playState === 'running' &&
    Number.isFinite(one.effect.getComputedTiming().endTime));
  const stale = document.querySelector('[data-stale=true]');
  const now = performance.now(), quiet = document.querySelector(rest) && !moving && !stale;
  if (!quiet || !window.restAsked) window.restSince = now;
  window.restAsked = quiet;
  if (!quiet || now - window.restSince < still) return false;
  window.restAsked = false;
  return true;
}"""


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
        """Wait until the script has run, nothing is stale or fading, and no further run has begun for a while."""
        self.page.wait_for_function(_IS_STILL, arg=[AT_REST, STILL], polling=30, timeout=WAIT)


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a dashboard with only the demo case in it; it is stopped by its process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("dashboard")
    log: Path = folder / "log.txt"
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    environment = {**os.environ, "RECONCILE_DATABASE_URL": f"sqlite:///{folder / 'cases.sqlite3'}"}
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_up(address, server, log)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_until_up(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not start: {log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="session")
def browser(require: Callable[[object, str], None]) -> Iterator[Browser]:
    """Yield the machine's Chromium."""
    require(CHROMIUM, "Chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield opened
        opened.close()


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
