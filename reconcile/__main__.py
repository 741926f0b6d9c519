"""The command line: ``python -m reconcile --help``.

Records go to standard output or a file, everything said to the person goes to
standard error. What cannot be read is named with its reason, the rest is
processed, and the exit status is 1.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from reconcile import __version__
from reconcile.case_commands import COMMANDS
from reconcile.errors import InputError
from reconcile.group.conventions import CONVENTIONS
from reconcile.group.decide import Act, Decision
from reconcile.model import Claim, Document, Reading
from reconcile.read import STDIN, Note, read_documents
from reconcile.share.files import write_whole
from reconcile.share.listing import denial_listing, events_listing, printable
from reconcile.share.records import (
    Record,
    claim_record,
    denial_record,
    estimate_record,
    event_records,
    set_aside_record,
    to_json_array,
    to_json_lines,
)
from reconcile.share.run_folder import (
    CLAIMS,
    DECISIONS,
    DENIALS,
    ESTIMATES,
    EVENTS,
    append_decision,
    read_claims,
    read_decisions,
    read_denials,
    read_events,
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
@click.option("-o", "--output", default="out", show_default=True, metavar="DIR", help="Folder for the four files.")
@click.option("--convention", type=click.Choice(CONVENTIONS), default=CONVENTIONS[0], show_default=True,
              help="How dozens, scores and other vague words become numbers.")  # fmt: skip
@click.option("--few", type=click.Choice(["3", "10"]), default="3", show_default=True,
              help="What “several” and the like count for under ACLED.")  # fmt: skip
@click.option("--decisions", metavar="FILE", help="What people decided about events, as `decide` writes it.")
@click.option("--keep-ids", metavar="DIR", help="Let events keep the ids that they have in this earlier run.")
@JOBS
def run(
    inputs: Sequence[str],
    output: str,
    convention: str,
    few: str,
    decisions: str | None,
    keep_ids: str | None,
    jobs: int,
) -> None:
    """Documents to events with their ranges.

    Writes DIR/claims.jsonl (each claim with its event), DIR/denials.jsonl (those without a figure),
    DIR/events.json (with estimates and alarms) and DIR/estimates.json, and lists the ranges on standard output.
    """
    from reconcile.group.estimate import estimate_events
    from reconcile.group.link import link_events
    from reconcile.pipeline import read_all, reconcile_readings

    session = Session()
    folder = _made_folder(output)
    with _told_problems():
        decided = read_decisions(Path(decisions)) if decisions else []
        known = read_events(Path(keep_ids)) if keep_ids else []
    readings: list[Reading] = list(read_all(read_inputs(inputs, session), jobs=jobs))
    result = reconcile_readings(
        readings,
        convention=convention,
        link=partial(link_events, decisions=decided, known=known),
        estimate=partial(estimate_events, few=int(few)),
    )
    _write(str(folder / CLAIMS), to_json_lines(map(claim_record, result.claims)))
    _write(str(folder / DENIALS), to_json_lines(map(denial_record, result.denials)))
    _write(str(folder / EVENTS), to_json_array(event_records(result.events, result.estimates)))
    _write(str(folder / ESTIMATES), to_json_array(map(estimate_record, result.estimates)))
    click.echo(events_listing(result.events, result.estimates), nl=False)
    amounts = {"document": len(readings), "claim": len(result.claims), "event": len(result.events)}
    counts = ", ".join(count_words(amount, noun) for noun, amount in amounts.items())
    session.tell(f"{counts}: written to {CLAIMS}, {DENIALS}, {EVENTS} and {ESTIMATES} in {folder}")
    sys.exit(session.has_failed)


@main.command(short_help="Why two claims are of one harm, or not; of which harm a denial is.")
@click.argument("one", metavar="CLAIM")
@click.argument("other", metavar="[CLAIM]", required=False)
@click.option("--from", "folder", default="out", show_default=True, metavar="DIR", help="Where `run` wrote.")
def explain(one: str, other: str | None, folder: str) -> None:
    """Why two claims are of one harm or not, with the evidence, and in what they differ.

    CLAIM is the id of a claim in DIR/claims.jsonl. The id of a denial in
    DIR/denials.jsonl, alone, tells of which harm it is and why.
    """
    from reconcile.group.explain import explain_difference
    from reconcile.group.reasons import explain_link
    from reconcile.wording import claimant_words, figure_words

    with _told_problems():
        if other is None:
            click.echo(_denial_of(one, folder), nl=False)
            return
        claims = read_claims(Path(folder))
        found = _claims_of((one, other), claims, folder)
    for claim in found:
        quote = printable(" ".join(claim.quote.split()))
        click.echo(printable(f"{claim.id}: {figure_words(claim)}, {claimant_words(claim)}: ") + f"“{quote}”")
    for line in explain_link(*found, claims):
        click.echo(printable(line))
    differences = explain_difference(*found)
    click.echo("They differ in:" if differences else "Nothing differs but the figure itself, if that.")
    for line in differences:
        click.echo(printable(f"  {line}"))


@main.command(short_help="Merge, split or move what belongs together, or undo it.")
@click.argument("act", type=click.Choice([str(act) for act in Act]), metavar="ACT")
@click.argument("claims", nargs=-1, metavar="CLAIM...")
@click.option("--with", "others", multiple=True, metavar="CLAIM",
              help="merge: of the other event; split: one that stays; move: one where they go.")  # fmt: skip
@click.option("--undoes", default="", metavar="ID", help="undo: the decision that is void.")
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--why", required=True, metavar="TEXT", help="The reason.")
@click.option("--decisions", default=DECISIONS, show_default=True, metavar="FILE", help="Where decisions are kept.")
def decide(
    act: str, claims: Sequence[str], others: Sequence[str], undoes: str, by: str, why: str, decisions: str
) -> None:
    """Write down a decision about events, for `run --decisions`: merge, split, move, not_this_harm or undo."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    words = "\x1f".join((act, *claims, *others, undoes, by, at, why))
    id = "d-" + hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    try:
        decision = Decision(
            id=id, act=Act(act), by=by, at=at, why=why, claims=tuple(claims), others=tuple(others), undoes=undoes
        )
        append_decision(Path(decisions), decision)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise _unwritable(decisions, error) from error
    click.echo(id)


def _denial_of(id: str, folder: str) -> str:
    """Return a denial in words, with the harm that it speaks of."""
    for denial in read_denials(Path(folder)):
        if denial.id == id:
            return denial_listing(denial, next((e for e in read_events(Path(folder)) if e.id == denial.event), None))
    raise click.ClickException(f"{folder}: there is no denial with the id {id!r}; of claims two are compared")


def _claims_of(ids: Sequence[str], claims: Sequence[Claim], folder: str) -> tuple[Claim, Claim]:
    by_id = {claim.id: claim for claim in claims}
    for id in ids:
        if id not in by_id:
            raise click.ClickException(f"{folder}: there is no claim with the id {id!r}")
    return by_id[ids[0]], by_id[ids[1]]


@contextmanager
def _told_problems() -> Iterator[None]:
    """Tell a file that cannot be read as a message, not as a trace."""
    try:
        yield
    except InputError as error:
        raise click.ClickException(printable(str(error))) from error


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


for _command in COMMANDS:
    main.add_command(_command)

if __name__ == "__main__":
    main(prog_name="python -m reconcile")
