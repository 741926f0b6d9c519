"""Find the date that a figure's own clause gives."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reconcile.extract.marks import Marks
from reconcile.extract.story import HANGING, Story
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

_ATTACHED = re.compile(r"\s*,?\s*(?:when|that|which)\b")
_FULL_PART = re.compile(r"[;:—]")
_HARMED = re.compile(r"\b(?:killed|killing|died|left|massacred|wounded|hit|struck|dead|injured)\b")
#: Rules of dates that are open at one end.
_OPEN = frozenset({"since", "until", "recent"})


def sentence_at(sentences: Sequence[Span], span: Span) -> int:
    """Return the index of the sentence that holds ``span``."""
    return max(0, bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1)


def governing_date(
    text: str,
    dates: Sequence[DateMention],
    story: Story,
    sentence: Span,
    span: Span,
    scope: Scope,
    hanging: bool = True,
) -> DateMention | None:
    """Return the date that a figure's own clause gives, ``None`` if its sentence has none for it."""
    best: tuple[int, DateMention] | None = None
    first, last = bisect_left(story.starts, sentence.start), bisect_left(story.starts, sentence.end)
    here = bisect_left(story.starts, span.start)
    nearest = range(max(first, here - NEAREST), min(last, here + NEAREST))
    for i in (*range(first, min(first + 1, nearest.start)), *nearest):
        mention = dates[i]
        role = story.roles[i]
        if role != "harm" and not (role == "since" and scope is Scope.PERIOD):
            continue
        if not hanging and mention.rule in HANGING:
            continue
        if scope is Scope.INCIDENT and mention.rule in _OPEN:
            continue
        cost = _distance(text, mention, story.marks, sentence, span)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, mention)
    return best[1] if best else None


def _distance(text: str, mention: DateMention, marks: Marks, sentence: Span, span: Span) -> int | None:
    """Return how far a date stands from a figure, in characters; ``None`` if it belongs to another clause."""
    is_before = mention.end <= span.start
    between = Span(mention.end, span.start) if is_before else Span(span.end, mention.start)
    if not is_before and _is_parted(text, marks, between):
        return None
    boundaries = marks.count("boundary", *between) + marks.count("stop", *between)
    if is_before and boundaries and _ATTACHED.match(text, *between):
        boundaries -= 1
    cost = max(0, between.end - between.start) + BOUNDARY_COST * boundaries
    if mention.start - sentence.start <= FRONT and mention.rule != "recent":
        cost = min(cost, FRONT_COST)
    return cost


def _is_parted(text: str, marks: Marks, between: Span) -> bool:
    """Return whether another harm is told between a figure and a date after it ("12, where shells killed … in May")."""
    if _FULL_PART.search(text, *between):
        return True
    return any(
        _HARMED.search(text, end, min(between.end, end + SUBORDINATE_REACH))
        for end in marks.ends_between("subordinate", *between)
    )
