"""Review in a real browser: correct, see the estimate change, undo, read the log; by mouse, and by keyboard alone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.keys import press, tab_to, type_over
from tests.browser.test_access import faults

pytestmark = pytest.mark.browser

PERSON = "Anna Test"


def give_name(visit: Visit) -> None:
    """Open the page and say who one is."""
    visit.open("/review")
    visit.page.get_by_label("Your name").fill(PERSON)
    visit.page.get_by_role("button", name="Keep this name").click()
    name_is_kept(visit)


def name_is_kept(visit: Visit) -> None:
    """Wait until the page acts under the name and the browser has stored it for the next page."""
    expect(visit.page.get_by_role("button", name=f"Acting as {PERSON}")).to_be_visible()
    visit.page.wait_for_function("name => localStorage.getItem('reconcile-person') === name", arg=PERSON)
    visit.rest()


def shown_claim(visit: Visit) -> str:
    """Return the id of the claim under review."""
    return visit.page.locator(".st-key-review_next tr[aria-current=true]").get_attribute("data-id") or ""


def shown_event(visit: Visit) -> str:
    """Return the link of the event that the shown claim belongs to."""
    link = visit.page.get_by_role("link", name="See its event")
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    return f"/event?event={query['event'][0]}"


def test_by_mouse(visit: Visit) -> None:
    page = visit.page
    visit.open("/review")
    expect(page.get_by_role("button", name="Accept")).to_be_disabled()
    page.get_by_label("Your name").fill(PERSON)
    page.get_by_role("button", name="Keep this name").click()
    name_is_kept(visit)
    event = shown_event(visit)
    expect(page.locator(".card mark.figure")).to_be_in_viewport()
    page.locator(".st-key-act_correct button").click()
    visit.rest()
    page.get_by_label("At least", exact=True).fill("987,654")
    page.get_by_label("At most", exact=True).fill("987,654")
    page.get_by_label("Reason (optional)").fill("Read on the table.")
    page.get_by_role("button", name="Save the correction").click()
    visit.rest()
    visit.open(event)
    expect(page.get_by_text("987,654").first).to_be_visible()
    visit.open("/review?list=log")
    expect(page.get_by_role("row").filter(has_text="Read on the table.")).to_have_count(1)
    page.locator(".st-key-log_table tbody button").first.click()
    visit.rest()
    page.get_by_role("button", name="Undo act").first.click()
    visit.rest()
    visit.open(event)
    expect(page.get_by_text("987,654")).to_have_count(0)


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    visit.open("/review")
    type_over(visit, "Your name", PERSON)
    press(visit, "Enter")
    name_is_kept(visit)
    event = shown_event(visit)
    press(visit, "e")
    expect(page.get_by_label("At least", exact=True)).to_be_visible()
    type_over(visit, "At least", "876543")
    type_over(visit, "At most", "876543")
    press(visit, "Control+Enter")
    expect(page.locator(".card")).to_have_count(1)
    visit.open(event)
    expect(page.get_by_text("876,543").first).to_be_visible()
    visit.open("/review")
    name_is_kept(visit)
    first = shown_claim(visit)
    shown_first = page.locator(f".st-key-review_next tr[aria-current=true][data-id='{first}']")
    for key in ("a", "x"):
        press(visit, key)
        expect(shown_first).to_have_count(0)
        press(visit, "u")
        expect(shown_first).to_have_count(1)
    visit.open("/review?list=judged")
    tab_to(visit, "876,543")
    press(visit, "Enter")
    undo = page.get_by_role("button", name="Undo act").first.inner_text().split("\n")[0]
    tab_to(visit, undo)
    press(visit, "Enter")
    visit.open(event)
    expect(page.get_by_text("876,543")).to_have_count(0)


def test_the_name_is_asked_once(visit: Visit) -> None:
    page = visit.page
    give_name(visit)
    visit.open("/cases")
    expect(page.get_by_role("button", name=f"Acting as {PERSON}")).to_be_visible()


def test_letters_typed_into_a_field_are_no_acts(visit: Visit) -> None:
    page = visit.page
    give_name(visit)
    first = shown_claim(visit)
    page.get_by_label("Reason (optional), for accepting or rejecting").click()
    page.keyboard.type("axenum")
    visit.rest()
    assert shown_claim(visit) == first


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_grave_fault(visit: Visit, scheme: str) -> None:
    visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    give_name(visit)
    assert "\n".join(faults(visit)) == ""
    press(visit, "e")
    assert "\n".join(faults(visit)) == ""
    for path in ("/review?list=log", "/review?list=judged", "/cases"):
        visit.open(path)
        assert "\n".join(faults(visit)) == "", path


@pytest.mark.parametrize("visit", [390], indirect=True)
def test_nothing_is_cut_off_on_a_phone(visit: Visit) -> None:
    give_name(visit)
    press(visit, "e")
    for path in ("", "/review?list=log", "/review?list=judged", "/review?list=orphans", "/cases"):
        if path:
            visit.open(path)
        assert visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, path
        main = "document.querySelector('[data-testid=stMain]')"
        assert visit.page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0, path
