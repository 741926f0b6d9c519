"""On the event page: a link to an event that has gone into another leads there and says so; one that ended is told."""

from __future__ import annotations

import streamlit as st

from reconcile.locales import retell
from reconcile.model import Event
from reconcile.views.address import carried, page, plain, read, write
from reconcile.views.case_data import CaseView, FoundEvent

_LED = "led_from"  # in the session: the event shown, and the title of the one that a link named


def linked_event(case: CaseView, id: str) -> Event | None:
    """Return the event that a link leads to and tell if it is not the one named; ``None`` once it is told that none is.

    Raises:
        UnknownId: If the case never had such an event.
    """
    found = case.find_event(id)
    if found.event is None and len(found.went_into) == 1:
        (heir,) = found.went_into
        write("event", heir.id)
        st.session_state[_LED] = (heir.id, found.title)
        found = case.find_event(heir.id)
    if found.event is None:
        _tell_past(case, found)
        return None
    shown, title = st.session_state.get(_LED, ("", ""))
    if shown == found.event.id:
        former = f"“{plain(retell(title))}”" if title else "an event"
        st.info(f"This link was made for {former}, which has since gone into the event below.", icon=":material/merge:")
    else:
        st.session_state.pop(_LED, None)
    return found.event


def _tell_past(case: CaseView, found: FoundEvent) -> None:
    """Say what became of an event whose claims are in several others, or nowhere."""
    st.title("No longer an event", anchor=False)
    named = f"“{plain(retell(found.title))}”" if found.title else "the event of this link"
    if not found.went_into:
        st.info(
            f"The claims of {named} were all rejected, or their reports taken out of the case. "
            "If they come back, this link leads to it again.",
            icon=":material/history:",
        )
        st.page_link(page("events"), label="All events of this case", query_params=carried(case=case.id))
        return
    st.info(f"The claims of {named} are now in these events:", icon=":material/call_split:")
    for event in found.went_into:
        claim = read("claim") if any(claim.id == read("claim") for claim in event.claims) else ""
        parameters = carried(case=case.id, event=event.id, **({"claim": claim} if claim else {}))
        st.page_link(page("event"), label=plain(retell(event.title)), query_params=parameters)
