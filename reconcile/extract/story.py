"""Read what a report's dates amount to: which are days of harm, and on which day its story happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract import days
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
#: Characters between "began" and its date.
START_REACH = 60
#: Characters of a sentence that are searched for words of harm.
SENTENCE_REACH = 1000
#: Sentences that tell what a report is about, page furniture and headline included.
LEAD_SENTENCES = 5


#: Rules of dates that hang on another event: "a day after the raid", "the day before".
HANGING = frozenset({"anniversary", "earlier", "later"})


def cues(kind: str) -> str:
    """Return a regex alternation of the words of ``kind`` in scope_cues.tsv."""
    return alternation(row["cue"] for row in load_table("scope_cues") if row["kind"] == kind)


_SAYING = alternation(
    row["cue"] for row in load_table("reporting_cues") if row["shape"] in ("say", "report", "tell", "quote", "cite", "deny")
)
_PHRASE = r"(?:on|in|at|via|by|to|from|through|during|after)\s+(?:(?:an?|the|its|his|her|their|a news)\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}"
_SAID_BEFORE = re.compile(
    rf"\b(?:(?:{_SAYING}|statement|interview|briefing|conference|updated?|released|published|posted|speaking|spoke|tweeted|tweeting"
    r"|message|recovered|retrieved|rescued|visited|arrived|met|heard)"
    rf"(?:\s+(?:{_PHRASE}|reporters|journalists|late|early|later|earlier|also|again|here|him|news|agency|state|television|TV|channel|[A-Z][\w’'-]*)){{0,5}}?"
    r"(?:,?\s+(?:on|late|early|late on|early on|earlier on|later on|earlier|later))?|\b[Bb]y),?\s*\Z"
)
_SAID_AFTER = re.compile(rf"\s+(?:{_SAYING})\b")
_ARTICLE = re.compile(r"\b(?:an?|the)\s+\Z", re.I)
_UPDATED = re.compile(r"\b(?:updated|revised|raised|lowered|risen|rose|climbed|rising)\b[^.;]{0,30}\bon\s+\Z")
_PREPOSITION = re.compile(r"(?<!osted )(?<!lished )(?<!pdated )\b(?:on|early|late|since|of|from|and)\s+\Z", re.I)
_CAPTION = re.compile(r"[\s.,]{0,3}(?:\([^()]{0,40}(?:[Pp]hoto|[Aa]gencies|[Pp]icture|[Ff]ile|Getty|via)[^()]{0,20}\)|[\[(](?:Reuters|AFP|AP|AA|Anadolu|EPA)\b)")
_HARM = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|die[ds]?|dying|dead|deaths?|wound(?:s|ed|ing)|injur\w+|hurt|casualt\w+|victims?|los[et] their lives|claim(?:ed|ing) the li"
    r"|massacre\w*|martyred|missing|bodies|hit|struck|bomb\w*|attack\w*|strikes|airstrikes|raids|shell\w*|shot|explo\w+|drown\w*|clash\w*|fled|arrest\w*"
    rf"|kidnap\w*|abduct\w*|displac\w+|burn\w*|{cues('event')})\b",
    re.I,
)
_OTHER_BESIDE = re.compile(r"\s+(?:\w+\s+)?(?:polls?|elections?|vote|referendum|summit|meetings?|talks|deal|agreement|ceasefire|truce|deadline|visit|speech|hearing|trial|briefing|report|statement|session|address|interview|oral)\b", re.I)
_HARM_BESIDE = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{cues('event')}|attacks|strikes|airstrikes|raids|bombings|blasts|shelling|violence|casualties)\b", re.I)
_HARM_JUST_BEFORE = re.compile(rf"\b(?:{cues('event')}|attacks|strikes|airstrikes|raids|bombings|blasts|shelling)\s+(?:late\s+|early\s+|on\s+){{0,2}}\Z", re.I)
_THE_EVENT = re.compile(rf"\b[Tt]he (?:\w+ ){{0,2}}?(?:{cues('event')})\b")
_WAR = re.compile(rf"\b(?:{cues('war')})\b", re.I)
_START = re.compile(rf"\b(?:{cues('start')})\b[^.;]{{0,{START_REACH}}}\Z", re.I)
_BEGAN = re.compile(r"\b(?:started|began|begun|erupted|broke out|flared)\s+(?:(?:late|early|on|up)\s+){0,2}\Z", re.I)
_LASTS = re.compile(r"\b(?:clashes|fighting|protests|violence|unrest|riots|rioting|battles?|demonstrations|operation|offensive|siege|standoff|fire|wildfires?|floods?|rains?|storms?)\b", re.I)
_WAR_STARTS = {row["war"]: row["start"] for row in load_table("war_starts")}
_WAR_FORMS = {
    form: row["war"] for row in load_table("war_starts") for form in (row["war"], *filter(None, row["forms"].split("|")))
}
_WAR_NAMED = re.compile(rf"\b({alternation(_WAR_FORMS)})\b")
_LENGTH = re.compile(
    r"\b(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[\s-]years?(?:[\s-](?:old|long))?\s+(?:\w+\s+){0,2}?(?:war|conflict"
    r"|insurgency|uprising|crisis)\b",
    re.I,
)
_NUMBERS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))


_NOW = frozenset({"today", "tonight", "this morning"})


class Story(NamedTuple):
    """The role of each date in a text, and what carries over to sentences without one.

    ``roles``: page (the page's own date, a caption), said (when somebody
    spoke, or a count was taken), other (a vote, a meeting), future, harm
    (anything else). ``main`` is the day the story
    happened, ``war`` the start of the war that its totals count from; "" where
    the text does not tell.
    """

    roles: tuple[str, ...]
    starts: tuple[int, ...]
    main: str
    war: str


@lru_cache(maxsize=16)
def read_story(text: str, sentences: tuple[Span, ...], dates: tuple[DateMention, ...], anchor: str) -> Story:
    """Return what the dates of a text amount to.

    The day of the story is the first day told beside a harm in the lead, else
    the one in "Tuesday's attack", else that on which somebody first spoke, else
    the anchor.
    """
    held = tuple(_sentence_of(sentences, dates))
    roles = tuple(_role(text, mention, sentence, anchor) for mention, sentence in zip(dates, held, strict=True))
    return Story(roles, tuple(mention.start for mention in dates), _main(text, sentences, dates, held, roles, anchor), _war(text, dates, held, anchor))


def _sentence_of(sentences: tuple[Span, ...], dates: Iterable[DateMention]) -> Iterable[Span]:
    """Yield the sentence that holds each date; both are in order."""
    i = 0
    for mention in dates:
        while i + 1 < len(sentences) and sentences[i + 1].start <= mention.start:
            i += 1
        yield sentences[i] if sentences else Span(mention.start, mention.end)


def _role(text: str, mention: DateMention, sentence: Span, anchor: str) -> str:
    left = text[max(sentence.start, mention.start - SAID_REACH) : mention.start]
    full = mention.rule in ("day", "numeric", "iso")
    if full and mention.start < HEAD and mention.date == anchor and not _PREPOSITION.search(left):
        return "page"
    if _CAPTION.match(text, mention.end):
        return "page"
    low = mention.date.partition("/")[0]
    if anchor and len(low) == 10 and low > anchor:
        return "future"
    if _OTHER_BESIDE.match(text, mention.end):
        return "other"
    if mention.rule not in ("since", "until") and (_SAID_BEFORE.search(left) and not _ARTICLE.search(left) or _UPDATED.search(left) or _SAID_AFTER.match(text, mention.end)):
        return "said"
    return "harm"


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
    text: str, sentences: tuple[Span, ...], dates: tuple[DateMention, ...], held: tuple[Span, ...], roles: tuple[str, ...], anchor: str
) -> str:
    day = days.read_day(anchor)
    if day is None:
        return ""
    lead_end = sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    spoken = beside = old = ""
    named: dict[str, int] = {}
    for mention, sentence, role in zip(dates, held, roles, strict=True):
        if role not in ("harm", "said") or mention.rule in HANGING or not is_short(mention.date):
            continue
        last = days.ends(mention.date)[1]
        if last is None or last > day:
            continue
        stop = min(sentence.end, sentence.start + SENTENCE_REACH)
        leads = mention.start < lead_end
        if (day - last).days > MAX_STORY_DAYS:
            if leads and role == "harm" and _HARM.search(text, sentence.start, stop):
                old = old or mention.date
        elif role == "said":
            spoken = spoken or (mention.date if leads else "")
        elif leads and text[mention.start : mention.end].lower() not in _NOW and _HARM.search(text, sentence.start, stop):
            return ongoing(text, sentence, mention, anchor)
        else:
            named[mention.date] = named.get(mention.date, 0) + 1
            if _THE_EVENT.search(text, sentence.start, stop) or _HARM_BESIDE.match(text, mention.end) or _HARM_JUST_BEFORE.search(
                text, max(0, mention.start - SAID_REACH), mention.start
            ):
                beside = beside or mention.date
    often = next((date for date, times in named.items() if times > 1), "")
    return beside or old or often or spoken or anchor


def _war(text: str, dates: tuple[DateMention, ...], held: tuple[Span, ...], anchor: str) -> str:
    """Return the start of the war that a text speaks of: stated, by its length, or as agencies count it."""
    day = days.read_day(anchor)
    for mention, sentence in zip(dates, held, strict=True):
        low = mention.date.partition("/")[0]
        first = days.ends(low)[0] if low else None
        if first is None or (day is not None and (day - first).days < MIN_WAR_DAYS):
            continue
        left = max(sentence.start, mention.start - 2 * START_REACH)
        starts = mention.rule == "since" or _START.search(text, left, mention.start)
        if starts and _WAR.search(text, left, min(sentence.end, mention.end + START_REACH)):
            return low
    if day is None:
        return ""
    if named := {_WAR_FORMS[name] for name in _WAR_NAMED.findall(text)}:
        begun = [_WAR_STARTS[war] for war in named if (days.ends(_WAR_STARTS[war])[0] or day) < day]
        if len(begun) == 1:
            return begun[0]
    if length := _LENGTH.search(text):
        years = int(length["n"]) if length["n"].isdigit() else _NUMBERS[length["n"].lower()]
        return f"{max(1, day.year - years):04d}"
    return ""
