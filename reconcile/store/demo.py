"""The demo case: real events, read by the same code as every other report."""

from __future__ import annotations

from pathlib import Path

from reconcile.errors import UnreadableInput
from reconcile.read import read_documents
from reconcile.store.actors import PROGRAM, Actor
from reconcile.store.case_rows import DEMO_ID, Case
from reconcile.store.case_store import Store
from reconcile.store.desk import Desk
from reconcile.store.versions import content_version

DEMO_NAME = "Demo case"
DEMO_FOLDER = Path(__file__).parents[2] / "data" / "demo"


def load_demo(store: Store, folder: Path = DEMO_FOLDER) -> Case:
    """Return the demo case, made if it is not there and renewed if its files have changed.

    Reports that a person added to it stay, and so does what anybody said.

    Raises:
        InputError: If the files are missing or broken; the case is then as it was.
    """
    return _renew(Desk(store, PROGRAM), folder, keep_added=True)


def reset_demo(store: Store, actor: Actor, folder: Path = DEMO_FOLDER) -> Case:
    """Return the demo case as it ships: what people added or said is put aside, and comes back if that is undone.

    Raises:
        NotAllowed: If the actor is no owner.
        InputError: If the files are missing or broken; the case is then as it was.
    """
    return _renew(Desk(store, actor), folder, keep_added=False)


def _renew(desk: Desk, folder: Path, *, keep_added: bool) -> Case:
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise UnreadableInput(str(folder), "holds no demo reports")
    documents = list(read_documents(paths))
    demo = Case(id=DEMO_ID, name=DEMO_NAME, is_demo=True)
    return desk.renew_demo(demo, documents, content_version(*paths), keep_added=keep_added)
