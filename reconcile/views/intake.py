"""What a person handed in, being read in the background: the page stays alive, and the reading can be stopped.

Nothing is kept here: what was read waits for the person to look at it. Nothing
here draws, and the thread that reads touches nothing of the page.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from reconcile.errors import InputError
from reconcile.model import Document, Reading
from reconcile.pipeline import ReadStep
from reconcile.read import Note, read_addresses, read_pasted, read_uploads
from reconcile.read.inputs import PASTED
from reconcile.read.near import NearTexts
from reconcile.store import Likeness, Twin

logger = logging.getLogger(__name__)
_numbers = count(1)


@dataclass(slots=True)
class Source:
    """A file, address or text that was handed in: how many reports came of it, what went wrong, what to know."""

    name: str
    reports: int = 0
    problems: list[InputError] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    is_opened: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A report that was read, the name of the source that it came from, and one before it that it nearly repeats."""

    reading: Reading
    source: str
    twin: Twin | None = None

    @property
    def doc(self) -> str:
        return self.reading.document.doc


@dataclass(frozen=True, slots=True)
class Compared:
    """The reports that were compared with those of a case as it was at one version, and the twins found there."""

    version: str
    docs: frozenset[str]
    twins: Mapping[str, Twin]


class Intake:
    """One reading of what a person handed in, from its start until it is kept or thrown away.

    Args:
        names: What was handed in, in order.
        open_all: Yields the documents; tells ``opening``, ``problem`` and
            ``note`` what is read, what cannot be, and what to know of it.
        read: Document to claims.
    """

    def __init__(self, names: Sequence[str], open_all: Callable[[Intake], Iterator[Document]], read: ReadStep) -> None:
        self.number = next(_numbers)
        self.sources = [Source(name) for name in names]
        self.offered: list[Offered] = []
        self.left_out: set[str] = set()
        self.compared: dict[str, Compared] = {}
        self.now = ""
        self.failure = ""
        self.was_stopped = False
        self._at = -1
        self._open_all = open_all
        self._read = read
        self._near = NearTexts()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Return whether the reading has ended, waiting for it up to so many seconds."""
        return self._ended.wait(seconds)

    @property
    def is_running(self) -> bool:
        return not self._ended.is_set()

    def stop(self) -> None:
        """End the reading here and now: what was read stays, what a parser is still at is thrown away."""
        self.was_stopped = self.is_running
        self._ended.set()

    @property
    def share(self) -> float:
        """How much of what was handed in has been read, 0 to 1, counted in files and addresses."""
        return max(self._at, 0) / max(len(self.sources), 1)

    def opening(self, name: str) -> None:
        """Note what is being read: the next of what was handed in, or a file within it."""
        if self._ended.is_set():
            raise _Stopped
        self.now = name
        if self._at + 1 < len(self.sources) and name == self.sources[self._at + 1].name:
            self._at += 1
            self.sources[self._at].is_opened = True

    def problem(self, problem: InputError) -> None:
        """Keep what could not be read beside the one it belongs to."""
        self.sources[self._at].problems.append(problem)

    def note(self, note: Note) -> None:
        """Keep a remark beside the one it belongs to."""
        self.sources[self._at].notes.append(note)

    def _run(self) -> None:
        try:
            for document in self._open_all(self):
                reading = self._read(document)
                if self._ended.is_set():
                    return
                source = self.sources[self._at]
                source.reports += 1
                near = self._near.twin(document.text, document.doc)
                twin = near and Twin(near[0], Likeness.NEARLY, near[1])
                self.offered.append(Offered(reading, source.name, twin))
        except _Stopped:
            return
        except Exception:
            logger.exception("reading what was handed in failed at %s", self.now)
            self.failure = f"The reading broke off at {self.now}. What was read before it is shown."
        finally:
            self._ended.set()


class _Stopped(Exception):
    """The person stopped the reading."""


def intake_of_text(text: str, fields: Mapping[str, str], read: ReadStep) -> Intake:
    """Return the reading of a pasted text."""

    def open_all(intake: Intake) -> Iterator[Document]:
        intake.opening(PASTED)
        yield from read_pasted(text, fields, on_problem=intake.problem, on_note=intake.note)

    return Intake([PASTED], open_all, read)


def intake_of_files(
    files: Sequence[tuple[str, bytes]], columns: Mapping[str, Mapping[str, str]], read: ReadStep
) -> Intake:
    """Return the reading of uploaded files; ``columns`` as of ``read_uploads``."""

    def open_all(intake: Intake) -> Iterator[Document]:
        told = {"on_problem": intake.problem, "on_note": intake.note, "on_open": intake.opening}
        yield from read_uploads(files, columns=columns, **told)  # type: ignore[arg-type]

    return Intake([name for name, _ in files], open_all, read)


def intake_of_addresses(addresses: Sequence[str], read: ReadStep) -> Intake:
    """Return the reading of pages, files and feeds on the web."""

    def open_all(intake: Intake) -> Iterator[Document]:
        told = {"on_problem": intake.problem, "on_note": intake.note, "on_open": intake.opening}
        yield from read_addresses(addresses, **told)  # type: ignore[arg-type]

    return Intake(addresses, open_all, read)
