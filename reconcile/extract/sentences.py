"""Split a text into sentences: spans, in order, without outer white space.

A line end closes a sentence unless the text is hard-wrapped. A full stop
closes one unless it belongs to an abbreviation, an initial or a number.
"""

from __future__ import annotations

import re

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

#: Code points before a full stop that can be an abbreviation.
MAX_ABBREVIATION = 24

# A line end with the blanks after it, or stops with what closes behind them and the blanks after those.
# It begins with a set of characters, so that the search hops over all others.
# "… escaped.[3] Three": the note belongs to the sentence before it.
_ENDS = re.compile(r"[\n.!?…](?:(?<=\n)\s*|[.!?…]*[)\]\"'”’»]*(?:\[\d{1,3}\])*[^\S\n]*)")
# What opens a line that is an item of its own: a bullet, the hour of an entry in a live report, a heading.
_ITEM = re.compile(
    r"[-*•–—·▪]\s|\d{1,2}[:.]\d\d\b(?:\s*(?:[ap]\.?m\b\.?|GMT|UTC|BST|CET|EST|EDT|ET))?\s*[-–—:,]?\s+[A-Z\"'“‘]"
    r"|={2,}\s|#{1,6}\s"
)
#: Where page text without stops changes hands: after the credit of a photograph ("… in Aldar (Reuters Photo) Ten
#: people"), and before a dateline with its agency ("… reaches 207 ALDAR (Sputnik) The army said").
_PHOTO = re.compile(r"\((?:[\w./&’'-]+ ){0,6}[Pp]hotos?\b[^()\n]{0,60}\)\s+(?=[A-Z0-9])")
_WIRE = re.compile(
    r"\((?:Reuters|AP|AFP|Sputnik|RIA Novosti|TASS|Interfax|Xinhua|UPI|DPA|dpa|EFE|ANSA|PTI|IANS|Yonhap|Kyodo|CNN)\)"
)
_DATELINE = re.compile(r"(?<=[^\W_] )(?<![A-Z]{2} )[A-Z]{2}[A-Z '-]{2,40}(?:, [A-Z][a-z]{2,20})? \Z")
#: Code points of a dateline before its agency.
MAX_DATELINE = 70
_OPENERS = "\"'“‘«(["
_DASHES = "—–-"
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]|\.)+\Z")
_WORD_AFTER = re.compile(r"[\"'“‘«(\[]*((?:[^\W\d_]|')+)")
_RULES = {row["word"]: row["rule"] for row in load_table("abbreviations")}
#: Words that open a sentence far oftener than they follow an abbreviation.
_STARTERS = frozenset(
    (
        "the a an it he she they we i you this that these those there in on at after before but and as if when "
        "while for from with by its his her their our some many most more meanwhile however also no not one two "
        "three another several dozens hundreds thousands residents officials witnesses activists police rescue"
    ).split()
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
        at, after = match.span()
        if text[at] == "\n":
            is_end = match[0].count("\n") > 1 or _breaks_at_line(text, at, after, wrapped)
        else:
            is_end = after < len(text) and _is_end(text, at, match[0], after)
        if is_end:
            _append(spans, text, start, at if text[at] == "\n" else after)
            start = after
    _append(spans, text, start, len(text))
    seams = _find_seams(text) if "(" in text else []
    return _cut_at(seams, spans, text) if seams else spans


def _find_seams(text: str) -> list[int]:
    """Return where a sentence ends though no stop says so, in order."""
    seams = [match.end() for match in _PHOTO.finditer(text)] if "hoto" in text else []
    for wire in _WIRE.finditer(text):
        before = max(0, wire.start() - MAX_DATELINE)
        place = _DATELINE.search(text[before : wire.start()])
        if place is not None and before + place.start() > 0:
            seams.append(before + place.start())
    return sorted(seams)


def _cut_at(seams: list[int], spans: list[Span], text: str) -> list[Span]:
    """Return the sentences cut where one ends without a stop; ``seams`` are offsets in order."""
    cut: list[Span] = []
    at = 0
    for span in spans:
        start = span.start
        while at < len(seams) and seams[at] < span.end:
            if seams[at] > start:
                _append(cut, text, start, seams[at])
                start = seams[at]
            at += 1
        _append(cut, text, start, span.end)
    return cut


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


def _is_end(text: str, at: int, stop: str, after: int) -> bool:
    """Return whether the full stop at ``at`` ends a sentence; ``stop`` runs from there to the text after it."""
    following = text[after]
    if not stop[-1].isspace():
        return _is_tight_end(text, at, stop, after)
    if following in _OPENERS:
        following = text[after : after + MAX_ABBREVIATION].lstrip(_OPENERS)[:1]
    if not (following.isupper() or following.isdecimal() or (following and following in _DASHES)):
        return False
    if stop[0] != "." or stop[1] == ".":
        return True
    word = text[text.rfind(" ", max(0, at - MAX_ABBREVIATION), at) + 1 : at]
    is_plain = len(word) > 1 and word.isalpha() and word.lower() not in _RULES
    return is_plain or not _is_abbreviation(text, at, after)


def _is_tight_end(text: str, at: int, stop: str, after: int) -> bool:
    """Return whether a stop without a blank after it ends a sentence: "… nobody follows.The next begins"."""
    if text[after] in "“‘":
        after += 1
    if not text[after : after + 1].isupper() or stop[0] == "…" or stop[1:] not in ("", '"', "”", "’"):
        return False
    before = text[max(0, at - 2) : at]
    return text[after + 1 : after + 2].islower() and len(before) == 2 and before.isalpha() and before.islower()


def _is_abbreviation(text: str, at: int, after: int) -> bool:
    """Return whether the full stop at ``at`` belongs to the word before it."""
    before = _WORD_BEFORE.search(text, max(0, at - MAX_ABBREVIATION), at)
    if before is None:
        return False
    word = before[0].lower().strip(".")
    rule = _RULES.get(word)
    if rule == "never":
        return True
    if len(word) == 1 and word.isalpha() and before[0].isupper() and word != "i":
        return True
    if rule == "starter" or (len(word) <= 6 and "." in word):
        following = _WORD_AFTER.match(text, after)
        return following is None or following[1].lower() not in _STARTERS
    return False


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
    while end > 0 and text[end - 1].isspace():
        end -= 1
    if after >= len(text) or end == 0 or _ITEM.match(text, after):
        return True
    if wrapped:
        return text[end - 1] in '.!?:"”’' and not text[after].islower()
    return not text[after].islower() or text[end - 1] in ".!?"
