"""Find the date that a figure's own clause gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from reconcile.extract.flat import flatten
from reconcile.extract.lead_days import is_struck_later
from reconcile.extract.roles import SPOKEN_NEXT
from reconcile.extract.story import HANGING, Sentence, Story
from reconcile.model import DateMention, Scope, Span

#: Characters that a clause boundary between a date and a figure counts for.
BOUNDARY_COST = 60
#: Dates to either side of a figure that are weighed, beside the first of its sentence.
NEAREST = 4
#: Characters from the start of a sentence in which a date governs all of it, and what that counts for.
FRONT = 25
FRONT_COST = 45
#: Characters of a subordinate clause up to its verb.
SUBORDINATE_REACH = 90
#: Characters before "since" in which "the deadliest" stands.
SUPERLATIVE_REACH = 130
#: Characters before a date in which "happened early on" stands.
HAPPENED_REACH = 30
#: Characters before a date in which "that erupted early in" stands.
BEGAN_REACH = 30
#: Characters before "a week after" in which "came just" stands.
CAME_REACH = 40
#: Characters before "since Thursday" in which "missing" stands.
LOST_REACH = 60
#: Characters between a figure and a later date that is its own.
DEFINITE_REACH = 150
#: What a date counts for that closes the clause before the figure's.
CLOSED_COST = 200
#: Characters to either side of a figure that are read as its clause.
CLAUSE = 240
#: Figures and sentences whose dates are kept: a figure asks twice on end, a sentence for some figures after it.
KEPT = 64

#: Words that start a clause of their own.
SUBORDINATE = "wh(?:ere|ich|o|en|ile|ereas)|after|before|since"
# In the flat form of a text; the stops are counted in the text itself.
_BOUNDARY = re.compile(rf" (?:{SUBORDINATE}|but|as|meanwhile|that|and)(?!\w)")
_STOPS = (", ", ",\n", ";", ":", "—")
_SUBORDINATE_OR_STOP = re.compile(rf"[;:—]|\b(?:{SUBORDINATE})\b")
# "The deadliest raid since …" compares and counts nothing.
SUPERLATIVE = re.compile(
    r"\b(?:\w+iest|worst|biggest|largest|highest|first|most|greatest|such)\b"
    r"(?:(?!\b(?:has|have)\s(?:\w+\s)?(?:killed|left|claimed|cost|displaced|injured|wounded|burned|forced)\b)[^.;]){0,120}\Z",
    re.I,
)
# "135 died, one of the deadliest disasters in sport, behind that of |1964".
_COMPARED_WITH = re.compile(
    r",\s(?:compared|against|up from|down from|(?:the |a )?(?:scene|site|target) of)\b"
    r"|,\s[^.;]{0,60}\b(?:worst|\w+iest|biggest|largest|highest|most|greatest)\b"
)
_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place)\s+(?:(?:on|in|from|during|between|over|early|late)\s+){0,2}\Z"
)
WHEN = re.compile(r"\s*,?\s*when\b")
_RESTART = re.compile(r"\b(?:and|but|while|then)\s(?:in|on|late|early|last|the)\s")
_KILLED_NEXT = re.compile(r"\s+(?:killed|left|claimed|took|wounded|injured|hurt)\b")
_BEGAN = re.compile(
    r"\b(?:began|begun|started|erupted|broke out|flared(?: up)?)\s+(?:(?:again|late|early|on|in)\s+){0,2}(?:mid-)?\Z"
)
_AND_HAS = re.compile(
    r",?\s+(?:and\s+)?(?:has|have)\s+(?:\w+\s+){0,2}?(?:killed|claimed|cost|left|taken|displaced|driven|forced|uprooted|wounded)\b"
)
_LOST = re.compile(
    r"\b(?:missing|trapped|stranded|stuck|unaccounted for)\s"
    r"(?:[\w-]+\s+){0,5}\Z"
)
# "… that sank on Friday, |killing 79": no clause of its own.
PARTICIPLE = re.compile(
    r"(?:,|\band)\s(?:killing|leaving|wounding|injuring|burying|trapping|drowning|displacing|destroying|claiming)\b"
)
_ATTACHED = re.compile(r"\s*,?\s*(?:(?:in|of|on)\s+)?(?:when|that|which)\b")
# Between "in May" and the figure of the next clause.
_CLOSES = re.compile(
    r"\s*,?\s*(?:and|while|but|plus|with|then)\s+"
    r"(?:(?:another|about|some|at least|nearly|almost|more than|over|around|up to|the other|a further)\s+){0,2}"
)
# "Thursday's deaths bring to |48 the number killed this year".
_BRINGS_TO = re.compile(
    r"\b(?:br(?:ings?|inging|ought)|tak(?:es?|ing)|took|push(?:es|ed|ing)?|rais(?:es?|ed|ing))\s+(?:the\s+[^.;,]{0,60}\s)?to\s+"
    r"(?:(?:at least|about|some|more than|nearly)\s+)?\Z"
)
# Between a figure and a date told of something else.
_APART = re.compile(rf"[;:—]|\b(?:{SUBORDINATE}|as|but|whose)\b(?<!when)")
_HAVE_SO_FAR = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:been|killed|left|claimed|cost|died|drowned|displaced)\b[^.;]*\Z"
)
# "Locals who joined the group |this year".
_WHO_CAME = re.compile(
    r"\bwho\s+(?:had\s+)?(?:joined|arrived|returned|came|moved|graduated|enlisted|signed up|emigrated|settled|married"
    r"|retired|(?:was|were)\s+born)\b"
)
_CAME = re.compile(r"\b(?:came|comes|coming|follows|followed)\s+(?:\w+\s+){0,2}\Z")
_HARMED = re.compile(r"\b(?:killed|killing|died|left|massacred|wounded|hit|struck|dead|injured)\b")
_RELATIVE = ("who", "which")
#: Rules of dates that are open at one end.
_OPEN = frozenset({"since", "until", "recent"})


class Clause(NamedTuple):
    """What stands to either side of a figure in its sentence, with the kinds of its marked words."""

    start: int
    end: int
    kinds: frozenset[str]


def clause_of(story: Story, sentence: Sentence, figure: Span) -> Clause:
    start, end = max(sentence.start, figure.start - CLAUSE), min(sentence.end, figure.end + CLAUSE)
    is_whole = start == sentence.start and end == sentence.end
    return Clause(start, end, sentence.kinds if is_whole else story.marks.kinds_in(start, end))


def governing_date(
    story: Story, sentence: Sentence, figure: Span, scope: Scope, *, hanging: bool = True
) -> DateMention | None:
    """Return the date that a figure's own clause gives, ``None`` if its sentence has none for it."""
    if sentence.first == sentence.last:
        return None
    for i in _nearest_first(story, sentence, figure):
        mention = story.dates[i]
        if not hanging and mention.rule in HANGING and mention.start > sentence.start:
            continue
        is_open = mention.rule in _OPEN and not is_then(story.text, mention, figure)
        if scope is Scope.INCIDENT and is_open and not is_lost_since(story.text, mention.start, mention.date):
            continue
        role = story.role(i)
        if role == "harm" or (role == "since" and scope is Scope.PERIOD):
            definite = _definite(story, sentence, figure) if mention.rule == "recent" else None
            return definite or mention
    return None


def _definite(story: Story, sentence: Sentence, figure: Span) -> DateMention | None:
    """Return the day or month told after a figure, which goes before "in recent months, with |13 killed … in May"."""
    here = bisect_left(story.starts, figure.end, sentence.first, sentence.last)
    if here == sentence.last or story.starts[here] - figure.end > DEFINITE_REACH:
        return None
    told = story.dates[here]
    is_definite = told.rule not in HANGING and told.rule not in _OPEN and told.rule != "window"
    if not is_definite or story.role(here) != "harm" or _APART.search(story.text, figure.end, told.start):
        return None
    return told


def is_begun(text: str, mention: DateMention) -> bool:
    """Return whether what "began on |8 October" has been counted from then on: "that began … has cost 140 lives"."""
    return _AND_HAS.match(text, mention.end) is not None and is_begun_at(text, mention)


def is_begun_at(text: str, mention: DateMention) -> bool:
    """Return whether something "began in |1996"."""
    return _BEGAN.search(text, max(0, mention.start - BEGAN_REACH), mention.start) is not None


def is_lost_since(text: str, start: int, date: str) -> bool:
    """Return whether people are missing or trapped "since |Thursday": one harm, of that day."""
    is_day = len(date) == len("2017-04-05/")
    return is_day and _LOST.search(text, max(0, start - LOST_REACH), start) is not None


def is_then(text: str, mention: DateMention, figure: Span) -> bool:
    """Return whether what follows happened at a "since": "the worst since 2013, when nine died"."""
    if mention.rule != "since" or mention.end > figure.start or not WHEN.match(text, mention.end):
        return False
    return SUPERLATIVE.search(text, max(0, mention.start - SUPERLATIVE_REACH), mention.start) is not None


def _nearest_first(story: Story, sentence: Sentence, figure: Span) -> list[int]:
    """Return the dates of a sentence that can belong to the clause at ``figure``, the nearest first."""
    known = story.weighed.get(figure)
    if known is not None:
        return known
    first, last = sentence.first, sentence.last
    here = bisect_left(story.starts, figure.start, first, last)
    nearest = range(max(first, here - NEAREST), min(last, here + NEAREST))
    weighed: list[tuple[int, int]] = []
    for i in (first, *nearest) if nearest.start > first else nearest:
        mention = story.dates[i]
        if mention.end <= figure.start or not (
            _is_parted(story.text, figure.end, mention.start) or _came_after(story.text, figure.end, mention)
        ):
            # The only date needs no weighing.
            weighed.append((_distance(story, i, sentence, figure) if last - first > 1 else 0, i))
    weighed.sort()
    if len(story.weighed) >= KEPT:
        story.weighed.clear()
    found = story.weighed[figure] = [i for _, i in weighed]
    return found


def _distance(story: Story, i: int, sentence: Sentence, span: Span) -> int:
    """Return how far the i-th date stands from a figure, in characters."""
    text, mention = story.text, story.dates[i]
    is_before = mention.end <= span.start
    if not is_before and _HAPPENED.search(text, max(span.end, mention.start - HAPPENED_REACH), mention.start):
        return 0  # "about 100 of this year's deaths happened from July 7 to 13"
    if not is_before and _hangs_on_own(story, i, sentence, span):
        return CLOSED_COST
    start, end = (mention.end, span.start) if is_before else (span.end, mention.start)
    distance = max(0, end - start)
    is_front = mention.start - sentence.start <= FRONT and mention.rule != "recent" and not is_struck_later(story, i)
    between = text[start:end]
    if is_front and is_before and i + 1 < sentence.last and _RESTART.search(between):
        is_front = story.dates[i + 1].start >= span.start  # "in 2014 … and in 2016 …, killing |scores"
    elif is_front and is_before and i + 1 < sentence.last and story.dates[i + 1].end <= span.start:
        # "In 2014 …, and a bomb in May killed 80 and hurt |130".
        is_front = not _KILLED_NEXT.match(text, story.dates[i + 1].end)
    if is_front and distance >= FRONT_COST:
        return FRONT_COST
    if is_before and not between.strip(" ,"):
        return distance  # "the year before, |115 drowned"
    boundaries = len(_BOUNDARY.findall(flatten(text), start, end + 1)) + sum(map(between.count, _STOPS))
    if boundaries and "ing " in between:
        boundaries -= len(PARTICIPLE.findall(between))
    if is_before and boundaries and _ATTACHED.match(text, start, end):
        boundaries -= 1
    cost = distance + BOUNDARY_COST * boundaries
    if is_before and _is_closed(story, i, sentence, span):
        return cost + CLOSED_COST
    return min(cost, FRONT_COST) if is_front else cost


def _hangs_on_own(story: Story, i: int, sentence: Sentence, span: Span) -> bool:
    """Return whether "a day after" a raid counts from the day that is told before the figure, and is its own."""
    if story.dates[i].rule != "anniversary" or i == sentence.first:
        return False
    own = story.dates[i - 1]
    return own.end <= span.start and own.rule in ("weekday", "day", "relative") and story.role(i - 1) == "harm"


def _is_closed(story: Story, i: int, sentence: Sentence, figure: Span) -> bool:
    """Return whether a date belongs to what stands before it, and another to the figure.

    "Thirteen died in May and |19 last December"; "last week the agency said that |108 had died since May".
    """
    if i + 1 >= sentence.last or story.dates[i + 1].start < figure.end:
        return False
    later, end = story.dates[i + 1], story.dates[i].end
    if later.start - figure.end > DEFINITE_REACH or later.rule in HANGING or story.role(i + 1) != "harm":
        return False
    if SPOKEN_NEXT.match(story.text, end) or _BRINGS_TO.search(story.text, end, figure.start):
        return True
    return later.rule not in _OPEN and _CLOSES.fullmatch(story.text, end, figure.start) is not None


def _came_after(text: str, start: int, mention: DateMention) -> bool:
    """Return whether what has the figure "came |a week after" another harm, whose date it is."""
    return (
        mention.rule == "anniversary"
        and _CAME.search(text, max(start, mention.start - CAME_REACH), mention.start) is not None
    )


def _is_parted(text: str, start: int, end: int) -> bool:
    """Return whether another harm is told between a figure and a date after it ("12, where shells killed … in May")."""
    if _COMPARED_WITH.search(text, start, min(end, start + CLAUSE)) or _WHO_CAME.search(
        text, start, min(end, start + CLAUSE)
    ):
        return True
    for mark in _SUBORDINATE_OR_STOP.finditer(text, start, end):
        if mark[0] == "since" and SUPERLATIVE.search(text, max(start, mark.start() - SUPERLATIVE_REACH), mark.start()):
            return True
        is_near = mark.start() - start <= CLAUSE
        if mark[0] == "since" and is_near and _HAVE_SO_FAR.search(text, max(0, start - CLAUSE), mark.start()):
            continue  # "has left 15 dead since it struck the islands on Monday": of the count
        if mark[0] in _RELATIVE and text[mark.start() - 2] != ",":
            continue  # "the number of people who have died since the outbreak": of those counted
        if mark[0] in ";:—" or _HARMED.search(text, mark.end(), min(end, mark.end() + SUBORDINATE_REACH)):
            return True
    return False


def end_of(sentence: Sentence) -> Span:
    """Return the empty span at the end of a sentence, as if a figure stood there."""
    return Span(sentence.end, sentence.end)
