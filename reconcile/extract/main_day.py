"""Find the day on which the story of a report happened."""

from __future__ import annotations

import re
from datetime import date

from reconcile.extract import days
from reconcile.extract.flat import flatten
from reconcile.extract.marks import cues
from reconcile.extract.roles import SAID_REACH, SPOKEN_NEXT
from reconcile.extract.story import FULL, HANGING, Sentence, Story, is_short
from reconcile.lexicons.load import alternation, load_table
from reconcile.model import DateMention

#: Days before the report in which its story happened; older dates are background.
MAX_STORY_DAYS = 10
#: Characters of a sentence that are searched for words of harm.
SENTENCE_REACH = 1000
#: Characters before a date in which the verb of its harm stands.
STRUCK_REACH = 80
#: Characters from the start of a sentence in which "two weeks after the storm" opens it, behind a dateline.
FRONT_REACH = 30
#: Sentences that tell what a report is about, page furniture and headline included.
LEAD_SENTENCES = 7
#: Sentences in which an entry of an encyclopedia tells the day of its event.
ENTRY_SENTENCES = 2
#: Entries with an hour that make a live report, and the characters in which they stand.
LIVE_ENTRIES, LIVE_REACH = 3, 5000
#: Sentences in which an old day can be the story's though somebody spoke of it on a later one.
FIRST_SENTENCES = 2
#: What a day of the report was told of, the best first.
_BY_WORTH = ("of the event", "old and first", "often", "leading", "spoken", "old")
NOW = frozenset({"today", "tonight", "this morning"})

_EVENTS = cues("event", "events")
#: Words for one harm that name a thing or a person in it: "the boat" is no event.
_THINGS = frozenset(
    "bus plane flight train boat ferry helicopter truck fighters minibus lorry dinghy vessel ship tanker van jet missile rocket"
    " drone grenade landmine gunman gunmen attacker attackers assailant assailants bomber shooter bomb opened".split()
)
_EVENT = alternation(
    row["cue"] for row in load_table("scope_cues") if row["kind"] == "event" and row["cue"] not in _THINGS
)
# In the flat form of a text.
_HARM = re.compile(
    r" (?:kill(?:s|ed|ing)?|die[ds]?|dying|dead|deaths?|wound(?:s|ed|ing)|injur\w+|hurt|casualt\w+|victims?"
    r"|los[et] their lives|claim(?:ed|ing) the li|massacre\w*|martyred|missing|bodies|hit|struck|bomb\w*|attack\w*"
    rf"|shell\w*|shot|explo\w+|drown\w*|clash\w*|fled|arrest\w*|kidnap\w*|abduct\w*|displac\w+|burn\w*|burst"
    rf"|sweeping|made landfall|gave way|tore through|{_EVENTS})(?!\w)"
)
_HARM_BESIDE = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{_EVENTS})\b", re.I)
_HARM_JUST_BEFORE = re.compile(rf"\b(?:{_EVENTS})\s+(?:late\s+|early\s+|on\s+){{0,2}}\Z", re.I)
_THE_EVENT = re.compile(rf"\b[Tt]he (?:\w+ ){{0,2}}?(?:{_EVENT})\b(?!\s(?:that|which)\b)")
_STRUCK_ON = re.compile(
    r"\b(?:sank|capsized|crashed|collapsed|exploded|erupted|hit|struck|killed|killing|died|burst|derailed|overturned"
    r"|attack\w*|bomb\w*|shell\w*|shot|raid\w*|strikes?|opened fire|blew up|swept|tore|burned|caught fire|went down"
    r"|gave way|drowned|fell|left|wounded|injured|dead|clash\w*|fighting)\b[^.;,]{0,60}\Z"
)
# "It was before dawn on |Friday that the slope gave way."
_CLEFT = re.compile(r"(?:\A|[.!?][\"”’]?\s+|\n)It was (?:[\w-]+\s+){0,4}?(?:on\s+)?\Z")
_CLEFT_NEXT = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?(?:,[^.;]{0,60},)?,?\s+(?:when|that)\b")
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
    most, else the first of the lead, else that on which somebody first
    spoke, else an older one told in the lead, else the anchor.
    """
    if story.main is None:
        story.main = _find_main(story)
    return story.main


def _find_main(story: Story) -> str:
    anchor = story.anchor
    day = days.read_day(anchor)
    if day is None:
        return _day_of_entry(story)
    if len(_ENTRY.findall(story.text, 0, LIVE_REACH)) >= LIVE_ENTRIES:
        return anchor  # a live report speaks of the day it runs
    if judged := _judged(story, day):
        return judged
    text, spans = story.text, story.spans
    lead_end = spans[min(LEAD_SENTENCES, len(spans)) - 1].end
    first_end = spans[min(FIRST_SENTENCES, len(spans)) - 1].end
    told: dict[str, str] = {}
    named: dict[str, int] = {}
    for i, mention in enumerate(story.dates):
        if mention.rule == "since" and _is_of_event(text, mention, story.sentence_of(mention)):
            low = mention.date.rstrip("/")
            if len(low) == len("2017-04-05") and 0 <= (day - date.fromisoformat(low)).days <= MAX_STORY_DAYS:
                told.setdefault("of the event", low)
        if not is_short(mention.date) or (mention.rule in HANGING and not _hangs_on_saying(story, i)):
            continue
        last = days.ends(mention.date)[1]
        if last is None or last > day or (role := story.role(i)) not in ("harm", "said"):
            continue
        leads, is_old = mention.start < lead_end, (day - last).days > MAX_STORY_DAYS
        if role == "said":
            if leads and not is_old:
                told.setdefault("spoken", mention.date)
            continue
        sentence = story.sentence_of(mention)
        is_of_harm = leads and tells_harm(story, sentence)
        if is_old:
            if is_of_harm and (mention.rule in HANGING or not _is_background(text, sentence)):
                told.setdefault("old and first" if mention.start < first_end else "old", mention.date)
        elif is_of_harm and text[mention.start : mention.end].lower() not in NOW:
            if is_struck_later(story, i):
                continue
            if SPOKEN_NEXT.match(text, mention.end):
                told.setdefault("leading", mention.date)
                continue
            return story.date_of(mention)
        else:
            named[mention.date] = named.get(mention.date, 0) + 1
            if leads:
                told.setdefault("leading", mention.date)
            if _is_of_event(text, mention, sentence):
                told.setdefault("of the event", mention.date)
    often = [iso for iso, times in named.items() if times > 1]
    if often:
        told["often"] = often[0]
    return next((told[kind] for kind in _BY_WORTH if kind in told), anchor)


def tells_harm(story: Story, sentence: Sentence) -> bool:
    """Return whether a sentence has a word of harm."""
    end = min(sentence.end, sentence.start + SENTENCE_REACH) + 1
    return _HARM.search(flatten(story.text), sentence.start, end) is not None


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
        is_day = mention.rule in FULL and len(mention.date) == len("2017-04-05") and story.role(i) == "harm"
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


def _hangs_on_saying(story: Story, i: int) -> bool:
    """Return whether a day hangs on that of a saying: "found on Sunday … the night before", "said …, a day after"."""
    sentence = story.sentence_of(story.dates[i])
    if i == 0 or story.dates[i - 1].start < sentence.start:
        # "Two weeks on from the storm, the toll stands at 900, officials said on Friday".
        return (
            i + 1 < sentence.last
            and story.role(i + 1) == "said"
            and story.dates[i].start - sentence.start <= FRONT_REACH
        )
    base, between = story.dates[i - 1].date, story.text[story.dates[i - 1].end : story.dates[i].start]
    is_base = story.dates[i].rule == "earlier" or base == story.anchor or not between.strip(" ,")
    return len(base) == 10 and is_base and story.role(i - 1) == "said"


def _is_background(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence after the first tells of another harm: "It was also hit on May 3, when 20 died"."""
    return sentence.at > 0 and bool(
        _ANOTHER.search(text, sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH))
    )


def _is_of_event(text: str, mention: DateMention, sentence: Sentence) -> bool:
    """Return whether a day is told of a harm known to the reader: "Tuesday's attack", "the blast … on Tuesday"."""
    left = max(sentence.start, mention.start - SAID_REACH)
    if _CLEFT.search(text, max(0, left - 2), mention.start) and _CLEFT_NEXT.match(text, mention.end):
        return True
    return bool(
        _HARM_BESIDE.match(text, mention.end)
        or _HARM_JUST_BEFORE.search(text, left, mention.start)
        or _THE_EVENT.search(text, sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH))
    )
