"""Find the quantity words that count only beside a noun: some, many, no, none.

"Some villagers were hurt" holds a vague three, "some say" nothing, so
what these words count is for the claim reader to judge. Where they bound a
number ("some 200", "no fewer than 12") they are a part of it and not here.
"""

from __future__ import annotations

import re

from reconcile.extract.atoms import WORDS, lowered, trie
from reconcile.lexicons.load import load_table
from reconcile.model import Modifier, Number

_ROWS = {row["phrase"]: row for row in load_table("vague") if row["role"] == "quantifier" or row["phrase"] == "many"}
_COUNTING = [word for word, (kind, _) in WORDS.items() if kind not in ("ordinal", "part")] + ["half a", "several"]
_SIZE = (
    r"(?:very\s+)?(?:large|larger|great|greater|huge|small|smaller|high|higher|good|fair|considerable|significant|substantial"
    r"|growing|increasing|unknown|unspecified|undisclosed|undetermined|unconfirmed|limited|low|sizeable|record|tiny|few|vast|similar|equal)"
)
_QUANTIFIER = re.compile(
    rf"\b(?:(?P<word>{trie(_ROWS)})|(?P<number>an?\s+(?:{_SIZE}\s+)?number\s+of|an?\s+{_SIZE}\s+number|{_SIZE}\s+numbers?\s+of|numbers\s+of))(?![\w’'-])"
)
_BEFORE_MANY = re.compile(r"(?:\b(?:as|how|so|too)|\bnot)\s+$")
_BEFORE_NUMBERS = re.compile(r"\b(?:the|their|its|these|those|phone|telephone|mobile|serial)\s+$")
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
    for match in _QUANTIFIER.finditer(low):
        start, end = match.span()
        word = match.group("word")
        if word is None:
            if match.group()[0] == "n" and _BEFORE_NUMBERS.search(low, max(0, start - 12), start):
                continue
            found.append(Number(start=start, end=end, low=3, high=None, modifier=Modifier.VAGUE))
            continue
        row = _ROWS[" ".join(word.split())]
        if _FIGURE_AHEAD.match(low, end) or (
            word.startswith("many") and _BEFORE_MANY.search(low, max(0, start - 8), start)
        ):
            continue
        if word == "no" and _NO_COUNT.match(low, end):
            continue
        high = float(row["high"]) if row["high"] else None
        found.append(
            Number(
                start=start,
                end=end,
                low=int(row["low"]),
                high=None if high is None else int(high),
                modifier=Modifier(row["modifier"]),
            )
        )
    return found
