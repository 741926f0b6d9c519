"""A dashboard on a free port and a Chromium that looks at it: for pictures, for speed, for the tests in a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
FLAGS += " --disable-component-update --disable-sync"
START_SECONDS = 60  # a busy machine; it takes about 2
END_SECONDS = 10
WAIT = 60_000  # ms for a page to come to rest
STILL = 300  # ms without a run after which a page is at rest: a rerun may begin a moment after what asked for it
AT_REST = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
_IS_STILL = """([rest, still]) => {
  const moving = document.getAnimations().some(one => one.playState === 'running' &&
    Number.isFinite(one.effect.getComputedTiming().endTime));
  const stale = document.querySelector('[data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]');
  const now = performance.now(), quiet = document.querySelector(rest) && !moving && !stale;
  if (!quiet || !window.restAsked) window.restSince = now;
  window.restAsked = quiet;
  if (!quiet || now - window.restSince < still) return false;
  window.restAsked = false;
  return true;
}"""


class NotStarted(RuntimeError):
    """The dashboard ended or did not answer; the text is what it printed."""


@contextmanager
def serve(folder: Path, app: Path = ROOT / "app.py", database: str = "") -> Iterator[tuple[str, int]]:
    """Yield the address of a dashboard and its process id; it is stopped by that id.

    Args:
        folder: Where its log goes, and its cases unless ``database`` is given.
        app: What Streamlit runs.
        database: URL of the cases; a fresh SQLite file, which gets the demo case, if "".

    Raises:
        NotStarted: If it does not answer in time.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    command += ["--server.port", str(port), "--server.headless", "true"]
    environment = {**os.environ, "RECONCILE_DATABASE_URL": database or f"sqlite:///{folder / 'cases.sqlite3'}"}
    log = folder / "log.txt"
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_up(address, server, log)
            yield address, server.pid
        finally:
            server.terminate()
            try:
                server.wait(timeout=END_SECONDS)
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
    raise NotStarted(f"the dashboard did not start: {log.read_text(errors='replace')[-2000:]}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the machine's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield opened
        opened.close()


def rest(page: Page) -> None:
    """Wait until the script has run, nothing is stale, fading or a skeleton, and no run has begun for a while."""
    page.wait_for_function(_IS_STILL, arg=[AT_REST, STILL], polling=30, timeout=WAIT)
