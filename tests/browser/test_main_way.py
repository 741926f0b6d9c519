"""The main way in a real browser: list → event → mark → highlighted sentence → the same by its link."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PAGES = ("/", "/events", "/event", "/claimants", "/reports", "/add", "/method")


def open_first_event(visit: Visit) -> None:
    visit.open("/events?sort=claimants")
    visit.page.locator(".st-key-events_list h2 a").first.click()
    visit.page.wait_for_url("**/event?*")
    visit.rest()


def chosen_claim(visit: Visit) -> str:
    return parse_qs(urlsplit(visit.page.url).query).get("claim", [""])[0]


def test_a_mark_opens_its_sentence_and_the_link_opens_it_again(visit: Visit) -> None:
    open_first_event(visit)
    chart = visit.page.locator("[data-testid=stVegaLiteChart]").first
    marks = chart.locator("[aria-roledescription=point]")
    marks.first.click()
    visit.page.wait_for_url("**claim=**")
    visit.rest()
    card = visit.page.locator(".st-key-evidence .card")
    expect(card).to_have_count(1)
    figure = card.locator("mark.figure").inner_text()
    sentence = card.locator("blockquote").inner_text()
    assert figure
    assert figure in sentence
    claim = chosen_claim(visit)
    visit.page.reload()
    visit.rest()
    assert chosen_claim(visit) == claim
    expect(visit.page.locator(".st-key-evidence .card blockquote")).to_have_text(sentence)


def test_a_row_of_the_table_chooses_by_claim(visit: Visit) -> None:
    open_first_event(visit)
    row = visit.page.locator(".st-key-claims_table tbody tr").nth(1)
    id = row.get_attribute("data-id")
    row.get_by_role("button").click()
    visit.page.wait_for_url("**claim=**")
    visit.rest()
    assert chosen_claim(visit) == id
    expect(visit.page.locator(".st-key-claims_table tr[aria-current=true]")).to_have_attribute("data-id", id or "")


def test_back_undoes_a_choice_and_then_leads_to_the_list_as_it_was(visit: Visit) -> None:
    visit.open("/events?q=bombing&sort=oldest")
    visit.page.locator(".st-key-events_list h2 a").first.click()
    visit.page.wait_for_url("**/event?*")
    visit.rest()
    visit.page.locator(".st-key-claims_table tbody tr button").first.click()
    visit.page.wait_for_url("**claim=**")
    visit.rest()
    visit.page.go_back()
    visit.rest()
    assert chosen_claim(visit) == ""
    expect(visit.page.get_by_role("button", name="Back to the two ends")).to_have_count(0)
    visit.page.go_back()
    visit.rest()
    expect(visit.page.get_by_label("Search")).to_have_value("bombing")
    assert "sort=oldest" in visit.page.url


def test_copy_link_gives_a_link_to_this_very_view(visit: Visit) -> None:
    open_first_event(visit)
    visit.page.locator(".st-key-claims_table tbody tr button").first.click()
    visit.page.wait_for_url("**claim=**")
    visit.rest()
    button = visit.page.get_by_role("button", name="Copy link")
    button.click()
    expect(visit.page.locator(".st-key-copy_link_event [role=status]")).to_have_text("✓ Copied")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    asked = parse_qs(urlsplit(copied).query)
    assert asked["claim"] == [chosen_claim(visit)]
    assert asked["case"] == ["demo"]
    sentence = visit.page.locator(".st-key-evidence .card blockquote").inner_text()
    visit.page.goto(copied)
    visit.rest()
    expect(visit.page.locator(".st-key-evidence .card blockquote")).to_have_text(sentence)


@pytest.mark.parametrize("visit", [390], indirect=True)
@pytest.mark.parametrize("path", PAGES)
def test_a_phone_never_scrolls_sideways(visit: Visit, path: str) -> None:
    visit.open(path)
    wide = visit.page.evaluate(
        "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map(e => e.scrollWidth - e.clientWidth)"
    )
    assert wide == [0, 0]


def test_pasted_text_becomes_a_case_of_its_own(visit: Visit) -> None:
    visit.open("/add")
    text = "KISUMU, 3 May 2019 - At least 14 people were killed when a ferry sank off Kisumu on Friday, police said."
    visit.page.get_by_label("Text of the report").fill(text)
    visit.page.get_by_role("button", name="Read this report").click()
    visit.page.get_by_role("button", name="Keep 1 report").click()
    visit.page.get_by_role("link", name="See its events").click()
    visit.page.wait_for_url("**/events?case=*")
    visit.rest()
    row = visit.page.locator(".st-key-events_list li.row").first
    expect(row).to_contain_text("14 or more")


def test_a_script_in_a_report_stays_text(visit: Visit) -> None:
    visit.open("/add")
    text = "<script>window.harmed = 1</script> <img src=x onerror='window.harmed = 1'> "
    text += "Six people were killed in Oslo, police said."
    visit.page.get_by_label("Text of the report").fill(text)
    visit.page.get_by_label("Title").fill(
        "<script>window.harmed = 1</script> :red[**fire**] ![](http://stranger.example/x.png)"
    )
    visit.page.get_by_role("button", name="Read this report").click()
    expect(visit.page.locator(".st-key-offered_0")).to_contain_text("<script>window.harmed = 1</script>")
    visit.page.get_by_role("button", name="Keep 1 report").click()
    case = visit.page.get_by_role("link", name="See its events").get_attribute("href") or ""
    visit.open("/reports?" + urlsplit(case).query)
    visit.page.locator(".st-key-reports_table tbody tr button").first.click()
    visit.page.wait_for_url("**doc=**")
    visit.rest()
    expect(visit.page.locator("h1")).to_contain_text("<script>window.harmed = 1</script>")
    expect(visit.page.locator(".reader .text")).to_contain_text("<script>window.harmed = 1</script>")
    assert visit.page.evaluate("window.harmed") is None
