"""What people rule on denials without a figure: this is none, it speaks of another harm. Kept with the decisions.

A ruling names the denial with all that was read of it, and claims of the
event that it speaks of: it outlives new runs, in which events have other ids,
and an extractor that no longer reads the denial.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from reconcile.errors import Conflict, StoreError, UnknownId
from reconcile.model import Denial, Reading, Ruling
from reconcile.read.document import doc_id
from reconcile.share.records import denial_from_record, denial_record
from reconcile.store.actors import Actor
from reconcile.store.acts import append_act
from reconcile.store.decisions import RULING_KINDS, Decision, held_decisions, keep_decision
from reconcile.store.kept_readings import kept_denials
from reconcile.store.review_acts import LONGEST_WORDS, require_claim
from reconcile.store.schema import documents

_READ_NO_MORE = "the program no longer reads a denial here"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruled:
    """A ruling that stands: ``n`` is the act that made it, ``claims`` are of the event meant, none for no event."""

    n: int
    ruling: Ruling
    denial: Denial
    text_hash: str
    claims: tuple[str, ...]
    who: str
    why: str

    @property
    def words(self) -> str:
        """Who ruled what and why, in a line."""
        what = "rejected" if self.ruling is Ruling.REJECTED else "moved here" if self.claims else "set apart"
        return f"{what} by {self.who}" + (f": {self.why}" if self.why else "")


Rulings = Mapping[str, Mapping[str, Ruled]]  # by document, then by denial


def standing_rulings(held: Iterable[Decision]) -> dict[str, dict[str, Ruled]]:
    """Return the last ruling that stands on each denial; other decisions are passed over.

    Raises:
        ValueError, TypeError, KeyError: If a record is no ruling.
    """
    found: defaultdict[str, dict[str, Ruled]] = defaultdict(dict)
    for decision in sorted(held, key=lambda decision: decision.n):
        if decision.kind in RULING_KINDS and not decision.undone:
            ruled = _ruled(decision)
            found[ruled.denial.doc][ruled.denial.id] = ruled
    return dict(found)


def rule_on(reading: Reading, ruled: Mapping[str, Ruled]) -> Reading:
    """Return the reading with people's rulings on its denials.

    A denial that a person told of its harm stays, though the machine, after
    an update, no longer reads it; not if the text is another one now.
    """
    if not ruled:
        return reading
    known = {denial.id: denial for denial in reading.denials}
    text = doc_id(reading.document.text)
    for id, one in ruled.items():
        if id in known:
            known[id] = _judged(known[id], one, (one.words,))
        elif one.ruling is Ruling.MOVED and one.text_hash == text:
            known[id] = _judged(one.denial, one, (one.words, _READ_NO_MORE))
    ordered = sorted(known.values(), key=lambda denial: (denial.start, denial.id))
    return replace(reading, denials=tuple(ordered))


def rule(
    connection: Connection,
    case_id: str,
    actor: Actor,
    kind: str,
    doc: str,
    denial: str,
    claims: Sequence[str],
    seen: int,
    why: str,
) -> Decision:
    """Carry out and log a ruling on a denial.

    Args:
        connection: Holding the case by ``begin_act``.
        case_id: The case.
        actor: Who rules.
        kind: One of ``decisions.RULING_KINDS``.
        doc: The report.
        denial: The denial's id; it may be one that the machine no longer reads, if somebody ruled on it.
        claims: For a move: of the event that it speaks of, none for no event of the case.
        seen: The number of the ruling that stood on the screen, 0 for none.
        why: The reason, may be empty.

    Raises:
        Conflict: If another ruling stands by now.
        UnknownId: If there is no such denial or claim.
        StoreError: If the reason is too long or nothing would change.
    """
    held = standing_rulings(held_decisions(connection, case_id)).get(doc, {}).get(denial)
    read = next((one for one in kept_denials(connection, case_id, doc) if one.id == denial), None)
    if read is None and held is None:
        raise UnknownId("denial", denial)
    if (held.n if held else 0) != seen:
        raise Conflict(_told(held), held.n if held else 0)
    if len(why) > LONGEST_WORDS:
        raise StoreError(f"a remark takes at most {LONGEST_WORDS:,} characters")
    named = list(dict.fromkeys(claims))
    if held is not None and (held.ruling, list(held.claims)) == (RULING_KINDS[kind], named):
        raise StoreError(f"the denial is {held.words} already")
    for claim in named:
        require_claim(connection, case_id, claim)
    here = (documents.c.case_id == case_id) & (documents.c.doc == doc)
    text_hash = connection.scalar(select(documents.c.text_hash).where(here)) or ""
    if read is None and held is not None:
        read, text_hash = held.denial, held.text_hash
    assert read is not None
    record = {"denial": denial_record(read), "claims": named, "text": text_hash}
    done = append_act(connection, case_id, actor, kind, after=record, why=why)
    return keep_decision(connection, case_id, done)


def _ruled(decision: Decision) -> Ruled:
    record: Mapping[str, Any] = decision.record
    return Ruled(
        n=decision.n,
        ruling=RULING_KINDS[decision.kind],
        denial=denial_from_record(record["denial"]),
        text_hash=str(record["text"]),
        claims=tuple(map(str, record["claims"])),
        who=decision.who,
        why=decision.why,
    )


def _judged(denial: Denial, ruled: Ruled, why: tuple[str, ...]) -> Denial:
    return replace(denial, ruling=ruled.ruling, moved_to=ruled.claims, why=why)


def _told(held: Ruled | None) -> str:
    if held is None:
        return "somebody took the ruling back; look at the denial again"
    return f"somebody was there before: the denial is {held.words}"
