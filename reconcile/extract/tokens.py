"""Cut a sentence into tokens, each with what it can do around a number.

Words of several parts ("lost their lives", "police officers") become one
token. A number is one token whatever its words, so that rules see
"NUMBER PERSON be CUE" where the text says "at least 12 villagers were killed".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from reconcile.lexicons.load import load_table
from reconcile.model import Number, Outcome


class Kind(IntEnum):
    """What a token is to the counting rules."""

    WORD = 0
    NAME = 1  # capitalised, unknown
    NUMBER = 2
    PERSON = 3
    THING = 4
    CUE = 5
    BE = 6
    HAVE = 7
    MODAL = 8
    AND = 9
    COMMA = 10
    STOP = 11  # ; : and dashes
    INCLUDING = 12
    OF = 13
    RELATIVE = 14
    PREPOSITION = 15
    DETERMINER = 16
    PRONOUN = 17
    NEGATION = 18
    REPORT = 19
    TRANSPARENT = 20
    TOLL_VERB = 21
    QUOTE = 22
    BRACKET = 23


class Role(IntEnum):
    """The grammar that ties an outcome cue to its number."""

    VERB = 0
    ACTIVE = 1
    INTRANSITIVE = 2
    ADJECTIVE = 3
    NOUN = 4
    TOLL = 5
    BEFORE = 6


class Entry(NamedTuple):
    """What the word tables say of a word."""

    kind: Kind
    role: Role = Role.NOUN
    outcome: Outcome | None = None
    unit: str = ""
    victims: str = ""
    singular: bool = False


class Token:
    """One token of a sentence; ``number`` is set where it is a figure."""

    __slots__ = ("end", "entry", "kind", "number", "start", "word")

    def __init__(self, start: int, end: int, word: str, kind: Kind, entry: Entry, number: Number | None = None) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.kind = kind
        self.entry = entry
        self.number = number


_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
_PLAIN = Entry(Kind.WORD)
_NAME = Entry(Kind.NAME)
_FIGURE = Entry(Kind.NUMBER)
_PUNCTUATION = {
    ",": Entry(Kind.COMMA),
    **dict.fromkeys(";:–—-", Entry(Kind.STOP)),
    **dict.fromkeys("()[]", Entry(Kind.BRACKET)),
    **dict.fromkeys('"“”«»', Entry(Kind.QUOTE)),
}
#: Names that are function words in lower case.
_CAPITAL_NAMES = frozenset({"IS", "US", "WHO", "IT", "AND"})
#: Later tables do not overrule earlier ones: "to" as modal is also a preposition, "missing" is a cue.
_TABLES = ("outcomes", "persons", "things", "function_words")


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Return, by first word, the phrases that open with it, longest first."""
    found: dict[tuple[str, ...], Entry] = {}
    for table in _TABLES:
        for row in load_table(table):
            key = tuple(next(iter(row.values())).lower().split())
            found.setdefault(key, _entry(table, row))
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in found.items():
        by_first.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()}


def _entry(table: str, row: dict[str, str]) -> Entry:
    if table == "outcomes":
        return Entry(Kind.CUE, Role[row["role"].upper()], Outcome(row["outcome"]))
    if table == "persons":
        return Entry(Kind.PERSON, unit=row["unit"], victims=row["victims"], singular=row["number"] == "singular")
    if table == "things":
        return Entry(Kind.THING, unit=row["unit"], outcome=Outcome(row["outcome"]) if row["outcome"] else None)
    return Entry(Kind[row["kind"].upper()])


def tokenize(text: str, start: int, end: int, numbers: Sequence[Number]) -> list[Token]:
    """Return the tokens of ``text[start:end]``, numbers as one token each.

    ``numbers`` are those within the span, in order, without overlap.
    """
    phrases = _phrases()
    tokens: list[Token] = []
    queue = iter(numbers)
    pending = next(queue, None)
    skip_to = start
    raw: list[tuple[int, int, str]] = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, start, end)]
    lowered = [_fold(word) for _, _, word in raw]
    shouting = text[start:end].isupper()
    i = 0
    while i < len(raw):
        at, until, word = raw[i]
        if pending is not None and until > pending.start:
            if not tokens or tokens[-1].number is not pending:
                tokens.append(Token(pending.start, pending.end, "", Kind.NUMBER, _FIGURE, pending))
            if until >= pending.end:
                skip_to, pending = pending.end, next(queue, None)
                if until > skip_to and at < skip_to and text[skip_to].isalnum():
                    tokens.append(Token(skip_to, until, text[skip_to:until].lower(), Kind.WORD, _PLAIN))
            i += 1
            continue
        low = lowered[i]
        step = 1
        entry = _PUNCTUATION.get(word)
        if entry is None and word in _CAPITAL_NAMES and not shouting:
            entry = _NAME
        if entry is None:
            for words, candidate in phrases.get(low, ()):
                n = len(words)
                if n == 1 or tuple(lowered[i : i + n]) == words:
                    if pending is not None and raw[i + n - 1][1] > pending.start:
                        continue
                    entry, step = candidate, n
                    break
            else:
                entry = _NAME if word[0].isupper() else _PLAIN
        tokens.append(Token(at, raw[i + step - 1][1], " ".join(lowered[i : i + step]), entry.kind, entry))
        i += step
    if pending is not None and (not tokens or tokens[-1].number is not pending):
        tokens.append(Token(pending.start, pending.end, "", Kind.NUMBER, _FIGURE, pending))
    return tokens


def _fold(word: str) -> str:
    """Return the word as the tables write it: lower case, straight apostrophe, no possessive."""
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low
