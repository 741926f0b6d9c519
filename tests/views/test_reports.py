"""The list of reports and the reader: searched, filtered, every number accounted for, corrected where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from reconcile.model import Document
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from reconcile.views.proof import find_proof
from reconcile.views.report_rows import filtered_rows, report_rows, sorted_rows
from reconcile.views.report_text import SHOWN, text_parts, wire_pieces
from reconcile.views.reports import ROWS
from tests.views.conftest import OpenPage, shown

FERRY = Document(
    doc="ferry",
    text="KISUMU, 3 May 2019 - At least 14 people were killed when a ferry sank off Kisumu on Friday, police said. "
    "A 12-year-old boy was among the 6 who were saved.",
    title="Ferry lost",
    outlet="Lake Herald",
    url="https://lake.example/ferry",
    published="2019-05-03",
)
QUAKE = Document(
    doc="quake",
    text="QUITO, 9 June 2018 - The quake injured 31 people in Quito, the mayor said.",
    title="Quake",
    outlet="Andes Post",
    published="2018-06-09",
)
PLAIN = Document(doc="plain", text="The weather was fine.", title="Fine days")


@pytest.fixture
def case(own_database: None) -> str:
    """Return the id of a case with three reports."""
    id = case_data.create_case("Mine").id
    case_data.add_documents(id, [FERRY, QUAKE, PLAIN], lambda done, total: None)
    return id


def table(app: AppTest, columns: str) -> list[dict[str, Any]]:
    """Return the rows of the table whose first column bears a name."""
    for element in app.get("bidi_component"):
        data = json.loads(element.proto.json or "{}")
        if data.get("columns", [""])[0] == columns:
            rows: list[dict[str, Any]] = data["rows"]
            return rows
    return []


def pieces(app: AppTest) -> list[list[Any]]:
    """Return the pieces of the text that the reader shows."""
    (found,) = (
        data["pieces"]
        for element in app.get("bidi_component")
        if "pieces" in (data := json.loads(element.proto.json or "{}"))
    )
    return list(found)


def asked(app: AppTest, name: str) -> str:
    """Return a parameter of the link."""
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def listed(app: AppTest) -> list[str]:
    return [row["id"] for row in table(app, "Title")]


LISTS = [  # parameters of the link, reports in order
    ({}, ["ferry", "quake", "plain"]),
    ({"sort": "oldest"}, ["quake", "ferry", "plain"]),
    ({"sort": "title"}, ["ferry", "plain", "quake"]),
    ({"q": "kisu ferry"}, ["ferry"]),
    ({"q": "mayor"}, ["quake"]),
    ({"q": "ANDES"}, ["quake"]),
    ({"country": "Kenya"}, ["ferry"]),
    ({"outcome": "injured"}, ["quake"]),
    ({"outcome": ["injured", "killed"]}, ["ferry", "quake"]),
    ({"from": "2019-01-01"}, ["ferry"]),
    ({"to": "2018-12-31"}, ["quake"]),
    ({"from": "2018-06-09", "to": "2019-05-03"}, ["ferry", "quake"]),
]


@pytest.mark.parametrize(("parameters", "docs"), LISTS)
def test_the_link_says_which_reports_are_listed(
    open_page: OpenPage, case: str, parameters: dict[str, str | list[str]], docs: list[str]
) -> None:
    app = open_page("reports", case=case, **parameters)
    assert not app.error
    assert listed(app) == docs


def test_an_empty_result_says_what_to_do(open_page: OpenPage, case: str) -> None:
    app = open_page("reports", case=case, q="volcano", country="Kenya")
    assert "No report matches" in app.info[0].value
    next(button for button in app.button if button.label == "Clear search and filters").click().run()
    assert listed(app) == ["ferry", "quake", "plain"]


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"sort": "upwards"}, "an order that is not known: upwards"),
        ({"country": "Atlantis"}, "something that no report of this case tells of: Atlantis"),
        ({"page": "7"}, "no part 7"),
        ({"from": "soon"}, "a day that is no date: soon"),
    ],
)
def test_what_a_link_asks_for_in_vain_is_told(
    open_page: OpenPage, case: str, parameters: dict[str, str], told: str
) -> None:
    app = open_page("reports", case=case, **parameters)
    assert told in " ".join(warning.value for warning in app.warning)


def test_an_empty_case_leads_to_adding(open_page: OpenPage) -> None:
    id = case_data.create_case("Empty").id
    assert "no reports yet" in open_page("reports", case=id).info[0].value


def test_a_long_list_has_a_way_to_the_rest(open_page: OpenPage, own_database: None) -> None:
    id = case_data.create_case("Long").id
    many = [Document(doc=f"d{n:03}", text=f"Note {n}.", title=f"Note {n:03}") for n in range(ROWS + 5)]
    case_data.add_documents(id, many, lambda done, total: None)
    app = open_page("reports", case=id, sort="title")
    assert listed(app) == [document.doc for document in many[:ROWS]]
    assert f"Showing 1 to {ROWS} of {ROWS + 5} reports" in shown(app)
    next(button for button in app.button if button.label == "Further rows").click().run()
    assert listed(app) == [document.doc for document in many[ROWS:]]
    assert asked(app, "page") == "2"


def test_the_reader_accounts_for_every_number(open_page: OpenPage, demo: CaseView) -> None:
    reading = max(demo.readings.values(), key=lambda reading: len(reading.set_aside))
    app = open_page("reports", doc=reading.document.doc)
    found = pieces(app)
    assert "".join(piece[0] for piece in found) == reading.document.text
    for claim in reading.claims:
        assert "".join(piece[0] for piece in found if claim.id in piece[2]) == claim.figure
    words = shown(app)
    for aside in reading.set_aside:
        assert any("aside" in piece[1] and aside.reason in piece[3] for piece in found)
        assert aside.reason in words


def test_the_next_and_the_former_claim_are_one_key_away(open_page: OpenPage, demo: CaseView) -> None:
    reading = max(demo.readings.values(), key=lambda reading: len(reading.claims))
    ids = [claim.id for claim in sorted(reading.claims, key=lambda claim: (claim.start, claim.end))]
    app = open_page("reports", doc=reading.document.doc)
    seen = []
    for _ in ids:
        app.button(key="claim_after").click().run()
        seen.append(asked(app, "claim"))
    assert seen == ids
    app.button(key="claim_before").click().run()
    assert asked(app, "claim") == ids[-2]
    assert not app.exception


def test_a_chosen_claim_shows_its_proof_and_its_ways_on(open_page: OpenPage, case: str) -> None:
    (claim,) = (c for c in case_data.load_case(case).claims.values() if c.doc == "ferry" and c.low == 14)
    app = open_page("reports", case=case, doc="ferry", claim=claim.id)
    words = shown(app)
    assert "✓ “At least 14” stands at its place in the stored text" in words
    links = {element.proto.label: element.proto.url for element in app.get("link_button")}
    assert links["Open at the passage"].startswith("https://lake.example/ferry#:~:text=KISUMU")
    assert {"Its event", "Its review"} <= {element.proto.label for element in app.get("page_link")}


def test_a_claim_alone_opens_its_report(open_page: OpenPage, case: str) -> None:
    claim = next(c for c in case_data.load_case(case).claims.values() if c.doc == "quake")
    app = open_page("reports", case=case, claim=claim.id)
    assert [title.value for title in app.title] == ["Quake"]


def test_a_claim_is_corrected_where_it_stands(open_page: OpenPage, case: str) -> None:
    (claim,) = (c for c in case_data.load_case(case).claims.values() if c.doc == "quake")
    app = open_page("reports", case=case, doc="quake", claim=claim.id)
    app.button(key="claim_correct").click().run()
    app.text_input[0].set_value("Anna Test")
    next(button for button in app.button if button.label == "Keep this name").click()
    app.run()
    fields = {field.label: field for field in app.text_input}
    fields["At least"].set_value("thirty")
    next(button for button in app.button if button.label == "Save the correction").click()
    app.run()
    assert "A bound is no number" in app.error[0].value
    fields = {field.label: field for field in app.text_input}
    for name in ("At least", "At most"):
        fields[name].set_value("32")
    next(button for button in app.button if button.label == "Save the correction").click()
    app.run()
    assert not app.exception
    assert [toast.value for toast in app.toast] == ["Corrected: 31 is now 32"]
    assert asked(app, "claim") == claim.id
    now = case_data.load_case(case).claims[claim.id]
    assert (now.low, now.high, now.figure) == (32, 32, "31")
    assert "corrected" in shown(app)


def test_a_rejected_claim_stays_marked_with_who_rejected_it(open_page: OpenPage, case: str) -> None:
    (claim,) = (c for c in case_data.load_case(case).claims.values() if c.doc == "quake")
    case_data.desk().reject(case, claim.id, seen=0, why="Counted twice.")
    app = open_page("reports", case=case, doc="quake")
    (piece,) = (piece for piece in pieces(app) if piece[0] == "31")
    assert piece[1] == "aside"
    assert "rejected by unnamed" in piece[3]


def test_a_claim_of_another_report_is_told(open_page: OpenPage, case: str) -> None:
    claim = next(c for c in case_data.load_case(case).claims.values() if c.doc == "quake")
    app = open_page("reports", case=case, doc="ferry", claim=claim.id)
    assert "a claim that this case does not hold" in app.warning[0].value


def test_a_long_text_is_shown_in_parts_and_a_claim_opens_its_own(open_page: OpenPage, own_database: None) -> None:
    id = case_data.create_case("Long").id
    text = "A calm day it was.\n" * (SHOWN // 19 + 100) + FERRY.text
    case_data.add_documents(id, [Document(doc="long", text=text)], lambda done, total: None)
    claim = next(c for c in case_data.load_case(id).claims.values() if c.low == 14)
    app = open_page("reports", case=id, doc="long")
    first = "".join(piece[0] for piece in pieces(app))
    app.button(key="claim_before").click().run()
    app = open_page("reports", case=id, doc="long", claim=claim.id)
    rest = pieces(app)
    assert first + "".join(piece[0] for piece in rest) == text
    assert any(claim.id in piece[2] for piece in rest)


@pytest.mark.parametrize("text", ["", "x", "x" * (SHOWN + 1), "word " * SHOWN, ("y" * 70 + "\n") * 5_000])
def test_the_parts_of_a_text_are_the_whole(text: str) -> None:
    parts = text_parts(text)
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(end - start <= SHOWN for start, end in parts)


def test_a_number_that_is_not_in_the_text_is_told(case: str) -> None:
    claim = next(c for c in case_data.load_case(case).claims.values() if c.doc == "quake")
    assert find_proof(claim, QUAKE).style == "good"
    assert find_proof(claim, Document(doc="quake", text="x" + QUAKE.text)).style == "bad"
    derived = Document(doc="0b6f2a27038affd13398", text=QUAKE.text)
    assert find_proof(claim, derived).style == "warn"


def test_the_rows_pass_and_stand_as_asked(case: str) -> None:
    rows = report_rows(case_data.load_case(case).readings.values())
    assert [row.doc for row in sorted_rows(filtered_rows(rows, {"outcome": []}, found=["plain"]), "newest")] == [
        "plain"
    ]
    assert [row.doc for row in sorted_rows(rows, "claims")][-1] == "plain"


def test_an_overlap_is_one_stop_for_each_of_its_marks() -> None:
    from reconcile.highlight import Mark

    marks = [Mark(start=0, end=6, id="a"), Mark(start=3, end=8, id="b"), Mark(start=4, end=5, style="claimant")]
    found = wire_pieces("0123456789", marks, (0, 10))
    assert [(piece[0], piece[4]) for piece in found] == [
        ("012", True),
        ("3", True),
        ("4", False),
        ("5", False),
        ("67", False),
        ("89", False),
    ]
