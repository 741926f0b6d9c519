"""A running total over several periods: one is chosen by the link, and the range is of that one alone."""

from __future__ import annotations

import pytest

from reconcile.model import Document
from reconcile.store import Actor, Right
from reconcile.store.desk import Desk
from reconcile.views import case_data
from reconcile.views.event_window import ends, windows
from tests.views.conftest import OpenPage, shown

TEXTS = [
    ("a", "2017-01-10", "More than 300,000 people have been killed in Syria since March 2011, Airwars said."),
    ("b", "2017-02-10", "At least 310,000 people have been killed in Syria since March 2011, the United Nations said."),
    ("c", "2017-03-10", "Some 150,000 people were killed in Syria in 2014, 2015 and 2016, Amnesty International said."),
]
ENDS = [("2011-03/", ("2011-03", "")), ("2017", ("2017", "2017")), ("/2017-10", ("", "2017-10")), ("", ("not", "told"))]


@pytest.mark.parametrize(("date", "expected"), ENDS)
def test_a_period_as_the_link_names_it(date: str, expected: tuple[str, str]) -> None:
    assert ends(date) == expected


def total_with_two_periods() -> tuple[str, str]:
    """Make a case with a running total that counts over two periods; return the case and the event."""
    desk = Desk(case_data.desk().store, Actor(name="Anna", right=Right.OWNER))
    case = desk.create_case("War").id
    desk.add_documents(case, [Document(doc=id, text=text, published=day) for id, day, text in TEXTS])
    first, *others = ([claim.id for claim in event.claims] for event in case_data.load_case(case).events.values())
    for other in others:
        desk.decide(case, "merge", first, other, why="One war.")
    (merged,) = case_data.load_case(case).events
    return case, merged


def test_a_period_is_chosen_by_the_link(open_page: OpenPage) -> None:
    case, id = total_with_two_periods()
    event = case_data.load_case(case).event(id)
    periods = windows(event.claims)
    assert len(periods) > 1
    date = "2011-03/"
    assert date in periods
    app = open_page("event", case=case, event=id)
    assert app.selectbox(key="window_of_total").value == ("", "")
    whole = shown(app)
    first, last = ends(date)
    part = shown(open_page("event", case=case, event=id, **{"from": first, "to": last}))
    assert "150,000" in whole
    assert "150,000" not in part.partition("Why these are one event")[0]


def test_an_unknown_period_is_told(open_page: OpenPage) -> None:
    case, id = total_with_two_periods()
    app = open_page("event", case=case, event=id, **{"from": "1990"})
    assert "All periods are shown" in app.warning[0].value
