"""Tell a headline from the text below it, so that a report is read from its lead on, whose dateline tells the place."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = re.compile(r"\w+")


def part_headline(text: str, titles: Iterable[str]) -> tuple[str, str]:
    """Return the headline of a text, "" if it has none, and the text without it.

    The first line is the headline if it has the words of one of ``titles``,
    what the file itself calls so, and something comes after it.

    >>> part_headline("Fire on the Quay\\nIZMIR - Six died.", ["Fire on the quay!"])
    ('Fire on the Quay', 'IZMIR - Six died.')
    """
    first, _, rest = text.lstrip().partition("\n")
    if rest.strip() and _plain(first) in {plain for title in titles if (plain := _plain(title))}:
        return " ".join(first.split()), rest.lstrip()
    return "", text


def _plain(line: str) -> str:
    return " ".join(_WORDS.findall(line.casefold()))
