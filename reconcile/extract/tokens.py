"""Cut a sentence into tokens, each with what it can do around a number.

Words of several parts ("lost their lives", "police officers") become one
token. A number is one token whatever its words, so that rules see
"NUMBER PERSON be CUE" where the text says "at least 12 villagers were killed".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from reconcile.lexicons.load import load_table
from reconcile.model import Number, Outcome


class Kind:
    """What a token is to the counting rules.

    Plain numbers: the members of an enum take five times as long to name, and rules name a thousand in a report.
    """

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


class Role:
    """The grammar that ties an outcome cue to its number; plain numbers as those of ``Kind``."""

    VERB = 0
    ACTIVE = 1
    INTRANSITIVE = 2
    ADJECTIVE = 3
    NOUN = 4
    TOLL = 5
    BEFORE = 6


class Entry(NamedTuple):
    """What the word tables say of a word."""

    kind: int
    role: int = Role.NOUN
    outcome: Outcome | None = None
    unit: str = ""
    victims: str = ""
    singular: bool = False
    subset: str = ""
    needs: frozenset[str] = frozenset()


class Token:
    """A word, mark or figure as the rules see it; ``number`` is set where it is a figure.

    It knows nothing of where it stands, so a word that repeats is one object.
    ``longer`` are the second words of the phrases that the word opens.
    """

    __slots__ = ("entry", "kind", "longer", "number", "word")

    def __init__(self, word: str, entry: Entry, number: Number | None = None, longer: Seconds | None = None) -> None:
        self.word = word
        self.kind = entry.kind
        self.entry = entry
        self.number = number
        self.longer = longer


#: The second words of the phrases that open with one word.
Seconds = frozenset[str]


class Tokens(list[Token]):
    """The tokens of ``text[start:end]``; where one begins is worked out when somebody asks, which few do."""

    __slots__ = ("end", "start", "text")

    def __init__(self, tokens: Iterable[Token], text: str, start: int, end: int) -> None:
        super().__init__(tokens)
        self.text = text
        self.start = start
        self.end = end

    def start_of(self, i: int) -> int:
        """Return the offset of the i-th token in the text: its words are counted from the figure before it."""
        number = self[i].number
        if number is not None:
            return number.start
        at, words = self.start, 0
        for token in self[i - 1 :: -1] if i else ():
            if token.number is not None:
                at = token.number.end
                break
            words += token.word.count(" ") + 1
        if rest := _rest(self.text, at, self.end) if at > self.start else 0:
            if self.text[at].isalnum():  # the first word is what is glued to the figure
                if not words:
                    return at
                words -= 1
            at = rest
        end = next((token.number.start for token in self[i + 1 :] if token.number is not None), self.end)
        return next(islice(_TOKEN.finditer(self.text, at, end), words, None)).start()


_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
#: What goes on with a number: "12km", "12-strong".
_REST = re.compile(r"\w*(?:[-'’.]\w+)*")
#: Names that open on an article in small letters.
_ARTICLED = re.compile(r"(?:al|el|ul|ad|an|ar|as|ash|at|az|ed|de|bin|ibn|abu)-[A-Z]")
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
def _rows() -> dict[str, list[tuple[list[str], str, dict[str, str]]]]:
    """Return, by first word, the words of each row of the tables that opens with it, with its table and the row."""
    by_first: dict[str, list[tuple[list[str], str, dict[str, str]]]] = {}
    for table in _TABLES:
        for row in load_table(table):
            words = next(iter(row.values())).lower().split()
            by_first.setdefault(words[0], []).append((words, table, row))
    return by_first


@cache
def _phrases(first: str, second: str) -> list[tuple[list[str], Token]]:
    """Return the phrases that open with two words, longest first; their rows are read when a text has both."""
    found: dict[str, tuple[list[str], Token]] = {}
    for words, table, row in _rows()[first]:
        if words[1:2] == [second]:
            phrase = " ".join(words)
            found.setdefault(phrase, (words, Token(phrase, _entry(table, row))))
    return sorted(found.values(), key=lambda known: -len(known[0]))


def _entry(table: str, row: dict[str, str]) -> Entry:
    if table == "outcomes":
        needs = frozenset(row["needs"].split())
        return Entry(Kind.CUE, getattr(Role, row["role"].upper()), Outcome(row["outcome"]), needs=needs)
    if table == "persons":
        singular = row["number"] == "singular"
        return Entry(Kind.PERSON, unit=row["unit"], victims=row["victims"], singular=singular, subset=row["subset"])
    if table == "things":
        return Entry(Kind.THING, unit=row["unit"], outcome=Outcome(row["outcome"]) if row["outcome"] else None)
    return Entry(getattr(Kind, row["kind"].upper()))


def tokenize(text: str, start: int, end: int, numbers: Sequence[Number]) -> Tokens:
    """Return the tokens of ``text[start:end]``, numbers as one token each.

    ``numbers`` are those within the span, in order, without overlap.
    """
    look = (_SHOUTED if text[start:end].isupper() else _LOOKS).__getitem__
    found: list[Token] = []
    at = start
    for number in numbers:
        found += map(look, _TOKEN.findall(text, at, number.start))
        found.append(Token("", _FIGURE, number))
        at = number.end
        if at < end and text[at] != " ":
            rest = _rest(text, at, end)
            if rest and text[at].isalnum():
                found.append(Token(text[at:rest].lower(), PLAIN))
            at = rest or at
    found += map(look, _TOKEN.findall(text, at, end))
    return Tokens(_with_phrases(found), text, start, end)


def _rest(text: str, at: int, end: int) -> int:
    """Return where what is glued to a number ending at ``at`` ends ("-strong" in "12-strong"), 0 if nothing is."""
    match = _REST.match(text, at, end)
    return match.end() if match and match.end() > at else 0


def _with_phrases(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the words of each longer phrase put together, the longest first."""
    fewer = free = 0  # tokens gone into phrases; where the last phrase ended
    openers = [
        (i, _phrases(token.word, after.word))
        for i, (token, after) in enumerate(pairwise(tokens))
        if token.longer is not None and after.word in token.longer
    ]
    for opener, longer in openers:
        at = opener - fewer
        for words, phrase in longer if free <= at else ():
            size = len(words)
            if size == 2 or [token.word for token in tokens[at : at + size]] == words:
                tokens[at : at + size] = [phrase]
                fewer += size - 1
                free = at + 1
                break
    return tokens


class _Looks(dict[str, Token]):
    """Written word → its token. Words repeat, so tokens are kept; a text of endless new words empties it now and then.

    Args:
        names: Words that are a name in these capitals ("WHO"), though a function word in small letters.
    """

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, written: str) -> Token:
        if len(self) >= MAX_LOOKS:
            self.clear()
        mark = _PUNCTUATION.get(written)
        word = _fold(written)
        rows = _rows().get(word) if mark is None else None
        if rows is None:
            is_name = written[0].isupper() or _ARTICLED.match(written)  # "el-Mansi"
            token = self[written] = Token(word, mark or (_NAME if is_name else PLAIN))
            return token
        alone = next(((table, row) for words, table, row in rows if len(words) == 1), None)
        if alone is not None and written not in self._names:
            entry = _entry(*alone)
        else:
            entry = _NAME if written[0].isupper() else PLAIN
        longer = frozenset([words[1] for words, _, _ in rows if len(words) > 1])
        token = self[written] = Token(word, entry, longer=longer or None)
        return token


#: Words kept; the vocabulary of some ten thousand reports.
MAX_LOOKS = 1 << 16
_LOOKS = _Looks(_CAPITAL_NAMES)
#: For sentences all in capitals, where a word written so is no name.
_SHOUTED = _Looks(frozenset())


def _fold(word: str) -> str:
    """Return the word as the tables write it: lower case, straight apostrophe, no possessive."""
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low
