"""Harm that happens in a film, a novel or a game only, and the page that reviews one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.model import Span

#: Why a figure is set aside.
TOLD_IN_FICTION = "told in a film or a book"
#: Words of reviews that a page must hold to be taken for one; reports on a shooting in a cinema hold two or three.
MIN_REVIEW_WORDS = 4
#: Code points at the start of a page in which they are looked for.
MAX_PAGE = 10_000
_WORKS = r"(?:film|movie|novel|thriller|sitcom|musical|opera|video\s+game|short\s+story|comic|sequel)"
#: A text without any of these letters is no fiction: a look at them costs far less than a search for the words.
_HINTS = ("film", "movie", "novel", "thriller", "sitcom", "musical", "opera ", "comic", "sequel", "★", "☆")
#: … and the same of works whose first word is a common one.
_PAIRS = (("video", "game"), ("short", "story"))
# Both in a text in small letters.
_A_WORK = re.compile(rf"\b{_WORKS}s?\b|thriller|[★☆]{{3}}")
_REVIEW = re.compile(
    r"\b(?:thrillers?|reels?|sequels?|prequel|supporting cast|genre|screenplay|in cinemas|running time|box[- ]office"
    r"|protagonists?|stars out of|remake|blockbuster|heroine|debut novel|starring|co-stars?|film|novelist|whodunit)\b"
    r"|[★☆]{3}"
)
_IN_WORK = re.compile(
    rf"\bin\s+(?:the|his|her|its|a|this|one|another)\s+(?:\w+\s+){{0,2}}?{_WORKS}\b"
    r"(?!\s+(?:industry|festival|studio|set|school|crew|cent|star|director|maker|theat|about|company))",
    re.IGNORECASE,
)
_WORK_TELLS = re.compile(
    rf"\b(?:the|his|her|its)\s+(?:\w+\s+){{0,2}}?{_WORKS}\s+(?:ends|opens|begins|starts|closes|tells|follows|depicts|imagines|sees)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fiction:
    """Which sentences of a text tell what happens in a film, a novel or a game: all those of a review."""

    text: str
    is_review: bool

    def tells(self, sentence: Span) -> bool:
        """Return whether the sentence tells of something invented."""
        if self.is_review:
            return True
        return any(form.search(self.text, sentence.start, sentence.end) for form in (_IN_WORK, _WORK_TELLS))


def find_fiction(text: str) -> Fiction | None:
    """Return what is invented in the text, None where it names no film, novel or game.

    >>> find_fiction("In the film a sniper kills 12 people.").tells(Span(0, 37))
    True
    """
    low = text.lower()
    if not _may_name_work(low) or _A_WORK.search(low) is None:
        return None
    return Fiction(text, len(set(_REVIEW.findall(low, 0, MAX_PAGE))) >= MIN_REVIEW_WORDS)


def _may_name_work(low: str) -> bool:
    """Return whether a text in small letters holds the letters of a film, a novel or a game at all."""
    for hint in _HINTS:
        if hint in low:
            return True
    return any(first in low and second in low for first, second in _PAIRS)
