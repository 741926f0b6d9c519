"""The shield blurs the words of reports for the reader who asks for it, and a blurred quotation is reached by Tab."""

from __future__ import annotations

from reconcile.views.case_data import CaseView
from tests.views.conftest import OpenPage, shown


def test_the_shield_blurs_and_stays_from_page_to_page(open_page: OpenPage, demo: CaseView) -> None:
    event = next(event for event in demo.events.values() if demo.estimates.get(event.id))
    app = open_page("event", event=event.id)
    assert "--rc-shield: blur" not in shown(app)
    assert "<blockquote tabindex" not in shown(app)
    words = shown(app.toggle(key="shield").set_value(True).run())
    assert "--rc-shield: blur" in words
    assert "<blockquote tabindex='0'>" in words
    assert "--rc-shield: blur" not in shown(app.toggle(key="shield").set_value(False).run())
