"""Find the day on which the story of a report happened."""

from __future__ import annotations

import re
from datetime import date

from reconcile.extract import days
from reconcile.extract.aftermath import HAD_SAID_NEXT
from reconcile.extract.date_words import COUNTS
from reconcile.extract.lead_days import (
    NOW,
    SENTENCE_REACH,
    hangs_on_saying,
    is_loose,
    is_of_event,
    is_struck_later,
    names_another,
    tells_harm,
)
from reconcile.extract.roles import LASTING, SAID_REACH, SINCE_PHRASE, SPOKEN_NEXT
from reconcile.extract.story import FULL, HANGING, Sentence, Story, is_short
from reconcile.lexicons.load import alternation
from reconcile.model import DateMention

#: Days before the report in which its story happened; older dates are background.
MAX_STORY_DAYS = 10
#: Sentences that tell what a report is about, page furniture and headline included.
LEAD_SENTENCES = 7
#: Sentences in which an entry of an encyclopedia tells the day of its event.
ENTRY_SENTENCES = 2
#: Entries with an hour that make a live report, and the characters in which they stand.
LIVE_ENTRIES, LIVE_REACH = 3, 5000
#: Sentences in which an old day can be the story's though somebody spoke of it on a later one.
OLD_SENTENCES = 4  # in which a report says that it tells an old harm; later ones tell of others beside its own
FIRST_SENTENCES = 2
#: Most days of raids or riots that are told as one harm.
FEW_DAYS = 4
#: What a day of the report was told of, the best first.
_BY_WORTH = ("of the event", "old and first", "often", "loose", "leading", "counted", "spoken", "since", "old")
#: Words for a day told before.
SAME_DAY = frozenset({"the same day", "that day", "that same day", "same day"})

_TURNS = re.compile(r"\W*(?:Elsewhere|Separately|Meanwhile|Also|Another|In (?:an?other|a separate|a similar))\b")
# "Another six children were wounded in the attack on Wednesday": in the one told of.
_MORE_HARMED = re.compile(rf"\W*Another\s+(?:\d|(?:{alternation(COUNTS)}|dozens?|scores|several|few)\b)")
# "On Sunday |at least 35 people were hurt", far down, beside a day that opens it: a harm of its own.
_FRONT = re.compile(r"\W*(?:(?:[Ll]ate|[Ee]arly|[Ee]arlier)\s+)?(?:[Oo]n\s+)?")
_COUNT_NEXT = re.compile(
    r",?\s+(?:(?:at least|at most|more than|fewer than|up to|about|around|some|nearly|almost|over|another)\s+)*"
    rf"(?:an?|\d[\d,]*|{alternation(COUNTS)}|dozens(?: of)?|scores(?: of)?|several|many)\s+[a-z]"
)
_TRIAL = re.compile(
    r"\b(?:convicted|sentenced|jailed|charged|acquitted|guilty|court|trial|inquest|inquiry|tribunal|judges?|jury|verdict"
    r"|extradited|compensation|memorial|commemorat\w+|anniversary)\b"
)
#: Rules of dates that an old harm is told by.
_OLD_RULES = frozenset({"year", "month", "day", "anniversary", "ago", "season"})
_ANOTHER = re.compile(
    r"\b(?:also|another|similar|previous(?:ly)?|earlier|(?:last|second|third) such|worst|deadliest"
    r"|(?:came|comes) (?:\w+ )?(?:days|weeks|months|after))\b"
    r"|,\s(?:when|in which)\s"
)
_AFTER = re.compile(r"\b(?:[Aa]fter|[Ff]ollowing|[Bb]efore)\s+(?:the\s+)?\Z")
_RUNS_FROM = re.compile(
    r"\b(?:from|between|began|begun|started|since|until|till|ended|lasted)\b[^.;]{0,40}\Z|\bborn\b", re.I
)
_ENTRY = re.compile(
    r"^[ \t]*\d{1,2}[:.]\d\d\b(?:\s*(?:[ap]\.?m\b\.?|GMT|UTC|BST|CET|EST|EDT|ET))?\s*[-–—:,]?\s+\S", re.M
)


def main_day(story: Story) -> str:
    """Return the day the story happened, "" where that cannot be told.

    It is the first day told beside a harm in the lead, else the one in
    "Tuesday's attack", else an older one told at once, else the one named
    most, else the first of the lead, else that of an earlier count, else that
    on which somebody first spoke, else the one since which a lead counts,
    else an older one told in the lead, else the anchor.
    """
    if story.main is None:
        story.main = _over_days(story, _find_main(story))
    return story.main


def _over_days(story: Story, main: str) -> str:
    """Return the days of a story that its lead tells as a few days of harm: "in three days of raids"."""
    if days.is_day(main):
        for mention in story.dates:
            if story.sentence_at(mention.start) >= FIRST_SENTENCES:
                break
            if mention.rule == "window" and " of " in story.text[mention.start : mention.end]:
                return days_of_story(story, mention, main) or main
    return main


def days_of_story(story: Story, window: DateMention, main: str) -> str:
    """Return a few days of harm from the day on which a story happened, "" where the window is not of these.

    "Three days of raids", said on Thursday of what began on Sunday, are Sunday to Tuesday.
    """
    said = story.text[window.start : window.end].lower()
    (first, last), day = days.ends(window.date), days.read_day(main)
    if "day" not in said or first is None or last is None or day is None:
        return ""
    count = (last - first).days
    end = day + (count - 1) * days.A_DAY
    is_up_to_now = "past" in said or "last" in said
    if _AFTER.search(story.text, max(0, window.start - SAID_REACH), window.start):
        return ""  # "seized it on Tuesday after two days of clashes"
    if not 1 < count <= FEW_DAYS or day == last or end > last or (is_up_to_now and end != last):
        return ""
    return f"{main}/{end.isoformat()}"


def _find_main(story: Story) -> str:
    anchor = story.anchor
    day = days.read_day(anchor)
    if day is None:
        return _day_of_entry(story)
    may_be_live = story.text.count("\n", 0, LIVE_REACH) >= LIVE_ENTRIES - 1
    if may_be_live and len(_ENTRY.findall(story.text, 0, LIVE_REACH)) >= LIVE_ENTRIES:
        return anchor  # a live report speaks of the day it runs
    if judged := _judged(story, day):
        return judged
    text, spans = story.text, story.spans
    lead_end = spans[min(LEAD_SENTENCES, len(spans)) - 1].end
    first_end = spans[min(FIRST_SENTENCES, len(spans)) - 1].end
    told: dict[str, str] = {}
    named: dict[str, int] = {}
    for i, mention in enumerate(story.dates):
        if mention.rule == "since" or (days.is_day(mention.date) and story.role(i) == "since"):
            _weigh_since(story, mention, day, told)
        if not is_short(mention.date) or (mention.rule in HANGING and not hangs_on_saying(story, i)):
            continue
        last = days.ends(mention.date)[1]
        if last is None or last > day or (role := story.role(i)) not in ("harm", "said"):
            continue
        sentence = story.sentence_of(mention)
        leads, is_old = mention.start < lead_end, (day - last).days > MAX_STORY_DAYS
        if role == "said":
            if leads and not is_old:
                _weigh_spoken(story, mention, sentence, told)
            continue
        is_of_harm, is_of_another = leads and tells_harm(story, sentence), _is_of_another(text, mention, sentence)
        if is_old:
            if (
                is_of_harm
                and sentence.at < OLD_SENTENCES
                and not names_another(text, sentence, mention)
                and (mention.rule in HANGING or not _is_background(text, sentence))
            ):
                told.setdefault("old and first" if mention.start < first_end else "old", mention.date)
        elif "old and first" in told and mention.date == anchor:
            continue  # "two weeks on from the storm … Friday's count"
        elif is_of_harm and text[mention.start : mention.end].lower() not in NOW:
            if is_struck_later(story, i):
                continue
            if SPOKEN_NEXT.match(text, mention.end) or is_loose(story, i):
                told.setdefault("loose", mention.date)
                continue
            if is_of_another:
                continue
            if "loose" in told and mention.date > told["loose"]:
                continue
            return story.date_of(mention)
        elif not is_of_another and text[mention.start : mention.end].lower() not in SAME_DAY:
            named[mention.date] = named.get(mention.date, 0) + 1
            if leads:
                told.setdefault("leading", mention.date)
            if is_of_event(text, mention, sentence):
                told.setdefault("of the event", mention.date)
    often = [iso for iso, times in named.items() if times > 1]
    if often:
        told["often"] = often[0]
    return next((told[kind] for kind in _BY_WORTH if kind in told), anchor)


def _weigh_since(story: Story, mention: DateMention, day: date, told: dict[str, str]) -> None:
    """Keep the day since which a lead counts its harm: "18 raids since Sunday night"."""
    low = mention.date.rstrip("/")
    if not days.is_day(low) or not 0 <= (day - date.fromisoformat(low)).days <= MAX_STORY_DAYS:
        return
    sentence = story.sentence_of(mention)
    since = SINCE_PHRASE.search(story.text, max(sentence.start, mention.start - SAID_REACH), mention.start)
    is_begun = (
        since and sentence.at < LEAD_SENTENCES and LASTING.match(since.group())
    )  # "since the storm came ashore on"
    if is_begun or is_of_event(story.text, mention, sentence):
        told.setdefault("of the event", low)
    elif mention.rule == "since" and sentence.at < FIRST_SENTENCES and tells_harm(story, sentence):
        told.setdefault("since", low)


def _weigh_spoken(story: Story, mention: DateMention, sentence: Sentence, told: dict[str, str]) -> None:
    """Keep a day on which somebody spoke: the harm was then or before, and before any count that is taken back."""
    is_of_harm = tells_harm(story, sentence)
    if is_of_harm or sentence.at < OLD_SENTENCES:
        told.setdefault("spoken", mention.date)
        if is_of_harm and HAD_SAID_NEXT.match(story.text, mention.end):
            told["counted"] = min(mention.date, told.get("counted", mention.date))


def _is_of_another(text: str, mention: DateMention, sentence: Sentence) -> bool:
    """Return whether a sentence starts on another harm: "Elsewhere, …", and far down "On Sunday at least 35 …"."""
    if sentence.at > 0 and _TURNS.match(text, sentence.start):
        return not (_MORE_HARMED.match(text, sentence.start) and is_of_event(text, mention, sentence))
    is_front = sentence.at >= OLD_SENTENCES and _FRONT.fullmatch(text, sentence.start, mention.start)
    return bool(is_front and _COUNT_NEXT.match(text, mention.end))


def _judged(story: Story, day: date) -> str:
    """Return when the old harm was of which a report on a trial, an inquest or a memorial tells at once, else ""."""
    for at in range(min(FIRST_SENTENCES, len(story.spans))):
        sentence = story.sentence(at)
        end = min(sentence.end, sentence.start + SENTENCE_REACH)
        inside = [i for i in range(sentence.first, sentence.last) if story.role(i) == "harm"]
        if not inside or not _TRIAL.search(story.text, sentence.start, end) or not tells_harm(story, sentence):
            continue
        told = story.dates[inside[0]]
        last = days.ends(told.date)[1]
        is_old = last is not None and (day - last).days > MAX_STORY_DAYS
        return told.date if is_old and told.rule in _OLD_RULES and len(inside) == 1 else ""
    return ""


def _day_of_entry(story: Story) -> str:
    """Return the full date with which an undated text, as of an encyclopedia, tells its one event at once, else ""."""
    end = story.spans[min(ENTRY_SENTENCES, len(story.spans)) - 1].end
    for i, mention in enumerate(story.dates):
        if mention.start >= end:
            break
        sentence = story.sentence_of(mention)
        is_day = mention.rule in FULL and days.is_day(mention.date) and story.role(i) == "harm"
        if is_day and not _RUNS_FROM.search(story.text, max(sentence.start, mention.start - SAID_REACH), mention.start):
            return mention.date if tells_harm(story, sentence) else ""
    return ""


def _is_background(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence after the first tells of another harm: "It was also hit on May 3, when 20 died"."""
    return sentence.at > 0 and bool(
        _ANOTHER.search(text, sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH))
    )
