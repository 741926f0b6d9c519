"""Numbers and days as the reader's browser has them; kept words stay as they are until they are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from babel import localedata

from reconcile.charts import range_chart, time_chart
from reconcile.group.estimate import estimate_events
from reconcile.locales import chart_day_format, chart_locale, locale_of, retell, told_in, untold, write_number
from reconcile.model import Event
from reconcile.wording import count_words, day_words, part_words, range_words
from tests.group.building import exactly

TOLD = [  # tag, a range, a count, a day, a month, a period, a fraction
    (None, "1,300 to 1,234,567", "12,000 reports", "4 April 2017", "April 2017", "since March 2011", "2.5"),
    ("en", "1,300 to 1,234,567", "12,000 reports", "4 April 2017", "April 2017", "since March 2011", "2.5"),
    ("en-US", "1,300 to 1,234,567", "12,000 reports", "April 4, 2017", "April 2017", "since March 2011", "2.5"),
    ("de-DE", "1.300 to 1.234.567", "12.000 reports", "4. April 2017", "April 2017", "since März 2011", "2,5"),
    ("fr", "1\u202f300 to 1\u202f234\u202f567", "12\u202f000 reports", "4 avril 2017", "avril 2017",
     "since mars 2011", "2,5"),
    ("hi-IN", "1,300 to 12,34,567", "12,000 reports", "4 अप्रैल 2017", "अप्रैल 2017", "since मार्च 2011", "2.5"),
    ("en-IN", "1,300 to 12,34,567", "12,000 reports", "4 April 2017", "April 2017", "since March 2011", "2.5"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "range_", "count", "day", "month", "since", "half"), TOLD, ids=lambda v: str(v)[:6])
def test_words_for_a_reader(
    tag: str | None, range_: str, count: str, day: str, month: str, since: str, half: str
) -> None:
    with told_in(tag):
        assert range_words(1300, 1234567) == range_
        assert count_words(12000, "report") == count
        assert day_words("2017-04-04") == day
        assert day_words("2017-04") == month
        assert day_words("2011-03/") == since
        assert write_number(2.5) == half
    assert day_words("2017-04-04") == "4 April 2017"


@pytest.mark.parametrize("tag", ["", "xx", "de_", "x" * 400, "en-US-u-ca-buddhist", "<b>", "\ud800", "../../etc"])
def test_an_unknown_tag_is_english(tag: str) -> None:
    assert locale_of(tag) == "en_001"


@pytest.mark.parametrize("name", localedata.locale_identifiers()[::9])
def test_every_locale_writes_something(name: str) -> None:
    with told_in(name):
        assert part_words(1, 25, 1300)
        assert "2017" in day_words("2017-04-04")
        locale = chart_locale()
        assert not locale or (len(locale["time"]["months"]), len(locale["time"]["days"])) == (12, 7)
        assert "%Y" in chart_day_format()


KEPT = [  # tag, kept words, as told
    ("de", "Strike on Aldar, 4 April 2017", "Strike on Aldar, 4. April 2017"),
    ("en-IN", "1,234,567 dead, not 1,300", "12,34,567 dead, not 1,300"),
    ("en-US", "Running total: war in Aldar, since March 2011", "Running total: war in Aldar, since March 2011"),
    ("fr", "Route 12,34 and 3.1,300, May", "Route 12,34 and 3.1,300, May"),  # no numbers of ours
    ("de", "Fire at Aldar, 31 February 2017", "Fire at Aldar, 31 February 2017"),  # no calendar has it
    (None, "4 April 2017", "4 April 2017"),
]


@pytest.mark.parametrize(("tag", "kept", "expected"), KEPT)
def test_kept_words_are_told_anew(tag: str | None, kept: str, expected: str) -> None:
    with told_in(tag):
        assert retell(kept) == expected
        assert retell(retell(kept)) == expected
        with untold():
            assert retell(kept) == kept


def test_a_chart_has_the_locale_of_its_reader() -> None:
    first = replace(exactly(1300), claimant="Airwars", published="2017-04-04")
    second = replace(exactly(2600), claimant="UN", published="2017-04-05", id="b")
    event = Event(id="e", title="Strike", claims=(first, second))
    (estimate,) = estimate_events([event])
    english = range_chart(estimate, event.claims)
    with told_in("de"):
        german = range_chart(estimate, event.claims)
        days = time_chart(event.claims, estimate)
    assert "locale" not in english["config"]
    assert german["config"]["locale"]["number"]["thousands"] == "."
    assert {row["figures"] for row in german["datasets"]["rows"]} == {"1.300", "2.600"}
    assert "%-d. %b %Y" in str(days)
    assert "@" not in str(days["layer"])
