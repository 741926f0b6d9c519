"""A person's word stays with its words in the text, whatever a newer reader makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.model import Claim, Document, Reading
from reconcile.store import Desk, Verdict
from tests.store.conftest import ANNA, Open, read_digits

TEXT = "At least 12 people were killed, 3 of them in the mill."
QUAY = Document(doc="quay", text=TEXT)
TWELVE, THREE = "quay-9", "quay-32"


def read_wider(document: Document) -> Reading:
    """Read "At least 12" where ``read_digits`` read "12": other offsets, another id."""
    twelve, *others = read_digits(document).claims
    wider = replace(twelve, id="quay-0", start=0, figure=TEXT[: twelve.end], low=12, high=None)
    return Reading(document=document, claims=(wider, *(replace(o, part_of="quay-0") for o in others)), set_aside=())


def read_better(document: Document) -> Reading:
    """Read the same words, another place."""
    reading = read_digits(document)
    return replace(reading, claims=tuple(replace(claim, place="Idlib") for claim in reading.claims))


def read_nothing(document: Document) -> Reading:
    return Reading(document=document, claims=(), set_aside=())


@pytest.fixture
def anna(open_again: Open) -> Desk:
    desk = Desk(open_again(), ANNA)
    desk.create_case("Fire")
    desk.add_documents("fire", [QUAY])
    return desk


def claims(desk: Desk) -> list[tuple[str, float | None, str]]:
    return [(c.id, c.low, c.place) for reading in desk.store.reviewed("fire").readings for c in reading.claims]


def test_a_claim_read_anew_at_the_same_offsets_keeps_its_review(anna: Desk, open_again: Open) -> None:
    place = read_digits(QUAY).claims[0].place
    anna.correct("fire", TWELVE, {"low": 14, "high": 14}, seen=0)
    anna.reject("fire", THREE, seen=0)
    newer = Desk(open_again(read=read_better, extractor="2"), ANNA)
    assert place != "Idlib"
    assert claims(newer) == [(TWELVE, 14, "Idlib")]
    assert newer.store.reviewed("fire").orphans == ()
    assert newer.store.reviewed("fire").machine[TWELVE].place == "Idlib"


@pytest.mark.parametrize("verdict", ["accept", "correct"])
def test_a_person_is_not_overruled_by_a_newer_reader(anna: Desk, open_again: Open, verdict: str) -> None:
    if verdict == "accept":
        anna.accept("fire", TWELVE, seen=0)
    else:
        anna.correct("fire", TWELVE, {"low": 12, "high": 13}, seen=0)
    newer = Desk(open_again(read=read_wider, extractor="2"), ANNA)
    done = newer.store.reviewed("fire")
    kept, part = done.readings[0].claims
    assert (kept.id, kept.figure, kept.low) == (TWELVE, "12", 12)
    assert part.part_of == TWELVE  # not of the claim that gave way
    (orphan,) = done.orphans
    assert (orphan.stands, [claim.id for claim in orphan.now]) == (True, ["quay-0"])
    assert "otherwise" in orphan.reason


def test_a_rejection_that_fits_no_claim_is_listed_and_rejects_nothing_else(anna: Desk, open_again: Open) -> None:
    anna.reject("fire", TWELVE, seen=0)
    newer = Desk(open_again(read=read_wider, extractor="2"), ANNA)
    assert [id for id, _, _ in claims(newer)] == ["quay-0", THREE]
    (orphan,) = newer.store.reviewed("fire").orphans
    assert (orphan.review.verdict, orphan.stands) == (Verdict.REJECTED, False)


def test_a_claim_no_longer_read_stays_where_a_person_vouched_for_it(anna: Desk, open_again: Open) -> None:
    anna.accept("fire", TWELVE, seen=0)
    newer = Desk(open_again(read=read_nothing, extractor="2"), ANNA)
    assert [id for id, _, _ in claims(newer)] == [TWELVE]
    assert "no longer reads" in newer.store.reviewed("fire").orphans[0].reason
    review = newer.reject("fire", TWELVE, seen=newer.store.reviews("fire")[0].version)
    assert review.verdict is Verdict.REJECTED
    assert claims(newer) == []


def test_an_older_reader_again_finds_its_reviews(anna: Desk, open_again: Open) -> None:
    anna.accept("fire", TWELVE, seen=0)
    before = anna.store.reviewed("fire")
    Desk(open_again(read=read_wider, extractor="2"), ANNA).store.reviewed("fire")
    assert open_again().reviewed("fire") == before


def test_a_part_of_a_rejected_whole_stands_alone(open_again: Open) -> None:
    desk = Desk(open_again(read=read_wider), ANNA)
    desk.create_case("Fire")
    desk.add_documents("fire", [QUAY])
    desk.reject("fire", "quay-0", seen=0)
    (part,) = desk.store.reviewed("fire").readings[0].claims
    assert part.part_of == ""


def test_a_review_of_another_text_is_listed_not_applied(anna: Desk) -> None:
    anna.accept("fire", TWELVE, seen=0)
    (review,) = anna.store.reviews("fire")
    from reconcile.store.reviewed import apply_reviews

    done = apply_reviews([read_digits(QUAY)], [replace(review, text_hash="other")])
    assert done.readings == (read_digits(QUAY),)
    assert "another one now" in done.orphans[0].reason


def test_reviews_of_nothing_leave_the_readings_as_they_are() -> None:
    from reconcile.store.reviewed import apply_reviews

    reading = read_digits(QUAY)
    done = apply_reviews([reading], [])
    assert done.readings == (reading,)
    assert all(isinstance(claim, Claim) for claim in done.readings[0].claims)
