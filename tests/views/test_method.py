"""The Method page tells what is measured, what is known to be weak and which table is in force."""

from __future__ import annotations

import pytest

from reconcile.extract.confidence import rule_counts
from reconcile.views.accuracy import read_accuracy
from reconcile.views.known_gaps import count_gaps
from reconcile.views.method import MARKS, SECTIONS
from reconcile.views.method_accuracy import wilson
from reconcile.views.method_words import RULE_WORDS, WORDS
from tests.extract.test_aside import GAPS as ASIDE_GAPS
from tests.gaps import read_gaps
from tests.views.conftest import OpenPage, shown


def test_every_section_of_the_contents_is_there(open_page: OpenPage) -> None:
    app = open_page("method")
    assert [head.value for head in app.header] == list(SECTIONS.values())
    words = shown(app)
    assert all(f"href='#{name}'" in words for name in SECTIONS)


def test_accuracy_is_told_with_its_day_its_corpus_and_its_size(open_page: OpenPage) -> None:
    words = shown(open_page("method"))
    row = read_accuracy()[0]
    assert "Measured on 25 November 2026" in words
    assert f"<td>{row['documents']}</td><td>{row['gold']}</td>" in words
    assert f"--share:{float(row['full']):.3f}" in words


def test_every_rule_is_drawn_with_its_certainty(open_page: OpenPage) -> None:
    words = shown(open_page("method"))
    for rule, right, of in rule_counts():
        assert f"{right} of {of} right" in words
        assert rule in RULE_WORDS


SHARES = [(0, 1, 0.0, 0.79), (1, 1, 0.21, 1.0), (50, 100, 0.4, 0.6), (100, 100, 0.96, 1.0)]


@pytest.mark.parametrize(("right", "of", "low", "high"), SHARES)
def test_the_interval_of_a_share(right: int, of: int, low: float, high: float) -> None:
    assert tuple(round(end, 2) for end in wilson(right, of)) == (low, high)


def test_known_gaps_are_those_of_the_tests(open_page: OpenPage) -> None:
    counted = dict(count_gaps())
    assert counted["What is no quantity"] == len(ASIDE_GAPS)
    assert counted["Claims of the demo case"] == len(read_gaps("claim")) + len(read_gaps("spurious"))
    assert f"{sum(counted.values())} known gaps" in shown(open_page("method"))


def test_the_table_in_force_is_marked(open_page: OpenPage) -> None:
    assert "Literal, in force" in shown(open_page("method"))
    assert "ACLED (deaths), in force" in shown(open_page("method", convention="acled"))


def test_the_other_table_changes_the_ranges_of_the_list(open_page: OpenPage) -> None:
    literal = shown(open_page("events", q="mogadishu bombing"))
    acled = shown(open_page("events", q="mogadishu bombing", convention="acled"))
    assert '"7 to 587 or more"' in literal
    assert '"7 to 587"' in acled
    assert "Vague words are read by the ACLED table" in acled


def test_each_of_the_four_words_has_its_mark() -> None:
    assert len(MARKS) == len(WORDS) == len(set(MARKS))
