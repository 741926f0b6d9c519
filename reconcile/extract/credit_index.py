"""The credits of a document by sentence, each sentence read when somebody asks for it.

Most sentences hold no figure, and a figure asks for its own sentence and at
times for those before it; whoever is credited elsewhere need not be known.
What a sentence credits does not depend on who asked, nor in which order.
"""

from __future__ import annotations

import re
import weakref
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_register import Claimant, Register
from reconcile.extract.claimant_words import Words, text_of
from reconcile.extract.claimants import name_claimant
from reconcile.extract.credits import find_credits
from reconcile.extract.cues import CUE_WORDS, Credit
from reconcile.extract.headlines import TITLE_MARKS
from reconcile.extract.names import canonical_name
from reconcile.extract.parted_subjects import introducing_phrase
from reconcile.extract.posts import is_signed, signatures
from reconcile.extract.quotations import find_quotations
from reconcile.extract.subjects import opening_phrase
from reconcile.extract.text_names import MAX_LOOKED_THROUGH
from reconcile.model import Attribution, ClaimantKind, Span

#: Sentences; a headline stands among the first.
HEADLINE_SENTENCES = 2
#: Code points; a sentence that tells who somebody is is shorter.
MAX_INTRODUCING = 1_000
#: Sentences; a chain of "it said" is followed one by one up to here, then read from the top.
MAX_CHAIN = 30
_TITLE_MARK = re.compile(r":|\s[-–—|]\s")
_LETTERS = re.compile(r"[a-z]+")
_REPORTER = re.compile(r"\s(?:reporters?|correspondents?|journalists?)$")
#: Rules where the subject speaks in its own voice, and not through a count or another's words.
SPOKEN_RULES = frozenset({"cue-before", "cue-after", "said-inverted"})
#: Rules where an outlet that credits itself credits nobody.
_OWN_RULES = SPOKEN_RULES | {"according-to"}
#: Whose "its spokesman", "their toll" is another's.
OWNED = frozenset({"its", "their", "his", "her"})
_WITNESSING = frozenset({ClaimantKind.MEDIA, ClaimantKind.WITNESS, ClaimantKind.MEDICAL, ClaimantKind.RESCUE})


@dataclass(slots=True)
class Credited:
    """A credit whose claimants are named."""

    credit: Credit
    claimants: list[Claimant]
    via: tuple[str, ...] = ()


class Reach(NamedTuple):
    """How far back a sentence that goes on may look, and whether words that turn to something else stop it."""

    sentences: int
    may_turn: bool


class AttributionIndex:
    """The credits of a document by sentence, for ``attribution_of``."""

    def __init__(self, text: str, sentences: Sequence[Span], outlet: str = "") -> None:
        self.text = text
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]
        self.stated: dict[tuple[int, tuple[str, ...], tuple[str, ...]], Attribution] = {}
        self.going_on: dict[int, Reach | None] = {}
        self.surveyed: dict[int, Credited | None] = {}
        self.tells_count: bool | None = None  # whether the text speaks of a report or count at all; None where unasked
        self._outlet = _letters_of(outlet)
        index = weakref.proxy(self)  # the register must not keep alive the index that keeps it
        self._register = Register(
            text,
            self.starts,
            lambda number: index.credits_of(number),
            lambda number: index.opening_of(number),
            lambda last, number: index.introduction_of(last, number),
        )
        self._introductions: dict[str, tuple[int, Claimant | None]] = {}
        self.named_later: dict[int, Claimant | None] = {}
        self._openings: dict[int, Claimant | None] = {}
        self._read: dict[int, list[Credited]] = {}
        self._reading = 0

    @cached_property
    def first_line_end(self) -> int:
        """Where the first line ends, -1 in a text that is one line: its paragraphs cannot be told."""
        return self.text.find("\n")

    @cached_property
    def quotes(self) -> list[Span]:
        """The quotations that run over more than one sentence, in order."""
        return find_quotations(self.text, self.starts)

    def credits_of(self, number: int) -> Sequence[Credited]:
        """Return the credits of the sentence of this number, in text order."""
        found = self._read.get(number)
        if found is not None:
            return found
        if self._reading >= MAX_CHAIN:
            for earlier in range(number):
                if earlier not in self._read:
                    self._read[earlier] = self._find(earlier)
        self._reading += 1
        found = self._read[number] = self._find(number)
        self._reading -= 1
        return found

    def opening_of(self, number: int) -> Claimant | None:
        """Return the body or the person of an office that the sentence of this number begins with, None if none."""
        if number not in self._openings:
            self._openings[number] = None  # for a sentence that asks for its own
            words = Words(self.text, self.sentences[number])
            phrase = opening_phrase(words)
            if phrase is not None:
                self._openings[number] = name_claimant(words, phrase, self._register, number)
        return self._openings[number]

    def introduction_of(self, last: str, number: int) -> Claimant | None:
        """Return who a person of this last name is, where a sentence before this number first tells with an office."""
        if last not in self._introductions:
            self._introductions[last] = (number, None)  # for a sentence that asks for its own
            at = self.text.find(last, 0, MAX_LOOKED_THROUGH)
            first = bisect_right(self.starts, at) - 1
            told: Claimant | None = None
            sentence = self.sentences[max(first, 0)]
            if at >= 0 and first >= 0 and sentence.end - sentence.start <= MAX_INTRODUCING:
                words = Words(self.text, sentence)
                phrase = introducing_phrase(words, last)
                told = name_claimant(words, phrase, self._register, first) if phrase is not None else None
            self._introductions[last] = (first, told)
        first, told = self._introductions[last]
        return told if first < number else None

    def _find(self, number: int) -> list[Credited]:
        sentence = self.sentences[number]
        words = Words(self.text, sentence)
        may_be_title = number < HEADLINE_SENTENCES
        if not len(words) or not (
            may_be_title
            or not CUE_WORDS.isdisjoint(words.lows)
            or is_signed(words)
            or (not TITLE_MARKS.isdisjoint(words.words) and _TITLE_MARK.search(self.text, sentence.start, sentence.end))
        ):
            return []
        posted = signatures(words, sentence) if is_signed(words) else []
        credits = [*posted, *find_credits(words, sentence, may_be_title)]
        found = [self._named(words, credit, number) for credit in credits]
        return [one for one in found if one is not None]

    def _named(self, words: Words, credit: Credit, number: int) -> Credited | None:
        """Return the credit with its claimants named, None where nobody is."""
        register = self._register
        named = [name_claimant(words, phrase, register, number) for phrase in credit.phrases]
        if credit.rule == "saw":
            named = [_who_saw(words, *pair) for pair in zip(credit.phrases, named, strict=True)]
        claimants = [claimant for claimant in named if claimant is not None and claimant.name]
        if not claimants or (credit.rule == "saw" and claimants[0].kind not in _WITNESSING):
            return None
        if self._outlet and credit.rule in _OWN_RULES and self._is_outlet(claimants[0]):
            return None
        via: tuple[str, ...] = ()
        if credit.passed_on is not None and _may_relay(words, credit.passed_on, credit.rule):
            relay = name_claimant(words, credit.passed_on, register, number)
            if relay is not None and (relay.kind is ClaimantKind.MEDIA or credit.rule == "quoted"):
                via = (outlet_name(relay.name),)
        speaks = (
            claimants[0].rule == "spokesperson"
        )  # "its director" is the body's own word, "its toll" may be another's
        if not credit.cites and (speaks or credit.phrases[0].determiner not in OWNED):
            for claimant in claimants:
                register.note(number, claimant)
        return Credited(credit, claimants, via)

    def _is_outlet(self, claimant: Claimant) -> bool:
        """Return whether the claimant is the outlet itself or its reporter."""
        if claimant.kind is not ClaimantKind.MEDIA or claimant.rule == "record":
            return False
        ours = self._outlet
        theirs = _letters_of(outlet_name(claimant.name))
        return len(ours) > 2 and bool(theirs) and (theirs.startswith(ours) or ours.startswith(theirs))


def _who_saw(words: Words, phrase: Phrase, claimant: Claimant | None) -> Claimant | None:
    """Return the reporter in "an AFP correspondent saw", whose own eyes and not the agency's are meant."""
    if claimant is None or claimant.kind is not ClaimantKind.MEDIA or phrase.determiner not in ("a", "an"):
        return claimant
    own = bool(phrase.bodies) and bool(_REPORTER.search(text_of(words, phrase.first, phrase.core_end)))
    return claimant._replace(name=text_of(words, phrase.first + 1, phrase.core_end)) if own else claimant


def _may_relay(words: Words, phrase: Phrase, rule: str) -> bool:
    """Return whether the phrase can name who passed a figure on: not "him", and not the "reporters" who were told."""
    if phrase.sort is PhraseSort.PRONOUN:
        return False
    return rule == "quoted" or bool(phrase.bodies) or not (phrase.heads and "speaker" in words.roles(phrase.heads[-1]))


@lru_cache(maxsize=4096)
def _letters_of(outlet: str) -> str:
    """Return the letters of an outlet's one name, for comparing."""
    return "".join(_LETTERS.findall(canonical_name(outlet).lower())).removeprefix("al")


def outlet_name(name: str) -> str:
    """Return "SANA" for "SANA reporter"."""
    return _REPORTER.sub("", name)
