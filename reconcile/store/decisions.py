"""People's decisions on events: merge, split, move, not this harm. Kept here, carried out where claims are grouped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from reconcile.errors import StoreError
from reconcile.group import decide
from reconcile.model import Ruling
from reconcile.store.acts import Act
from reconcile.store.schema import decisions

#: What can be decided; undoing is done by ``Desk.undo``, for any act alike.
DECISION_KINDS = tuple(str(act) for act in decide.Act if act is not decide.Act.UNDO)
#: Kinds of decisions that are rulings on denials, which `denial_rulings` carries out, and what each says.
RULING_KINDS = {"reject_denial": Ruling.REJECTED, "move_denial": Ruling.MOVED}
N_DIGITS = 9  # of an act's number as a decision's id, so that ids sort as the acts were done


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A decision as it stands in the case; ``n`` is the act that made it, ``undone`` the one that took it back."""

    n: int
    kind: str
    record: Mapping[str, Any]
    who: str
    at: str
    why: str
    undone: int = 0


def held_decisions(connection: Connection, case_id: str, *, standing: bool = True) -> list[Decision]:
    """Return the decisions of a case in the order they were made; ``standing``: without those taken back."""
    query = select(decisions).where(decisions.c.case_id == case_id).order_by(decisions.c.n)
    if standing:
        query = query.where(decisions.c.undone == 0)
    return [
        Decision(**{**{n: row[n] for n in Decision.__dataclass_fields__}, "record": json.loads(row["record"])})
        for row in connection.execute(query).mappings()
    ]


def keep_decision(connection: Connection, case_id: str, act: Act) -> Decision:
    """Write the decision that an act made."""
    decision = Decision(n=act.n, kind=act.kind, record=act.after, who=act.who, at=act.at, why=act.why)
    insert_decision(connection, case_id, decision)
    return decision


def insert_decision(connection: Connection, case_id: str, decision: Decision) -> None:
    """Write a decision as it is, such as one of an imported case."""
    row = {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
    row["record"] = json.dumps(dict(decision.record), sort_keys=True)
    connection.execute(insert(decisions).values(case_id=case_id, **row))


def mark_undone(connection: Connection, case_id: str, n: int, undone: int) -> None:
    """Say which act took a decision back, 0 where it stands again."""
    here = (decisions.c.case_id == case_id) & (decisions.c.n == n)
    connection.execute(update(decisions).where(here).values(undone=undone))


def checked_record(kind: str, claims: Sequence[str], others: Sequence[str], who: str, why: str) -> dict[str, Any]:
    """Return the record of a decision, once it is found to say all that carrying it out needs.

    Raises:
        StoreError: If the kind is unknown, or claims or the reason are missing.
    """
    if kind not in DECISION_KINDS:
        raise StoreError(f"{kind!r} is no decision on events: {', '.join(DECISION_KINDS)}")
    record = {"claims": list(dict.fromkeys(claims)), "others": list(dict.fromkeys(others))}
    try:
        _carried_out(Decision(n=1, kind=kind, record=record, who=who, at="now", why=why))
    except ValueError as error:
        raise StoreError(str(error).partition(": ")[2] or str(error)) from error
    return record


def to_carry_out(held: Iterable[Decision]) -> list[decide.Decision]:
    """Return the decisions on events that stand as ``link_events`` takes them; rulings on denials are passed over."""
    return [_carried_out(d) for d in held if not d.undone and d.kind not in RULING_KINDS]


def _carried_out(decision: Decision) -> decide.Decision:
    return decide.Decision(
        id=f"{decision.n:0{N_DIGITS}}",
        act=decide.Act(decision.kind),
        by=decision.who,
        at=decision.at,
        why=decision.why,
        claims=tuple(decision.record["claims"]),
        others=tuple(decision.record["others"]),
    )
