"""Random walks over the dashboard: no page may fail, and each must show the thing that its address names.

    python benchmarks/walks.py                 1,000 walks of 8 steps; a quarter of an hour
    python benchmarks/walks.py --walks 20 --seed 3

A walker follows links, sets filters, goes back, reloads, has a second tab,
and opens links whose ids were deleted or mistyped, while a colleague reviews
claims, decides on events, adds reports and takes acts back. Pages run in
this process as Streamlit runs them, without a browser.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.load import CASE, fill, made_reports  # noqa: E402
from benchmarks.walk_checks import Parameters, what_is_wrong  # noqa: E402
from reconcile.errors import ReconcileError  # noqa: E402
from reconcile.model import Document  # noqa: E402
from reconcile.store import Actor, Desk, Right  # noqa: E402

REPORTS = 80
STEPS = 8
SECONDS = 60  # for one page; a busy machine
HREF = re.compile(r"""href=['"]((?:events|event|claimants|reports|review|method|cases|add)\?[^'"#]*)['"]""")
LOCALES = ("en-GB", "en-US", "de-DE", "hi-IN", "ar", "xx")
LINK = re.compile(r'"((?:events|event|claimants|reports|review|method|cases|add)\?[^"\\]*)"')
CHANGED = (
    "event",
    "claim",
    "denial",
    "doc",
    "claimant",
    "case",
    "outcome",
    "convention",
    "sort",
    "country",
    "list",
    "page",
)
CHOICES = {
    "sort": ("", "claimants", "newest", "oldest", "reports", "highest"),
    "country": ("", "United States", "Syria"),
    "outcome": ("", "killed", "injured"),
    "victims": ("", "child", "police"),
    "contested": ("", "yes", "no"),
    "scale": ("", "log"),
    "convention": ("", "acled"),
    "page": ("", "2"),
    "list": ("", "judged", "log"),
    "from": ("", "2031-06-04"),
}
FAILED = "This page could not be drawn"

Address: TypeAlias = tuple[str, Parameters]


class Wrong(AssertionError):
    """A page failed or did not show what its address names; the text says which, after which steps."""


@dataclass
class Tab:
    """One tab of a browser: the page in it and the addresses before it."""

    app: AppTest
    page: str = "events"
    before: list[Address] = field(default_factory=list)
    locale: str = "en-GB"

    def parameters(self) -> Parameters:
        held = dict(self.app.query_params)
        return {name: [value] if isinstance(value, str) else list(value) for name, value in held.items()}

    def go(self, page: str, parameters: Mapping[str, list[str]]) -> None:
        """Open an address in this tab, as a link does."""
        self.before.append((self.page, self.parameters()))
        self._open(page, parameters)

    def back(self) -> None:
        if self.before:
            self._open(*self.before.pop())

    def again(self) -> None:
        """Let the page be drawn anew, as a click on it does."""
        self.app.run()

    def reload(self) -> None:
        """Open the address anew: nothing of the session is left."""
        address = self.page, self.parameters()
        self.app = new_app(self.locale)
        self._open(*address)

    def _open(self, page: str, parameters: Mapping[str, list[str]]) -> None:
        self.page = page
        self.app._page_hash = calc_hash(page)  # switch_page() knows pages by their file, and ours are functions
        self.app.query_params.clear()
        for name, values in parameters.items():
            if values:
                self.app.query_params[name] = values
        self.app.run()


def new_app(locale: str = "en-GB") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.context = {"locale": locale}
    return app


def words_of(app: AppTest) -> str:
    """Return all the words on the page, in the order of their kinds."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "error")
    words = [str(getattr(e, "value", "") or "") for kind in kinds for e in app.get(kind)]
    words += [element.proto.body for element in app.get("html")]
    return "\n".join(words)


def links_of(app: AppTest) -> list[Address]:
    """Return the links on the page, those within its own parts too."""
    found: list[Address] = []
    for element in app.get("page_link"):
        found.append((element.proto.page, parse_qs(element.proto.query_string)))
    for element in app.get("bidi_component"):
        for link in LINK.findall(element.proto.json or ""):
            page, _, query = link.partition("?")
            found.append((page, parse_qs(query)))
    for element in app.get("html"):
        for link in HREF.findall(element.proto.body):
            page, _, query = unescape(link).partition("?")
            found.append((page, parse_qs(query)))
    return [(page, query) for page, query in found if page]


@dataclass
class Walk:
    """One walk: two tabs, a colleague, and what was done so far."""

    chance: random.Random
    tabs: list[Tab]
    colleague: Desk
    done: list[str] = field(default_factory=list)

    def step(self) -> str:
        """Do one thing and check the page that follows; returns its name."""
        tab = self.tabs[0]
        ways: dict[str, Callable[[Tab], None]] = {
            "follow": self._follow, "set": self._set, "back": lambda tab: tab.back(),
            "reload": lambda tab: tab.reload(), "other tab": lambda tab: self.tabs.reverse(),
            "broken link": self._break, "colleague": self._act, "choose": self._choose,
        }  # fmt: skip
        name = self.chance.choices(list(ways), weights=(8, 5, 3, 2, 2, 3, 4, 4))[0]
        self.done.append(name)
        ways[name](tab)
        self._check(self.tabs[0])
        return name

    def _follow(self, tab: Tab) -> None:
        links = links_of(tab.app)
        if links:
            page, query = self.chance.choice(links)
            self.done[-1] += f" {page} {query}"
            tab.go(page, query)

    def _set(self, tab: Tab) -> None:
        """Set one of the fields whose value is the address's: by hand, or as the address that choosing leads to."""
        before = (tab.page, tab.parameters())
        typed = [w for kind in ("text_input", "toggle") for w in tab.app.get(kind) if str(w.key).startswith("url_")]
        widget: Any = self.chance.choice([*typed, None])
        if widget is None:
            name = self.chance.choice(list(CHOICES))
            value: Any = self.chance.choice(CHOICES[name])
            self.done[-1] += f" {name}={value}"
            tab.go(tab.page, {**tab.parameters(), name: [value] if value else []})
            return
        if widget.type == "text_input":
            value = self.chance.choice(["", "Memphis", "shooting", "no such words", "\u202e<b>", "a" * 400])
        else:
            value = not widget.value
        self.done[-1] += f" {widget.key} {value!r:.20}"
        widget.set_value(value)
        tab.app.run()
        tab.before.append(before)

    def _choose(self, tab: Tab) -> None:
        """Open an event, a report or a claim of the case by its id, as a link from elsewhere does."""
        from reconcile.views import case_data

        case = case_data.load_case(CASE)
        if not case.claims:
            return
        claim = self.chance.choice(list(case.claims.values()))
        page, query = self.chance.choice([
            ("event", {"event": claim.event, "claim": claim.id}), ("event", {"event": claim.event}),
            ("reports", {"doc": claim.doc, "claim": claim.id}), ("reports", {"doc": claim.doc}),
            ("review", {"claim": claim.id}),
        ])  # fmt: skip
        self.done[-1] += f" {page} {query}"
        tab.go(page, {"case": [CASE], **{name: [value] for name, value in query.items()}})

    def _break(self, tab: Tab) -> None:
        """Open the address with one value that nothing has."""
        name = self.chance.choice(CHANGED)
        value = self.chance.choice(["gone-0000", "", "../../etc", "<script>", "-1", "event-2031", "\ufffd", "x" * 3000])
        self.done[-1] += f" {name}={value[:20]!r}"
        tab.go(tab.page, {**tab.parameters(), name: [value]})

    def _act(self, tab: Tab) -> None:
        """Let the colleague do something to the case meanwhile, and look at the page again."""
        from reconcile.views import case_data

        case = case_data.load_case(CASE)
        claims = [claim for claim in case.claims.values() if claim.is_core]
        if len(claims) < REPORTS:  # a colleague took the adding of the reports back; done again, it comes back
            self.colleague.add_documents(CASE, list(made_reports(REPORTS)))
            tab.again()
            return
        claim, other = self.chance.sample(claims, 2)
        seen = {review.claim: review.version for review in self.colleague.store.reviews(CASE)}.get(claim.id, 0)
        event = case.event(claim.event)
        ways: list[Callable[[], object]] = [
            lambda: self.colleague.accept(CASE, claim.id, seen=seen),
            lambda: self.colleague.reject(CASE, claim.id, seen=seen),
            lambda: self.colleague.correct(CASE, claim.id, {"low": 77, "high": 77}, seen=seen),
            lambda: self.colleague.correct(CASE, claim.id, {"place": "Aleppo", "country": "Syria"}, seen=seen),
            lambda: self.colleague.decide(CASE, "merge", [claim.id], [other.id], why="One."),
            lambda: self.colleague.decide(
                CASE, "split", [claim.id], [c.id for c in event.claims if c.id != claim.id], why="Two."
            ),
            lambda: self.colleague.decide(CASE, "not_this_harm", [claim.id], why="Another harm."),
            lambda: self.colleague.undo(CASE, self.chance.choice(self.colleague.store.log(CASE)).n),
            lambda: self.colleague.add_documents(CASE, [self.chance.choice(MORE)]),
        ]
        number = self.chance.randrange(len(ways))
        self.done[-1] += f" {number}"
        try:
            ways[number]()
        except ReconcileError as refused:
            self.done[-1] += f" refused: {refused}"
        tab.again()

    def _check(self, tab: Tab) -> None:
        """Raise ``Wrong`` unless the page shows what its address names, or says that there is no such thing."""
        title = tab.app.title[0].value if tab.app.title else ""
        words = words_of(tab.app)
        failed = "the page failed" if tab.app.exception or FAILED in words else ""
        wrong = failed or what_is_wrong(tab.page, tab.parameters(), words, title, tab.locale)
        if wrong:
            raise Wrong(self._told(tab, wrong))

    def _told(self, tab: Tab, what: str) -> str:
        errors = "; ".join(str(e.value) for kind in ("exception", "error", "warning") for e in tab.app.get(kind))
        steps = "\n  ".join(self.done)
        title = tab.app.title[0].value if tab.app.title else "no title"
        return f"{what}\n  at {tab.page} {tab.parameters()}\n  title {title!r}, told {errors!r}\n  after:\n  {steps}"


DENIED = Document(
    doc="denied",
    text="TULSA, 4 June 2031 - A police raid killed 14 people in Tulsa on Wednesday, the Orchard Monitor said. "
    "The police denied any part in it. The mayor said his officers had not fired.",
    title="Raid denied",
    outlet="Quay Post",
    published="2031-06-05",
)
MORE = [DENIED, *list(made_reports(REPORTS + 40))[REPORTS:]]


def walk(seed: int, steps: int = STEPS) -> Counter[str]:
    """Do one walk over the case and return how often each thing was done.

    Raises:
        Wrong: If a page failed or showed another thing than its address names.
    """
    from reconcile.views import case_data

    desk = Desk(case_data.desk().store, Actor(name="Ben", right=Right.OWNER))
    chance = random.Random(seed)
    tabs = [Tab(new_app(locale), locale=locale) for locale in chance.choices(LOCALES, k=2)]
    for tab in tabs:
        tab._open("events", {"case": [CASE]})
    one = Walk(chance=chance, tabs=tabs, colleague=desk)
    return Counter(one.step() for _ in range(steps))


def prepare() -> None:
    """Put the made reports into the store in use."""
    from reconcile.views import case_data

    fill(case_data.desk().store, REPORTS)
    Desk(case_data.desk().store, Actor(name="Ben", right=Right.OWNER)).add_documents(CASE, [DENIED])


def tell_walks(noun: str, seeds: range, once: Callable[[int], Counter[str]]) -> None:
    """Do a walk for each seed and print what became of them."""
    done: Counter[str] = Counter()
    wrong = 0
    for seed in seeds:
        try:
            done += once(seed)
        except Wrong as error:
            wrong += 1
            print(f"walk {seed}: {error}", flush=True)
    print(f"{len(seeds):,} {noun}, {done.total():,} steps, {wrong} wrong; {dict(done)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Random walks over the dashboard.")
    parser.add_argument("--walks", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RECONCILE_DATABASE_URL"] = f"sqlite:///{folder}/cases.sqlite3"
        prepare()
        tell_walks("walks", range(asked.seed, asked.seed + asked.walks), walk)


if __name__ == "__main__":
    main()
