"""The event page in a browser: a mark is ringed at once and the chart stays; the way to a denial; a German reader."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.dashboard import rest
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

CHART = "[data-testid=stVegaLiteChart]"
RINGS = """() => [...document.querySelector('[data-testid=stVegaLiteChart]').querySelectorAll('path')].filter((e) =>
  e.getAttribute('stroke-width') === '2.5' && e.getAttribute('opacity') === '1'
  && e.getBoundingClientRect().width > 18).length"""


def open_event(visit: Visit) -> None:
    """Go to the event with most denials by the list, so that the id of the day is taken."""
    visit.open("/events?q=khan+sheikhoun")
    visit.page.locator("h2 a[href*='event?']").first.click()
    visit.rest()


def test_a_mark_of_the_chart_is_ringed_and_the_chart_is_not_drawn_anew(visit: Visit) -> None:
    open_event(visit)
    page = visit.page
    marks = page.locator(CHART).first.locator("[aria-roledescription=point]")
    drawn = page.evaluate_handle(f"document.querySelector('{CHART} svg')")
    assert page.evaluate(RINGS) == 0
    for number in (marks.count() - 1, marks.count() - 2):
        marks.nth(number).click(force=True)
        visit.rest()
        expect(page.locator(".st-key-evidence .card")).to_have_count(1)
        assert page.evaluate(RINGS) == 1
        assert page.evaluate(f"(svg) => svg === document.querySelector('{CHART} svg')", drawn)


def test_what_is_chosen_elsewhere_is_ringed_alone(visit: Visit) -> None:
    open_event(visit)
    page = visit.page
    page.locator(CHART).first.locator("[aria-roledescription=point]").last.click(force=True)
    visit.rest()
    page.locator(".st-key-claims_table tbody button").first.click()
    visit.rest()
    assert page.evaluate(RINGS) == 1
    page.get_by_role("button", name="Back to the two ends").click()
    visit.rest()
    assert page.evaluate(RINGS) == 0
    expect(page.locator(".st-key-evidence .card")).to_have_count(2)


def test_a_denial_leads_to_its_words_in_the_report(visit: Visit) -> None:
    open_event(visit)
    visit.page.get_by_role("link", name="Read it in the report").first.click()
    visit.page.wait_for_url("**/reports?*denial=*")
    visit.rest()
    mark = visit.page.locator(".st-key-reader mark.chosen")
    expect(mark).to_have_text(re.compile("den"))
    expect(mark).to_be_in_viewport()


def test_the_sidebar_leads_from_a_report_to_the_list_and_back_returns(visit: Visit) -> None:
    open_event(visit)
    visit.page.get_by_role("link", name="Read the report here").first.click()
    visit.page.wait_for_url("**/reports?*doc=*")
    visit.rest()
    read = visit.page.url
    visit.page.locator("[data-testid=stSidebar] a", has_text="Reports").first.click()
    visit.rest()
    expect(visit.page.locator("h1")).to_have_text("Reports")
    assert "doc=" not in visit.page.url
    visit.page.go_back()
    visit.rest()
    assert visit.page.url == read
    expect(visit.page.locator(".st-key-reader mark.chosen").first).to_be_visible()


def test_a_german_reader_is_told_in_german_numbers_and_days(browser: Browser, dashboard: str) -> None:
    context = browser.new_context(locale="de-DE", reduced_motion="reduce", viewport={"width": 1280, "height": 1400})
    page = context.new_page()
    page.goto(f"{dashboard}/events?q=khan+sheikhoun")
    rest(page)
    expect(page.locator("h2").first).to_contain_text("4. April 2017")
    page.locator("h2 a[href*='event?']").first.click()
    rest(page)
    expect(page.locator("h1")).to_contain_text("4. April 2017")
    assert "locale" not in page.url
    expect(page.locator(CHART).nth(1)).to_contain_text(re.compile(r"\d\. Apr"))
    context.close()
