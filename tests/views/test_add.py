"""Adding reports: what is read is shown before it is kept, what is not is told with its reason."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from reconcile.pipeline import read_document
from reconcile.read import make_document
from reconcile.views import case_data
from reconcile.views.add_form import full_addresses, where_words
from reconcile.views.case_data import CaseView
from tests.views.conftest import SECONDS, OpenPage, shown

REPORT = "KISUMU, 3 May 2019 - At least 14 people were killed when a ferry sank off Kisumu on Friday, police said."
#: Forty words and more, for a shorter text is not compared with others.
LONG = REPORT + (
    " The ferry, which carried traders and their goods to the market on the far shore, turned over in a sudden storm"
    " some hundred metres from the pier, and fishermen who had seen it from the beach reached the first survivors"
    " within minutes, while the harbour office sent two boats and called for divers from the city."
)

File = tuple[str, bytes, str]


def press(app: AppTest, label: str) -> AppTest:
    """Press a button and wait until nothing is being read any more."""
    next(button for button in app.button if button.label == label).click()
    app.run()
    end = time.monotonic() + SECONDS
    while any(button.label == "Stop reading" for button in app.button) and time.monotonic() < end:
        time.sleep(0.05)
        app.run()
    assert not app.exception
    return app


def paste(app: AppTest, text: str, **fields: str) -> AppTest:
    """Paste a report into the form and have it read."""
    labels = {"published": "Report date", "outlet": "Outlet", "title": "Title", "url": "Link"}
    app.text_area[0].set_value(text)
    for name, value in fields.items():
        next(field for field in app.text_input if field.label == labels[name]).set_value(value)
    again = [button for button in app.button if button.label == "Read this report again"]
    return press(app, again[0].label if again else "Read this report")


def upload(app: AppTest, files: Sequence[File]) -> AppTest:
    app.get("file_uploader")[0].set_value(list(files))
    return press(app, "Read these files")


def keep(app: AppTest, reports: str, name: str = "") -> AppTest:
    if name:
        app.text_input(key="new_case_name").set_value(name)
    return press(app, f"Keep {reports}")


def test_nothing_is_kept_before_it_was_looked_at(open_page: OpenPage, demo: CaseView) -> None:
    app = paste(open_page("add"), REPORT, outlet="Lake Herald", published="2019-05-03")
    words = shown(app)
    assert "<b>at least 14</b> people killed" in words
    assert "Lake Herald · reported: 3 May 2019" in words
    assert '<mark class="figure" title="the figure">At least 14</mark>' in words
    assert [case.id for case in case_data.list_cases()] == ["demo"]


def test_kept_reports_make_a_case_and_lead_to_its_events(open_page: OpenPage, demo: CaseView) -> None:
    app = keep(paste(open_page("add"), REPORT), "1 report", name="Ferries")
    words = shown(app)
    assert "1 report kept in Ferries, with 1 claim of people harmed" in words
    assert [toast.value for toast in app.toast] == ["1 report kept in Ferries, with 1 claim of people harmed."]
    assert "See its events" in words
    assert [case.name for case in case_data.list_cases()] == ["Demo case", "Ferries"]
    assert len(case_data.load_case("demo").readings) == len(demo.readings)
    assert app.text_area[0].value == ""


def test_the_log_names_who_kept_it(open_page: OpenPage, demo: CaseView) -> None:
    app = paste(open_page("add"), REPORT)
    app.text_input(key="name_for_log").set_value("Anna Test")
    keep(app, "1 report")
    assert [act.who for act in case_data.log(str(app.query_params["case"]))] == ["Anna Test", "Anna Test"]


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [("  ", "", "There is no text yet"), (REPORT, "last Tuesday", "not a date such as 2017-04-05")],
)
def test_a_fault_is_told_and_nothing_typed_is_lost(
    open_page: OpenPage, demo: CaseView, text: str, published: str, told: str
) -> None:
    app = paste(open_page("add"), text, published=published, outlet="Lake Herald")
    assert told in app.error[0].value
    values = {field.label: field.value for field in app.text_input}
    assert (app.text_area[0].value, values["Report date"], values["Outlet"]) == (text, published, "Lake Herald")
    assert [case.id for case in case_data.list_cases()] == ["demo"]


def test_what_was_typed_can_be_mended_and_read_again(open_page: OpenPage, demo: CaseView) -> None:
    app = paste(open_page("add"), REPORT, outlet="Lake Herald")
    assert app.text_area[0].value == REPORT
    words = shown(paste(app, REPORT.replace("14", "19")))
    assert "<b>at least 19</b>" in words
    assert "<b>at least 14</b>" not in words
    assert "Lake Herald" in words


def test_no_file_is_told(open_page: OpenPage) -> None:
    assert "No file is chosen yet" in press(open_page("add"), "Read these files").error[0].value


def test_each_failure_stands_beside_its_file_and_the_rest_is_kept(open_page: OpenPage, demo: CaseView) -> None:
    lines = b'{"text": "Three people were killed in Oslo on 4 May 2019, police said."}\nnot json\n'
    files = [
        ("reports.jsonl", lines, "application/json"),
        ("empty.txt", b"", "text/plain"),
        ("ferry.txt", REPORT.encode(), "text/plain"),
    ]
    app = upload(open_page("add"), files)
    words = shown(app)
    assert (
        "<b>reports.jsonl</b>: <span class='good'>✓ 1 report</span><ul><li><span class='bad'>line 2 is not JSON"
        in words
    )
    assert "<b>empty.txt</b>: <span class='bad'>✗ not read</span><ul><li><span class='bad'>is empty" in words
    told = "<ul><li class='soft'>its report date, 2019-05-03, is taken from its own first lines"
    assert f"<b>ferry.txt</b>: <span class='good'>✓ 1 report</span>{told}" in words
    words = shown(keep(app, "2 reports"))
    assert "2 reports kept in My case" in words
    assert "<b>empty.txt</b>" in words


def test_where_nothing_can_be_read_nothing_can_be_kept(open_page: OpenPage, demo: CaseView) -> None:
    app = upload(open_page("add"), [("empty.txt", b"", "text/plain")])
    assert "No report could be read" in app.error[0].value
    assert not [button for button in app.button if button.label.startswith("Keep ")]
    app = press(app, "Start anew")
    assert "What was read" not in shown(app)


def test_a_report_can_be_left_out(open_page: OpenPage, demo: CaseView) -> None:
    files = [("a.txt", REPORT.encode(), "text/plain"), ("b.txt", LONG.encode(), "text/plain")]
    app = upload(open_page("add"), files)
    app.checkbox[0].uncheck().run()
    keep(app, "1 report")
    (reading,) = case_data.load_case(str(app.query_params["case"])).readings.values()
    assert reading.document.text == LONG


def test_a_report_nearly_the_same_is_named_and_the_same_one_is_not_kept_twice(
    open_page: OpenPage, demo: CaseView
) -> None:
    app = keep(paste(open_page("add"), LONG, title="Ferry lost"), "1 report")
    update = LONG.replace("two boats", "three boats")
    files = [("same.txt", LONG.encode(), "text/plain"), ("update.txt", update.encode(), "text/plain")]
    app = upload(app, files)
    words = shown(app)
    assert "the same text as “Ferry lost”, which this case holds already" in words
    assert "the same words as “Ferry lost”" in words
    assert app.checkbox[0].disabled
    keep(app, "1 report")
    texts = [reading.document.text for reading in case_data.load_case(str(app.query_params["case"])).readings.values()]
    assert texts == [LONG, update]


def test_what_becomes_of_a_report_withdrawn_before_is_told_and_done(open_page: OpenPage, demo: CaseView) -> None:
    def lines(*reports: tuple[str, str]) -> list[File]:
        made = "".join(json.dumps({"doc": doc, "text": text}) + "\n" for doc, text in reports)
        return [("reports.jsonl", made.encode(), "application/jsonl")]

    mended = REPORT.replace("14", "15")
    app = keep(upload(open_page("add"), lines(("r1", REPORT), ("r2", LONG))), "2 reports")
    case = str(app.query_params["case"])
    desk = case_data.desk()
    desk.undo(case, len(desk.store.log(case)))
    app = upload(app, lines(("r1", mended), ("r2", LONG)))
    words = shown(app)
    assert "its id names another text, which was withdrawn from this case and stays as it was" in words
    assert "it was withdrawn from this case. Keeping it brings it back" in words
    assert not any(box.disabled for box in app.checkbox)
    keep(app, "2 reports")
    held = {document.doc: document.text for document in desk.store.documents(case)}
    assert held.pop("r2") == LONG
    ((doc, text),) = held.items()
    assert doc.startswith("r1-")
    assert text == mended


def test_an_id_in_use_is_told_before_the_report_would_be_refused(open_page: OpenPage, demo: CaseView) -> None:
    files = [
        [("reports.jsonl", json.dumps({"doc": "r1", "text": text}).encode(), "application/jsonl")]
        for text in (REPORT, REPORT.replace("14", "15"))
    ]
    app = keep(upload(open_page("add"), files[0]), "1 report")
    app = upload(app, files[1])
    assert "its id names another text in this case. Give it one of its own in the file" in shown(app)
    assert app.checkbox[0].disabled


def test_what_is_missing_of_a_report_can_be_told_before_it_is_kept(open_page: OpenPage, demo: CaseView) -> None:
    text = "Six people were killed in Oslo on Tuesday, police said."
    app = upload(open_page("add"), [("note.txt", text.encode(), "text/plain")])
    field = next(field for field in app.text_input if str(field.key).startswith("mend_day_"))
    field.set_value("2019-05-08")
    press(app, "Read it so")
    keep(app, "1 report")
    (claim,) = case_data.load_case(str(app.query_params["case"])).claims.values()
    assert claim.date == "2019-05-07"


def test_the_columns_of_a_table_can_be_chosen(open_page: OpenPage, demo: CaseView) -> None:
    table = f'Who,Remarks,Seen\nLake Herald,"{REPORT}",2019-05-03\n'.encode()
    app = open_page("add")
    app.get("file_uploader")[0].set_value([("table.csv", table, "text/csv")]).run()
    assert "Choose the column that holds the text" in app.warning[0].value
    for label, column in (("Text of the report", "Remarks"), ("Outlet", "Who"), ("Report date", "Seen")):
        next(box for box in app.selectbox if box.label == label).select(column)
    words = shown(press(app, "Read these files"))
    assert "Lake Herald · reported: 3 May 2019" in words
    assert "<b>at least 14</b>" in words


def test_another_language_is_told(open_page: OpenPage, demo: CaseView) -> None:
    text = "Au moins quatorze personnes ont été tuées vendredi lorsqu'un ferry a coulé au large, a annoncé la police."
    assert "in French: figures may be misread" in shown(paste(open_page("add"), text))


def test_a_text_without_figures_is_kept_and_the_case_says_so(open_page: OpenPage, demo: CaseView) -> None:
    app = paste(open_page("add"), "The weather was fine in Oslo.")
    assert "0 claims of people harmed" in shown(app)
    keep(app, "1 report")
    case = case_data.list_cases()[-1]
    assert "none of them counts people harmed" in open_page("events", case=case.id).info[0].value


def test_the_next_report_goes_into_the_same_case(open_page: OpenPage, demo: CaseView) -> None:
    app = open_page("add")
    for text in (REPORT, REPORT.replace("14", "19")):
        keep(paste(app, text), "1 report")
    (own,) = (case for case in case_data.list_cases() if not case.is_demo)
    assert len(case_data.load_case(own.id).readings) == 2


@pytest.mark.parametrize("typed", ["file:///etc/hostname", "/etc/hostname.txt", "ftp://example.org/a.txt", "README.md"])
def test_what_is_no_web_address_is_never_a_file_of_this_machine(
    open_page: OpenPage, demo: CaseView, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **named: object) -> list[str]:
        raise OSError("no names are looked up in tests")

    monkeypatch.setattr("reconcile.read.addresses.resolve_name", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    app = open_page("add")
    app.text_area[1].set_value(typed)
    app = press(app, "Fetch and read")
    assert "No report could be read" in app.error[0].value
    assert "<span class='bad'>✗ not read</span><ul><li><span class='bad'>" in shown(app)


def test_an_address_may_come_without_its_beginning() -> None:
    assert full_addresses(["example.org/a"]) == ["https://example.org/a"]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://localhost:8501/add", "on this computer, sent nowhere"),
        ("http://127.0.0.1:8501/add", "on this computer, sent nowhere"),
        ("", "on this computer, sent nowhere"),
        ("https://desk.example.org/add", "sent to desk.example.org"),
        ("http://192.168.1.7:8501/add", "sent to 192.168.1.7"),
    ],
)
def test_the_page_says_truly_where_reports_are_read(url: str, told: str) -> None:
    assert told in where_words(url)


ODD = [  # a line of JSONL that reads well and shows badly
    b'{"text": "Six people were killed in Oslo \\ud800, police said.", "title": "half \\ud83d", "outlet": "\\udfff"}',
    b'{"text": "Six people \\u0000 were killed in Oslo, police said.", "title": "\\u0000"}',
    b'{"text": "\\u202e\\u0642\\u062a\\u0644 6 people were killed in Oslo, police said.", "title": "\\u202eodd"}',
    b'{"text": "<script>alert(1)</script> Six people were killed in Oslo, police said.", "title": "<img src=x>"}',
    b'{"text": "12 34 56 78 90", "title": ":red[odd] $x$ ![](http://stranger.example/x)"}',
]


@pytest.mark.parametrize("line", ODD)
def test_odd_characters_are_shown_and_break_no_page(open_page: OpenPage, demo: CaseView, line: bytes) -> None:
    app = upload(open_page("add"), [("odd.jsonl", line, "application/json")])
    assert not app.error
    app = keep(app, "1 report")
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
