"""Sentences with their figures marked, "[[12]] hurt", taken apart for a test."""

from __future__ import annotations

import re

from reconcile.model import Span

MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def unmark(marked: str) -> tuple[str, list[Span]]:
    """Return the sentence without its marks, and the span of what each mark held.

    >>> unmark("[[12]] hurt")
    ('12 hurt', [Span(start=0, end=2)])
    """
    spans: list[Span] = []
    text = ""
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match.group(1))))
        text += match.group(1)
        at = match.end()
    return text + marked[at:], spans
