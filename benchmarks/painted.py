"""What a person waits for in the browser, beside an empty Streamlit page with one small chart, in one run.

    python benchmarks/painted.py                       1k, 10k and 100k claims; some minutes to make the cases
    python benchmarks/painted.py --reports 250
    python benchmarks/painted.py --keep DIR            keep the made cases, and use them again

First range: from a new visitor's navigation to the first bar or mark on the
screen. Change: from the key or click to the frame after the words changed,
measured in the page. Bytes: what the server sent for one change. The two
dashboards take turns, so that a busy machine slows both. Nothing here is a
test.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, WebSocket

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.dashboard import chromium, rest, serve  # noqa: E402
from benchmarks.load import CASE, fill  # noqa: E402
from reconcile.store import open_store  # noqa: E402

REPORTS = (250, 2_500, 25_000)  # about 1,000, 10,000 and 100,000 claims
TIMES = 7
LOOKED_AT = 12  # events of the list, in search of one with several marks
WORDS = (
    "Memphis",
    "Tulsa",
    "Omaha",
    "Reno",
    "Boise",
    "Tampa",
    "Akron",
    "Fargo",
    "Macon",
)  # searched for where no towns are shown
NEXT = 30_000  # ms after which a change counts as lost
FIRST_LOOK = 600_000  # ms for a server to load a great case

EMPTY = """
import streamlit as st
rows = [{"x": n, "y": n * n % 7, "claim": str(n)} for n in range(12)]
spec = {"data": {"values": rows}, "mark": "point", "params": [{"name": "claim", "select": {"type": "point",
        "fields": ["claim"], "on": "click"}}],
        "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"},
                     "size": {"value": 200}}}
st.title("Empty")
word = st.text_input("Search")
st.markdown(f"found {word}")
with st.container(key="evidence"):
    told = st.session_state.get("chart", {}).get("selection", {}).get("claim", [])
    st.markdown(f"chosen {told}")
st.vega_lite_chart(None, spec, key="chart", on_select="rerun", selection_mode="claim")
"""

# Resolves with the ms from the next key or click to the second frame after the words of an element changed.
_WATCH = """([selector, kind, most]) => new Promise((done, lost) => {
  setTimeout(() => lost(new Error("nothing changed")), most);
  const within = (e) => [...e.querySelectorAll("*")].filter((x) => x.shadowRoot).map((x) => x.shadowRoot.textContent);
  const words = () => [...document.querySelectorAll(selector)].map((e) => e.innerText + within(e)).join("|");
  const before = words(); let begun = 0;
  addEventListener(kind, (e) => { if (kind !== "keydown" || e.key === "Enter") begun = performance.now(); },
                   {capture: true, once: kind !== "keydown"});
  const look = () => {
    if (begun && words() !== before && words() !== "")
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
    else requestAnimationFrame(look);
  };
  look();
})"""


@dataclass
class Target:
    """A dashboard under the clock, and where on it to look."""

    name: str
    address: str
    first: tuple[str, str]  # path and selector of the first range
    counted: tuple[str, str]  # path and selector of the words that a search changes
    event: str  # path of the page with a chart
    times: dict[str, list[float]] = field(default_factory=dict)


def context_of(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce", locale="en-GB")


def first_range(browser: Browser, target: Target) -> float:
    """Return ms from a new visitor's navigation to the first range on the screen."""
    context = context_of(browser)
    page = context.new_page()
    page.goto(target.address + target.first[0], wait_until="commit")
    page.locator(target.first[1]).first.wait_for(state="visible", timeout=NEXT)
    took = float(page.evaluate("performance.now()"))
    context.close()
    return took


def changes(page: Page, selector: str, kind: str, act: Callable[[], None]) -> float:
    """Return ms from what ``act`` does, a key or a click, to the painted change of an element's words."""
    page.evaluate(f"(window.watched = ({_WATCH})({[selector, kind, NEXT]!r}), 0)")
    act()
    return float(page.evaluate("window.watched"))


def first_look(browser: Browser, target: Target) -> float:
    """Return the seconds that the server's very first visitor waits: the case is loaded and its events are grouped."""
    context = context_of(browser)
    page = context.new_page()
    begun = time.monotonic()
    page.goto(target.address + target.first[0], wait_until="commit")
    page.locator(target.first[1]).first.wait_for(state="visible", timeout=FIRST_LOOK)
    took = time.monotonic() - begun
    context.close()
    return took


def searched(browser: Browser, target: Target) -> tuple[list[float], list[float]]:
    """Return the ms and the bytes received of searches for one word after another."""
    context = context_of(browser)
    page = context.new_page()
    received = [0]

    def count(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: received.__setitem__(0, received[0] + len(data)))

    page.on("websocket", count)
    page.goto(target.address + target.counted[0])
    rest(page)
    box = page.get_by_label("Search").first
    found = re.findall(r" in ([A-Z]\w+)", " ".join(page.locator("a[href*='event?']").all_inner_texts()))
    took, sent = [], []
    for word in list(dict.fromkeys([*found, *WORDS]))[:TIMES]:
        box.fill(word)
        before = received[0]
        took.append(changes(page, target.counted[1], "keydown", lambda: box.press("Enter")))
        rest(page)
        sent.append(float(received[0] - before))
    context.close()
    return took, sent


def chosen(browser: Browser, target: Target) -> list[float]:
    """Return the ms from clicks on marks of the chart to the evidence."""
    context = context_of(browser)
    page = context.new_page()
    page.goto(target.address + target.event)
    rest(page)
    marks = page.locator("[data-testid=stVegaLiteChart]").first.locator("[aria-roledescription=point]")
    took = []
    for n in range(TIMES if marks.count() > 1 else 1):  # a mark is clicked again after another one was
        mark = marks.nth(n % marks.count())
        took.append(changes(page, ".st-key-evidence", "pointerdown", lambda mark=mark: mark.click(force=True)))
        rest(page)
    context.close()
    return took


def measure(reports: int, folder: Path) -> None:
    """Print what both dashboards take with a case of so many reports."""
    database = f"sqlite:///{folder / f'painted-{reports}.sqlite3'}"
    store = open_store(database)
    fill(store, reports)
    empty = folder / "empty.py"
    empty.write_text(EMPTY, encoding="utf-8")
    with ExitStack() as stack:
        places = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        ours, _ = stack.enter_context(serve(places[0], database=database))
        other, _ = stack.enter_context(serve(places[1], app=empty))
        browser = stack.enter_context(chromium())
        targets = [
            Target("empty page", other, ("/", MARKS), ("/", "[data-testid=stMarkdown]"), "/"),
            Target("reconcile", ours, (f"/events?case={CASE}", BAR), (f"/events?case={CASE}", COUNT), ""),
        ]
        print(
            f"{reports:,} reports: the server's first look at the case {first_look(browser, targets[1]):,.1f} s",
            flush=True,
        )
        targets[1].event = first_event(browser, targets[1])
        for target in targets:
            target.times = {"first range": [], "first range, event": [], "change": [], "bytes": [], "mark": []}
            searched(browser, target)  # the server's first look at the case is told apart, below
        for _ in range(TIMES):
            for target in targets:
                target.times["first range"].append(first_range(browser, target))
        for target in targets:
            target.times["change"], target.times["bytes"] = searched(browser, target)
            target.times["mark"] = chosen(browser, target)
    claims = sum(1 for _ in store.reviewed(CASE).readings for _ in _.claims) if reports <= REPORTS[0] else reports * 4
    tell(reports, claims, targets)


def tell(reports: int, claims: int, targets: list[Target]) -> None:
    print(f"{reports:,} reports, about {claims:,} claims")
    for name in ("first range", "change", "mark", "bytes"):
        told = [statistics.median(target.times[name]) for target in targets]
        shares = f"{told[1] / told[0]:.2f} x" if name != "bytes" else ""
        worst = max(targets[1].times[name])
        unit = "bytes" if name == "bytes" else "ms"
        ours = f"ours {told[1]:>8,.0f} {unit} (worst {worst:,.0f})"
        print(f"  {name:<14} empty {told[0]:>8,.0f}   {ours}   {shares}", flush=True)


MARKS = "[data-testid=stVegaLiteChart] .marks"
BAR = ".st-key-events_body .bar >> visible=true"
COUNT = ".st-key-events_list"


def first_event(browser: Browser, target: Target) -> str:
    """Return the path of an event with several marks in its chart, the one with most claimants if none has."""
    context = context_of(browser)
    page = context.new_page()
    page.goto(f"{target.address}/events?case={CASE}&sort=claimants")
    rest(page)
    links = [link.get_attribute("href") or "" for link in page.locator("h2 a[href*='event?']").all()]
    paths = [link.removeprefix(target.address) if "//" in link else f"/{link.lstrip('/')}" for link in links]
    found = ""
    for path in paths[:LOOKED_AT]:
        page.goto(target.address + path)
        rest(page)
        if page.locator("[data-testid=stVegaLiteChart]").first.locator("[aria-roledescription=point]").count() > 2:
            found = path
            break
    context.close()
    return found or paths[0]


def main() -> None:
    parser = argparse.ArgumentParser(description="What a person waits for in the browser.")
    parser.add_argument("--reports", type=int, nargs="+", default=REPORTS, help="reports in the case")
    parser.add_argument("--keep", type=Path, help="a folder for the made cases")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        folder = asked.keep or Path(fresh)
        folder.mkdir(parents=True, exist_ok=True)
        for reports in asked.reports:
            measure(reports, folder)


if __name__ == "__main__":
    main()
