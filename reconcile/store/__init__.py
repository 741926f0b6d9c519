"""Cases and their reports, kept in SQLite or PostgreSQL."""

from reconcile.store.case_rows import DEMO_ID, Case
from reconcile.store.case_store import Store, open_store
from reconcile.store.connect import DATABASE_VARIABLE
from reconcile.store.demo import load_demo, reset_demo
from reconcile.store.document_rows import Added
from reconcile.store.versions import extractor_version

__all__ = [
    "DATABASE_VARIABLE",
    "DEMO_ID",
    "Added",
    "Case",
    "Store",
    "extractor_version",
    "load_demo",
    "open_store",
    "reset_demo",
]
