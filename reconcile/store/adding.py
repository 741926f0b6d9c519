"""Adding reports to a case: sorted out, read, then written with what was read in one act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace

from sqlalchemy import Connection

from reconcile.model import Document, Reading
from reconcile.store import search_index
from reconcile.store.actors import Actor
from reconcile.store.acts import append_act
from reconcile.store.case_rows import begin_act, found_case
from reconcile.store.case_store import Store
from reconcile.store.document_rows import Added, added_of, former_rows, insert_documents, sort_out
from reconcile.store.kept_readings import keep_readings
from reconcile.store.text_marks import alike_reports, sketched, write_marks

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
    store.mark_texts(case_id)
    with store.reading() as connection:
        found_case(connection, case_id)
        sorted_out = sort_out(connection, case_id, documents)
    fresh = [one.taken for one in sorted_out if one.taken is not None]
    readings: dict[str, Reading] = {}
    for done, document in enumerate(fresh):
        on_progress(done, len(fresh))
        known = seen.get(document.doc)
        if known is None or known.document != document:
            known = store.read(document)
        readings[document.doc] = known
    on_progress(len(fresh), len(fresh))
    if not fresh:
        return added_of(sorted_out)

    def act(connection: Connection) -> Added:
        begin_act(connection, case_id)
        sorted_out = sort_out(connection, case_id, documents)  # others may have written meanwhile
        fresh = [one.taken for one in sorted_out if one.taken is not None]
        report = added_of(sorted_out)
        if not fresh:
            return report
        before = _mended(former_rows(connection, case_id, fresh), fresh)
        logged = append_act(connection, case_id, actor, "add", before=before, after={"docs": list(report.added)})
        texts = sketched(fresh)
        alike = alike_reports(connection, case_id, texts)
        insert_documents(connection, case_id, fresh, act=logged.n)
        search_index.index_reports(connection, case_id, report.added)
        write_marks(connection, case_id, texts)
        current = [
            reading for document in fresh if (reading := readings.get(document.doc)) and reading.document == document
        ]
        keep_readings(connection, case_id, current, store.extractor)
        return replace(report, alike=alike)

    return store.write(act)


def _mended(former: Mapping[str, Document], fresh: Iterable[Document]) -> dict[str, dict[str, dict[str, str]]]:
    """Return what withdrawn reports that come back told otherwise, by report and field, for the log."""
    found = {}
    for document in fresh:
        old = former.get(document.doc, document)
        if changed := {
            f.name: getattr(old, f.name) for f in fields(old) if getattr(old, f.name) != getattr(document, f.name)
        }:
            found[document.doc] = changed
    return {"documents": found} if found else {}
