"""Read what a report's dates amount to: in which sentence each stands, and which are days of harm."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract import days
from reconcile.extract.marks import cues, find_marks
from reconcile.extract.roles import SAID_REACH, told_of
from reconcile.model import DateMention, Scope, Span

#: Characters of page furniture and headline in which a full date is the page's own.
HEAD = 400
#: Sentences that tell over which months a report of statistics counts, and the fewest days of those.
PERIOD_SENTENCES = 4
MONTH_DAYS = 27
#: Characters between a day and the anniversary that falls on it.
MARKED_REACH = 30
#: Rules of dates that hang on another event: "a day after the raid", "the day before".
HANGING = frozenset({"anniversary", "earlier", "later"})
#: Rules of dates over which a report counts, the sentences in which it says so, and the fewest days of those.
STRETCHES = frozenset({"window", "so_far", "season", "days", "span"})
STRETCH_SENTENCES = 2
STRETCH_DAYS = 4
#: Days by which the start of a stretch of time that is told in round numbers lies off.
NEAR_START = 3
#: Rules of dates with day, month and year.
FULL = frozenset({"day", "numeric", "iso"})

_PREPOSITION = re.compile(r"(?<!osted )(?<!lished )(?<!pdated )\b(?:on|early|late|since|of|from|and)\s+\Z", re.I)
# What a caption says of the day of its picture: "the dead lie in a hall on |Monday, a day after".
_PICTURED = re.compile(
    r"\b(?:lies?|lay|lying|stands?|stood|sits?|walks?|looks?|search(?:es)?|carry|carries|gathers?|mourns?|inspects?|passe?s?|views?"
    r"|seen|pictured|shown|photographed|(?:is|are)\s+\w+(?:ed|en|ing))\b[^.;]{0,120}\Z"
)
# "On Wednesday, three days after| the quake, the toll passed 1,000".
_TOLL = re.compile(
    r"\s+[^.;]{0,60},\s(?:the|its|their|an? official)\s(?:[\w-]+\s){0,3}?"
    r"(?:toll|number of (?:dead|deaths|bodies|people killed|missing)|count|tally)\b"
)
# "Five more would follow on |Sunday night".
_TO_COME = re.compile(
    r"\b(?:would|will|could|might|(?:due|expected|set|scheduled|planned|planning|plans|hopes|hoped|hoping|aims"
    r"|(?:hope|plan|aim|intention) (?:is|was)) to)\s+(?!have\b)[^.;,]{0,50}\Z"
)
_BEGAN = re.compile(
    r"\b(?:started|began|begun|erupted|broke out|flared)\s+(?:(?:late|early|on|up|in)\s+){0,2}(?:mid-)?\Z", re.I
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
    ``wars`` the stated and the likely start of its war; ``main`` the day of
    the story, ``on_end`` the days of its fight, ``since`` those over which its lead counts,
    ``storm`` those of its storm, once somebody has asked for it.

    Args:
        sentences: Of ``text``, in order.
        dates: From ``find_dates``, in order.
        anchor: ISO day that the text speaks from, "" where unknown.
    """

    __slots__ = (
        "_begun",
        "_drawn",
        "_period",
        "_roles",
        "_sentences",
        "anchor",
        "carried",
        "dates",
        "handed",
        "has_graves",
        "main",
        "marks",
        "on_end",
        "since",
        "spans",
        "starts",
        "storm",
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
        self.main: str | None = None
        self.on_end: str | None = None
        self.since: tuple[int, str] | None = None
        self.storm: str | None = None
        self._period: list[DateMention | None] = []
        self._drawn: dict[int, str] = {}
        self._begun: dict[int, DateMention] = {}

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
        if mention.start < (HEAD if anchor else 1) and date == (anchor or date) and mention.rule in FULL:
            left = self.text[max(0, mention.start - SAID_REACH) : mention.start]
            if not _PREPOSITION.search(left):
                return "page"
        role = told_of(self.text, mention, self.sentence_of(mention).start, self.marks)
        if role == "harm" and self._hangs_after(i):
            return "said"
        low = date.partition("/")[0]
        if (
            role == "harm"
            and anchor
            and date == anchor
            and _TO_COME.search(self.text, max(0, mention.start - SAID_REACH), mention.start)
        ):
            return "future"
        return "future" if role != "page" and anchor and len(low) > len("2017") and low > anchor[: len(low)] else role

    def _hangs_after(self, i: int) -> bool:
        """Return whether the i-th date only leads to that of a harm: "they lie in a hall on Monday, a day after …"."""
        if i + 1 >= len(self.dates):
            return False
        here, after = self.dates[i], self.dates[i + 1]
        if after.rule == "anniversary" and self.text.endswith("anniversary", after.start, after.end):
            return after.start - here.end <= MARKED_REACH  # "marched on Monday, the tenth anniversary of"
        if after.rule != "anniversary" or self.text[here.end : after.start].strip(" ,"):
            return False
        if _TOLL.search(self.text, after.end, self.sentence_of(here).end):
            return True
        return (
            _PICTURED.search(self.text, max(self.sentence_of(here).start, here.start - 2 * SAID_REACH), here.start)
            is not None
        )

    def period(self) -> DateMention | None:
        """Return the months or years that a report of statistics tells of, ``None`` for a report of one harm.

        "The country recorded 3,900 homicides in 2019" in the lead makes the
        figures without a date of their own those of 2019; so does "six weeks
        of floods" in the first sentence of any report.
        """
        if not self._period:
            is_tally = "tally" in self.marks.kinds_in(0, len(self.text))
            self._period.append(_find_period(self) if is_tally else _lead_period(self))
        return self._period[0]

    def from_start(self, window: DateMention) -> DateMention:
        """Return a stretch of time with the first day that the report gives it: "a month of riots … since June 18"."""
        known = self._begun.get(window.start)
        if known is None:
            known = self._begun[window.start] = _from_start(self, window)
        return known

    def date_of(self, mention: DateMention) -> str:
        """Return the date of a mention, drawn out to the report's day where a fight that began then goes on.

        "Clashes that started on Saturday" said on Sunday is Saturday to Sunday.
        """
        known = self._drawn.get(mention.start)
        if known is None:
            known = self._drawn[mention.start] = _drawn_out(self, mention)
        return known


def _from_start(story: Story, window: DateMention) -> DateMention:
    first, last = days.ends(window.date)
    if window.rule != "window" or first is None or last is None:
        return window
    most = min(NEAR_START, (last - first).days // 4)
    for i, mention in enumerate(story.dates):
        low = days.read_day(mention.date) if days.is_day(mention.date.removesuffix("/")) else None
        is_start = low is not None and (mention.rule == "since" or story.role(i) == "since")
        if is_start and low is not None and abs((low - first).days) <= most:
            return replace(window, date=f"{low.isoformat()}/{last.isoformat()}")
    return window


def _drawn_out(story: Story, mention: DateMention) -> str:
    if mention.rule == "since":
        return mention.date.partition("/")[0]
    if len(mention.date) in (7, 10) and mention.date < story.anchor[: len(mention.date)]:
        left = story.text[max(story.sentence_of(mention).start, mention.start - SAID_REACH) : mention.start]
        if _BEGAN.search(left) and _LASTS.search(left):
            return f"{mention.date}/{story.anchor}"
    return mention.date


@lru_cache(maxsize=4096)
def is_short(iso: str) -> bool:
    """Return whether ``iso`` is one day, or two or three on end."""
    low, high = days.ends(iso)
    return low is not None and high is not None and (high - low).days <= 2


def _lead_period(story: Story) -> DateMention | None:
    """Return the stretch of time of which the first sentence with a date tells, and of nothing else."""
    for at in range(min(STRETCH_SENTENCES, len(story.spans))):
        sentence = story.sentence(at)
        inside = [i for i in range(sentence.first, sentence.last) if story.dates[i].rule not in FULL]
        told = [
            story.dates[i]
            for i in inside
            if story.role(i) == "harm" and (i == inside[0] or story.dates[i].rule not in HANGING)
        ]
        if told:
            low, high = days.ends(told[0].date)
            is_long = low is not None and high is not None and (high - low).days >= STRETCH_DAYS
            is_stretch = is_long and len(told) == 1 and told[0].rule in STRETCHES
            return story.from_start(told[0]) if is_stretch else None
    return None


def _find_period(story: Story) -> DateMention | None:
    end = story.spans[min(PERIOD_SENTENCES, len(story.spans)) - 1].end
    found = None
    for i, mention in enumerate(story.dates):
        if mention.start >= end:
            break
        if mention.rule in FULL and mention.start < HEAD:
            continue  # the page's own
        if story.role(i) == "harm":
            low, high = days.ends(mention.date)
            if low is None or high is None or (high - low).days < MONTH_DAYS:
                return None
            found = found or mention
    return found
