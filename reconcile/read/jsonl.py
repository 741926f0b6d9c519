"""Read documents from JSON lines: one object a line, a broken line never costs the others."""

from __future__ import annotations

import codecs
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from reconcile.errors import BrokenRecord, InputError, UnreadableInput
from reconcile.model import Document
from reconcile.read.document import FIELDS, ORIGIN_FIELDS, Note, Read, is_iso_date, make_document
from reconcile.read.encodings import SAVE_AS_UTF8, find_encoding
from reconcile.read.limits import Limits

LONGEST_QUOTE = 40  # characters of a wrong value shown in a message; more would bury the reason

_KNOWN = frozenset({"doc", "text", *FIELDS})


def read_jsonl(stream: BinaryIO, where: str) -> Iterator[Read | InputError | Note]:
    """Yield what each line of a JSONL file holds: a document, or what is wrong with it.

    JSON is UTF-8 by its standard; UTF-16 and UTF-32 are read where a byte
    order mark says so. No other encoding is guessed here: one odd line must
    not change how the rest is read. Blank lines are passed over. Fields that
    we have no use for are named once at the end.

    Args:
        stream: Read line by line, so a file larger than the memory is fine.
        where: Name of the file; messages carry ``where:line``.
    """
    unused: Counter[str] = Counter()
    records = 0
    try:
        for line_no, line in _lines(stream):
            if not line.strip():
                continue
            records += 1
            place = f"{where}:{line_no}"
            try:
                found = _parse(line, place)
                document = document_from_json(found, place)
            except BrokenRecord as error:
                yield error
                continue
            unused.update(found.keys() - _KNOWN)
            if document.published and not is_iso_date(document.published):
                yield Note(place, f"published {_shown(document.published)!r} is not an ISO date (2017-04-04): not used")
                document = replace(document, published="")
            yield Read(place, document)
    except UnicodeDecodeError as error:
        yield UnreadableInput(where, f"begins as {error.encoding} and breaks at byte {error.start + 1}", SAVE_AS_UTF8)
        return
    if unused:
        named = ", ".join(f"{_shown(name)} ({count})" for name, count in sorted(unused.items()))
        yield Note(where, f"fields not used: {named}")
    if not records:
        yield UnreadableInput(where, "is empty")


def read_lines(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Read | InputError | Note]:
    """Yield what each line of a JSONL file in memory holds."""
    del hints, limits
    return read_jsonl(io.BytesIO(data), where)


def document_from_json(found: dict[str, object], where: str) -> Document:
    """Return the document that a JSON object describes.

    ``null`` counts as absent. Unknown fields are ignored here.

    Raises:
        BrokenRecord: If ``text`` is missing or blank, or a known field is not
            a string. A report is not guessed from half of one.

    >>> document_from_json({"doc": "a1", "text": "Six died."}, "a.jsonl:1").doc
    'a1'
    """
    fields: dict[str, str] = {}
    for name in ("doc", "text", *FIELDS):
        value = found.get(name)
        if value is None or (name in ORIGIN_FIELDS and not isinstance(value, str)):
            continue  # others use the words for the origin of a text for other things
        if not isinstance(value, str):
            shown = _shown(json.dumps(value, ensure_ascii=False))
            raise BrokenRecord(where, f'"{name}" is {shown}, not a string', "put the value between quotes")
        fields[name] = value
    if "text" not in fields:
        raise BrokenRecord(where, 'has no "text"', 'put the report into the field "text"')
    if not fields["text"].strip():
        raise BrokenRecord(where, '"text" is empty')
    return make_document(fields.pop("text"), fields)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | str]]:
    """Yield line numbers from 1 with each line: bytes, or text where a mark names UTF-16 or UTF-32."""
    first = stream.readline()
    encoding = find_encoding(first)
    if encoding in ("utf-16", "utf-32"):
        yield from enumerate((first + stream.read()).decode(encoding).split("\n"), 1)
        return
    yield 1, first.removeprefix(codecs.BOM_UTF8)
    yield from enumerate(stream, 2)


def _parse(line: bytes | str, where: str) -> dict[str, object]:
    try:
        found = json.loads(line if isinstance(line, str) else line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BrokenRecord(where, f"is not UTF-8 at byte {error.start + 1}", SAVE_AS_UTF8) from error
    except json.JSONDecodeError as error:
        reason = f"is not JSON: {error.msg} at character {error.pos + 1}"
        raise BrokenRecord(where, reason, "one whole object a line") from error
    except RecursionError as error:
        raise BrokenRecord(where, "its brackets are nested too deeply") from error
    except ValueError as error:  # Python refuses to read a number of over 4,300 digits
        raise BrokenRecord(where, "holds a number too long to read") from error
    if not isinstance(found, dict):
        raise BrokenRecord(where, f"is not an object but {_shown(line)}", 'write {"text": "…"}')
    return found


def _shown(value: str | bytes) -> str:
    text = value if isinstance(value, str) else value.decode("utf-8", "replace")
    text = text.strip()
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
