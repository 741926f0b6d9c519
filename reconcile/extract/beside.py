"""What stands beside a number: the view on which it is judged a quantity or not.

Running example: in "the fire on Highway 5 hurt 12 people" the number 5 has
"highway", with a capital, before it and "hurt" after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from reconcile.extract.atoms import Numeral
from reconcile.lexicons.load import load_table
from reconcile.model import Modifier

#: Code points looked at before a number; three words of news have about 20.
WINDOW = 40

#: Plural nouns for people, and what stands for one: after a bare number they tell that it counts.
PERSONS = frozenset(row["noun"].lower() for row in load_table("persons") if row["number"] == "plural") | frozenset(
    ("dead", "killed", "wounded", "others")
)
#: The same with plural nouns for things, and verbs in the plural.
COUNTED = (
    PERSONS
    | frozenset(row["noun"].lower() for row in load_table("things") if row["noun"].endswith("s"))
    | frozenset(("injured", "displaced", "missing", "casualties", "deaths", "were", "are", "have"))
)
#: Plural nouns for what happens: "killed one in two attacks" is no share.
HAPPENINGS = frozenset(row["noun"].lower() for row in load_table("things") if row["outcome"] == "attacks") | frozenset(
    "explosions clashes incidents crashes accidents floods fires places towns villages cities districts".split()
)

_NEXT = re.compile(r"(\s{0,2}[-\u2010\u2011]?)([^\W\d_]+)")
_CLOSING = frozenset(".,;:!?)")
_OPENING = "([{\"'“‘«-–—"


class Reason(NamedTuple):
    """Why a number is set aside, in words for a person, and the span that shows it."""

    start: int
    end: int
    words: str


@dataclass(slots=True)
class Scene:
    """A number with what stands around it.

    ``start`` to ``end`` is the whole expression, bound words and unit
    included; ``head`` to ``tail`` the numeral or range alone, ``first`` and
    ``last`` its ends. ``value`` is its lowest known bound. ``unit_kind`` is
    that of the unit found, "" for none. ``before`` and ``earlier`` are the
    one and two words before ``start`` in lower case, "" across a paragraph
    break (see ``word_before``); ``is_capital`` tells how ``before`` is
    written. ``joint`` and ``after`` are those of ``word_after`` at ``tail``.
    """

    text: str
    low: str
    start: int
    end: int
    head: int
    tail: int
    first: Numeral
    last: Numeral
    value: float | None
    modifier: Modifier
    unit_kind: str
    before: str
    before_at: int
    joint: str
    after: str
    after_at: int

    @property
    def earlier(self) -> str:
        """The word before ``before``; few rules ask."""
        floor = max(0, self.start - WINDOW)
        rest = self.low[floor : self.before_at].rstrip(_OPENING).split() if self.before else ()
        return rest[-1].lstrip(_OPENING) if rest else ""

    @property
    def is_capital(self) -> bool:
        return self.before != "" and self.text[self.before_at].isupper()

    @property
    def after_end(self) -> int:
        return self.after_at + len(self.after)

    @property
    def is_bare(self) -> bool:
        """Is it one numeral without bound words?"""
        return self.start == self.head and self.first is self.last

    @property
    def counted(self) -> str:
        """The next word where nothing but a blank stands before it, else ""."""
        return self.after if not self.joint.strip() else ""

    def whole(self, words: str, end: int = 0) -> Reason:
        """Return ``words`` as the reason for the whole expression, at least up to ``end``."""
        return Reason(self.start, max(end, self.end), words)


def word_before(low: str, start: int) -> tuple[str, int]:
    """Return the word before ``start`` without its opening quotes, and where it begins; "" across a paragraph break.

    >>> word_before("the (aged 12", 10)
    ('aged', 5)
    """
    floor = start - WINDOW if start > WINDOW else 0
    if low[start - 1 : start] == " ":  # the common case: two blanks and letters between them
        at = low.rfind(" ", floor, start - 1) + 1
        word = low[at : start - 1]
        if at and word.isalpha():
            return word, at
    window = low[floor:start]
    words = window.rsplit(None, 1)
    if not words:
        return "", start
    kept = window.rstrip()
    if len(window) - len(kept) > 1 and "\n\n" in window[len(kept) :]:
        return "", start
    word = words[-1].rstrip().lstrip(_OPENING)
    return word, floor + len(kept) - len(word)


def word_after(low: str, end: int) -> tuple[str, str, int]:
    """Return what joins the word after ``end`` to it, the word, and where it begins; "" where there is none.

    >>> word_after("12-year spell", 2)
    ('-', 'year', 3)
    """
    match = None if low[end : end + 1] in _CLOSING else _NEXT.match(low, end)
    if match is None:
        return "", "", 0
    joint, word = match.groups()
    return joint, word, end + len(joint)
