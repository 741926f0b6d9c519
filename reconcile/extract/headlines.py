"""Headlines: "20 dead: monitor", "Police: 20 dead", and those glued to the lead below them."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from reconcile.extract.claimant_phrases import Phrase, PhraseSort, read_phrase
from reconcile.extract.claimant_words import DAYS, Words, text_of
from reconcile.extract.cues import Credit
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.subjects import OF_WHOM, name_start, read_back
from reconcile.model import ClaimantKind, Span, Stance

#: Code points; a headline repeated in the text stands at its very start, after a date at most.
MAX_HEADLINE_START = 120
#: Code points; "Raid kills 20 AFP Monday 6 May 2019 Twenty people …" is cut after its date.
MAX_DATED_HEADLINE = 260
#: Words; a headline is shorter.
MAX_HEADLINE = 30
_DATED_HEADLINE = regex.compile(
    r"[^.!?\n]{20,200}?\s(?:(?:AFP|Reuters|AP|dpa|DPA|Xinhua)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s\d{1,2}\s\p{Lu}\p{L}{2,8}\s(?:19|20)\d\d"
    r"(?=\s[\p{Lu}\"“])"
)
#: Marks that part a headline from who says it: "20 dead: monitor", "20 dead - monitor".
TITLE_MARKS = frozenset(":—–-|")
_WIRES = frozenset("AFP Reuters REUTERS AP DPA dpa Xinhua".split())
_HEADLINE_ENDS = _WIRES | frozenset(".|")
_HEADLINE_KINDS = frozenset(
    {ClaimantKind.MONITOR, ClaimantKind.UN, ClaimantKind.MEDIA, ClaimantKind.NGO, ClaimantKind.MEDICAL}
)
_AFTER_SUFFIX = frozenset(
    "in on at of for from by with to against the a an and or near kill kills killed hit hits target targets "
    "targeting over between under after before as".split()
)


def part_headline(text: str, sentences: Sequence[Span], title: str) -> Sequence[Span]:
    """Return the sentences with the headline cut off the lead that it is glued to."""
    at = text.find(title, 0, MAX_HEADLINE_START + len(title)) if title else -1
    dated = _DATED_HEADLINE.match(text, 0, MAX_DATED_HEADLINE) if text.find("day ", 0, MAX_DATED_HEADLINE) > 0 else None
    if at < 0 and dated is None:
        return sentences
    cut = dated.end() if dated is not None else at + len(title)
    parted: list[Span] = []
    for sentence in sentences:
        if sentence.start < cut < sentence.end and text[cut : cut + 1].isspace():
            parted += [Span(sentence.start, cut), Span(cut + 1, sentence.end)]
        else:
            parted.append(sentence)
    return parted


def titled_credit(words: Words, sentence: Span) -> Credit | None:
    """Return the credit of "20 dead: monitor" and "Police: 20 dead"."""
    if TITLE_MARKS.isdisjoint(words.words):
        return None
    count = len(words)
    marks = [k for k in range(count) if words.words[k] in TITLE_MARKS and 0 < k < count - 1]
    if marks and marks[-1] >= count - 8:
        mark = marks[-1]
        end = count - (words.words[count - 1] in ".")
        phrase = read_phrase(words, mark + 1, end)
        if phrase is not None and phrase.last == end and phrase.sort not in (PhraseSort.PRONOUN, PhraseSort.PROPER):
            return Credit(
                mark,
                [phrase],
                words.span(mark, mark + 1),
                Stance.ASSERTED,
                "headline-suffix",
                Span(sentence.start, words.starts[mark]),
                None,
            )
    if marks and words.words[marks[0]] == ":" and marks[0] <= 6:
        phrase = read_phrase(words, 0, marks[0])
        dateline = phrase is not None and phrase.sort is PhraseSort.PROPER and _is_dateline(words, marks[0])
        if phrase is not None and phrase.last == marks[0] and phrase.sort is not PhraseSort.PRONOUN and not dateline:
            return Credit(
                marks[0],
                [phrase],
                words.span(marks[0], marks[0] + 1),
                Stance.ASSERTED,
                "headline-prefix",
                None,
                Span(words.end(marks[0]), sentence.end),
            )
    return None


def _is_dateline(words: Words, mark: int) -> bool:
    """Return whether unknown names before a colon tell where news was filed: "PESHAWAR: ", "Lahore: "."""
    if all(words.words[k].isupper() for k in range(mark)):
        return True
    return bool(load_gazetteer().find(text_of(words, 0, mark)))


def suffix_credit(words: Words, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of a headline that lost its colon: "Raid kills 20 Observatory".

    The name stands at the end, or before a wire's name and the day.
    """
    first = min((min(credit.at, credit.phrases[0].first) for credit in credits), default=len(words))
    end = _headline_end(words, min(len(words), first, MAX_HEADLINE))
    if not end or not _may_end_headline(words, end - 1):
        return None
    at = end - 1
    while at > 3 and words.roles(at - 1) & {"trait", "body"} and words.roles(at) and words.lows[at] not in OF_WHOM:
        at -= 1
    phrase = read_phrase(words, at, end, deep=False) if words.roles(end - 1) else _name_at_end(words, end)
    if (
        phrase is None
        or phrase.last != end
        or phrase.determiner
        or phrase.person
        or words.words[phrase.first] in _WIRES
    ):
        return None
    at = phrase.first
    if at < 3 or words.lows[at - 1] in _AFTER_SUFFIX:
        return None
    stopped = end < len(words) and words.words[end] == "."
    named = (
        phrase.sort is PhraseSort.NAME and phrase.bodies[0][2].kind in _HEADLINE_KINDS and words.words[at][0].isupper()
    )
    noun = phrase.sort is not PhraseSort.NAME and "ends_headline" in words.marks(end - 1)
    if (named and not (stopped and credits)) or (noun and not stopped and not words.words[at - 1][0].isdigit()):
        span = Span(sentence.start, words.starts[at])
        return Credit(at, [phrase], words.span(at, end), Stance.ASSERTED, "headline-suffix", span, None)
    return None


def _name_at_end(words: Words, end: int) -> Phrase | None:
    """Return the name of the table that ends at ``end``, not the place before it: "… in Aldar SANA"."""
    named = read_phrase(words, name_start(words, end), end, deep=False)
    return named if named is not None and named.sort is PhraseSort.NAME and named.last == end else read_back(words, end)


def _may_end_headline(words: Words, at: int) -> bool:
    """Return whether the word can be the last of a claimant's name in a headline."""
    entry = words.entries[at]
    return entry.names_body or entry.ends_body or entry.word == ")" or "ends_headline" in entry.marks


def _headline_end(words: Words, last: int) -> int:
    """Return the first word, up to ``last``, before which a headline may end, 0 if there is none.

    A full stop follows it, a wire, a day with its date, or nothing.
    """
    if _HEADLINE_ENDS.isdisjoint(words.words[4 : last + 1]) and DAYS.isdisjoint(words.lows[4 : last + 1]):
        return last if 4 <= last == len(words) else 0
    for at, (word, low) in enumerate(zip(words.words[4 : last + 1], words.lows[4 : last + 1], strict=True), 4):
        if word in _HEADLINE_ENDS or (low in DAYS and at + 1 < len(words) and words.words[at + 1][0].isdigit()):
            return at
    return last if 4 <= last == len(words) else 0
