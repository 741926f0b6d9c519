"""Read mutated files of every format: bytes flipped, cut, spliced, repeated. Nothing may crash, hang or grow.

    python benchmarks/fuzz.py                     10,000 files
    python benchmarks/fuzz.py --files 100         a taste
    python benchmarks/fuzz.py --only 4711         one file again, as its number says

The same numbers give the same files. What is read must keep its word: each
document has text, each figure stands at its offsets in it, and each problem
names its file. A file that breaks a rule is kept in --keep for the mending.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.fuzz_seeds import seeds
from reconcile.errors import InputError
from reconcile.pipeline import read_document
from reconcile.read import Note, read_bytes
from reconcile.read.limits import LIMITS, MB

FILES = 10_000
REPORT = 500  # files between two lines of progress

#: Tighter than in use, so that a long run meets the limits too.
TIGHT = replace(LIMITS, parse_seconds=10.0, parse_memory=700 * MB)
SPARE_SECONDS = 5.0  # beyond the limit, for starting a child on a busy machine

ODD = (
    b"\0",
    b"\xff\xfe",
    b"\r\n",
    b'"',
    b"<",
    b"<![CDATA[",
    b"PK\x01\x02",
    b"%PDF-",
    b"--seed0",
    b"9" * 400,
    b"(" * 400,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    documents: int
    problems: tuple[str, ...]
    seconds: float


def flipped(data: bytearray, chance: random.Random) -> bytearray:
    """Change some bytes to others."""
    for _ in range(chance.choice((1, 2, 8, 64))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def cut(data: bytearray, chance: random.Random) -> bytearray:
    """Take a stretch out, from the end or from within."""
    start = chance.randrange(len(data))
    del data[start : len(data) if chance.random() < 0.5 else start + chance.randrange(1, 200)]
    return data


def spliced(data: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    """Put a stretch of another file in."""
    other = chance.choice(others)
    start = chance.randrange(len(other))
    at = chance.randrange(len(data) + 1)
    data[at:at] = other[start : start + chance.randrange(1, 2_000)]
    return data


def repeated(data: bytearray, chance: random.Random) -> bytearray:
    """Say a stretch many times over."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 300)]
    data[start:start] = piece * chance.choice((2, 20, 500))
    return data


def sprinkled(data: bytearray, chance: random.Random) -> bytearray:
    """Put bytes in that mean something to some parser."""
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data) + 1)
        data[at:at] = chance.choice(ODD)
    return data


def mutated(number: int, sound: dict[str, bytes]) -> tuple[str, bytes]:
    """Return the name and bytes of the file that bears a number; the formats come in turn."""
    chance = random.Random(number)
    name = list(sound)[number % len(sound)]
    data = bytearray(sound[name])
    others = list(sound.values())
    ways: tuple[Callable[[bytearray], bytearray], ...] = (
        lambda data: flipped(data, chance),
        lambda data: cut(data, chance),
        lambda data: spliced(data, chance, others),
        lambda data: repeated(data, chance),
        lambda data: sprinkled(data, chance),
    )
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(ways)(data) if data else data
    return f"{number}-{name}", bytes(data)


def outcome(name: str, data: bytes) -> Outcome:
    """Read one file and its figures.

    Raises:
        AssertionError: If what is read breaks a rule. Any other error is a crash.
    """
    problems: list[InputError] = []
    notes: list[Note] = []
    started = time.monotonic()
    documents = list(read_bytes(name, data, on_problem=problems.append, on_note=notes.append, limits=TIGHT))
    seconds = time.monotonic() - started
    assert documents or problems, "neither read nor refused"
    assert all(told.where.startswith(name) for told in [*problems, *notes]), "told of another file"
    for document in documents:
        assert document.text.strip(), "a document without text"
        for claim in read_document(document).claims:
            assert document.text[claim.start : claim.end] == claim.figure, "a figure that does not stand at its offsets"
    return Outcome(name, len(documents), tuple(problem.reason for problem in problems), seconds)


def run(numbers: Iterator[int], keep: Path | None = None) -> tuple[list[Outcome], list[str]]:
    """Return what became of the files with these numbers, and the failures in words."""
    sound = seeds()
    outcomes: list[Outcome] = []
    failures: list[str] = []
    for number in numbers:
        name, data = mutated(number, sound)
        try:
            done = outcome(name, data)
            outcomes.append(done)
            limit = TIGHT.parse_seconds * (1 + len(done.problems)) + SPARE_SECONDS
            failure = f"took {done.seconds:.0f} s" if done.seconds > limit else ""
        except Exception as error:  # that is what is looked for
            failure = f"{type(error).__name__}: {error}"
        if failure:
            failures.append(f"{name}: {failure}")
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / name).write_bytes(data)
    return outcomes, failures


def memory() -> float:
    """Return the memory of this process in MB, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / MB


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=FILES, metavar="N", help=f"how many (default {FILES:,})")
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="N", help="number of the first")
    parser.add_argument("--only", type=int, metavar="N", help="only the file with this number")
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"), metavar="DIR", help="where failures are kept")
    given = parser.parse_args()
    numbers = [given.only] if given.only is not None else list(range(given.first, given.first + given.files))
    started = time.monotonic()
    kinds: Counter[str] = Counter()
    failures: list[str] = []
    slowest = Outcome("", 0, (), 0.0)
    for at in range(0, len(numbers), REPORT):
        done, failed = run(iter(numbers[at : at + REPORT]), given.keep)
        failures += failed
        for one in done:
            kinds["read" if one.documents and not one.problems else "in part" if one.documents else "refused"] += 1
            kinds["stopped in time"] += sum("was stopped after" in reason for reason in one.problems)
            kinds["broke the child"] += sum("broke the program" in reason for reason in one.problems)
            kinds["out of memory"] += sum("of memory to read" in reason for reason in one.problems)
            slowest = max(slowest, one, key=lambda outcome: outcome.seconds)
        counted = ", ".join(f"{count:,} {kind}" for kind, count in kinds.items() if count)
        so_far = at + len(done) + len(failed)
        print(f"{so_far:6,} files, {time.monotonic() - started:5.0f} s, {memory():4.0f} MB: {counted}")
        print("\n".join(f"  FAILED {failure}" for failure in failed), end="\n" if failed else "", flush=True)
    print(f"slowest: {slowest.name}, {slowest.seconds:.1f} s; failures: {len(failures)}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
