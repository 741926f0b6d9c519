"""The rows of cases: look one up, name a new one, begin an act on one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection, func, insert, not_, select, update

from reconcile.errors import StoreError, UnknownId
from reconcile.store.schema import cases, documents

DEMO_ID = "demo"  # the one case id that is not made from a name

LONGEST_ID = 60  # letters of a case id made from its name; a link should stay short

_REPORTS = (
    select(func.count())
    .select_from(documents)
    .where(documents.c.case_id == cases.c.id, not_(documents.c.withdrawn))
    .scalar_subquery()
)
_CASES = select(cases.c.id, cases.c.name, cases.c.created, cases.c.is_demo, cases.c.archived, _REPORTS.label("reports"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One investigation. ``created`` is ISO, UTC; ``reports`` how many documents it holds."""

    id: str
    name: str
    created: str = ""
    is_demo: bool = False
    archived: bool = False
    reports: int = 0


def all_cases(connection: Connection) -> list[Case]:
    """Return the cases in the order they were made."""
    return [Case(**row._mapping) for row in connection.execute(_CASES.order_by(cases.c.created, cases.c.id))]


def found_case(connection: Connection, id: str) -> Case:
    """Return the case with this id.

    Raises:
        UnknownId: If there is none.
    """
    row = connection.execute(_CASES.where(cases.c.id == id)).first()
    if row is None:
        raise UnknownId("case", id)
    return Case(**row._mapping)


def insert_case(connection: Connection, id: str, name: str, *, is_demo: bool = False) -> None:
    """Write a new, empty case."""
    row = {"id": id, "name": name, "created": datetime.now(UTC).isoformat(), "is_demo": is_demo}
    connection.execute(insert(cases).values(**row, archived=False, version=0, data_hash="", imported=""))


def begin_act(connection: Connection, id: str, *, counts: bool = True) -> None:
    """Keep other acts off the case until this one ends, and count it.

    Args:
        connection: In a writing transaction.
        id: The case.
        counts: Whether what a page shows will change: ``False`` for what is
            only derived anew.

    Raises:
        UnknownId: If there is no such case.
    """
    more = cases.c.version + (1 if counts else 0)
    if not connection.execute(update(cases).where(cases.c.id == id).values(version=more)).rowcount:
        raise UnknownId("case", id)


def free_id(connection: Connection, name: str) -> str:
    """Return a case id made of the Latin letters of a name, with a number where that is taken.

    A name in another script gets "case" and four random hex digits: a link
    full of percent signs cannot be read out.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_ID].strip("-") or f"case-{uuid4().hex[:4]}"
    taken = {DEMO_ID, *connection.scalars(select(cases.c.id))}
    if stem not in taken:
        return stem
    return next(id for n in range(2, len(taken) + 3) if (id := f"{stem}-{n}") not in taken)


def checked_name(name: str) -> str:
    """Return a case name without the blanks around it.

    Raises:
        StoreError: If nothing is left.
    """
    if not name.strip():
        raise StoreError("a case needs a name")
    return " ".join(name.split())
