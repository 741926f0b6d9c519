"""Who did the harm, in the sentence's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.actors import find_actor
from reconcile.model import Span

ACTORS = [  # (sentence, outcome word, actor); written for the project
    ("Twelve people were killed by Turkish forces.", "killed", "Turkish forces"),
    ("Turkish air strikes killed 12 people.", "killed", "Turkish"),
    ("US-led coalition strikes killed at least 12 civilians in Aldar.", "killed", "US-led coalition"),
    ("Boko Haram militants killed 12 villagers.", "killed", "Boko Haram militants"),
    ("Gunmen killed 12 people.", "killed", "Gunmen"),
    ("Bombs killed 12 people in a district held by rebels.", "killed", ""),
    ("Twelve were killed in a town held by rebels by Turkish forces.", "killed", "Turkish forces"),
    ("A storm killed 12 people.", "killed", ""),
    ("Air strikes killed 12 people.", "killed", ""),
    ("On Monday shelling wounded 12.", "wounded", ""),
    ("The Turkish defence ministry said 12 were killed.", "killed", ""),
    ("Twelve were killed, as reported by Reuters.", "killed", ""),
    ("Twelve people were killed by suspected Boko Haram's fighters.", "killed", "Boko Haram"),
    ("Twelve people were killed by ISILs security forces.", "killed", "ISIL"),
    ("The US-led South Korean air force raids killed 12.", "killed", "South Korean air force"),
]


@pytest.mark.parametrize(("sentence", "cue", "actor"), ACTORS)
def test_actor(sentence, cue, actor):
    figure = max(sentence.find("12"), 0)
    assert find_actor(sentence, Span(0, len(sentence)), figure, sentence.find(cue)) == actor


def test_no_outcome_word_no_actor():
    assert find_actor("Turkish air strikes went on.", Span(0, 28), 0, None) == ""


PIECES = st.sampled_from(
    "killed|by|the|Turkish|Syria's|US-led|army|forces|'s|,|air|strikes|Islamic|State|12|have|\n|.".split("|")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=20).map(" ".join)), st.integers(0, 60), st.integers(0, 60))
def test_any_text_names_an_actor_in_its_own_words_or_none(text: str, figure: int, cue: int) -> None:
    figure, cue = min(figure, len(text)), min(cue, len(text))
    actor = find_actor(text, Span(0, len(text)), figure, cue)
    assert all(word in text for word in actor.split())
