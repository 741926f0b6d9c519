"""What every reader of a date shares: its words, what it is read against, what it gives.

Each reader is called for one date word and looks a few dozen characters to
either side, never further, so a text is read in linear time.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from reconcile.extract import days
from reconcile.lexicons.load import alternation, load_table

#: Characters looked at before a word: "over the course of the past several ".
LEFT_REACH = 48
#: Characters looked at for one or two words: "until at least ", "the following ".
NEAR_REACH = 18
#: Characters looked at after a word: " 30 through September 2, 2017".
RIGHT_REACH = 40
#: Characters before a word in which "will" or "expected" makes it a coming day.
FUTURE_REACH = 60
#: Characters back in which the day that "the day before" counts from must have been named.
BASE_REACH = 250
#: Above this many, "400 years" is a way of speaking and the calendar ends.
MAX_UNITS = 999
#: Characters of an ISO date as fine as the unit.
ISO_LENGTHS = {"year": 4, "month": 7}


class Found(NamedTuple):
    """A date expression as read: its span, ISO date, rule, and whether the year was said."""

    start: int
    end: int
    date: str
    rule: str
    has_year: bool = True


class Context(NamedTuple):
    """What a word is read against: the text, also flat, the anchor, the expression before, the last that is a day."""

    text: str
    flat: str
    anchor: date | None
    before: Found | None
    last_day: Found | None = None

    def left(self, start: int) -> str:
        return self.text[max(0, start - LEFT_REACH) : start]

    def near(self, start: int) -> str:
        return self.text[max(0, start - NEAR_REACH) : start]

    def right(self, end: int) -> str:
        return self.text[end : end + RIGHT_REACH]

    def base(self, start: int, unit: str = "day") -> date | None:
        """The day, month or year that "the year before" counts from: the last one named, else the anchor's."""
        if self.before and start - self.before.end < BASE_REACH:
            length = len(self.before.date)
            if length == 10:
                return days.read_day(self.before.date)
            if length == ISO_LENGTHS.get(unit) or (unit == "year" and length == ISO_LENGTHS["month"]):
                return days.ends(self.before.date)[0]
        return self.anchor


ROWS = load_table("date_words")
VALUES = {
    kind: {row["word"]: row["value"] for row in ROWS if row["kind"] == kind} for kind in {row["kind"] for row in ROWS}
}
MONTHS = {word: int(value) for word, value in VALUES["month"].items()}
COUNTS = {word: int(value) if value else None for word, value in VALUES["count"].items()}

#: First and last month of a half or a quarter.
PARTS_OF_YEAR = {
    "first half": "01/06",
    "second half": "07/12",
    "first quarter": "01/03",
    "second quarter": "04/06",
    "third quarter": "07/09",
    "fourth quarter": "10/12",
    "last quarter": "10/12",
}
YEAR = r"(?:19|20)\d\d"
DASH = r"[-\u2013\u2014]"
#: What "2000" counts when it is no year.
COUNTED = rf"\s+(?:{alternation(VALUES['counted'])})\b"

_FUTURE = re.compile(
    r"\b(?:will|would|expected|scheduled|slated|plans?|planned|upcoming|deadline|ahead of|due (?:on|by|back|in)"
    r"|(?<!had )(?<!have )(?<!has )(?<!forced )(?<!tried )(?<!trying )(?<!failed )(?<!able )(?<!ordered )(?:due )?"
    r"to (?:be|begin|start|meet|hold|visit|vote|resume|expire|open|travel|return|arrive"
    r"|take (?:place|effect|over)|come into|go into|leave|stay|remain|close|reopen|end))\b"
    r"(?P<between>(?:[^.!?]|(?<=[ap])\.(?=m\.)|(?<=[ap]\.m)\.)*)\Z"
)
#: What has happened is not to come, whatever is planned about it: "will discuss Tuesday's raid".
_PAST = re.compile(
    r"\b(?:after|since|following|attack|strike|raid|blast|bombing|crash|earthquake|killed|died|wounded|injured|of|from)\b"
)
UNTIL = re.compile(r"\b(?:until|till)\s+(?:at least\s+)?\Z", re.I)


def last_word(left: str) -> str:
    """Return the last word of ``left`` in small letters, "" where no blank follows it."""
    if not left[-1:].isspace():
        return ""
    words = left.rsplit(None, 1)
    return words[-1].lower() if words else ""


def future(context: Context, start: int) -> bool:
    """Return whether the words before ``start`` speak of what is to come."""
    cue = _FUTURE.search(context.text[max(0, start - FUTURE_REACH) : start])
    return cue is not None and not _PAST.search(cue["between"])


def is_until(near: str) -> bool:
    return "til" in near and UNTIL.search(near) is not None


def is_number(said: str) -> bool:
    return (said.isascii() and said.isdigit()) or said.lower() in COUNTS


def number_of(said: str | None) -> int | None:
    if said is None:
        return None
    if said.isdigit():
        return min(int(said), MAX_UNITS)
    return COUNTS[" ".join(said.lower().split())]
