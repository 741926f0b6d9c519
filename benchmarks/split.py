"""Split a gold set by event into a part to learn from and a part held out.

    python benchmarks/split.py ../shared/gold OUT_DIR

Documents that share an event (however indirectly) land on the same side, so
the held-out figure speaks of events nobody wrote rules for. The side is the
parity of a hash of the group's first document id: the same for everyone.
Writes OUT_DIR/{silver,world}.{learn,held}.{docs,gold}.jsonl.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

Record = dict[str, object]


def read_jsonl(path: Path) -> list[Record]:
    """Return the objects of a JSONL file, blank lines skipped."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def group_by_event(docs: list[Record], gold: list[Record]) -> dict[str, str]:
    """Return, for each document id, the least id of its group of shared incidents.

    Running totals ("syria-war-total") tie half of a set together and are left
    out: only events of scope ``incident`` link documents.
    """
    leader = {str(d["doc"]): str(d["doc"]) for d in docs}

    def find(doc: str) -> str:
        while leader[doc] != doc:
            doc = leader[doc]
        return doc

    by_event: dict[object, set[str]] = defaultdict(set)
    for claim in gold:
        if claim.get("event") and claim.get("scope") == "incident" and claim["doc"] in leader:
            by_event[claim["event"]].add(str(claim["doc"]))
    for members in by_event.values():
        roots = sorted(find(doc) for doc in members)
        for root in roots[1:]:
            leader[root] = roots[0]
    return {doc: find(doc) for doc in leader}


def is_held_out(leader: str) -> bool:
    """Return whether the group led by this document is on the held-out side."""
    return hashlib.sha256(leader.encode()).digest()[0] % 2 == 1


def main(gold_dir: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in ("silver", "world"):
        docs, gold = read_jsonl(gold_dir / f"{name}.docs.jsonl"), read_jsonl(gold_dir / f"{name}.gold.jsonl")
        held = {doc for doc, leader in group_by_event(docs, gold).items() if is_held_out(leader)}
        for side, want in (("learn", False), ("held", True)):
            for kind, records in (("docs", docs), ("gold", gold)):
                kept = [r for r in records if (r["doc"] in held) is want]
                path = out / f"{name}.{side}.{kind}.jsonl"
                path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in kept), encoding="utf-8")
                print(f"{path.name}: {len(kept)}", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
