"""Links of every sort, sound and broken: no page fails, and what a link asks for stays in its address."""

from __future__ import annotations

import random

import pytest

from tests.views.conftest import OpenPage

WALKS = 24  # links a page; benchmarks and the browser tests walk further
VALUES = {
    "country": ["Syria", "Kenya", "Atlantis", "unknown", "<b>x", ["Syria", "Atlantis"]],
    "outcome": ["killed", "injured", "nothing", ["killed", "missing"]],
    "victims": ["child", "civilian", "astronaut"],
    "claimant": ["Airwars", "interior ministry", "source", "unnamed", "TRT (own words)", "SANA ; kurdish media", "]"],
    "contested": ["yes", "no", "perhaps"],
    "q": ["syria", "*", "a" * 300, "😀", "[link](http://stranger.example)"],
    "from": ["2016-01-01", "soon", "9999-99-99", "1700-01-01"],
    "to": ["2017-01-01", "2200-01-01"],
    "sort": ["newest", "oldest", "highest", "reports", "sideways"],
    "scale": ["log", "linear", "bent"],
    "page": ["1", "2", "99", "-1", "²", "0"],
    "convention": ["literal", "acled", "none"],
    "case": ["demo", "gone"],
}


@pytest.mark.parametrize("name", ["events", "claimants", "method"])
def test_no_link_breaks_a_page(open_page: OpenPage, name: str) -> None:
    chance = random.Random(name)
    for _ in range(WALKS):
        asked = {key: chance.choice(VALUES[key]) for key in chance.sample(list(VALUES), chance.randint(0, 5))}
        app = open_page(name, **asked)
        assert not app.exception, asked
        assert not app.error, asked
        assert set(asked) <= set(app.query_params)
