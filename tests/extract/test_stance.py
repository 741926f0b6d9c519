"""Whether a figure is told as done or as something that may come."""

from __future__ import annotations

import pytest

from reconcile.extract.claims import read_document
from reconcile.model import Document, Stance

TO_COME = [  # dev
    "The dam could kill 1,000 people, engineers warned.",
    "About 400 people would be displaced by the dam.",
    "The death toll could reach 90.",  # bug
    "The toll may rise to 50, officials said.",  # bug
    "Up to 5,000 deaths could be averted each year.",  # bug
    "The deal is set to see more than 3,000 people evacuated.",  # bug
    "Some 200 people are due to be evacuated on Monday.",  # bug
    "The mayor would resign if 20 people died.",  # bug
    "In the drill 200 people were injured.",
    "Actors with painted wounds played 200 casualties.",  # bug
]
DONE = [  # dev
    "Some 20 people may have died.",
    "The toll was expected to rise after 20 people were killed.",
    "The number of dead, which is expected to rise, stands at 20.",
    "The death toll has risen to 20 and could rise further.",
    "The toll could rise due to the high number of injured, after 20 people were killed.",
    "Twenty people died due to the cold.",
]


def stances(text: str) -> set[Stance]:
    return {claim.stance for claim in read_document(Document(doc="t", text=text)).claims}


@pytest.mark.parametrize("text", TO_COME)
def test_what_may_come_is_hypothetical(text):
    assert stances(text) == {Stance.HYPOTHETICAL}


@pytest.mark.parametrize("text", DONE)
def test_what_was_done_is_asserted(text):
    assert stances(text) == {Stance.ASSERTED}
