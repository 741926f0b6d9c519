"""Tell why a number is no quantity, in words for a person: "an age", "a date".

Each rule looks at one sort of thing that numbers do besides counting, and
answers with the reason and the span it covers ("10:30 am" whole), or with
``None``. The first rule that answers decides; a number that none claims is a
quantity. Words stand in ``lexicons/aside.tsv``, shapes here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reconcile.extract.numerals import Numeral, Shape, trie
from reconcile.lexicons.load import load_table
from reconcile.model import Modifier

#: Years that a bare number of four digits may be.
YEARS = range(1800, 2100)
#: Ages that a bare number after a name may be.
AGES = range(1, 111)
#: Code points looked at before a number.
WINDOW = 40
#: Code points of a link or code that are shown at most.
MAX_CODE = 80


class Reason(NamedTuple):
    """Why a number is set aside, and the span that shows it."""

    start: int
    end: int
    words: str


@dataclass(slots=True)
class Scene:
    """A number with what stands around it.

    ``start`` to ``end`` is the whole expression, bound words and unit
    included; ``head`` and ``tail`` hold the numeral or range alone. ``before``
    and ``earlier`` are the one and two words before ``start``, in lower case,
    "" across a paragraph break; ``is_capital`` tells how ``before`` is
    written. ``joint`` and ``after`` are what stands between ``tail`` and the
    next word, and that word. ``unit_kind`` is that of the unit found.
    """

    text: str
    low: str
    start: int
    end: int
    head: int
    tail: int
    first: Numeral
    last: Numeral
    value: float | None
    modifier: Modifier
    unit_kind: str
    before: str = ""
    before_at: int = 0
    earlier: str = ""
    is_capital: bool = False
    joint: str = ""
    after: str = ""
    after_at: int = 0


_NEXT = re.compile(r"(\s{0,2}[-\u2010\u2011]?)([^\W\d_]+)")
_LEADING = "([{\"'“‘«-–—"


def look_around(scene: Scene) -> Scene:
    """Fill in the words before and after the number of ``scene``."""
    floor = max(0, scene.start - WINDOW)
    window = scene.low[floor : scene.start]
    kept = window.rstrip()
    if kept and "\n\n" not in window[len(kept) :]:
        cut = max(kept.rfind(" "), kept.rfind("\n"), kept.rfind("\u00a0")) + 1
        word = kept[cut:]
        bare = word.lstrip(_LEADING)
        scene.before = bare
        scene.before_at = floor + cut + len(word) - len(bare)
        scene.is_capital = scene.text[scene.before_at : scene.before_at + 1].isupper()
        rest = kept[:cut].split()
        scene.earlier = rest[-1].lstrip(_LEADING) if rest else ""
    match = _NEXT.match(scene.low, scene.tail)
    if match:
        scene.joint, scene.after = match.groups()
        scene.after_at = match.start(2)
    return scene


def why_aside(scene: Scene) -> Reason | None:
    """Return why the number of ``scene`` is no quantity, ``None`` if it is one."""
    rules = _DIGIT_RULES if scene.first.shape in (Shape.DIGITS, Shape.BROKEN) else _WORD_RULES
    for rule in rules:
        reason = rule(scene)
        if reason is not None:
            return reason
    return None


def _whole(scene: Scene, words: str, end: int = 0) -> Reason:
    return Reason(scene.start, max(end, scene.end), words)


# ---------------------------------------------------------------- words beside the number

_ROWS = load_table("aside")
_AFTER = {row["form"][2:]: row["reason"] for row in _ROWS if row["form"].startswith("N ")}
_JOINED = {row["form"][2:]: row["reason"] for row in _ROWS if row["form"].startswith("N-")}
_BEFORE = {row["form"][:-2]: (row["written"] == "Capital", row["reason"]) for row in _ROWS if row["form"].endswith(" N")}
_MONTHS = [row["word"].lower() for row in load_table("date_words") if row["kind"] == "month"]
_MONTH_SET = frozenset([*_MONTHS, *(f"{month}." for month in _MONTHS)])
_COUNTED = frozenset(
    row["noun"].lower() for table in ("persons", "things") for row in load_table(table) if row.get("number") != "singular" and row["noun"].endswith(("s", "n", "e"))
) | {"dead", "killed", "wounded", "injured", "displaced", "missing", "others", "casualties", "deaths", "were", "are", "have"}
_PERSONS = frozenset(row["noun"].lower() for row in load_table("persons") if row["number"] == "plural") | {"dead", "killed", "wounded", "others"}


def _named(scene: Scene) -> Reason | None:
    """Highway 5, Resolution 2254, aged 12: the word before names or ranks by the number."""
    word, start = scene.before, scene.before_at
    found = _BEFORE.get(word)
    if (pair := f"{scene.earlier} {word}") in _BEFORE:
        found = _BEFORE[pair]
        start = scene.low.rindex(scene.earlier, 0, start)
    if found is None or scene.unit_kind in ("percent", "money"):
        return None
    needs_capital, reason = found
    if (needs_capital and not scene.is_capital) or scene.modifier not in (Modifier.EXACT, Modifier.RANGE):
        if reason != "an age":
            return None
    if reason == "an age":
        return Reason(start, scene.end, reason)
    if reason.endswith("number") and scene.after in _COUNTED:
        return None
    if reason == "a magnitude":
        return Reason(start, scene.end, reason) if not scene.unit_kind and (scene.value or 99) < 10 else None
    if word in ("part", "top", "order", "law", "round", "step", "class", "measured", "level", "floor") and scene.after in _PERSONS:
        return None
    if scene.after in _PERSONS and scene.is_capital and reason in ("part of a name", "part of an address", "a page counter"):
        return None  # a comma may be lost: "in the Yarmouk Camp 12 people"
    return Reason(start, scene.end, reason)


def _compound(scene: Scene) -> Reason | None:
    """Two-state, nine-storey, 12-fold: one word with what follows, and no unit or head count."""
    if "-" not in scene.joint and "\u2011" not in scene.joint:
        if scene.joint.strip() == "" and scene.after in _AFTER and not scene.unit_kind:
            if scene.after in ("tolerance", "hour", "sum") and scene.value != 0:
                return None
            return _whole(scene, _AFTER[scene.after], scene.after_at + len(scene.after))
        return None
    if scene.unit_kind or scene.joint[0] != "-" or scene.end > scene.tail:
        return None
    if scene.after in ("strong", "member", "person", "people", "plus", "odd", "ish"):
        return None
    return _whole(scene, _JOINED.get(scene.after, _AFTER.get(scene.after, "part of a compound")), scene.after_at + len(scene.after))


# ---------------------------------------------------------------- ages and durations

_OLD = re.compile(r"(?:[\s-]+olds?|[\s-]+of\s+age|['’]\s+old)\b")
_BEARERS = frozenset("children child kids people those anyone everyone persons women men girls boys adults youths minors infants babies patients all aged".split())
_AFTER_NAME = frozenset("said told who a an whose from of was is says died".split())
_TIMES_OF_LIFE = frozenset({"their", "his", "her", "my", "our", "late", "early", "mid"})


def _age(scene: Scene) -> Reason | None:
    """12-year-old, over 60 after "people", "in their 50s", "Name, 45,"."""
    low = scene.low
    if scene.unit_kind == "duration":
        old = _OLD.match(low, scene.end)
        return _whole(scene, "an age", old.end()) if old else None
    if scene.unit_kind or scene.value is None:
        return None
    if scene.modifier in (Modifier.MORE_THAN, Modifier.LESS_THAN) and scene.before in _BEARERS and scene.value <= AGES.stop:
        bare = low[scene.start : scene.start + 5].startswith(("over", "unde", "abov", "belo"))
        if bare and (not scene.after or scene.joint.strip() or scene.after in ("were", "are", "was", "who", "and", "in", "to", "or", "at", "with")):
            return _whole(scene, "an age")
    if scene.first.shape is Shape.DIGITS and scene.first is scene.last and scene.start == scene.head and scene.value in AGES:
        closing = low[scene.end : scene.end + 1]
        if scene.is_capital and scene.before.endswith(",") and closing == "," and scene.value > 12:
            following = low[scene.end + 1 : scene.end + 12].split()
            if not following or following[0] not in ("including", "mostly", "most", "among", "all", "of", "were", "with", "many"):
                return _whole(scene, "an age")
        if closing == ")" and low[scene.start - 1] == "(" and scene.is_capital and not scene.before.endswith((")", ".")):
            return _whole(scene, "an age")
        if scene.is_capital and scene.before.isalpha() and scene.value > 17 and scene.after in ("said", "told", "says"):
            return _whole(scene, "an age")
    return None


def _duration(scene: Scene) -> Reason | None:
    return _whole(scene, "a duration") if scene.unit_kind == "duration" else None


# ---------------------------------------------------------------- digits

_NUMERIC_DATE = re.compile(r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2}))(?![0-9])")
_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?:[:.h][0-5][0-9]){0,2}(?:\s?-\s?[0-9]{1,2}(?:[:.][0-5][0-9])?)?\s?"
    r"(?:[ap]\.?\s?m\b\.?|in\s+the\s+(?:morning|afternoon|evening)\b|at\s+night\b|o['’ ]?clock|gmt|utc|[ce]?est\b|[ce]et\b|hours\s+gmt|hrs\b|local\s+time|noon\b)"
    r"|(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?![0-9])"
    r"|[0-2]?[0-9][0-5][0-9]\s?(?:[ap]\.?\s?m\b\.?|(?:gmt|utc)(?:\+[0-9]{1,2})?|local\s+time|hours\b|hrs\b|(?=[0-9]{1,2}\.[0-9]{2}\.[0-9]{4}))"
)
_PHONE = re.compile(
    r"\+[0-9][0-9 ()./-]{6,18}[0-9]|\([0-9]{2,5}\)\s?[0-9]{3,4}[- ]?[0-9]{3,5}(?![0-9])"
    r"|[0-9]{2,4}[-.][0-9]{3,4}[-. ][0-9]{3,5}(?![0-9])|0[0-9]{2,4} [0-9]{3,4} ?[0-9]{3,4}(?![0-9])"
)
_SHORT_PHONE = re.compile(r"[0-9]{3,4}-[0-9]{3,4}(?![0-9])")
_SCORE = re.compile(r"[0-9]{1,3}(?:\s?:\s?[0-9]{1,3})+(?![0-9])|[0-9]+\s?/\s?[0-9]+(?:/[0-9]+)?")
_JOINED_LETTERS = re.compile(r"[a-z][\w]*")
_PREFIX = re.compile(r"[^\W_][\w.'’]*[-\u2010\u2011\u2013]?$")
_DAY_LIST = re.compile(rf"(?:st|nd|rd|th)?\s*(?:(?:and|to|or|,|-|–|—|until|through)\s*[0-9]{{1,2}}(?:st|nd|rd|th)?\s*)?(?:of\s+)?(?:{trie(_MONTHS)})\b")
_MONTH_BEFORE = re.compile(rf"\b(?:{trie(_MONTHS)})\.?\s+(?:the\s+)?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s*(?:and|to|or|,|-|–|until|through)\s*)?$")
_MONTH_DAY_BEFORE = re.compile(rf"(?:\b(?:{trie(_MONTHS)})\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?|\b[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{trie(_MONTHS)})\.?),?\s*$")
_RUN_DATE = re.compile(r"[0-3]?[0-9](?:19|20)[0-9]{2}(?![0-9])")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*\(?$")
_FURNITURE = "/@#_=&\\"


def _code(scene: Scene) -> Reason | None:
    """Links, tags, telephone numbers, identifiers: digits that were never a number."""
    low, head, tail = scene.low, scene.head, scene.tail
    before, after = low[head - 1 : head] if head else "", low[tail : tail + 1]
    if before and before in _FURNITURE or after and after in "/@_=\\" and low[tail + 1 : tail + 2].strip():
        date = _NUMERIC_DATE.match(low, head)
        if date and before not in _FURNITURE:
            return Reason(head, date.end(), "a date")
        ratio = _SCORE.match(low, head)
        if ratio and before not in _FURNITURE and not low[ratio.end() : ratio.end() + 1].isalnum():
            return Reason(head, ratio.end(), "a date or a ratio")
        start, end = head, tail
        while start > 0 and head - start < MAX_CODE and not low[start - 1].isspace():
            start -= 1
        while end < len(low) and end - tail < MAX_CODE and not low[end].isspace():
            end += 1
        if after == "/" and low[tail + 1 : tail + 2].isalpha() and before not in _FURNITURE:
            return None  # "12 killed/wounded" and the like
        return Reason(start, end, "a tag" if before == "#" else "part of a link or a code")
    phone = _PHONE.match(low, head - 1 if before in ("+", "(") and before else head)
    if phone is None and scene.before.rstrip(":") in ("call", "dial", "phone", "hotline", "telephone"):
        phone = _SHORT_PHONE.match(low, head)
    return Reason(phone.start(), phone.end(), "a phone number") if phone and phone.end() >= tail else None


def _date_or_time(scene: Scene) -> Reason | None:
    """5 April, April 5-7, 2017-04-05, 10:30 am, 0400 GMT."""
    low, text, head, tail = scene.low, scene.text, scene.head, scene.tail
    date = _NUMERIC_DATE.match(low, head)
    if date:
        return Reason(head, date.end(), "a date")
    clock = _CLOCK.match(low, head)
    if clock and clock.end() >= scene.first.end and not low[clock.end() : clock.end() + 1].isdigit():
        return Reason(scene.start, clock.end(), "a clock time")
    if not "0" <= low[head] <= "9" or not low[head : scene.first.end].isdigit():
        return None
    if scene.first.end - head <= 2 and 1 <= int(low[head : scene.first.end]) <= 31:
        if (days := _DAY_LIST.match(low, tail)) and text[_month_at(text, days.start(), days.end())].isupper():
            return Reason(head, days.end(), "a date")
        window = low[max(0, head - WINDOW) : head]
        month = _MONTH_BEFORE.search(window)
        if month and text[head - len(window) + month.start()].isupper() and not _is_count_after_month(scene, window[: month.start()]):
            return Reason(head, tail, "a date")
    elif _RUN_DATE.fullmatch(low, head, tail) and scene.before in _MONTH_SET:
        return Reason(head, tail, "a date")
    return None


def _month_at(text: str, start: int, end: int) -> int:
    """Return where the last word of ``text[start:end]`` begins."""
    return max(text.rfind(" ", start, end), text.rfind("\n", start, end), start - 1) + 1


def _is_count_after_month(scene: Scene, lead: str) -> bool:
    """In "In May 12 people" and "last May 12 people" the month has no day."""
    lead = lead.rstrip()
    return scene.after in _PERSONS and lead.endswith((" in", "last", "since", "of", "during")) or lead in ("in", "last") and scene.after in _PERSONS


def _glued(scene: Scene) -> Reason | None:
    """A-10, T72, 4th, 1990s, 120mm, 1.2.3."""
    low, head, tail = scene.low, scene.head, scene.tail
    before = low[head - 1 : head]
    if before and (before.isalnum() or before in "-\u2010\u2011" and low[head - 2 : head - 1].isalnum()):
        prefix = _PREFIX.search(low, max(0, head - WINDOW), head)
        start = prefix.start() if prefix else head
        if head - start > 4 and scene.text[start:head].isalpha() and scene.text[start:head].islower() and scene.after in _COUNTED:
            return None  # a blank is lost: "captured16 villages"
        end = _run_on(low, tail)
        if scene.value in YEARS and low[start:head] in ("mid-", "pre-", "post-", "early-", "late-", "since-"):
            return Reason(start, end, "a year")
        return Reason(start, end, "part of a name")
    if scene.unit_kind:
        return None
    letters = _JOINED_LETTERS.match(low, tail)
    if letters and (scene.first.scale == 1):
        word = letters.group()
        if word in ("st", "nd", "rd", "th"):
            return Reason(head, letters.end(), "a rank")
        if word == "s":
            own = scene.before in _TIMES_OF_LIFE
            return Reason(head, letters.end(), "an age" if own and (scene.value or 0) < 100 else "a decade")
        return Reason(head, _run_on(low, tail), "part of a name")
    if low[tail : tail + 2] in ("'s", "’s") and scene.first.end - scene.first.start in (2, 4):
        return Reason(head, tail + 2, "a decade")
    if scene.first.shape is Shape.BROKEN or scene.last.shape is Shape.BROKEN:
        return Reason(head, tail, "a code, not a number")
    return None


def _run_on(low: str, end: int) -> int:
    """Return the end of the letters, digits and hyphens that go on at ``end``."""
    limit = min(len(low), end + MAX_CODE)
    while end < limit and (low[end].isalnum() or (low[end] == "-" and end + 1 < limit and low[end + 1].isalnum())):
        end += 1
    return end


def _calibre(scene: Scene) -> Reason | None:
    """120mm, 122 mm rockets; but 300 mm of rain is a measure."""
    if scene.unit_kind == "physical" and scene.low[scene.tail : scene.end].strip(" -") == "mm":
        if not re.match(r"\s+(?:of\b|\(|in\b|deep|thick|long|wide|rain)", scene.low[scene.end : scene.end + 12]):
            return _whole(scene, "a calibre")
    return None


_YEAR_CUES = frozenset(
    "in since until till from during before after by of early late mid year the this last through to circa spring summer autumn fall winter end"
    " beginning start and between season late-".split()
)
_SURE_YEAR_CUES = frozenset("since until till during early late mid year circa spring summer autumn winter".split())


def _year(scene: Scene) -> Reason | None:
    """A bare 1800-2099 is a year unless what follows is counted."""
    first, last = scene.first, scene.last
    if first.end - first.start != 4 or first.low not in YEARS or first.shape is not Shape.DIGITS:
        return None
    if first is not last and (last.low not in YEARS or last.end - last.start != 4):
        return None
    before = scene.before.rstrip(",")
    window = scene.low[max(0, scene.head - WINDOW) : scene.head]
    end = _school_year(scene)
    if scene.unit_kind and not (scene.is_capital and before in _MONTH_SET or _MONTH_DAY_BEFORE.search(window)):
        return None
    if before in _MONTH_SET or before in _SURE_YEAR_CUES or _MONTH_DAY_BEFORE.search(window) or end > scene.tail:
        return Reason(scene.start, max(end, scene.tail), "a year")
    if scene.unit_kind or scene.modifier not in (Modifier.EXACT, Modifier.RANGE):
        return None
    follows = scene.after if scene.joint.strip() == "" else ""
    if follows in _PERSONS and before not in ("in",) or (follows in _COUNTED and before not in _YEAR_CUES):
        return None
    is_round = first.low % 100 == 0
    if is_round and (follows in _COUNTED or before not in _YEAR_CUES):
        return None
    return Reason(scene.start, scene.tail, "a year")


def _school_year(scene: Scene) -> int:
    match = re.compile(r"[-/–](?:[0-9]{2}|(?:18|19|20)[0-9]{2})(?![0-9])").match(scene.low, scene.first.end)
    return match.end() if match else scene.first.end


def _list_number(scene: Scene) -> Reason | None:
    """ "3. The dam", "(2) Aid": a number that opens a line and is closed by a stop or bracket."""
    low = scene.low
    if low[scene.tail : scene.tail + 1] in (".", ")") and low[scene.tail + 1 : scene.tail + 2] in (" ", "\t", "\n") and scene.start == scene.head:
        if scene.first.end - scene.head <= 3 and _LINE_START.search(low, max(0, scene.head - 8), scene.head):
            if low[scene.tail + 1 : scene.tail + 3].strip() or low[scene.tail] == ")":
                return Reason(scene.head, scene.tail + 1, "a list number")
    if low[scene.head - 1 : scene.head] == "[" and low[scene.tail : scene.tail + 1] == "]":
        return Reason(scene.head - 1, scene.tail + 1, "a note number")
    return None


def _score(scene: Scene) -> Reason | None:
    """2-1, 3:0, and figures joined by a dash that are no range."""
    low, tail = scene.low, scene.tail
    match = _SCORE.match(low, scene.head)
    if match and match.end() > tail and ":" in match.group():
        return Reason(scene.head, match.end(), "a score or a ratio")
    if scene.first is scene.last and low[tail : tail + 1] in ("-", "–") and low[tail + 1 : tail + 2].isdigit():
        match = re.compile(r"[-–][0-9]+(?:[-–][0-9]+)*").match(low, tail)
        if match:
            many = match.end() - tail > 4 and scene.tail - scene.head >= 3
            return Reason(scene.head, match.end(), "a phone number or a code" if many else "a score or a ratio")
    return None


# ---------------------------------------------------------------- words

_PRONOUN_BEFORE = frozenset("no any every each some the this that which other not latter former another".split())
_PRONOUN_AFTER = frozenset(
    "of another thing things way side hand can cannot could must should would may might that who which whose such day time point by off must’ s"
    " has is".split()
)
_SHARE_OF = frozenset("of the its their all those these his her our that were was are is have had".split())


def _rank(scene: Scene) -> Reason | None:
    if scene.first.shape is not Shape.RANK:
        return None
    if scene.first.low == 2 and scene.low.startswith("both", scene.head):
        return _whole(scene, "refers back to two already named")
    days = _DAY_LIST.match(scene.low, scene.tail)
    if days and scene.text[_month_at(scene.text, days.start(), days.end())].isupper():
        return Reason(scene.head, days.end(), "a date")
    return Reason(scene.head, scene.tail, "a rank")


_WORD_CLOCK = re.compile(r"\s+(?:[ap]\.\s?m\.|in\s+the\s+(?:morning|afternoon|evening)\b|o['’]?\s?clock\b|at\s+night\b)")


def _word_clock(scene: Scene) -> Reason | None:
    """Seven in the morning, ten o'clock."""
    clock = _WORD_CLOCK.match(scene.low, scene.tail)
    return _whole(scene, "a clock time", clock.end()) if clock and scene.value is not None and scene.value <= 12 else None


def _pronoun(scene: Scene) -> Reason | None:
    """One another, no one, the one that, one of them."""
    if scene.value != 1 or scene.first.shape is not Shape.WORDS or not scene.low.startswith("one", scene.head):
        if scene.value != 1 or scene.first.high is not None or not scene.low.startswith("one", scene.head):
            return None
    if scene.tail - scene.head != 3:
        return None
    bound = scene.modifier is not Modifier.EXACT
    if scene.before in ("no", "not") and not bound:
        return Reason(scene.start, scene.end, "a word for none")
    if scene.before in _PRONOUN_BEFORE and not bound and scene.after not in _PERSONS:
        return _whole(scene, "a pronoun")
    if scene.after in _PRONOUN_AFTER and scene.joint.strip() == "" and (not bound or scene.after != "of"):
        return _whole(scene, "a pronoun")
    if scene.low[scene.tail : scene.tail + 2] in ("'s", "’s") or (not scene.after and scene.before in ("as", "by")):
        return _whole(scene, "a pronoun")
    return None


def _remainder(scene: Scene) -> Reason | None:
    """ "All but two drowned" does not say how many did."""
    return Reason(scene.start, scene.end, "those left out of all") if (scene.earlier, scene.before) == ("all", "but") else None


def _bare_part(scene: Scene) -> Reason | None:
    """Half an hour, the first half: a share only before "of" or its like, or after a bound."""
    if scene.first.shape is not Shape.PART:
        return None
    if scene.after in _SHARE_OF and not scene.joint.strip() and scene.before not in ("first", "second", "latter", "other", "the", "last"):
        return None
    if scene.modifier is not Modifier.EXACT:
        return None
    return _whole(scene, "a part, of what is not told")


def _joined_before(scene: Scene) -> Reason | None:
    """Mid-twenties, plus-one: a compound whose last part is the number."""
    low, head = scene.low, scene.head
    if low[head - 1 : head] in ("-", "\u2011") and low[head - 2 : head - 1].isalpha() and scene.text[head].islower():
        prefix = _PREFIX.search(low, max(0, head - WINDOW), head)
        return Reason(prefix.start() if prefix else head, scene.end, "part of a compound")
    return None


Rule = Callable[[Scene], Reason | None]
_DIGIT_RULES: tuple[Rule, ...] = (
    _date_or_time, _code, _remainder, _named, _age, _glued, _calibre, _duration, _list_number, _year, _score, _compound,
)  # fmt: skip
_WORD_RULES: tuple[Rule, ...] = (_rank, _word_clock, _remainder, _age, _duration, _named, _pronoun, _bare_part, _joined_before, _compound)
