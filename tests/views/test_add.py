"""Adding reports: what is read is shown, what is not is told with its reason, nothing is half done."""

from __future__ import annotations

import pytest

from reconcile.pipeline import read_document
from reconcile.read import make_document
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from tests.views.conftest import OpenPage, shown

REPORT = "KISUMU, 3 May 2019 - At least 14 people were killed when a ferry sank off Kisumu on Friday, police said."


def paste(open_page: OpenPage, text: str, published: str = "", name: str = "") -> str:
    app = open_page("add")
    app.text_input(key="new_case_name").set_value(name)
    app.text_area[0].set_value(text)
    fields = {field.label: field for field in app.text_input}
    fields["Report date"].set_value(published)
    fields["Outlet"].set_value("Lake Herald")
    next(button for button in app.button if button.label == "Read this report").click()
    app.run()
    assert not app.exception
    return shown(app)


def test_a_pasted_report_makes_a_case_and_shows_its_claims(open_page: OpenPage, demo: CaseView) -> None:
    words = paste(open_page, REPORT, name="Ferries")
    assert "1 report added to Ferries, with 1 claim of people harmed" in words
    assert "at least 14" in words
    assert [case.name for case in case_data.list_cases()] == ["Demo case", "Ferries"]
    assert len(case_data.load_case("demo").readings) == len(demo.readings)


def test_an_empty_text_and_a_wrong_date_are_refused_and_make_no_case(open_page: OpenPage, demo: CaseView) -> None:
    assert "There is no text yet" in paste(open_page, "  ")
    assert "not a date such as 2017-04-05" in paste(open_page, REPORT, published="last Tuesday")
    assert [case.id for case in case_data.list_cases()] == ["demo"]


def test_files_are_read_and_each_failure_has_its_reason(open_page: OpenPage, demo: CaseView) -> None:
    app = open_page("add")
    lines = b'{"text": "Three people were killed in Oslo on 4 May 2019, police said."}\nnot json\n'
    files = [
        ("reports.jsonl", lines, "application/json"),
        ("empty.txt", b"", "text/plain"),
        ("ferry.txt", REPORT.encode(), "text/plain"),
    ]
    app.get("file_uploader")[0].set_value(files)
    next(button for button in app.button if button.label == "Read these files").click()
    app.run()
    words = shown(app)
    assert "2 reports added to My case" in words
    assert "reports.jsonl:2" in words
    assert "empty.txt" in words


def test_a_text_without_figures_is_kept_and_the_case_says_so(open_page: OpenPage, demo: CaseView) -> None:
    assert "with 0 claims" in paste(open_page, "The weather was fine in Oslo.")
    case = case_data.list_cases()[-1]
    assert "none of them counts people harmed" in open_page("events", case=case.id).info[0].value


def test_the_next_report_goes_into_the_same_case(open_page: OpenPage, demo: CaseView) -> None:
    app = open_page("add")
    for text in (REPORT, REPORT.replace("14", "19")):
        app.text_area[0].set_value(text)
        next(button for button in app.button if button.label == "Read this report").click()
        app.run()
        assert app.text_area[0].value == ""
    (own,) = (case for case in case_data.list_cases() if not case.is_demo)
    assert len(case_data.load_case(own.id).readings) == 2


def test_the_same_text_twice_is_told_and_kept_once(open_page: OpenPage, demo: CaseView) -> None:
    app = open_page("add")
    for _ in range(2):
        app.text_area[0].set_value(REPORT)
        next(button for button in app.button if button.label == "Read this report").click()
        app.run()
    (own,) = (case for case in case_data.list_cases() if not case.is_demo)
    assert len(case_data.load_case(own.id).readings) == 1
    assert "0 reports added" in shown(app)


ODD = [  # a line of JSONL that reads well and shows badly
    b'{"text": "Six people were killed in Oslo \\ud800, police said.", "title": "half \\ud83d", "outlet": "\\udfff"}',
    b'{"text": "Six people \\u0000 were killed in Oslo, police said.", "title": "\\u0000"}',
    b'{"text": "\\u202e\\u0642\\u062a\\u0644 6 people were killed in Oslo, police said.", "title": "\\u202eodd"}',
    b'{"text": "<script>alert(1)</script> Six people were killed in Oslo, police said.", "title": "<img src=x>"}',
    b'{"text": "12 34 56 78 90", "title": ":red[odd] $x$ ![](http://stranger.example/x)"}',
]


@pytest.mark.parametrize("line", ODD)
def test_odd_characters_are_shown_and_break_no_page(open_page: OpenPage, demo: CaseView, line: bytes) -> None:
    app = open_page("add")
    app.get("file_uploader")[0].set_value([("odd.jsonl", line, "application/json")])
    next(button for button in app.button if button.label == "Read these files").click()
    app.run()
    assert not app.error
    case = case_data.load_case(str(app.query_params["case"]))
    (doc,) = case.readings
    pages = [("events", {}), ("claimants", {}), ("reports", {}), ("reports", {"doc": doc})]
    pages += [("event", {"event": event}) for event in case.events]
    for name, parameters in pages:
        page = open_page(name, case=case.id, **parameters)
        assert not page.error
        assert not page.exception
        markup = "".join(element.proto.body for element in page.get("html"))
        assert "<script" not in markup
        assert "<img" not in markup


def test_a_half_character_keeps_every_offset() -> None:
    reading = read_document(make_document("Half \ud800: six people were killed in Oslo, police said."))
    mended = case_data.showable(reading)
    assert mended.document.text == reading.document.text.replace("\ud800", "\ufffd")
    assert [(claim.start, claim.end, claim.figure) for claim in mended.claims] == [
        (claim.start, claim.end, claim.figure) for claim in reading.claims
    ]
    assert case_data.showable(mended) is mended
