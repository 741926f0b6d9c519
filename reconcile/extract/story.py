"""Read what a report's dates amount to: which are days of harm, and on which day its story happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.extract import days
from reconcile.extract.marks import Marks, find_marks
from reconcile.lexicons.load import alternation, load_table
from reconcile.model import DateMention, Span

#: Characters of page furniture and headline in which a full date is the page's own.
HEAD = 400
#: Days before the report in which its story happened; older dates are background.
MAX_STORY_DAYS = 10
#: Characters looked back for "said in a statement late on".
SAID_REACH = 80
#: Characters of white space between a day and "said".
WORD_GAP = 4
#: Characters of a sentence that are searched for words of harm.
SENTENCE_REACH = 1000
#: Sentences that tell what a report is about, page furniture and headline included.
LEAD_SENTENCES = 7
#: Rules of dates that hang on another event: "a day after the raid", "the day before".
HANGING = frozenset({"anniversary", "earlier", "later"})
_NOW = frozenset({"today", "tonight", "this morning"})


def cues(*kinds: str) -> str:
    """Return a regex alternation of the words of some ``kinds`` in scope_cues.tsv."""
    return alternation(row["cue"] for row in load_table("scope_cues") if row["kind"] in kinds)


_PHRASE = (
    r"(?:on|in|at|via|by|to|from|through|during|after)\s+(?:(?:an?|the|its|his|her|their|a news)\s+)?"
    r"[\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}"
)
# What may stand between "said" and its day: "in a statement late on".
_SAID_WHEN = re.compile(
    rf"(?:\s+(?:{_PHRASE}|reporters|journalists|late|early|later|earlier|also|again|here|him|news|agency|state|television"
    r"|TV|channel|[A-Z][\w’'-]*)){0,5}?(?:,?\s+(?:on|(?:late|early|earlier|later)(?:\s+on)?))?,?\s*"
)
_SINCE_PHRASE = re.compile(r"\b[Ss]ince\s[^.;,]{3,90}\Z")
_STRUCK = re.compile(r"\b(?:killed|killing|died|hit|struck)\b")
_BY = re.compile(r"\b[Bb]y\s+\Z")
_UPDATED = re.compile(r"\b(?:updated|revised|raised|lowered|risen|rose|climbed|rising)\b[^.;]{0,30}\bon\s+\Z")
_ARTICLE = re.compile(r"\b(?:an?|the)\s+\Z", re.I)
_PREPOSITION = re.compile(r"(?<!osted )(?<!lished )(?<!pdated )\b(?:on|early|late|since|of|from|and)\s+\Z", re.I)
_CAPTION = re.compile(
    r"[\s.,]{0,3}(?:\([^()]{0,40}(?:[Pp]hoto|[Aa]gencies|[Pp]icture|[Ff]ile|Getty|via)[^()]{0,20}\)"
    r"|[\[(](?:Reuters|AFP|AP|AA|Anadolu|EPA)\b)"
)
_OTHER_BESIDE = re.compile(rf"\s+(?:\w+\s+)?(?:{cues('other')})\b", re.I)
_EVENTS = cues("event", "events")
_HARM = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|die[ds]?|dying|dead|deaths?|wound(?:s|ed|ing)|injur\w+|hurt|casualt\w+|victims?"
    r"|los[et] their lives|claim(?:ed|ing) the li|massacre\w*|martyred|missing|bodies|hit|struck|bomb\w*|attack\w*"
    rf"|shell\w*|shot|explo\w+|drown\w*|clash\w*|fled|arrest\w*|kidnap\w*|abduct\w*|displac\w+|burn\w*|{_EVENTS})\b",
    re.I,
)
_HARM_BESIDE = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{_EVENTS})\b", re.I)
_HARM_JUST_BEFORE = re.compile(rf"\b(?:{_EVENTS})\s+(?:late\s+|early\s+|on\s+){{0,2}}\Z", re.I)
_THE_EVENT = re.compile(rf"\b[Tt]he (?:\w+ ){{0,2}}?(?:{cues('event')})\b")
_BEGAN = re.compile(r"\b(?:started|began|begun|erupted|broke out|flared)\s+(?:(?:late|early|on|up)\s+){0,2}\Z", re.I)
_LASTS = re.compile(rf"\b(?:{cues('events', 'lasting', 'war')})\b", re.I)


class Story(NamedTuple):
    """The role of each date in a text, and what carries over to sentences without one.

    ``roles``: page (the page's own date, a caption), said (when somebody
    spoke, or a count was taken), since (the start of a total: "since the raids
    began on Monday"), other (a vote, a meeting), future, harm (the rest).
    ``held`` are the sentences of the dates. ``main`` is the day the story
    happened, "" where that cannot be told. ``wars`` holds the stated and the
    likely start of its war once ``war_start`` was asked.
    """

    roles: tuple[str, ...]
    starts: tuple[int, ...]
    marks: Marks
    held: tuple[Span, ...]
    main: str
    wars: list[str]


class _Memo(NamedTuple):
    """The document read last, so that each claim of it need not read it again."""

    text: str
    sentences: Sequence[Span]
    dates: Sequence[DateMention]
    marks: Marks
    held: tuple[Span, ...]
    roles: tuple[str, ...]
    stories: dict[str, Story]


_last = _Memo("", (), (), Marks(), (), (), {})


def read_story(text: str, sentences: Sequence[Span], dates: Sequence[DateMention], anchor: str) -> Story:
    """Return what the dates of a text amount to; the same objects again are not read again.

    The day of the story is the first day told beside a harm in the lead, else
    the one in "Tuesday's attack", else an older one told in the lead, else the
    one named most, else that on which somebody first spoke, else the anchor.
    """
    global _last
    memo = _last
    if memo.text is not text or memo.sentences is not sentences or memo.dates is not dates:
        marks = find_marks(text)
        held = tuple(_sentences_of(sentences, dates))
        roles = tuple(_role(text, mention, held[i], marks) for i, mention in enumerate(dates))
        _last = memo = _Memo(text, sentences, dates, marks, held, roles, {})
    if anchor not in memo.stories:
        pairs = list(zip(dates, memo.held, strict=True))
        roles = tuple(_role_at(text, mention, role, anchor) for mention, role in zip(dates, memo.roles, strict=True))
        main = _main(text, sentences, pairs, roles, anchor)
        starts = tuple(mention.start for mention in dates)
        memo.stories[anchor] = Story(roles, starts, memo.marks, memo.held, main, [])
    return memo.stories[anchor]


def _sentences_of(sentences: Sequence[Span], dates: Sequence[DateMention]) -> Iterator[Span]:
    """Yield the sentence that holds each date; both are in order."""
    i = 0
    for mention in dates:
        while i + 1 < len(sentences) and sentences[i + 1].start <= mention.start:
            i += 1
        yield sentences[i] if sentences else Span(mention.start, mention.end)


def _role(text: str, mention: DateMention, sentence: Span, marks: Marks) -> str:
    """Return what a date is told of, whatever the report's day."""
    if _CAPTION.match(text, mention.end):
        return "page"
    if _OTHER_BESIDE.match(text, mention.end):
        return "other"
    if mention.rule in ("since", "until"):
        return "harm"
    after = marks.starts.get("said", [])
    i = bisect_left(after, mention.end)
    if i < len(after) and after[i] - mention.end < WORD_GAP and text[mention.end : after[i]].isspace():
        return "said"
    start = max(sentence.start, mention.start - SAID_REACH)
    if since := _SINCE_PHRASE.search(text, start, mention.start):
        # "120 saved since the boat sank on Monday", "the worst since the 1998 bombing": the day of a harm.
        of_harm = marks.count("event", since.start(), mention.end + WORD_GAP) or _STRUCK.search(since.group())
        return "harm" if of_harm else "since"
    if _BY.search(text, start, mention.start) or _UPDATED.search(text, start, mention.start):
        return "said"
    if _ARTICLE.search(text, start, mention.start):
        return "harm"
    said = any(
        _SAID_WHEN.fullmatch(text, end, mention.start) for end in marks.ends_between("said", start, mention.start)
    )
    return "said" if said else "harm"


def _role_at(text: str, mention: DateMention, role: str, anchor: str) -> str:
    """Return the role of a date in a report of ``anchor``: its page date and what is to come stand aside."""
    is_full = mention.rule in ("day", "numeric", "iso")
    if is_full and mention.start < HEAD and mention.date == anchor:
        left = text[max(0, mention.start - SAID_REACH) : mention.start]
        if not _PREPOSITION.search(left):
            return "page"
    low = mention.date.partition("/")[0]
    return "future" if role != "page" and anchor and len(low) == 10 and low > anchor else role


def ongoing(text: str, sentence: Span, mention: DateMention, anchor: str) -> str:
    """Return the date of a mention, drawn out to the report's day where a fight that began then goes on.

    "Clashes that started on Saturday" said on Sunday is Saturday to Sunday.
    """
    left = text[max(sentence.start, mention.start - SAID_REACH) : mention.start]
    if len(mention.date) == 10 and mention.date < anchor and _BEGAN.search(left) and _LASTS.search(left):
        return f"{mention.date}/{anchor}"
    return mention.date


def is_short(iso: str) -> bool:
    """Return whether ``iso`` is one day, or two or three on end."""
    low, high = days.ends(iso)
    return low is not None and high is not None and (high - low).days <= 2


def _main(
    text: str,
    sentences: Sequence[Span],
    pairs: list[tuple[DateMention, Span]],
    roles: tuple[str, ...],
    anchor: str,
) -> str:
    day = days.read_day(anchor)
    if day is None:
        return ""
    lead_end = sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    spoken = beside = old = ""
    named: dict[str, int] = {}
    for (mention, sentence), role in zip(pairs, roles, strict=True):
        if role not in ("harm", "said") or mention.rule in HANGING or not is_short(mention.date):
            continue
        last = days.ends(mention.date)[1]
        if last is None or last > day:
            continue
        leads = mention.start < lead_end
        if role == "said":
            spoken = spoken or (mention.date if leads and (day - last).days <= MAX_STORY_DAYS else "")
            continue
        tells_harm = _HARM.search(text, sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH))
        if (day - last).days > MAX_STORY_DAYS:
            old = old or (mention.date if leads and tells_harm else "")
        elif leads and tells_harm and text[mention.start : mention.end].lower() not in _NOW:
            return ongoing(text, sentence, mention, anchor)
        else:
            named[mention.date] = named.get(mention.date, 0) + 1
            beside = beside or (mention.date if _is_of_event(text, mention, sentence) else "")
    often = next((date for date, times in named.items() if times > 1), "")
    return beside or old or often or spoken or anchor


def _is_of_event(text: str, mention: DateMention, sentence: Span) -> bool:
    """Return whether a day is told of a harm known to the reader: "Tuesday's attack", "the blast … on Tuesday"."""
    left = max(sentence.start, mention.start - SAID_REACH)
    return bool(
        _HARM_BESIDE.match(text, mention.end)
        or _HARM_JUST_BEFORE.search(text, left, mention.start)
        or _THE_EVENT.search(text, sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH))
    )
