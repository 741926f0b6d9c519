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

_NEXT = re.compile(r"(\s{0,2}[-\u2010\u2011]?)([^\W\d_]+)")
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
    break; ``is_capital`` tells how ``before`` is written. ``joint`` and
    ``after`` are what stands between ``tail`` and the next word, and that word.
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
    before: str = ""
    before_at: int = 0
    earlier: str = ""
    is_capital: bool = False
    joint: str = ""
    after: str = ""
    after_at: int = 0

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


def look_around(scene: Scene) -> Scene:
    """Fill in the words before and after the number of ``scene``."""
    floor = max(0, scene.start - WINDOW)
    window = scene.low[floor : scene.start]
    kept = window.rstrip()
    if kept and "\n\n" not in window[len(kept) :]:
        cut = max(kept.rfind(" "), kept.rfind("\n"), kept.rfind("\u00a0")) + 1
        word = kept[cut:]
        scene.before = word.lstrip(_OPENING)
        scene.before_at = floor + len(kept) - len(scene.before)
        scene.is_capital = scene.text[scene.before_at : scene.before_at + 1].isupper()
        rest = kept[:cut].split()
        scene.earlier = rest[-1].lstrip(_OPENING) if rest else ""
    match = _NEXT.match(scene.low, scene.tail)
    if match:
        scene.joint, scene.after = match.groups()
        scene.after_at = match.start(2)
    return scene
