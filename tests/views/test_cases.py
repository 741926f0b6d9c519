"""The Cases page: cases are made, renamed, archived, taken out and in; the demo case comes back as it ships."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from reconcile.model import Document
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from tests.views.conftest import OpenPage, shown


@pytest.fixture
def page(open_page: OpenPage, demo: CaseView) -> AppTest:
    """Return the page of somebody who gave their name."""
    app = open_page("cases")
    app.text_input[0].input("Anna")
    return app.button(key="FormSubmitter:person_form-Keep this name").click().run()


def test_a_case_is_made_and_opened(page: AppTest) -> None:
    page.text_input[-1].input("Fire on the quay")
    page.button(key="FormSubmitter:new_case-Make the case").click().run()
    assert not page.error
    assert page.query_params["case"] == "fire-on-the-quay"
    assert [act.who for act in case_data.log("fire-on-the-quay")] == ["Anna"]


def test_a_blank_name_is_told(page: AppTest) -> None:
    page.text_input[-1].input(" ")
    page.button(key="FormSubmitter:new_case-Make the case").click().run()
    assert "needs a name" in page.error[0].value


def test_a_case_is_renamed_and_archived_and_stays_reachable(page: AppTest) -> None:
    made = case_data.create_case("Fire")
    page.query_params["case"] = made.id
    page.run()
    page.text_input(key=f"name_{made.id}").input("Blaze")
    page.button(key="FormSubmitter:rename-Rename").click().run()
    assert page.header[0].value == "Blaze"
    page.button(key="archive_button").click().run()
    assert made.id not in {case.id for case in case_data.list_cases()}
    assert "in the archive" in shown(page)
    page.button(key="archive_button").click().run()
    assert made.id in {case.id for case in case_data.list_cases()}


def test_nothing_can_be_done_without_a_name(open_page: OpenPage) -> None:
    app = open_page("cases")
    assert app.button(key="archive_button").disabled
    assert app.button(key="FormSubmitter:new_case-Make the case").disabled


def test_the_demo_case_is_reset_only_on_a_second_word_and_the_reset_can_be_undone(page: AppTest) -> None:
    case_data.add_documents("demo", [Document(doc="mine", text="7 people were hurt.")], lambda done, total: None)
    assert page.button(key="reset_button").disabled
    page.checkbox(key="reset_sure").check().run()
    page.button(key="reset_button").click().run()
    assert "mine" not in case_data.load_case("demo").readings
    case_data.desk().undo("demo", case_data.log("demo")[-1].n)
    assert "mine" in case_data.load_case("demo").readings


def test_an_exported_case_comes_in_again(page: AppTest) -> None:
    content = case_data.export_case("demo")
    page.get("file_uploader")[0].upload("demo.zip", content, "application/zip")
    page.button(key="FormSubmitter:import_case-Import").click().run()
    assert not page.error
    assert page.query_params["case"] == "demo-case"
    assert len(case_data.load_case("demo-case").claims) == len(case_data.load_case("demo").claims)


def test_an_import_without_a_file_is_told(page: AppTest) -> None:
    page.button(key="FormSubmitter:import_case-Import").click().run()
    assert "No file is chosen" in page.error[0].value
