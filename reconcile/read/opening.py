"""Open a file by its name: what is in it, what is in the files inside it, and where each text came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from reconcile.errors import BrokenRecord, InputError, UnreadableInput
from reconcile.read.document import Announced, Enclosed, Found, Note, Opening, Read
from reconcile.read.formats import Format, format_of_name, read_as, unknown_kind
from reconcile.read.limits import Limits

Opened = Read | Note | InputError | Announced | Opening

MOST_TOLD = 100  # broken lines of one file; whoever mends so many looks again

_NO_HINTS: Mapping[str, str] = {}


def open_file(
    data: bytes, name: str, limits: Limits, depth: int = 0, hints: Mapping[str, str] = _NO_HINTS
) -> Iterator[Opened]:
    """Yield what a file holds, read as its name says; files inside it are opened in turn.

    Args:
        data: The whole file.
        name: With the ending that tells its format; messages carry it.
        limits: How large, how many, how deep.
        depth: How many files it lies inside.
        hints: What is known of it beforehand.
    """
    format = format_of_name(name)
    yield Opening(name)
    if format is None:
        yield unknown_kind(name)
    elif depth > limits.nesting:
        yield UnreadableInput(name, f"lies more than {limits.nesting} files deep", "take it out and add it by itself")
    elif format.name == "zip" and depth:
        yield UnreadableInput(name, "is an archive inside another file", "unpack it and add the files")
    else:
        yield from open_as(format, data, name, hints, limits, depth)


def open_as(
    format: Format, data: bytes, where: str, hints: Mapping[str, str], limits: Limits, depth: int = 0
) -> Iterator[Opened]:
    """Yield what a file of a known format holds."""
    origin = "" if format.name in ("jsonl", "zip") else sha256(data).hexdigest()
    for found in opened(read_as(format, data, where, hints, limits), limits, depth):
        if origin and isinstance(found, Read | Announced) and found.document and not found.document.format:
            found = replace(found, document=replace(found.document, format=format.name, sha256=origin))
        yield found


def opened(found: Iterable[Found], limits: Limits, depth: int) -> Iterator[Opened]:
    """Pass on what a reader finds in one file, the files among it opened, texts beyond all measure refused.

    Of very many broken lines the first are told one by one, the others by their number.
    """
    broken = 0
    last = ""
    for item in found:
        if isinstance(item, BrokenRecord):
            broken += 1
            last = item.where
            if broken <= MOST_TOLD:
                yield item
        elif isinstance(item, Enclosed):
            yield from open_file(item.data, item.where, limits, depth + 1)
        elif isinstance(item, Read) and len(item.document.text) > limits.text_chars:
            yield UnreadableInput(item.where, f"is a text of more than {limits.text_chars:,} characters", "split it")
        else:
            yield item
    if broken > MOST_TOLD:
        file, _, line = last.rpartition(":")
        yield BrokenRecord(file, f"{broken - MOST_TOLD:,} more lines are broken, the last of them line {line}")
