"""Read back what ``run`` wrote: claims, denials, events, and the decisions that people took on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reconcile.errors import BrokenRecord, UnreadableInput
from reconcile.group.decide import Decision
from reconcile.model import Claim, Denial, Event
from reconcile.share.records import (
    claim_from_record,
    decision_from_record,
    decision_record,
    denial_from_record,
    event_from_record,
    to_json,
)

CLAIMS, EVENTS, ESTIMATES = "claims.jsonl", "events.json", "estimates.json"
DENIALS = "denials.jsonl"
DECISIONS = "decisions.jsonl"


def read_claims(folder: Path) -> list[Claim]:
    """Return the claims of a run, each with its event.

    Raises:
        UnreadableInput: If the folder holds no run.
        BrokenRecord: If a line is no claim; names it.
    """
    claims = []
    for line, record in _records(folder / CLAIMS):
        try:
            claims.append(claim_from_record(record))
        except (TypeError, ValueError) as error:
            raise BrokenRecord(f"{folder / CLAIMS}:{line}", f"is no claim: {error}") from error
    return claims


def read_denials(folder: Path) -> list[Denial]:
    """Return the denials of a run, each with its event; none where an older version ran, which wrote no such file.

    Raises:
        BrokenRecord: If a line is no denial; names it.
    """
    path, denials = folder / DENIALS, list[Denial]()
    for line, record in _records(path) if path.exists() else ():
        try:
            denials.append(denial_from_record(record))
        except (TypeError, ValueError) as error:
            raise BrokenRecord(f"{path}:{line}", f"is no denial: {error}") from error
    return denials


def read_events(folder: Path) -> list[Event]:
    """Return the events of a run with their claims and denials.

    Raises:
        UnreadableInput: If the folder holds no run.
        BrokenRecord: If a record is broken, or names a claim that is not there.
    """
    claims = {claim.id: claim for claim in read_claims(folder)}
    denials = {denial.id: denial for denial in read_denials(folder)}
    path = folder / EVENTS
    try:
        return [event_from_record(record, claims, denials) for record in json.loads(_text(path))]
    except (TypeError, ValueError, KeyError) as error:
        raise BrokenRecord(str(path), f"is no list of events of {CLAIMS}: {error}") from error


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions of a JSONL file, in its order.

    Raises:
        UnreadableInput: If the file cannot be read.
        BrokenRecord: If a line is no decision, or lacks who, when or why; names it.
    """
    decisions = []
    for line, record in _records(path):
        try:
            decisions.append(decision_from_record(record))
        except (TypeError, ValueError, AttributeError) as error:
            raise BrokenRecord(f"{path}:{line}", f"is no decision: {error}") from error
    return decisions


def append_decision(path: Path, decision: Decision) -> None:
    """Add a decision to a JSONL file, which is made if it is not there: what stands in it is never changed.

    Raises:
        OSError: If the file cannot be written.
    """
    with path.open("a", encoding="utf-8") as stream:
        stream.write(to_json(decision_record(decision)) + "\n")


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise BrokenRecord(f"{path}:{number}", f"is no JSON: {error}") from error
        if not isinstance(record, dict):
            raise BrokenRecord(f"{path}:{number}", "is no JSON object")
        yield number, record


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise UnreadableInput(str(path), (reason or str(error)).lower(), "was `run` written there?") from error
