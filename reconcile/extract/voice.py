"""Whether an outcome verb is active ("killed 12") or passive ("12 killed", "were killed")."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.phrases import read_phrase
from reconcile.extract.tokens import Kind, Role, Token

#: Words after a verb that open no object.
_NO_OBJECT = frozenset(
    "so up far later earlier also now again then already just about all almost nearly well even".split()
)
#: Verbs that without an object tell of their subject: "1,500 have drowned", as if it were passive.
_OF_SUBJECT = frozenset({"drowned", "evacuated", "suffocated to death", "burned to death", "burnt to death"})
_OBJECTS = frozenset({"him", "her", "them", "us", "me"})
_DEFINITE = frozenset({"the", "their", "his", "her", "its"})
#: Tokens in which a speaker is told who closes a clause: "12 killed the health ministry in Berin said".
MAX_SPEAKER = 12
_ARTICLES = frozenset({"a", "an"})
#: Adverbs between a verb of being and its participle.
_ADVERBS = frozenset("also then since either still now already later just both all even again initially well".split())


class Voices(dict[int, str]):
    """The voice of each outcome verb of a sentence, worked out when first asked for; "" for other tokens.

    ``cues`` are the indexes of all outcome words, in order.
    """

    def __init__(self, tokens: Sequence[Token], cues: Sequence[int]) -> None:
        super().__init__()
        self._tokens = tokens
        self.cues = cues
        self._next = 0  # the first of them whose voice is not worked out

    def __missing__(self, i: int) -> str:
        """Work the voices out from left to right, as each hangs on those before it: a chain of any length."""
        tokens = self._tokens
        while self._next < len(self.cues) and self.cues[self._next] <= i:
            cue = self.cues[self._next]
            self._next += 1
            self[cue] = voice_of(self, tokens, cue)
        voice = self[i] = self.get(i, "")
        return voice


def voice_of(voices: Voices, tokens: Sequence[Token], i: int) -> str:
    """Return "active", "passive" or "" for the outcome cue at ``i``; ``voices`` knows those before it."""
    entry = tokens[i].entry
    if entry.role is Role.ACTIVE:
        return "active"
    if entry.role is not Role.VERB:
        return ""
    left = i - 1
    while left >= 0 and (
        tokens[left].kind in (Kind.TRANSPARENT, Kind.NEGATION)
        or tokens[left].word.endswith("ly")
        or tokens[left].word in _ADVERBS
    ):
        left -= 1
    before = tokens[left].kind if left >= 0 else None
    if before is Kind.BE or (left >= 0 and tokens[left].word.endswith("those")):
        return "passive"  # "among those killed the army said"
    if (
        before is Kind.AND
        and left
        and tokens[left - 1].kind is Kind.CUE
        and voices[left - 1] == "passive"
        and not _has_object(tokens, i)
    ):
        return "passive"
    if not _has_object(tokens, i):
        return "active" if before is Kind.HAVE and tokens[i].word not in _OF_SUBJECT else "passive"
    if before in (Kind.HAVE, Kind.MODAL, Kind.RELATIVE):
        return "active"
    if before in (Kind.NUMBER, Kind.PERSON) and _subject_is_count(tokens, left):
        return _voice_between_counts(voices, tokens, i, left)
    return "active"


def _has_object(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a counted or named group follows directly: "killed [12 men]", "killed [a man]"."""
    j = i + 1
    while j < len(tokens) and (tokens[j].kind is Kind.TRANSPARENT or tokens[j].word.endswith("ly")):
        j += 1
    if j + 1 < len(tokens) and tokens[j].kind is Kind.QUOTE and tokens[j + 1].kind is Kind.NUMBER:
        j += 1  # 'killed "at least 18" fighters'
    if j >= len(tokens):
        return False
    if tokens[j].word in _OBJECTS or (tokens[j].word == "all" and tokens[j + 1 : j + 2] and tokens[j + 1].number):
        return True  # "killed all five guards"
    return (
        tokens[j].kind in (Kind.NUMBER, Kind.PERSON, Kind.DETERMINER, Kind.NAME, Kind.THING)
        and tokens[j].word not in _NO_OBJECT
    )


def _is_own_clause(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the figure at ``i`` has a cue or a verb of its own: "12 killed [30 injured]", a comma lost."""
    if i >= len(tokens) or tokens[i].kind is not Kind.NUMBER:
        return False
    phrase = read_phrase(tokens, i)
    if phrase.cue is not None:
        return True
    if phrase.end >= len(tokens) or tokens[phrase.end].kind not in (Kind.CUE, Kind.BE):
        return False
    following = phrase.end + 1
    if following >= len(tokens) or tokens[following].kind is not Kind.NUMBER:
        return True
    after = read_phrase(tokens, following)  # "(killed) 30 people injured 90 on Monday": the 30 are no subject
    return after.cue is not None or (after.end < len(tokens) and tokens[after.end].kind in (Kind.CUE, Kind.BE))


def _has_definite_object(tokens: Sequence[Token], i: int) -> bool:
    """Return whether "the guards" stands at ``i``, not "the army said" whose comma is lost, nor "the day before"."""
    if i + 1 >= len(tokens) or tokens[i].word not in _DEFINITE:
        return False
    ahead = tokens[i + 1 : i + MAX_SPEAKER]
    return ahead[0].entry.unit != "time" and all(token.kind is not Kind.REPORT for token in ahead)


def _subject_is_count(tokens: Sequence[Token], left: int) -> bool:
    return any(tokens[j].kind is Kind.NUMBER for j in range(max(0, left - 3), left + 1))


def _voice_between_counts(voices: Voices, tokens: Sequence[Token], i: int, left: int) -> str:
    """Return the voice of "12 people killed 30 …": passive if a cue of its own follows the second figure.

    Where the first figure is itself the object of an active cue, the verbs
    stand in a row: "has killed three nurses, hurt nine porters". One person
    of whom only an article tells did the harm: "a man killed nine people".
    """
    number = next(j for j in range(left, max(-1, left - 4), -1) if tokens[j].kind is Kind.NUMBER)
    if tokens[number].word in _ARTICLES and not _is_own_clause(tokens, i + 1):
        return "active"
    before = number - 1
    while before >= 0 and tokens[before].kind in (Kind.DETERMINER, Kind.TRANSPARENT):
        before -= 1
    if (
        before >= 0
        and tokens[before].kind is Kind.CUE
        and tokens[before].entry.role in (Role.ACTIVE, Role.VERB)
        and voices[before] == "active"
    ):
        return "active"
    is_share = any(token.kind is Kind.OF for token in tokens[max(0, number - 2) : number])
    if not is_share and _has_definite_object(tokens, i + 1):  # not "of the 45 guards killed the most were young"
        return "active"
    if i + 1 < len(tokens) and tokens[i + 1].kind is Kind.NUMBER:
        if _is_own_clause(tokens, i + 1):
            return "passive"
        after = read_phrase(tokens, i + 1)
        names_people = after.head is not None and tokens[after.head].kind is Kind.PERSON
        if tokens[left].kind is Kind.PERSON and (names_people or tokens[left].entry.victims == "combatant"):
            return "active"
    return "passive"
