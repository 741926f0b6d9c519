"""Cut a sentence into tokens, each with what it can do around a number.

Words of several parts ("lost their lives", "police officers") become one
token. A number is one token whatever its words, so that rules see
"NUMBER PERSON be CUE" where the text says "at least 12 villagers were killed".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    subset: str = ""
    needs: frozenset[str] = frozenset()


class Token:
    """A word, mark or figure as the rules see it; ``number`` is set where it is a figure.

    It knows nothing of where it stands, so a word that repeats is one object.
    """

    __slots__ = ("entry", "kind", "number", "word")

    def __init__(self, word: str, entry: Entry, number: Number | None = None) -> None:
        self.word = word
        self.kind = entry.kind
        self.entry = entry
        self.number = number


class Tokens(list[Token]):
    """The tokens of a sentence; ``starts`` are their offsets in the text, in the same order."""

    __slots__ = ("starts",)

    def __init__(self, tokens: Iterable[Token] = (), starts: Iterable[int] = ()) -> None:
        super().__init__(tokens)
        self.starts = list(starts)

    def add(self, token: Token, start: int) -> None:
        self.append(token)
        self.starts.append(start)


_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
PLAIN = Entry(Kind.WORD)
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
        needs = frozenset(row["needs"].split())
        return Entry(Kind.CUE, Role[row["role"].upper()], Outcome(row["outcome"]), needs=needs)
    if table == "persons":
        singular = row["number"] == "singular"
        return Entry(Kind.PERSON, unit=row["unit"], victims=row["victims"], singular=singular, subset=row["subset"])
    if table == "things":
        return Entry(Kind.THING, unit=row["unit"], outcome=Outcome(row["outcome"]) if row["outcome"] else None)
    return Entry(Kind[row["kind"].upper()])


def tokenize(text: str, start: int, end: int, numbers: Sequence[Number]) -> Tokens:
    """Return the tokens of ``text[start:end]``, numbers as one token each.

    ``numbers`` are those within the span, in order, without overlap.
    """
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    looks = [_LOOKS[text[at:until]] for at, until in spans]
    shouting = text[start:end].isupper()
    tokens = Tokens()
    add = tokens.append
    add_start = tokens.starts.append
    queue = iter(numbers)
    pending = next(queue, None)
    border = pending.start if pending is not None else end
    skip = 0  # words already taken into a longer phrase
    for i, ((at, until), look) in enumerate(zip(spans, looks, strict=True)):
        if skip:
            skip -= 1
            continue
        if until > border and pending is not None:
            _add_number(tokens, pending)
            if until >= pending.end:
                cut, pending = pending.end, next(queue, None)
                border = pending.start if pending is not None else end
                if at < cut < until and text[cut].isalnum():
                    tokens.add(Token(text[cut:until].lower(), PLAIN), cut)
            continue
        token = look.as_name if look.as_name is not None and not shouting else look.token
        if look.longer and i + 1 < len(looks) and looks[i + 1].token.word in look.longer:
            for words, phrase in look.longer[looks[i + 1].token.word]:
                last = i + len(words) - 1
                if last < len(spans) and spans[last][1] <= border and _is_phrase(looks, i, words):
                    token, skip = phrase, len(words) - 1
                    break
        add(token)
        add_start(at)
    if pending is not None:
        _add_number(tokens, pending)
    return tokens


def _add_number(tokens: Tokens, number: Number) -> None:
    if not tokens or tokens[-1].number is not number:
        tokens.add(Token("", _FIGURE, number), number.start)


class _Look(NamedTuple):
    """What a written word is alone, as a name ("WHO", "IS"), and which longer phrases it opens."""

    token: Token
    as_name: Token | None
    longer: dict[str, list[tuple[tuple[str, ...], Token]]]  # by their second word


class _Looks(dict[str, _Look]):
    """Written word → its look. Words repeat, so looks are kept; a text of endless new words empties it now and then."""

    def __missing__(self, written: str) -> _Look:
        if len(self) >= MAX_LOOKS:
            self.clear()
        mark = _PUNCTUATION.get(written)
        if mark is not None:
            look = self[written] = _Look(Token(written, mark), None, {})
            return look
        word = _fold(written)
        entry = _NAME if written[0].isupper() else PLAIN
        longer: dict[str, list[tuple[tuple[str, ...], Token]]] = {}
        for words, candidate in _phrases().get(word, ()):
            if len(words) > 1:
                longer.setdefault(words[1], []).append((words, Token(" ".join(words), candidate)))
            else:
                entry = candidate
        as_name = Token(word, _NAME) if written in _CAPITAL_NAMES else None
        look = self[written] = _Look(Token(word, entry), as_name, longer)
        return look


def _is_phrase(looks: Sequence[_Look], first: int, words: tuple[str, ...]) -> bool:
    return all(looks[first + k].token.word == words[k] for k in range(2, len(words)))


#: Words kept; the vocabulary of some ten thousand reports.
MAX_LOOKS = 1 << 16
_LOOKS = _Looks()


def _fold(word: str) -> str:
    """Return the word as the tables write it: lower case, straight apostrophe, no possessive."""
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low
