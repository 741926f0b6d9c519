"""How often each counting rule is right, on events held out: the table that a claim's confidence is read from.

    python benchmarks/calibration.py            the table and the reliability of the confidences in force
    python benchmarks/calibration.py --write    write reconcile/extract/rule_confidence.tsv anew

A claim is right where value and outcome agree with the annotation it overlaps.
Claims on which the annotators differed are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.accuracy import GOLD, HALVED, Record, set_hash  # noqa: E402
from benchmarks.split import group_by_event, is_held_out, read_jsonl  # noqa: E402
from reconcile.extract.claims import read_document  # noqa: E402
from reconcile.extract.confidence import sort_of  # noqa: E402
from reconcile.model import Claim, Document  # noqa: E402

TABLE = ROOT / "reconcile" / "extract" / "rule_confidence.tsv"
BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def judged_claims() -> Iterator[tuple[Claim, bool]]:
    """Yield each core claim read in a held-out document, and whether it is right."""
    for name in HALVED:
        docs, gold = read_jsonl(GOLD / f"{name}.docs.jsonl"), read_jsonl(GOLD / f"{name}.gold.jsonl")
        held = {doc for doc, leader in group_by_event(docs, gold).items() if is_held_out(leader)}
        annotated: dict[object, list[Record]] = defaultdict(list)
        for claim in gold:
            annotated[claim["doc"]].append(claim)
        for doc in docs:
            if doc["doc"] not in held:
                continue
            reading = read_document(Document(**{key: str(value) for key, value in doc.items()}))
            for found in reading.claims:
                hits = [g for g in annotated[doc["doc"]] if g["start"] < found.end and found.start < g["end"]]
                if found.is_core and not any(hit.get("optional") for hit in hits):
                    yield found, any(is_right(found, hit) for hit in hits)


def is_right(found: Claim, hit: Record) -> bool:
    """Return whether value and outcome agree."""
    return (hit["tier"], hit["low"], hit["high"], hit["outcome"]) == ("core", found.low, found.high, found.outcome)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the table anew")
    write = parser.parse_args().write
    by_rule: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    by_bin: dict[float, list[float]] = defaultdict(lambda: [0, 0, 0.0])
    for claim, right in judged_claims():
        rule = by_rule[sort_of(claim.why[0] if claim.why else "", claim.modifier, implicit=claim.implicit)]
        rule[0] += right
        rule[1] += 1
        low = max(edge for edge in BINS if edge <= claim.confidence)
        by_bin[low][0] += right
        by_bin[low][1] += 1
        by_bin[low][2] += claim.confidence
    rows = [f"{rule}\t{right}\t{of}" for rule, (right, of) in sorted(by_rule.items())]
    if write:
        hashes = ", ".join(f"{name} {set_hash(name)}" for name in HALVED)
        head = f"# Claims right (value and outcome) of those read by each rule, on held-out events of {hashes}."
        TABLE.write_text("\n".join([head, "rule\tright\tof", *rows]) + "\n", encoding="utf-8")
    print("\n".join(rows))
    print("\nconfidence  claims  mean confidence  share right")
    for low, (right, of, total) in sorted(by_bin.items()):
        print(f"from {low:.2f}  {of:6.0f}  {total / of:15.2f}  {right / of:11.2f}")


if __name__ == "__main__":
    main()
