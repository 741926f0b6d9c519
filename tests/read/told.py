"""What a reading of inputs told, beside its documents."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from reconcile.errors import InputError
from reconcile.model import Document
from reconcile.read import Note, read_bytes, read_documents
from reconcile.read.limits import LIMITS, Limits


class Told:
    """The documents, problems and notes of a reading."""

    def __init__(self, inputs: Iterable[str | Path], stdin: bytes = b"", limits: Limits = LIMITS) -> None:
        self.problems: list[InputError] = []
        self.notes: list[Note] = []
        read = read_documents(
            inputs, stdin=io.BytesIO(stdin), on_problem=self.problems.append, on_note=self.notes.append, limits=limits
        )
        self.documents: list[Document] = list(read)

    @property
    def texts(self) -> list[str]:
        return [document.text for document in self.documents]

    @property
    def reasons(self) -> list[str]:
        return [str(problem) for problem in self.problems]

    @property
    def remarks(self) -> list[str]:
        return [str(note) for note in self.notes]


class ToldOf(Told):
    """The same of one uploaded file."""

    def __init__(self, name: str, data: bytes, limits: Limits = LIMITS) -> None:
        self.problems = []
        self.notes = []
        read = read_bytes(name, data, on_problem=self.problems.append, on_note=self.notes.append, limits=limits)
        self.documents = list(read)
