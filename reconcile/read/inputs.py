"""Read files, folders, web addresses and standard input into documents, each text once.

What cannot be read is told through ``on_problem`` and the rest goes on; what
was read but deserves a word (a guessed encoding, a text seen before, another
language) is told through ``on_note``. Documents come in the order in which
the inputs are named, a folder's files sorted by their path in it, whatever
the file system says.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reconcile.errors import BrokenRecord, InputError, UnreadableInput
from reconcile.model import Document
from reconcile.read.document import Announced, Note, Read
from reconcile.read.formats import COLUMN_HINT, READS, format_of_name, unknown_kind
from reconcile.read.jsonl import read_jsonl
from reconcile.read.language import language_words, other_language
from reconcile.read.limits import LIMITS, Limits
from reconcile.read.near import NearTexts
from reconcile.read.once import KnownTexts
from reconcile.read.opening import Opened, open_file, opened
from reconcile.read.plain import read_plain

STDIN = "-"
_NO_HINTS: Mapping[str, str] = {}

WEB = ("http://", "https://")


def _raise(problem: InputError) -> None:
    raise problem


def _ignore(note: Note) -> None:
    del note


def read_documents(
    inputs: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    on_problem: Callable[[InputError], None] = _raise,
    on_note: Callable[[Note], None] = _ignore,
    limits: Limits = LIMITS,
) -> Iterator[Document]:
    """Yield the documents of the inputs, each text once.

    The same text is one document, however often and under whatever file name
    it comes, unless each copy has an id of its own. The same id with another
    text is told as broken, because claims are named by their document's id.

    Args:
        inputs: Files, folders, http(s) addresses, or ``-`` for ``stdin``.
        stdin: Bytes of standard input; JSON lines if the first letter is
            ``{``, else one plain text.
        on_problem: Called with each input or line that cannot be read.
        on_note: Called with each remark on one that was read.
        limits: How much is taken before it is refused.

    Raises:
        InputError: The first problem, unless ``on_problem`` is given.
    """
    found = (item for name in inputs for item in _read_input(name, stdin, limits))
    return _each_text_once(found, on_problem, on_note)


def read_bytes(
    name: str,
    data: bytes,
    *,
    on_problem: Callable[[InputError], None] = _raise,
    on_note: Callable[[Note], None] = _ignore,
    limits: Limits = LIMITS,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document]:
    """Yield the documents of an uploaded file, read as ``read_documents`` reads a file of that name.

    >>> [document.title for document in read_bytes("quay.md", b"# Fire on the quay\\n\\nSix people died.")]
    ['Fire on the quay']

    Args:
        name: Its name, with the ending that tells its format.
        data: The whole file.
        on_problem: Called with each part that cannot be read.
        on_note: Called with each remark on what was read.
        limits: How much is taken before it is refused.
        columns: Of a table, the names of the columns that a person chose,
            by the field of the document that they hold ("text": "notes").
    """
    hints = {COLUMN_HINT + field: column for field, column in (columns or {}).items()}
    return _each_text_once(_read_stream(io.BytesIO(data), name, limits, hints), on_problem, on_note)


def _each_text_once(
    found: Iterable[Opened], on_problem: Callable[[InputError], None], on_note: Callable[[Note], None]
) -> Iterator[Document]:
    known, near = KnownTexts(), NearTexts()
    for item in found:
        if isinstance(item, Announced):
            item = _as_held(item)
        told = known.refusal(item) if isinstance(item, Read) else item
        if isinstance(told, InputError):
            on_problem(told)
        elif isinstance(told, Note):
            on_note(told)
        elif isinstance(item, Read):
            document = item.document
            if twin := near.twin(document.text, item.where):
                on_note(Note(item.where, f"nearly the same words as {twin[0]} ({twin[1]:.0%}); both are read"))
            if code := other_language(document.text):
                message = f"is in {language_words(code)}, not English: figures in it may be missed or misread"
                on_note(Note(item.where, message))
                document = document if document.lang else replace(document, lang=code)
            yield document


def _as_held(announced: Announced) -> Read | BrokenRecord:
    """Return what a feed itself holds of a report that it announces."""
    if announced.document:
        return Read(announced.where, announced.document)
    mend = f"add {announced.url}" if announced.url.startswith(WEB) else ""
    return BrokenRecord(announced.where, "the feed holds no text of this report", mend)


def _read_input(name: str | Path, stdin: BinaryIO | None, limits: Limits) -> Iterator[Opened]:
    if str(name) == STDIN:
        yield from _read_stdin(stdin)
        return
    if str(name).lower().startswith(WEB):
        from reconcile.read.web import read_web  # brings the network, which files do without

        yield from read_web(str(name), limits)
        return
    path = Path(name)
    if path.is_dir():
        yield from _read_folder(path, limits)
    elif path.exists() or format_of_name(path.name):
        yield from _read_file(path, str(name), limits)
    else:
        yield UnreadableInput(str(name), "there is no such file or folder")


def _read_folder(folder: Path, limits: Limits) -> Iterator[Opened]:
    """Read a folder with those inside it; hidden files are passed over, other unknown ones are named."""
    paths: list[Path] = []
    problems: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(parent, name) for name in files if not name.startswith(".")]
    for problem in problems:
        yield UnreadableInput(str(problem.filename), _told(problem))
    if not paths and not problems:
        yield UnreadableInput(str(folder), "holds no files", READS)
    for path in sorted(paths, key=lambda path: path.relative_to(folder).parts):
        if path.exists() and not path.is_file():
            yield UnreadableInput(str(path), "is no file but a device or pipe")
        else:
            yield from _read_file(path, str(path), limits)


def _read_file(path: Path, where: str, limits: Limits) -> Iterator[Opened]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, where, limits)
    except OSError as error:
        yield UnreadableInput(where, _told(error))


def _read_stream(
    stream: BinaryIO, where: str, limits: Limits, hints: Mapping[str, str] = _NO_HINTS
) -> Iterator[Opened]:
    """Read a file; lists of reports and archives are read from the disk piece by piece, others as a whole."""
    format = format_of_name(where)
    if format is None:
        yield unknown_kind(where)
    elif format.name == "jsonl":
        yield from opened(read_jsonl(stream, where), limits, depth=0)
    elif format.name == "zip":
        from reconcile.read.archives import read_archive_stream

        yield from opened(read_archive_stream(stream, where, limits), limits, depth=0)
    else:
        data = stream.read(limits.file_bytes + 1)
        yield from open_file(data, where, limits, hints=hints)


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Opened]:
    if stdin is None:
        yield UnreadableInput(STDIN, "standard input is not connected")
        return
    data = stdin.read()
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from read_jsonl(io.BytesIO(data), STDIN)
    else:
        yield from read_plain(data, STDIN)


def _told(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or str(error)).lower()}"
