"""One act on one claim: checked against what others did meanwhile, carried out, logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from reconcile.errors import Conflict, StoreError, UnknownId
from reconcile.store.act_words import act_words
from reconcile.store.actors import Actor
from reconcile.store.acts import Act, append_act, held_acts
from reconcile.store.corrections import checked_fields, corrected, field_values
from reconcile.store.kept_readings import kept_claim
from reconcile.store.reviews import Review, folded, held_reviews, keep_review
from reconcile.store.schema import documents
from reconcile.store.undoing import acts_that_count

LONGEST_WORDS = 2_000  # characters of a comment or reason


def review_claim(
    connection: Connection,
    case_id: str,
    actor: Actor,
    claim: str,
    kind: str,
    seen: int | None,
    after: Mapping[str, Any],
    why: str,
) -> Review:
    """Carry out and log an act on a claim, and return the review as it is then.

    Args:
        connection: Holding the case by ``begin_act``.
        case_id: The case.
        actor: Who acts.
        claim: The claim's id; it may be one that the machine no longer reads,
            if a review of it is kept.
        kind: accept, correct, reject or comment.
        seen: The version the person saw; ``None`` for what cannot conflict.
        after: ``verdict`` with ``fields`` for a correction, or ``comment``.
        why: The reason, may be empty.

    Raises:
        Conflict: If the version is another one by now.
        UnknownId: If no such claim is read and no review of it is kept.
        StoreError: If a value does not fit or nothing would change.
    """
    review, text = _current(connection, case_id, claim)
    if seen is not None and seen != review.version:
        raise _conflict(connection, case_id, claim, review)
    if max(len(why), len(after.get("comment", ""))) > LONGEST_WORDS:
        raise StoreError(f"a remark takes at most {LONGEST_WORDS:,} characters")
    before: dict[str, Any] = {"verdict": str(review.verdict)}
    after = dict(after)
    if kind == "correct":
        before["fields"], after["fields"] = _changes(review, after["fields"], text)
    elif kind == "comment":
        before = {}
        if not after["comment"]:
            raise StoreError("the comment is empty")
    elif after["verdict"] == before["verdict"]:
        raise StoreError(f"the claim is {before['verdict']} already")
    after["text"] = review.text_hash
    act = append_act(connection, case_id, actor, kind, about=claim, before=before, after=after, why=why)
    version = review.version if kind == "comment" else act.n
    done = folded(review, acts_that_count(connection, case_id, claim), version)
    keep_review(connection, case_id, done)
    return done


def require_claim(connection: Connection, case_id: str, claim: str) -> None:
    """Raise ``UnknownId`` unless the claim is read in the case or a review of it is kept."""
    if kept_claim(connection, case_id, claim) is None and not held_reviews(connection, case_id, claim):
        raise UnknownId("claim", claim)


def _current(connection: Connection, case_id: str, claim: str) -> tuple[Review, str]:
    """Return the review as it is, with the claim as the machine reads it today, and the text it stands in."""
    held = next(iter(held_reviews(connection, case_id, claim)), None)
    machine = kept_claim(connection, case_id, claim)
    if machine is None and held is None:
        raise UnknownId("claim", claim)
    named = machine or (held.machine if held else None)
    assert named is not None
    here = (documents.c.case_id == case_id) & (documents.c.doc == named.doc)
    row = connection.execute(select(documents.c.text, documents.c.text_hash).where(here)).first()
    text, text_hash = (row.text, row.text_hash) if row else ("", "")
    if held is None:
        return Review(machine=named, text_hash=text_hash), text
    if machine is not None:
        held = replace(held, machine=machine, text_hash=text_hash)
    return held, text


def _changes(review: Review, asked: Mapping[str, Any], text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the values of the corrected fields before and after. The two bounds always go together."""
    former = corrected(review.machine, review.fields, text)
    wanted = checked_fields(asked)
    before = field_values(former, wanted)
    fields = {name: value for name, value in wanted.items() if value != before[name]}
    if not fields:
        raise StoreError("nothing is changed")
    if {"low", "high"} & fields.keys():
        fields = field_values(former, {"low": None, "high": None}) | fields
    before = field_values(former, fields)
    corrected(review.machine, {**review.fields, **fields}, text)
    return before, fields


def _conflict(connection: Connection, case_id: str, claim: str, review: Review) -> Conflict:
    acts: list[Act] = [act for act in held_acts(connection, case_id, about=claim) if act.kind != "comment"]
    if not acts:
        return Conflict("the claim is not as it was shown; look at it again", review.version)
    last = acts[-1]
    told = f"{last.who} {act_words(last)}" + (f" ({last.why})" if last.why else "")
    return Conflict(f"somebody was there before: {told}, on {last.at[:16].replace('T', ' at ')} UTC", review.version)
