"""Cases, their reports, and what people say of them, kept in SQLite or PostgreSQL."""

from reconcile.store.actors import PROGRAM, Actor, Right
from reconcile.store.acts import Act
from reconcile.store.case_rows import DEMO_ID, Case
from reconcile.store.case_store import Found, Store, open_store
from reconcile.store.connect import DATABASE_VARIABLE
from reconcile.store.decisions import Decision, to_carry_out
from reconcile.store.demo import load_demo, reset_demo
from reconcile.store.desk import Desk
from reconcile.store.document_rows import Added
from reconcile.store.reviewed import Orphan, Reviewed
from reconcile.store.reviews import Review, Verdict
from reconcile.store.twins import Likeness, Twin
from reconcile.store.versions import extractor_version

__all__ = [
    "DATABASE_VARIABLE",
    "DEMO_ID",
    "PROGRAM",
    "Act",
    "Actor",
    "Added",
    "Case",
    "Decision",
    "Desk",
    "Found",
    "Likeness",
    "Orphan",
    "Review",
    "Reviewed",
    "Right",
    "Store",
    "Twin",
    "Verdict",
    "extractor_version",
    "load_demo",
    "open_store",
    "reset_demo",
    "to_carry_out",
]
