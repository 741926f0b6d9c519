"""The one service through which people act on cases: who acts, with what right, in one transaction, into the log.

Each method is one act. It is checked against the actor's right, carried out
and logged together, or not at all; what it returns has been written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

from reconcile.model import Document, Reading
from reconcile.store import case_acts, case_file, denial_rulings, review_acts, search_index
from reconcile.store.actors import Actor, Right, require_right
from reconcile.store.acts import Act, append_act
from reconcile.store.adding import Progress, add_reports
from reconcile.store.case_rows import Case, begin_act, checked_name, found_case
from reconcile.store.case_store import Store
from reconcile.store.decisions import Decision, checked_record, keep_decision
from reconcile.store.document_rows import Added
from reconcile.store.reviews import Review
from reconcile.store.undoing import undo_act

T = TypeVar("T")
_NONE_SEEN: Mapping[str, Reading] = {}


class Desk:
    """Where one actor works on the cases of a store.

    Every method raises ``NotAllowed`` where the right is missing, ``UnknownId``
    for an id that is not held, ``StoreError`` if the database fails; nothing
    is written then.

    Args:
        store: The cases.
        actor: Who acts; the log names them.
    """

    def __init__(self, store: Store, actor: Actor) -> None:
        self.store = store
        self.actor = actor

    def create_case(self, name: str) -> Case:
        """Return a new, empty case; its id is made from the name and stays when the name changes.

        Raises:
            StoreError: If the name is blank.
        """
        name = checked_name(name)

        return self._do(Right.EDITOR, "make a case", lambda held: case_acts.make_case(held, self.actor, name))

    def rename_case(self, id: str, name: str, why: str = "") -> Case:
        """Return the case under its new name; the id, and so every link, stays.

        Raises:
            StoreError: If the name is blank.
        """
        name = checked_name(name)

        return self._do(
            Right.OWNER, "rename a case", lambda held: case_acts.rename_case(held, self.actor, id, name, why)
        )

    def archive_case(self, id: str, archived: bool = True, why: str = "") -> Case:
        """Return the case put into the archive, or taken out: out of the switcher, its links open as before."""
        return self._do(
            Right.OWNER, "archive a case", lambda held: case_acts.archive_case(held, self.actor, id, archived, why)
        )

    def add_documents(
        self,
        case_id: str,
        documents: Iterable[Document],
        *,
        on_progress: Progress = lambda done, total: None,
        seen: Mapping[str, Reading] = _NONE_SEEN,
    ) -> Added:
        """Add documents to a case, read them, and return what became of each.

        A text that the case holds is not added again, unless both have ids of
        their own; an id that names another text is refused. One in nearly the
        same words as a held one is added, and ``alike`` names both. All or
        nothing is written.

        Args:
            case_id: The case.
            documents: From ``read_documents``, or made of pasted text.
            on_progress: Called with the number read and the number of all; an
                error raised in it stops the act, and nothing is written.
            seen: Readings by this store's own ``read`` that a person has
                looked at before, by document; those texts are not read again.
        """
        require_right(self.actor, Right.EDITOR, "add reports")
        return add_reports(self.store, self.actor, case_id, documents, on_progress, seen)

    def accept(self, case_id: str, claim: str, *, seen: int, why: str = "") -> Review:
        """Say that a claim is right as it is shown.

        Args:
            case_id: The case.
            claim: The claim's id.
            seen: ``version`` of the review that the person saw, 0 where there was none.
            why: The person's reason, may be empty.

        Raises:
            Conflict: If somebody acted on the claim since; it says who and what.
        """
        return self._review(case_id, claim, "accept", seen, {"verdict": "accepted"}, why)

    def reject(self, case_id: str, claim: str, *, seen: int, why: str = "") -> Review:
        """Say that a claim is none: it leaves every range and is listed as set aside. See ``accept``."""
        return self._review(case_id, claim, "reject", seen, {"verdict": "rejected"}, why)

    def correct(self, case_id: str, claim: str, changes: Mapping[str, Any], *, seen: int, why: str = "") -> Review:
        """Put values in place of the machine's. See ``accept``.

        Args:
            case_id: The case.
            claim: The claim's id.
            changes: Field names of ``corrections.CORRECTABLE`` to values.
            seen: As for ``accept``.
            why: As for ``accept``.

        Raises:
            Conflict: If somebody acted on the claim since.
            StoreError: If a value does not fit, or nothing is changed.
        """
        return self._review(case_id, claim, "correct", seen, {"verdict": "corrected", "fields": dict(changes)}, why)

    def comment(self, case_id: str, claim: str, words: str) -> Review:
        """Leave a remark on a claim; it changes nothing and meets no conflict.

        Raises:
            StoreError: If there are no words.
        """
        return self._review(case_id, claim, "comment", None, {"comment": words.strip()}, "")

    def decide(
        self, case_id: str, kind: str, claims: Sequence[str], others: Sequence[str] = (), *, why: str
    ) -> Decision:
        """Keep a decision on events; it names claims, so that it outlives new runs and new reports.

        Args:
            case_id: The case.
            kind: One of ``DECISION_KINDS``.
            claims: Ids of the claims that are merged, split off, moved or told to be of no such harm.
            others: Ids of claims of the event that they are merged with, split from or moved to.
            why: The person's reason, which must be given.

        Raises:
            UnknownId: If a claim is neither read nor vouched for in the case.
            StoreError: If the reason or the claims are missing.
        """
        require_right(self.actor, Right.EDITOR, "decide on events")
        record = checked_record(kind, claims, others, self.actor.name, why)

        def act(connection: Connection) -> Decision:
            begin_act(connection, case_id)
            for claim in (*claims, *others):
                review_acts.require_claim(connection, case_id, claim)
            done = append_act(connection, case_id, self.actor, kind, after=record, why=why)
            return keep_decision(connection, case_id, done)

        return self._do(Right.EDITOR, "decide on events", act)

    def reject_denial(self, case_id: str, doc: str, denial: str, *, seen: int, why: str = "") -> Decision:
        """Say that a denial without a figure is none: it counts for no event and stays listed with its report.

        Args:
            case_id: The case.
            doc: The report.
            denial: The denial's id.
            seen: The number of the ruling on it that the person saw, 0 where there was none.
            why: The person's reason, may be empty.

        Raises:
            Conflict: If somebody ruled on it since; it says who and what.
        """
        return self._rule(case_id, "reject_denial", doc, denial, (), seen, why)

    def move_denial(
        self, case_id: str, doc: str, denial: str, claims: Sequence[str], *, seen: int, why: str = ""
    ) -> Decision:
        """Say of which event a denial speaks: that of these claims, or none of the case. See ``reject_denial``."""
        return self._rule(case_id, "move_denial", doc, denial, claims, seen, why)

    def undo(self, case_id: str, n: int, why: str = "") -> Act:
        """Take back one act, whoever did it, and return the act that says so; later acts stay. An undo can be undone.

        Raises:
            Conflict: If it is taken back already.
            StoreError: If it is of a kind that cannot be taken back.
        """

        def act(connection: Connection) -> Act:
            begin_act(connection, case_id)
            return undo_act(connection, case_id, self.actor, n, why)

        return self._do(Right.EDITOR, "undo an act", act)

    def import_case(self, content: bytes, where: str = "the file") -> Case:
        """Return a case read from an exported file, with its log; under another id if its own is taken.

        Raises:
            UnreadableInput: If the file is no whole export; nothing is written.
        """
        parcel = case_file.read_parcel(content, where)

        def act(connection: Connection) -> Case:
            id = case_file.insert_parcel(connection, parcel, self.actor)
            search_index.index_reports(connection, id)
            return found_case(connection, id)

        return self._do(Right.EDITOR, "import a case", act)

    def renew_demo(self, case: Case, documents: Sequence[Document], data_hash: str, *, keep_added: bool = True) -> Case:
        """Return ``case`` holding these demo documents in place of its former ones.

        Nothing is written where it holds the data of this hash already.

        Args:
            case: Made if it is not there; its name stays if it is.
            documents: The demo reports.
            data_hash: Of the files they come from.
            keep_added: Whether what people did to the case stays. ``False``
                resets it whatever its hash: reports they added are withdrawn
                and reviews and decisions no longer count, until the reset is
                undone.
        """
        return self._do(
            Right.OWNER,
            "reset the demo case",
            lambda held: case_acts.renew_demo(held, self.actor, case, documents, data_hash, keep_added=keep_added),
        )

    def _review(
        self, case_id: str, claim: str, kind: str, seen: int | None, after: Mapping[str, Any], why: str
    ) -> Review:
        def act(connection: Connection) -> Review:
            begin_act(connection, case_id)
            return review_acts.review_claim(connection, case_id, self.actor, claim, kind, seen, after, why)

        return self._do(Right.EDITOR, "review a claim", act)

    def _rule(
        self, case_id: str, kind: str, doc: str, denial: str, claims: Sequence[str], seen: int, why: str
    ) -> Decision:
        def act(connection: Connection) -> Decision:
            begin_act(connection, case_id)
            return denial_rulings.rule(connection, case_id, self.actor, kind, doc, denial, claims, seen, why)

        return self._do(Right.EDITOR, "rule on a denial", act)

    def _do(self, right: Right, what: str, act: Callable[[Connection], T]) -> T:
        require_right(self.actor, right, what)
        return self.store.write(act)
