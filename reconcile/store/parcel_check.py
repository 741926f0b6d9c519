"""Check what an exported case holds before it is kept: a damaged or forged file must not break the pages of a case.

Every record has the columns of its table, of their kinds and within what
both databases can hold; nothing comes twice; claims, corrections, decisions
and acts can be read, carried out and undone as if they had been made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Boolean, Integer, Table
from sqlalchemy.types import TypeEngine

from reconcile.errors import StoreError
from reconcile.model import Claim, Denial
from reconcile.share.records import claim_from_record, denial_from_record
from reconcile.store.corrections import checked_fields, corrected
from reconcile.store.decisions import Decision, to_carry_out
from reconcile.store.denial_rulings import standing_rulings
from reconcile.store.reviews import Comment, Verdict
from reconcile.store.schema import ExactText

Record = Mapping[str, Any]

GREATEST = 2**31 - 1  # of a whole number that PostgreSQL keeps in four bytes
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # but for the columns that escape them


def check_columns(name: str, table: Table, records: Iterable[Record], kinds: Mapping[str, type]) -> None:
    """Raise ``ValueError`` unless each record has the columns of its table, and no two the same key.

    Args:
        name: Of the file.
        table: Whose rows they become.
        records: In the order of their lines.
        kinds: The columns that the file has, each with the kind of its values.
    """
    keys = [column.name for column in table.primary_key if column.name != "case_id"]
    seen = set()
    for n, record in enumerate(records, 1):
        if record.keys() != kinds.keys() or not all(
            _fits(record[column], kind, table.c[column].type) for column, kind in kinds.items()
        ):
            raise ValueError(f"line {n} of {name} is malformed")
        key = tuple(record[column] for column in keys)
        if key in seen:
            raise ValueError(f"line {n} of {name} repeats one before it")
        seen.add(key)


def check_case(case: Record) -> None:
    """Raise ``ValueError`` unless the case itself can be kept."""
    if not all(isinstance(value, bool if name in ("is_demo", "archived") else str) for name, value in case.items()):
        raise ValueError("the manifest is malformed")
    if not case["name"].strip():
        raise ValueError("the case has no name")
    if any(_UNSTORABLE.search(case[name]) for name in ("id", "created", "data_hash")):
        raise ValueError("the manifest is malformed")


def check_words(records: Mapping[str, Sequence[Record]]) -> None:
    """Raise ``ValueError`` unless what people said in a case can be read, carried out and undone."""
    for n, document in enumerate(records["documents.jsonl"], 1):
        if not all(isinstance(value, str) for value in document["more"].values()):
            raise ValueError(f"line {n} of documents.jsonl is malformed")
    for n, review in enumerate(records["reviews.jsonl"], 1):
        _checked(f"line {n} of reviews.jsonl", _check_review, review)
    for n, act in enumerate(records["log.jsonl"], 1):
        if act["n"] != n:
            raise ValueError("the log has a gap")
        _checked(f"line {n} of log.jsonl", _check_act, act)
    for n, decision in enumerate(records["decisions.jsonl"], 1):
        _checked(f"line {n} of decisions.jsonl", _check_decision, decision)
    for event in records["events.jsonl"]:
        if not all(map(_is_texts, (event["formerly"], *event["claims"].values()))):
            raise ValueError(f"the event {event['id']!r} is malformed")


def _checked(where: str, check: Callable[[Record], None], record: Record) -> None:
    try:
        check(record)
    except (ValueError, TypeError, KeyError, AttributeError, StoreError, OverflowError) as error:
        told = f"has no {error}" if isinstance(error, KeyError) else str(error)
        raise ValueError(f"{where} is malformed" + (f": {told}" if told else "")) from error


def _check_review(review: Record) -> None:
    Verdict(review["verdict"])
    machine = claim_from_record(review["machine"])
    _require(_is_typed(machine, Claim))
    named = {"doc": machine.doc, "start": machine.start, "end": machine.end, "claim": machine.id}
    _require(all(review[name] == value for name, value in named.items()))
    _check_fields(review["fields"])
    corrected(machine, review["fields"])
    for comment in review["comments"]:
        _require(_is_typed(Comment(**comment), Comment))


def _check_fields(told: Mapping[str, Any]) -> None:
    checked_fields(told)
    _require(all(isinstance(value, str) for name, value in told.items() if name not in ("low", "high", "victims")))


def _check_act(act: Record) -> None:
    kind, before, after = act["kind"], act["before"], act["after"]
    _require(act["undoes"] < act["n"] and (kind == "undo") == bool(act["undoes"]))
    for values in (before, after):
        _require(isinstance(values.get("name", ""), str) and isinstance(values.get("archived", False), bool))
        _require(all(_is_texts(values.get(name, [])) for name in ("docs", "claims", "others")))
        _require(isinstance(values.get("comment", ""), str))
        _check_fields(values.get("fields", {}))
        Verdict(values.get("verdict", ""))
    wanted = {"add": "docs", "comment": "comment", "accept": "verdict", "correct": "verdict", "reject": "verdict"}
    wanted |= {"create": "name", "rename": "name", "archive": "archived", "unarchive": "archived"}
    _require(kind not in wanted or wanted[kind] in after)
    if "denial" in after:
        _require(_is_typed(denial_from_record(after["denial"]), Denial) and "claims" in after)


def _check_decision(decision: Record) -> None:
    made = Decision(**{**decision, "undone": 0})
    _require(_is_texts(made.record["claims"]) and _is_texts(made.record.get("others", [])))
    to_carry_out([made])
    for ruled in standing_rulings([made]).values():
        _require(all(_is_typed(one.denial, Denial) for one in ruled.values()))


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _fits(value: object, kind: type, column: TypeEngine[Any]) -> bool:
    """Return whether a value is of the kind of its column and both databases can hold it."""
    if isinstance(value, int):
        return type(value) is kind and (kind is bool or value <= GREATEST) and value >= 0
    if not isinstance(value, kind):
        return False
    if not isinstance(value, str) or isinstance(column, ExactText):
        return True
    longest = getattr(column, "length", None)
    return not _UNSTORABLE.search(value) and (longest is None or len(value) <= longest)


def kind_of_column(table: Table, column: str) -> type:
    """Return the kind of a column's values in a file, where it holds no JSON."""
    kind = table.c[column].type
    return bool if isinstance(kind, Boolean) else int if isinstance(kind, Integer) else str


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_typed(value: object, kind: type) -> bool:
    """Return whether every field of a dataclass has a value of its type."""
    return all(_is_of(getattr(value, field.name), _hints(kind)[field.name]) for field in fields(kind))


def _is_of(value: object, hint: Any) -> bool:
    if get_origin(hint) in (Union, UnionType):
        return any(_is_of(value, one) for one in get_args(hint))
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(_is_of(item, get_args(hint)[0]) for item in value)
    if hint in (None, NoneType):
        return value is None
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= GREATEST
    return isinstance(value, hint) and (not isinstance(hint, type) or not issubclass(hint, Enum) or value in hint)
