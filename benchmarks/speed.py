"""How fast and how light: ours and quantulum3 side by side, in one run, over the same texts.

    python benchmarks/speed.py                     paired rounds, start-up, memory, growth with length
    python benchmarks/speed.py --rounds 5 --every 10 CORPUS.jsonl

Ours is the whole of `extract`: each figure with its unit, outcome, claimant,
place, day and parts. quantulum3 0.10 finds numbers and units only, so the
ratio flatters it. Both read the same documents one by one, turn about, in
processes of their own; start-up is timed apart. A shared machine stalls, so
the ratio of a round, its CPU seconds and the span over the rounds say more
than a single time. Nothing here is a test: a busy machine must not fail one.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

CORPUS = ROOT.parent / "shared" / "corpus" / "fakes.jsonl"
DEMO = ROOT / "data" / "demo" / "reports.jsonl"
ROUNDS = 3  # pairs; quantulum3 takes about a minute a round over 50 articles
EVERY = 10  # each tenth document of the corpus: some 50 articles, the quickest sample whose ratio holds still
GROWTH_SIZES = (25_000, 50_000, 100_000, 200_000, 400_000)  # code points; doubling shows a square at once
FIRST_TEXT = "At least 12 people were killed in Aleppo on Tuesday, the health ministry said."
#: quantulum3 builds its unit patterns, some two seconds, at the first text with a measure: with us too, and once only.
MEASURE_TEXT = "The aid drove 12 miles with 30 tonnes of wheat, and two people died."


def read_texts(corpus: Path, every: int) -> list[str]:
    """Return the texts of each ``every``-th document of a JSONL file."""
    lines = corpus.read_text(encoding="utf-8").splitlines()[::every]
    return [json.loads(line)["text"] for line in lines if line.strip()]


def loaded_reader(system: str) -> Callable[[str], object]:
    """Return ``system``'s reader of one text, imported on call so that start-up can be timed."""
    if system == "ours":
        from reconcile.model import Document
        from reconcile.pipeline import read_document

        return lambda text: read_document(Document(doc="a", text=text))
    from quantulum3 import parser  # type: ignore[import-untyped]

    return lambda text: parser.parse(text)


def peak_mib() -> float:
    """Return the peak resident memory of this process, MiB (Linux counts it in KiB, macOS in bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def measure_reading(system: str, corpus: Path, every: int) -> dict[str, float]:
    """Return the times of one fresh process: import to first claim, first measure, then every text; seconds and MiB.

    A text that the peer raises on counts as read; ours must raise on none.
    """
    started = time.perf_counter()
    read = loaded_reader(system)
    read(FIRST_TEXT)
    start_up = time.perf_counter() - started
    started = time.perf_counter()
    read(MEASURE_TEXT)
    first_measure = time.perf_counter() - started
    texts = read_texts(corpus, every)
    raised = 0
    wall, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        try:
            read(text)
        except Exception:
            if system == "ours":
                raise
            raised += 1
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {
        "start_up": start_up,
        "first_measure": first_measure,
        "wall": wall,
        "cpu": cpu,
        "texts": len(texts),
        "raised": raised,
        "peak": peak_mib(),
    }


def measure_growth(corpus: Path) -> Iterator[tuple[int, float]]:
    """Yield seconds per length for one ever longer text: the corpus as a single line, cut at each size."""
    read = loaded_reader("ours")
    read(MEASURE_TEXT)
    whole = " ".join(" ".join(read_texts(corpus, 1)).split())
    while len(whole) < GROWTH_SIZES[-1]:
        whole += " " + whole
    for size in GROWTH_SIZES:
        started = time.perf_counter()
        read(whole[:size])
        yield size, time.perf_counter() - started


def in_fresh_process(*arguments: object) -> dict[str, float]:
    """Return what this script measures when it is run anew with these arguments."""
    command = [sys.executable, "-W", "ignore", str(Path(__file__)), *map(str, arguments)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def span(values: Sequence[float], form: str = ".2f") -> str:
    """Return the median with the least and the greatest: "31.0 (28.9–33.4)"."""
    low, middle, high = (format(v, form) for v in (min(values), statistics.median(values), max(values)))
    return f"{middle} ({low}–{high})"


def print_pairs(corpus: Path, rounds: int, every: int) -> None:
    """Time ours and quantulum3 turn about and print the ratio with its span over the rounds."""
    pairs = []
    for number in range(rounds):
        order = ("ours", "quantulum3") if number % 2 == 0 else ("quantulum3", "ours")
        pairs.append({system: in_fresh_process("--one", system, "--every", every, corpus) for system in order})
        print(f"round {number + 1} of {rounds} done", file=sys.stderr)
    texts = int(pairs[0]["ours"]["texts"])
    print(f"\n{corpus.name}: {texts} documents (each {every}th), {rounds} paired rounds, a fresh process each\n")
    heads = ("ms a document", "CPU ms a document", "start-up s", "first measure s", "peak MiB", "raised on")
    print(f"{'':12}" + "".join(f"{head:>24}" for head in heads))
    for system in ("ours", "quantulum3"):
        runs = [pair[system] for pair in pairs]
        per_document = [span([1000 * run[clock] / texts for run in runs]) for clock in ("wall", "cpu")]
        apart = [span([run[clock] for run in runs]) for clock in ("start_up", "first_measure")]
        cells = (*per_document, *apart, span([run["peak"] for run in runs], ".0f"), f"{runs[0]['raised']:.0f}")
        print(f"{system:12}" + "".join(f"{cell:>24}" for cell in cells))
    for clock, name in (("wall", "wall"), ("cpu", "CPU")):
        ratios = [pair["quantulum3"][clock] / pair["ours"][clock] for pair in pairs]
        print(f"ours is {span(ratios, '.1f')} times as fast as quantulum3 per document ({name} time, start-up apart)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help="documents as JSONL (default: the reference corpus)")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--every", type=int, default=EVERY, help="take each N-th document in the paired rounds")
    parser.add_argument("--one", choices=("ours", "quantulum3"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    corpus = given.corpus or (CORPUS if CORPUS.is_file() else DEMO)
    if given.one:
        print(json.dumps(measure_reading(given.one, corpus, given.every)))
        return
    print_pairs(corpus, given.rounds, given.every if corpus != DEMO else 1)
    whole = in_fresh_process("--one", "ours", "--every", 1, corpus)
    per_text = 1000 * whole["wall"] / whole["texts"]
    figures = f"{int(whole['texts'])} documents, {whole['wall']:.1f} s, {per_text:.2f} ms each"
    print(f"\nthe whole of {corpus.name}: {figures}, peak {whole['peak']:.0f} MiB")
    print("\ngrowth with the length of one text, a single line:")
    for size, seconds in measure_growth(corpus):
        print(f"{size:>9,} characters {seconds:8.2f} s {1e6 * seconds / size:8.2f} s a million characters", flush=True)


if __name__ == "__main__":
    main()
