"""Find the quantity words that count only beside a noun: some, many, no, none.

"Some villagers were hurt" holds a vague three, "some say" nothing, so
what these words count is for the claim reader to judge. Where they bound a
number ("some 200", "no fewer than 12") they are a part of it and not here.
"""

from __future__ import annotations

import re
from operator import attrgetter

from reconcile.extract.atoms import QUANTIFIERS, WORDS, find_quantity_words, lowered, trie
from reconcile.model import Modifier, Number

#: Code points on either side of "number" in which its words stand: "a very considerable number of" has 29.
NUMBER_WINDOW = 40
_VALUES = {
    phrase: (int(row["low"]), int(row["high"]) if row["high"] else None, Modifier(row["modifier"]))
    for phrase, row in QUANTIFIERS.items()
}
_COUNTING = [word for word, (kind, _) in WORDS.items() if kind not in ("ordinal", "part")] + ["half a", "several"]
_SIZE = (
    r"(?:very\s+)?(?:large|larger|great|greater|huge|small|smaller|high|higher|good|fair|considerable|significant|substantial"
    r"|growing|increasing|unknown|unspecified|undisclosed|undetermined|unconfirmed|limited|low|sizeable|record|tiny|few|vast|similar|equal)"
)
_NUMBER_OF = re.compile(
    rf"\b(?:an?\s+(?:{_SIZE}\s+)?number\s+of|an?\s+{_SIZE}\s+number|{_SIZE}\s+numbers?\s+of|numbers\s+of)(?![\w’'-])"
)
_start = attrgetter("start")
_GOES_ON = frozenset("’'-")
_BEFORE_MANY = re.compile(r"(?:\b(?:as|how|so|too)|\bnot)\s+$")
_BEFORE_NUMBERS = re.compile(r"\b(?:the|their|its|these|those|phone|telephone|mobile|serial)\s+$")
_OPENS_CLAUSE = re.compile(r"(?:^|[.;:!?,\n\"”“-]|\b(?:and|but|though|that))\s*$")
_NO_COUNT = re.compile(
    r"\s+(?:fewer|less|more|longer|matter|doubt|idea|comment|way|choice|plans?|sign|signs|evidence|word|reason|wonder|question|need|use|such"
    r"|other|intention|problem|surprise|confirmation|claim|information|immediate|indication|details?|mention)\b|\.?\s*[0-9]|[.,;:!?”\"]"
)
_FIGURE_AHEAD = re.compile(
    rf"\s+(?:(?:other|additional|further|about|of)\s+)?(?:an?\s+)?(?:[0-9$£€]|(?:{trie(_COUNTING)})\b)"
)


def find_quantifiers(text: str) -> list[Number]:
    """Return the quantity words of ``text`` that count only beside a noun, in order.

    Low and high by the literal convention: some, many, a number of 3 and
    more; no, none, nobody 0.

    >>> [(n.low, n.high) for n in find_quantifiers("No one died, many were hurt")]
    [(0, 0), (3, None)]
    """
    low = lowered(text)
    found = []
    for start, end, word in find_quantity_words(low):
        number = _word_at(low, start, end, word) if word in _VALUES else None
        if number is not None:
            found.append(number)
    numbers_of = _numbers_of(low)
    return sorted(found + numbers_of, key=_start) if numbers_of else found


def _numbers_of(low: str) -> list[Number]:
    """Return "a number of", "a large number", "small numbers of" and their like."""
    found: list[Number] = []
    floor = 0
    at = low.find("number")
    while at >= 0:
        match = _NUMBER_OF.search(low, max(floor, at - NUMBER_WINDOW), at + NUMBER_WINDOW)
        floor = at + 6
        if match:
            start, floor = match.span()
            if low[start] != "n" or not _BEFORE_NUMBERS.search(low, max(0, start - 12), start):
                found.append(Number(start=start, end=floor, low=3, high=None, modifier=Modifier.VAGUE))
        at = low.find("number", floor)
    return found


def _word_at(low: str, start: int, end: int, word: str) -> Number | None:
    """Return the quantity of a word of the table, ``None`` where it bounds a number or counts nothing."""
    if low[end : end + 1] in _GOES_ON or _FIGURE_AHEAD.match(low, end):
        return None
    if word == "no" and _NO_COUNT.match(low, end):
        return None
    if word == "neither" and not _OPENS_CLAUSE.search(low, max(0, start - 12), start):
        return None  # "were neither killed nor hurt"
    if word.startswith("many") and _BEFORE_MANY.search(low, max(0, start - 8), start):
        return None
    least, most, modifier = _VALUES[word]
    return Number(start=start, end=end, low=least, high=most, modifier=modifier)
