"""Pictures of the dashboard with the demo case.

python benchmarks/pictures.py              the four of the README, into data/screenshots
python benchmarks/pictures.py --to DIR     every page, wide and at phone width, light and dark, to look at
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.dashboard import chromium, rest, serve  # noqa: E402

SCREENSHOTS = ROOT / "data" / "screenshots"
README = ("events", "event", "report", "claimants")
PAGES = ("events", "event", "claimants", "reports", "report", "add", "review", "cases", "method")
WIDE, PHONE = 1280, 390  # px
PICTURE_HEIGHT = 860  # px, of those in the README
LOOK_HEIGHT = {WIDE: 3000, PHONE: 5000}  # px; the page scrolls in a box of its own, so the window must be tall


def open_page(page: Page, address: str, name: str) -> None:
    """Open a page with something to see on it."""
    page.goto(f"{address}/events")
    rest(page)
    if name in ("event", "report"):
        link = page.locator("a[href*='event?']").first.get_attribute("href") or ""
        page.goto(link if link.startswith("http") else f"{address}/{link.lstrip('/')}")
        rest(page)
    if name == "event":
        page.locator(".st-key-claims_table tbody button").first.click()
        rest(page)
        page.evaluate("document.activeElement.blur(); document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    elif name == "report":
        page.get_by_role("link", name="Read the report here").first.click()
        rest(page)
    elif name != "events":
        page.goto(f"{address}/{name}")
        rest(page)


def shoot(browser: Browser, address: str, name: str, size: tuple[int, int], scheme: str, target: Path) -> None:
    """Write the picture of one page."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )
    page = context.new_page()
    open_page(page, address, name)
    page.screenshot(path=target)
    context.close()
    print(target.name, f"{target.stat().st_size // 1024} kB")


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of the dashboard with the demo case.")
    parser.add_argument("--to", type=Path, help="a folder: every page, in both widths and themes")
    parser.add_argument("--only", nargs="*", default=PAGES, help="with --to: these pages")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as (address, _), chromium() as browser:
        if asked.to is None:
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            for name in README:
                shoot(browser, address, name, (WIDE, PICTURE_HEIGHT), "light", SCREENSHOTS / f"{name}.png")
            return
        asked.to.mkdir(parents=True, exist_ok=True)
        for name in asked.only:
            for width, height in LOOK_HEIGHT.items():
                for scheme in ("light", "dark"):
                    shoot(browser, address, name, (width, height), scheme, asked.to / f"{name}-{width}-{scheme}.png")


if __name__ == "__main__":
    main()
