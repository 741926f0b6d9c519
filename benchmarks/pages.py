"""What the list of events costs at 1,000, 10,000 and 100,000 claims: from a filter to rows, choices, scale and map.

    python benchmarks/pages.py                      a table; each size in a process of its own
    python benchmarks/pages.py --sizes 1000 5000

The claims are those of benchmarks/growth.py. "First" is the work done once
for a version of the case, "after an act" what is done again when one claim
was corrected, the others what each change of a filter costs: the pure Python
of the page, without a browser. Nothing here is a test: a busy machine must
not fail one.
"""

from __future__ import annotations

import argparse
import logging
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.growth import made_claims  # noqa: E402
from benchmarks.speed import peak_mib  # noqa: E402
from reconcile.model import Document, Reading  # noqa: E402
from reconcile.pipeline import reconcile_readings  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
TIMES = 9
SHOWN = 25  # rows of a page
_looks = count()  # blanks that make each look another one: a look that was had before costs nothing
HEADS = ("claims", "events", "first", "after an act", "no filter", "country", "claimant", "search", "days", "peak MiB")


def made_case(size: int) -> Any:
    """Return a case of so many made-up claims as the pages see it."""
    from reconcile.views.case_data import CaseView, ordered_estimates

    reports: dict[str, list[Any]] = {}
    for claim in made_claims(size):
        reports.setdefault(claim.doc, []).append(claim)
    told = [Reading(document=Document(doc=d, text="", outlet=c[0].outlet, published=c[0].published), claims=tuple(c),
                    set_aside=()) for d, c in reports.items()]  # fmt: skip
    done = reconcile_readings(told)
    estimates: dict[str, list[Any]] = {event.id: [] for event in done.events}
    for estimate in done.estimates:
        estimates[estimate.event].append(estimate)
    return CaseView(
        id="made",
        name="Made",
        convention="literal",
        readings={reading.document.doc: reading for reading in done.readings},
        claims={claim.id: claim for claim in done.claims},
        events={event.id: event for event in done.events},
        estimates={id: tuple(ordered_estimates(some)) for id, some in estimates.items()},
    )


def changed(case: Any) -> Any:
    """Return the case as it is when one event has become another, as after an act."""
    id = random.Random(1).choice(list(case.events))
    events = {**case.events, id: replace(case.events[id], title=case.events[id].title + " again")}
    return replace(case, events=events, _made=dict(case._made))


def page(case: Any, search: str, first: str, last: str, asked: dict[str, list[str]], order: str) -> object:
    """Do what the Events page does before it draws."""
    from reconcile.views.event_index import Asked, event_index
    from reconcile.views.events_list import list_scale, listed_row
    from reconcile.views.events_map import map_data

    chosen = tuple((name, tuple(values)) for name, values in asked.items())
    listed = event_index(case).look(Asked(f"{search}{' ' * next(_looks)}", first, last, chosen, order))
    scale = listed.once("scale", lambda rows: list_scale(rows, case.claims, False))
    return listed.counts, [listed_row(case, row, scale) for row in listed.rows[:SHOWN]], map_data(case, listed)


def median_ms(act: Callable[[], object], times: int = TIMES) -> float:
    """Return the median of some runs, milliseconds of this processor: others may be at work on the machine."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        act()
        taken.append(time.process_time() - begun)
    return 1000 * statistics.median(taken)


def measure(size: int) -> list[float]:
    """Return a row of the table."""
    case = made_case(size)
    look: dict[str, Any] = {"search": "", "first": "", "last": "", "asked": {}, "order": "claimants"}
    cells = [median_ms(lambda: page(case, **look), times=1)]
    cells.append(median_ms(lambda: page(changed(case), **look), times=3))
    for asking in (
        {},
        {"asked": {"country": ["Land 3"]}, "order": "newest"},
        {"asked": {"claimant": ["Red Cross"]}},
        {"search": "flood dar"},
        {"first": "2016-01-01", "last": "2016-12-31", "order": "highest"},
    ):
        cells.append(median_ms(lambda asking=asking: page(case, **{**look, **asking})))  # type: ignore[misc]
    return [len(case.claims), len(case.events), *cells, peak_mib()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    logging.disable(logging.WARNING)  # streamlit's, that no page is open
    if given.one:
        print("".join(f"{cell:>14,.1f}" if n > 1 else f"{cell:>14,.0f}" for n, cell in enumerate(measure(given.one))))
        return
    print("".join(f"{head:>14}" for head in HEADS), "(ms)")
    for size in given.sizes:
        subprocess.run([sys.executable, str(Path(__file__)), "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
