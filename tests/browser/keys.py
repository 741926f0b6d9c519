"""What a person does with the keyboard alone: reach a field or button by Tab, type into it, press a key."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

TABS = 80  # presses of Tab after which a field counts as out of reach
WHOLE_PAGE = 10  # lines of what has the focus; so many are the page itself, where nothing has it yet


def focused(visit: Visit) -> str:
    """Return the label of what has the focus."""
    script = """() => {
      let e = document.activeElement;
      while (e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
      return e.getAttribute('aria-label') || e.innerText || '';
    }"""
    return str(visit.page.evaluate(script)).strip()


def tab_to(visit: Visit, label: str) -> None:
    """Press Tab until what bears this label has the focus; an icon's name may stand in a line of its own before it."""
    for _ in range(TABS):
        lines = [line for line in focused(visit).split("\n") if line]
        if label in lines[:2] and len(lines) < WHOLE_PAGE:
            return
        visit.page.keyboard.press("Tab")
    pytest.fail(f"{label!r} is not reached by Tab")


def type_over(visit: Visit, label: str, words: str) -> None:
    """Reach a field by Tab and type in place of what it holds."""
    tab_to(visit, label)
    visit.page.keyboard.press("Control+A")
    visit.page.keyboard.type(words)


def press(visit: Visit, key: str) -> None:
    """Press a key and wait until the page is at rest."""
    visit.page.keyboard.press(key)
    visit.rest()
