"""What a screen reader and a keyboard meet: no serious fault that axe can see, in light and in dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.test_main_way import open_first_event

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}
PAGES = ("/events", "/claimants", "/reports", "/add", "/method")


def faults(visit: Visit) -> list[str]:
    found = Axe().run(visit.page).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node.get('failureSummary', '')}"
        for fault in found
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_grave_fault(visit: Visit, scheme: str) -> None:
    visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    for path in PAGES:
        visit.open(path)
        assert "\n".join(faults(visit)) == "", path
    open_first_event(visit)
    assert "\n".join(faults(visit)) == ""


def test_a_claim_is_chosen_by_keyboard(visit: Visit) -> None:
    open_first_event(visit)
    button = visit.page.locator(".st-key-claims_table tbody tr button").first
    button.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**claim=**")
