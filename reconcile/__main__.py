"""The command line: ``python -m reconcile --help``.

Records go to standard output or a file, everything said to the person goes to
standard error. What cannot be read is named with its reason, the rest is
processed, and the exit status is 1.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from reconcile import __version__
from reconcile.errors import InputError
from reconcile.group.conventions import CONVENTIONS
from reconcile.model import Document, Reading
from reconcile.read import STDIN, Note, read_documents
from reconcile.share.files import write_whole
from reconcile.share.listing import events_listing, printable
from reconcile.share.records import (
    Record,
    claim_record,
    estimate_record,
    event_record,
    set_aside_record,
    to_json_array,
    to_json_lines,
)
from reconcile.wording import count_words

QUIET_SECONDS = 1.0  # nothing is said of work that is done sooner
REPORT_SECONDS = 1.0  # between two progress lines
LONG_TEXT = 500_000  # code points; a text from here on takes about a second and is announced

JOBS = click.option("--jobs", type=click.IntRange(1, 64), default=min(os.cpu_count() or 1, 8), metavar="N",
                    help="Processes to read many documents with (default: one a core, at most 8).")  # fmt: skip
INPUT_HELP = (
    "INPUT: a file (.txt .md .html .pdf .docx .eml .csv .rss, .jsonl with one document a line, or a .zip of these), "
    "a folder of them, a web address (a page, a file or a feed), or - (standard input)."
)


class Session:
    """What is told to the person in one run, and whether all inputs could be read."""

    def __init__(self) -> None:
        self.has_failed = False
        self.started = self.told = time.monotonic()
        self.done = 0

    def tell(self, message: str) -> None:
        click.echo(printable(message), err=True)

    def problem(self, problem: InputError) -> None:
        self.has_failed = True
        self.tell(str(problem))

    def note(self, note: Note) -> None:
        self.tell(f"note: {note}")

    def watch(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Pass the documents on, telling how many are done once it takes longer than a second."""
        for document in documents:
            now = time.monotonic()
            is_due = now - self.started > QUIET_SECONDS and now - self.told > REPORT_SECONDS
            if is_due or len(document.text) > LONG_TEXT:
                self.told = now
                size = f", now one of {len(document.text):,} characters" if len(document.text) > LONG_TEXT else ""
                self.tell(f"{count_words(self.done, 'document')} read{size}")
            yield document
            self.done += 1
        if self.told > self.started:
            self.tell(f"{count_words(self.done, 'document')} read in {time.monotonic() - self.started:.1f} s")


def read_inputs(inputs: Sequence[str], session: Session) -> Iterator[Document]:
    """Yield the documents of the command's inputs, telling problems and progress."""
    stdin = sys.stdin.buffer if sys.stdin else None
    return session.watch(read_documents(inputs, stdin=stdin, on_problem=session.problem, on_note=session.note))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reconcile")
def main() -> None:
    """Reported casualty figures: who claimed what, of which event, and the range of it all."""


@main.command(short_help="Documents to claims.", epilog=INPUT_HELP)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", default=STDIN, metavar="FILE", help="Write the claims there, not to standard output.")
@click.option("--set-aside", "set_aside", metavar="FILE", help="Also write the figures not used, each with its reason.")
@JOBS
def extract(inputs: Sequence[str], output: str, set_aside: str | None, jobs: int) -> None:
    """Documents to claims: one JSON object a line, in the order of the documents and of their text."""
    from reconcile.pipeline import read_all

    session = Session()
    left_over: list[Record] = []

    def records() -> Iterator[Record]:
        for reading in read_all(read_inputs(inputs, session), jobs=jobs):
            if set_aside:
                left_over.extend(set_aside_record(reading.document.doc, figure) for figure in reading.set_aside)
            yield from map(claim_record, reading.claims)

    _write(output, to_json_lines(records()))
    if set_aside:
        _write(set_aside, to_json_lines(left_over))
    sys.exit(session.has_failed)


@main.command(short_help="Documents to events with ranges.", epilog=INPUT_HELP)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", default="out", show_default=True, metavar="DIR", help="Folder for the three files.")
@click.option("--convention", type=click.Choice(CONVENTIONS), default=CONVENTIONS[0], show_default=True,
              help="How dozens, scores and other vague words become numbers.")  # fmt: skip
@JOBS
def run(inputs: Sequence[str], output: str, convention: str, jobs: int) -> None:
    """Documents to events with their ranges.

    Writes DIR/claims.jsonl (each claim with its event), DIR/events.json and
    DIR/estimates.json, and lists the reported ranges on standard output.
    """
    from reconcile.pipeline import read_all, reconcile_readings

    session = Session()
    folder = _made_folder(output)
    readings: list[Reading] = list(read_all(read_inputs(inputs, session), jobs=jobs))
    result = reconcile_readings(readings, convention=convention)
    _write(str(folder / "claims.jsonl"), to_json_lines(map(claim_record, result.claims)))
    _write(str(folder / "events.json"), to_json_array(map(event_record, result.events)))
    _write(str(folder / "estimates.json"), to_json_array(map(estimate_record, result.estimates)))
    click.echo(events_listing(result.events, result.estimates), nl=False)
    amounts = {"document": len(readings), "claim": len(result.claims), "event": len(result.events)}
    counts = ", ".join(count_words(amount, noun) for noun, amount in amounts.items())
    session.tell(f"{counts}: written to claims.jsonl, events.json and estimates.json in {folder}")
    sys.exit(session.has_failed)


def _made_folder(output: str) -> Path:
    """Return the output folder, made if it is not there: a wrong name is told before the reading, not after."""
    try:
        Path(output).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(output, error) from error
    return Path(output)


def _unwritable(output: str, error: OSError) -> click.ClickException:
    return click.ClickException(f"{output}: cannot be written: {(error.strerror or str(error)).lower()}")


def _write(output: str, pieces: Iterable[bytes]) -> None:
    """Write to standard output, or to a file whole or not at all."""
    if output == STDIN:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(output), pieces)
    except OSError as error:
        raise _unwritable(output, error) from error


if __name__ == "__main__":
    main(prog_name="python -m reconcile")
