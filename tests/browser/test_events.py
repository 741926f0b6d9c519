"""The Events page in a browser: filters in the URL and Back, a map that asks nobody, the keyboard, narrow windows."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MOST_BYTES = 40_000  # of one change of a filter, over the websocket
TITLES = ".st-key-events_list h2 a"
MARKS = ".st-key-events_map .mark"


def asked(visit: Visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def search(visit: Visit, words: str) -> None:
    field = visit.page.get_by_placeholder("Place, claimant or kind of harm")
    field.fill(words)
    field.press("Enter")
    visit.page.wait_for_url(f"**q={words}**")
    visit.rest()


def test_back_and_forward_go_through_the_searches_and_from_an_event_to_the_list_left(visit: Visit) -> None:
    visit.open("/events")
    search(visit, "syria")
    found = visit.page.locator(TITLES).all_inner_texts()
    search(visit, "bombing")
    visit.page.locator(TITLES).first.click()
    visit.page.wait_for_url("**/event?*")
    visit.rest()
    visit.page.go_back()
    visit.page.wait_for_url("**/events?*")
    visit.rest()
    assert asked(visit)["q"] == ["bombing"]
    visit.page.go_back()
    visit.page.wait_for_url("**q=syria**")
    visit.rest()
    assert visit.page.locator(TITLES).all_inner_texts() == found
    assert visit.page.get_by_placeholder("Place, claimant or kind of harm").input_value() == "syria"
    visit.page.go_forward()
    visit.page.wait_for_url("**q=bombing**")


def test_a_change_of_filter_sends_little_and_never_the_outlines_again(visit: Visit) -> None:
    frames: list[bytes | str] = []
    visit.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    visit.open("/events")
    visit.page.locator(MARKS).first.wait_for()
    frames.clear()
    search(visit, "syria")
    assert 0 < sum(map(len, frames)) < MOST_BYTES
    assert max(map(len, frames)) < MOST_BYTES / 2


def test_a_point_of_the_map_tells_its_events_and_opens_one(visit: Visit) -> None:
    visit.open("/events?q=mogadishu")
    mark = visit.page.locator(MARKS).first
    mark.click()
    told = visit.page.locator(".st-key-events_map .told a").first
    assert "Mogadishu" in told.inner_text()
    told.click()
    visit.page.wait_for_url("**/event?*")
    assert "Mogadishu" in visit.page.title() or asked(visit)["event"]


def test_by_keyboard_a_row_shows_its_point_and_opens_its_event(visit: Visit) -> None:
    visit.open("/events?q=mogadishu")
    visit.page.locator(MARKS).first.wait_for()
    visit.page.locator(TITLES).first.focus()
    visit.page.locator(MARKS + ".near").wait_for()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/event?*")


@pytest.mark.parametrize("visit", [320, 390, 640], indirect=True)  # 640: 1280 px at 200 % zoom
@pytest.mark.parametrize("path", ["/events", "/claimants", "/claimants?claimant=Airwars", "/method"])
def test_no_sideways_scrolling(visit: Visit, path: str) -> None:
    visit.open(path)
    wide = "[document.documentElement, document.querySelector('[data-testid=stMain]')].map((e) => e.scrollWidth)"
    assert max(visit.page.evaluate(wide)) <= visit.page.evaluate("innerWidth")


@pytest.mark.parametrize("path", ["/events", "/events?q=zzzz", "/claimants", "/claimants?claimant=Airwars", "/method"])
def test_axe_finds_nothing(visit: Visit, path: str) -> None:
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        visit.open(path)
        found = Axe().run(visit.page).response["violations"]
        assert json.dumps([(fault["id"], fault["nodes"][0]["target"]) for fault in found]) == "[]", scheme


def test_an_event_of_which_only_the_country_is_known_is_a_square(visit: Visit) -> None:
    visit.open("/events?q=venezuela")
    mark = visit.page.locator(".st-key-events_map .mark.land")
    expect(mark).to_have_count(1)
    mark.click()
    told = visit.page.locator(".st-key-events_map .told")
    expect(told).to_contain_text("Somewhere in Venezuela:")
    expect(told.locator("a")).to_contain_text("Protests in Venezuela")
