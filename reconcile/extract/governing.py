"""The count that a number makes, and the outcome word whose object it is.

Each function answers with a token index or None and knows one construction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.extract.phrases import NounPhrase
from reconcile.extract.tokens import Kind, Role, Token
from reconcile.extract.voice import Voices
from reconcile.model import Outcome

#: Tokens between a cue and the last member of its object list.
MAX_OBJECT_GAP = 26
#: What people may be before harm is done to them.
STANDING = (Outcome.DISPLACED, Outcome.DETAINED)
#: Verbs that open a clause of their own in a row of verbs.
_ENDS_LIST = frozenset({"left", "leaving", "leaves", "leave", "destroyed", "destroying", "damaged", "damaging", "with"})
#: "A hostage of 20 gunmen" tells who holds somebody.
_HELD_BY = frozenset({"hostage", "hostages", "captive", "captives"})
#: Determiners of the table that are adverbs before a predicate.
ADVERBS = frozenset({"still", "also", "then", "now", "already", "even", "just", "later", "again", "initially", "so"})
#: "Arrested him and two others."
_OBJECTS = frozenset({"him", "her", "them", "us", "me"})
#: "Was arrested along with two others."
_TOGETHER = frozenset({"along with", "together with", "as well as", "alongside"})


@dataclass(slots=True)
class Count:
    """What one number counts. ``outcome`` is None where no harm is said.

    ``at`` and ``whole`` are token indexes; ``whole`` is the number this one is
    a part of, ``EARLIER`` if that stands in an earlier sentence. ``rule``
    names what decided; ``cue`` is the index of the deciding outcome word.
    """

    at: int
    phrase: NounPhrase
    outcome: Outcome | None = None
    rule: str = ""
    cue: int | None = None
    whole: int | None = None


def find_object_cue(
    tokens: Sequence[Token], voices: Voices, counts: list[Count], position: int, count: Count
) -> int | None:
    """Return the cue whose object the number is: "killed 12", "the deaths of 12", "killing a man and 12 boys"."""
    if not voices.cues or voices.cues[0] > count.at:
        return None
    i = count.at - 1
    limit = max(-1, count.at - MAX_OBJECT_GAP)
    in_list = False
    of_seen = False
    while i > limit:
        token = tokens[i]
        kind = token.kind
        if kind is Kind.CUE:
            role = token.entry.role
            if role in (Role.VERB, Role.ACTIVE) and in_list and _is_determiner(tokens, i - 1):
                return None  # "into the destroyed city, 12 men …"
            if voices[i] == "passive" and tokens[i + 1].word in _TOGETHER:
                return i
            if i and tokens[i - 1].word == "those":
                return None  # "as well as those killed 12 were hurt", a comma lost
            if role is Role.ACTIVE or voices[i] == "active" or role is Role.BEFORE or token.word == "to evacuate":
                return i
            if role is Role.NOUN and of_seen and not in_list:
                return None if token.word in _HELD_BY else i
            if (
                role in (Role.ADJECTIVE, Role.VERB)
                and i + 1 == count.at
                and i
                and tokens[i - 1].word in ("left", "leaving", "leaves")
            ):
                return i
            if (
                in_list
                and role in (Role.ADJECTIVE, Role.VERB)
                and i + 1 < len(tokens)
                and tokens[i + 1].kind is Kind.PERSON
            ):
                i -= 1
                continue
            return None
        if kind is Kind.STOP and token.word == ":" and i + 1 == count.at and _is_passive_cue(tokens, voices, i - 1):
            return i - 1
        if kind in (Kind.AND, Kind.COMMA):
            in_list = True
        elif kind is Kind.OF:
            of_seen = True
        elif kind is Kind.NUMBER:
            if not in_list:
                return None
            sibling = next((c for c in counts[:position] if c.at == i), None)
            if sibling is not None and sibling.rule == "object of" and _only_nouns_between(tokens, i, count.at):
                return sibling.cue
        elif token.word in _ENDS_LIST:
            return None
        elif (
            (kind is Kind.QUOTE and i + 1 == count.at)
            or kind in (Kind.DETERMINER, Kind.TRANSPARENT)
            or (in_list and kind in (Kind.PERSON, Kind.WORD, Kind.NAME, Kind.INCLUDING, Kind.THING))
            or (in_list and token.word in _OBJECTS and kind_of(tokens, i - 1) is Kind.CUE)
            or (kind is Kind.WORD and not in_list and token.word in ("total", "estimated", "some", "many"))
        ):
            pass
        else:
            return None
        i -= 1
    return None


def _is_determiner(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a determiner stands at ``i`` and no adverb of the same kind ("was later arrested")."""
    return kind_of(tokens, i) is Kind.DETERMINER and tokens[i].word not in ADVERBS


def _is_passive_cue(tokens: Sequence[Token], voices: Voices, i: int) -> bool:
    """Return whether a cue that awaits its list stands at ``i``: "three others killed: [two guards …]"."""
    if kind_of(tokens, i) is not Kind.CUE:
        return False
    return tokens[i].entry.role is Role.ADJECTIVE or voices[i] == "passive"


def is_in_list(tokens: Sequence[Token], cue: int, at: int) -> bool:
    return any(tokens[j].kind in (Kind.AND, Kind.COMMA) for j in range(cue + 1, at))


def _only_nouns_between(tokens: Sequence[Token], left: int, right: int) -> bool:
    return all(tokens[j].kind not in (Kind.BE, Kind.HAVE, Kind.CUE, Kind.STOP) for j in range(left + 1, right))


def kind_of(tokens: Sequence[Token], i: int) -> int | None:
    return tokens[i].kind if 0 <= i < len(tokens) else None


def is_thing(tokens: Sequence[Token], count: Count) -> bool:
    head = count.phrase.head
    return head is not None and tokens[head].kind is Kind.THING


def unit_of_number(tokens: Sequence[Token], count: Count) -> str:
    """Return the unit the number itself brings ("percent"), "" for a bare count."""
    number = tokens[count.at].number
    return number.unit if number is not None else ""


def names_people(tokens: Sequence[Token], count: Count) -> bool:
    head = count.phrase.head
    return head is not None and tokens[head].kind is Kind.PERSON
