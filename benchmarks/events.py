"""How well claims are grouped into events: B-cubed against the reference sets, with both kinds of input.

    python benchmarks/events.py                      predicted claims, and the reference's own claims, set by set
    python benchmarks/events.py --json               the same as JSON
    python benchmarks/events.py --errors dev world.learn   what is split and what is merged, by cause, with counts
    python benchmarks/events.py --shuffles 3         the same documents in other orders: is the partition the same?

*Predicted* claims are what the main path reads: what a user gets. *Given*
claims have the fields of the reference (place, date, scope, parts) and only
the kind of harm, who did it and the gazetteer match from us: what linking alone does.
Halves share no event (split.py). Of a ``held`` half no error is ever listed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.accuracy import GOLD, HALVED, read_claims  # noqa: E402
from benchmarks.split import group_by_event, is_held_out, read_jsonl  # noqa: E402
from reconcile.extract.dateline import find_anchor  # noqa: E402
from reconcile.extract.gazetteer import load_gazetteer  # noqa: E402
from reconcile.extract.kinds import find_kinds, kind_at  # noqa: E402
from reconcile.extract.sentences import find_sentences  # noqa: E402
from reconcile.group.harm import describe_harm, is_same_kind  # noqa: E402
from reconcile.group.link import EventBook, link_events  # noqa: E402
from reconcile.group.places import PlaceRelation, name_parts, place_facts, relate_places  # noqa: E402
from reconcile.group.windows import gap_days  # noqa: E402
from reconcile.model import CORE, Claim, Modifier, Outcome, Scope, Span, Stance, Victims  # noqa: E402
from reconcile.read import read_documents  # noqa: E402
from reconcile.share.records import claim_from_record  # noqa: E402

Record = dict[str, Any]
Key = tuple[str, str]  # document, claim

SETS = ("dev", "world", "silver")
#: Targets of the project: predicted, given.
TARGETS = {"dev": (0.93, 0.95), "world": (0.95, 0.97), "silver": (0.90, 0.94)}


@cache
def predicted_claims(name: str) -> tuple[Claim, ...]:
    """Return the claims that the main path reads in a set."""
    return tuple(claim_from_record(record) for record in read_claims(GOLD / f"{name}.docs.jsonl"))


@cache
def given_claims(name: str) -> tuple[Claim, ...]:
    """Return the reference's claims of a set as ours, with our kind of harm and gazetteer match."""
    gold = defaultdict(list)
    for record in read_jsonl(GOLD / f"{name}.gold.jsonl"):
        gold[record["doc"]].append(record)
    actors = {(claim.doc, claim.end): claim.actor for claim in predicted_claims(name)}
    claims = []
    for document in read_documents([GOLD / f"{name}.docs.jsonl"]):
        kinds, sentences = find_kinds(document.text), find_sentences(document.text)
        for record in gold[document.doc]:
            start, end = int(record["start"]), int(record["end"])  # type: ignore[call-overload]
            sentence = next((s for s in sentences if s.start <= start < s.end), Span(start, end))
            claims.append(
                Claim(
                    **{field: record[field] for field in ("doc", "id", "figure", "low", "high", "unit", "claimant")},
                    **{field: record[field] for field in ("place", "country", "date", "part_of")},
                    **_gazetteer_match(str(record["place"]), str(record["country"])),
                    start=start,
                    end=end,
                    sentence_start=sentence.start,
                    sentence_end=sentence.end,
                    modifier=Modifier(record["modifier"] or "exact"),
                    outcome=Outcome(record["outcome"]),
                    victims=tuple(Victims(v) for v in record["victims"]),  # type: ignore[attr-defined]
                    stance=Stance(record["stance"] or "asserted"),
                    scope=Scope(record["scope"] or "incident"),
                    implicit=bool(record.get("implicit")),
                    actor=actors.get((document.doc, end), ""),
                    kind=kind_at(kinds, sentence=sentence, at=start, title=document.title),
                    quote=document.text[sentence.start : sentence.end],
                    outlet=document.outlet,
                    title=document.title,
                    published=document.published or find_anchor(document),
                )
            )
    return tuple(claims)


def _gazetteer_match(place: str, country: str) -> dict[str, object]:
    """Return id, coordinates and region of the best place of that name in that country, {} if there is none."""
    parts = [part for part in name_parts(place) if part]
    for name in (place, *parts):
        for found in load_gazetteer().find(name, country):
            if found.country == country or not country:
                return {"place_id": found.place_id, "lat": found.lat, "lon": found.lon, "admin1": found.admin1}
    return {}


def docs_of(name: str) -> tuple[str, set[str]]:
    """Return the whole set and the documents of ``dev``, ``world.held``, …"""
    whole, _, half = name.partition(".")
    docs = read_jsonl(GOLD / f"{whole}.docs.jsonl")
    if not half:
        return whole, {str(doc["doc"]) for doc in docs}
    leader = group_by_event(docs, read_jsonl(GOLD / f"{whole}.gold.jsonl"))
    return whole, {doc for doc, first in leader.items() if is_held_out(first) == (half == "held")}


def _scored(record: Record) -> bool:
    return bool(record["tier"] == "core" and record.get("event")) and not (
        record.get("optional") or record.get("implicit")
    )


def pairs_of(whole: str, docs: set[str], claims: Iterable[Claim]) -> list[tuple[str, str, Claim]]:
    """Return reference event, our event and our claim for each scored claim, matched as the scorer matches."""
    gold = [g for g in read_jsonl(GOLD / f"{whole}.gold.jsonl") if g["doc"] in docs]
    by_doc: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.doc in docs and claim.outcome in CORE:
            by_doc[claim.doc].append(claim)
    pairs = []
    golds: defaultdict[str, list[Record]] = defaultdict(list)
    for record in gold:
        golds[str(record["doc"])].append(record)
    for doc, records in golds.items():
        overlaps = sorted(
            (
                (min(g["end"], c.end) - max(g["start"], c.start), -i, -j)
                for i, g in enumerate(records)
                for j, c in enumerate(by_doc[doc])
            ),
            reverse=True,
        )
        taken: dict[int, int] = {}
        for overlap, i, j in overlaps:
            if overlap > 0 and -i not in taken and -j not in taken.values():
                taken[-i] = -j
        for i, record in enumerate(records):
            if _scored(record) and i in taken:
                claim = by_doc[doc][taken[i]]
                pairs.append((str(record["event"]), claim.event or f"{doc}:{claim.id}", claim))
    return pairs


def b_cubed(pairs: Sequence[tuple[str, str, Claim]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of our events against the reference's."""
    gold, ours, both = (Counter(key) for key in zip(*((g, p, (g, p)) for g, p, _ in pairs), strict=True))
    precision = sum(n * n / ours[p] for (_, p), n in both.items()) / len(pairs)
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with the events that linking puts them in."""
    return [claim for event in link_events(claims) for claim in event.claims]


def score_set(name: str) -> Record:
    """Return B-cubed of a set or half with both inputs."""
    whole, docs = docs_of(name)
    found: Record = {}
    for source, claims in (("predicted", predicted_claims(whole)), ("given", linked(given_claims(whole)))):
        pairs = pairs_of(whole, docs, claims)
        precision, recall, f1 = b_cubed(pairs)
        found[source] = {"claims": len(pairs), "p": precision, "r": recall, "f1": f1}
    return found


def why_apart(a: Claim, b: Claim) -> str:
    """Return the first thing in which two claims differ, as a cause to count."""
    one, other = describe_harm(a), describe_harm(b)
    if one.is_total != other.is_total:
        return "scope"
    if one.theme != other.theme:
        return "theme of a total"
    relation = relate_places(place_facts(a), place_facts(b))
    if relation is not PlaceRelation.SAME:
        return f"place {relation.name.lower()}"
    if one.window is None or other.window is None:
        return "undated"
    gap = gap_days(one.window, other.window)
    if gap or (one.is_total and a.date != b.date):
        return f"days apart {min(gap, 3)}{'+' if gap > 3 else ''}"
    if not is_same_kind(one.kind, other.kind):
        return f"kind {min(one.kind, other.kind)}/{max(one.kind, other.kind)}"
    return "nothing"


def print_errors(name: str, source: str) -> None:
    """Print the reference events that we split and our events that merge, the costliest first."""
    whole, docs = docs_of(name)
    claims = predicted_claims(whole) if source == "predicted" else linked(given_claims(whole))
    pairs = pairs_of(whole, docs, claims)
    for what, ours, theirs in (("split", 0, 1), ("merged", 1, 0)):
        groups: defaultdict[str, list[tuple[str, str, Claim]]] = defaultdict(list)
        for pair in pairs:
            groups[str(pair[ours])].append(pair)
        causes: Counter[str] = Counter()
        told = [error_lines(key, members, theirs, causes) for key, members in groups.items()]
        wrong = sorted((entry for entry in told if entry[0]), reverse=True)
        print(f"== {name}, {source} claims, {what}: {sum(loss for loss, _ in wrong):.1f} of {len(pairs)} claims lost")
        print("   " + ", ".join(f"{cause} {count}" for cause, count in causes.most_common()))
        print("\n".join(lines for _, lines in wrong))


def error_lines(
    key: str, members: Sequence[tuple[str, str, Claim]], theirs: int, causes: Counter[str]
) -> tuple[float, str]:
    """Return what one torn or mixed event costs, in claims, and its parts with their descriptions; count the causes."""
    parts = Counter(str(member[theirs]) for member in members)
    loss = len(members) - sum(n * n for n in parts.values()) / len(members)
    (main, _), *_ = parts.most_common()
    anchor = [member[2] for member in members if member[theirs] == main]
    lines = [f"{loss:6.1f} {key}"]
    for part, count in parts.most_common():
        some = [member[2] for member in members if member[theirs] == part]
        cause = ""
        if part != main:
            cause = Counter(why_apart(a, b) for a in some for b in anchor).most_common(1)[0][0]
            causes[cause] += count
        lines.append(f"       {count:3} {part:60.60} {cause}")
        said = Counter((c.place, c.date, describe_harm(c).kind, str(c.scope)) for c in some)
        doc = min(c.doc for c in some)
        lines += [f"            {n:3} {' · '.join(row)}  {doc}" for row, n in said.most_common(4)]
    return loss, "\n".join(lines)


def partition(claims: Iterable[Claim]) -> set[frozenset[Key]]:
    """Return the events as sets of claims, whatever their ids."""
    groups: defaultdict[str, set[Key]] = defaultdict(set)
    for claim in claims:
        groups[claim.event].add((claim.doc, claim.id))
    return {frozenset(group) for group in groups.values()}


def print_shuffles(times: int) -> None:
    """Print whether other orders make the same events, with the same ids, and so reports added one by one."""
    for name in SETS:
        claims = list(predicted_claims(name))
        events = linked(claims)
        first = sorted((c.doc, c.id, c.event) for c in events)
        same = one_by_one = 0
        for seed in range(times):
            random.Random(seed).shuffle(claims)
            same += sorted((c.doc, c.id, c.event) for c in linked(claims)) == first
            book = EventBook()
            for doc in dict.fromkeys(claim.doc for claim in claims):
                book.add([claim for claim in claims if claim.doc == doc])
            added = [claim for event in book.events() for claim in event.claims]
            one_by_one += partition(added) == partition(events)
        print(
            f"{name}: {same} of {times} orders give the same events with the same ids; "
            f"added one by one, {one_by_one} of {times} give the same partition"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--errors", nargs="+", metavar="SET", help="list errors of these sets or learn halves")
    parser.add_argument("--source", choices=("predicted", "given"), default="given", help="whose claims (for --errors)")
    parser.add_argument("--shuffles", type=int, default=0, metavar="N", help="try N other orders")
    parser.add_argument("--held", action="store_true", help="also score the held halves: seldom")
    given = parser.parse_args(arguments)
    if given.errors:
        for name in given.errors:
            if name.endswith(".held") or name in HALVED:
                parser.error(f"{name}: errors of held-out events are not listed; take {name.partition('.')[0]}.learn")
            print_errors(name, given.source)
        return
    if given.shuffles:
        print_shuffles(given.shuffles)
        return
    halves = ("learn", "held") if given.held else ("learn",)
    names = [*SETS, *(f"{name}.{half}" for name in HALVED for half in halves)]
    rows = {name: score_set(name) for name in names}
    if given.json:
        print(json.dumps(rows, indent=1))
        return
    print(f"{'':14}{'predicted claims':>34}{'given claims':>34}{'targets':>16}")
    print(f"{'':14}" + f"{'n':>10}{'P':>8}{'R':>8}{'F1':>8}" * 2)
    for name, row in rows.items():
        cells = "".join(f"{s['claims']:>10}{s['p']:>8.3f}{s['r']:>8.3f}{s['f1']:>8.3f}" for s in row.values())
        aims = TARGETS.get(name.partition(".")[0], ())
        print(f"{name:14}{cells}     " + " / ".join(f"{aim:.2f}" for aim in aims))


if __name__ == "__main__":
    main()
