"""Acts on a case as a whole: making, renaming, archiving it, and bringing the demo case up to date."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from reconcile.model import Document
from reconcile.store import schema, search_index
from reconcile.store.actors import Actor
from reconcile.store.acts import append_act
from reconcile.store.case_rows import Case, begin_act, found_case, free_id, insert_case
from reconcile.store.document_rows import insert_documents, sort_out
from reconcile.store.undoing import recompute


def make_case(connection: Connection, actor: Actor, name: str) -> Case:
    """Write a new, empty case and the act that made it."""
    id = free_id(connection, name)
    insert_case(connection, id, name)
    append_act(connection, id, actor, "create", after={"name": name})
    return found_case(connection, id)


def rename_case(connection: Connection, actor: Actor, id: str, name: str, why: str) -> Case:
    """Give a case another name; the same one is no act."""
    begin_act(connection, id)
    former = found_case(connection, id)
    if former.name == name:
        return former
    append_act(connection, id, actor, "rename", before={"name": former.name}, after={"name": name}, why=why)
    recompute(connection, id)
    return found_case(connection, id)


def archive_case(connection: Connection, actor: Actor, id: str, archived: bool, why: str) -> Case:
    """Put a case into the archive, or take it out; where it is already is no act."""
    begin_act(connection, id)
    former = found_case(connection, id)
    if former.archived == archived:
        return former
    kind = "archive" if archived else "unarchive"
    before, after = {"archived": former.archived}, {"archived": archived}
    append_act(connection, id, actor, kind, before=before, after=after, why=why)
    recompute(connection, id)
    return found_case(connection, id)


def renew_demo(
    connection: Connection, actor: Actor, case: Case, documents: Sequence[Document], data_hash: str, *, keep_added: bool
) -> Case:
    """Put these demo documents in the place of the former ones; the arguments are those of ``Desk.renew_demo``."""
    cases, table = schema.cases, schema.documents
    held_hash = connection.scalar(select(cases.c.data_hash).where(cases.c.id == case.id))
    if held_hash is None:
        insert_case(connection, case.id, case.name, is_demo=True)
    elif held_hash == data_hash and keep_added:
        return found_case(connection, case.id)
    begin_act(connection, case.id)
    kind = "create" if held_hash is None else "renew" if keep_added else "reset"
    after = {"name": case.name} if held_hash is None else {"data_hash": data_hash}
    append_act(connection, case.id, actor, kind, after=after)
    if held_hash != data_hash:
        connection.execute(delete(table).where(table.c.case_id == case.id, table.c.is_demo))
        found = sort_out(connection, case.id, documents)
        fresh = [one.taken for one in found if one.taken is not None]
        insert_documents(connection, case.id, fresh, is_demo=True)
        search_index.index_reports(connection, case.id)
    connection.execute(update(cases).where(cases.c.id == case.id).values(data_hash=data_hash))
    recompute(connection, case.id)
    return found_case(connection, case.id)
