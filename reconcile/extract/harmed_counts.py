"""Find the figures of a sentence that count the harmed, to tell a part of the lead's toll from the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.extract.date_words import MONTHS
from reconcile.model import Span

COUNTED_AHEAD, COUNTED_BEHIND = 75, 20  # code points around a figure in which its people are said to be harmed
YEARS = frozenset(str(year) for year in range(1900, 2100))

FIGURE = re.compile(
    r"(?<![\d:.,/-])(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,7})(?![\w:/%]|[.,]\d|-\w"
    r"| (?:km|kms|kilomet|miles|met|years?|months?|days?|hours?|minutes?|percent|per cent))"
    r"|(?<![\w-])(?P<word>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen)\b"
)
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
NUMBER_WORDS = {word: value for value, word in enumerate(f"{_SMALL} eighteen nineteen".split(), start=1)}
for _ten, _tens in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2):
    NUMBER_WORDS[_tens] = 10 * _ten
    NUMBER_WORDS |= {f"{_tens}-{word}": 10 * _ten + NUMBER_WORDS[word] for word in _SMALL.split()[:9]}
MONTH_WORDS = frozenset(map(str.lower, MONTHS))
#: Nouns that a figure counts beside those harmed: "three bombs", "two fighter aircraft".
_NO_PEOPLE = frozenset(
    "bombs missiles shells rockets mines grenades shots bullets rounds strikes airstrikes raids attacks blasts"
    " explosions aircraft jets planes warplanes helicopters drones vehicles cars trucks buses boats houses homes"
    " buildings villages towns districts provinces states cities regions".split()
)
_LEADS_ON = frozenset("in by from during and to as at after of on when near".split())


def count_harmed(low: str, flat: str, sentence: Span, harm: frozenset[str]) -> Iterator[int]:
    """Yield the figures of a sentence beside which a word of harm stands.

    Args:
        low: The text in lower case.
        flat: Its flat form.
    """
    start, end = sentence
    for found in FIGURE.finditer(low, start, end):
        at, behind = found.span()
        before = flat[max(start, at - COUNTED_BEHIND) + 1 : at + 1].split()
        after = flat[behind + 1 : min(end, behind + COUNTED_AHEAD) + 1].split()
        if harm.isdisjoint(before) and harm.isdisjoint(after):
            continue
        if found["word"] == "one" and after[:1] == ["of"]:
            continue
        if not MONTH_WORDS.isdisjoint((*before[-1:], *after[:1])):
            continue
        if not _NO_PEOPLE.isdisjoint(after[:1] if _LEADS_ON.issuperset(after[:1]) else after[:2]):
            continue
        digits = found["digits"]
        if digits not in YEARS:
            yield int(digits.replace(",", "")) if digits else NUMBER_WORDS[found["word"]]
