"""Tell what digits do besides counting and dating: codes, telephone numbers, parts of names, list numbers, scores.

The rules answer like those of ``aside``; dates, clock times and years stand in
``aside_dates``. Running example: "call 555-0142 about item 3" counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reconcile.extract.aside_dates import AGES, YEARS, date_or_time, year_of
from reconcile.extract.atoms import Shape
from reconcile.extract.beside import COUNTED, WINDOW, Reason, Scene

#: Code points of a link or code that are shown at most.
MAX_CODE = 80
#: A shorter word glued to digits is a part of a name (Mig23), a longer one a lost blank ("captured16 villages").
MIN_GLUED_WORD = 5

_PHONE = re.compile(
    r"\+[0-9][0-9 ()./-]{6,18}[0-9]|\([0-9]{2,5}\)\s?[0-9]{3,4}[- ]?[0-9]{3,5}(?![0-9])"
    r"|[0-9]{2,4}[-.][0-9]{3,4}[-. ][0-9]{3,5}(?![0-9])|0[0-9]{2,4} [0-9]{3,4} ?[0-9]{3,4}(?![0-9])"
)
_SHORT_PHONE = re.compile(r"[0-9]{3,4}-[0-9]{3,4}(?![0-9])")
CALLING = frozenset("call called calling dial dialled dialed dialling dialing phone phoned hotline telephone".split())
_GUNS = frozenset("pistol revolver rifle handgun gun magnum round rounds bullet bullets cartridge cartridges".split())
_EMERGENCY = frozenset({911, 999, 112})
_EMERGENCY_CALLS = frozenset("call calls caller callers dispatcher dispatchers operator operators".split())
_RATIO = re.compile(r"[0-9]{1,3}(?:\s?:\s?[0-9]{1,3})+(?![0-9])")
_SET = re.compile(r"\b[0-7]-[0-7]\s?\($")
_SET_BEFORE = re.compile(r"\b([0-9]{1,2})-([0-9]{1,2}),?\s$")
_SET_AFTER = re.compile(r",?\s([0-9]{1,2})-([0-9]{1,2})\b")
_SLASHED = re.compile(r"[0-9]+\s?/\s?[0-9]+(?:/[0-9]+)?(?!\w)")
_DASHED = re.compile(r"[-–][0-9]+(?:[-–][0-9]+)*")
_LETTERS = re.compile(r"[a-z]\w*")
_PREFIX = re.compile(r"[^\W_][\w.'’]*[-\u2010\u2011]?$")
_RAIN = re.compile(r"\s+(?:of\b|\(|in\b|deep|thick|long|wide|rain)")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*\(?$")
_CODE_BEFORE = "/@#_=&\\"
_CODE_AFTER = "/@_=\\"
_YEAR_PREFIXES = ("mid-", "pre-", "post-", "early-", "late-", "since-")
_TIMES_OF_LIFE = frozenset({"their", "his", "her", "my", "our", "late", "early", "mid"})


def _code(scene: Scene) -> Reason | None:
    """Links, tags, telephone numbers, identifiers: digits that were never a number."""
    low, head, tail = scene.low, scene.head, scene.tail
    if scene.value in _EMERGENCY and (scene.after in _EMERGENCY_CALLS or scene.before in CALLING):
        return scene.whole("a phone number")
    before, after = low[head - 1 : head] if head else "", low[tail : tail + 1]
    if before and before in _CODE_BEFORE:
        return _token(low, head, tail, "a tag" if before == "#" else "part of a link or a code")
    if after and after in _CODE_AFTER and low[tail + 1 : tail + 2].strip():
        if slashed := _SLASHED.match(low, head):
            return Reason(head, slashed.end(), "a date or a ratio")
        if after == "/" and low[tail + 1].isalpha():
            return None  # "12 killed/wounded" and its like
        return _token(low, head, tail, "part of a link or a code")
    if before == "+" and low[head - 2 : head - 1].isalnum():
        return _token(low, head, tail, "part of a name")  # P5+1
    if not (before in "+(" or after in "-." or low[head] == "0" or low.find(".", head, tail) > 0):
        phone = None
    else:
        phone = _PHONE.match(low, head - 1 if before and before in "+(" else head)
    if phone is None and scene.before.rstrip(":") in CALLING:
        phone = _SHORT_PHONE.match(low, head)
    if phone is None or phone.end() < tail or (phone.end() == scene.first.end and scene.value is not None):
        return None
    return Reason(phone.start(), phone.end(), "a phone number")


def _token(low: str, start: int, end: int, words: str) -> Reason:
    """Return ``words`` for everything up to white space around a number."""
    floor, limit = max(0, start - MAX_CODE), min(len(low), end + MAX_CODE)
    while start > floor and not low[start - 1].isspace():
        start -= 1
    while end < limit and not low[end].isspace():
        end += 1
    return Reason(start, end, words)


def _glued(scene: Scene) -> Reason | None:
    """A-10, T72, 4th, 1990s, 1.2.3."""
    low, head, tail = scene.low, scene.head, scene.tail
    before = low[head - 1 : head] if head else ""
    if (
        before
        and scene.unit_kind != "money"
        and (before.isalnum() or (before in "-\u2010\u2011" and low[head - 2 : head - 1].isalnum()))
    ):
        return _named_by_prefix(scene)
    if scene.unit_kind:
        return None
    if scene.after in _GUNS and low.find(".", head, tail) >= 0:
        return scene.whole("a calibre")
    letters = _LETTERS.match(low, tail)
    if letters and scene.first.scale == 1:
        word = letters.group()
        if word in ("st", "nd", "rd", "th"):
            return Reason(head, letters.end(), "a rank")
        if word == "s":
            is_age = scene.before in _TIMES_OF_LIFE and (scene.value or 0) in AGES
            return Reason(head, letters.end(), "an age" if is_age else "a decade")
        return Reason(head, _run_on(low, tail), "part of a name")
    if low.startswith(("'s", "’s"), tail) and scene.first.end - scene.first.start in (2, 4):
        return Reason(head, tail + 2, "a decade")
    if Shape.BROKEN in (scene.first.shape, scene.last.shape):
        return Reason(head, tail, "digits that make no number")
    return None


def _named_by_prefix(scene: Scene) -> Reason | None:
    """Read the word that digits are glued or hyphened to."""
    low, head = scene.low, scene.head
    prefix = _PREFIX.search(low, max(0, head - WINDOW), head)
    start = prefix.start() if prefix else head
    word = scene.text[start:head]
    if len(word) >= MIN_GLUED_WORD and word.isalpha() and word.islower() and scene.after in COUNTED:
        return None
    end = _run_on(low, scene.tail)
    is_year = scene.value in YEARS and low[start:head] in _YEAR_PREFIXES
    return Reason(start, end, "a year" if is_year else "part of a name")


def _run_on(low: str, end: int) -> int:
    """Return the end of the letters, digits and hyphens that go on at ``end``."""
    limit = min(len(low), end + MAX_CODE)
    while end < limit and (low[end].isalnum() or (low[end] == "-" and end + 1 < limit and low[end + 1].isalnum())):
        end += 1
    return end


def calibre(scene: Scene) -> Reason | None:
    """120mm, 122 mm rockets; but 300 mm of rain is a measure."""
    if scene.unit_kind != "physical" or not scene.low.endswith("mm", scene.tail, scene.end):
        return None
    return None if _RAIN.match(scene.low, scene.end) else scene.whole("a calibre")


def _list_number(scene: Scene) -> Reason | None:
    """ "3. The dam", "(2) Aid", "[7]": a number that opens a line, or a note."""
    low, head, tail = scene.low, scene.head, scene.tail
    if head and low[head - 1] == "[" and low[tail : tail + 1] == "]":
        return Reason(head - 1, tail + 1, "a note number")
    if scene.start != head or tail - head > 3 or low[tail : tail + 1] not in (".", ")"):
        return None
    if low[tail + 1 : tail + 2].isspace() and _LINE_START.search(low, max(0, head - 8), head):
        return Reason(head, tail + 1, "a list number")
    return None


def _score(scene: Scene) -> Reason | None:
    """2-1, 3:0, figures joined by a dash that are no range, and the tie-break behind them: 7-6 (5)."""
    low, head, tail = scene.low, scene.head, scene.tail
    if low[head - 1 : head] == "(" and low[tail : tail + 1] == ")" and _SET.search(low, max(0, head - 8), head):
        return scene.whole("a score or a ratio")
    if scene.first is not scene.last and _is_set(low, head, tail):
        return scene.whole("a score or a ratio")
    ratio = _RATIO.match(low, head)
    if ratio and ratio.end() > tail:
        return Reason(head, ratio.end(), "a score or a ratio")
    if scene.first is scene.last and (dashed := _DASHED.match(low, tail)):
        is_code = tail - head >= 3 and dashed.end() - tail > 4
        return Reason(head, dashed.end(), "a phone number or a code" if is_code else "a score or a ratio")
    return None


def _is_set(low: str, head: int, tail: int) -> bool:
    """Say whether "3-6" is one of the sets of a match: "6-4, 3-6, 7-5", of which one at least falls."""
    beside = _SET_BEFORE.search(low, max(0, head - 8), head) or _SET_AFTER.match(low, tail)
    return beside is not None and int(beside[1]) > int(beside[2])


DIGIT_RULES: tuple[Callable[[Scene], Reason | None], ...] = (
    date_or_time,
    _code,
    _glued,
    calibre,
    _list_number,
    year_of,
    _score,
)
