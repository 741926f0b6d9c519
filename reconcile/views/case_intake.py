"""The door through which new reports come to a case: read first, looked at, then kept. Nothing here draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.model import Reading
from reconcile.pipeline import ReadStep
from reconcile.store import Added, Twin
from reconcile.views import case_data
from reconcile.views.intake import Compared, Intake


def read_step() -> ReadStep:
    """Return the store's own step from document to claims, for a reading of which nothing is kept yet."""
    return case_data.desk().store.read


def keep_readings(case: str, readings: Sequence[Reading]) -> Added:
    """Add reports that were read by ``read_step`` to a case, without reading them again; return what became of each."""
    documents = [reading.document for reading in readings]
    seen = {reading.document.doc: reading for reading in readings}
    return case_data.desk().add_documents(case, documents, seen=seen)


def held_twins(case: str, intake: Intake) -> Mapping[str, Twin]:
    """Return by id those of the reports read that a case holds already, each with the one that it repeats.

    The case is asked once for each state of it, not at every tick of a box.

    Raises:
        UnknownId: If there is no such case.
    """
    store = case_data.desk().store
    version = store.dataset_version(case)
    documents = [offered.reading.document for offered in intake.offered]
    docs = frozenset(document.doc for document in documents)
    compared = intake.compared.get(case)
    if compared is None or (compared.version, compared.docs) != (version, docs):
        compared = intake.compared[case] = Compared(version, docs, store.twins(case, documents))
    return compared.twins
