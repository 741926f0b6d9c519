"""Claims, denials, events and estimates as JSON objects, under the names of the record format, and back.

The names and their order are fixed: exports, the store and the scorer all
read them. Whole numbers are written without a decimal point, an open bound
as ``null``, and any text survives the way to UTF-8 and back.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any

from reconcile.group.alarms import find_alarms
from reconcile.group.decide import Act, Decision
from reconcile.group.findings import Alarm
from reconcile.model import (
    Claim,
    ClaimantKind,
    Denial,
    Denied,
    Document,
    Estimate,
    Event,
    Modifier,
    Outcome,
    Ruling,
    Scope,
    SetAside,
    Stance,
    Victims,
)

Record = dict[str, Any]

#: The fields of a claim in the order of the record format; after ``why`` come those that are ours alone.
CLAIM_FIELDS = (
    *("doc", "id", "start", "end", "figure", "sentence_start", "sentence_end", "low", "high", "modifier", "unit"),
    *("outcome", "victims", "claimant", "claimant_start", "claimant_end", "via", "cue", "stance", "actor"),
    *("place", "country", "place_id", "lat", "lon", "admin1", "date", "scope", "part_of", "event", "confidence", "why"),
    *("subset", "claimant_kind", "kind", "quote", "outlet", "url", "title", "published"),
)

#: Fields of a denial that are there only where a person ruled on it.
RULED_FIELDS = ("ruling", "moved_to")

_ENUMS: dict[str, type[StrEnum]] = {
    "modifier": Modifier,
    "outcome": Outcome,
    "stance": Stance,
    "scope": Scope,
    "claimant_kind": ClaimantKind,
    "act": Act,
    "of": Denied,
    "ruling": Ruling,
}

#: What UTF-8 cannot hold (lone surrogates) or a line reader may break on; JSON allows them escaped.
_TO_ESCAPE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def claim_record(claim: Claim) -> Record:
    """Return the JSON object of a claim; ``implicit`` is there only where true."""
    record = {name: _plain(getattr(claim, name)) for name in CLAIM_FIELDS}
    if claim.implicit:
        record["implicit"] = True
    return record


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """Return the claim of a JSON object; fields that a claim does not have are ignored.

    Raises:
        TypeError: If a field without a default is missing.
        ValueError: If an enumerated field holds a word we do not know.
    """
    return Claim(**_arguments(Claim, record))


def denial_record(denial: Denial) -> Record:
    """Return the JSON object of a denial without a figure."""
    record = {field.name: _plain(getattr(denial, field.name)) for field in fields(Denial)}
    return record if denial.ruling else {name: told for name, told in record.items() if name not in RULED_FIELDS}


def denial_from_record(record: Mapping[str, Any]) -> Denial:
    """Return the denial of a JSON object; fields that a denial does not have are ignored.

    Raises:
        TypeError: If a field without a default is missing.
        ValueError: If an enumerated field holds a word we do not know.
    """
    return Denial(**_arguments(Denial, record))


def event_record(event: Event, estimates: Iterable[Estimate] = ()) -> Record:
    """Return the JSON object of an event with its estimates and alarms.

    ``claims`` and ``denials`` are the ids, each stand in their own file.
    """
    of_event = [estimate for estimate in estimates if estimate.event == event.id]
    in_files = ("claims", "denials")
    record = {field.name: _plain(getattr(event, field.name)) for field in fields(Event) if field.name not in in_files}
    alarms = [{field.name: _plain(getattr(alarm, field.name)) for field in fields(Alarm)}
              for alarm in find_alarms(event, of_event)]  # fmt: skip
    return {
        **record,
        "claims": [claim.id for claim in event.claims],
        "denials": [denial.id for denial in event.denials],
        "estimates": list(map(estimate_record, of_event)),
        "alarms": alarms,
    }


def event_records(events: Iterable[Event], estimates: Iterable[Estimate]) -> Iterator[Record]:
    """Yield the JSON object of each event, with those of the estimates that are its own."""
    of_event: defaultdict[str, list[Estimate]] = defaultdict(list)
    for estimate in estimates:
        of_event[estimate.event].append(estimate)
    for event in events:
        yield event_record(event, of_event[event.id])


def decision_record(decision: Decision) -> Record:
    """Return the JSON object of a decision."""
    return {field.name: _plain(getattr(decision, field.name)) for field in fields(Decision)}


def decision_from_record(record: Mapping[str, Any]) -> Decision:
    """Return the decision of a JSON object.

    Raises:
        TypeError: If a field without a default is missing.
        ValueError: If the act is none that we know, or it lacks who, when or why.
    """
    return Decision(**_arguments(Decision, record))


def event_from_record(
    record: Mapping[str, Any], claims: Mapping[str, Claim], denials: Mapping[str, Denial] | None = None
) -> Event:
    """Return the event of a JSON object, its claims and denials looked up by id.

    A denial that is not there is left out: it bears on no range, and older
    runs wrote none.

    Raises:
        KeyError: If it names a claim that ``claims`` does not hold: an event
            with a claim missing would show another range.
    """
    arguments = _arguments(Event, record)
    told = tuple(denials[id] for id in record.get("denials", ()) if id in denials) if denials else ()
    return Event(**{**arguments, "claims": tuple(claims[id] for id in record.get("claims", ())), "denials": told})


def estimate_record(estimate: Estimate) -> Record:
    """Return the JSON object of an estimate."""
    return {field.name: _plain(getattr(estimate, field.name)) for field in fields(Estimate)}


def estimate_from_record(record: Mapping[str, Any]) -> Estimate:
    """Return the estimate of a JSON object."""
    return Estimate(**_arguments(Estimate, record))


def document_record(document: Document) -> Record:
    """Return the JSON object of a document, as ``read_documents`` takes it."""
    return {field.name: getattr(document, field.name) for field in fields(Document)}


def set_aside_record(doc: str, set_aside: SetAside) -> Record:
    """Return the JSON object of a figure that was read and not used, with its document's id."""
    return {"doc": doc, **{field.name: getattr(set_aside, field.name) for field in fields(SetAside)}}


def set_aside_from_record(record: Mapping[str, Any]) -> SetAside:
    """Return the set-aside figure of a JSON object."""
    return SetAside(**_arguments(SetAside, record))


def to_json(record: Record) -> str:
    """Return a record as JSON on one line, in letters rather than escapes.

    Lone surrogates and the line separators that some readers split on are
    escaped, so that the line is valid UTF-8 and stays one line.

    >>> to_json({"place": "Köln", "text": "a\\u2028b"})
    '{"place": "Köln", "text": "a\\\\u2028b"}'
    """
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(record, ensure_ascii=False))


def to_json_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield each record as one line of a JSONL file."""
    for record in records:
        yield to_json(record).encode() + b"\n"


def to_json_array(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield the pieces of a JSON array with one record a line, so that two runs can be compared by line."""
    opening = b"[\n"
    for record in records:
        yield opening + to_json(record).encode()
        opening = b",\n"
    yield b"[]\n" if opening == b"[\n" else b"\n]\n"


def _plain(value: object) -> object:
    """Return a field's value as JSON has it: 12 for 12.0, a list for a tuple, ``null`` for an infinite bound."""
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() else value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _arguments(kind: type, record: Mapping[str, Any]) -> Record:
    arguments: Record = {}
    for field in fields(kind):
        if field.name not in record:
            if field.default is MISSING and field.default_factory is MISSING:
                raise TypeError(f"{kind.__name__.lower()} record without {field.name!r}")
            continue
        value = record[field.name]
        if field.name == "victims":
            value = tuple(Victims(name) for name in value)
        elif field.name in _ENUMS:
            value = _ENUMS[field.name](value)
        elif isinstance(value, list):
            value = tuple(value)
        arguments[field.name] = value
    return arguments
