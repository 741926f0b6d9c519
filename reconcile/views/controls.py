"""Widgets whose value is the URL's: a link opens them as they were, a change is written back at once.

Streamlit's own binding writes labels into the URL and quietly replaces a value
that it does not know; here the stable id is written, and a value that is not
among the options stays among them, so that the reader sees what the link asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from reconcile.views.address import Value, read, read_all

EARLIEST, LATEST = 1800, 2100  # years that the calendar offers
PAGE = "page"  # the parameter that says which part of a list is shown; another filter begins at its first


def write_all(values: Mapping[str, Value]) -> None:
    """Put several parameters into the URL at once: one step for Back; an empty value takes its parameter out.

    Whatever was chosen, the list begins at its first part again unless ``values`` says otherwise.
    """
    changed = {PAGE: "", **values}
    before = {name: st.query_params.get_all(name) for name in st.query_params}
    after: dict[str, str | list[str]] = {name: value for name, value in before.items() if name not in changed}
    for name, value in changed.items():
        told = [value] if isinstance(value, str) else list(value)
        if any(told):
            after[name] = [one for one in told if one]
    st.query_params.from_dict(after)


def write_one(name: str, value: Value) -> None:
    """Put one parameter into the URL and begin the list anew."""
    write_all({name: value})


def url_text(label: str, name: str, placeholder: str) -> str:
    """Show a search field bound to the parameter ``name``; returns its text, stripped."""
    key = f"url_{name}"
    st.session_state[key] = read(name)
    st.text_input(label, key=key, placeholder=placeholder, on_change=_keep, args=(name, key), type="search")
    return read(name).strip()


def url_choice(label: str, name: str, options: Sequence[str], words: Callable[[str], str]) -> str:
    """Show a select box bound to ``name``; the first option is the default and is not written to the URL."""
    key = f"url_{name}"
    asked = read(name) or options[0]
    listed = options if asked in options else [*options, asked]
    st.session_state[key] = asked
    st.selectbox(label, listed, key=key, format_func=words, on_change=_keep, args=(name, key, options[0]))
    return asked


def url_choices(
    label: str,
    name: str,
    options: Sequence[str],
    words: Callable[[str], str],
    *,
    meant: Sequence[str] | None = None,
    help: str = "",
    hint: str = "",
) -> list[str]:
    """Show a multiple choice bound to the repeated parameter ``name``; none chosen means all, and ``hint`` names some.

    ``meant``: what the values in the URL stand for, where an older link says it in other words.
    """
    key = f"url_{name}"
    asked = read_all(name) if meant is None else list(meant)
    st.session_state[key] = asked
    listed = [*options, *(value for value in asked if value not in options)]
    st.multiselect(
        label,
        listed,
        key=key,
        format_func=words,
        on_change=_keep,
        args=(name, key),
        placeholder=f"All: {hint}" if hint else "All",
        help=help or None,
    )
    return asked


def url_switch(label: str, name: str, on: str, help: str = "") -> bool:
    """Show an on/off switch bound to ``name``; returns whether the parameter has the value ``on``."""
    key = f"url_{name}"
    st.session_state[key] = read(name) == on
    st.toggle(label, key=key, on_change=_keep_switch, args=(name, key, on), help=help or None)
    return read(name) == on


def url_day(label: str, name: str) -> str:
    """Show a day bound to ``name``; returns it as ISO, "" where none is asked or what is asked is no day."""
    key = f"url_{name}"
    asked = read_day(name)
    st.session_state[key] = asked
    earliest, latest = date(EARLIEST, 1, 1), date(LATEST, 12, 31)
    st.date_input(
        label,
        key=key,
        min_value=min(earliest, asked or earliest),
        max_value=max(latest, asked or latest),
        format="YYYY-MM-DD",  # read alike everywhere; 04/05 is two days
        on_change=_keep_day,
        args=(name, key),
    )
    return asked.isoformat() if asked else ""


def read_day(name: str) -> date | None:
    """Return the day that a parameter of the URL names, ``None`` where it is absent or no day."""
    try:
        return date.fromisoformat(read(name)) if read(name) else None
    except ValueError:
        return None


def _keep_day(name: str, key: str) -> None:
    value = st.session_state[key]
    write_one(name, value.isoformat() if isinstance(value, date) else "")


def _keep(name: str, key: str, default: str = "") -> None:
    value = st.session_state[key]
    write_one(name, "" if value == default or value is None else value)


def _keep_switch(name: str, key: str, on: str) -> None:
    write_one(name, on if st.session_state[key] else "")
