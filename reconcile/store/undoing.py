"""Taking acts back: what then still counts, and the rows that follow from it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, not_, or_, select, update

from reconcile.errors import Conflict, StoreError
from reconcile.store.actors import Actor, Right, require_right
from reconcile.store.acts import Act, append_act, held_act, held_acts, root_act, standing_acts, undone_by
from reconcile.store.decisions import held_decisions, mark_undone
from reconcile.store.document_rows import in_batches
from reconcile.store.reviews import folded, held_reviews, keep_review
from reconcile.store.schema import acts as acts_table
from reconcile.store.schema import cases, documents

REVIEWS = frozenset(("accept", "correct", "reject", "comment"))
_FINAL = {
    "create": "a case cannot be unmade; archive it",
    "renew": "the demo reports belong to this version of the program",
}
_OWNERS = frozenset(("rename", "archive", "unarchive", "reset"))


def undo_act(connection: Connection, case_id: str, actor: Actor, n: int, why: str) -> Act:
    """Take an act back, log that, and bring every row into line.

    Raises:
        Conflict: If it is taken back already, or a reset has put it aside.
        StoreError: If it is of a kind that stays.
        UnknownId: If the case has no such act.
    """
    act = held_act(connection, case_id, n)
    root = root_act(connection, case_id, act)
    if root.kind in _FINAL:
        raise StoreError(_FINAL[root.kind])
    if root.kind in _OWNERS:
        require_right(actor, Right.OWNER, f"undo act {n}")
    taken = undone_by(held_acts(connection, case_id, about=act.about))
    if n in taken:
        raise Conflict(f"act {n} was undone by {taken[n].who} already, on {taken[n].at[:16].replace('T', ' at ')} UTC")
    reset = _last_reset(connection, case_id)
    if root.n < reset:
        raise Conflict(f"act {n} was put aside when the case was reset; undo the reset (act {reset}) first")
    done = append_act(
        connection,
        case_id,
        actor,
        "undo",
        about=act.about,
        before=act.after,
        after=act.before,
        why=why,
        undoes=n,
    )
    if root.kind in REVIEWS:
        _refold(connection, case_id, act.about, version=0 if root.kind == "comment" else done.n)
    else:
        recompute(connection, case_id, all_reviews=root.kind == "reset")
    return done


def acts_that_count(connection: Connection, case_id: str, about: str) -> list[Act]:
    """Return the acts on a claim that neither an undo nor a reset has put aside."""
    reset = _last_reset(connection, case_id)
    return [act for act in standing_acts(held_acts(connection, case_id, about=about)) if act.n > reset]


def recompute(connection: Connection, case_id: str, *, all_reviews: bool = True) -> None:
    """Bring name, archive, documents, decisions and reviews of a case into line with the acts that count."""
    acts = held_acts(connection, case_id, about="")
    standing, taken = standing_acts(acts), undone_by(acts)
    reset = max((act.n for act in standing if act.kind == "reset"), default=0)
    here = cases.c.id == case_id
    for name, kinds in (("name", ("create", "rename")), ("archived", ("archive", "unarchive"))):
        said = [act for act in acts if act.kind in kinds]
        values = [act.after[name] for act in standing if act.kind in kinds]
        if said:
            value = values[-1] if values else said[0].before.get(name, said[0].after[name])
            connection.execute(update(cases).where(here).values({name: value}))
    _recompute_documents(connection, case_id, acts, reset)
    for decision in held_decisions(connection, case_id, standing=False):
        undone = taken[decision.n].n if decision.n in taken else reset if decision.n < reset else 0
        if undone != decision.undone:
            mark_undone(connection, case_id, decision.n, undone)
    if all_reviews:
        for review in held_reviews(connection, case_id):
            _refold(connection, case_id, review.claim, version=reset)


def _recompute_documents(connection: Connection, case_id: str, acts: Sequence[Act], reset: int) -> None:
    """Withdraw the reports that no act adds any more, and bring back those that one does.

    A report may have been added, withdrawn and added again: it is there as
    long as any of these acts stands.
    """
    table = documents.c
    taken = [n for n in undone_by(acts) if n]
    stands = {
        doc for act in standing_acts(acts) if act.kind == "add" and act.n > reset for doc in act.after.get("docs", ())
    }
    is_gone = or_(table.act < reset, table.act.in_(taken))
    own = (table.case_id == case_id) & not_(table.is_demo)
    gone = set(connection.scalars(select(table.doc).where(own, is_gone))) - stands
    withdrawn = set(connection.scalars(select(table.doc).where(own, table.withdrawn)))
    for docs, value in ((gone - withdrawn, True), (withdrawn - gone, False)):
        for some in in_batches(sorted(docs)):
            connection.execute(update(documents).where(own, table.doc.in_(some)).values(withdrawn=value))


def _refold(connection: Connection, case_id: str, claim: str, *, version: int) -> None:
    acts = acts_that_count(connection, case_id, claim)
    for review in held_reviews(connection, case_id, claim):
        keep_review(connection, case_id, folded(review, acts, max(version, review.version)))


def _last_reset(connection: Connection, case_id: str) -> int:
    """Return the last reset that stands, 0 for none, as in every case but the demo."""
    some = select(acts_table.c.n).where(acts_table.c.case_id == case_id, acts_table.c.kind == "reset").limit(1)
    if connection.scalar(some) is None:
        return 0
    acts = held_acts(connection, case_id, about="")
    return max((act.n for act in standing_acts(acts) if act.kind == "reset"), default=0)
