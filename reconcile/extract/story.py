"""Read what a report's dates amount to: which are days of harm, and on which day its story happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reconcile.extract import days
from reconcile.extract.flat import flatten
from reconcile.extract.marks import cues, find_marks
from reconcile.extract.roles import SAID_REACH, told_of
from reconcile.model import DateMention, Span

#: Characters of page furniture and headline in which a full date is the page's own.
HEAD = 400
#: Days before the report in which its story happened; older dates are background.
MAX_STORY_DAYS = 10
#: Characters of a sentence that are searched for words of harm.
SENTENCE_REACH = 1000
#: Sentences that tell over which months a report of statistics counts, and the fewest days of those.
PERIOD_SENTENCES = 4
MONTH_DAYS = 27
#: Sentences that tell what a report is about, page furniture and headline included.
LEAD_SENTENCES = 7
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
_BEGAN = re.compile(r"\b(?:started|began|begun|erupted|broke out|flared)\s+(?:(?:late|early|on|up)\s+){0,2}\Z", re.I)
_LASTS = re.compile(rf"\b(?:{cues('events', 'lasting', 'campaign', 'war')})\b", re.I)


class Story:
    """What the dates of one text amount to; each answer is worked out when it is first asked for.

    ``starts`` are where the dates start; ``weighed`` keeps which dates can
    belong to a figure, nearest first, and ``carried`` the date that a sentence
    takes from those before it; ``mains`` and ``wars`` keep, by anchor, the day
    of the story and the stated and the likely start of its war.
    """

    __slots__ = (
        "_drawn",
        "_period",
        "_roles",
        "_told",
        "carried",
        "dates",
        "mains",
        "marks",
        "sentences",
        "starts",
        "text",
        "wars",
        "weighed",
    )

    def __init__(self, text: str, sentences: Sequence[Span], dates: Sequence[DateMention]) -> None:
        self.text, self.sentences, self.dates = text, sentences, dates
        self.marks = find_marks(text)
        self.starts = [mention.start for mention in dates]
        self.weighed: dict[tuple[Span, Span], list[int]] = {}
        self.mains: dict[str, str] = {}
        self.wars: dict[tuple[str, str], str] = {}
        self.carried: dict[tuple[int, str], DateMention | None] = {}
        self._told = [""] * len(dates)
        self._roles: dict[str, list[str]] = {}
        self._period: list[DateMention | None] = []
        self._drawn: dict[tuple[int, str], str] = {}

    def sentence_of(self, mention: DateMention) -> Span:
        """Return the sentence that holds a date."""
        at = bisect_left(self.sentences, (mention.start + 1,)) - 1
        return self.sentences[max(0, at)] if self.sentences else Span(mention.start, mention.end)

    def starts_date(self, at: int) -> bool:
        """Return whether a date expression starts at ``at``."""
        i = bisect_left(self.starts, at)
        return i < len(self.starts) and self.starts[i] == at

    def role(self, i: int, anchor: str) -> str:
        """Return the role of the i-th date in a report of ``anchor``.

        page (the page's own date, a caption), said (when somebody spoke, or a
        count was taken), since (the start of a total: "since the raids began on
        Monday"), other (a vote, a meeting), future, harm (the rest).
        """
        known = self._roles.get(anchor)
        if known is None:
            known = self._roles[anchor] = [""] * len(self.dates)
        if not known[i]:
            known[i] = self._role_at(i, anchor)
        return known[i]

    def _role_at(self, i: int, anchor: str) -> str:
        mention = self.dates[i]
        date = mention.date
        # Asked without an anchor, only a date that opens the text is known to be the page's.
        if mention.start < (HEAD if anchor else 1) and date == (anchor or date) and mention.rule in _FULL:
            left = self.text[max(0, mention.start - SAID_REACH) : mention.start]
            if not _PREPOSITION.search(left):
                return "page"
        role = self._told[i]
        if not role:
            role = self._told[i] = told_of(self.text, mention, self.sentence_of(mention), self.marks)
        low = date.partition("/")[0]
        return "future" if role != "page" and anchor and len(low) == 10 and low > anchor else role

    def main(self, anchor: str) -> str:
        """Return the day the story happened, "" where that cannot be told.

        It is the first day told beside a harm in the lead, else the one in
        "Tuesday's attack", else an older one told in the lead, else the one
        named most, else that on which somebody first spoke, else the anchor.
        """
        if anchor not in self.mains:
            self.mains[anchor] = _main(self, anchor)
        return self.mains[anchor]

    def period(self) -> DateMention | None:
        """Return the months or years that a report of statistics tells of, ``None`` for a report of one harm.

        "The country recorded 3,900 homicides in 2019" in the lead makes the
        figures without a date of their own those of 2019.
        """
        if not self._period:
            self._period.append(_period(self) if self.marks.starts["tally"] else None)
        return self._period[0]

    def date_of(self, mention: DateMention, anchor: str) -> str:
        """Return the date of a mention, drawn out to the report's day where a fight that began then goes on.

        "Clashes that started on Saturday" said on Sunday is Saturday to Sunday.
        """
        key = mention.start, anchor
        if key not in self._drawn:
            self._drawn[key] = _drawn_out(self.text, self.sentence_of(mention), mention, anchor)
        return self._drawn[key]


class _Memo:
    """The story read last, so that each claim of a document need not read it again."""

    story = Story("", (), ())


def read_story(text: str, sentences: Sequence[Span], dates: Sequence[DateMention]) -> Story:
    """Return what the dates of a text amount to; the same objects again are not read again."""
    story = _Memo.story
    if story.text is not text or story.sentences is not sentences or story.dates is not dates:
        _Memo.story = story = Story(text, sentences, dates)
    return story


def _drawn_out(text: str, sentence: Span, mention: DateMention, anchor: str) -> str:
    if mention.rule == "since":
        return mention.date.partition("/")[0]
    if len(mention.date) == 10 and mention.date < anchor:
        left = text[max(sentence.start, mention.start - SAID_REACH) : mention.start]
        if _BEGAN.search(left) and _LASTS.search(left):
            return f"{mention.date}/{anchor}"
    return mention.date


def is_short(iso: str) -> bool:
    """Return whether ``iso`` is one day, or two or three on end."""
    low, high = days.ends(iso)
    return low is not None and high is not None and (high - low).days <= 2


def _main(story: Story, anchor: str) -> str:
    day = days.read_day(anchor)
    if day is None:
        return ""
    text, sentences = story.text, story.sentences
    lead_end = sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    spoken = beside = old = ""
    named: dict[str, int] = {}
    for i, mention in enumerate(story.dates):
        if not is_short(mention.date) or (mention.rule in HANGING and not _hangs_on_saying(story, i, anchor)):
            continue
        last = days.ends(mention.date)[1]
        if last is None or last > day or (role := story.role(i, anchor)) not in ("harm", "said"):
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
            return story.date_of(mention, anchor)
        else:
            named[mention.date] = named.get(mention.date, 0) + 1
            beside = beside or (mention.date if _is_of_event(text, mention, sentence) else "")
    often = next((date for date, times in named.items() if times > 1), "")
    return beside or old or often or spoken or anchor


def _period(story: Story) -> DateMention | None:
    end = story.sentences[min(PERIOD_SENTENCES, len(story.sentences)) - 1].end if story.sentences else 0
    found = None
    for i, mention in enumerate(story.dates):
        if mention.start >= end:
            break
        if mention.rule in _FULL and mention.start < HEAD:
            continue  # the page's own
        if story.role(i, "") == "harm":
            low, high = days.ends(mention.date)
            if low is None or high is None or (high - low).days < MONTH_DAYS:
                return None
            found = found or mention
    return found


def _hangs_on_saying(story: Story, i: int, anchor: str) -> bool:
    """Return whether a day hangs on that of a saying: "found on Sunday … the night before", "said …, a day after"."""
    if i == 0 or story.dates[i - 1].start < story.sentence_of(story.dates[i]).start:
        return False
    base = story.dates[i - 1].date
    is_base = story.dates[i].rule == "earlier" or base == anchor
    return len(base) == 10 and is_base and story.role(i - 1, anchor) == "said"


def _is_of_event(text: str, mention: DateMention, sentence: Span) -> bool:
    """Return whether a day is told of a harm known to the reader: "Tuesday's attack", "the blast … on Tuesday"."""
    left = max(sentence.start, mention.start - SAID_REACH)
    return bool(
        _HARM_BESIDE.match(text, mention.end)
        or _HARM_JUST_BEFORE.search(text, left, mention.start)
        or _THE_EVENT.search(text, sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH))
    )
