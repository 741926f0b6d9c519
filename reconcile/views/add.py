"""Add reports: paste a text or upload files, into this case or a new one, and see at once what was read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from reconcile.errors import InputError, ReconcileError
from reconcile.model import Claim, Document
from reconcile.read import KNOWN_SUFFIXES, Note, make_document, read_bytes
from reconcile.read.document import is_iso_date
from reconcile.views import case_data
from reconcile.views.address import page, plain, read, write
from reconcile.views.case_data import CaseView
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import html_list, html_table, show_html
from reconcile.wording import claimant_words, count_words, counted_words, figure_words

FILE_KINDS = tuple(sorted(suffix.removeprefix(".") for suffix in KNOWN_SUFFIXES))
LARGEST_FILE = 20  # MB
PREVIEW = 12  # claims shown after the reading; the case has them all
NEW_CASE = ""  # the choice of a new case; no case has an empty id


@case_page("add")
def show(case: CaseView) -> None:
    """Show the form; after it was sent, what became of each report."""
    title_row("Add reports", "add", case)
    st.markdown("Paste a report or upload files. They are read on this computer and sent nowhere.")
    target, name = _choose_case(case)
    pasted, uploaded = st.tabs(["Paste text", "Upload files"])
    with pasted:
        _paste_form(target, name)
    with uploaded:
        _upload_form(target, name)
    _show_outcome(case)


def _choose_case(case: CaseView) -> tuple[str, str]:
    cases = {c.id: c.name for c in case_data.list_cases()}
    own = next((c.id for c in case_data.list_cases() if c.id == case.id and not c.is_demo), NEW_CASE)
    options = [NEW_CASE, *cases]
    left, right = st.columns(2)
    with left:
        target = st.selectbox(
            "Into",
            options,
            index=options.index(own),
            format_func=lambda id: cases.get(id, "A new case"),
            key=f"target_{own}",
        )
    with right:
        name = st.text_input(
            "Name of the new case", placeholder="My case", disabled=target != NEW_CASE, key="new_case_name"
        )
    return target, (name or "").strip() or "My case"


def _paste_form(target: str, name: str) -> None:
    round = int(st.session_state.setdefault("paste_round", 0))  # a new round has new, empty fields
    with st.form(f"paste_{round}", border=False):
        text = st.text_area("Text of the report", height=220, placeholder="Paste the whole report here.")
        first, second = st.columns(2)
        with first:
            outlet = st.text_input("Outlet", placeholder="Who published it")
            title = st.text_input("Title")
        with second:
            published = st.text_input(
                "Report date", placeholder="2017-04-05", help="Year-month-day. “On Tuesday” is read against it."
            )
            url = st.text_input("Link", placeholder="https://…")
        sent = st.form_submit_button("Read this report", type="primary")
    if not sent:
        return
    if not text.strip():
        st.error("There is no text yet. Paste the report into the field above.", icon=":material/error:")
        return
    if published.strip() and not is_iso_date(published.strip()):
        st.error(
            "The report date is not a date such as 2017-04-05. Mend it or leave it empty.", icon=":material/error:"
        )
        return
    fields = {"outlet": outlet.strip(), "title": title.strip(), "url": url.strip(), "published": published.strip()}
    _take_in(target, name, [make_document(text, fields)], [])


def _upload_form(target: str, name: str) -> None:
    with st.form("upload", border=False, clear_on_submit=True):
        files = st.file_uploader(
            "Files: .txt, .md, .html, .pdf, .docx, .eml, .csv, .jsonl, or a .zip of them",
            type=FILE_KINDS,
            accept_multiple_files=True,
            max_upload_size=LARGEST_FILE,
        )
        sent = st.form_submit_button("Read these files", type="primary")
    if not sent:
        return
    if not files:
        st.error("No file is chosen yet.", icon=":material/error:")
        return
    documents: list[Document] = []
    told: list[str] = []
    problems: list[InputError] = []
    notes: list[Note] = []
    for file in files:
        documents += read_bytes(file.name, file.getvalue(), on_problem=problems.append, on_note=notes.append)
    told += [f"✗ {problem}" for problem in problems] + [f"• {note}" for note in notes]
    _take_in(target, name, documents, told)


def _take_in(target: str, name: str, documents: Sequence[Document], told: list[str]) -> None:
    """Add the documents to the case chosen, a new one made only if there is something to put in it."""
    if not documents:
        st.session_state["added"] = ("", [], told or ["Nothing could be read."])
        return
    bar = st.progress(0.0, text="Reading …")

    def progress(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), text=f"Reading {min(done + 1, total)} of {total} …")

    try:
        id = target or case_data.create_case(name).id
        added = case_data.add_documents(id, documents, progress)
    except ReconcileError as error:
        st.session_state["added"] = ("", [], [*told, f"✗ {error}"])
        return
    finally:
        bar.empty()
    st.session_state["paste_round"] = int(st.session_state.get("paste_round", 0)) + 1
    told += [f"• {note}" for note in added.duplicates] + [f"✗ {problem}" for problem in added.conflicts]
    st.session_state["added"] = (id, list(added.added), told)
    write("case", id)  # the next report goes into the same case
    st.rerun()


def _show_outcome(shown: CaseView) -> None:
    """Show what became of the last reports sent: failures with their reason, claims, the way to the case."""
    if "added" not in st.session_state:
        return
    id, docs, told = st.session_state["added"]
    if id not in ("", shown.id):
        return
    st.subheader("What was read", anchor=False)
    if told:
        show_html(html_list(told))
    if not id:
        st.error("No report was added. The reasons stand above.", icon=":material/error:")
        return
    case = case_data.load_case(id, read("convention") or case_data.DEFAULT_CONVENTION)
    claims = [claim for doc in docs if doc in case.readings for claim in case.readings[doc].claims if claim.is_core]
    told_words = f"{count_words(len(docs), 'report')} added to {plain(case.name)}"
    st.success(f"{told_words}, with {count_words(len(claims), 'claim')} of people harmed.", icon=":material/check:")
    label = f"**Open {plain(case.name)}**"
    st.page_link(page("events"), label=label, icon=":material/arrow_forward:", query_params={"case": id})
    rows = [
        (figure_words(c), counted_words(c.outcome, c.victims, c.unit), claimant_words(c), f"“{_sentence(case, c)}”")
        for c in claims[:PREVIEW]
    ]
    if rows:
        show_html(html_table(("Figure", "Of", "Claimant", "Sentence"), rows))
    if len(claims) > PREVIEW:
        st.caption(f"Showing {PREVIEW} of {len(claims)} claims.")


def _sentence(case: CaseView, claim: Claim) -> str:
    return case.readings[claim.doc].document.text[claim.sentence_start : claim.sentence_end]
