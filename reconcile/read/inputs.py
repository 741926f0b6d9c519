"""Read files, folders and standard input into documents, each text once.

What cannot be read is told through ``on_problem`` and the rest goes on; what
was read but deserves a word (a guessed encoding, a text seen before) is told
through ``on_note``. Documents come in the order in which the inputs are named,
a folder's files sorted by their path in it, whatever the file system says.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reconcile.errors import InputError, UnreadableInput
from reconcile.model import Document
from reconcile.read.document import Note, Read
from reconcile.read.jsonl import read_jsonl
from reconcile.read.once import KnownTexts
from reconcile.read.plain import read_plain

STDIN = "-"
JSONL_SUFFIXES = frozenset({".jsonl", ".ndjson"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
KNOWN_SUFFIXES = JSONL_SUFFIXES | MARKDOWN_SUFFIXES | {".txt"}

_READS = "this version reads .jsonl, .txt, .md and folders of them"

Found = Read | InputError | Note


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
) -> Iterator[Document]:
    """Yield the documents of the inputs, each text once.

    The same text is one document, however often and under whatever file name
    it comes, unless each copy has an id of its own. The same id with another
    text is told as broken, because claims are named by their document's id.

    Args:
        inputs: Files, folders, or ``-`` for ``stdin``.
        stdin: Bytes of standard input; JSON lines if the first letter is
            ``{``, else one plain text.
        on_problem: Called with each input or line that cannot be read.
        on_note: Called with each remark on one that was read.

    Raises:
        InputError: The first problem, unless ``on_problem`` is given.
    """
    found = (item for name in inputs for item in _read_input(name, stdin))
    return _each_text_once(found, on_problem, on_note)


def read_bytes(
    name: str,
    data: bytes,
    *,
    on_problem: Callable[[InputError], None] = _raise,
    on_note: Callable[[Note], None] = _ignore,
) -> Iterator[Document]:
    """Yield the documents of an uploaded file, read as ``read_documents`` reads a file of that name.

    >>> [document.title for document in read_bytes("quay.md", b"# Fire on the quay\\n\\nSix people died.")]
    ['Fire on the quay']
    """
    return _each_text_once(_read_stream(io.BytesIO(data), name), on_problem, on_note)


def _each_text_once(
    found: Iterable[Found], on_problem: Callable[[InputError], None], on_note: Callable[[Note], None]
) -> Iterator[Document]:
    known = KnownTexts()
    for item in found:
        told = known.refusal(item) if isinstance(item, Read) else item
        if isinstance(told, InputError):
            on_problem(told)
        elif isinstance(told, Note):
            on_note(told)
        elif isinstance(item, Read):
            yield item.document


def _read_input(name: str | Path, stdin: BinaryIO | None) -> Iterator[Found]:
    if str(name) == STDIN:
        yield from _read_stdin(stdin)
        return
    path = Path(name)
    if path.is_dir():
        yield from _read_folder(path)
    elif path.suffix.lower() not in KNOWN_SUFFIXES:
        is_there = path.exists()
        yield UnreadableInput(str(name), *(_unknown_kind(path) if is_there else ("there is no such file or folder",)))
    else:
        yield from _read_file(path, str(name))


def _read_folder(folder: Path) -> Iterator[Found]:
    """Read a folder with those inside it; hidden files are passed over, other unknown ones are named."""
    paths: list[Path] = []
    problems: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(parent, name) for name in files if not name.startswith(".")]
    for problem in problems:
        yield UnreadableInput(str(problem.filename), _told(problem))
    if not paths and not problems:
        yield UnreadableInput(str(folder), "holds no files", _READS)
    for path in sorted(paths, key=lambda path: path.relative_to(folder).parts):
        if path.suffix.lower() in KNOWN_SUFFIXES:
            yield from _read_file(path, str(path))
        else:
            yield UnreadableInput(str(path), *_unknown_kind(path))


def _read_file(path: Path, where: str) -> Iterator[Found]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, where)
    except OSError as error:
        yield UnreadableInput(where, _told(error))


def _read_stream(stream: BinaryIO, where: str) -> Iterator[Found]:
    suffix = Path(where).suffix.lower()
    if suffix in JSONL_SUFFIXES:
        yield from read_jsonl(stream, where)
    elif suffix in KNOWN_SUFFIXES:
        yield from read_plain(stream.read(), where, is_markdown=suffix in MARKDOWN_SUFFIXES)
    else:
        yield UnreadableInput(where, *_unknown_kind(Path(where)))


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Found]:
    if stdin is None:
        yield UnreadableInput(STDIN, "standard input is not connected")
        return
    data = stdin.read()
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from read_jsonl(io.BytesIO(data), STDIN)
    else:
        yield from read_plain(data, STDIN)


def _unknown_kind(path: Path) -> tuple[str, str]:
    return f"files of the kind {path.suffix!r} are not read" if path.suffix else "has no known file ending", _READS


def _told(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or str(error)).lower()}"
