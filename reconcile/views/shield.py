"""The shield: sentences of reports are blurred, where a reader asks for it, until they point at them or reach them."""

from __future__ import annotations

import streamlit as st

#: Seen by the style sheet and, since such values are inherited, by the parts that keep a style of their own.
_BLURRED = "<style>.stApp { --rc-shield: blur(.4rem); }</style>"


def show_shield() -> None:
    """Show the switch in the sidebar and blur the words of reports while it is on, for this reader alone."""
    help = "Reports can describe injuries and deaths. Their sentences are blurred until you point at one, tap it "
    help += "or reach it by Tab; figures and names of claimants stay readable."
    if st.toggle("Blur the words of reports", key="shield", help=help, persist_state="session"):
        st.html(_BLURRED)


def opened_quote() -> str:
    """Return the tag that opens a quotation: one that Tab reaches while the shield is on, so that it can be read."""
    return "<blockquote tabindex='0'>" if st.session_state.get("shield") else "<blockquote>"
