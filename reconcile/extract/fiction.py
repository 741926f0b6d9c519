"""Harm that happens in a film, a novel or a game only, and the page that reviews one."""

from __future__ import annotations

import re

from reconcile.model import Span

#: Words of reviews that a page must hold to be taken for one; reports on a shooting in a cinema hold two or three.
MIN_REVIEW_WORDS = 4
#: Code points at the start of a page in which they are looked for.
MAX_PAGE = 10_000
_WORKS = r"(?:film|movie|novel|thriller|sitcom|musical|opera|video\s+game|short\s+story|comic|sequel)"
_REVIEW = re.compile(
    r"\b(?:thrillers?|reels?|sequels?|prequel|supporting cast|genre|screenplay|in cinemas|running time|box[- ]office"
    r"|protagonists?|stars out of|remake|blockbuster|heroine|debut novel|starring|co-stars?|film|novelist|whodunit)\b"
    r"|[★☆]{3}",
    re.IGNORECASE,
)
_IN_WORK = re.compile(
    rf"\bin\s+(?:the|his|her|its|a|this|one|another)\s+(?:\w+\s+){{0,2}}?{_WORKS}\b"
    r"(?!\s+(?:industry|festival|studio|set|school|crew|cent|star|director|maker|theat|about|company))",
    re.IGNORECASE,
)
_WORK_TELLS = re.compile(
    rf"\b(?:the|his|her|its)\s+{_WORKS}\s+(?:ends|opens|begins|starts|closes|tells|follows|depicts|imagines|sees)\b",
    re.IGNORECASE,
)


def is_review(text: str) -> bool:
    """Return whether the page speaks of a film or a book all along.

    >>> is_review("The film, a thriller in cinemas now, is a remake. Police said 12 people died.")
    True
    """
    return len({match.group().lower() for match in _REVIEW.finditer(text[:MAX_PAGE])}) >= MIN_REVIEW_WORDS


def is_fiction(text: str, sentence: Span) -> bool:
    """Return whether the sentence tells what happens in a film, a novel or a game.

    >>> is_fiction("In the film a sniper kills 12 people.", Span(0, 37))
    True
    """
    return any(form.search(text, sentence.start, sentence.end) for form in (_IN_WORK, _WORK_TELLS))
