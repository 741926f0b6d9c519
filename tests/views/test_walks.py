"""Some of the random walks of benchmarks/walks.py: no page fails, each shows the thing that its address names."""

from __future__ import annotations

import pytest

from benchmarks.walks import prepare, walk


@pytest.fixture
def made_case(own_database: None) -> None:
    prepare()


def test_walks_of_readers_while_a_colleague_works(made_case: None) -> None:
    done = sum((walk(seed, steps=6) for seed in range(2_000, 2_010)), start=walk(2_010, steps=6))
    assert {"follow", "set", "back", "broken link", "colleague"} <= done.keys()
