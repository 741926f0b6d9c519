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


def ask_person() -> str:
    """Return the name under which this reader acts; ask for it where it is not known yet.

    Nothing is checked: on one's own machine the name only tells colleagues apart.
    """
    _remember(key="person_kept", data={"name": case_data.person()}, on_known_change=_take_kept, height=1)
    name = case_data.person()
    if name:
        with st.popover(f"Acting as {plain(name)}", icon=":material/person:"):
            _ask("Change")
        return name
    st.info("Every act is logged under a name. Say who you are; it is asked once.", icon=":material/person:")
    _ask("Keep this name")
    return ""


def _ask(button: str) -> None:
    with st.form("person_form", border=False):
        given = st.text_input("Your name", value=case_data.person(), max_chars=LONGEST_NAME)
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
