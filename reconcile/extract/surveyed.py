"""Figures of a report or count that a text tells on: "San Pedro had 451 killings, 12 fewer than in 2018".

Whoever published figures is named once; the breakdown that follows is still
his, as long as it compares and counts, and nobody else is credited between.
"""

from __future__ import annotations

import re

from reconcile.extract.credit_index import AttributionIndex, Credited

#: Sentences; a report told on further than this is named again.
MAX_TOLD_BACK = 6
#: Words of a sentence that credits a count and not a single statement.
_COUNTED = re.compile(
    r"\b(?:figures|data|statistics|(?:annual|yearly|quarterly|monthly|new|latest)\s(?:report|survey|tally|count)|the\sreport|tally|"
    r"database|census|survey|yearbook)\b",
    re.IGNORECASE,
)
#: A text without one of these needs no closer look.
_COUNTS = ("figures", "data", "tatistics", "report ", "report,", "tally", "count ", "ensus", "urvey", "yearbook")
#: What tells on of a count: comparison, share, rank.
_TELLS_ON = re.compile(
    r"""\b(?:
        (?:rose|risen|fell|fallen|increased|decreased|dropped|climbed|declined|grew|jumped)\s(?:to|by|from|\d)
      | declining\ssince | accounted\sfor | compared\s(?:with|to) | (?:up|down)\sfrom
      | (?:fewer|more|less|higher|lower)\sthan\s(?:in|a\syear|the\syear|before|last|the\sprevious)
      | (?:deadliest|bloodiest|worst|safest)\s(?:\w+\s)?(?:year|month|day|country|state|province|region|city|district)
      | worst[\s-]hit | hardest[\s-]hit | most\saffected
      | followed\sby | of\s(?:last|the|this)\s(?:year[’']?s?\s)?(?:victims|total|deaths|cases)
      | (?:half|third|quarter|per\s?cent)\sof
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: … and what tells of one attack or crash.
_EVENT = re.compile(r"\bon\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|overnight)\b", re.IGNORECASE)


def surveyed_credit(index: AttributionIndex, number: int) -> Credited | None:
    """Return the credit of the report or count that the sentence of this number tells on, None if it tells of none."""
    if number not in index.surveyed:
        index.surveyed[number] = _find_survey(index, number)
    return index.surveyed[number]


def _find_survey(index: AttributionIndex, number: int) -> Credited | None:
    text, (start, end) = index.text, index.sentences[number]
    if index.tells_count is None:
        index.tells_count = any(word in text for word in _COUNTS)
    if not index.tells_count:
        return None
    if not _TELLS_ON.search(text, start, end) or _EVENT.search(text, start, end):
        return None
    told: Credited | None = None
    for back in range(number - 1, max(-1, number - 1 - MAX_TOLD_BACK), -1):
        said = [one for one in index.credits_of(back) if not one.credit.cites]
        if not said:
            continue
        if told is not None and said[-1].claimants[0].name != told.claimants[0].name:
            return None
        told = said[-1]
        if _COUNTED.search(index.text, index.sentences[back].start, index.sentences[back].end):
            return told
    return None
