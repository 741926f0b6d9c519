"""Adding reports to a case: sorted out, read, then written with what was read in one act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from reconcile.model import Document, Reading
from reconcile.store import search_index
from reconcile.store.actors import Actor
from reconcile.store.acts import append_act
from reconcile.store.case_rows import begin_act, found_case
from reconcile.store.case_store import Store
from reconcile.store.document_rows import Added, insert_documents, sort_out
from reconcile.store.kept_readings import keep_readings
from reconcile.store.text_marks import alike_reports, mark_texts

Progress = Callable[[int, int], None]


def add_reports(
    store: Store,
    actor: Actor,
    case_id: str,
    documents: Iterable[Document],
    on_progress: Progress,
    seen: Mapping[str, Reading],
) -> Added:
    """Add documents to a case; the arguments are those of ``Desk.add_documents``."""
    documents = list(documents)
    with store.reading() as connection:
        found_case(connection, case_id)
        fresh, report = sort_out(connection, case_id, documents)
    readings: dict[str, Reading] = {}
    for done, document in enumerate(fresh):
        on_progress(done, len(fresh))
        known = seen.get(document.doc)
        if known is None or known.document != document:
            known = store.read(document)
        readings[document.doc] = known
    on_progress(len(fresh), len(fresh))
    if not fresh:
        return report

    def act(connection: Connection) -> Added:
        begin_act(connection, case_id)
        still_fresh, report = sort_out(connection, case_id, documents)  # others may have written meanwhile
        if not still_fresh:
            return report
        logged = append_act(connection, case_id, actor, "add", after={"docs": list(report.added)})
        alike = alike_reports(connection, case_id, still_fresh)
        insert_documents(connection, case_id, still_fresh, act=logged.n)
        search_index.index_reports(connection, case_id)
        mark_texts(connection, case_id)
        current = [readings[document.doc] for document in still_fresh if document.doc in readings]
        keep_readings(connection, case_id, current, store.extractor)
        return replace(report, alike=alike)

    return store.write(act)
