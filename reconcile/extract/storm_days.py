"""Find over which days a storm or flood has taken its toll: from the day it came to that of the report."""

from __future__ import annotations

import re
from datetime import timedelta

from reconcile.extract import days
from reconcile.extract.main_day import main_day
from reconcile.extract.story import Sentence, Story
from reconcile.model import DateMention

#: Sentences, headline included, that tell that a report is of a storm and of nothing that went down in it.
STORM_SENTENCES = 2
#: Most days over which a toll is counted that is still that of one harm; later reports count from its day.
MOST = timedelta(days=2)
#: Characters about a date in which a storm comes ashore.
CAME_REACH = 160

_STORM = re.compile(
    r"\b(?:storm|cyclone|hurricane|typhoon|floods|flooding|flood ?waters?|rains|monsoon|downpours?|heatwave"
    r"|wildfires)\b",
    re.I,
)
# One thing lost in a storm has a day of its own.
_ONE_THING = re.compile(r"\b(?:ferry|boat|ship|vessel|plane|aircraft|bus|train|mine|miners|dam|bridge|trawler)\b", re.I)
_CAME = re.compile(
    r"\b(?:came ashore|made landfall|slammed|struck|hit|lashed|swept|barrel+ed|tore|ploughed|plowed|began|started"
    r"|burst)\b[^.;]{0,60}\Z"
)
# A toll so far: "the toll from the typhoon, which …, has climbed to 38".
_SO_FAR = re.compile(
    r"\b(?:tolls?|number of (?:dead|deaths|people)"
    r"|(?:has|have)\s+(?:\w+\s+)?(?:killed|left|claimed|displaced|died|drowned|been))\b"
)


def storm_days(story: Story) -> str:
    """Return the days of a report's storm or flood, from that on which it came to the report's, "" for other reports.

    >>> from reconcile.extract.dates import find_dates
    >>> from reconcile.extract.sentences import find_sentences
    >>> text = "The typhoon that hit the coast on Monday has killed nine, officials said."
    >>> storm_days(Story(text, find_sentences(text), find_dates(text, "2017-04-05"), "2017-04-05"))
    '2017-04-03/2017-04-05'
    """
    if story.storm is None:
        story.storm = _find_days(story)
    return story.storm


def is_its_coming(story: Story, sentence: Sentence, mention: DateMention) -> bool:
    """Return whether a date is that on which the storm came, beside its toll so far.

    "The toll from the typhoon, which slammed into the coast on Sunday, rose to 38".
    """
    low = storm_days(story).partition("/")[0]
    left = max(sentence.start, mention.start - CAME_REACH)
    if mention.date != low or not _CAME.search(story.text, left, mention.start):
        return False
    return _SO_FAR.search(story.text, left, min(sentence.end, mention.end + CAME_REACH)) is not None


def _find_days(story: Story) -> str:
    end = story.spans[min(STORM_SENTENCES, len(story.spans)) - 1].end
    main, anchor = main_day(story), days.read_day(story.anchor)
    if anchor is None or not days.is_day(main) or not _STORM.search(story.text, 0, end):
        return ""
    if _ONE_THING.search(story.text, 0, end):
        return ""
    low = main
    for i, mention in enumerate(story.dates):
        if not days.is_day(mention.date) or mention.date >= low or story.role(i) != "harm":
            continue
        day, sentence = days.read_day(mention.date), story.sentence_of(mention)
        left, right = max(sentence.start, mention.start - CAME_REACH), min(sentence.end, mention.end + CAME_REACH)
        is_near = day is not None and anchor - day <= MOST
        if is_near and _CAME.search(story.text, left, mention.start) and _STORM.search(story.text, left, right):
            low = mention.date
    first = days.read_day(low)
    return f"{low}/{story.anchor}" if first is not None and days.A_DAY <= anchor - first <= MOST else ""
