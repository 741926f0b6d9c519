"""The queue begins with what would falsify a range, and within it with what is least certain."""

from __future__ import annotations

from reconcile.model import Estimate, Outcome, Victims
from reconcile.store.review_queue import review_queue
from tests.share.test_records import claim


def test_a_bound_goes_before_others_and_the_least_certain_first() -> None:
    sure = claim(id="sure", outcome=Outcome.KILLED, confidence=0.99)
    middle = claim(id="middle", outcome=Outcome.KILLED, confidence=0.3)
    doubted = claim(id="doubted", outcome=Outcome.KILLED, confidence=0.6)
    clear = claim(id="clear", outcome=Outcome.KILLED, confidence=0.9)
    context = claim(id="context", outcome=Outcome.POPULATION, confidence=0.1)
    estimate = Estimate(
        event="e",
        outcome=Outcome.KILLED,
        victims=(Victims.UNSPECIFIED,),
        unit="person",
        low=1,
        high=9,
        low_claims=("sure",),
        high_claims=("doubted",),
    )
    queue = review_queue([clear, middle, sure, doubted, context], [estimate], judged=())
    assert [waiting.claim.id for waiting in queue] == ["doubted", "sure", "middle", "clear"]
    assert queue[0].bounds == ((estimate, "high"),)
    assert queue[2].bounds == ()


def test_what_was_judged_waits_no_more() -> None:
    assert review_queue([claim(id="a", outcome=Outcome.KILLED)], [], judged={"a"}) == []
