"""Read how the words around a number bound it.

Running example: in "at least some 1,800 to 1,900 dead" the words before are
"at least some" (the strongest, ``at_least``, decides); which two numbers are one range tells
``ranges``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reconcile.extract.atoms import trie
from reconcile.lexicons.load import load_table
from reconcile.model import Modifier

#: Code points before a number in which its bound words stand: "an estimated total of more than" has 31.
BOUND_WINDOW = 48
#: Code points before "from" in which a verb of change stands.
CHANGE_WINDOW = 60


class Bound(NamedTuple):
    """Words that bound a number: where they begin or end, and what they say."""

    at: int
    modifier: Modifier


_FORMS = [(row["form"], row["modifier"]) for row in load_table("bounds")]
BEFORE = {
    form[:-2]: Modifier(modifier) for form, modifier in _FORMS if form.endswith(" N") and not form.endswith("from N")
}
_AFTER = {form[2:]: Modifier(modifier) for form, modifier in _FORMS if form.startswith("N ")}
CHANGES = [form.removesuffix(" from N") for form, _ in _FORMS if form.endswith(" from N")]
#: Words that may stand between a bound and its number and bound nothing themselves.
_FILLERS = (
    "another",
    "a further",
    "a total of",
    "an additional",
    "further",
    "at",
    "additional",
    "other",
    "the",
    "a combined",
    "as",
    "all",
)


def _words_before(phrase: str, last: str) -> Iterable[str]:
    """Return what may stand before ``last`` at the end of a phrase: a word of it, or of any other before a filler."""
    words = phrase.split()
    if words[-1] != last:
        return ()
    return words[-2:-1] or _LAST_WORDS


_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in [*BEFORE, *_FILLERS])
#: What the word before a last word ends in, where the last word bounds nothing by itself: "up" before "to".
_ENDS_BEFORE = {
    last: tuple({word for phrase in [*BEFORE, *_FILLERS] for word in _words_before(phrase, last)})
    for last in _LAST_WORDS.difference(BEFORE)
}
_STRENGTH = (Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.AT_MOST, Modifier.LESS_THAN)
_CHAIN = re.compile(rf"(?<![\w-])(?:(?:{trie(BEFORE)})\s+)+(?:(?:{trie(_FILLERS)})\s+)*$|~\s?$")
#: Every word that may stand before a number, and the bounds of one or two words that say the same wherever they stand.
_WORDS_OF_BOUNDS = frozenset(word for phrase in [*BEFORE, *_FILLERS] for word in phrase.split())
_PLAIN_BEFORE = {
    f"{phrase} ": modifier if modifier in _STRENGTH else Modifier.APPROX
    for phrase, modifier in BEFORE.items()
    if phrase.count(" ") < 2 and not phrase.startswith("up")
}
_PHRASE = re.compile(rf"(?:{trie(BEFORE)})(?=\s|$)")
BOUNDS_AFTER = frozenset(phrase.split()[0] for phrase in _AFTER)
_CLOSING = frozenset(",;:).")
_AFTER_WORD = re.compile(r"[\s-]{0,2}([a-z]+|\+)")
_AFTER_PHRASE = re.compile(
    rf"(?:\s+|(?=\+))({trie(set(_AFTER) - {'odd', 'ish'})})(?![\w-])(?!\s+than\b)"
    r"|[\s-](plus|odd|ish)\b(?!\s+[0-9])"
)
_AFTER_NOUN = re.compile(
    r"(?:\s+[a-z]+){1,2}\s+(at\s+(?:the\s+)?(?:very\s+)?(?:least|most)|or\s+(?:more|fewer|less)|and\s+counting)(?![\w-])(?!\s+than\b)"
)
_NUMBER_AHEAD = re.compile(r",?\s+(?:[0-9]|an?\b|one\b|some\b)")
#: Bounds that are places too: "under one roof".
_SPATIAL = re.compile(r"(?:over|under|above|below|around|beyond|about|up\s+to)\s+$")
#: Words before "over five years" after which it says how long.
_LASTING = frozenset(
    "for after of in by is was were be been lasted lasting lasts last took take takes taken taking just well spent"
    " waited served live lived within than with a the".split()
)
#: Words that bound a toll, and tell of a place or a time elsewhere: "the toll passed 60", "passed 60 houses".
_PAST_WORDS = frozenset({"past", "passes", "passed", "passing", "crosses", "crossed", "crossing"})
_PAST = re.compile(
    rf"\b(?:tolls?|dead|deaths|fatalities|casualties|tally|count|number|total|figure)\b[^.;:!?]{{0,40}}?\b({'|'.join(sorted(_PAST_WORDS))})\s+$"
)
#: Words before "the" that set a count beside another.
_COMPARING = ("surpass", "than", "exceed", "top", "eclips")
#: Verbs after which "up to" tells where a count went: "has gone up to 23".
_WENT = re.compile(
    r"\b(?:gone|went|goes|go|going|rose|risen|rises|climbed|crept|moved|jumped|pushed|edged|toll|tally|count)\s*$"
)


def may_bound(word: str) -> bool:
    """Say whether bound words may end with ``word``; "" stands for one not looked up.

    >>> may_bound("least"), may_bound("killed")
    (True, False)
    """
    return not word or word in _LAST_WORDS or word in _PAST_WORDS or word[-1] == "~"


def find_bound_before(low: str, start: int, floor: int) -> Bound | None:
    """Return the bound words that end at ``start``, looking no further back than ``floor``.

    >>> find_bound_before("at least another 37", 17, 0)
    Bound(at=0, modifier=<Modifier.AT_LEAST: 'at_least'>)
    """
    if start <= floor:
        return None
    window = low[max(floor, start - BOUND_WINDOW) : start]
    words = window.rsplit(None, 3)
    last = words[-1].lstrip("(“\"'‘[") if words else ""
    if last in _PAST_WORDS:
        past = _PAST.search(low, max(floor, start - CHANGE_WINDOW), start)
        return Bound(past.start(1), Modifier.MORE_THAN) if past else None
    if last not in _LAST_WORDS and not window.rstrip().endswith("~"):
        return None
    if last == "the" and len(words) > 1 and words[-2].startswith(_COMPARING):
        return None  # "surpassing the 29 killed in 1933": they were 29
    if last in _ENDS_BEFORE and not (len(words) > 1 and words[-2].endswith(_ENDS_BEFORE[last])):
        return None
    bound = _read_pair(low, start, words)
    if bound is not None:
        return bound
    match = _CHAIN.search(window)
    if match is None:
        return None
    if match.group().lstrip().startswith("up") and _WENT.search(window, 0, match.start()):
        return None
    said = [BEFORE[" ".join(phrase.split())] for phrase in _PHRASE.findall(match.group())] or [Modifier.APPROX]
    modifier = next((m for m in said if m in _STRENGTH), Modifier.APPROX)
    return Bound(start - len(window) + match.start(), modifier)


def _read_pair(low: str, start: int, words: list[str]) -> Bound | None:
    """Return the bound of one or two plain words that no other bound word stands before, ``None`` if it is none such.

    ``words`` are the last words before ``start``, the first of them all the rest.
    """
    if len(words) < 4 or words[1] in _WORDS_OF_BOUNDS:
        return None
    pair = f"{words[2]} {words[3]} " if words[2] in _WORDS_OF_BOUNDS else f"{words[3]} "
    modifier = _PLAIN_BEFORE.get(pair)
    return Bound(start - len(pair), modifier) if modifier and low.endswith(pair, 0, start) else None


def is_place_bound(low: str, start: int, end: int) -> bool:
    """Say whether ``low[start:end]`` is a bare preposition that more often tells where than how many."""
    return _SPATIAL.fullmatch(low, start, end) is not None


def is_during(words: str, before: str) -> bool:
    """Say whether "over" before a duration tells when, not how long: "built over five years", not "for over five".

    >>> is_during("over ", "built"), is_during("over ", "for")
    (True, False)
    """
    return words.strip() == "over" and before not in _LASTING


def find_bound_after(low: str, end: int, ahead: int) -> Bound | None:
    """Return the bound words after a number; ``ahead`` is where the next number begins.

    Up to two words may stand between: "20 civilians at least". Where a number
    follows the bound words they are its own: "12 dead at least 5 of them".

    >>> find_bound_after("200 or more", 3, 99)
    Bound(at=11, modifier=<Modifier.AT_LEAST: 'at_least'>)
    """
    word = None if low[end : end + 1] in _CLOSING else _AFTER_WORD.match(low, end)
    if word is None:
        return None
    match = None
    if word.group(1) in BOUNDS_AFTER:
        match = _AFTER_PHRASE.match(low, end)
    elif may_follow_noun(low, end):
        match = _AFTER_NOUN.match(low, end)
    if match is None:
        return None
    phrase = match.group(1) or match.group(2)
    if phrase.startswith(("at", "plus", "+")) and (
        low[match.end() : ahead].isspace() or _NUMBER_AHEAD.match(low, match.end())
    ):
        return None
    return Bound(match.end(), _AFTER[" ".join(phrase.split())])


def may_follow_noun(low: str, end: int) -> bool:
    """Look for the first words of bounds that may stand behind a noun: several times faster than their regex."""
    ahead = low[end : end + BOUND_WINDOW]
    return " at " in ahead or " or " in ahead or " and count" in ahead


def apply_bound(
    low: float | None, high: float | None, modifier: Modifier, bound: Modifier
) -> tuple[float | None, float | None, Modifier]:
    """Return low, high and modifier of a figure under ``bound``.

    A vague figure keeps its literal lower bound whatever stands before it but
    "at least" and "more than". "At least 20 to 30" stays a range, "up to 20
    or 30" keeps its upper end.

    >>> apply_bound(12, 12, Modifier.EXACT, Modifier.AT_LEAST)
    (12, None, <Modifier.AT_LEAST: 'at_least'>)
    """
    if bound in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        if modifier is Modifier.RANGE or low is None:
            return low, high, modifier
        return low, None, bound
    if modifier is Modifier.VAGUE or high is None:
        return low, high, modifier
    if bound in (Modifier.AT_MOST, Modifier.LESS_THAN):
        return None, high, bound
    return low, high, (modifier if modifier is Modifier.RANGE else bound)
