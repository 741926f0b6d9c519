"""The door through which new reports come to a case: read first, looked at, then kept. Nothing here draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

from reconcile.model import Reading
from reconcile.pipeline import ReadStep
from reconcile.read.held import HeldReports
from reconcile.store import Added
from reconcile.views import case_data


def read_step() -> ReadStep:
    """Return the store's own step from document to claims, for a reading of which nothing is kept yet."""
    return case_data.desk().store.read


def keep_readings(case: str, readings: Sequence[Reading]) -> Added:
    """Add reports that were read by ``read_step`` to a case, without reading them again; return what became of each."""
    documents = [reading.document for reading in readings]
    seen = {reading.document.doc: reading for reading in readings}
    return case_data.desk().add_documents(case, documents, seen=seen)


@dataclass(slots=True)
class _Held:
    """The reports of a case as they were at one version, and the lock for bringing them up to the next."""

    reports: HeldReports = field(default_factory=HeldReports)
    version: str = ""
    lock: Lock = field(default_factory=Lock)


@st.cache_resource(max_entries=case_data.KEPT_CASES, show_spinner=False)
def _held_of(case: str) -> _Held:
    return _Held()


def held_reports(case: str) -> HeldReports:
    """Return the reports of a case, to know a new one among them again; after an adding only the new ones are read.

    Raises:
        UnknownId: If there is no such case.
    """
    held, store = _held_of(case), case_data.desk().store
    version = store.dataset_version(case)
    with held.lock:
        if held.version != version:
            documents = store.documents(case)
            if held.reports.docs - {document.doc for document in documents}:
                held.reports = HeldReports()  # one was withdrawn
            held.reports.take(documents)
            held.version = version
    return held.reports
