"""What stands around every page: the sidebar, the title with its link, and a kind word when something fails."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from textwrap import shorten

import streamlit as st

from reconcile.errors import ReconcileError, UnknownId
from reconcile.store import DEMO_ID
from reconcile.views import case_data
from reconcile.views.address import PAGES, PARAMETERS, carried, page, plain, read, this_view, write
from reconcile.views.case_data import CaseView
from reconcile.views.look import STYLE
from reconcile.views.parts import copy_button, soften_links
from reconcile.views.reader_locale import fragment, told_to_reader
from reconcile.views.shield import show_shield

SKELETON = 420  # px, where the page will be while its case is being read
LONGEST_TITLE = 160  # characters; a headline, not a paragraph
#: Pages that show another case as well as the one before; on the others a switch of the case leads to its events.
SAME_PAGE = ("events", "claimants", "reports", "review", "cases")
logger = logging.getLogger(__name__)

_NOUNS = {"case": "a case that is not kept here", "event": "an event that this case does not hold"}
_NOUNS |= {"document": "a report that this case does not hold", "claim": "a claim that this case does not hold"}
_NOUNS |= {"snapshot": "a frozen view, which this version of the program cannot open yet"}
_NOUNS |= {"denial": "a denial that this report does not hold"}
_NOUNS |= {"list": "a list that the Review page does not have"}
_NOUNS |= {"claimant": "a claimant that this case does not hold", "convention": "a convention that is not known"}


def case_page(path: str, *, redraws_alone: bool = False) -> Callable[[Callable[[CaseView], None]], Callable[[], None]]:
    """Return a decorator that shows a page within the frame, on the case that the URL names.

    An unknown case or convention is told and the page stops: another one in
    its place would be a wrong answer under a shared link. A page that
    ``redraws_alone`` is a fragment: a choice on it sends neither the style
    sheet nor the sidebar again.
    """

    def decorate(body: Callable[[CaseView], None]) -> Callable[[], None]:
        def show_body() -> None:
            with _told_kindly(path):
                if read("snapshot"):
                    raise UnknownId("snapshot", read("snapshot"))
                with st.skeleton(height=SKELETON):
                    case = case_data.load_case(_case_id(), read("convention") or case_data.DEFAULT_CONVENTION)
                body(case)

        drawn = fragment(show_body) if redraws_alone else told_to_reader(show_body)

        @wraps(body)
        def show() -> None:
            st.html(STYLE)
            soften_links()
            is_framed = False
            with _told_kindly(path):
                _sidebar(path, _case_id())
                is_framed = True
            if is_framed:
                drawn()

        return show

    return decorate


def _case_id() -> str:
    return read("case") or DEMO_ID


@contextmanager
def _told_kindly(path: str) -> Iterator[None]:
    """Tell a failure in words on the page, never as a traceback."""
    try:
        yield
    except UnknownId as unknown:
        tell_unknown(unknown.kind, unknown.id)
    except ReconcileError as error:
        st.error(plain(str(error)), icon=":material/error:")
    except Exception:
        logger.exception("page %s failed", path)
        st.error(
            "This page could not be drawn. Nothing was changed or lost. The cause stands in the log of the "
            "program; the other pages should still work.",
            icon=":material/error:",
        )


def tell_unknown(kind: str, id: str) -> None:
    """Say that a link names something not held here, with a way on, and show nothing in its place."""
    st.title("Not found", anchor=False)
    st.warning(
        f"This link names {_NOUNS.get(kind, 'something that is not kept here')}: {plain(id)}",
        icon=":material/link_off:",
    )
    st.markdown(
        "It may have been removed, or the link may be for another computer's cases. Nothing else is shown in its place."
    )
    known_case = kind != "case"
    parameters = {name: value for name, value in carried().items() if known_case or name != "case"}
    if kind == "convention":
        parameters.pop("convention", None)
    st.page_link(
        page("events"), label="All events of this case" if known_case else "The demo case", query_params=parameters
    )


def title_row(title: str, path: str, case: CaseView) -> None:
    """Show the page's title with the button that copies the link of this very view."""
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="title_row"):
        st.title(plain(shorten(title, LONGEST_TITLE, placeholder=" …")), anchor=False)
        copy_button("Copy link", this_view(path, case.id), key=f"copy_link_{path}", names=PARAMETERS)
    if case.convention != case_data.DEFAULT_CONVENTION:
        table = case_data.CONVENTION_WORDS[case.convention]
        st.caption(f"Vague words are read by the {table} table. The Method page explains and switches it.")


def _sidebar(path: str, case_id: str) -> None:
    cases = {case.id: case.name for case in case_data.list_cases()}
    with st.sidebar:
        st.html('<div class="rc"><p class="big">Reconcile</p><p class="soft">Who says how many</p></div>')
        options = list(cases) if case_id in cases else [*cases, case_id]
        st.session_state["case_switch"] = case_id
        chosen = st.selectbox(
            "Case",
            options,
            format_func=lambda id: cases.get(id, "Unknown case"),
            key="case_switch",
            on_change=_case_switched,
        )
        if st.session_state.pop("case_was_switched", False) and path not in SAME_PAGE:
            st.switch_page(page("events"), query_params=carried(case=chosen))
        for name, (label, icon) in PAGES.items():
            if name != "event":
                st.page_link(page(name), label=label, icon=icon, query_params=carried())
        show_shield()
        st.caption("Reported figures and who stated them. No figure here is a finding of this program.")


def _case_switched() -> None:
    kept = st.session_state["case_switch"]
    convention = read("convention")
    st.query_params.clear()
    write("case", kept)
    write("convention", convention)
    st.session_state["case_was_switched"] = True
