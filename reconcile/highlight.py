"""Text and spans in, escaped HTML out: the words of a report with its claims marked.

Nothing of the text is ever markup: every run of characters is escaped, and the
only tags are the ``<mark>`` elements made here. Stripping the tags and
unescaping gives the input back, character for character.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

#: Only these may be opened from a report's url; anything else is shown as text.
LINK_SCHEMES = ("http://", "https://")
#: Words on either side of a text fragment: enough to be unique, short enough for a link.
FRAGMENT_WORDS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A span to mark. ``style`` is a CSS class name, ``note`` shows on hover, ``id`` names a claim."""

    start: int
    end: int
    style: str = "figure"
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters, and all marks over it, those that begin first before the others."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def styles(self) -> str:
        """The CSS classes of the piece."""
        return " ".join(dict.fromkeys(mark.style for mark in self.marks))

    @property
    def notes(self) -> str:
        """What shows on hover, of every mark over the piece."""
        return " · ".join(dict.fromkeys(mark.note for mark in self.marks if mark.note))


def marked_pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """Return ``text[start:end]`` cut at the edges of all marks; the pieces together are the text again.

    Marks outside the window are cut to it; empty and reversed ones are ignored.

    Args:
        text: The stored text; offsets are code points of it.
        marks: Spans in any order, overlapping or not.
        start: First code point shown.
        end: One past the last; ``None`` is the end of the text.

    >>> [piece.text for piece in marked_pieces("12 died", [Mark(start=0, end=2)])]
    ['12', ' died']
    """
    stop = len(text) if end is None else max(start, min(end, len(text)))
    start = max(0, min(start, stop))
    inside = [m for m in marks if max(m.start, start) < min(m.end, stop)]
    inside.sort(key=lambda m: (m.start, -m.end, m.style, m.id))
    edges = sorted({start, stop, *(min(max(e, start), stop) for m in inside for e in (m.start, m.end))})
    pieces: list[Piece] = []
    live: list[Mark] = []
    waiting = iter(inside)
    following = next(waiting, None)
    for left, right in pairwise(edges):
        live = [m for m in live if m.end > left]
        while following is not None and following.start <= left:
            live.append(following)
            following = next(waiting, None)
        pieces.append(Piece(text[left:right], tuple(live)))
    return pieces


def marked_html(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> str:
    """Return ``text[start:end]`` as escaped HTML with every mark in place.

    Where marks overlap the text is cut at each edge and every piece carries the
    styles of all marks over it, so that no tag crosses another and an overlap
    can be seen. A claim's id is put on the first piece of its mark only. The
    arguments are those of ``marked_pieces``.

    >>> marked_html("at least <12> died", [Mark(start=10, end=12)])
    'at least &lt;<mark class="figure">12</mark>&gt; died'
    """
    named: set[str] = set()
    return "".join(
        _wrap(piece, named) if piece.marks else html.escape(piece.text)
        for piece in marked_pieces(text, marks, start, end)
    )


def _wrap(piece: Piece, named: set[str]) -> str:
    attributes = f' class="{html.escape(piece.styles)}"'
    if piece.notes:
        attributes += f' title="{html.escape(piece.notes)}"'
    fresh = [m.id for m in piece.marks if m.id and m.id not in named]
    if fresh:
        named.update(fresh)
        attributes += f' id="claim-{html.escape(fresh[-1])}"'
    return f"<mark{attributes}>{html.escape(piece.text)}</mark>"


def passage_link(url: str, text: str, start: int, end: int) -> str:
    """Return ``url`` with a text fragment that scrolls to ``text[start:end]``.

    Long passages are named by their first and last words, as the fragment
    syntax allows. "" where the url is not http or https: a link of another
    kind must not be clickable.

    >>> passage_link("https://a.org/x", "Officials said 12 died.", 0, 23)
    'https://a.org/x#:~:text=Officials%20said%2012%20died.'
    """
    address = url.strip()
    if not address.lower().startswith(LINK_SCHEMES):
        return ""
    words = text[start:end].split()
    if not words:
        return address
    joined = [words] if len(words) <= 2 * FRAGMENT_WORDS else [words[:FRAGMENT_WORDS], words[-FRAGMENT_WORDS:]]
    fragment = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in joined)
    base, _, anchor = address.partition("#")
    return f"{base}#{anchor}:~:text={fragment}"
