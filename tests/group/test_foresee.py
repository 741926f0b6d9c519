"""What a decision would give is told as it then comes, and nothing is kept of it."""

from __future__ import annotations

import pytest

from reconcile.group.decide import Act, Decision
from reconcile.group.foresee import foresee
from reconcile.group.link import link_events
from reconcile.model import Claim, Document, Event
from reconcile.pipeline import find_claims

TEXTS = {
    "a": "ALEPPO, Syria, May 3, 2016 - A strike on a hospital in Aleppo on Tuesday killed 14, the ministry said.",
    "b": "MOSUL, Iraq, May 3, 2016 - A bomb in a market in Mosul on Tuesday killed 9 people, police said.",
}


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    documents = [Document(doc=id, text=text, published="2016-05-03") for id, text in TEXTS.items()]
    return [claim for document in documents for claim in find_claims(document)]


def decided(act: Act, one: Event, other: Event) -> Decision:
    ids = [tuple(claim.id for claim in event.claims) for event in (one, other)]
    return Decision(id="1", act=act, by="Anna", at="2026-11-25", why="Read twice.", claims=ids[0], others=ids[1])


@pytest.mark.parametrize("act", [Act.MERGE, Act.MOVE])
def test_what_is_foreseen_is_what_comes(claims: list[Claim], act: Act) -> None:
    one, other = link_events(claims)
    decision = decided(act, one, other)
    seen = foresee([one, other], decision)
    assert len(seen) == 1
    come = link_events(claims, decisions=[decision])
    assert [event.title for event in seen] == [event.title for event in come]
    assert [[c.id for c in event.claims] for event in seen] == [[c.id for c in event.claims] for event in come]


def test_nothing_is_kept(claims: list[Claim]) -> None:
    one, other = link_events(claims)
    foresee([one, other], decided(Act.MERGE, one, other))
    assert link_events(claims) == [one, other]
