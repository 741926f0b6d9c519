"""Open archives: what is in them is checked before anything is unpacked, and nothing is written to disk."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from reconcile.errors import InputError, UnreadableInput
from reconcile.read.document import Enclosed, Found
from reconcile.read.limits import Limits, megabytes

ENTRY_MARK = b"PK\x01\x02"  # stands before each entry of an archive's list
SPARE_MARKS = 20  # marks an entry; a stored .docx brings a dozen of its own

IS_ENCRYPTED = 0x1  # flag of an entry
LINK_MODE, MODE_MASK = 0xA000, 0xF000  # of a symbolic link, in the upper half of an entry's attributes

#: The others are rare, and let an archive ask for any amount of memory.
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

_UNPACK_MEND = "unpack it yourself and add the files"
_LEAVES = re.compile(r"(?:^|/)\.\.(?:/|\Z)|^/|^[A-Za-z]:|\0")
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.?(?:/|\Z))|Thumbs\.db\Z)")


def read_archive(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Yield the files in a .zip, in the order of their names."""
    del hints
    yield from read_archive_stream(io.BytesIO(data), where, limits)


def read_archive_stream(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Enclosed | InputError]:
    """Yield the files in a .zip, in the order of their names; one that cannot be unpacked costs no other.

    Entries are unpacked into memory one at a time, so a name in the archive
    is only a label. One that points out of its folder is refused all the
    same: whoever made it meant no good. Hidden files are passed over.
    """
    try:
        archive = open_archive(stream, where, limits)
    except UnreadableInput as error:
        yield error
        return
    with archive:
        files = [entry for entry in archive.infolist() if not entry.is_dir() and not _JUNK.search(_name(entry))]
        if not files:
            yield UnreadableInput(where, "holds no files")
        for entry in sorted(files, key=lambda entry: _name(entry).split("/")):
            yield _unpacked(archive, entry, where, limits)


def open_archive(stream: BinaryIO, where: str, limits: Limits) -> zipfile.ZipFile:
    """Return an archive whose entries, sizes and ratios are within the limits; nothing is unpacked yet.

    Raises:
        UnreadableInput: If it is broken, or unpacks to more than it may.
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > limits.zip_bytes:
        raise UnreadableInput(where, f"is an archive larger than {megabytes(limits.zip_bytes)}", _UNPACK_MEND)
    too_many = f"holds more than {limits.zip_entries:,} files"
    if _marks(stream) > SPARE_MARKS * limits.zip_entries:
        raise UnreadableInput(where, too_many, _UNPACK_MEND)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError, RuntimeError) as error:
        raise UnreadableInput(where, f"is a broken archive: {_said(error)}") from error
    entries = archive.infolist()
    if len(entries) > limits.zip_entries:
        raise UnreadableInput(where, too_many, _UNPACK_MEND)
    if sum(entry.file_size for entry in entries) > limits.zip_total:
        raise UnreadableInput(where, f"unpacks to more than {megabytes(limits.zip_total)}", _UNPACK_MEND)
    for entry in entries:
        if entry.file_size > max(limits.zip_free, limits.zip_ratio * entry.compress_size):
            reason = f"has an entry packed to less than 1/{limits.zip_ratio} of its size, as a zip bomb has"
            raise UnreadableInput(where, reason, _UNPACK_MEND)
    return archive


def _marks(stream: BinaryIO) -> int:
    """Return how many entries the list of an archive can have at most, read in pieces."""
    count, rest = 0, b""
    while piece := stream.read(1 << 20):
        piece = rest + piece
        count += piece.count(ENTRY_MARK)
        rest = piece[1 - len(ENTRY_MARK) :]
    stream.seek(0)
    return count


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, limits: Limits
) -> Enclosed | UnreadableInput:
    name = _name(entry)
    place = f"{where}/{name}"
    if _LEAVES.search(name):
        return UnreadableInput(f"{where}/{name.rpartition('/')[2]}", f"has a name that leaves its folder: {name!r}")
    if entry.external_attr >> 16 & MODE_MASK == LINK_MODE:
        return UnreadableInput(place, "is a link to another file")
    if entry.flag_bits & IS_ENCRYPTED:
        return UnreadableInput(place, "is locked with a password", _UNPACK_MEND)
    if entry.compress_type not in _PACKINGS:
        return UnreadableInput(place, "is packed in a way that is not read here", _UNPACK_MEND)
    if entry.file_size > limits.file_bytes:
        return UnreadableInput(place, f"is larger than {megabytes(limits.file_bytes)}", "split it")
    try:
        with archive.open(entry) as packed:
            data = packed.read(entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        return UnreadableInput(place, f"cannot be unpacked: {_said(error)}")
    return Enclosed(place, data)


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
