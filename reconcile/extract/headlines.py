"""Headlines: "20 dead: monitor", "Police: 20 dead", and those glued to the lead below them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import regex

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import WIRES, Words, text_of
from reconcile.extract.closed_words import COUNTS, DAYS
from reconcile.extract.cues import Credit
from reconcile.extract.ministries import is_country
from reconcile.extract.phrases_back import OF_WHOM, name_start, read_back
from reconcile.model import ClaimantKind, Span, Stance

#: Code points; a headline repeated in the text stands at its very start, after a date at most.
MAX_HEADLINE_START = 120
#: Code points; "Raid kills 20 AFP Monday 6 May 2019 Twenty people …" is cut after its date.
MAX_DATED_HEADLINE = 260
#: Code points; a wire's name and a date, which the headline keeps, are shorter than a summary below it.
MAX_DATE_BEHIND = 40
#: Words; a headline is shorter …
MAX_HEADLINE = 30
#: … and no shorter than this before the name that ends it.
MIN_HEADLINE = 4
#: Code points; a shorter piece of a title may stand anywhere.
MIN_TITLE = 20
#: Sentences; a summary that the lead repeats stands among the first.
MAX_REPEATED = 3
#: Code points; what is repeated so far is no chance.
MIN_REPEATED = 30
#: Words of places that also tell whose word it is: "health ministry", "rights group".
_OF_CLAIMANTS = frozenset("state health rights rescue relief emergency".split())
#: What parts a title from the name of its site.
_SITE = regex.compile(r"\s[|–—-]\s")
_DATED_HEADLINE = regex.compile(
    r"[^.!?\n]{20,200}?\s(?:(?:AFP|Reuters|AP|dpa|DPA|Xinhua)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s\d{1,2}\s\p{Lu}\p{L}{2,8}\s(?:19|20)\d\d"
    r"(?=\s[\p{Lu}\"“])"
)
_DAY_OF_MONTH = re.compile(r"day\s\d")
#: Marks that part a headline from who says it: "20 dead: monitor", "20 dead - monitor".
TITLE_MARKS = frozenset(":—–-|")
_HEADLINE_ENDS = WIRES | frozenset(".|")
_HEADLINE_KINDS = frozenset(
    {ClaimantKind.MONITOR, ClaimantKind.UN, ClaimantKind.MEDIA, ClaimantKind.NGO, ClaimantKind.MEDICAL}
)
_AFTER_SUFFIX = frozenset(
    "in on at of for from by with to against the a an and or near kill kills killed hit hits target targets "
    "targeting over between under after before as told tells".split()
)


def part_headline(text: str, sentences: Sequence[Span], title: str) -> Sequence[Span]:
    """Return the sentences with the headline cut off the lead that it is glued to."""
    at = text.find(title, 0, MAX_HEADLINE_START + len(title)) if title else -1
    if at < 0 and title and _SITE.search(title):
        title = _SITE.split(title, 1)[0]
        at = text.find(title, 0, MAX_HEADLINE_START + len(title)) if len(title) >= MIN_TITLE else -1
    sentences = _part_repeated(text, sentences)
    is_dated = text.find("day ", 0, MAX_DATED_HEADLINE) > 0 and _DAY_OF_MONTH.search(text, 0, MAX_DATED_HEADLINE)
    dated = _DATED_HEADLINE.match(text, 0, MAX_DATED_HEADLINE) if is_dated else None
    if at < 0 and dated is None:
        return sentences
    cuts = [at + len(title)] if at >= 0 else []
    if dated is not None and cuts and 0 <= dated.end() - cuts[0] <= MAX_DATE_BEHIND:
        cuts = []
    if dated is not None:
        cuts.append(dated.end())
    parted = list(sentences)
    for cut in cuts:
        k = bisect_right(parted, cut, key=lambda sentence: sentence.start) - 1
        if k >= 0 and parted[k].start < cut < parted[k].end and text[cut : cut + 1].isspace():
            parted[k : k + 1] = [Span(parted[k].start, cut), Span(cut + 1, parted[k].end)]
    return parted


def _part_repeated(text: str, sentences: Sequence[Span]) -> Sequence[Span]:
    """Return the sentences with a summary cut off the lead that repeats it word for word.

    "Gunmen killed nine in Aldar Gunmen killed nine in Aldar, police said."
    """
    for number, sentence in enumerate(sentences[:MAX_REPEATED]):
        opening = text[sentence.start : sentence.start + MIN_REPEATED]
        again = text.find(opening, sentence.start + MIN_REPEATED, sentence.end)
        if again > 0 and text[again - 1].isspace():
            parted = [Span(sentence.start, again - 1), Span(again, sentence.end)]
            return [*sentences[:number], *parted, *sentences[number + 1 :]]
    return sentences


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
        if phrase is not None and phrase.person and phrase.heads and "is_monitor" in words.marks(phrase.heads[-1]):
            phrase.person, phrase.core_end = None, phrase.heads[-1] + 1  # a byline: "20 dead: monitor Ana Lind"
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
        # an unknown name may be a dateline, a storm, a district or a label: "Aldar: ", "Cyclone Halma: ", "Breaking: "
        if (
            phrase is not None
            and phrase.last == marks[0]
            and phrase.sort not in (PhraseSort.PRONOUN, PhraseSort.PROPER)
            and not (phrase.sort is PhraseSort.NAME and is_country(text_of(words, phrase.first, phrase.last)))
        ):
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


def suffix_credit(words: Words, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of a headline that lost its colon: "Raid kills 20 Observatory".

    The name stands at the end, or before a wire's name and the day.
    """
    first = min((min(credit.at, credit.phrases[0].first) for credit in credits), default=len(words))
    end = _headline_end(words, min(len(words), first, MAX_HEADLINE))
    if not end or not _may_end_headline(words, end - 1):
        return None
    phrase = _named_at_end(words, end)
    if phrase is None and words.roles(end - 1):
        phrase = read_phrase(words, _noun_start(words, end), end, deep=False)
    elif phrase is None:
        phrase = read_back(words, end)
    if phrase is None or phrase.last != end or phrase.determiner or words.words[phrase.first] in WIRES:
        return None
    if phrase.person and not all(words.roles(k) for k in range(*phrase.person)):
        return None
    at = phrase.first
    is_body = bool(phrase.bodies) or "body" in words.roles(end - 1)
    if at < MIN_HEADLINE - 1 or (
        words.lows[at - 1] in _AFTER_SUFFIX and not (words.lows[at - 1] == "killed" and is_body)
    ):
        return None
    stopped = end < len(words) and words.words[end] == "."
    named = (
        phrase.sort is PhraseSort.NAME and phrase.bodies[0][2].kind in _HEADLINE_KINDS and words.words[at][0].isupper()
    )
    noun = phrase.sort is not PhraseSort.NAME and _ends_headline(words, at, end - 1) and not _is_counted(words, at, end)
    if (named and not (stopped and credits)) or (noun and not stopped):
        span = Span(sentence.start, words.starts[at])
        return Credit(at, [phrase], words.span(at, end), Stance.ASSERTED, "headline-suffix", span, None)
    return None


def _noun_start(words: Words, end: int) -> int:
    """Return where the nouns that end a headline begin: "Monitor", "State media", "war monitor", but not "town police".

    Where the headline lost its colon, the capital behind it tells.
    """
    at = end - 1
    while at > MIN_HEADLINE - 1 and words.lows[at] not in OF_WHOM:
        before, here = words.entries[at - 1], words.words[at]
        if before.roles.isdisjoint({"trait", "body"}) or (
            "setting" in before.roles and before.low not in _OF_CLAIMANTS
        ):
            break
        if "is_monitor" in words.marks(end - 1) and before.low.endswith("s") and before.low not in _OF_CLAIMANTS:
            break  # "kills 38 regime forces monitor"
        opens = before.word[0].isupper() and here[0].islower()
        if here[0].isupper() and not here.isupper() and before.word[0].islower():
            break
        at -= 1
        if opens:
            break
    return at


def _ends_headline(words: Words, first: int, last: int) -> bool:
    """Return whether a headline may end on these words: "police", "monitoring group", "civil defence"."""
    marks = words.marks(last)
    if "ends_headline" in marks or words.lows[first : last + 1] in (["civil", "defence"], ["civil", "defense"]):
        return True
    return first < last and (words.lows[first] == "monitoring" or "is_monitor" in words.marks(first))


def _is_counted(words: Words, at: int, end: int) -> bool:
    """Return whether a number before the noun counts it: "kills 12 activists", but not "kills 12 Monitor"."""
    number = words.words[at - 1]
    if not number[0].isdigit() and words.lows[at - 1] not in COUNTS:
        return False
    low = words.lows[end - 1]
    return number == "1" or low.endswith("s") or low in ("police", "army") or words.words[at].islower()


def _named_at_end(words: Words, end: int) -> Phrase | None:
    """Return the name of the table that ends at ``end`` without the place before it: "… in Aldar SANA"."""
    named = read_phrase(words, name_start(words, end), end, deep=False)
    return named if named is not None and named.sort is PhraseSort.NAME and named.last == end else None


def _may_end_headline(words: Words, at: int) -> bool:
    """Return whether the word can be the last of a claimant's name in a headline."""
    entry = words.entries[at]
    if entry.names_body or entry.ends_body or entry.word == ")" or "ends_headline" in entry.marks:
        return True
    return entry.low in ("group", "defence", "defense")


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
