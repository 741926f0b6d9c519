"""Posts that a page embeds, signed behind their words: "Nine killed in Orun. — Lake Monitor (@lake) May 4, 2019"."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words
from reconcile.extract.closed_words import MONTHS
from reconcile.extract.cues import Credit
from reconcile.extract.ministries import is_country
from reconcile.extract.phrases_back import LEADING_PREPS
from reconcile.model import Span, Stance

#: Words; who signs a post has a shorter name.
MAX_SIGNED = 5
#: Digits of a year.
YEAR_DIGITS = 4


def is_signed(words: Words) -> bool:
    """Return whether a signature may stand in the sentence: a bracket and a month."""
    return "(" in words.words and not MONTHS.isdisjoint(words.lows)


def signatures(words: Words, sentence: Span) -> list[Credit]:
    """Return the credits of the posts that are signed in the sentence, each with the words before it."""
    found: list[Credit] = []
    floor = sentence.start
    for at, word in enumerate(words.words):
        if word != "(" or not (end := _signature_end(words, at)):
            continue
        phrase = _signer(words, at)
        if phrase is not None:
            before = Span(floor, max(floor, words.starts[phrase.first]))
            cue = words.span(at, end)
            found.append(Credit(at, [phrase], cue, Stance.ASSERTED, "posted", before, None))
        floor = words.end(end - 1)
    return found


def _signature_end(words: Words, at: int) -> int:
    """Return where "(@lake) May 4, 2019" that begins at word ``at`` ends, 0 if it is no signature."""
    i = at + 1 + (words.words[at + 1 : at + 2] == ["@"])
    if i + 4 > len(words) or words.words[i].isdigit() or words.words[i + 1] != ")" or words.lows[i + 2] not in MONTHS:
        return 0
    i += 4 + (words.words[i + 4 : i + 5] == [","])
    year = words.words[i] if i < len(words) else ""
    return i + 1 if len(year) == YEAR_DIGITS and year.isdigit() else 0


def _signer(words: Words, at: int) -> Phrase | None:
    """Return the name that ends before the bracket at word ``at``, None if no name does."""
    first = at
    if words.words[at + 1] != "@" and is_country(words.words[at + 1]):
        return None
    while first and at - first < MAX_SIGNED and words.is_name(first - 1):
        first -= 1
    if first and words.lows[first - 1] in LEADING_PREPS:
        return None  # "nine died in Orun (Kenya) May 4, 2019"
    for start in range(max(0, first - 1), at):
        phrase = read_phrase(words, start, at, deep=False)
        if phrase is not None and phrase.last == at and phrase.sort not in (PhraseSort.PRONOUN, PhraseSort.RECORD):
            return phrase
    return None
