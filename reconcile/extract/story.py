"""Read what a report's dates amount to: which are days of harm, and on which day its story happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract import days
from reconcile.extract.flat import flatten
from reconcile.extract.marks import cues, find_marks
from reconcile.extract.roles import SAID_REACH, told_of
from reconcile.model import DateMention, Scope, Span

#: Characters of page furniture and headline in which a full date is the page's own.
HEAD = 400
#: Days before the report in which its story happened; older dates are background.
MAX_STORY_DAYS = 10
#: Characters of a sentence that are searched for words of harm.
SENTENCE_REACH = 1000
#: Characters before a date in which the verb of its harm stands.
STRUCK_REACH = 80
#: Sentences that tell over which months a report of statistics counts, and the fewest days of those.
PERIOD_SENTENCES = 4
MONTH_DAYS = 27
#: Sentences that tell what a report is about, page furniture and headline included.
LEAD_SENTENCES = 7
#: Sentences in which an entry of an encyclopedia tells the day of its event.
ENTRY_SENTENCES = 2
#: Entries with an hour that make a live report, and the characters in which they stand.
LIVE_ENTRIES, LIVE_REACH = 3, 5000
#: Rules of dates that hang on another event: "a day after the raid", "the day before".
HANGING = frozenset({"anniversary", "earlier", "later"})
_FULL = frozenset({"day", "numeric", "iso"})
_NOW = frozenset({"today", "tonight", "this morning"})

_PREPOSITION = re.compile(r"(?<!osted )(?<!lished )(?<!pdated )\b(?:on|early|late|since|of|from|and)\s+\Z", re.I)
_EVENTS = cues("event", "events")
# In the flat form of a text.
_HARM = re.compile(
    r" (?:kill(?:s|ed|ing)?|die[ds]?|dying|dead|deaths?|wound(?:s|ed|ing)|injur\w+|hurt|casualt\w+|victims?"
    r"|los[et] their lives|claim(?:ed|ing) the li|massacre\w*|martyred|missing|bodies|hit|struck|bomb\w*|attack\w*"
    rf"|shell\w*|shot|explo\w+|drown\w*|clash\w*|fled|arrest\w*|kidnap\w*|abduct\w*|displac\w+|burn\w*|burst"
    rf"|sweeping|made landfall|gave way|tore through|{_EVENTS})(?!\w)"
)
_HARM_BESIDE = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{_EVENTS})\b", re.I)
_HARM_JUST_BEFORE = re.compile(rf"\b(?:{_EVENTS})\s+(?:late\s+|early\s+|on\s+){{0,2}}\Z", re.I)
_THE_EVENT = re.compile(rf"\b[Tt]he (?:\w+ ){{0,2}}?(?:{cues('event')})\b")
_STRUCK_ON = re.compile(
    r"\b(?:sank|capsized|crashed|collapsed|exploded|erupted|hit|struck|killed|killing|died|burst|derailed|overturned"
    r"|attack\w*|bomb\w*|shell\w*|shot|raid\w*|strikes?|opened fire|blew up|swept|tore|burned|caught fire|went down"
    r"|gave way|drowned|fell|left|wounded|injured|dead|clash\w*|fighting)\b[^.;,]{0,60}\Z"
)
_BEGAN = re.compile(r"\b(?:started|began|begun|erupted|broke out|flared)\s+(?:(?:late|early|on|up)\s+){0,2}\Z", re.I)
_RUNS_FROM = re.compile(
    r"\b(?:from|between|began|begun|started|since|until|till|ended|lasted)\b[^.;]{0,40}\Z|\bborn\b", re.I
)
_ENTRY = re.compile(
    r"^[ \t]*\d{1,2}[:.]\d\d\b(?:\s*(?:[ap]\.?m\b\.?|GMT|UTC|BST|CET|EST|EDT|ET))?\s*[-–—:,]?\s+\S", re.M
)
_LASTS = re.compile(rf"\b(?:{cues('events', 'lasting', 'campaign', 'war')})\b", re.I)


class Sentence(NamedTuple):
    """A sentence as dates see it: which it is, its span, the range of its dates, the kinds of its marked words."""

    at: int
    start: int
    end: int
    first: int
    last: int
    kinds: frozenset[str]


class Story:
    """What the dates of one text amount to; each answer is worked out when it is first asked for.

    Its figures share the answers. ``starts`` are where the dates start;
    ``weighed`` keeps which dates can belong to a figure, nearest first,
    ``carried`` the date that a sentence takes from those before it, ``handed``
    the scope, ``has_graves`` whether graves are spoken of at all, and
    ``wars`` the stated and the likely start of its war.

    Args:
        sentences: Of ``text``, in order.
        dates: From ``find_dates``, in order.
        anchor: ISO day that the text speaks from, "" where unknown.
    """

    __slots__ = (
        "_drawn",
        "_main",
        "_period",
        "_roles",
        "_sentences",
        "anchor",
        "carried",
        "dates",
        "handed",
        "has_graves",
        "marks",
        "spans",
        "starts",
        "text",
        "wars",
        "weighed",
    )

    def __init__(self, text: str, sentences: Sequence[Span], dates: Sequence[DateMention], anchor: str) -> None:
        self.text, self.dates, self.anchor = text, dates, anchor
        self.spans = sentences or [Span(0, len(text))]
        self.marks = find_marks(text)
        self.has_graves = "grave" in text
        self.starts = [mention.start for mention in dates]
        self.weighed: dict[Span, list[int]] = {}
        self.carried: dict[int, DateMention | None] = {}
        self.handed: dict[int, Scope] = {}
        self.wars: dict[str, str] = {}
        self._sentences: dict[int, Sentence] = {}
        self._roles = [""] * len(dates)
        self._main: str | None = None
        self._period: list[DateMention | None] = []
        self._drawn: dict[int, str] = {}

    def sentence(self, at: int) -> Sentence:
        """Return the sentence of index ``at``."""
        known = self._sentences.get(at)
        if known is None:
            start, end = self.spans[at]
            first = bisect_left(self.starts, start)
            last = bisect_left(self.starts, end, first)
            known = self._sentences[at] = Sentence(at, start, end, first, last, self.marks.kinds_in(start, end))
        return known

    def sentence_at(self, start: int) -> int:
        """Return the index of the sentence that holds what starts at ``start``."""
        return max(0, bisect_left(self.spans, (start + 1,)) - 1)

    def sentence_of(self, mention: DateMention) -> Sentence:
        """Return the sentence that holds a date."""
        return self.sentence(self.sentence_at(mention.start))

    def starts_date(self, at: int) -> bool:
        """Return whether a date expression starts at ``at``."""
        i = bisect_left(self.starts, at)
        return i < len(self.starts) and self.starts[i] == at

    def role(self, i: int) -> str:
        """Return the role of the i-th date.

        page (the page's own date, a caption), said (when somebody spoke, or a
        count was taken), since (the start of a total: "since the raids began on
        Monday"), other (a vote, a meeting), future, harm (the rest).
        """
        role = self._roles[i]
        if not role:
            role = self._roles[i] = self._role_at(i)
        return role

    def _role_at(self, i: int) -> str:
        mention, anchor = self.dates[i], self.anchor
        date = mention.date
        # Without an anchor, only a date that opens the text is known to be the page's.
        if mention.start < (HEAD if anchor else 1) and date == (anchor or date) and mention.rule in _FULL:
            left = self.text[max(0, mention.start - SAID_REACH) : mention.start]
            if not _PREPOSITION.search(left):
                return "page"
        role = told_of(self.text, mention, self.sentence_of(mention).start, self.marks)
        low = date.partition("/")[0]
        return "future" if role != "page" and anchor and len(low) == 10 and low > anchor else role

    def main(self) -> str:
        """Return the day the story happened, "" where that cannot be told.

        It is the first day told beside a harm in the lead, else the one in
        "Tuesday's attack", else an older one told in the lead, else the one
        named most, else that on which somebody first spoke, else the anchor.
        """
        if self._main is None:
            self._main = _find_main(self)
        return self._main

    def period(self) -> DateMention | None:
        """Return the months or years that a report of statistics tells of, ``None`` for a report of one harm.

        "The country recorded 3,900 homicides in 2019" in the lead makes the
        figures without a date of their own those of 2019.
        """
        if not self._period:
            is_tally = "tally" in self.marks.kinds_in(0, len(self.text))
            self._period.append(_find_period(self) if is_tally else None)
        return self._period[0]

    def date_of(self, mention: DateMention) -> str:
        """Return the date of a mention, drawn out to the report's day where a fight that began then goes on.

        "Clashes that started on Saturday" said on Sunday is Saturday to Sunday.
        """
        known = self._drawn.get(mention.start)
        if known is None:
            known = self._drawn[mention.start] = _drawn_out(self, mention)
        return known


def _drawn_out(story: Story, mention: DateMention) -> str:
    if mention.rule == "since":
        return mention.date.partition("/")[0]
    if len(mention.date) == 10 and mention.date < story.anchor:
        left = story.text[max(story.sentence_of(mention).start, mention.start - SAID_REACH) : mention.start]
        if _BEGAN.search(left) and _LASTS.search(left):
            return f"{mention.date}/{story.anchor}"
    return mention.date


@lru_cache(maxsize=4096)
def is_short(iso: str) -> bool:
    """Return whether ``iso`` is one day, or two or three on end."""
    low, high = days.ends(iso)
    return low is not None and high is not None and (high - low).days <= 2


def _find_main(story: Story) -> str:
    anchor = story.anchor
    day = days.read_day(anchor)
    if day is None:
        return _day_of_entry(story)
    if len(_ENTRY.findall(story.text, 0, LIVE_REACH)) >= LIVE_ENTRIES:
        return anchor  # a live report speaks of the day it runs
    text, spans = story.text, story.spans
    lead_end = spans[min(LEAD_SENTENCES, len(spans)) - 1].end
    spoken = beside = old = ""
    named: dict[str, int] = {}
    for i, mention in enumerate(story.dates):
        if not is_short(mention.date) or (mention.rule in HANGING and not _hangs_on_saying(story, i)):
            continue
        last = days.ends(mention.date)[1]
        if last is None or last > day or (role := story.role(i)) not in ("harm", "said"):
            continue
        leads, is_old = mention.start < lead_end, (day - last).days > MAX_STORY_DAYS
        if role == "said":
            spoken = spoken or (mention.date if leads and not is_old else "")
            continue
        sentence = story.sentence_of(mention)
        tells_harm = leads and _HARM.search(
            flatten(text), sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH) + 1
        )
        if is_old:
            old = old or (mention.date if tells_harm else "")
        elif tells_harm and text[mention.start : mention.end].lower() not in _NOW:
            if is_struck_later(story, i):
                continue
            return story.date_of(mention)
        else:
            named[mention.date] = named.get(mention.date, 0) + 1
            beside = beside or (mention.date if _is_of_event(text, mention, sentence) else "")
    often = next((date for date, times in named.items() if times > 1), "")
    return beside or old or often or spoken or anchor


def _day_of_entry(story: Story) -> str:
    """Return the full date with which an undated text, as of an encyclopedia, tells its one event at once, else ""."""
    end = story.spans[min(ENTRY_SENTENCES, len(story.spans)) - 1].end
    for i, mention in enumerate(story.dates):
        if mention.start >= end:
            break
        sentence = story.sentence_of(mention)
        is_day = mention.rule in _FULL and len(mention.date) == len("2017-04-05") and story.role(i) == "harm"
        if is_day and not _RUNS_FROM.search(story.text, max(sentence.start, mention.start - SAID_REACH), mention.start):
            flat_end = min(sentence.end, sentence.start + SENTENCE_REACH) + 1
            return mention.date if _HARM.search(flatten(story.text), sentence.start, flat_end) else ""
    return ""


def is_struck_later(story: Story, i: int) -> bool:
    """Return whether the next date of its sentence follows its verb of harm, and the i-th none.

    "Hopes faded on Friday for those in a boat that sank on Wednesday": the story happened on Wednesday.
    """
    here = story.dates[i]
    sentence = story.sentence_of(here)
    if i + 1 >= sentence.last:
        return False
    later = story.dates[i + 1]
    if not is_short(later.date) or later.date > story.anchor or story.role(i + 1) != "harm":
        return False
    text, floor = story.text, max(sentence.start, here.start - STRUCK_REACH)
    return not _STRUCK_ON.search(text, floor, here.start) and bool(_STRUCK_ON.search(text, here.end, later.start))


def _find_period(story: Story) -> DateMention | None:
    end = story.spans[min(PERIOD_SENTENCES, len(story.spans)) - 1].end
    found = None
    for i, mention in enumerate(story.dates):
        if mention.start >= end:
            break
        if mention.rule in _FULL and mention.start < HEAD:
            continue  # the page's own
        if story.role(i) == "harm":
            low, high = days.ends(mention.date)
            if low is None or high is None or (high - low).days < MONTH_DAYS:
                return None
            found = found or mention
    return found


def _hangs_on_saying(story: Story, i: int) -> bool:
    """Return whether a day hangs on that of a saying: "found on Sunday … the night before", "said …, a day after"."""
    if i == 0 or story.dates[i - 1].start < story.sentence_of(story.dates[i]).start:
        return False
    base = story.dates[i - 1].date
    is_base = story.dates[i].rule == "earlier" or base == story.anchor
    return len(base) == 10 and is_base and story.role(i - 1) == "said"


def _is_of_event(text: str, mention: DateMention, sentence: Sentence) -> bool:
    """Return whether a day is told of a harm known to the reader: "Tuesday's attack", "the blast … on Tuesday"."""
    left = max(sentence.start, mention.start - SAID_REACH)
    return bool(
        _HARM_BESIDE.match(text, mention.end)
        or _HARM_JUST_BEFORE.search(text, left, mention.start)
        or _THE_EVENT.search(text, sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH))
    )
