"""The whole way of a report: add, preview, keep, correct, see the estimate change, undo, log; by mouse and by key."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.keys import focused, press, tab_to, type_over
from tests.browser.test_access import faults
from tests.browser.test_review import PERSON

pytestmark = pytest.mark.browser

MOUSE = "MWANZA, 3 May 2019 - At least 14 people were killed when a ferry sank off Mwanza on Friday, police said."
KEYS = "TAMALE, 9 June 2018 - A fire in Tamale killed 23 people on Saturday, the fire service said."


def asked(visit: Visit, name: str) -> str:
    """Return a parameter of the address."""
    return parse_qs(urlsplit(visit.page.url).query).get(name, [""])[0]


def marks(visit: Visit) -> Locator:
    """Return the marked figures that can be chosen in the reader."""
    return visit.page.locator(".st-key-reader mark[role=button]")


def told_on_event(visit: Visit, case: str, figure: str) -> None:
    """Expect the only event of the case to report a figure."""
    visit.open(f"/events?case={case}")
    expect(visit.page.get_by_test_id("stMain").get_by_text(figure).first).to_be_visible()


def test_by_mouse(visit: Visit) -> None:
    page = visit.page
    visit.open("/add")
    page.get_by_label("Text of the report").fill(MOUSE)
    page.get_by_role("button", name="Read this report").click()
    offered = page.locator(".st-key-offered_0")
    expect(offered).to_contain_text("at least 14 people killed")
    expect(offered.locator("mark.figure")).to_have_text("At least 14")
    page.get_by_label("Name of the new case").fill("Lake")
    page.get_by_role("textbox", name="Your name, for the log").fill(PERSON)
    page.get_by_role("button", name="Keep 1 report").click()
    expect(page.get_by_test_id("stToast")).to_contain_text("1 report kept in Lake")
    visit.rest()
    case = asked(visit, "case")
    page.get_by_role("link", name="See its events").click()
    expect(page.get_by_text("14 or more").first).to_be_visible()
    visit.open(f"/reports?case={case}")
    page.locator(".st-key-reports_table tbody button").first.click()
    expect(marks(visit)).to_have_count(1)
    marks(visit).first.click()
    page.wait_for_url("**claim=**")
    expect(page.locator(".st-key-reader_bar")).to_contain_text("“At least 14” stands at its place")
    page.locator(".st-key-claim_correct button").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("At least", exact=True).fill("16")
    dialog.get_by_role("button", name="Save the correction").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".st-key-reader_bar")).to_contain_text("16")
    visit.rest()
    told_on_event(visit, case, "16 or more")
    visit.open(f"/review?case={case}&list=log")
    page.locator(".st-key-log_table tbody button").first.click()
    page.get_by_role("button", name="Undo act").first.click()
    expect(page.get_by_test_id("stToast")).to_contain_text("is undone")
    visit.rest()
    rows = page.locator(".st-key-log_table tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.filter(has_text=PERSON)).to_have_count(4)
    told_on_event(visit, case, "14 or more")


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    visit.open("/add")
    tab_to(visit, "Text of the report")
    page.keyboard.type(KEYS)
    tab_to(visit, "Read this report")
    press(visit, "Enter")
    expect(page.locator(".st-key-offered_0")).to_contain_text("23 people killed")
    type_over(visit, "Name of the new case", "Fires")
    type_over(visit, "Your name, for the log", PERSON)
    tab_to(visit, "Keep 1 report")
    press(visit, "Enter")
    expect(page.get_by_role("link", name="Read its reports")).to_be_visible()
    case = asked(visit, "case")
    tab_to(visit, "Read its reports")
    press(visit, "Enter")
    expect(page.locator(".st-key-reports_table tbody tr")).to_have_count(1)
    tab_to(visit, page.locator(".st-key-reports_table tbody button").first.inner_text())
    press(visit, "Enter")
    expect(marks(visit)).to_have_count(1)
    press(visit, "n")
    expect(page.locator(".st-key-reader_bar")).to_contain_text("“23” stands at its place")
    press(visit, "e")
    expect(page.get_by_role("dialog").get_by_label("At most", exact=True)).to_be_visible()
    type_over(visit, "At least", "25")
    type_over(visit, "At most", "25")
    press(visit, "Control+Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".st-key-reader_bar")).to_contain_text("25 people killed")
    told_on_event(visit, case, "25")
    visit.open(f"/review?case={case}&list=judged")
    tab_to(visit, "25")
    press(visit, "Enter")
    undo = page.get_by_role("button", name="Undo act").first.inner_text().split("\n")[0]
    tab_to(visit, undo)
    press(visit, "Enter")
    visit.open(f"/review?case={case}&list=log")
    expect(page.locator(".st-key-log_table tbody tr")).to_have_count(4)
    told_on_event(visit, case, "23")


def test_the_reason_of_a_number_set_aside_is_told_on_hover_and_by_key(visit: Visit) -> None:
    page = visit.page
    visit.open("/reports?doc=mogadishu-first-night")
    aside = page.locator(".st-key-reader mark.aside").first
    tip = page.locator(".st-key-reader .tip")
    expect(aside).to_be_visible()
    expect(tip).to_be_hidden()
    aside.hover()
    expect(tip).to_contain_text("set aside: ")
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    note = page.locator(f".st-key-reader #{aside.get_attribute('aria-describedby')}")
    expect(note).to_contain_text("set aside: ")
    words = aside.inner_text()
    tab_to(visit, words)
    expect(tip).to_contain_text("set aside: ")
    press(visit, "Escape")
    expect(tip).to_be_hidden()
    assert focused(visit) == words


@pytest.mark.parametrize("visit", [390], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_reads_a_claim_by_its_link(visit: Visit, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    visit.open("/reports?doc=mogadishu-first-night")
    ids = [marks(visit).nth(n).get_attribute("data-ids") for n in range(2)]
    page.set_viewport_size({"width": 390, "height": 700})
    visit.open(f"/reports?doc=mogadishu-first-night&claim={ids[1]}")
    chosen = page.locator(".st-key-reader mark.chosen").first
    expect(chosen).to_be_in_viewport()
    bar = page.locator(".st-key-reader_bar")
    page.mouse.move(200, 600)
    page.mouse.wheel(0, 5000)
    expect(page.get_by_text("Where this text came from")).to_be_in_viewport()
    expect(bar).to_be_in_viewport()
    page.get_by_role("button", name="Next").click()
    visit.rest()
    chosen = page.locator(".st-key-reader mark.chosen").first
    expect(chosen).to_be_in_viewport()
    top, under = chosen.bounding_box(), bar.bounding_box()
    assert top is not None
    assert under is not None
    assert under["y"] + under["height"] <= top["y"]
    expect(chosen).to_have_attribute("aria-pressed", "true")
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") == 0
    assert "\n".join(faults(visit)) == ""


def test_no_grave_fault_in_a_preview(visit: Visit) -> None:
    page = visit.page
    visit.open("/add")
    files = [{"name": "a.txt", "mimeType": "text/plain", "buffer": MOUSE.encode()}]
    files += [{"name": "b.txt", "mimeType": "text/plain", "buffer": b""}]
    files += [{"name": "c.csv", "mimeType": "text/csv", "buffer": f'text,who\n"{KEYS}",Post\n'.encode()}]
    page.get_by_role("tab", name="Upload files").click()
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_text("which column holds what")).to_be_visible()
    visit.rest()
    assert "\n".join(faults(visit)) == ""
    page.get_by_role("button", name="Read these files").click()
    expect(page.locator(".st-key-offered_1")).to_be_visible()
    expect(page.locator(".sources")).to_contain_text("b.txt: ✗ not read")
    visit.rest()
    assert "\n".join(faults(visit)) == ""
