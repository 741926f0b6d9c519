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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from reconcile.errors import InputError, UnreadableInput
from reconcile.model import Document
from reconcile.read.ahead import read_ahead
from reconcile.read.document import Note, Opening, Read, make_document
from reconcile.read.formats import COLUMN_HINT, READS, format_of_name, unknown_kind
from reconcile.read.jsonl import read_jsonl
from reconcile.read.limits import LIMITS, Limits
from reconcile.read.opening import Opened, open_file, opened
from reconcile.read.plain import read_plain
from reconcile.read.taking import WEB, take_in

STDIN = "-"
PASTED = "Pasted text"
_NO_HINTS: Mapping[str, str] = {}


def _raise(problem: InputError) -> None:
    raise problem


def _ignore(told: object) -> None:
    del told


def read_documents(
    inputs: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    on_problem: Callable[[InputError], None] = _raise,
    on_note: Callable[[Note], None] = _ignore,
    on_open: Callable[[str], None] = _ignore,
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
        on_open: Called with the name of each file or address before it is
            read, also of those inside others: what a person waits for.
        limits: How much is taken before it is refused.

    Raises:
        InputError: The first problem, unless ``on_problem`` is given.
    """
    names = list(inputs)
    found = (item for name in names for item in _read_input(name, stdin, limits))
    return take_in(read_ahead(found) if _are_many_files(names) else found, on_problem, on_note, on_open)


def read_uploads(
    files: Iterable[tuple[str, bytes]],
    *,
    on_problem: Callable[[InputError], None] = _raise,
    on_note: Callable[[Note], None] = _ignore,
    on_open: Callable[[str], None] = _ignore,
    limits: Limits = LIMITS,
    columns: Mapping[str, Mapping[str, str]] | None = None,
) -> Iterator[Document]:
    """Yield the documents of uploaded files, each read as ``read_documents`` reads a file of that name.

    Args:
        files: The name of each, with the ending that tells its format, and
            all its bytes.
        on_problem: Called with each file or part that cannot be read.
        on_note: Called with each remark on what was read.
        on_open: Called with the name of each file before it is read.
        limits: How much is taken before it is refused.
        columns: Of tables, by the name of the file, the names of the columns
            that a person chose, by the field of the document that they hold
            ("text": "notes"); "" where the table does not hold the field.
    """

    def hints(name: str) -> dict[str, str]:
        return {COLUMN_HINT + field: column for field, column in (columns or {}).get(name, {}).items()}

    files = list(files)
    found = (item for name, data in files for item in _read_stream(io.BytesIO(data), name, limits, hints(name)))
    is_ahead = _are_many_files([name for name, _ in files])
    return take_in(read_ahead(found) if is_ahead else found, on_problem, on_note, on_open)


def read_addresses(
    addresses: Iterable[str],
    *,
    on_problem: Callable[[InputError], None] = _raise,
    on_note: Callable[[Note], None] = _ignore,
    on_open: Callable[[str], None] = _ignore,
    limits: Limits = LIMITS,
) -> Iterator[Document]:
    """Yield the documents that web addresses lead to, never a file of this machine.

    ``read_documents`` takes what is no address for the name of a file; on a
    server, where strangers fill in the field, that must not be.
    """

    def fetched(address: str) -> Iterator[Opened]:
        if address.lower().startswith(WEB):
            return _read_address(address, limits)
        return iter((Opening(address), UnreadableInput(address, "is no web address", "begin it with https://")))

    return take_in((item for address in addresses for item in fetched(address)), on_problem, on_note, on_open)


def read_pasted(
    text: str,
    fields: Mapping[str, str],
    *,
    on_problem: Callable[[InputError], None] = _raise,
    on_note: Callable[[Note], None] = _ignore,
    limits: Limits = LIMITS,
) -> Iterator[Document]:
    """Yield the document of a text that a person pasted, ``fields`` as of ``make_document``."""
    read = Read(PASTED, make_document(text, fields)) if text.strip() else UnreadableInput(PASTED, "is empty")
    return take_in(opened([read], limits, depth=0), on_problem, on_note, _ignore)


def read_bytes(
    name: str,
    data: bytes,
    *,
    on_problem: Callable[[InputError], None] = _raise,
    on_note: Callable[[Note], None] = _ignore,
    limits: Limits = LIMITS,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document]:
    """Yield the documents of one uploaded file; the arguments are those of ``read_uploads``, ``columns`` of this file.

    >>> [document.title for document in read_bytes("quay.md", b"# Fire on the quay\\n\\nSix people died.")]
    ['Fire on the quay']
    """
    chosen = {name: columns or {}}
    return read_uploads([(name, data)], on_problem=on_problem, on_note=on_note, limits=limits, columns=chosen)


def _are_many_files(names: Sequence[str | Path]) -> bool:
    """Return whether there may be several files, so that some are parsed while others are looked through.

    Nothing is fetched from the web, or taken from another program, before it is needed.
    """
    if any(str(name) == STDIN or str(name).lower().startswith(WEB) for name in names):
        return False
    formats = [format_of_name(Path(name).name) for name in names]
    is_one = len(names) == 1 and formats[0] is not None and formats[0].name != "zip"
    return not is_one and any(format is None or format.is_contained or format.name == "zip" for format in formats)


def _read_input(name: str | Path, stdin: BinaryIO | None, limits: Limits) -> Iterator[Opened]:
    if str(name) == STDIN:
        yield from opened(_read_stdin(stdin), limits, depth=0)
        return
    if str(name).lower().startswith(WEB):
        yield from _read_address(str(name), limits)
        return
    path = Path(name)
    if path.is_dir():
        yield from _read_folder(path, limits)
    elif path.exists() or format_of_name(path.name):
        yield from _read_file(path, str(name), limits)
    else:
        yield UnreadableInput(str(name), "there is no such file or folder")


def _read_address(address: str, limits: Limits) -> Iterator[Opened]:
    from reconcile.read.web import read_web  # brings the network, which files do without

    return read_web(address, limits)


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
        yield Opening(where)
        yield unknown_kind(where)
    elif format.name == "jsonl":
        yield Opening(where)
        yield from opened(read_jsonl(stream, where), limits, depth=0)
    elif format.name == "zip":
        from reconcile.read.archives import read_archive_stream

        yield Opening(where)
        yield from opened(read_archive_stream(stream, where, limits), limits, depth=0)
    else:
        data = stream.read(limits.file_bytes + 1)
        yield from open_file(data, where, limits, hints=hints)


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Read | Note | InputError]:
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
