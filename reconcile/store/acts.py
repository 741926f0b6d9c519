"""The log: who did what, when and why, with the values before and after. It only grows; the database sees to that."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from reconcile.errors import StoreError, UnknownId
from reconcile.store.actors import Actor
from reconcile.store.schema import acts

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One act on a case. ``n`` counts from 1 without a gap; ``at`` is ISO, UTC.

    ``about`` is the id of the claim, "" for the case as a whole; ``undoes`` is
    the act that this one takes back, 0 for none.
    """

    n: int
    at: str
    who: str
    kind: str
    about: str = ""
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    why: str = ""
    undoes: int = 0


def append_act(
    connection: Connection,
    case_id: str,
    actor: Actor,
    kind: str,
    *,
    about: str = "",
    before: Values | None = None,
    after: Values | None = None,
    why: str = "",
    undoes: int = 0,
) -> Act:
    """Write an act at the end of the log; the caller holds the case by ``begin_act``."""
    last = connection.scalar(select(func.max(acts.c.n)).where(acts.c.case_id == case_id)) or 0
    act = Act(
        n=last + 1,
        at=datetime.now(UTC).isoformat(),
        who=actor.name,
        kind=kind,
        about=about,
        before=before or {},
        after=after or {},
        why=why.strip(),
        undoes=undoes,
    )
    insert_acts(connection, case_id, [act])
    return act


def insert_acts(connection: Connection, case_id: str, some: Iterable[Act]) -> None:
    """Write acts as they are, such as those of an imported case."""
    rows = [
        {"case_id": case_id, **{name: getattr(act, name) for name in Act.__dataclass_fields__}}
        | {"before": _json(act.before), "after": _json(act.after)}
        for act in some
    ]
    if rows:
        connection.execute(insert(acts), rows)


def held_acts(connection: Connection, case_id: str, *, about: str | None = None) -> list[Act]:
    """Return the acts on a case in their order, or only those about one claim ("": about the case itself)."""
    query = select(acts).where(acts.c.case_id == case_id).order_by(acts.c.n)
    if about is not None:
        query = query.where(acts.c.about == about)
    return [_act(row._mapping) for row in connection.execute(query)]


def held_act(connection: Connection, case_id: str, n: int) -> Act:
    """Return one act.

    Raises:
        UnknownId: If the case has no such act.
    """
    row = connection.execute(select(acts).where(acts.c.case_id == case_id, acts.c.n == n)).first()
    if row is None:
        raise UnknownId("act", str(n))
    return _act(row._mapping)


def undone_by(some: Iterable[Act]) -> dict[int, Act]:
    """Return the acts that are taken back, each with the act that does it and itself stands.

    An undo may be undone in turn; what it took back then stands again.
    """
    taken: dict[int, Act] = {}
    for act in sorted(some, key=lambda act: -act.n):
        if act.undoes and act.n not in taken:
            taken.setdefault(act.undoes, act)
    return taken


def standing_acts(some: Iterable[Act]) -> list[Act]:
    """Return the acts that count, in order: not taken back, and no undoing themselves."""
    some = sorted(some, key=lambda act: act.n)
    taken = undone_by(some)
    return [act for act in some if act.n not in taken and not act.undoes]


def root_act(connection: Connection, case_id: str, act: Act) -> Act:
    """Return the act at the bottom of a chain of undoings."""
    while act.undoes:
        act = held_act(connection, case_id, act.undoes)
    return act


def _act(row: Mapping[Any, Any]) -> Act:
    values = {name: row[name] for name in Act.__dataclass_fields__}
    return Act(**{**values, "before": json.loads(values["before"]), "after": json.loads(values["after"])})


def _json(values: Values) -> str:
    try:
        return json.dumps(values, sort_keys=True, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise StoreError(f"the act holds a value that cannot be stored: {error}") from error
