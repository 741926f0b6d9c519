"""Editors that work until something happens to them, and what must be true of the store afterwards.

A worker is a child process that adds reports and reviews claims, and tells
through a pipe each act that the store has acknowledged. ``tests`` and
``benchmarks/faults.py`` kill it, its server or its disk, then look.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from reconcile.errors import Conflict, StoreError
from reconcile.model import Document
from reconcile.store import Act, Actor, Desk, Right, Store, open_store
from reconcile.store.acts import standing_acts
from reconcile.store.corrections import corrected, field_values
from reconcile.store.reviews import Review, folded

CASE = "Fire"
CASE_ID = "fire"
SETTLE_STEPS, SETTLE_PAUSE = 600, 0.05  # looks, and seconds between them, for the sessions of killed clients to end
ERROR = 3  # exit status of a worker that the store refused

Told = dict[str, Any]


@dataclass
class Outcome:
    """What a worker told before it ended: acts acknowledged, conflicts met, errors told to it."""

    acts: list[Told] = field(default_factory=list)
    conflicts: int = 0
    errors: list[str] = field(default_factory=list)


def report(name: str, n: int) -> Document:
    """Return a short report with three figures, unlike any other."""
    return Document(
        doc=f"{name}-{n}",
        text=f"{n + 5} people were killed in Aleppo on 4 April 2017, the Harbour Hospital said. "
        f"Police put the toll at {n + 9}, and {n + 21} were wounded. Report {n} of {name}.",
        outlet="Quay News",
        published="2017-04-05",
    )


def work(url: str, name: str, seed: int, acts: int, tell: Callable[[Told], None], adds: float = 0.2) -> None:
    """Do random acts on the case as one editor, telling each when the store has acknowledged it.

    Args:
        url: Of the store; opened here, as a program of its own would.
        name: The editor's.
        seed: Of what is chosen.
        acts: How many are to be acknowledged.
        tell: Takes what was acknowledged.
        adds: Share of acts that add a report; the others are on claims.
    """
    choose = random.Random(seed)
    store = open_store(url)
    desk = Desk(store, Actor(name=name, right=Right.OWNER))
    if CASE_ID not in {case.id for case in store.list_cases()}:
        tell({"kind": "create", "case": desk.create_case(CASE).id})
    done, n = 0, -1
    while done < acts:
        n += 1
        claims = [claim.id for reading in store.readings(CASE_ID) for claim in reading.claims]
        if not claims or choose.random() < adds:
            added = desk.add_documents(CASE_ID, [report(f"{name}-{seed}", n)])
            tell({"kind": "add", "docs": list(added.added)})
            done += 1
            continue
        claim = choose.choice(claims)
        versions = {review.claim: review.version for review in store.reviews(CASE_ID)}
        try:
            tell(_act(desk, choose, claim, versions.get(claim, 0), n))
            done += 1
        except Conflict:
            tell({"kind": "conflict"})
        except StoreError as error:
            if "already" not in str(error) and "nothing is changed" not in str(error):
                raise
    store.close()


def _act(desk: Desk, choose: random.Random, claim: str, seen: int, n: int) -> Told:
    kind = choose.choice(("accept", "correct", "correct", "reject", "comment", "undo"))
    if kind == "comment":
        words = f"Remark {n} of {desk.actor.name}"
        return {"kind": kind, "n": desk.comment(CASE_ID, claim, words).comments[-1].n, "about": claim}
    if kind == "undo":
        standing = standing_acts(desk.store.history(CASE_ID, claim))
        if standing:
            return {"kind": kind, "n": desk.undo(CASE_ID, choose.choice(standing).n).n, "about": claim}
        kind = "accept"
    if kind == "correct":
        low = choose.randrange(1, 1000)
        done = desk.correct(CASE_ID, claim, {"low": low, "high": low + choose.randrange(9)}, seen=seen, why=f"{n}")
    else:
        done = getattr(desk, kind)(CASE_ID, claim, seen=seen)
    return {"kind": kind, "n": done.version, "about": claim}


class Worker:
    """A child process at work. It is forked, so that a thousand of them start fast."""

    def __init__(self, url: str, name: str, seed: int, acts: int = 1_000_000, adds: float = 0.2) -> None:
        self.name = name
        self._pipe, write = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(write)
            return
        status = 0
        try:
            os.close(self._pipe)

            def tell(told: Told) -> None:
                os.write(write, json.dumps(told).encode() + b"\n")

            try:
                work(url, name, seed, acts, tell, adds)
            except StoreError as error:
                tell({"kind": "error", "told": str(error)})
                status = ERROR
            except BaseException as error:
                tell({"kind": "crash", "told": repr(error)})
                status = 1
        finally:
            sys.stdout.flush()
            os._exit(status)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        os.kill(self.pid, signal.SIGKILL)

    def outcome(self) -> Outcome:
        """Wait until it has ended, and return what it told."""
        with os.fdopen(self._pipe, "rb") as pipe:
            lines = pipe.read().splitlines()
        os.waitpid(self.pid, 0)
        outcome = Outcome()
        for told in map(json.loads, lines):
            if told["kind"] == "conflict":
                outcome.conflicts += 1
            elif told["kind"] in ("error", "crash"):
                outcome.errors.append(f"{told['kind']}: {told['told']}")
            else:
                outcome.acts.append({**told, "who": self.name})
        return outcome


def problems(store: Store, outcomes: Iterable[Outcome]) -> list[str]:
    """Return what is wrong with a store on which only these workers acted: nothing, if no act was lost or halved."""
    _wait_for_the_dead(store)
    told = [act for outcome in outcomes for act in outcome.acts]
    found = list(store.check())
    if CASE_ID not in {case.id for case in store.list_cases()}:
        return [*found, "the case is gone"] if told else found
    log = store.log(CASE_ID)
    if [act.n for act in log] != list(range(1, len(log) + 1)):
        found.append("the log has a gap")
    by_n = {act.n: act for act in log}
    docs = {document.doc for document in store.documents(CASE_ID)}
    for act in told:
        if act["kind"] == "add":
            found += [f"report {doc} is lost" for doc in act["docs"] if doc not in docs]
        elif act["kind"] != "create":
            kept = by_n.get(act["n"])
            if kept is None or (kept.kind, kept.about, kept.who) != (act["kind"], act["about"], act["who"]):
                found.append(f"act {act} is lost: {kept}")
    numbers = Counter(act["n"] for act in told if "n" in act)
    found += [f"act {n} was acknowledged twice" for n, times in numbers.items() if times > 1]
    return found + _half_acts(store, log, docs)


def _wait_for_the_dead(store: Store) -> None:
    """Wait until PostgreSQL has ended the sessions of killed clients: a commit on its way as they died may still land.

    What is looked at next takes several queries, and must be one state.
    """
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _ in range(SETTLE_STEPS):
        with store.reading() as connection:
            if connection.dialect.name != "postgresql" or not connection.scalar(text(others)):
                return
        time.sleep(SETTLE_PAUSE)
    raise TimeoutError("sessions of killed clients do not end")


def _half_acts(store: Store, log: list[Act], docs: set[str]) -> list[str]:
    """Return where rows do not follow from the log: an act written in part, or overwritten."""
    logged = {doc for act in log if act.kind == "add" for doc in act.after["docs"]}
    found = [f"report {doc} is not in the log" for doc in docs ^ logged]
    found += [f"{doc} cannot be searched" for doc in docs ^ set(store.search(CASE_ID, "killed").docs)]
    reviews = {review.claim: review for review in store.reviews(CASE_ID)}
    acts: dict[str, list[Act]] = {}
    for act in log:
        if act.about:
            acts.setdefault(act.about, []).append(act)
    found += [f"{claim} has a review without acts" for claim in reviews.keys() - acts.keys()]
    for claim, about in acts.items():
        review = reviews.get(claim)
        if review is None or folded(review, about, review.version) != review:
            found.append(f"the review of {claim} does not follow from its acts")
            continue
        found += _lost_updates(review, about)
    return found


def _lost_updates(review: Review, acts: list[Act]) -> list[str]:
    """Return acts that were not made on the state that the act before them left."""
    found = []
    for place, act in enumerate(acts):
        if act.undoes or act.kind == "comment":
            continue
        before = folded(review, acts[:place], 0)
        was = field_values(corrected(review.machine, before.fields), act.before.get("fields", {}))
        if (act.before["verdict"], act.before.get("fields", {})) != (before.verdict, was):
            found.append(f"act {act.n} was made on {act.before}, not on {before.verdict!r} {was}")
    return found


def kill_at_random(url: str, seed: int, longest: float, adds: float = 0.2) -> Outcome:
    """Start a worker, kill it after up to ``longest`` seconds, and return what it had told by then."""
    worker = Worker(url, f"editor {seed}", seed, adds=adds)
    time.sleep(random.Random(-seed).uniform(0, longest))
    worker.kill()
    return worker.outcome()
