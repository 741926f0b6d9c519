"""Ours beside splink, a record linker of the field: the same claims with the same features, in one run.

    pip install -r benchmarks/requirements.txt
    python benchmarks/linkers.py                 B-cubed and seconds, set by set
    python benchmarks/linkers.py --rounds 3      each timed three times, turn about

Both get, for each claim of the reference sets (fields of the reference, so
that reading plays no part): report, place, coordinates, country, day, kind,
scope, outcome and number. splink learns its weights on the very set that it
is scored on, and its threshold is the best of several for each set: it is
flattered. Claims without core outcome are left out on both sides.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import statistics
import sys
import time
import warnings
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.events import SETS, b_cubed, docs_of, given_claims, pairs_of  # noqa: E402
from reconcile.group.echo import headline_number  # noqa: E402
from reconcile.group.link import link_events  # noqa: E402
from reconcile.group.windows import read_window  # noqa: E402
from reconcile.model import Claim, Scope  # noqa: E402

THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)  # match probabilities; the best is told


def ours(claims: Sequence[Claim]) -> dict[str, dict[tuple[str, str], str]]:
    """Return the event of each claim, under the one setting that there is."""
    return {"": {(c.doc, c.id): event.id for event in link_events(claims) for c in event.claims}}


def rows(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Return the claims as records for splink; a day is the first of the window, as days are compared by distance."""
    found = []
    for number, claim in enumerate(claims):
        window = read_window(claim.date)
        found.append(
            {
                "unique_id": number,
                "doc": claim.doc,
                "place": claim.place.lower() or None,
                "lat": claim.lat,
                "lon": claim.lon,
                "country": claim.country or None,
                "day": date.fromordinal(window.start).isoformat() if window and window.start else None,
                "kind": claim.kind or None,
                "scope": "incident" if claim.scope is Scope.INCIDENT else "period",
                "toll": f"{claim.outcome} {headline_number(claim):g}" if headline_number(claim) is not None else None,
            }
        )
    return found


def splinks(claims: Sequence[Claim]) -> dict[str, dict[tuple[str, str], str]]:
    """Return the cluster of each claim at each threshold."""
    splink, compare = importlib.import_module("splink"), importlib.import_module("splink.comparison_library")
    frame = importlib.import_module("pandas").DataFrame(rows(claims))
    days = compare.AbsoluteDateDifferenceAtThresholds(
        "day", input_is_string=True, metrics=["day", "day"], thresholds=[1, 7]
    )
    comparisons = [
        compare.JaroWinklerAtThresholds("place", [0.93, 0.85]),
        compare.DistanceInKMAtThresholds("lat", "lon", [3, 25]),
        days,
        *(compare.ExactMatch(column) for column in ("kind", "scope", "toll", "doc")),
    ]
    block = splink.block_on
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block("country", "day"), block("country", "place"), block("doc")],
    )
    linker = splink.Linker(frame, settings, splink.DuckDBAPI())
    linker.training.estimate_probability_two_random_records_match([block("place", "day")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block("country", "day"))
    linker.training.estimate_parameters_using_expectation_maximisation(block("place"))
    found = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    clusters = {}
    for threshold in THRESHOLDS:
        joined = linker.clustering.cluster_pairwise_predictions_at_threshold(found, threshold).as_pandas_dataframe()
        of = dict(zip(joined["unique_id"], joined["cluster_id"], strict=True))
        clusters[f"{threshold:g}"] = {(c.doc, c.id): str(of[number]) for number, c in enumerate(claims)}
    return clusters


def scored(name: str, claims: Sequence[Claim], events: dict[tuple[str, str], str]) -> tuple[float, float, float]:
    whole, docs = docs_of(name)
    pairs = [(gold, events[c.doc, c.id], c) for gold, _, c in pairs_of(whole, docs, claims)]
    return b_cubed(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    systems = {"ours": ours, "splink": splinks}
    print(f"{'':10}{'claims':>8}" + "".join(f"{name:>34}" for name in systems))
    for name in SETS:
        claims = [claim for claim in given_claims(name) if claim.is_core]
        seconds: dict[str, list[float]] = {system: [] for system in systems}
        best: dict[str, tuple[tuple[float, float, float], str]] = {}
        for turn in range(given.rounds):
            for system in list(systems) if turn % 2 == 0 else reversed(systems):
                started = time.perf_counter()
                found = systems[system](claims)
                seconds[system].append(time.perf_counter() - started)
                scores = {at: scored(name, claims, events) for at, events in found.items()}
                at = max(scores, key=lambda at: scores[at][2])
                best[system] = scores[at], at
        cells = ""
        for system, ((p, r, f1), at) in best.items():
            cells += f"   P {p:.3f} R {r:.3f} F1 {f1:.3f} {statistics.median(seconds[system]):6.2f} s {at:>5}"
        print(f"{name:10}{len(claims):>8}{cells}", flush=True)


if __name__ == "__main__":
    main()
