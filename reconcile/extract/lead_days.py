"""Tell whether a day told in a lead is that of the harm, or of what somebody said or did after it."""

from __future__ import annotations

import re

from reconcile.extract import days
from reconcile.extract.flat import flatten
from reconcile.extract.marks import cues
from reconcile.extract.roles import SAID_REACH
from reconcile.extract.story import Sentence, Story, is_short
from reconcile.lexicons.load import alternation, load_table
from reconcile.model import DateMention

#: Characters of a sentence that are searched for words of harm.
SENTENCE_REACH = 1000
#: Characters after a date in which the harm that it followed is told.
SUBORDINATE_REACH = 160
#: Characters before a date in which the verb of its harm stands.
STRUCK_REACH = 80
#: Characters from the start of a sentence in which "two weeks after the storm" opens it, behind a dateline.
FRONT_REACH = 30
#: Characters before "7 October" in which "the" stands.
NAMED_REACH = 6
NOW = frozenset({"today", "tonight", "this morning"})
_EVENTS = cues("event", "events")
#: Words for one harm that name a thing or a person in it: "the boat" is no event.
_THINGS = frozenset(
    "bus plane flight train boat ferry helicopter truck fighters minibus lorry dinghy vessel ship tanker van jet"
    " missile rocket drone grenade landmine bomb gunman gunmen attacker attackers assailant assailants bomber shooter"
    " opened".split()
)
_EVENT = alternation(
    row["cue"] for row in load_table("scope_cues") if row["kind"] == "event" and row["cue"] not in _THINGS
)
# In the flat form of a text.
_HARM = re.compile(
    r" (?:kill(?:s|ed|ing)?|die[ds]?|dying|dead|deaths?|wound(?:s|ed|ing)|injur\w+|hurt|casualt\w+|victims?"
    r"|los[et] their lives|claim(?:ed|ing) the li|massacre\w*|martyred|missing|bodies|hit|struck|bomb\w*|attack\w*"
    rf"|shell\w*|shot|explo\w+|drown\w*|clash\w*|fled|arrest\w*|kidnap\w*|abduct\w*|displac\w+|burn\w*|burst"
    r"|vanished|disappeared|came down|left the (?:road|rails|track)|ran aground|flooded|went (?:down|off|missing)"
    r"|broke (?:out|in two|apart)"
    r"|caught fire|came off the|veered|toppled|ruptured|ignited|opened fire|stormed|ploughed|plowed|plunged|slammed"
    r"|rammed"
    rf"|sweeping|made landfall|(?:came|come|comes) ashore|gave way|tore through|{_EVENTS})(?!\w)"
)
_HARM_BESIDE = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{_EVENTS})\b", re.I)
_HARM_JUST_BEFORE = re.compile(rf"\b(?:{_EVENTS})\s+(?:late\s+|early\s+|on\s+){{0,2}}\Z", re.I)
_THE_EVENT = re.compile(rf"\b[Tt]he (?:\w+ ){{0,2}}?(?:{_EVENT})\b(?!\s(?:that|which)\b)")
_STRUCK_ON = re.compile(
    r"\b(?:sank|capsized|crashed|collapsed|exploded|erupted|hit|struck|killed|killing|died|burst|derailed|overturned"
    r"|attack\w*|bomb\w*|shell\w*|shot|raid\w*|strikes?|opened fire|blew up|swept|tore|burned|caught fire|went down"
    r"|gave way|drowned|fell|left|wounded|injured|dead|clash\w*|fighting|vanished|disappeared|came down|ran aground"
    r"|rolled over"
    r"|toppled|slid|flooded|broke out|ruptured|stormed|fired|lynched|abducted|kidnapped|seized|plunged|slammed"
    r"|ploughed|plowed|came ashore|made landfall)\b[^.;,]{0,60}\Z"
)
# "It was before dawn on |Friday that the slope gave way."
_CLEFT = re.compile(r"(?:\A|[.!?][\"”’]?\s+|\n)It was (?:[\w-]+\s+){0,4}?(?:on\s+)?\Z")
_CLEFT_NEXT = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?(?:,[^.;]{0,60},)?,?\s+(?:when|that)\b")
_HARMFUL = re.compile(
    r"\b(?:kill(?:ed|ing)|died|dead|deaths?|wound(?:ed|ing)|injur(?:ed|ing)|sank|capsized|crash(?:ed|es)?"
    r"|collaps(?:ed|es?)|explo(?:ded|sion)"
    r"|blast|attack(?:ed|s)?|bomb(?:ed|ing|ings)?|shell(?:ed|ing)|shot|raid(?:ed|s)?|strikes?|struck|hit"
    r"|opened fire|fired|stormed|plunged"
    r"|drown(?:ed|ing)|clash(?:ed|es)?|abducted|kidnapped|seized|massacred|ambush(?:ed)?|stabbed|lynched|quake"
    r"|earthquake|landslide"
    r"|missing|victims|trapped|buried|toll|fell|burst|burned|burnt|fire|flood(?:s|ed)?|leak|stampede|detonated"
    r"|rammed|drove|blew)\b"
)
# "The |7 October 2023 attack": which harm is meant.
_THE_DAY = re.compile(r"\b[Tt]he\s+\Z")
_NAMED_NEXT = re.compile(rf"\s+(?:[\w-]+\s+){{0,2}}?(?:{cues('event', 'events', 'war')})\b")
# What comes between: "a coach |that", "an inquiry |into", "mourned |for".
_BEHIND = re.compile(
    r"\b(?:that|which|who|whose|where|when|after|as|over|because|for|following|since|into|of|against|at|with)\b"
)
_IS_THE_DAY = re.compile(r",?\s+(?:when|in which|was|saw|brought|marked)\b|['’]s\b")


def tells_harm(story: Story, sentence: Sentence) -> bool:
    """Return whether a sentence has a word of harm."""
    end = min(sentence.end, sentence.start + SENTENCE_REACH) + 1
    return _HARM.search(flatten(story.text), sentence.start, end) is not None


def is_loose(story: Story, i: int) -> bool:
    """Return whether the i-th date is that of what follows a harm told only behind it.

    "Investigators on Thursday began examining a coach that plunged off a bridge, killing 21": unless the report
    gives the harm another day, it may have happened then.
    """
    here, sentence = story.dates[i], story.sentence_of(story.dates[i])
    if _IS_THE_DAY.match(story.text, here.end):
        return False
    flat = flatten(story.text)
    if _HARM.search(flat, max(sentence.start, here.start - SENTENCE_REACH), here.start + 1):
        return False
    end = min(sentence.end, here.end + SUBORDINATE_REACH)
    harm = _HARMFUL.search(story.text, here.end, end)
    return harm is not None and _BEHIND.search(story.text, here.end, harm.start()) is not None


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


def hangs_on_saying(story: Story, i: int) -> bool:
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
    is_base = story.dates[i].rule in ("earlier", "later") or base == story.anchor or not between.strip(" ,")
    return days.is_day(base) and is_base and story.role(i - 1) in ("said", "other")


def is_of_event(text: str, mention: DateMention, sentence: Sentence) -> bool:
    """Return whether a day is told of a harm known to the reader: "Tuesday's attack", "the blast … on Tuesday"."""
    left = max(sentence.start, mention.start - SAID_REACH)
    if _CLEFT.search(text, max(0, left - 2), mention.start) and _CLEFT_NEXT.match(text, mention.end):
        return True
    return bool(
        _HARM_BESIDE.match(text, mention.end)
        or _HARM_JUST_BEFORE.search(text, left, mention.start)
        or _THE_EVENT.search(text, sentence.start, min(sentence.end, sentence.start + SENTENCE_REACH))
    )


def names_another(text: str, sentence: Sentence, mention: DateMention) -> bool:
    """Return whether a date only says of which harm it is: "the 7 October attack"."""
    if not _NAMED_NEXT.match(text, mention.end):
        return False
    return _THE_DAY.search(text, max(sentence.start, mention.start - NAMED_REACH), mention.start) is not None
