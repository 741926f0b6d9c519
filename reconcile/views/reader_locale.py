"""What a page draws is written for its reader: the browser's locale is in force while a page or part of it draws."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from reconcile.locales import told_in

P = ParamSpec("P")


def told_to_reader(body: Callable[P, None]) -> Callable[P, None]:
    """Return ``body`` so that the numbers and days in what it draws are written as the reader's browser has them."""

    @wraps(body)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        with told_in(st.context.locale):
            body(*args, **kwargs)

    return told


def fragment(body: Callable[P, None]) -> Callable[P, None]:
    """Return ``body`` as a part of a page that is drawn anew alone, told to its reader each time."""
    return st.fragment(told_to_reader(body))
