"""Accuracy may rise, not slip: pin the scores of today as floors, which tests/test_floors.py holds.

    python benchmarks/floors.py                      raise each floor to what is measured now
    python benchmarks/floors.py --lower "why"        also lower those that are missed; the reason is kept, with its date

A floor holds for one state of a reference set, named by its hash: where the
set has changed, the floor speaks of nothing and has to be pinned anew.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.accuracy import SETS, Record, score_set, set_hash, set_names

FLOORS = Path(__file__).with_name("floors.json")
HELD = ("claim", "full", "events")  # the scores that have a floor
SLACK = 0.002  # of F1; so that a mend that moves one claim in five hundred the wrong way is not held up


def floor_of(score: float) -> float:
    """Return the floor to pin for a score: a little under it, to three digits.

    >>> floor_of(0.9)
    0.898
    """
    return max(0.0, math.floor(round((score - SLACK) * 1000, 6)) / 1000)


def read_floors(path: Path = FLOORS) -> Record:
    """Return the floors: ``hashes`` of the sets, ``floors`` by set and score, ``lowered`` with reasons."""
    if not path.exists():
        return {"hashes": {}, "floors": {}, "lowered": []}
    found: Record = json.loads(path.read_text(encoding="utf-8"))
    return found


def pin_floors(floors: Record, measured: dict[str, Record], hashes: dict[str, str], *, reason: str, day: str) -> Record:
    """Return the floors moved to what was measured: up always, down only with a reason or for a changed set.

    Raises:
        ValueError: If a floor is missed and there is no reason. Names them all.
    """
    pinned: dict[str, dict[str, float]] = {}
    missed = []
    for name, scores in measured.items():
        whole = name.partition(".")[0]
        old = floors["floors"].get(name, {}) if floors["hashes"].get(whole) == hashes[whole] else {}
        pinned[name] = {}
        for score in HELD:
            new = floor_of(scores[score])
            if scores[score] < old.get(score, 0.0):
                missed.append(f"{name} {score} {old[score]} → {new}")
            elif new < old.get(score, 0.0):
                new = old[score]
            pinned[name][score] = new
    if missed and not reason:
        raise ValueError("below the floor: " + "; ".join(missed))
    lowered = [*floors["lowered"], *([{"day": day, "reason": reason, "floors": missed}] if missed else [])]
    return {"hashes": hashes, "floors": pinned, "lowered": lowered}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", default="", metavar="WHY", help="lower the floors that are missed, for this reason")
    given = parser.parse_args()
    measured = {name: score_set(name) for name in set_names()}
    hashes = {name: set_hash(name) for name in SETS}
    today = datetime.now(UTC).date().isoformat()
    try:
        floors = pin_floors(read_floors(), measured, hashes, reason=given.lower, day=today)
    except ValueError as error:
        sys.exit(f'{error}\nto lower them on purpose: --lower "why"')
    FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, scores in floors["floors"].items():
        print(f"{name:13}" + "".join(f"  {score} {value:.3f}" for score, value in scores.items()))


if __name__ == "__main__":
    main()
