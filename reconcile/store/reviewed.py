"""Put people's words over the machine's: readings and reviews in, readings as people left them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reconcile.model import Claim, Reading, SetAside
from reconcile.read.document import doc_id
from reconcile.store.corrections import corrected
from reconcile.store.reviews import Review, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Orphan:
    """A review whose claim the machine no longer reads where it stood.

    ``now`` are the claims that it reads over the same words instead.
    ``stands`` says whether the person's claim is still counted.
    """

    review: Review
    reason: str
    now: tuple[Claim, ...] = ()
    stands: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reviewed:
    """Readings as people left them, the machine's claim beside each reviewed one, and reviews without a claim."""

    readings: tuple[Reading, ...]
    machine: Mapping[str, Claim]
    orphans: tuple[Orphan, ...]


def apply_reviews(readings: Iterable[Reading], reviews: Iterable[Review]) -> Reviewed:
    """Return the readings with every review in force.

    A review belongs to the words at its offsets in the text it was made on.
    Where the machine, after an update, reads those words otherwise, a claim
    that a person accepted or corrected stays, takes the place of what
    overlaps it, and is listed as an orphan; so is a rejection that fits no
    claim any more. Nothing a person said is dropped.
    """
    of_doc: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        of_doc[review.machine.doc].append(review)
    done: list[Reading] = []
    machine: dict[str, Claim] = {}
    orphans: list[Orphan] = []
    for reading in readings:
        there = of_doc.pop(reading.document.doc, ())
        done.append(_applied(reading, there, machine, orphans) if there else reading)
    for left in of_doc.values():
        orphans += [Orphan(review=review, reason="its report is not in the case now") for review in left]
    return Reviewed(readings=tuple(done), machine=machine, orphans=tuple(orphans))


def as_reviewed(claim: Claim, review: Review, text: str) -> Claim:
    """Return the claim as a person left it. A claim that a person vouches for is certain as a reading."""
    if review.verdict in (Verdict.NONE, Verdict.REJECTED):
        return claim
    told = "accepted by a person" if review.verdict is Verdict.ACCEPTED else "corrected by a person"
    return replace(corrected(claim, _bounded(review.fields, claim), text), confidence=1.0, why=(*claim.why, told))


def _bounded(fields: Mapping[str, Any], claim: Claim) -> Mapping[str, Any]:
    """Return corrections whose one bound does not cross the other that the machine reads today: that is left open."""
    low, high = fields.get("low", claim.low), fields.get("high", claim.high)
    if low is None or high is None or low <= high:
        return fields
    return {**fields, "high" if "low" in fields else "low": None}


def _applied(reading: Reading, reviews: Sequence[Review], machine: dict[str, Claim], orphans: list[Orphan]) -> Reading:
    text = reading.document.text
    text_hash = doc_id(text)
    by_span = {claim.span: claim for claim in reading.claims}
    kept = dict(by_span)
    aside = list(reading.set_aside)
    gone: dict[str, str] = {}
    for review in reviews:
        was = review.machine
        claim = by_span.get(was.span) if review.text_hash == text_hash else None
        if claim is None:
            orphans.append(_orphan(review, kept.values(), is_same_text=review.text_hash == text_hash))
            if not orphans[-1].stands:
                continue
            for other in orphans[-1].now:
                kept.pop(other.span, None)
                gone[other.id] = was.id
            claim = was
        machine[claim.id] = claim
        if review.verdict is Verdict.REJECTED:
            kept.pop(claim.span, None)
            gone[claim.id] = ""
            aside.append(SetAside(start=claim.start, end=claim.end, figure=claim.figure, reason=_rejection(review)))
        else:
            kept[claim.span] = as_reviewed(claim, review, text)
    return replace(
        reading,
        claims=tuple(sorted((_with_whole(claim, gone) for claim in kept.values()), key=lambda claim: claim.span)),
        set_aside=tuple(sorted(aside, key=lambda figure: (figure.start, figure.end))),
    )


def _with_whole(claim: Claim, gone: Mapping[str, str]) -> Claim:
    """Return the claim as part of what stands in the place of its whole, of nothing where that is rejected."""
    if claim.part_of not in gone:
        return claim
    whole = gone[claim.part_of]
    return replace(claim, part_of=whole if whole != claim.id else "")


def _orphan(review: Review, claims: Iterable[Claim], *, is_same_text: bool) -> Orphan:
    was = review.machine
    if not is_same_text:
        return Orphan(review=review, reason="the text of its report is another one now")
    now = tuple(claim for claim in claims if claim.start < was.end and was.start < claim.end)
    reason = "the program now reads these words otherwise" if now else "the program no longer reads a figure here"
    return Orphan(review=review, reason=reason, now=now, stands=review.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED))


def _rejection(review: Review) -> str:
    return f"rejected by {review.who}" + (f": {review.why}" if review.why else "")
