"""Find the day a report speaks from: its page date or dateline, else when it was published."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reconcile.extract import days
from reconcile.extract.date_words import MONTHS, VALUES
from reconcile.lexicons.load import alternation
from reconcile.model import Document

#: Characters at the head of a text in which page dates and datelines stand.
HEAD = 400
#: Characters before a date in which "between " tells that it is told in a sentence.
SENTENCE_REACH = 12
#: Days a page date may lie from ``published`` where neither a weekday nor "Posted on" vouches for it.
MAX_DRIFT = 400
#: Years a report's own date may lie in; earlier is history, not a page date.
FIRST_YEAR = 1900

_MONTH = alternation([*MONTHS, *(word.upper() for word in MONTHS)])
_WEEKDAY = alternation([*VALUES["weekday"], *(word.upper() for word in VALUES["weekday"]), *VALUES["short_weekday"]])
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:19|20)\d\d(?!\d)"
# The whole date with its year: "05 Apr 2017", "April 5 2017", "Feb 092015", "27-07-2016", "2016-07-27".
_DATE = (
    rf"(?:(?P<d1>{_DAY})(?:st|nd|rd|th)?[\s-](?P<m1>{_MONTH})\.?,?[\s-](?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>{_DAY})(?:st|nd|rd|th)?,?\s*(?P<y2>{_YEAR})"
    rf"|(?P<d3>{_DAY})(?P<mark>[./-])(?P<m3>0?[1-9]|1[0-2])(?P=mark)(?P<y3>{_YEAR})"
    rf"|(?P<y4>{_YEAR})-(?P<m4>0[1-9]|1[0-2])-(?P<d4>0[1-9]|[12]\d|3[01])(?!\d))"
)
# A capital, a digit or the u, p or i of a cue begins it: nothing else is looked at any closer.
_STATED = re.compile(
    r"(?=[0-9A-Zupi])"
    r"(?P<cue>\b(?:Date of publication|Publication date|(?:Last )?[Uu]pdated(?: (?:at|on))?|(?:First )?[Pp]ublished"
    r"(?: (?:at|on))?|[Pp]osted(?: on)?|[Ii]ssued(?: on)?|Date|DATE)\s*[:\-]?\s*)?"
    rf"(?P<weekday>\b(?:{_WEEKDAY})\.?,?\s+)?(?<![\d./-]){_DATE}"
)
_SENTENCE = re.compile(
    r"\b(?:on|in|since|of|at|until|by|from|between|after|before|and|to|the|early|late|last|dated|a)\s+\Z", re.I
)
_DAY_OF_MONTH = (
    rf"(?:(?P<month>{_MONTH})\.?\s(?P<day>{_DAY})|(?P<day2>{_DAY})\s(?P<month2>{_MONTH}))(?:,?\s(?P<year>{_YEAR}))?\b"
)
# "MOSCOW, April 2. /TASS/", "GENEVA (2 May)", "BEIRUT, Lebanon, Oct. 3 —"
_DATELINE = re.compile(
    r"(?:\A|(?<=[\n.\s]))[A-Z][A-Z.'’\- ]{2,30}(?:/[A-Z][A-Z.'’\- ]{2,30})?(?:,\s[A-Z][A-Za-z.\- ]{2,24})?[,\s]\s?"
    rf"\(?{_DAY_OF_MONTH}\)?\s?(?:[-\u2013\u2014./:(|]|$)"
)
# "(New York, April 4, 2017) – ", "Kabul, 3 May 2022 - ": in small letters only where the text begins and a dash ends it
_SMALL_DATELINE = re.compile(
    r"\A\(?[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3}(?:,\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+)?)?,\s"
    rf"{_DAY_OF_MONTH}\)?\s?[-\u2013\u2014:]"
)
# What may follow a date on a line of its own: an hour and its zone.
_REST_OF_DATE = re.compile(
    r"[ \t,|\u2013-]*(?:(?:at )?[0-2]?\d[:.][0-5]\d(?: ?[AaPp]\.?[Mm]\.?)?(?: ?[A-Z]{2,4})?)?[ \t.]*(?:[\r\n]|\Z)"
)
_ANY_YEAR = re.compile(rf"\b({_YEAR})")
_HAS_YEAR = re.compile(_YEAR)


def find_anchor(document: Document) -> str:
    """Return the ISO day that the text speaks from, "" where it cannot be told.

    A page date or a dateline in the text itself goes before ``published``,
    which is often the day of retrieval. A date inside a running sentence
    ("on 4 April 1994 …") is no page date. A dateline without a year takes
    the year from ``published``, else from the first full date of the text.

    >>> find_anchor(Document(doc="d", text="Posted on April 4 2017 by Staff The bridge fell"))
    '2017-04-04'
    """
    published = days.read_day(document.published)
    head = document.text[:HEAD]
    stated = _page_date(head, published) or _dateline(head, document.text, published)
    day = stated or published
    return day.isoformat() if day else ""


def stated_day(text: str) -> str:
    """Return the ISO day that the head of a text itself says it was filed or published on, "" where it does not.

    Stricter than ``find_anchor``, because the day is kept as the report's own:
    a dateline with its year, "Published on …", or a line that holds a date and
    nothing else. A day on which a page was changed is none, nor one in a
    running sentence, nor one that needs a year from elsewhere.

    >>> stated_day("ACCRA, Ghana, Aug. 7, 2019 - Six people died."), stated_day("Six people died on 7 August 2019.")
    ('2019-08-07', '')
    """
    head = text[:HEAD]
    for match in _STATED.finditer(head):
        cue = (match["cue"] or "").lower()
        line = head[head.rfind("\n", 0, match.start()) + 1 : match.start()]
        stands_alone = not line.strip() and _REST_OF_DATE.match(text, match.end())
        if (("updated" not in cue) if cue else stands_alone) and (day := _read(match, None)):
            is_slip = match["weekday"] and not _weekday_fits(match["weekday"], day)
            return "" if is_slip else day.isoformat()
    filed = _dateline(head, "", None)
    return filed.isoformat() if filed else ""


def _page_date(head: str, published: date | None) -> date | None:
    if _HAS_YEAR.search(head) is None:
        return None
    for match in _STATED.finditer(head):
        vouched = bool(match["cue"] or match["weekday"])
        start = match.start()
        if start > 0 and (not vouched or _SENTENCE.search(head, max(0, start - SENTENCE_REACH), start)):
            continue
        if not (day := _read(match, published)):
            continue
        if vouched and match["weekday"] and not match["cue"] and not _weekday_fits(match["weekday"], day):
            continue
        if vouched or published is None or abs(day - published) <= timedelta(days=MAX_DRIFT):
            return day
    return None


def _read(match: re.Match[str], published: date | None) -> date | None:
    for n in "1234":
        if year := match[f"y{n}"]:
            said = match[f"m{n}"]
            month = int(said) if said.isdigit() else MONTHS[said if said in MONTHS else said.capitalize()]
            day = int(match[f"d{n}"])
            try:
                found = date(int(year), month, day)
            except ValueError:
                return None
            if match["mark"] == "/" and day <= days.MONTHS_A_YEAR and day != month:
                # 4/5/2017 can be told only by the day it was published.
                other = date(int(year), day, month)
                return next((d for d in (found, other) if d == published), None)
            return found if found.year >= FIRST_YEAR else None
    return None


def _weekday_fits(said: str, day: date) -> bool:
    word = said.strip(" .,\n\t").capitalize()
    value = VALUES["weekday"].get(word) or VALUES["short_weekday"].get(word)
    return value == str(day.weekday())


def _dateline(head: str, text: str, published: date | None) -> date | None:
    match = _SMALL_DATELINE.match(head) or _DATELINE.search(head)
    if not match:
        return None
    said = match["month"] or match["month2"]
    month, number = MONTHS[said if said in MONTHS else said.capitalize()], int(match["day"] or match["day2"])
    if match["year"]:
        year = int(match["year"])
    elif published:
        # Filed on 30 December, published on 2 January.
        year = published.year - ((month, number) > (published.month, published.day) and month - published.month > 6)
    elif other := _ANY_YEAR.search(text[: 10 * HEAD]):
        year = int(other[1])
    else:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None
