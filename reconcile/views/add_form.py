"""The form of the Add page: a pasted text, files with the columns of their tables, addresses on the web."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from reconcile.errors import InputError
from reconcile.read import KNOWN_SUFFIXES
from reconcile.read.document import is_iso_date
from reconcile.read.limits import LIMITS
from reconcile.read.table import TablePreview, preview_table
from reconcile.views.address import plain
from reconcile.views.case_intake import read_step
from reconcile.views.intake import Intake, intake_of_addresses, intake_of_files, intake_of_text
from reconcile.views.look import html_table, show_html

FILE_KINDS = tuple(sorted(suffix.removeprefix(".") for suffix in KNOWN_SUFFIXES))
LARGEST_FILE = 20  # MB; .streamlit/config.toml says the same to the server
MOST_ADDRESSES = 50  # at once; a feed brings up to 200 reports by itself
TABLES = (".csv", ".tsv")
WAYS = ("Paste text", "Upload files", "Web address or feed")
LONGEST_CELL = 70  # characters of a cell in the preview of a table
ROWS_SHOWN = 3  # of a table, to see whether its columns were understood
NOT_USED = ""  # the choice of no column; no column that can be chosen has an empty name

#: What a column may hold, in the words of the screen.
COLUMN_WORDS = {
    "text": "Text of the report",
    "title": "Title",
    "outlet": "Outlet",
    "published": "Report date",
    "url": "Link",
    "author": "Author",
    "lang": "Language",
    "doc": "Id of the report",
}
#: Hosts at which a browser reaches the computer that it runs on.
_OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


def show_form(*, is_again: bool) -> Intake | None:
    """Show the ways to hand something in; return its reading, not begun yet, once one was sent.

    What was typed stays until it is kept, so that a fault can be mended and
    the same sent again; ``is_again`` says that it was read before.
    """
    st.markdown(where_words(str(st.context.url or "")))
    round = int(st.session_state.setdefault("add_round", 0))  # a new round has new, empty fields
    again = " again" if is_again else ""
    forms = (_paste_form, _upload_form, _web_form)
    way = WAYS[int(st.session_state.get("add_way", 0))]  # the tab that was sent last stays the open one
    begun = None
    for place, (tab, form) in enumerate(zip(st.tabs(WAYS, default=way), forms, strict=True)):
        with tab:
            intake = form(round, again)
        if intake is not None:
            st.session_state["add_way"] = place
            begun = intake
    return begun


def clear_form() -> None:
    """Empty every field, once what stood in them is kept."""
    st.session_state["add_round"] = int(st.session_state.get("add_round", 0)) + 1


def where_words(url: str) -> str:
    """Return where the reports are read, which depends on where the dashboard runs.

    >>> where_words("https://desk.example.org/add")
    'Reports are sent to desk.example.org, read there, and kept only when you say so.'
    """
    host = urlsplit(url).hostname or "localhost"
    if host in _OWN_HOSTS:
        return "Reports are read on this computer, sent nowhere, and kept only when you say so."
    return f"Reports are sent to {plain(host).replace(chr(92), '')}, read there, and kept only when you say so."


def _tell(words: str) -> None:
    st.error(words, icon=":material/error:")


def _paste_form(round: int, again: str) -> Intake | None:
    kept: Any = {"persist_state": "session"}
    with st.form(f"paste_{round}", border=False):
        text = st.text_area(
            "Text of the report", height=220, placeholder="Paste the whole report here.", key=f"text_{round}", **kept
        )
        first, second = st.columns(2)
        with first:
            outlet = st.text_input("Outlet", placeholder="Who published it", key=f"outlet_{round}", **kept)
            title = st.text_input("Title", key=f"title_{round}", **kept)
        with second:
            help = "Year-month-day. “On Tuesday” is read against it."
            published = st.text_input(
                "Report date", placeholder="2017-04-05", help=help, key=f"published_{round}", **kept
            )
            url = st.text_input("Link", placeholder="https://…", key=f"url_{round}", **kept)
        sent = st.form_submit_button(f"Read this report{again}", type="primary")
    if not sent:
        return None
    fields = {"outlet": outlet, "title": title, "url": url, "published": published}
    fields = {name: (value or "").strip() for name, value in fields.items()}
    if not (text or "").strip():
        _tell("There is no text yet. Paste the report into the field above.")
    elif fault := day_fault(fields["published"]):
        _tell(fault)
    else:
        return intake_of_text(text or "", fields, read_step())
    return None


def day_fault(published: str) -> str:
    """Return what is wrong with the report date that was typed, "" if nothing."""
    if not published or is_iso_date(published):
        return ""
    return "The report date is not a date such as 2017-04-05. Mend it or leave it empty."


def _upload_form(round: int, again: str) -> Intake | None:
    files = st.file_uploader(
        "Files: .txt, .md, .html, .pdf, .docx, .eml, .csv, .jsonl, or a .zip of them",
        type=FILE_KINDS,
        accept_multiple_files=True,
        max_upload_size=LARGEST_FILE,
        key=f"files_{round}",
    )
    columns = {
        file.name: _choose_columns(file.name, file.getvalue(), f"{round}_{place}")
        for place, file in enumerate(files)
        if file.name.lower().endswith(TABLES)
    }
    if not st.button(f"Read these files{again}", type="primary", key=f"read_files_{round}"):
        return None
    if not files:
        _tell("No file is chosen yet.")
        return None
    return intake_of_files([(file.name, file.getvalue()) for file in files], columns, read_step())


def _choose_columns(name: str, data: bytes, key: str) -> Mapping[str, str]:
    """Show the first rows of a table and what each of its columns is taken for; return what the person made of it."""
    try:
        preview = preview_table(data, name, count=ROWS_SHOWN)
    except InputError as error:
        _tell(f"{plain(name)} {plain(error.reason)}")
        return {}
    with st.container(border=True, key=f"columns_{key}"):
        st.markdown(f"**{plain(name)}**: which column holds what")
        cells = [[_shortened(cell) for cell in row] for row in preview.rows]
        show_html(html_table([name or "–" for name in preview.header], cells))
        chosen = _column_choices(preview, key)
        if chosen["text"] == NOT_USED:
            st.warning("Choose the column that holds the text of the reports.", icon=":material/table_chart:")
    return chosen


def _column_choices(preview: TablePreview, key: str) -> dict[str, str]:
    options = [NOT_USED, *dict.fromkeys(name for name in preview.header if name.strip())]
    places = [*st.columns(4), *st.columns(4)]
    chosen = {}
    for place, (field, label) in zip(places, COLUMN_WORDS.items(), strict=True):
        found = preview.columns.get(field)
        name = preview.header[found] if found is not None else NOT_USED
        with place:
            chosen[field] = st.selectbox(
                label,
                options,
                index=options.index(name) if name in options else 0,
                format_func=lambda column: column or "not used",
                key=f"column_{field}_{key}",
            )
    return chosen


def _shortened(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else cell[:LONGEST_CELL] + "…"


def _web_form(round: int, again: str) -> Intake | None:
    with st.form(f"web_{round}", border=False):
        typed = st.text_area(
            "Addresses, one a line",
            height=110,
            placeholder="https://…",
            help="A page, a file, or a feed (RSS or Atom), which is followed to the reports that it announces, "
            f"{LIMITS.feed_entries} at most.",
            key=f"addresses_{round}",
            persist_state="session",
        )
        st.caption(
            "Each address is asked once, now, and only because you name it; the site learns that it was asked. "
            "Only public addresses are fetched."
        )
        sent = st.form_submit_button(f"Fetch and read{again}", type="primary")
    if not sent:
        return None
    addresses = full_addresses((typed or "").split())
    if not addresses:
        _tell("There is no address yet. Write one into the field above.")
    elif len(addresses) > MOST_ADDRESSES:
        _tell(f"These are {len(addresses)} addresses; up to {MOST_ADDRESSES} are fetched at once.")
    else:
        return intake_of_addresses(addresses, read_step())
    return None


def full_addresses(typed: Sequence[str]) -> list[str]:
    """Return the addresses typed, each once, completed where only the name of a site was.

    >>> full_addresses(["example.org/a", "http://example.org/b", "example.org/a", "file:///etc/passwd"])
    ['https://example.org/a', 'http://example.org/b', 'file:///etc/passwd']
    """
    return list(dict.fromkeys(address if ":" in address else f"https://{address}" for address in typed))
