"""The flat form of a text, in which the words of a table are found by hopping from blank to blank.

Searching for a blank and then a word is three times as fast as searching for
whatever may stand before a word, and small letters halve the words to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What may stand before a word besides a blank.
_PARTERS = "\n\r\t\xa0\u202f\u2009\u200b([{<\"'“”„‘’‹«»-–—‐‑/\\.,;:!?…*•·|>)]}=+#&@%$€£~\u2028\u2029\ufeff"
#: Letters by which a tree of words branches: more take longer to compile and to match, fewer to match.
TREE_DEPTH = 2


class _Memo:
    """The text flattened last: dates, kinds and cues of one document ask in turn."""

    pair = ("", " ")


def flatten(text: str) -> str:
    """Return a blank and then ``text`` in small letters, with a blank for every mark that parts words.

    Where a word stands at ``start`` in ``text``, the flat form has its blank
    at ``start`` and the word just after: the start of a match of " word" is
    the start of the word, its end lies one too far.

    >>> flatten("Air-strike (Douma)")
    ' air strike  douma '
    """
    last, flat = _Memo.pair
    if last is text:
        return flat
    # Of all capitals only this one grows when lowered; offsets must not move.
    flat = " " + text.replace("İ", "i").lower()
    for mark in _PARTERS:
        flat = flat.replace(mark, " ")
    _Memo.pair = (text, flat)
    return flat


def prefix_tree(words: Iterable[str], blank: str = " ", depth: int = TREE_DEPTH) -> str:
    """Return a regex for ``words`` that reads common beginnings once, with ``blank`` for each blank.

    Beyond ``depth`` letters the rests stand side by side, the longest first.

    >>> prefix_tree(["March", "May"])
    'Ma(?:rch|y)'
    """
    if not depth:
        ordered = sorted(set(words), key=lambda word: (-len(word), word))
        rests = [re.escape(word).replace("\\ ", blank) for word in ordered]
        return rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})"
    branches: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    parts = [
        (blank if first == " " else re.escape(first)) + prefix_tree(rest, blank, depth - 1)
        for first, rest in sorted(branches.items())
    ]
    if not parts:
        return ""
    if not ends:
        return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{'|'.join(parts)})?"
