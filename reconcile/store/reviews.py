"""What people said of a claim: the state that its acts amount to, and the rows it is kept in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from reconcile.model import Claim
from reconcile.share.records import claim_from_record, claim_record
from reconcile.store.acts import Act, standing_acts
from reconcile.store.schema import reviews


class Verdict(StrEnum):
    """What a person made of the machine's reading."""

    NONE = ""
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    """A remark on a claim; it changes nothing."""

    n: int
    at: str
    who: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """The state of a claim in the hands of people.

    ``machine`` is the claim as it was read when somebody last acted on it,
    ``fields`` the values put in place of its own. ``version`` is the last act
    on it: whoever acts names the version they saw. ``who``, ``at`` and ``why``
    belong to the act that gave the verdict, "" where there is none.
    """

    machine: Claim
    text_hash: str
    verdict: Verdict = Verdict.NONE
    fields: Mapping[str, Any] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    version: int = 0
    who: str = ""
    at: str = ""
    why: str = ""

    @property
    def claim(self) -> str:
        return self.machine.id


def folded(review: Review, acts: Iterable[Act], version: int) -> Review:
    """Return the review that the acts about its claim amount to.

    Acts that were taken back do not count, so that any of them can be undone
    without touching what others did: the last verdict that stands holds, and
    so does the last value of each field.
    """
    verdict, fields, comments = Verdict.NONE, dict[str, Any](), list[Comment]()
    who = at = why = ""
    for act in standing_acts(acts):
        if act.kind == "comment":
            comments.append(Comment(n=act.n, at=act.at, who=act.who, text=str(act.after["comment"])))
            continue
        who, at, why = act.who, act.at, act.why
        verdict = Verdict(act.after["verdict"])
        fields |= act.after.get("fields", {})
    return Review(
        machine=review.machine,
        text_hash=review.text_hash,
        verdict=verdict,
        fields=fields,
        comments=tuple(comments),
        version=version,
        who=who,
        at=at,
        why=why,
    )


def held_reviews(connection: Connection, case_id: str, claim: str | None = None) -> list[Review]:
    """Return the reviews of a case in the order of documents and their texts, or that of one claim."""
    return [read_review(row) for row in review_rows(connection, case_id, claim)]


def review_rows(connection: Connection, case_id: str, claim: str | None = None) -> list[Row[Any]]:
    """Return the rows of ``held_reviews``, for ``read_review``."""
    query = select(reviews).where(reviews.c.case_id == case_id)
    query = query.order_by(reviews.c.doc, reviews.c.start, reviews.c.end)
    return list(connection.execute(query if claim is None else query.where(reviews.c.claim == claim)))


def keep_review(connection: Connection, case_id: str, review: Review) -> None:
    """Write a review in place of the former one at the same offsets."""
    machine = review.machine
    key = {"case_id": case_id, "doc": machine.doc, "start": machine.start, "end": machine.end}
    connection.execute(delete(reviews).where(*(reviews.c[name] == value for name, value in key.items())))
    row = {
        **key,
        "claim": machine.id,
        "text_hash": review.text_hash,
        "verdict": str(review.verdict),
        "fields": json.dumps(dict(review.fields), sort_keys=True),
        "comments": json.dumps([{n: getattr(c, n) for n in Comment.__dataclass_fields__} for c in review.comments]),
        "machine": json.dumps(claim_record(machine)),
        "version": review.version,
        "who": review.who,
        "at": review.at,
        "why": review.why,
    }
    connection.execute(insert(reviews).values(row))


def read_review(found: Row[Any]) -> Review:
    """Return the review of a row."""
    row = found._mapping
    return Review(
        machine=claim_from_record(json.loads(row["machine"])),
        text_hash=row["text_hash"],
        verdict=Verdict(row["verdict"]),
        fields=json.loads(row["fields"]),
        comments=tuple(Comment(**comment) for comment in json.loads(row["comments"])),
        version=row["version"],
        who=row["who"],
        at=row["at"],
        why=row["why"],
    )
