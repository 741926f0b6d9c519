"""How well claims are read: the main path run over the reference sets and scored.

    python benchmarks/accuracy.py                          a table of every set
    python benchmarks/accuracy.py --json                   the same as JSON, with the hash of each set
    python benchmarks/accuracy.py --write                  the table, written to data/accuracy.tsv for the Method page
    python benchmarks/accuracy.py --draw 30 CORPUS.jsonl   claims drawn at random, with their context, to read by eye

The sets and the scorer stand beside the project in ../shared/gold. `world` and
`silver` are also scored in two halves that share no event (split.py): rules may
be written with an eye on `learn`; `held` tells whether they hold elsewhere.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.split import group_by_event, is_held_out, read_jsonl  # noqa: E402
from reconcile.pipeline import reconcile_documents  # noqa: E402
from reconcile.read import read_documents  # noqa: E402
from reconcile.share.records import claim_record  # noqa: E402

Record = dict[str, Any]

ACCURACY = ROOT / "data" / "accuracy.tsv"
GOLD = ROOT.parent / "shared" / "gold"
SETS = ("seeds", "dev", "world", "silver")
HALVED = ("world", "silver")
#: The scorer's fields beside claim, full and events.
FIELDS = ("value", "outcome", "victims", "claimant", "place", "date", "stance", "part_of", "scope")
CONTEXT = 160  # code points on each side of a drawn claim; enough to judge it without the article


@cache
def scorer(gold: Path = GOLD) -> Callable[..., Record]:
    """Return the ``score`` function of the scorer that comes with the reference sets."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{gold / 'score.py'}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[..., Record] = module.score
    return score


def set_hash(name: str, gold: Path = GOLD) -> str:
    """Return the first 16 hex digits of the SHA-256 of a set's documents and claims: a floor holds for one set only."""
    digest = hashlib.sha256()
    for kind in ("docs", "gold"):
        digest.update((gold / f"{name}.{kind}.jsonl").read_bytes())
    return digest.hexdigest()[:16]


@cache
def read_claims(path: Path) -> list[Record]:
    """Return the claims that the main path finds in a file of documents, each with its event."""
    return [claim_record(claim) for claim in reconcile_documents(read_documents([path])).claims]


def score_set(name: str, gold: Path = GOLD) -> Record:
    """Return the scores of ``dev``, ``world.held``, …; claim, full and events are F1, the fields shares.

    Both halves of a set are scored on one run over the whole set: a case is
    read as a whole, and no event lies in both halves.
    """
    name, _, half = name.partition(".")
    docs, claims = read_jsonl(gold / f"{name}.docs.jsonl"), read_jsonl(gold / f"{name}.gold.jsonl")
    if half:
        held = {doc for doc, leader in group_by_event(docs, claims).items() if is_held_out(leader)}
        docs = [doc for doc in docs if (doc["doc"] in held) == (half == "held")]
    found = scorer(gold)(docs, claims, read_claims(gold / f"{name}.docs.jsonl"))
    scores: Record = {key: found[key]["f1"] for key in ("detection", "claim", "full", "events")}
    return {"documents": len(docs), "gold": found["gold"], **scores, **{key: found[key] for key in FIELDS}}


def set_names() -> list[str]:
    """Return every set and half there is, in the order shown."""
    return [*SETS, *(f"{name}.{half}" for name in HALVED for half in ("learn", "held"))]


def print_table(rows: dict[str, Record]) -> None:
    columns = ("documents", "gold", "claim", "full", "events", "detection", *FIELDS)
    print(f"{'':13}" + "".join(f"{column:>10}" for column in columns))
    for name, row in rows.items():
        cells = (f"{row[c]:>10}" if isinstance(row[c], int) else f"{row[c]:>10.3f}" for c in columns)
        print(f"{name:13}" + "".join(cells))


def write_table(rows: dict[str, Record]) -> None:
    """Write the scores with the day and the hash of each set, for the Method page."""
    columns = ("documents", "gold", "claim", "full", "events", *FIELDS)
    lines = ["\t".join(("set", "measured", "hash", *columns))]
    for name, row in rows.items():
        cells = (str(row[c]) if isinstance(row[c], int) else f"{row[c]:.3f}" for c in columns)
        lines.append("\t".join((name, date.today().isoformat(), set_hash(name.partition(".")[0]), *cells)))
    ACCURACY.write_text("\n".join(lines) + "\n", encoding="utf-8")


def print_drawn(corpus: Path, count: int, seed: int) -> None:
    """Print core claims drawn at random, each in its context with what was read of it."""
    documents = {document.doc: document for document in read_documents([corpus])}
    core = [c for c in reconcile_documents(documents.values()).claims if c.is_core]
    drawn = random.Random(seed).sample(core, min(count, len(core)))
    print(f"{corpus.name}: {len(documents)} documents, {len(core)} core claims, {len(drawn)} drawn, seed {seed}\n")
    for number, claim in enumerate(drawn, 1):
        text = documents[claim.doc].text
        before = " ".join(text[max(0, claim.start - CONTEXT) : claim.start].split())
        after = " ".join(text[claim.end : claim.end + CONTEXT].split())
        low, high = ("…" if bound is None else f"{bound:g}" for bound in (claim.low, claim.high))
        where = f"{claim.place or '?'}, {claim.country or '?'} · {claim.date or '?'}"
        what = f"{low}..{high} {claim.unit} {claim.outcome} ({', '.join(claim.victims)})"
        print(f"{number}. {claim.doc} {claim.id}: {before} [[{claim.figure}]] {after}")
        print(f"   {what} · {claim.claimant} · {where} · {claim.scope} {claim.stance}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, metavar="CORPUS", help="documents to draw from, as JSONL")
    parser.add_argument("--draw", type=int, default=0, metavar="N", help="draw N claims from CORPUS")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another seed draws other claims (default 1)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--write", action="store_true", help=f"write {ACCURACY.name} for the Method page")
    given = parser.parse_args(arguments)
    if bool(given.draw) != bool(given.corpus):
        parser.error("--draw N and CORPUS go together")
    if given.draw:
        print_drawn(given.corpus, given.draw, given.seed)
        return
    if not (GOLD / "score.py").is_file():
        sys.exit(f"{GOLD}: the reference sets are not there; they come beside the project, not with it")
    rows = {name: score_set(name) for name in set_names()}
    if given.json:
        hashes = {name: set_hash(name) for name in SETS}
        print(json.dumps({"sets": rows, "hashes": hashes}, indent=1))
    else:
        print_table(rows)
    if given.write:
        write_table(rows)


if __name__ == "__main__":
    main()
