"""A long list shown in parts: one part at a time, which one stands in the URL, and the way to the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from reconcile.views.address import plain, read
from reconcile.views.controls import PAGE, write_all
from reconcile.views.look import show_html
from reconcile.wording import part_words, unit_words

T = TypeVar("T")


def show_part(items: Sequence[T], size: int, noun: str, show: Callable[[Sequence[T], int], None]) -> None:
    """Show the part of a list that the URL asks for, with buttons to the parts before and after it.

    Args:
        items: The whole list, at least one.
        size: Items in one part.
        noun: What an item is called.
        show: Called with the items of the part and the number of the first, from 1.
    """
    parts = -(-len(items) // size)
    asked = read(PAGE)
    number = int(asked) if asked.isascii() and asked.isdecimal() and 1 <= int(asked) <= parts else 1
    if asked and str(number) != asked:
        st.warning(f"This list has no part {plain(asked)}; here is the first.", icon=":material/link_off:")
    start = (number - 1) * size
    show(items[start : start + size], start + 1)
    if parts == 1:
        return
    end = min(start + size, len(items))
    with st.container(horizontal=True, vertical_alignment="center", key="list_parts"):
        _turn_button("Previous", ":material/chevron_left:", number - 1, is_there=number > 1)
        show_html(f"<p class='soft'>Showing {part_words(start + 1, end, len(items))} {unit_words(noun)}</p>")
        _turn_button("Next", ":material/chevron_right:", number + 1, is_there=number < parts)


def _turn_button(label: str, icon: str, number: int, *, is_there: bool) -> None:
    st.button(label, icon=icon, disabled=not is_there, on_click=_turn, args=(number,), key=f"part_{label}")


def _turn(number: int) -> None:
    write_all({PAGE: str(number) if number > 1 else ""})
