"""Cases: every investigation kept here; make, rename, archive, export, import, and bring the demo case back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from reconcile.errors import ReconcileError
from reconcile.store import DEMO_ID, Case
from reconcile.views import case_data
from reconcile.views.address import plain, write
from reconcile.views.case_data import CaseView
from reconcile.views.frame import case_page, title_row
from reconcile.views.parts import choosable_table
from reconcile.views.person import ask_person
from reconcile.views.review_acts import show_told, tell
from reconcile.wording import count_words, day_words, number_words

LARGEST_IMPORT = 200  # MB; a case of 5,000 reports takes about 30


@case_page("cases")
def show(case: CaseView) -> None:
    """Show the list of cases, then what can be done with the one that is open, then a new one."""
    title_row("Cases", "cases", case)
    show_told()
    person = ask_person()
    held = case_data.list_cases(with_archived=True)
    _show_list(held, case.id)
    opened = next(c for c in held if c.id == case.id)
    left, right = st.columns(2, gap="large")
    with left:
        _show_opened(opened, can_act=bool(person))
    with right:
        _show_new(can_act=bool(person))


def _show_list(held: list[Case], chosen: str) -> None:
    choosable_table(
        ("Case", "Reports", "Made", "State"),
        [
            {
                "id": case.id,
                "cells": [
                    case.name,
                    number_words(case.reports),
                    day_words(case.created[:10]),
                    "demo" if case.is_demo else "in the archive" if case.archived else "",
                ],
                "chosen": case.id == chosen,
                "faint": case.archived,
            }
            for case in held
        ],
        key="cases_table",
        on_choose=lambda id: write("case", id),
    )


def _show_opened(case: Case, *, can_act: bool) -> None:
    st.header(plain(case.name), anchor=False)
    st.caption(f"{count_words(case.reports, 'report')}, made on {day_words(case.created[:10])}")
    with st.form("rename", border=False):
        name = st.text_input("Name", value=case.name, key=f"name_{case.id}")
        sent = st.form_submit_button("Rename", disabled=not can_act)
    if sent:
        tell(lambda: f"Renamed to {case_data.desk().rename_case(case.id, name).name}")
        st.rerun()
    with st.container(horizontal=True, key="case_buttons"):
        st.download_button(
            "Export as one file",
            data=lambda: case_data.export_case(case.id),
            file_name=f"{case.id}.zip",
            mime="application/zip",
            icon=":material/download:",
            on_click="ignore",
        )
        label = "Take out of the archive" if case.archived else "Archive"
        st.button(label, on_click=_archive, args=(case.id, not case.archived), disabled=not can_act,
                  icon=":material/archive:", key="archive_button")  # fmt: skip
    st.caption(
        "The file holds the reports, reviews, decisions and the log; it opens on any machine. Archiving deletes "
        "nothing: the case leaves the switcher, and its links open as before."
    )
    if case.is_demo:
        _show_reset(can_act=can_act)


def _archive(id: str, archived: bool) -> None:
    done = "put into the archive" if archived else "taken out of the archive"
    tell(lambda: f"{case_data.desk().archive_case(id, archived).name} was {done}")


def _show_reset(*, can_act: bool) -> None:
    with st.expander("Bring the demo case back as it ships"):
        st.markdown(
            "Reports added to it and everything said of its claims are put aside. Nothing is lost: "
            "undo the reset in the log of the Review page and it is all there again."
        )
        sure = st.checkbox("Yes, reset the demo case", key="reset_sure")
        st.button("Reset", on_click=_reset, disabled=not (sure and can_act), key="reset_button")


def _reset() -> None:
    st.session_state["reset_sure"] = False
    tell(lambda: f"{case_data.reset_demo_case().name} is as it ships")


def _show_new(*, can_act: bool) -> None:
    st.header("A new case", anchor=False)
    with st.form("new_case", border=False, clear_on_submit=True):
        name = st.text_input("Name of the new case", placeholder="My case")
        sent = st.form_submit_button("Make the case", disabled=not can_act)
    if sent:
        _open_made(lambda: case_data.desk().create_case(name), "made")
    st.header("Import a case", anchor=False)
    with st.form("import_case", border=False, clear_on_submit=True):
        file = st.file_uploader("The file that Export wrote", type=("zip",), max_upload_size=LARGEST_IMPORT)
        sent = st.form_submit_button("Import", disabled=not can_act)
    if sent and file is None:
        st.error("No file is chosen yet.", icon=":material/error:")
    elif sent and file is not None:
        _open_made(lambda: case_data.desk().import_case(file.getvalue(), file.name), "imported")


def _open_made(make: Callable[[], Case], done: str) -> None:
    """Make a case and open it; say why where it cannot be made."""
    try:
        case = make()
    except ReconcileError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.session_state["review_told"] = f"{case.name} was {done}"
    write("case", "" if case.id == DEMO_ID else case.id)
    st.rerun()
