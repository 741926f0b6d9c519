"""The words of a report in the browser: every mark can be reached by mouse and key, and tells its note.

The text reaches the browser as pieces of plain text and is put on the page as
such; the script is fixed and asks nothing of the network.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import streamlit as st

from reconcile.highlight import Mark, marked_pieces

SHOWN = 60_000  # characters of a report on the page at once, about 10,000 words

_HTML = """<div class="reader"><div class="text" dir="auto"></div>
<div class="tip" role="tooltip" hidden></div><div class="notes" hidden></div></div>"""
_HERE = Path(__file__)
_reader = st.components.v2.component(
    "reconcile_reader",
    html=_HTML,
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


def text_parts(text: str) -> list[tuple[int, int]]:
    """Return the parts in which a text is shown, half-open, cut between words; together they are the whole.

    >>> text_parts("Six died.")
    [(0, 9)]
    """
    parts = []
    start = 0
    while len(text) - start > SHOWN:
        half = start + SHOWN // 2
        end = max(text.rfind("\n", half, start + SHOWN), text.rfind(" ", half, start + SHOWN)) + 1
        end = end or start + SHOWN
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


def show_text(
    text: str,
    marks: Sequence[Mark],
    part: tuple[int, int],
    *,
    lang: str,
    chosen: str,
    key: str,
    on_choose: Callable[[str], None],
) -> None:
    """Show a part of a text with its marks; a mark with an id is a button that chooses it.

    Args:
        text: The stored text; offsets are code points of it.
        marks: Spans with their notes, overlapping or not.
        part: What is shown.
        lang: Of the text, for screen readers.
        chosen: The id of the mark that is outlined and brought into view, "" for none.
        key: Identity of the reader on the page.
        on_choose: Called with the id of a mark.
    """

    def choose() -> None:
        picked = st.session_state[key].get("chosen")
        if picked:
            on_choose(str(picked))

    pieces = wire_pieces(text, marks, part)
    version = blake2b(json.dumps(pieces).encode(), digest_size=10).hexdigest()
    data = {"pieces": pieces, "version": version, "lang": lang, "chosen": chosen}
    _reader(key=key, data=data, on_chosen_change=choose)


def wire_pieces(text: str, marks: Sequence[Mark], part: tuple[int, int]) -> list[list[Any]]:
    """Return the pieces as the browser is sent them: words, styles, ids, note, whether a mark begins here.

    Only where a mark begins does the key stop, so that an overlap costs no more stops than it has marks.

    >>> wire_pieces("12 died", [Mark(start=0, end=2, note="killed: 12", id="a")], (0, 7))
    [['12', 'figure', ['a'], 'killed: 12', True], [' died', '', [], '', False]]
    """
    pieces: list[list[Any]] = []
    at = max(part[0], 0)
    for piece in marked_pieces(text, marks, *part):
        begun = any(max(mark.start, part[0]) == at and mark.style != "claimant" for mark in piece.marks)
        ids = [mark.id for mark in piece.marks if mark.id]
        pieces.append([piece.text, piece.styles, ids, piece.notes, begun])
        at += len(piece.text)
    return pieces
