"""The pages for readers of other languages: numbers and days of their locale everywhere, nothing of it kept."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from reconcile.views import case_data
from reconcile.views.address import PAGES
from reconcile.views.case_data import CaseView
from tests.conftest import ROOT
from tests.views.conftest import SECONDS, shown

ENGLISH_DAY = re.compile(r"\b\d{1,2} (?:January|March|May|June|July|October|December) \d{4}\b")  # not so in French


def page_for(locale: str, name: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.context = {"locale": locale}
    app._page_hash = calc_hash(name)
    for key, value in parameters.items():
        app.query_params[key] = value
    return app.run()


def quoted_out(words: str) -> str:
    """Return the words without those of reports and of the log, which stay as they were written."""
    return re.sub(r"<blockquote.*?</blockquote>|\"pieces\": .*", " ", words, flags=re.DOTALL)


@pytest.mark.parametrize("name", ["events", "event", "claimants", "reports", "review"])
def test_a_page_tells_no_english_day_to_a_french_reader(demo: CaseView, name: str) -> None:
    event = max(demo.events.values(), key=lambda event: len(event.claims))
    app = page_for("fr-FR", name, **({"event": event.id} if name == "event" else {}))
    assert not app.exception
    words = quoted_out(shown(app))
    for reading in demo.readings.values():
        words = words.replace(reading.document.title, "")
    assert ENGLISH_DAY.findall(words) == []


def test_what_one_reader_sees_changes_nothing_for_another(demo: CaseView) -> None:
    event = max(demo.events.values(), key=lambda event: len(event.claims))
    before = {name: shown(page_for("en-GB", name, event=event.id)) for name in PAGES}
    for name in PAGES:
        page_for("de-DE", name, event=event.id)
    assert {name: shown(page_for("en-GB", name, event=event.id)) for name in PAGES} == before
    assert {event.title for event in case_data.load_case("demo").events.values()} == {
        event.title for event in demo.events.values()
    }


def test_a_case_first_opened_by_a_german_reader_is_kept_in_the_words_of_all() -> None:
    page_for("de-DE", "events")
    page_for("de-DE", "claimants")
    titles = [event.title for event in case_data.load_case("demo").events.values()]
    assert not [title for title in titles if re.search(r"\d\. (?:April|January|Mai)", title)]
    assert any(re.search(r"\d [A-Z][a-z]+ \d{4}$", title) for title in titles)


def test_the_ready_sentence_is_told_to_its_reader(demo: CaseView) -> None:
    event = max(demo.events.values(), key=lambda event: len(event.claims) * bool(len(event.date) == 10))
    words = shown(page_for("de-DE", "event", event=event.id))
    sentence = next(line for line in words.splitlines() if "eported figures range" in line)
    assert re.search(r"\d\. \w+ \d{4}", sentence)
    assert not re.search(r"\d (?:April|May|July|October|January) \d{4}", sentence)
