"""The cases as they are kept: what can be read of them, and the door through which ``Desk`` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from reconcile.errors import StoreError, UnknownId
from reconcile.model import Document, Reading
from reconcile.pipeline import ReadStep, read_document
from reconcile.store import schema, search_index, text_marks
from reconcile.store.acts import Act, held_acts
from reconcile.store.case_file import export_case
from reconcile.store.case_rows import Case, all_cases, begin_act, found_case
from reconcile.store.connect import DATABASE_ERRORS, connect, default_url, integrity_problems, reason_of
from reconcile.store.decisions import Decision, held_decisions
from reconcile.store.denial_rulings import rule_on, standing_rulings
from reconcile.store.document_rows import held_documents
from reconcile.store.kept_readings import keep_readings, kept_readings
from reconcile.store.reviewed import Reviewed, apply_reviews
from reconcile.store.reviews import Review, held_reviews
from reconcile.store.twins import Twin, held_twins
from reconcile.store.versions import extractor_version

ATTEMPTS = 5  # at an act, when another program takes the same id at the same moment

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a search found: ids of documents in their order, names of claimants in alphabetical order."""

    docs: tuple[str, ...]
    claimants: tuple[str, ...]


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
    """The cases. What changes them on somebody's word is a method of ``Desk``; here only what is derived is written.

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
        with self.reading() as connection:
            return all_cases(connection)

    def case(self, id: str) -> Case:
        """Return the case with this id."""
        with self.reading() as connection:
            return found_case(connection, id)

    def dataset_version(self, case_id: str) -> str:
        """Return a word that changes with every write to the case and with the extractor: a key for caches."""
        query = select(schema.cases.c.created, schema.cases.c.version).where(schema.cases.c.id == case_id)
        with self.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise UnknownId("case", case_id)
        return f"{row.created}/{row.version}/{self._extractor}"

    def documents(self, case_id: str) -> list[Document]:
        """Return the documents of a case in the order they were added."""
        with self.reading() as connection:
            found_case(connection, case_id)
            return held_documents(connection, case_id)

    def document(self, case_id: str, doc: str) -> Document:
        """Return one document of a case.

        Raises:
            UnknownId: If there is no such document in it.
        """
        with self.reading() as connection:
            found_case(connection, case_id)
            found = held_documents(connection, case_id, [doc])
        if not found:
            raise UnknownId("document", doc)
        return found[0]

    def readings(self, case_id: str, docs: Sequence[str] | None = None) -> list[Reading]:
        """Return what was read in each document of a case, or in those named, in the order they were added.

        Readings of another extractor are renewed and kept, so that the first
        look after an update is slow and the next ones are not. A document
        that is not held is passed over.
        """
        with self.reading() as connection:
            found_case(connection, case_id)
            held = held_documents(connection, case_id, docs)
            kept = kept_readings(connection, case_id, held, self._extractor)
        renewed = {document.doc: self._read(document) for document in held if document.doc not in kept}

        def act(connection: Connection) -> None:
            begin_act(connection, case_id, counts=False)
            there = {document.doc: document for document in held_documents(connection, case_id, list(renewed))}
            current = [reading for doc, reading in renewed.items() if there.get(doc) == reading.document]
            keep_readings(connection, case_id, current, self._extractor)

        if renewed:
            self.write(act)
        return [(kept | renewed)[document.doc] for document in held]

    def reviewed(self, case_id: str) -> Reviewed:
        """Return the readings of a case as people left them, and the reviews that fit no claim any more."""
        rulings = standing_rulings(self.decisions(case_id))
        readings = [rule_on(reading, rulings.get(reading.document.doc, {})) for reading in self.readings(case_id)]
        return apply_reviews(readings, self.reviews(case_id))

    def reviews(self, case_id: str) -> list[Review]:
        """Return what people said of the claims of a case, in the order of its documents' ids."""
        with self.reading() as connection:
            found_case(connection, case_id)
            return held_reviews(connection, case_id)

    def decisions(self, case_id: str, *, standing: bool = True) -> list[Decision]:
        """Return people's decisions on the events of a case; ``standing``: without those taken back."""
        with self.reading() as connection:
            found_case(connection, case_id)
            return held_decisions(connection, case_id, standing=standing)

    def log(self, case_id: str) -> list[Act]:
        """Return every act on a case, the first one first."""
        with self.reading() as connection:
            found_case(connection, case_id)
            return held_acts(connection, case_id)

    def history(self, case_id: str, claim: str) -> list[Act]:
        """Return every act on one claim, the first one first; none if nobody ever touched it."""
        with self.reading() as connection:
            found_case(connection, case_id)
            return held_acts(connection, case_id, about=claim)

    def search(self, case_id: str, words: str) -> Found:
        """Return the reports and claimants in which every word is found; a word may be the beginning of one.

        Case and accents do not count. No words find every report and no claimant.
        """
        with self.reading() as connection:
            found_case(connection, case_id)
            is_behind = search_index.is_behind(connection, case_id)
        if is_behind:  # documents that an older version of the program wrote

            def catch_up(connection: Connection) -> None:
                begin_act(connection, case_id, counts=False)
                search_index.index_reports(connection, case_id)
                search_index.index_claimants(connection, case_id)

            self.write(catch_up)
        with self.reading() as connection:
            return Found(
                docs=tuple(search_index.find_reports(connection, case_id, words)),
                claimants=tuple(search_index.find_claimants(connection, case_id, words)),
            )

    def twins(self, case_id: str, offered: Sequence[Document]) -> dict[str, Twin]:
        """Return by id those of the offered documents that repeat one of the case: what adding them would tell."""
        self.mark_texts(case_id)
        with self.reading() as connection:
            found_case(connection, case_id)
            return held_twins(connection, case_id, offered)

    def mark_texts(self, case_id: str) -> None:
        """Give marks to the texts that lack them, of an imported case or of an older version, some in each act."""

        def catch_up(connection: Connection) -> None:
            begin_act(connection, case_id, counts=False)
            text_marks.catch_up(connection, case_id)

        while self._is_behind(case_id):
            self.write(catch_up)

    def _is_behind(self, case_id: str) -> bool:
        with self.reading() as connection:
            return text_marks.are_behind(connection, case_id)

    def export_case(self, case_id: str) -> bytes:
        """Return a case as one file, which ``Desk.import_case`` takes; the same case gives the same bytes."""
        with self.reading() as connection:
            found_case(connection, case_id)
            return export_case(connection, case_id)

    def check(self) -> list[str]:
        """Return what is wrong with the database, in its own words; nothing if it is sound."""
        with self.reading() as connection:
            return integrity_problems(connection)

    @property
    def extractor(self) -> str:
        return self._extractor

    def read(self, document: Document) -> Reading:
        """Return what the store's extractor reads in a document; nothing is written."""
        return self._read(document)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that only reads, and sees one moment of the database."""
        with _told(), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    def write(self, act: Callable[[Connection], T]) -> T:
        """For ``Desk``: do an act in one transaction; again from the start if another program took an id meanwhile."""
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
