"""Read what a report's dates amount to: which are days of harm, and on which day its story happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
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
#: Days; a date further back can be the start of a war.
MIN_WAR_DAYS = 20
#: Characters looked back for "said in a statement late on".
SAID_REACH = 80
#: Times that a war must be named as often as any other to be the one meant.
MUCH_MORE = 2
#: Characters between "deadliest" and "since".
SUPERLATIVE_REACH = 140
#: Characters of white space between a day and "said".
WORD_GAP = 4
#: Characters between "began" and its date.
START_REACH = 60
#: Characters before "war" in which "six-year-long civil" stands.
LENGTH_REACH = 40
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
# "The deadliest raid since …" compares; the date is that of another harm.
SUPERLATIVE = re.compile(r"\b(?:\w+iest|worst|biggest|largest|highest|first|most|greatest|such)\b[^.;]{0,120}\Z", re.I)
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
_WAR = re.compile(rf"\b(?:{cues('war')})\b", re.I)
_START = re.compile(rf"\b(?:{cues('start')})\b[^.;]{{0,{START_REACH}}}\Z", re.I)
_BEGAN = re.compile(r"\b(?:started|began|begun|erupted|broke out|flared)\s+(?:(?:late|early|on|up)\s+){0,2}\Z", re.I)
_LASTS = re.compile(rf"\b(?:{cues('events', 'lasting', 'war')})\b", re.I)
_LENGTH = re.compile(
    r"\b(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[\s-]years?(?:[\s-](?:old|long))?\s+(?:\w+\s+){0,2}\Z",
    re.I,
)
_NTH_YEAR = re.compile(
    r"\bin (?:its|the) (?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1?\d(?:st|nd|rd|th)) year\b"
)
_ORDINALS = dict(zip("second third fourth fifth sixth seventh eighth ninth tenth".split(), range(2, 11), strict=True))
_NUMBERS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))
_WAR_STARTS = {row["war"]: row["start"] for row in load_table("war_starts")}
_WAR_FORMS = {
    form: row["war"]
    for row in load_table("war_starts")
    for form in (row["war"], *filter(None, row["forms"].split("|")))
}
_WAR_NAMED = re.compile(rf"\b({alternation(_WAR_FORMS)})\b")


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
    since = _SINCE_PHRASE.search(text, start, mention.start)
    if since and marks.count("event", since.start(), mention.start):
        return "harm"  # "120 saved since the boat sank on Monday"
    if since and not SUPERLATIVE.search(text, max(sentence.start, since.start() - SUPERLATIVE_REACH), since.start()):
        return "since"
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


def war_start(text: str, dates: Sequence[DateMention], story: Story, anchor: str, sentence: Span) -> str:
    """Return the start of the war that a sentence speaks of: stated, as agencies count it, or by its length.

    Returns:
        An ISO day, month or year; "" where the text does not tell.
    """
    if not story.wars:
        story.wars.append(_stated_war(text, list(zip(dates, story.held, strict=True)), anchor))
        story.wars.append(_named_war(text, Span(0, len(text)), anchor) or _war_by_length(text, story.marks, anchor))
    return story.wars[0] or _named_war(text, sentence, anchor) or story.wars[1]


def _stated_war(text: str, pairs: list[tuple[DateMention, Span]], anchor: str) -> str:
    day = days.read_day(anchor)
    for mention, sentence in pairs:
        low = mention.date.partition("/")[0]
        first = days.ends(low)[0] if low else None
        if first is None or (day is not None and (day - first).days < MIN_WAR_DAYS):
            continue
        left = max(sentence.start, mention.start - 2 * START_REACH)
        if mention.rule == "since":
            is_war = _WAR.search(text, left, mention.start)
        else:
            is_war = _START.search(text, left, mention.start) and _WAR.search(
                text, left, min(sentence.end, mention.end + START_REACH)
            )
        if is_war:
            return low
    return ""


def _named_war(text: str, within: Span, anchor: str) -> str:
    """Return the start of the one war that is named, or named far more often than the others."""
    day = days.read_day(anchor)
    named = Counter(_WAR_FORMS[name] for name in _WAR_NAMED.findall(text, *within))
    for war in list(named):
        start = days.ends(_WAR_STARTS[war])[0]
        if day is None or start is None or start > day:
            del named[war]
    first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return _WAR_STARTS[first[0]] if first[1] > MUCH_MORE * second[1] else ""


def _war_by_length(text: str, marks: Marks, anchor: str) -> str:
    """Return the year in which "the six-year war", or the one "in its sixth year", began."""
    day = days.read_day(anchor)
    for start in marks.starts["war"] if day else ():
        assert day is not None
        if length := _LENGTH.search(text, max(0, start - LENGTH_REACH), start):
            years = int(length["n"]) if length["n"].isdigit() else _NUMBERS[length["n"].lower()]
            return f"{max(1, day.year - years):04d}"
        if nth := _NTH_YEAR.search(text, start, start + LENGTH_REACH):
            years = _ORDINALS.get(nth["n"]) or int(nth["n"][:-2])
            return f"{max(1, day.year - years + 1):04d}"
    return ""
