"""Carry a date over to a sentence that has none, from those just before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reconcile.extract import days
from reconcile.extract.clauses import end_of, governing_date
from reconcile.extract.lead_days import NOW, SENTENCE_REACH, names_another, tells_harm
from reconcile.extract.main_day import MAX_STORY_DAYS, main_day
from reconcile.extract.marks import cues
from reconcile.extract.story import Sentence, Story, is_short
from reconcile.model import DateMention, Scope

#: Characters from the start of a sentence in which "these deaths" are those of the one before.
GOES_ON_REACH = 75
#: Sentences over which a day carries on to those without one.
CARRY_SENTENCES = 2
_HANGS_ON = re.compile(
    r"In (?:the (?:worst|deadliest|bloodiest|most serious|latest|first|second|other)|one|another) (?:such )?"
    r"(?:case|incident|attack|instance|episode)\b|"
    r"\b(?:[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Ss]oon|[Ss]hortly)\s+(?:later|afterwards?)\b"
    r"|\b[Tt]hat (?:year|month|summer|winter|spring|autumn)\b|\b(?:the|that) same (?:period|time|year|month)\b"
    r"|\b(?:in|over|during|within) (?:that|this) (?:time|period|span|stretch|time ?span|spell|interval)\b"
)
_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+){0,2}?(?:killed|died|fled|wounded|injured|left|displaced|claimed|lost|arrested|detained|driven|forced|uprooted|evacuated"
    r"|captured|kidnapped|abducted|hurt|been|recorded|documented|counted|registered|reported|logged|confirmed|verified"
    r"|treated|received)\b"
)
# "Forty have not been seen |since": no start of a count.
_SINCE_THEN = re.compile(r"\bsince(?=\s*[,.;])")
# The day of what follows a harm: "on Friday |the charity released a statement", "seized in arrests on Friday".
_ANNOUNCED_NEXT = re.compile(
    r",?\s+(?:[\w.’'()\[\]-]+\s+){1,8}?(?:released|issued|published|said|announced|called|urged|demanded|warned|condemned"
    r"|accused|told|vowed)\b"
)
_ARRESTED = re.compile(
    r"\b(?:arrest(?:s|ed|ing)|detain(?:ed|ing)|rounded up|taken into custody|charged|remanded|sentenced)\b"
)
_HARMED = re.compile(r"\b(?:kill(?:s|ed|ing)|died|dead|deaths?|wound(?:s|ed|ing)|injur(?:es|ed|ing)|hurt|shot)\b")
# What starts on another harm: "In the occupied North, |troops killed three".
_ELSEWHERE = re.compile(
    r"\W*(?:Elsewhere|Separately|Meanwhile|In (?:the )?(?:[a-z]+ ){0,2}[A-Z]\w+|\w+ (?:\w+ ){0,2}?meanwhile)\b"
)
# "Officials there gave the toll as 23".
_THERE = re.compile(r"\W*[A-Z]\w+ there\b")
_GOES_ON = re.compile(
    r"\W*(?=[OoTt])(?:"
    rf"(?:The|That|This)\s+(?:[\w.-]+\s+){{0,3}}?(?:{cues('event')})\b"
    r"|(?:[Oo]f (?:those|them|these)|[Tt]hose|[Tt]hese|[Tt]hey|[Tt]hat (?:attack|year|month)"
    r"|[Tt]he (?:incidents|attacks|deaths|dead|victims)"
    r"|[Tt]he (?:exact|precise|final|true|real|full|official) (?:death )?(?:number|toll|count|figures?|tally))\b)"
    r"|\W*(?:Another|A further|An additional|At least another|A total of)\s\w"
)
# "Two of the wounded died |on Sunday|", "one of those admitted succumbed to burns |overnight|".
_DIED_LATER = re.compile(
    r"\b(?:of|among) (?:those|them|the (?:\w+ )?(?:injured|wounded|hurt|burned|burnt|patients|survivors|admitted"
    r"|missing))\b[^.;,]{0,60}\b(?:died|dying|succumbed)\b[^.;]{0,60}\Z"
)
_OF_THESE = re.compile(r"th[eo]se (?:deaths|killed|attacks|victims)")


def goes_on(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence goes on about the harm of the one before it: "The blast …", "Of those …"."""
    return bool(
        _GOES_ON.match(text, sentence.start, sentence.end)
        or _OF_THESE.search(text, sentence.start, min(sentence.end, sentence.start + GOES_ON_REACH))
    )


def goes_on_since(story: Story, sentence: Sentence) -> bool:
    """Return whether a sentence in the perfect counts from the "since" of the one before it.

    "The town has been shelled |since Monday|. Forty people have been killed."
    """
    if sentence.at == 0 or sentence.first != sentence.last or "war" in sentence.kinds:
        return False
    end = min(sentence.end, sentence.start + SENTENCE_REACH)
    if "since" in sentence.kinds and not _SINCE_THEN.search(story.text, sentence.start, end):
        return False
    if not _PERFECT.search(story.text, sentence.start, end):
        return False
    before = story.sentence(sentence.at - 1)
    governing = governing_date(story, before, end_of(before), Scope.PERIOD)
    if governing is None:
        return False
    return governing.rule == "since" or story.role(bisect_left(story.starts, governing.start)) == "since"


def sentences_before(story: Story, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences whose dates a sentence without one can take, the nearest first."""
    for at in range(sentence.at - 1, max(-1, sentence.at - 1 - CARRY_SENTENCES), -1):
        yield story.sentence(at)


def carried_date(story: Story, sentence: Sentence) -> DateMention | None:
    """Return the date that a sentence without one takes from those just before it, ``None`` if from none."""
    if sentence.at not in story.carried:
        story.carried[sentence.at] = _find_carried(story, sentence)
    return story.carried[sentence.at]


def _hangs_on(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence tells its time by the one before it: "months later", "that year"."""
    return bool(_HANGS_ON.search(text, sentence.start, sentence.end) or _THERE.match(text, sentence.start))


def _is_background(story: Story, mention: DateMention) -> bool:
    """Return whether a date lies long before the day of the report's story."""
    main = main_day(story)
    last, first = days.ends(mention.date)[1], days.ends(main)[0] if main else None
    return last is not None and first is not None and (first - last).days > MAX_STORY_DAYS


def _is_of_heading(text: str, line: Sentence, mention: DateMention) -> bool:
    """Return whether a date stands in a heading, which tells of what it heads alone; one it opens with dates that."""
    is_line = text[line.end - 1].isalnum() and text[line.end : line.end + 2].lstrip(" ").startswith("\n")
    return is_line and text[line.start : mention.start].strip() != ""


def _is_of_response(text: str, sentence: Sentence, mention: DateMention) -> bool:
    """Return whether a day is that on which somebody spoke or was arrested, in a sentence that tells of nobody hurt."""
    end = min(sentence.end, sentence.start + SENTENCE_REACH)
    if mention.rule == "window" or _HARMED.search(text, sentence.start, end):
        return False
    return bool(_ANNOUNCED_NEXT.match(text, mention.end, end) or _ARRESTED.search(text, sentence.start, end))


def _find_carried(story: Story, sentence: Sentence) -> DateMention | None:
    for before in sentences_before(story, sentence):
        governing = governing_date(story, before, end_of(before), Scope.INCIDENT, hanging=False)
        if governing is not None:
            if _DIED_LATER.search(story.text, before.start, governing.start):
                continue  # the day on which some died of it is not that of the harm
            if goes_on(story.text, sentence) or _hangs_on(story.text, sentence):
                return governing
            if _is_of_heading(story.text, before, governing):
                return None
            if story.text[governing.start : governing.end].lower() in NOW and not tells_harm(story, before):
                continue  # "families are crying today"
            if _is_of_response(story.text, before, governing) and _HARMED.search(
                story.text, sentence.start, sentence.end
            ):
                continue  # "the ministry issued a note on Friday"
            is_other = _ELSEWHERE.match(story.text, sentence.start) or names_another(story.text, before, governing)
            carries = is_short(governing.date) and not (is_other and _is_background(story, governing))
            return governing if carries else None
    return None
