"""Readings kept beside their documents, so that a page opens without reading every report again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from reconcile.model import Claim, Denial, Document, Reading
from reconcile.share.records import (
    claim_from_record,
    claim_record,
    denial_from_record,
    denial_record,
    set_aside_from_record,
    set_aside_record,
)
from reconcile.store.document_rows import in_batches
from reconcile.store.schema import claims, readings
from reconcile.store.search_index import index_claimants


def kept_readings(
    connection: Connection, case_id: str, documents: Iterable[Document], extractor: str
) -> dict[str, Reading]:
    """Return the readings of this extractor that are kept, by document id; others are as good as absent."""
    by_id = {document.doc: document for document in documents}
    kept: dict[str, Reading] = {}
    for some in in_batches(list(by_id)):
        is_current = readings.c.extractor == extractor
        here = (readings.c.case_id == case_id) & readings.c.doc.in_(some)
        columns = (readings.c.doc, readings.c.set_aside, readings.c.denials)
        there = connection.execute(select(*columns).where(here, is_current)).all()
        of_doc: dict[str, list[Claim]] = defaultdict(list)
        current = {row.doc for row in there}
        rows = select(claims.c.doc, claims.c.record).where(claims.c.case_id == case_id, claims.c.doc.in_(some))
        for row in connection.execute(rows.order_by(claims.c.doc, claims.c.n)):
            if row.doc in current:
                of_doc[row.doc].append(claim_from_record(json.loads(row.record)))
        for doc, aside, denials in there:
            kept[doc] = Reading(
                document=by_id[doc],
                claims=tuple(of_doc[doc]),
                set_aside=tuple(map(set_aside_from_record, json.loads(aside))),
                denials=_denials(denials),
            )
    return kept


def keep_readings(connection: Connection, case_id: str, fresh: Sequence[Reading], extractor: str) -> None:
    """Write readings in place of any former ones of the same documents."""
    for some in in_batches(fresh):
        docs = [reading.document.doc for reading in some]
        connection.execute(delete(readings).where(readings.c.case_id == case_id, readings.c.doc.in_(docs)))
        connection.execute(insert(readings), [_reading_row(case_id, reading, extractor) for reading in some])
        rows = [_claim_row(case_id, n, claim) for reading in some for n, claim in enumerate(reading.claims)]
        if rows:
            connection.execute(insert(claims), rows)
        index_claimants(connection, case_id, docs)


def kept_claim(connection: Connection, case_id: str, id: str) -> Claim | None:
    """Return a claim as the machine read it last, ``None`` if it reads none of this id."""
    query = select(claims.c.record).where(claims.c.case_id == case_id, claims.c.id == id)
    record = connection.scalar(query)
    return claim_from_record(json.loads(record)) if record is not None else None


def kept_denials(connection: Connection, case_id: str, doc: str) -> tuple[Denial, ...]:
    """Return the denials of a report as the machine read them last, none if the report is not held."""
    query = select(readings.c.denials).where(readings.c.case_id == case_id, readings.c.doc == doc)
    return _denials(connection.scalar(query) or "[]")


def _denials(stored: str) -> tuple[Denial, ...]:
    return tuple(map(denial_from_record, json.loads(stored))) if stored != "[]" else ()


def _reading_row(case_id: str, reading: Reading, extractor: str) -> dict[str, object]:
    doc = reading.document.doc
    set_aside = json.dumps([set_aside_record(doc, figure) for figure in reading.set_aside])
    denials = json.dumps(list(map(denial_record, reading.denials)))
    return {"case_id": case_id, "doc": doc, "extractor": extractor, "set_aside": set_aside, "denials": denials}


def _claim_row(case_id: str, n: int, claim: Claim) -> dict[str, object]:
    return {
        "case_id": case_id,
        "doc": claim.doc,
        "n": n,
        "id": claim.id,
        "outcome": str(claim.outcome),
        "claimant": claim.claimant,
        "country": claim.country,
        "place": claim.place,
        "date": claim.date,
        "record": json.dumps(claim_record(claim)),
    }
