"""The commands on cases kept: cases, add, export, import, log.

Each act goes through the service that the pages use, under the name given by
``--by``, and stands in the case's log. What is imported here costs nothing to
the commands that keep no case: the database is loaded when it is used.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.errors import InputError, ReconcileError
from reconcile.read import STDIN, Note, read_documents
from reconcile.share.files import write_whole
from reconcile.share.listing import printable
from reconcile.wording import count_words

if TYPE_CHECKING:
    from reconcile.store import Case, Desk

BATCH = 200  # documents added in one act: what is done is kept if the rest is stopped
DEFAULT_CASE = "My case"

BY = click.option("--by", default=None, metavar="NAME", help="Who acts, for the log (default: your login name).")
WHY = click.option("--why", default="", metavar="WORDS", help="The reason, for the log.")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unnamed"


@contextmanager
def _desk(by: str | None = None) -> Iterator[Desk]:
    """Give the service on the person's cases; an error of ours ends the command with its message and status 1."""
    from reconcile.store import Actor, Desk, Right, open_store

    try:
        store = open_store()
        try:
            yield Desk(store, Actor(name=by if by is not None else _login(), right=Right.OWNER))
        finally:
            store.close()
    except ReconcileError as error:
        raise click.ClickException(printable(str(error))) from error


def _say(*cells: str) -> None:
    click.echo("\t".join(map(printable, cells)))


def _tell(line: str) -> None:
    click.echo(printable(line), err=True)


@click.group(invoke_without_command=True, short_help="List, make, rename or archive cases.")
@click.option("--all", "with_archived", is_flag=True, help="Also those in the archive.")
@click.pass_context
def cases(context: click.Context, with_archived: bool) -> None:
    """List the cases: id, number of reports, name. The other commands change one."""
    if context.invoked_subcommand:
        return
    with _desk() as desk:
        for case in desk.store.list_cases():
            if with_archived or not case.archived:
                _say(*_case_cells(case))


def _case_cells(case: Case) -> list[str]:
    return [case.id, count_words(case.reports, "report"), case.name, *(["archived"] if case.archived else [])]


@cases.command("new")
@click.argument("name")
@BY
def new_case(name: str, by: str | None) -> None:
    """Make an empty case."""
    with _desk(by) as desk:
        _say(*_case_cells(desk.create_case(name)))


@cases.command("rename")
@click.argument("case")
@click.argument("name")
@BY
@WHY
def rename_case(case: str, name: str, by: str | None, why: str) -> None:
    """Give a case another name; its id, and so every link, stays."""
    with _desk(by) as desk:
        _say(*_case_cells(desk.rename_case(case, name, why)))


@cases.command("archive")
@click.argument("case")
@click.option("--out", "is_out", is_flag=True, help="Take it out of the archive again.")
@BY
@WHY
def archive_case(case: str, is_out: bool, by: str | None, why: str) -> None:
    """Put a case away: out of the lists, with all that is in it; its links open as before."""
    with _desk(by) as desk:
        _say(*_case_cells(desk.archive_case(case, not is_out, why)))


@cases.command("reset-demo")
@BY
def reset_demo_case(by: str | None) -> None:
    """Bring the demo case back as it ships; `cases undo` brings back what was done to it."""
    from reconcile.store import load_demo, reset_demo

    with _desk(by) as desk:
        load_demo(desk.store)
        _say(*_case_cells(reset_demo(desk.store, desk.actor)))


@click.command(short_help="Add documents to a case.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--case", "case", default=DEFAULT_CASE, show_default=True, metavar="NAME",
              help="Id or name of the case; a new one of this name is made where there is none.")  # fmt: skip
@BY
def add(inputs: Sequence[str], case: str, by: str | None) -> None:
    """Add documents to a case: files, folders, web addresses and feeds, as `extract` takes them.

    What cannot be read is named with its reason and the rest is added; the exit status is then 1.
    """
    problems: list[InputError] = []

    def problem(found: InputError) -> None:
        problems.append(found)
        _tell(str(found))

    def note(found: Note) -> None:
        _tell(f"note: {found}")

    with _desk(by) as desk:
        documents = read_documents(
            inputs, stdin=sys.stdin.buffer if sys.stdin else None, on_problem=problem, on_note=note
        )
        added: set[str] = set()
        id = _found_case(desk, case)
        while some := list(islice(documents, BATCH)):
            id = id or desk.create_case(case).id
            report = desk.add_documents(id, some, on_progress=_progress(len(added)))
            for alike in report.alike:
                if alike.held not in added:  # of those, the reading itself has told
                    note(Note(alike.doc, alike.words))
            added.update(report.added)
            for told in (*report.duplicates, *report.renamed):
                note(told)
            for clash in report.conflicts:
                problem(clash)
        if id:
            _say(f"{count_words(len(added), 'report')} added to {desk.store.case(id).name} ({id})")
    sys.exit(bool(problems) or not id)


def _found_case(desk: Desk, wanted: str) -> str:
    """Return the id of the case with this id, or of the one with this name, "" if there is none.

    Raises:
        ClickException: If several have the name.
    """
    from reconcile.store import DEMO_ID, load_demo

    if wanted == DEMO_ID:
        load_demo(desk.store)
    held = desk.store.list_cases()
    named = [case.id for case in held if case.name == wanted and not case.archived]
    if wanted in {case.id for case in held}:
        return wanted
    if len(named) > 1:
        raise click.ClickException(f"several cases are named {wanted!r}; say which: {', '.join(named)}")
    return named[0] if named else ""


def _progress(before: int) -> Callable[[int, int], None]:
    """Return what tells the progress of a batch, on a terminal only."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{before + done} of {before + total} read ", err=True, nl=done == total)

    return tell


@click.command("export", short_help="Write a case into one file.")
@click.argument("case")
@click.option("-o", "--output", metavar="FILE", help="Where to (default: CASE.zip; - is standard output).")
def export_case(case: str, output: str | None) -> None:
    """Write a case into one file: its reports, reviews, decisions and log; `import` takes it on any machine."""
    with _desk() as desk:
        content = desk.store.export_case(case)
    if output == STDIN:
        sys.stdout.buffer.write(content)
        return
    path = Path(output or f"{case}.zip")
    try:
        write_whole(path, [content])
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    _tell(f"{path}: {len(content):,} bytes")


@click.command("import", short_help="Take in a case that export wrote.")
@click.argument("file")
@BY
def import_case(file: str, by: str | None) -> None:
    """Take in a case from the file that `export` wrote, with its log; under another id if its own is taken."""
    try:
        content = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise click.ClickException(f"{file}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    with _desk(by) as desk:
        _say(*_case_cells(desk.import_case(content, file)))


@click.command(short_help="Who did what in a case, when and why.")
@click.argument("case")
@click.option("--claim", default="", metavar="ID", help="Only what was done to this claim.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with the values before and after.")
def log(case: str, claim: str, as_json: bool) -> None:
    """Print every act on a case, the first one first: number, time, who, what, and why."""
    from dataclasses import asdict

    from reconcile.share.records import to_json
    from reconcile.store.act_words import act_words

    with _desk() as desk:
        for act in desk.store.history(case, claim) if claim else desk.store.log(case):
            if as_json:
                _say(to_json(asdict(act)))
                continue
            about = f" [{act.about}]" if act.about else ""
            why = [act.why] if act.why else []
            _say(str(act.n), f"{act.at[:19]}Z", act.who, act_words(act) + about, *why)


@cases.command("undo")
@click.argument("case")
@click.argument("n", type=int)
@BY
@WHY
def undo(case: str, n: int, by: str | None, why: str) -> None:
    """Take back the act of this number in the case's log, whoever did it. An undo can be undone."""
    with _desk(by) as desk:
        _say(f"act {desk.undo(case, n, why).n}: act {n} is undone")


COMMANDS = (cases, add, export_case, import_case, log)
