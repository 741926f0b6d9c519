"""Kill editors, their server and their disk, many times, and say whether anything was lost.

    .venv/bin/python benchmarks/faults.py                      # all of it, about an hour
    .venv/bin/python benchmarks/faults.py sqlite postgres      # kills of clients only
    .venv/bin/python benchmarks/faults.py server editors disk  # server shot, four editors at once, disk full

Each part prints one line of figures and ends with status 1 at the first thing
that is lost. The disk part mounts a small tmpfs and so needs root; the parts
with a server need PostgreSQL.
"""

from __future__ import annotations

import pwd
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reconcile.errors import StoreError  # noqa: E402
from reconcile.extract.gazetteer import load_gazetteer  # noqa: E402
from reconcile.store import Actor, Desk, Right, open_store  # noqa: E402
from tests.store.faults import Outcome, Worker, kill_at_random, problems, report  # noqa: E402
from tests.store.postgres import Server  # noqa: E402

KILLS = {"sqlite": 1000, "postgres": 200}
A_STORE = 50  # kills of one store before a new one is begun
LONGEST = 0.6  # seconds a client lives
SHOTS = 20
SHOT_AFTER = (0.5, 2.5)  # seconds
EDITORS, ACTS = 4, 500
SMALL_DISK = {"sqlite": "3m", "postgres": "12m"}  # an empty PostgreSQL database is 7 MB


def check(url: str, outcomes: Sequence[Outcome]) -> None:
    """End the program if anything is wrong with the store."""
    store = open_store(url)
    found = problems(store, outcomes)
    store.close()
    crashes = [error for outcome in outcomes for error in outcome.errors if error.startswith("crash")]
    if found or crashes:
        sys.exit(f"LOST: {[*found, *crashes][:10]}")


def kills(kind: str, fresh: Callable[[int], str]) -> None:
    """Kill clients at random moments; look at the store after each."""
    started, acts, none = time.monotonic(), 0, 0
    outcomes: list[Outcome] = []
    url = ""
    for seed in range(KILLS[kind]):
        if seed % A_STORE == 0:
            url, outcomes = fresh(seed), []
        outcomes.append(kill_at_random(url, seed, LONGEST))
        acts += len(outcomes[-1].acts)
        none += not outcomes[-1].acts
        check(url, outcomes)
        if (seed + 1) % A_STORE == 0:
            print(f"  {kind}: {seed + 1} kills, {acts} acts acknowledged, 0 lost", file=sys.stderr, flush=True)
    minutes = (time.monotonic() - started) / 60
    print(f"{kind}: {KILLS[kind]} kills (before any act: {none}), {acts} acts acknowledged, 0 lost, {minutes:.0f} min")


def shots(server: Server) -> None:
    """Stop the server at once while two editors work, start it, look."""
    acts = 0
    url = server.create("shots")
    open_store(url).close()
    outcomes: list[Outcome] = []
    for seed in range(SHOTS):
        workers = [Worker(url, f"editor {seed}-{n}", 100 * seed + n) for n in range(2)]
        low, high = SHOT_AFTER
        time.sleep(low + (high - low) * seed / SHOTS)
        server.stop("immediate")
        outcomes += [worker.outcome() for worker in workers]
        server.start()
        check(url, outcomes)
    acts = sum(len(outcome.acts) for outcome in outcomes)
    told = sum(len(outcome.errors) for outcome in outcomes)
    print(f"server: stopped at once {SHOTS} times, {acts} acts acknowledged, 0 lost, told to {told} of {2 * SHOTS}")


def editors(kind: str, url: str) -> None:
    """Let four editors work at once on one case."""
    first = Worker(url, "first", 0, acts=4, adds=1).outcome()
    started = time.monotonic()
    workers = [Worker(url, f"editor {n}", n, acts=ACTS, adds=0.02) for n in range(1, EDITORS + 1)]
    outcomes = [first, *(worker.outcome() for worker in workers)]
    seconds = time.monotonic() - started
    check(url, outcomes)
    store = open_store(url)
    logged, acts = len(store.log("fire")), sum(len(outcome.acts) for outcome in outcomes)
    store.close()
    if logged != acts:
        sys.exit(f"LOST: {acts} acts acknowledged, {logged} in the log")
    conflicts = sum(outcome.conflicts for outcome in outcomes)
    print(
        f"editors, {kind}: {EDITORS} at once, {acts} acts acknowledged in {seconds:.0f} s, each in the log once; "
        f"{conflicts} conflicts told, no lost update"
    )


@contextmanager
def small_disk(size: str, owner: str) -> Iterator[Path]:
    """Yield a folder on a disk that is soon full."""
    folder = Path(tempfile.mkdtemp(prefix="small-"))
    options = f"size={size},mode=0700,uid={pwd.getpwnam(owner).pw_uid}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def full_disk(kind: str, url: str, folder: Path) -> None:
    """Add reports until there is no room, see it told, make room, go on."""
    store = open_store(url)
    desk = Desk(store, Actor(name="Anna", right=Right.OWNER))
    desk.create_case("Fire")
    docs: list[str] = []
    told = ""
    try:
        for n in range(100_000):
            docs += desk.add_documents("fire", [report("full", n)]).added
    except StoreError as error:
        told = str(error)
    store.close()
    outcome = Outcome(acts=[{"kind": "add", "docs": docs, "who": "Anna"}])
    subprocess.run(["mount", "-o", "remount,size=200m", str(folder)], check=True)
    check(url, [outcome])
    store = open_store(url)
    outcome.acts += [
        {"kind": "add", "docs": list(Desk(store, desk.actor).add_documents("fire", [report("then", 1)]).added)}
    ]
    store.close()
    check(url, [outcome])
    if not told:
        sys.exit(f"LOST: {kind} never said that the disk is full")
    print(f"disk, {kind}: full after {len(docs)} reports, told as “{told}”; nothing lost, with room again work went on")


def main(parts: Sequence[str]) -> None:
    """Do the parts named, or all."""
    load_gazetteer()
    wanted = set(parts or ("sqlite", "postgres", "server", "editors", "disk"))
    with tempfile.TemporaryDirectory() as folder:
        if "sqlite" in wanted:
            kills("sqlite", lambda n: f"sqlite:///{folder}/{n}.sqlite3")
        if "editors" in wanted:
            editors("sqlite", f"sqlite:///{folder}/editors.sqlite3")
        if "disk" in wanted:
            with small_disk(SMALL_DISK["sqlite"], "root") as disk:
                full_disk("sqlite", f"sqlite:///{disk}/cases.sqlite3", disk)
    if wanted & {"postgres", "server", "editors", "disk"}:
        server = Server()
        try:
            server.start()
            if "postgres" in wanted:
                kills("postgres", lambda n: server.create(f"kills{n}"))
            if "server" in wanted:
                shots(server)
            if "editors" in wanted:
                editors("postgres", server.create("editors"))
            if "disk" in wanted:
                with small_disk(SMALL_DISK["postgres"], "postgres") as disk:
                    server.sql(f"CREATE TABLESPACE small LOCATION '{disk}'")
                    server.sql("CREATE DATABASE full_disk TABLESPACE small")
                    full_disk("postgres", server.url("full_disk"), disk)
                    server.drop("full_disk")
                    server.sql("DROP TABLESPACE small")
        finally:
            server.remove()


if __name__ == "__main__":
    main(sys.argv[1:])
