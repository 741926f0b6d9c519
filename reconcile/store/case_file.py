"""A case as one file: a zip of JSON lines with a manifest of hashes. What is derived is left out and read anew.

The ids under which events were shown go with it, so that its links lead to
the same events on another machine.

The same case always gives the same bytes, on any machine: the order is fixed,
no time of day is written, nothing is compressed (two machines may compress
differently). The file of an older version is brought to the shape of today
record by record before it is kept.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from reconcile.errors import UnreadableInput
from reconcile.read.document import doc_id
from reconcile.share.records import to_json, to_json_lines
from reconcile.store.actors import Actor
from reconcile.store.case_rows import free_id
from reconcile.store.parcel_check import check_case, check_columns, check_words, kind_of_column
from reconcile.store.schema import acts, cases, decisions, documents, event_ids, reviews

KIND = "reconcile-case"
FORMAT = 4  # of the files written today; 1 held documents only, 2 no ids of events, 3 no rulings on denials
LARGEST_FILE = 1 << 30  # bytes of one entry, far above 5,000 reports; a bomb ends here
MANIFEST = "manifest.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows
_MODE = 0o644 << 16
_ID = re.compile("[a-z0-9-]{1,80}", re.ASCII)

#: Each file: its table, the columns that hold JSON, and the order of its lines.
_FILES: dict[str, tuple[Table, frozenset[str], tuple[str, ...]]] = {
    "documents.jsonl": (documents, frozenset({"more"}), ("n",)),
    "reviews.jsonl": (reviews, frozenset({"fields", "comments", "machine"}), ("doc", "start", "end")),
    "decisions.jsonl": (decisions, frozenset({"record"}), ("n",)),
    "log.jsonl": (acts, frozenset({"before", "after"}), ("n",)),
    "events.jsonl": (event_ids, frozenset({"claims", "formerly"}), ("id",)),
}
_LISTS = frozenset({"comments", "formerly"})  # columns whose JSON is an array; the others hold objects
_LEFT_OUT = frozenset({"case_id", "text_hash"})  # text_hash of a document follows from its text
_CASE = ("id", "name", "created", "is_demo", "archived", "data_hash")

Record = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """An exported case, read and found whole: the case and the records of each file in the shape of today."""

    case: Record
    records: Mapping[str, Sequence[Record]]
    file_hash: str


def export_case(connection: Connection, case_id: str) -> bytes:
    """Return a case as the bytes of its file; the connection sees one moment of the database."""
    row = connection.execute(select(*(cases.c[name] for name in _CASE)).where(cases.c.id == case_id)).one()
    contents = {name: b"".join(to_json_lines(_records(connection, case_id, name))) for name in _FILES}
    listed = [
        {"name": name, "records": content.count(b"\n"), "sha256": sha256(content).hexdigest()}
        for name, content in contents.items()
    ]
    manifest = {"kind": KIND, "format": FORMAT, "case": dict(row._mapping), "files": listed}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as parcel:
        for name, content in {MANIFEST: to_json(manifest).encode() + b"\n", **contents}.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, _MODE
            parcel.writestr(entry, content)
    return stream.getvalue()


def read_parcel(content: bytes, where: str) -> Parcel:
    """Return what an exported file holds, every hash checked, older ones brought to the shape of today.

    Raises:
        UnreadableInput: If it is no export, damaged, or of a newer version.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            manifest = json.loads(_entry(parcel, MANIFEST))
            if manifest.get("kind") != KIND:
                raise ValueError("it is no exported case")
            if manifest["format"] > FORMAT:
                raise ValueError("it was written by a newer version of the program")
            records = {}
            for listed in manifest["files"]:
                name, lines = listed["name"], _entry(parcel, listed["name"])
                if sha256(lines).hexdigest() != listed["sha256"]:
                    raise ValueError(f"{name} is not as it was written: its hash differs")
                records[name] = [json.loads(line) for line in lines.splitlines()]
        for format in range(manifest["format"], FORMAT):
            records = _UPGRADES[format](records)
        case = {name: manifest["case"][name] for name in _CASE}
        _check(case, records)
    except (ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, RuntimeError, OverflowError) as error:
        reason = f"has no {error}" if isinstance(error, KeyError) else str(error) or type(error).__name__
        raise UnreadableInput(where, f"is no whole exported case: {reason}", "export it again") from error
    return Parcel(case=case, records=records, file_hash=sha256(content).hexdigest())


def insert_parcel(connection: Connection, parcel: Parcel, actor: Actor) -> str:
    """Write an exported case and return its id: its own, or one made from its name where that is taken."""
    id = str(parcel.case["id"])
    is_taken = connection.scalar(select(cases.c.id).where(cases.c.id == id)) is not None
    if is_taken or not _ID.fullmatch(id):
        id = free_id(connection, parcel.case["name"])
    brought = {"who": actor.name, "at": datetime.now(UTC).isoformat(), "sha256": parcel.file_hash}
    is_demo = parcel.case["is_demo"] and not is_taken
    row = {**parcel.case, "id": id, "is_demo": is_demo, "version": 0, "imported": json.dumps(brought)}
    connection.execute(insert(cases).values(row))
    for name, (table, in_json, _) in _FILES.items():
        rows = [{**_encoded(record, in_json), "case_id": id} for record in parcel.records[name]]
        if table is documents:
            rows = [{**row, "text_hash": doc_id(row["text"]), "is_demo": row["is_demo"] and is_demo} for row in rows]
        if rows:
            connection.execute(insert(table), rows)
    return id


def _records(connection: Connection, case_id: str, name: str) -> list[Record]:
    table, in_json, order = _FILES[name]
    query = select(table).where(table.c.case_id == case_id)
    found = [
        {
            column: _in_order(value) if column in in_json else value
            for column, value in row.items()
            if column in _columns(table)
        }
        for row in connection.execute(query).mappings()
    ]
    return sorted(found, key=lambda record: [record[column] for column in order])


def _in_order(value: str) -> Any:
    """Return stored JSON with the keys of every object in one order, whoever wrote it."""
    return json.loads(json.dumps(json.loads(value), sort_keys=True))


def _columns(table: Table) -> list[str]:
    left_out = _LEFT_OUT if table is documents else {"case_id"}
    return [column.name for column in table.c if column.name not in left_out]


def _entry(parcel: zipfile.ZipFile, name: str) -> bytes:
    """Return one entry of the zip; nothing is ever written under the names that it gives."""
    if name not in (MANIFEST, *_FILES):
        raise ValueError(f"{name!r} does not belong in it")
    with parcel.open(name) as stream:
        content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise ValueError(f"{name} is larger than {LARGEST_FILE:,} bytes")
    return content


def _encoded(record: Record, in_json: frozenset[str]) -> Record:
    return {name: json.dumps(value, sort_keys=True) if name in in_json else value for name, value in record.items()}


def _check(case: Record, records: Mapping[str, Sequence[Record]]) -> None:
    """Raise ``ValueError`` unless a case can be kept and worked on as if it had been made here."""
    check_case(case)
    for name, (table, in_json, _) in _FILES.items():
        kinds = {
            column: (list if column in _LISTS else dict) if column in in_json else kind_of_column(table, column)
            for column in _columns(table)
        }
        check_columns(name, table, records[name], kinds)
    check_words(records)


def _from_1(records: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """The first shape held documents only, without the origin of their text."""
    newer = {"format": "", "sha256": "", "retrieved": "", "more": {}, "act": 0, "withdrawn": False}
    return {
        "documents.jsonl": [{**newer, **record} for record in records["documents.jsonl"]],
        "reviews.jsonl": [],
        "decisions.jsonl": [],
        "log.jsonl": [],
    }


def _from_2(records: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """The second shape held no ids of events; they are given at the first look."""
    return {**records, "events.jsonl": []}


def _from_3(records: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """The third shape had every record of today; no decision was a ruling on a denial."""
    return records


_UPGRADES: dict[int, Callable[[dict[str, list[Record]]], dict[str, list[Record]]]] = {
    1: _from_1,
    2: _from_2,
    3: _from_3,
}
