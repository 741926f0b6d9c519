"""Words that say that a figure is a part of another: "of those killed, five …", "five were among the dead"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count, kind_of
from reconcile.extract.tokens import Kind, Token

#: The value of ``Count.whole`` for a part whose whole stands in an earlier sentence.
EARLIER = -1
#: Tokens of "Of the 40 people killed on Sunday," before its comma.
MAX_OPENING = 9
#: Tokens between a counted group and "among": "12 boys were reported to be among".
MAX_LINK = 5
_AMONG = frozenset({"among", "amongst", "among those"})


def link_pointers(tokens: Sequence[Token], counts: Sequence[Count]) -> None:
    """Link the figures of a sentence that its words call parts of another figure."""
    opening = _opening_cue(tokens)
    for position, count in enumerate(counts):
        if count.outcome is None or count.whole is not None:
            continue
        if opening is not None and count.at > opening and tokens[opening].entry.outcome is count.outcome:
            count.whole = EARLIER
        else:
            count.whole = _among(tokens, counts, count)
        if count.whole is None and 0 < position < len(counts) - 1 and _is_listed(tokens, count, counts[position + 1]):
            count.whole = counts[position + 1].whole = counts[position - 1].at


def _opening_cue(tokens: Sequence[Token]) -> int | None:
    """Return the cue of "Of those killed, …", None if the sentence opens otherwise or counts them there."""
    if kind_of(tokens, 0) is not Kind.OF:
        return None
    cue = None
    for i in range(1, min(MAX_OPENING, len(tokens))):
        kind = tokens[i].kind
        if kind is Kind.COMMA:
            return cue
        if kind is Kind.NUMBER:
            return None
        if kind is Kind.CUE:
            cue = i
    return None


def _among(tokens: Sequence[Token], counts: Sequence[Count], count: Count) -> int | None:
    """Return the whole of "five were among the dead" (``EARLIER``), "five were among the 40 killed" (that figure)."""
    end = count.phrase.end
    for i in range(end, min(end + MAX_LINK, len(tokens))):
        if tokens[i].word in _AMONG:
            following = i + 2 if kind_of(tokens, i + 1) is Kind.DETERMINER else i + 1
            whole = next((c for c in counts if c.at == following and c.outcome is count.outcome), None)
            if whole is not None:
                return whole.at
            after = kind_of(tokens, following), kind_of(tokens, following + 1)
            return EARLIER if i > end and Kind.CUE in after else None
        if tokens[i].kind not in (Kind.BE, Kind.HAVE, Kind.TRANSPARENT, Kind.WORD):
            return None
    return None


def _is_listed(tokens: Sequence[Token], count: Count, following: Count) -> bool:
    """Return whether the figure and the next are one list of parts: "five lawyers and two guards among them"."""
    end = count.phrase.end
    is_list = kind_of(tokens, end) is Kind.AND and end + 1 == following.at and following.whole is not None
    return is_list and kind_of(tokens, following.phrase.end) is Kind.INCLUDING
