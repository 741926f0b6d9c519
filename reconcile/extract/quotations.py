"""Find what stands in quotation marks over more than one sentence: one speaker said it all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from reconcile.model import Span

#: Code points; what stands longer in quotation marks has lost a mark somewhere.
MAX_QUOTE = 1_500
# the look ahead lets the engine hop from mark to mark
_DOUBLE_MARK = regex.compile(
    r"""(?=["“”\n])(?:(?P<open>(?<![\w.,!?…])["“](?=[\w\[$£€]))|(?P<close>["”])|(?P<gap>\n\s*\n|\n(?=\S)))"""
)
_SINGLE_MARK = regex.compile(
    r"""(?=['‘’\n])(?:(?P<open>(?<![\w.,!?…])['‘](?=[\w\[$£€]))|(?P<close>(?<=[.,!?…\w])['’](?!\w))|(?P<gap>\n\s*\n|\n(?=\S)))"""
)
_OPENS = regex.compile(r"""["“'‘]""")


def find_quotations(text: str, starts: Sequence[int]) -> list[Span]:
    """Return the stretches in quotation marks that run over more than one sentence.

    Straight marks open after a blank and close before one. A stretch that a
    blank line cuts goes on where the next paragraph opens a mark again.
    """
    quotes: list[Span] = []
    for opening, marks in (('"“', _DOUBLE_MARK), ("'‘", _SINGLE_MARK)):
        if opening[0] not in text and opening[1] not in text:
            continue
        opened: int | None = None
        for match in marks.finditer(text):
            kind = match.lastgroup
            if kind == "open" and opened is None:
                opened = match.end()
            elif opened is not None and (kind == "close" or (kind == "gap" and not _OPENS.match(text, match.end()))):
                end = match.start()
                if end - opened <= MAX_QUOTE and bisect_right(starts, opened) != bisect_right(
                    starts, max(opened, end - 1)
                ):
                    quotes.append(Span(opened, end))
                opened = None
    return sorted(quotes)
