"""Cases and their reports: one class, each method one act and one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, delete, select, update
from sqlalchemy.exc import IntegrityError

from reconcile.errors import StoreError, UnknownId
from reconcile.model import Document, Reading
from reconcile.pipeline import ReadStep, read_document
from reconcile.store import schema
from reconcile.store.case_rows import Case, all_cases, begin_act, checked_name, found_case, free_id, insert_case
from reconcile.store.connect import DATABASE_ERRORS, connect, default_url, reason_of
from reconcile.store.document_rows import Added, held_documents, insert_documents, sort_out
from reconcile.store.kept_readings import keep_readings, kept_readings
from reconcile.store.versions import extractor_version

ATTEMPTS = 5  # at an act, when another program takes the same id at the same moment

Progress = Callable[[int, int], None]
T = TypeVar("T")


def open_store(url: str | None = None) -> Store:
    """Return the case store at ``url``, made if it is not there.

    Args:
        url: A SQLAlchemy address. ``None``: ``RECONCILE_DATABASE_URL``, else
            a SQLite file in the person's data folder.

    Raises:
        StoreError: If it cannot be reached, or is of a newer version.
    """
    return Store(connect(url or default_url()))


class Store:
    """The cases. Nothing is ever deleted but demo data that is renewed.

    Every method raises ``StoreError`` if the database fails, and one that
    takes a case id raises ``UnknownId`` if there is no such case: it is never
    replaced by another.

    Args:
        engine: From ``connect``.
        read: Document to claims and figures set aside.
        extractor: Version of ``read``; readings of another one are renewed.
    """

    def __init__(self, engine: Engine, *, read: ReadStep = read_document, extractor: str | None = None) -> None:
        self._engine = engine
        self._read = read
        self._extractor = extractor_version() if extractor is None else extractor

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def list_cases(self) -> list[Case]:
        """Return all cases, archived ones included, in the order they were made."""
        with self._reading() as connection:
            return all_cases(connection)

    def case(self, id: str) -> Case:
        """Return the case with this id."""
        with self._reading() as connection:
            return found_case(connection, id)

    def create_case(self, name: str) -> Case:
        """Return a new, empty case; its id is made from the name and stays when the name changes.

        Raises:
            StoreError: If the name is blank.
        """
        name = checked_name(name)

        def act(connection: Connection) -> Case:
            id = free_id(connection, name)
            insert_case(connection, id, name)
            return found_case(connection, id)

        return self._write(act)

    def rename_case(self, id: str, name: str) -> Case:
        """Return the case under its new name; the id, and so every link, stays.

        Raises:
            StoreError: If the name is blank.
        """
        name = checked_name(name)

        def act(connection: Connection) -> Case:
            begin_act(connection, id)
            connection.execute(update(schema.cases).where(schema.cases.c.id == id).values(name=name))
            return found_case(connection, id)

        return self._write(act)

    def dataset_version(self, case_id: str) -> str:
        """Return a word that changes with every write to the case and with the extractor: a key for caches."""
        query = select(schema.cases.c.created, schema.cases.c.version).where(schema.cases.c.id == case_id)
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise UnknownId("case", case_id)
        return f"{row.created}/{row.version}/{self._extractor}"

    def add_documents(
        self, case_id: str, documents: Iterable[Document], *, on_progress: Progress = lambda done, total: None
    ) -> Added:
        """Add documents to a case, read them, and return what became of each.

        A text that the case holds is not added again, unless both have ids of
        their own; an id that names another text is refused. All or nothing is
        written.

        Args:
            case_id: The case.
            documents: From ``read_documents``, or made of pasted text.
            on_progress: Called with the number read and the number of all.
        """
        documents = list(documents)
        with self._reading() as connection:
            found_case(connection, case_id)
            fresh, report = sort_out(connection, case_id, documents)
        readings: dict[str, Reading] = {}
        for done, document in enumerate(fresh):
            on_progress(done, len(fresh))
            readings[document.doc] = self._read(document)
        on_progress(len(fresh), len(fresh))
        if not fresh:
            return report

        def act(connection: Connection) -> Added:
            begin_act(connection, case_id)
            still_fresh, report = sort_out(connection, case_id, documents)  # others may have written meanwhile
            insert_documents(connection, case_id, still_fresh)
            current = [readings[document.doc] for document in still_fresh if document.doc in readings]
            keep_readings(connection, case_id, current, self._extractor)
            return report

        return self._write(act)

    def documents(self, case_id: str) -> list[Document]:
        """Return the documents of a case in the order they were added."""
        with self._reading() as connection:
            found_case(connection, case_id)
            return held_documents(connection, case_id)

    def document(self, case_id: str, doc: str) -> Document:
        """Return one document of a case.

        Raises:
            UnknownId: If there is no such document in it.
        """
        with self._reading() as connection:
            found_case(connection, case_id)
            found = held_documents(connection, case_id, doc)
        if not found:
            raise UnknownId("document", doc)
        return found[0]

    def readings(self, case_id: str) -> list[Reading]:
        """Return what was read in each document of a case, in the order they were added.

        Readings of another extractor are renewed and kept, so that the first
        look after an update is slow and the next ones are not.
        """
        with self._reading() as connection:
            found_case(connection, case_id)
            held = held_documents(connection, case_id)
            kept = kept_readings(connection, case_id, held, self._extractor)
        renewed = {document.doc: self._read(document) for document in held if document.doc not in kept}

        def act(connection: Connection) -> None:
            begin_act(connection, case_id, counts=False)
            there = {document.doc: document for document in held_documents(connection, case_id)}
            current = [reading for doc, reading in renewed.items() if there.get(doc) == reading.document]
            keep_readings(connection, case_id, current, self._extractor)

        if renewed:
            self._write(act)
        return [(kept | renewed)[document.doc] for document in held]

    def renew_demo(self, case: Case, documents: Sequence[Document], data_hash: str, *, keep_added: bool = True) -> Case:
        """Return ``case`` holding these demo documents in place of its former ones.

        Nothing is written where it holds the data of this hash already.

        Args:
            case: Made if it is not there; its name stays if it is.
            documents: The demo reports.
            data_hash: Of the files they come from.
            keep_added: Whether reports that a person added to the case stay.
                ``False`` resets the case whatever its hash.
        """
        cases, table = schema.cases, schema.documents

        def act(connection: Connection) -> Case:
            held_hash = connection.scalar(select(cases.c.data_hash).where(cases.c.id == case.id))
            if held_hash is None:
                insert_case(connection, case.id, case.name, is_demo=True)
            elif held_hash == data_hash and keep_added:
                return found_case(connection, case.id)
            begin_act(connection, case.id)
            leaving = (table.c.case_id == case.id) & (table.c.is_demo if keep_added else True)
            connection.execute(delete(table).where(leaving))
            fresh, _ = sort_out(connection, case.id, documents)
            insert_documents(connection, case.id, fresh, is_demo=True)
            connection.execute(update(cases).where(cases.c.id == case.id).values(data_hash=data_hash))
            return found_case(connection, case.id)

        return self._write(act)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _told(), self._engine.connect() as connection:
            yield connection

    def _write(self, act: Callable[[Connection], T]) -> T:
        """Do an act in one transaction; again from the start if another program took an id meanwhile."""
        for attempt in range(ATTEMPTS):
            try:
                with _told(), self._engine.execution_options(writing=True).begin() as connection:
                    return act(connection)
            except StoreError as error:
                if not isinstance(error.__cause__, IntegrityError) or attempt == ATTEMPTS - 1:
                    raise
        raise AssertionError("the loop returns or raises")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except DATABASE_ERRORS as error:
        raise StoreError(f"the case store refused: {reason_of(error)}") from error
