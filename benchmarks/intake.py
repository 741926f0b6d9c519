"""How fast a newsroom's files come into a case, format by format, beside `extract` alone on the same texts.

    python benchmarks/intake.py                              5,000 reports as .jsonl, .txt and .html; some minutes
    python benchmarks/intake.py --reports 500 --formats html
    python benchmarks/intake.py --twins 5000 50000           one report more, and reprints among so many by one pattern

The reports are the reference corpus, where it is there, and made-up ones; a
page has what stands around an article: menus, scripts, data for search
engines, links to other reports. "bare" is texts in memory to claims. "read"
is files to documents, "extract" files to claims, "add" files to claims in a
case of a new SQLite file, as `reconcile add` does it. Each is measured in a
fresh process. "of bare" is by the clock, "CPU of bare" by the processor's
time of the process and of the child that parses pages, "beside it" that where
the child has a core to itself. The least of the rounds is told: others may be
at work on the machine, and nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from itertools import chain, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.load import EDITOR, made_reports  # noqa: E402
from benchmarks.speed import CORPUS, MEASURE_TEXT, peak_mib  # noqa: E402
from reconcile.case_commands import BATCH  # noqa: E402
from reconcile.model import Document, Reading  # noqa: E402
from reconcile.pipeline import read_document  # noqa: E402
from reconcile.read import read_documents  # noqa: E402
from reconcile.store import Desk, Store, open_store  # noqa: E402
from reconcile.store.connect import connect  # noqa: E402

REPORTS = 5_000
FORMATS = ("jsonl", "txt", "html")
STAGES = ("bare", "read", "extract", "add")
ROUNDS = 2
REPRINTS = 500  # each told again with a word more; so many shall be named
MENU, RELATED, SCRIPT = 40, 20, 20_000  # links, links and letters of a page beside its article


def reports(count: int) -> Iterator[Document]:
    """Yield the reports of the corpus, then made-up ones."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines() if CORPUS.is_file() else []
    told = (json.loads(line) for line in lines)
    corpus = (
        Document(doc=f"c{n}", text=one["text"], title=one.get("title", ""), published=one.get("published", ""))
        for n, one in enumerate(told)
    )
    return islice(chain(corpus, made_reports(count)), count)


def page(document: Document) -> str:
    """Return a page as a newspaper serves it."""
    chance = random.Random(document.doc)

    def links(number: int) -> str:
        return "".join(
            f"<li><a href='/{n}'>News of the harbour number {chance.randint(1, 999)}</a></li>" for n in range(number)
        )

    title = escape(document.title)
    data = json.dumps({"@type": "NewsArticle", "datePublished": document.published, "headline": document.title})
    sentences = document.text.split(". ")
    paragraphs = "".join(f"<p>{escape('. '.join(sentences[n : n + 3]))}.</p>\n" for n in range(0, len(sentences), 3))
    script = "".join(chance.choice("abcdef(){};=") for _ in range(SCRIPT))
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} | Harbour Post</title>"
        f"<meta name='author' content='Mira Lind'>"
        f"<meta property='og:site_name' content='Harbour Post'><meta property='article:published_time' "
        f"content='{escape(document.published)}'><script type='application/ld+json'>{data}</script>"
        f"<script>{script}</script><style>.a{{color:red}}</style></head><body><header><nav><ul>{links(MENU)}</ul></nav>"
        f"</header><main><article><h1>{title}</h1><div class='body'>{paragraphs}</div></article></main>"
        f"<aside class='related'><ul>{links(RELATED)}</ul></aside><footer><p>All rights reserved.</p></footer>"
        f"<script>{script}</script></body></html>"
    )


def write_files(folder: Path, format: str, count: int) -> Path:
    """Write the reports in one format; return what the command would be given."""
    if format == "jsonl":
        path = folder / "reports.jsonl"
        path.write_text(
            "".join(json.dumps({"doc": d.doc, "text": d.text, "title": d.title}) + "\n" for d in reports(count))
        )
        return path
    path = folder / format
    path.mkdir()
    for n, document in enumerate(reports(count)):
        (path / f"{n:05}.{format}").write_text(page(document) if format == "html" else document.text)
    return path


def measure(stage: str, given: Path, count: int) -> dict[str, float]:
    """Return what a stage takes in this process: documents, seconds, seconds of the processor, MiB at most."""
    texts = list(reports(count)) if stage == "bare" else []
    read_document(Document(doc="warm", text=MEASURE_TEXT))
    wall, work = time.perf_counter(), _work()
    documents = iter(texts) if stage == "bare" else read_documents([given], on_problem=print)
    if stage == "add":
        done = _add(documents, given.parent)
    elif stage == "read":
        done = sum(1 for _ in documents)
    else:
        done = sum(1 for _ in map(read_document, documents))
    wall = time.perf_counter() - wall
    from reconcile.read.contained import end_children

    end_children()  # so that their time is counted
    own, apart = (after - before for before, after in zip(work, _work(), strict=True))
    return {"documents": done, "wall": wall, "own": own, "apart": apart, "peak": peak_mib()}


def _work() -> tuple[float, float]:
    """Return the processor's seconds of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own, apart = (one.ru_utime + one.ru_stime for one in used)
    return own, apart


def _add(documents: Iterator[Document], folder: Path) -> int:
    with tempfile.TemporaryDirectory(dir=folder) as own:
        store = open_store(f"sqlite:///{own}/cases.sqlite3")
        desk = Desk(store, EDITOR)
        id = desk.create_case("Intake").id
        done = 0
        while some := list(islice(documents, BATCH)):
            done += len(desk.add_documents(id, some).added)
        store.close()
    return done


def print_formats(formats: list[str], count: int, rounds: int) -> None:
    """Measure each stage of each format and print it beside the texts in memory."""
    print(f"{count:,} reports, the best of {rounds} rounds; documents a second, and the share of bare that this is")
    with tempfile.TemporaryDirectory() as name:
        paths = {format: write_files(Path(name), format, count) for format in formats}
        runs = [("bare", formats[0]), *((stage, format) for format in formats for stage in STAGES[1:])]
        best: dict[tuple[str, str], dict[str, float]] = {}
        for _ in range(rounds):
            for stage, format in runs:
                command = [sys.executable, str(Path(__file__)), "--one", stage, "--given", str(paths[format])]
                ran = subprocess.run([*command, "--reports", str(count)], check=True, capture_output=True, text=True)
                found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
                old = best.setdefault((stage, format), found)
                best[stage, format] = {key: min(old[key], found[key]) for key in found}
    bare = best["bare", formats[0]]
    heads = ("documents", "a second", "of bare", "CPU of bare", "beside it", "own ms", "child ms", "peak MiB")
    print(f"{'':16}" + "".join(f"{head:>13}" for head in heads))
    for (stage, format), found in best.items():
        wall, own, apart = (1000 * found[key] / found["documents"] for key in ("wall", "own", "apart"))
        least = 1000 * bare["own"] / bare["documents"]
        cells = [
            f"{found['documents']:,.0f}",
            f"{1000 / wall:.0f}",
            f"{1000 * bare['wall'] / bare['documents'] / wall:.2f}",
        ]
        cells += [f"{least / (own + apart):.2f}", f"{least / max(own, apart):.2f}", f"{own:.2f}", f"{apart:.2f}"]
        cells.append(f"{found['peak']:.0f}")
        print(f"{stage + ' ' + ('' if stage == 'bare' else format):16}" + "".join(f"{cell:>13}" for cell in cells))


def print_twins(count: int) -> None:
    """Measure how reprints are found among so many reports by a few patterns, and what one report more takes."""

    def unread(document: Document) -> Reading:
        return Reading(document=document, claims=(), set_aside=())

    with tempfile.TemporaryDirectory() as folder:
        store = Store(connect(f"sqlite:///{folder}/cases.sqlite3"), read=unread, extractor="none")
        desk, held = Desk(store, EDITOR), list(made_reports(count))
        id = desk.create_case("Twins").id
        seconds = _timed(lambda: [desk.add_documents(id, held[at : at + REPORTS]) for at in range(0, count, REPORTS)])
        print(f"{count:,} reports held: kept in {1000 * seconds / count:.2f} ms each, without being read")
        again = random.Random(1).sample(held, min(REPRINTS, count))
        news = [replace(d, doc=f"again{n}", text=d.text + " Update.") for n, d in enumerate(again)]
        one = statistics.median([_timed(partial(store.twins, id, [new])) for new in news[:5]])
        named = store.twins(id, news)
        every = _timed(lambda: store.twins(id, news)) / len(news)
        print(
            f"  preview of one {1000 * one:.1f} ms, of {len(news)} {1000 * every:.1f} ms each; {len(named)} are named"
        )
        one = statistics.median([_timed(partial(desk.add_documents, id, [new])) for new in news[:5]])
        every = _timed(lambda: desk.add_documents(id, news[5:])) / (len(news) - 5)
        print(
            f"  adding one {1000 * one:.1f} ms, {len(news) - 5} at once {1000 * every:.1f} ms each, without being read"
        )
        store.close()


def _timed(act: Callable[[], object]) -> float:
    """Return the seconds of the processor that an act takes."""
    started = time.process_time()
    act()
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--twins", nargs="+", type=int, metavar="HELD", help="measure this instead, among so many reports"
    )
    parser.add_argument("--one", choices=STAGES, help=argparse.SUPPRESS)
    parser.add_argument("--given", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.given, given.reports)))
    elif given.twins:
        for count in given.twins:
            print_twins(count)
    else:
        print_formats(given.formats, given.reports, given.rounds)


if __name__ == "__main__":
    main()
