"""How linking and estimating grow: made-up claims by the thousand, and one report added to many.

    python benchmarks/growth.py                        1,000, 10,000 and 100,000 claims; exponents; adding one report
    python benchmarks/growth.py --sizes 1000 1000000   other sizes

The claims are of events that grow in number with the case: two thirds small,
some with hundreds of reports, spread over towns, days and kinds as in a
country's press over years; a tenth without a day, a tenth by province only,
a twentieth running totals. Each size is measured in a fresh process. Nothing
here is a test: a busy machine must not fail one.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.speed import peak_mib  # noqa: E402
from reconcile.group.estimate import estimate_events  # noqa: E402
from reconcile.group.link import EventBook, in_order, link_events  # noqa: E402
from reconcile.model import Claim, Modifier, Outcome, Scope  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
ADDITIONS = 30  # reports added one by one; the median and the slowest are told
COUNTRIES = 12
CLAIMS_A_REPORT = 4
DAYS = 3650
KINDS = ("strike", "shelling", "bombing", "shooting", "clash", "crash", "flood", "fire", "attack", "")
SYLLABLES = "ba da ka la ma na ra sa ta za bir dar kal lem mor nes rit sul tev zan".split()


def town_name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3)))).title()


def made_claims(size: int, seed: int = 1) -> Iterator[Claim]:
    """Yield ``size`` claims in reports of four."""
    chance = random.Random(seed)
    towns = [
        (
            town_name(chance),
            f"Land {i % COUNTRIES}",
            f"Province {i % 60}",
            chance.uniform(-40, 60),
            chance.uniform(-80, 80),
        )
        for i in range(max(60, size // 40))
    ]
    events: list[tuple[int, int, str, int]] = []
    made = 0
    while made < size:
        if not events or chance.random() < 0.12 * CLAIMS_A_REPORT:
            events.append(
                (chance.randrange(len(towns)), chance.randrange(DAYS), chance.choice(KINDS), chance.randint(1, 200))
            )
        town, day, kind, toll = events[int(len(events) * chance.random() ** 2)] if chance.random() < 0.5 else events[-1]
        yield from report_of(towns[town], day, kind, toll, f"r{made}", chance)
        made += CLAIMS_A_REPORT


def report_of(
    town: tuple[str, str, str, float, float], day: int, kind: str, toll: int, doc: str, chance: random.Random
) -> Iterator[Claim]:
    """Yield the claims of one report of an event."""
    name, country, province, lat, lon = town
    happened = date(2014, 1, 1) + timedelta(days=day)
    published = happened + timedelta(days=chance.randint(0, 3))
    by_province = chance.random() < 0.1
    undated = chance.random() < 0.1
    for number in range(CLAIMS_A_REPORT):
        figure = max(0, toll + chance.randint(-3, 6)) if number % 2 == 0 else toll * 2 + chance.randint(0, 9)
        total = chance.random() < 0.05
        yield Claim(
            doc=doc,
            id=f"{doc}.{number}",
            start=number * 200,
            end=number * 200 + 3,
            figure=str(figure),
            sentence_start=number * 200 - 20 if number else 0,
            sentence_end=number * 200 + 80,
            low=figure,
            high=None if chance.random() < 0.3 else figure,
            modifier=Modifier.EXACT,
            unit="person",
            outcome=Outcome.KILLED if number % 2 == 0 else Outcome.INJURED,
            claimant=chance.choice(("-", "police", "health ministry", "Red Cross", "officials", "a witness")),
            place="" if total else province if by_province else name,
            country=country,
            lat=None if by_province or total else lat,
            lon=None if by_province or total else lon,
            admin1=province,
            date="2014/" if total else "" if undated else happened.isoformat(),
            scope=Scope.PERIOD if total else Scope.INCIDENT,
            kind="war" if total else kind,
            quote=f"{figure} people were killed or hurt in {name}, it was said on the day.",
            outlet=f"Outlet {chance.randrange(40)}",
            published=published.isoformat(),
        )


def measure(size: int) -> dict[str, float]:
    """Return the seconds of linking, estimating and adding, and the peak memory, of this process."""
    claims = list(made_claims(size))
    started = time.perf_counter()
    events = link_events(claims)
    linked = time.perf_counter()
    estimates = estimate_events(events)
    estimated = time.perf_counter()
    peak = peak_mib()
    book = EventBook(claims)
    added = []
    for i in range(ADDITIONS):
        chance = random.Random(i)
        like = chance.choice(claims)
        extra = [c for c in claims if c.doc == like.doc]
        news = [Claim(**{**_fields(c), "doc": f"new{i}", "id": f"new{i}.{n}"}) for n, c in enumerate(extra)]
        before = time.perf_counter()
        changed = book.add(news)
        estimate_events(changed)
        added.append(time.perf_counter() - before)
    return {
        "claims": len(claims),
        "events": len(events),
        "estimates": len(estimates),
        "greatest": max(len(event.claims) for event in events),
        "link": linked - started,
        "estimate": estimated - linked,
        "peak": peak,
        "add_median": sorted(added)[len(added) // 2],
        "add_slowest": max(added),
        "same": float(in_order(events) == events),
    }


def _fields(claim: Claim) -> dict[str, object]:
    return {name: getattr(claim, name) for name in Claim.__slots__}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    heads = ("claims", "events", "greatest", "link s", "estimate s", "peak MiB", "add s", "add slowest", "exponent")
    print("".join(f"{head:>13}" for head in heads))
    last: dict[str, float] = {}
    for size in given.sizes:
        command = [sys.executable, str(Path(__file__)), "--one", str(size)]
        found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        seconds = found["link"] + found["estimate"]
        exponent = math.nan
        if last:
            exponent = math.log(seconds / (last["link"] + last["estimate"])) / math.log(
                found["claims"] / last["claims"]
            )
        cells = (*(f"{found[k]:,.0f}" for k in ("claims", "events", "greatest")), f"{found['link']:.2f}")
        cells += (f"{found['estimate']:.2f}", f"{found['peak']:.0f}", f"{found['add_median']:.4f}")
        cells += (f"{found['add_slowest']:.4f}", f"{exponent:.2f}")
        print("".join(f"{cell:>13}" for cell in cells), flush=True)
        last = found


if __name__ == "__main__":
    main()
