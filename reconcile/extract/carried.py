"""Whose word goes on: a figure that its own sentence credits to nobody may belong to the one before.

The claimant carries over only if the words say that it goes on ("eleven of
them"), or if both stand in one quotation; never backward, and not across
words that turn to another time or attack.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import regex

from reconcile.extract.credit_index import AttributionIndex, Credited
from reconcile.model import Span

#: Sentences; how far a claimant is carried over words that credit nobody.
MAX_CARRY = 2
_QUOTED = regex.compile(r"""(?<![\w])["“'‘](?=\w)""")
_GOES_ON = re.compile(
    r"""["'“‘]?(?:
        (?:at\sleast\s|about\s|some\s|around\s|nearly\s|more\sthan\s|over\s|up\sto\s)?(?:an\s?)?(?:\w+\s){0,2}?of\s(?:them|those|these|the\s(?:dead|victims|wounded|injured|killed))
      | among\s(?:at\sleast\s|some\s|about\s|more\sthan\s)?[\w,]+\s(?:dead|wounded|injured|killed|victims)\b
      | (?:among|of)\s(?:them|those|the\s(?:dead|deaths|wounded|victims|injured|killed|missing))
      | the\s(?:dead|victims|wounded|injured|missing|fatalities|casualties|remaining|rest|others?)\b
      | the\s(?:figures?|tally|count|total|toll|death\stoll)\b
      | those\s(?:killed|dead|injured|wounded|hurt|missing|detained|arrested)\b
      | the\s\w+\sothers
      | (?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|most|dozens|several|some)\s
        (?:were|was|are|is|had|have|has|died|(?!(?:wound|injur|arm|mask|unidentifi)ed)\w+ed\s(?:to|from|in|at|on|when|after))\b
      | (?:this|these|they)\s
      | (?:(?:at\sleast|about|some|more\sthan|over|around|nearly|up\sto)\s)?
        (?:another|an\sadditional|a\sfurther|[\w,-]+\s(?:others?|more|further|additional))\b
      | (?:other|more|additional)\s(?!than)\w+
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_THEM = regex.compile(
    r"\b(?<!,[^,]{0,40}\s)(?:(?:among|of)\s(?:them|those|the\s(?:dead|victims|wounded|injured|casualties|killed))|(?:were|was)\samong\b)"
)
#: A sentence on the count of the one before it, whatever else it tells.
_THE_FIGURE = re.compile(
    r"(?:(?:if|but|and|yet)\s)?the\s(?:figures?|tally|count|total|toll|death\stoll)\b(?!\searlier\b)", re.IGNORECASE
)
#: Words that turn to another time or attack: the claimant does not go on.
_TURNS = regex.compile(
    r"\b(?:came|comes|since|deadliest|worst|last\s(?:week|month|year)|earlier|previous(?:ly)?|that\syear|in\s(?:19|20)\d\d|meanwhile|"
    r"on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day|elsewhere|separate(?:ly)?|in\sanother)\b",
    regex.IGNORECASE,
)


def carried_credit(index: AttributionIndex, number: int, span: Span) -> tuple[Credited, str] | None:
    """Return the credit of another sentence that the figure's sentence belongs to, and the rule."""
    spoken = _speaker(index, number, span)
    if spoken is not None:
        return spoken, "same-quotation"
    here = index.credits_of(number)
    if here and any(not one.credit.cites for one in here):
        return None
    announced = number > 0 and index.text[index.sentences[number - 1].end - 1] == ":"
    if not announced and not _goes_on(index, number, span):
        return None
    for back in range(number - 1, max(-1, number - 1 - MAX_CARRY), -1):
        earlier = [one for one in index.credits_of(back) if not one.credit.cites]
        if earlier:
            return earlier[-1], "carried-over"
    return None


def _goes_on(index: AttributionIndex, number: int, span: Span) -> bool:
    """Return whether the sentence speaks on of the dead of the one before it, up to the figure."""
    if number not in index.going_on:
        index.going_on[number] = _how_it_goes_on(index.text, index.sentences[number])
    goes_on = index.going_on[number]
    if goes_on is None or goes_on:
        return bool(goes_on)
    return not _TURNS.search(index.text, index.sentences[number].start, span.start)


def _how_it_goes_on(text: str, sentence: Span) -> bool | None:
    """Return True where the sentence speaks on whatever it tells, False where it may turn, None where it does not."""
    start, end = sentence
    if _THE_FIGURE.match(text, start, end):
        return True  # "if the count took in those killed since May …" speaks on of the same count
    if _GOES_ON.match(text, start, end):
        return False
    tells_of_them = text.find("of th", start, end) > 0 or text.find("among", start, end) > 0
    return False if tells_of_them and _OF_THEM.search(text, start, end) else None


def _speaker(index: AttributionIndex, number: int, span: Span) -> Credited | None:
    """Return who speaks in the quotation that the figure stands in, told in another sentence of it."""
    at = bisect_right(index.quotes, span.start, key=lambda quote: quote.start) - 1
    if at >= 0 and index.quotes[at].end > span.start:
        quote = index.quotes[at]
        last = bisect_right(index.starts, quote.end - 1) - 1
        for one in index.credits_of(last):
            if one.credit.before is not None and one.credit.before.start <= quote.end - 1 < one.credit.before.end + 1:
                return one
        first = bisect_right(index.starts, quote.start) - 1
        for one in reversed(index.credits_of(first)):
            if one.credit.cue.end <= quote.start:
                return one
    if index.text[index.sentences[number].start] not in "\"“'‘":
        return None
    for back in range(number - 1, max(-1, number - 1 - MAX_CARRY), -1):
        sentence = index.sentences[back]
        spoken = [one for one in index.credits_of(back) if not one.credit.cites]
        if spoken:
            quoted = spoken[-1].claimants[0].person or _QUOTED.search(index.text, sentence.start, sentence.end)
            return spoken[-1] if quoted else None
        if index.text[sentence.start] not in "\"“'‘":
            return None
    return None
