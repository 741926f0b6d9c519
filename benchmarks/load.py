"""How long a large case takes from an act to the screen: reports added, a claim corrected, accepted, undone, decided.

    python benchmarks/load.py                        5,000 reports, made and read first; some minutes
    python benchmarks/load.py --reports 500
    python benchmarks/load.py --keep load.sqlite3    keep the made case, and use it again

The reports are those of benchmarks/incidents.py, sixty made-up shootings a
week over as many weeks as it takes. "Screen" is what a page needs before it
draws: the case as it is then, and the rows of the event list. It runs without
a browser, in one process, as the dashboard's server would. Nothing here is a
test: a busy machine must not fail one.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.incidents import made_incidents, made_page  # noqa: E402
from benchmarks.speed import peak_mib  # noqa: E402
from reconcile.model import Claim, Document  # noqa: E402
from reconcile.store import Actor, Desk, Right, Store, open_store  # noqa: E402

REPORTS = 5_000
BATCH = 500  # reports added in one act while the case is made
TIMES = 7  # each act is done so often; the median and the slowest are told
CASE = "load"
EDITOR = Actor(name="Load", right=Right.OWNER)


def made_reports(count: int) -> Iterator[Document]:
    """Yield so many made-up reports, week after week."""
    made = 0
    for week in range(count):
        chance = random.Random(week)
        incidents = [replace(i, day=i.day + timedelta(weeks=week)) for i in made_incidents(chance)]
        for incident in incidents:
            for number in range(chance.randint(2, 5)):
                if made == count:
                    return
                made += 1
                doc = f"w{week}-{incident.name}-{number}".replace(" ", "-")
                yield made_page(incident, incidents, doc, chance).document


def fill(store: Store, count: int) -> None:
    """Put so many reports into the case, unless it is there."""
    desk = Desk(store, EDITOR)
    if CASE not in {case.id for case in store.list_cases()}:
        desk.create_case(CASE)
    held = store.case(CASE).reports
    documents = list(made_reports(count))[held:]
    for first in range(0, len(documents), BATCH):
        before = time.perf_counter()
        desk.add_documents(CASE, documents[first : first + BATCH])
        some = len(documents[first : first + BATCH])
        rate = some / (time.perf_counter() - before)
        print(f"  {held + first + some:,} reports, {rate:.0f} a second, peak {peak_mib():.0f} MiB", flush=True)


def timed(name: str, act: Callable[[int], object], look: Callable[[], object], times: int = TIMES) -> None:
    """Print the median and the slowest of the act alone and of what follows until the page can draw.

    The last figure is the processor's time for both: others may be at work on the machine.
    """
    acts, looks, worked = [], [], []
    for n in range(times):
        begun, at_work = time.perf_counter(), time.process_time()
        act(n)
        done = time.perf_counter()
        look()
        acts.append(done - begun)
        looks.append(time.perf_counter() - done)
        worked.append(time.process_time() - at_work)
    both = [a + b for a, b in zip(acts, looks, strict=True)]
    cells = [statistics.median(acts), statistics.median(looks), statistics.median(both), max(both)]
    cells.append(statistics.median(worked))
    print(f"{name:<24}" + "".join(f"{cell * 1000:>12,.0f}" for cell in cells), flush=True)


def measure(count: int) -> None:
    """Do each act some times and print what it takes."""
    from reconcile.views import case_data
    from reconcile.views.event_rows import event_rows

    store = case_data._store()
    desk = Desk(store, EDITOR)

    def screen(convention: str = "literal") -> object:
        return event_rows(case_data.load_case(CASE, convention))

    print(f"{'ms':<24}" + "".join(f"{head:>12}" for head in ("act", "screen", "together", "slowest", "of CPU")))
    timed("first look", lambda n: None, screen, times=1)
    timed("next look", lambda n: None, screen)
    case = case_data.load_case(CASE)
    print(f"  {len(case.readings):,} reports, {len(case.claims):,} claims, {len(case.events):,} events")
    claims: list[Claim] = [claim for claim in case.claims.values() if claim.is_core]
    random.Random(1).shuffle(claims)
    seen = {review.claim: review.version for review in store.reviews(CASE)}
    waiting = iter([claim for claim in claims if not seen.get(claim.id)])
    timed("accept", lambda n: desk.accept(CASE, next(waiting).id, seen=0), screen)
    toll = {"low": 21, "high": 21}
    timed("correct a figure", lambda n: desk.correct(CASE, next(waiting).id, toll, seen=0), screen)
    far = {"place": "Aleppo", "country": "Syria"}
    timed("correct a place", lambda n: desk.correct(CASE, next(waiting).id, far, seen=0), screen)
    timed("reject", lambda n: desk.reject(CASE, next(waiting).id, seen=0), screen)
    timed("undo", lambda n: desk.undo(CASE, len(store.log(CASE)) - 2 * n), screen)
    timed("comment", lambda n: desk.comment(CASE, next(waiting).id, "Looked at."), screen)

    def merge(n: int) -> None:
        events = list(case_data.load_case(CASE).events.values())
        one, other = events[n * 10], events[n * 10 + 5]
        desk.decide(CASE, "merge", [one.claims[0].id], [other.claims[0].id], why="Made for the measurement.")

    timed("merge two events", merge, screen)
    news = [replace(d, doc=f"{d.doc}-{time.time_ns()}", text=f"{d.text} Update.") for d in list(made_reports(TIMES))]
    timed("add one report", lambda n: desk.add_documents(CASE, [news[n]]), screen)
    timed("other convention", lambda n: None, lambda: screen("acled"), times=1)
    print(f"peak {peak_mib():.0f} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="a SQLite file to keep the case in")
    given = parser.parse_args()
    logging.disable(logging.WARNING)  # streamlit's, that no page is open
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{(given.keep or Path(folder) / 'load.sqlite3').resolve()}"
        os.environ["RECONCILE_DATABASE_URL"] = url
        store = open_store(url)
        fill(store, given.reports)
        store.close()
        measure(given.reports)


if __name__ == "__main__":
    main()
