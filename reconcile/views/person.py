"""Who acts on this machine: a name for the log, asked once and kept by the browser."""

from __future__ import annotations

import streamlit as st

from reconcile.errors import StoreError
from reconcile.store.actors import LONGEST_NAME, checked_person
from reconcile.views import case_data
from reconcile.views.address import plain

_REMEMBER_JS = """
export default function ({ data, setTriggerValue }) {
  try {
    const kept = localStorage.getItem("reconcile-person") || "";
    if (data.name && data.name !== kept) localStorage.setItem("reconcile-person", data.name);
    else if (!data.name && kept) setTriggerValue("known", kept);
  } catch (refused) { /* a browser that keeps nothing asks again */ }
}
"""
_remember = st.components.v2.component("reconcile_person", js=_REMEMBER_JS)


def recall_person() -> str:
    """Return the name under which this reader acts, as this session or the browser knows it; "" if neither does."""
    _remember(key="person_kept", data={"name": case_data.person()}, on_known_change=_take_kept, height=1)
    return case_data.person()


def name_field() -> str | None:
    """Within a form, ask for the name if it is not known; return it, "" if none was given, ``None`` if it cannot be.

    For acts that may go into the log without a name: they are told apart there all the same.
    """
    if case_data.person():
        return case_data.person()
    help = "Every act is logged under a name. It is asked once."
    given = st.text_input("Your name, for the log", max_chars=LONGEST_NAME, help=help, key="name_for_log")
    if not (given or "").strip():
        return ""
    try:
        st.session_state["person"] = checked_person(given or "")
    except StoreError as error:
        st.error(str(error), icon=":material/error:")
        return None
    return case_data.person()


def ask_person() -> str:
    """Return the name under which this reader acts; ask for it where it is not known yet.

    Nothing is checked: on one's own machine the name only tells colleagues apart.
    """
    name = recall_person()
    if name:
        with st.popover(f"Acting as {plain(name)}", icon=":material/person:"):
            _ask("Change")
        return name
    _ask("Keep this name")
    return ""


def _ask(button: str) -> None:
    with (
        st.form("person_form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        given = st.text_input(
            "Your name",
            value=case_data.person(),
            max_chars=LONGEST_NAME,
            placeholder="Needed to act: the log tells who did what",
        )
        sent = st.form_submit_button(button, type="primary")
    if not sent:
        return
    try:
        st.session_state["person"] = checked_person(given)
    except StoreError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.rerun()


def _take_kept() -> None:
    kept = st.session_state["person_kept"].get("known")
    if kept and not case_data.person():
        st.session_state["person"] = str(kept)[:LONGEST_NAME]
