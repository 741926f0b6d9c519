"""Random walks in Chromium: those of benchmarks/walks.py with a real browser, its history, its tabs and its scripts.

    python benchmarks/browser_walks.py                50 walks of 8 steps; some ten minutes
    python benchmarks/browser_walks.py --walks 5 --seed 3

Each walk has two tabs of one browser in one locale. After each step the page
must be at rest, without an error of the page or its scripts, and show what
its address names.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.dashboard import chromium, rest, serve  # noqa: E402
from benchmarks.load import CASE  # noqa: E402
from benchmarks.walk_checks import Parameters, what_is_wrong  # noqa: E402
from benchmarks.walks import FAILED, Walk, Wrong, prepare, tell_walks  # noqa: E402
from reconcile.store import Actor, Desk, Right  # noqa: E402

STEPS = 8
CLICK = 3_000  # ms
LOCALES = ("en-GB", "en-US", "de-DE", "hi-IN")
SHOWN = "a[href]:not([href^='#']):not([target=_blank]):visible"
CLICKED = ".st-key-claims_table tbody button:visible, [aria-roledescription=point], .st-key-events_map .mark"


class BrowserTab:
    """One tab of a browser, as ``Walk`` drives one."""

    def __init__(self, page: Page, address: str, locale: str) -> None:
        self.browser_page, self.address, self.locale = page, address, locale
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.go("events", {"case": [CASE]})

    @property
    def page(self) -> str:
        return urlsplit(self.browser_page.url).path.strip("/") or "events"

    def parameters(self) -> Parameters:
        return parse_qs(urlsplit(self.browser_page.url).query, keep_blank_values=True)

    def go(self, page: str, parameters: Mapping[str, list[str]]) -> None:
        query = urlencode([(name, value) for name, values in parameters.items() for value in values])
        self.browser_page.goto(f"{self.address}/{page}?{query}")
        rest(self.browser_page)

    def back(self) -> None:
        self.browser_page.go_back()
        if not self.browser_page.url.startswith(self.address):  # the empty page before the first
            self.go("events", {"case": [CASE]})
        rest(self.browser_page)

    def reload(self) -> None:
        self.browser_page.reload()
        rest(self.browser_page)

    def again(self) -> None:
        """Let the page be drawn anew, as pressing R in it does."""
        self.browser_page.locator("[data-testid=stMain]").press("r")
        rest(self.browser_page)


class BrowserWalk(Walk):
    """A walk that clicks and types."""

    def _follow(self, tab: BrowserTab) -> None:  # type: ignore[override]
        links = tab.browser_page.locator(SHOWN)
        if count := links.count():
            link = links.nth(self.chance.randrange(count))
            self.done[-1] += f" {link.get_attribute('href')}"
            try:
                link.click(timeout=CLICK)
            except BrowserError:  # beside the window or under another part: pressed as a key does
                link.evaluate("link => link.click()")
            rest(tab.browser_page)

    def _set(self, tab: BrowserTab) -> None:  # type: ignore[override]
        marks = tab.browser_page.locator(CLICKED).all()
        box = tab.browser_page.get_by_label("Search").first
        if marks and self.chance.random() < 0.6:
            number = self.chance.randrange(len(marks))
            self.done[-1] += f" mark {number}"
            marks[number].click(force=True, timeout=CLICK)
        elif box.count():
            words = self.chance.choice(["", "Memphis", "shooting", "no such words", "<b>", "a" * 200])
            self.done[-1] += f" search {words[:20]!r}"
            box.fill(words)
            box.press("Enter")
        rest(tab.browser_page)

    def _check(self, tab: BrowserTab) -> None:  # type: ignore[override]
        page = tab.browser_page
        words = page.locator("[data-testid=stMain]").inner_text()
        title = page.locator("h1").first.inner_text() if page.locator("h1").count() else ""
        failed = FAILED in words or page.locator("[data-testid=stException]").count()
        wrong = "; ".join(tab.errors) or ("the page failed" if failed else "")
        wrong = wrong or what_is_wrong(tab.page, tab.parameters(), words, title, tab.locale)
        if wrong:
            steps = "\n  ".join(self.done)
            raise Wrong(f"{wrong}\n  at {page.url}\n  title {title!r}\n  after:\n  {steps}")


def walk(browser: Browser, address: str, desk: Desk, seed: int, steps: int = STEPS) -> Counter[str]:
    """Do one walk and return how often each thing was done. Raises ``Wrong``."""
    chance = random.Random(seed)
    locale = chance.choice(LOCALES)
    width = chance.choice((1280, 390))
    context = browser.new_context(
        viewport={"width": width, "height": 1000}, reduced_motion="reduce", locale=locale, timezone_id="UTC"
    )
    try:
        tabs = [BrowserTab(context.new_page(), address, locale) for _ in range(2)]
        one = BrowserWalk(chance=chance, tabs=tabs, colleague=desk)  # type: ignore[arg-type]
        done = Counter[str]()
        for _ in range(steps):
            try:
                done[one.step()] += 1
            except BrowserError as error:
                raise Wrong(f"{str(error)[:300]}\n  after:\n  " + "\n  ".join(one.done)) from error
        return done
    finally:
        context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Random walks over the dashboard in Chromium.")
    parser.add_argument("--walks", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as name:
        database = f"sqlite:///{name}/cases.sqlite3"
        os.environ["RECONCILE_DATABASE_URL"] = database
        prepare()
        from reconcile.views import case_data

        desk = Desk(case_data.desk().store, Actor(name="Ben", right=Right.OWNER))
        with serve(Path(name), database=database) as (address, _), chromium() as browser:
            seeds = range(asked.seed, asked.seed + asked.walks)
            tell_walks("walks in Chromium", seeds, lambda seed: walk(browser, address, desk, seed))


if __name__ == "__main__":
    main()
