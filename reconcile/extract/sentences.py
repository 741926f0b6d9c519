"""Split a text into sentences: spans, in order, without outer white space.

A line end closes a sentence unless the text is hard-wrapped. A full stop
closes one unless it belongs to an abbreviation, an initial or a number.
"""

from __future__ import annotations

import regex

from reconcile.lexicons.load import load_table
from reconcile.model import Span

#: Code points; a plain-text mail or wire file is wrapped at 60 to 80 columns.
MAX_WRAPPED_LINE = 100
#: Code points; below this a line is a headline or a list item, not a wrapped line.
MIN_WRAPPED_LINE = 45
#: Lines; fewer tell nothing about wrapping.
MIN_LINES = 4
#: Code points; a longer run without an end is cut at white space, so that one line of 5 MB stays cheap to read.
MAX_SENTENCE = 2_000

_ENDS = regex.compile(
    r"""
    (?P<line>[^\S\n]*\n\s*)                                    # a line end
    | (?P<stop>[.!?…]+[)\]"'”’»]*)(?P<gap>[^\S\n]+)(?=["'“‘«(\[]*[\p{Lu}\p{Nd}—–-])  # before a capital or a figure
    | (?<=\p{Ll}\p{Ll})(?P<tight>[.!?]["”’]?)(?=["“‘]?\p{Lu}\p{Ll})                  # an end without its blank
    """,
    regex.VERBOSE,
)
_WORD_BEFORE = regex.compile(r"[\p{L}.]+$")
_WORD_AFTER = regex.compile(r"[\"'“‘«(\[]*([\p{L}']+)")
_RULES = {row["word"]: row["rule"] for row in load_table("abbreviations")}
#: Words that open a sentence far oftener than they follow an abbreviation.
_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "this",
        "that",
        "these",
        "those",
        "there",
        "in",
        "on",
        "at",
        "after",
        "before",
        "but",
        "and",
        "as",
        "if",
        "when",
        "while",
        "for",
        "from",
        "with",
        "by",
        "its",
        "his",
        "her",
        "their",
        "our",
        "some",
        "many",
        "most",
        "more",
        "meanwhile",
        "however",
        "also",
        "no",
        "not",
        "one",
        "two",
        "three",
        "another",
        "several",
        "dozens",
        "hundreds",
        "thousands",
        "residents",
        "officials",
        "witnesses",
        "activists",
        "police",
        "rescue",
    ]
)


def find_sentences(text: str) -> list[Span]:
    """Return the sentences of ``text``, in order, blank ones left out.

    >>> find_sentences("Gen. Amsel spoke. Two died.")
    [Span(start=0, end=17), Span(start=18, end=27)]
    """
    wrapped = _is_hard_wrapped(text)
    spans: list[Span] = []
    start = 0
    for match in _ENDS.finditer(text):
        if match["line"] is not None:
            if match["line"].count("\n") == 1 and not _breaks_at_line(text, match.start(), match.end(), wrapped):
                continue
            end = match.start()
        elif match["stop"] is not None:
            if not _is_end(text, match.start("stop"), match["stop"], match.end()):
                continue
            end = match.end("stop")
        else:
            end = match.end()
        _append(spans, text, start, end)
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    """Append text[start:end] without outer blanks, cut where it is overlong."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        spans.append(Span(start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        spans.append(Span(start, end))


def _is_end(text: str, stop: int, mark: str, after: int) -> bool:
    """Return whether the full stop at ``stop`` ends a sentence."""
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(0, stop - 24), stop)
    if before is None:
        return True
    word = before[0].lower().strip(".")
    rule = _RULES.get(word)
    if rule == "never":
        # "Sat", "Mar" and the like also end sentences as words: months only before a figure.
        return False
    if len(word) == 1 and word.isalpha() and before[0].isupper() and word not in "i":
        return False
    if rule == "starter" or (len(word) <= 6 and "." in word):
        following = _WORD_AFTER.match(text, after)
        return following is not None and following[1].lower() in _STARTERS
    return True


def _is_hard_wrapped(text: str) -> bool:
    """Return whether single line ends are layout and not ends."""
    head = text[:20_000]
    if head.count("\n") < MIN_LINES:
        return False
    lengths = sorted(len(line) for line in head.split("\n") if line.strip())
    return (
        len(lengths) >= MIN_LINES and lengths[-1] <= MAX_WRAPPED_LINE and lengths[len(lengths) // 2] >= MIN_WRAPPED_LINE
    )


def _breaks_at_line(text: str, end: int, after: int, wrapped: bool) -> bool:
    """Return whether the single line end between ``end`` and ``after`` closes a sentence."""
    if after >= len(text) or end == 0:
        return True
    if wrapped:
        return text[end - 1] in '.!?:"”’' and not text[after].islower()
    return not text[after].islower() or text[end - 1] in ".!?"
