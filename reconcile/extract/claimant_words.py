"""The words of a sentence as attribution sees them: forms, offsets, roles, marks.

Content words stand in the table ``claimant_nouns``; the closed classes of the
grammar (pronouns, determiners, days, quotation marks) in ``closed_words``.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

from reconcile.extract.closed_words import DETERMINERS, INNER_WORDS, NEVER_NAMES, PRONOUNS
from reconcile.extract.ministries import DEMONYMS, LOST_COUNTRIES
from reconcile.extract.names import (
    LOST_OWNERS,
    LOST_POSSESSIVES,
    NAME_WORDS,
    could_end_name,
    could_start_name,
    normal_word,
)
from reconcile.lexicons.load import load_table
from reconcile.model import Span

_TITLES = "Dr|Mr|Mrs|Ms|Gen|Col|Lt|Maj|Brig|Sgt|Capt|Prof|Rev|Sen|Gov|Jr|Adm|Rep|St"
_TOKEN = re.compile(
    rf"(?:[A-Z]\.){{2,}}(?:-\w+)*|(?:{_TITLES}|[A-Z])\.$|[^\W\d_]\w*(?:[-'’&./‑]\w+)*|\d+(?:[.,]\d+)*[\w-]*|\S"
)
#: Code points; a longer run without a blank is no word that comes again.
MAX_KNOWN_CHUNK = 40
#: Chunks; about ten megabytes.
MAX_KNOWN_CHUNKS = 1 << 14
_NOUNS = load_table("claimant_nouns")
_ROLES: dict[str, frozenset[str]] = {row["noun"]: frozenset(row["roles"].split(" | ")) for row in _NOUNS}
_NOUN_MARKS: dict[str, frozenset[str]] = {
    row["noun"]: frozenset(row["marks"].split(" | ")) for row in _NOUNS if row["marks"]
}
_NONE: frozenset[str] = frozenset()
#: Roles of nouns that can be what a claimant phrase hangs on.
HEAD_ROLES = frozenset({"speaker", "body", "spokes", "head", "record"})
_OWNERS = frozenset({"body"})
_NO_OWNERS = frozenset("forces services news".split())
#: Roles of nouns that a body owns: "the council's spokesman".
_OWNED_ROLES = frozenset({"spokes", "head"})
_OWNED_NOUNS = frozenset(noun for noun, roles in _ROLES.items() if not _OWNED_ROLES.isdisjoint(roles))
DEMONYM_WORDS = frozenset(demonym for demonym in DEMONYMS if " " not in demonym)
#: Agencies whose name signs a report.
WIRES = frozenset("AFP Reuters REUTERS AP DPA dpa Xinhua".split())
SIDES = tuple(
    "-based -led -backed -held -run -controlled -affiliated -linked -aligned -born -ranking -level -owned -funded "
    "-appointed -government -year-old -profit -border -wide -language".split()
)
#: "Pro-opposition", "anti-government", longer than "pro-am".
LEANINGS = ("pro-", "anti-", "Pro-", "Anti-")
#: Letters.
MIN_LEANING = 7
_ARABIC_ARTICLES = frozenset("al el as ar ad an at az ul".split())


def is_common_noun(low: str) -> bool:
    """Return whether the word is in the table of nouns and traits."""
    return low in _ROLES


def roles_of(low: str) -> frozenset[str]:
    """Return the roles of a noun in the table: "body", "speaker", "trait" …"""
    return _ROLES.get(low, _NONE)


def marks_of(low: str) -> frozenset[str]:
    """Return the marks of a noun in the table: "records", "calls_back", "medium" …"""
    return _NOUN_MARKS.get(low, _NONE)


class Entry(NamedTuple):
    """What one written word is, wherever it stands."""

    word: str
    low: str
    roles: frozenset[str]
    marks: frozenset[str]
    is_name: bool
    may_start: bool
    may_belong: bool
    only_describes: bool
    is_owner: bool
    names_body: bool
    ends_body: bool
    is_head: bool
    is_trait: bool
    is_title: bool


class _Entries(dict[str, Entry]):
    """Each written word with its entry, made when the word is first met."""

    def __missing__(self, word: str) -> Entry:
        if word not in _LISTED and word.isalpha() and word.islower():
            entry = Entry._make((word, word, *_PLAIN))
        else:
            entry = _entry(word)
        if len(word) <= MAX_KNOWN_CHUNK:
            if len(self) >= MAX_KNOWN_CHUNKS:
                self.clear()
            self[word] = entry
        return entry


def _entry(word: str) -> Entry:
    """Return the entry of a word as written."""
    describes = "-" in word and (word.endswith(SIDES) or _is_leaning(word))
    if not word[0].isalpha():
        belongs, names, ends = not word[0].isdigit(), could_start_name(word), could_end_name(word)
        plain = Entry._make((word, word, *_PLAIN))
        return plain._replace(may_belong=belongs, only_describes=describes, names_body=names, ends_body=ends)
    low = normal_word(word)
    roles = _ROLES.get(low, _NONE)
    if word[0].isupper():
        is_name = low not in NEVER_NAMES
    else:
        is_name = "-" in word and word[:2] in _ARABIC_ARTICLES and word.split("-")[-1][:1].isupper()
    names_body = could_start_name(low)
    may_start = (
        low in DETERMINERS
        or low in PRONOUNS
        or bool(roles - {"setting"})
        or is_name
        or describes
        or (word != low and names_body)
    )
    owns = word.endswith(("'s", "’s")) or word.lower() in LOST_POSSESSIVES
    owns = owns or word in LOST_COUNTRIES or word in LOST_OWNERS
    return Entry(
        word=word,
        low=low,
        roles=roles,
        marks=_NOUN_MARKS.get(low, _NONE),
        is_name=is_name,
        may_start=may_start,
        may_belong=may_start or bool(roles) or low in INNER_WORDS or owns,
        only_describes=describes,
        is_owner=owns and len(word) > 3,
        names_body=names_body,
        ends_body=could_end_name(low),
        is_head=not HEAD_ROLES.isdisjoint(roles),
        is_trait="trait" in roles,
        is_title="title" in roles,
    )


def _is_leaning(word: str) -> bool:
    """Return whether the word tells whose side one is on: "pro-opposition"."""
    return word.startswith(LEANINGS) and len(word) > MIN_LEANING and not could_start_name(normal_word(word))


#: Words that are more than a plain word; no other needs a closer look where it stands in small letters.
_LISTED = DETERMINERS | PRONOUNS | INNER_WORDS | frozenset(_ROLES) | NAME_WORDS | LOST_POSSESSIVES
_PLAIN = (_NONE, _NONE, *[False] * (len(Entry._fields) - 4))
_ENTRIES = _Entries()


class _Chunks(dict[str, tuple[Entry, ...]]):
    """What stands between two blanks, cut into words: "Airwars," is a word and a comma.

    News repeats itself, so a chunk that was cut once is kept. ``steps`` tells
    how far it is from the start of each word to that of the next.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps: dict[str, tuple[int, ...]] = {}

    def __missing__(self, chunk: str) -> tuple[Entry, ...]:
        if chunk.isalpha():
            entries: tuple[Entry, ...] = (_ENTRIES[chunk],)
            steps: tuple[int, ...] = (len(chunk) + 1,)
        else:
            cut = _TOKEN.findall(chunk)  # nothing lies between them
            entries = tuple(map(_ENTRIES.__getitem__, cut))
            *lengths, last = map(len, cut)
            steps = (*lengths, last + 1)
        if len(chunk) <= MAX_KNOWN_CHUNK:
            if len(self) >= MAX_KNOWN_CHUNKS:
                self.clear()
                self.steps.clear()
            self[chunk], self.steps[chunk] = entries, steps
        return entries


_CHUNKS = _Chunks()
_WORD = itemgetter(Entry._fields.index("word"))
_LOW = itemgetter(Entry._fields.index("low"))


class Words:
    """The words of one sentence, with their normal forms, offsets and entries.

    The offsets are counted when the first is asked for.
    """

    __slots__ = ("_chunks", "_span", "_starts", "entries", "lows", "text", "words")

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self._span = span
        self._chunks = text[span.start : span.end].split()
        self.entries = list(chain.from_iterable(map(_CHUNKS.__getitem__, self._chunks)))
        self.words: list[str] = list(map(_WORD, self.entries))
        self.lows: list[str] = list(map(_LOW, self.entries))
        self._starts: list[int] = []

    @property
    def starts(self) -> list[int]:
        """The offset of each word in the document."""
        if not self._starts:
            start, end = self._span
            try:  # one blank between the chunks, and each of them known
                steps = chain.from_iterable(map(_CHUNKS.steps.__getitem__, self._chunks))
                starts = list(accumulate(steps, initial=start))
            except KeyError:
                starts = []
            self._starts = starts[:-1] if starts and starts[-1] == end + 1 else self._sought_starts()
        return self._starts

    def _sought_starts(self) -> list[int]:
        """Return the offset of each word, sought in the text one after another."""
        starts: list[int] = []
        at = self._span.start
        for word in self.words:
            at = self.text.find(word, at)
            starts.append(at)
            at += len(word)
        return starts

    def mend_possessives(self) -> None:
        """Read "the councils spokesman" as "the council's", in a text that lost its apostrophes."""
        if _OWNED_NOUNS.isdisjoint(self.lows):
            return
        for at in range(2, len(self.entries)):
            if self.entries[at].roles.isdisjoint(_OWNED_ROLES):
                continue
            owner = (
                at - 1 - ("trait" in self.entries[at - 1].roles and self.entries[at - 1].roles.isdisjoint(HEAD_ROLES))
            )
            low = self.lows[owner]
            owned = _ROLES.get(low[:-1], _NONE) & (_OWNERS if low in _ROLES else _OWNERS | {"head"})
            if low[-1:] == "s" and low.islower() and low not in _NO_OWNERS and owned:
                self.entries[owner] = _ENTRIES[low[:-1]]._replace(
                    word=self.words[owner], is_owner=True, may_belong=True
                )
                self.lows[owner] = low[:-1]

    def end(self, at: int) -> int:
        """Return the offset behind the word in the document."""
        return self.starts[at] + len(self.words[at])

    def __len__(self) -> int:
        return len(self.words)

    def is_name(self, at: int) -> bool:
        """Return whether the word is written as a name: a capital, and no opener."""
        return self.entries[at].is_name

    def may_start(self, at: int) -> bool:
        """Return whether a claimant phrase can begin with the word."""
        return self.entries[at].may_start

    def may_belong(self, at: int) -> bool:
        """Return whether the word is known to stand inside claimant phrases."""
        return self.entries[at].may_belong

    def roles(self, at: int) -> frozenset[str]:
        """Return the roles of the word in the table of nouns."""
        return self.entries[at].roles

    def marks(self, at: int) -> frozenset[str]:
        """Return the marks of the word in the table of nouns."""
        return self.entries[at].marks

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of words ``first`` to ``last``, ``last`` left out."""
        starts = self.starts
        return Span(starts[first], starts[last - 1] + len(self.words[last - 1]))


def is_owner(words: Words, i: int) -> bool:
    """Return whether the word is a possessive: "the country's", "Syria's"."""
    return words.entries[i].is_owner


def text_of(words: Words, first: int, last: int) -> str:
    """Return the words ``first`` to ``last`` as written, white space evened out."""
    if first >= last:
        return ""
    span = words.span(first, last)
    return " ".join(words.text[span.start : span.end].split())
