"""The outcome word that governs a number: as its object, its subject, its toll.

Each function answers with a token index or None and knows one construction.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.extract.phrases import NounPhrase
from reconcile.extract.tokens import Kind, Role, Token
from reconcile.extract.voice import Voices
from reconcile.model import Outcome

#: Tokens between a subject and its predicate; relative clauses of newswire seldom run longer.
MAX_SUBJECT_GAP = 22
#: Tokens between a cue and the last member of its object list.
MAX_OBJECT_GAP = 26
#: Tokens between "those killed" and "include".
MAX_REVERSED = 9
#: Harm that befalls people whatever they were before.
HARM = (Outcome.KILLED, Outcome.INJURED, Outcome.CASUALTIES)
#: What people may be before harm is done to them.
STANDING = (Outcome.DISPLACED, Outcome.DETAINED)
#: Verbs that open a clause of their own in a row of verbs.
_ENDS_LIST = frozenset({"left", "leaving", "leaves", "leave", "destroyed", "destroying", "damaged", "damaging", "with"})
#: Roles of cues that belong to another clause when met on the way to a predicate.
_ENDS_SUBJECT = (Role.VERB, Role.ACTIVE, Role.TOLL, Role.BEFORE)
#: Verbs whose object has a predicate of its own: "left 12 dead".
_LEAVES = frozenset({"left", "leaving", "leaves", "leave"})
#: What a subject and what stands behind it are made of; it decides nothing.
_NAMING = frozenset((Kind.NAME, Kind.PERSON, Kind.THING, Kind.COMMA, Kind.OF, Kind.PREPOSITION, Kind.DETERMINER))
_PARTICIPLE_ENDINGS = ("ed", "en", "ly")
_IRREGULAR = frozenset(
    "brought sent held found kept put told caught led fed swept dug cut left struck flung shot".split()
)
#: "A hostage of 20 gunmen" tells who holds somebody.
_HELD_BY = frozenset({"hostage", "hostages", "captive", "captives"})
#: Determiners of the table that are adverbs before a predicate.
_ADVERBS = frozenset({"still", "also", "then", "now", "already", "even", "just", "later", "again", "initially", "so"})
#: "Arrested him and two others."
_OBJECTS = frozenset({"him", "her", "them", "us", "me"})
#: "Was arrested along with two others."
_TOGETHER = frozenset({"along with", "together with", "as well as", "alongside"})
_DASHES = frozenset("-–—")
_OF_WHOM = frozenset({"of whom", "of which", "of them"})
_ORDINALS = frozenset("first second third last next final opening warning single free penalty".split())
_PREDICATES = (Role.VERB, Role.INTRANSITIVE, Role.ADJECTIVE)


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
    return kind_of(tokens, i) is Kind.DETERMINER and tokens[i].word not in _ADVERBS


def _is_passive_cue(tokens: Sequence[Token], voices: Voices, i: int) -> bool:
    """Return whether a cue that awaits its list stands at ``i``: "three others killed: [two guards …]"."""
    if kind_of(tokens, i) is not Kind.CUE:
        return False
    return tokens[i].entry.role is Role.ADJECTIVE or voices[i] == "passive"


def is_in_list(tokens: Sequence[Token], cue: int, at: int) -> bool:
    return any(tokens[j].kind in (Kind.AND, Kind.COMMA) for j in range(cue + 1, at))


def _only_nouns_between(tokens: Sequence[Token], left: int, right: int) -> bool:
    return all(tokens[j].kind not in (Kind.BE, Kind.HAVE, Kind.CUE, Kind.STOP) for j in range(left + 1, right))


def find_predicate(tokens: Sequence[Token], voices: Voices, start: int) -> tuple[int | None, bool]:
    """Return the cue whose subject ends before ``start``: "12 people [who had met there] were killed".

    The second value says that another number stands between with no verb of
    being after it, so that the cue may belong to that number alone.
    """
    ahead = bisect_left(voices.cues, start + MAX_SUBJECT_GAP)
    if not ahead or voices.cues[ahead - 1] < start:
        return None, False
    i = start
    end = voices.cues[ahead - 1] + 1  # what stands behind the last cue decides nothing
    relative = False
    depth = 0  # of brackets
    passed = False  # another number since the last verb of being
    standing: tuple[int | None, bool] = (None, False)  # "prisoners being held there were killed"
    while i < end:
        token = tokens[i]
        kind = token.kind
        if kind in _NAMING:
            pass
        elif kind is Kind.STOP and i == start and (closing := _closing_dash(tokens, i, end)):
            i = closing
        elif kind is Kind.BRACKET:
            depth += 1 if token.word in "([" else -1
        elif depth > 0:
            pass
        elif kind is Kind.CUE:
            if not (i > start and (_is_attributive(tokens, i) or _is_a_shot(tokens, i))):
                if token.entry.role in _PREDICATES and voices[i] != "active":
                    is_where = token.entry.outcome is Outcome.POPULATION and i == start
                    if standing[0] is None and token.entry.outcome not in STANDING and not is_where:
                        return i, passed
                    if standing[0] is not None and token.entry.outcome in HARM:
                        return i, passed
                    standing = (i, passed) if standing[0] is None else standing
                elif token.entry.outcome is Outcome.POPULATION and tokens[i - 1].kind is Kind.DETERMINER:
                    pass  # "1.9 million people, 85 percent of the population, fled"
                elif token.entry.role in _ENDS_SUBJECT and not relative:
                    return standing
        elif kind is Kind.NUMBER and standing[0] is not None:
            return standing
        elif kind is Kind.NUMBER:
            passed = passed or tokens[i - 1].kind is not Kind.DETERMINER
        elif kind in (Kind.BE, Kind.HAVE):
            passed = False
        elif kind is Kind.RELATIVE:
            relative = True
        elif kind is Kind.INCLUDING and token.word in _OF_WHOM and _is_of_part(tokens, i + 1, end):
            return standing  # "212 people, of whom 147 are dead"
        elif kind is Kind.PRONOUN and i == start and _is_done_by(tokens, voices, i + 1):
            return (i + 1, False) if standing[0] is None else standing  # "the 28 students they seized"
        elif kind is Kind.PRONOUN and kind_of(tokens, i + 1) in (Kind.CUE, Kind.BE, Kind.HAVE):
            return standing  # "when it disappeared": another subject
        elif _ends_subject(tokens, voices, i, start, relative=relative):
            return standing
        i += 1
    return standing


def _ends_subject(tokens: Sequence[Token], voices: Voices, i: int, start: int, *, relative: bool) -> bool:
    """Return whether the token at ``i`` shows that no predicate of ours will come."""
    kind = tokens[i].kind
    if kind is Kind.STOP:
        return True
    if tokens[i].word in _LEAVES:
        return kind_of(tokens, i + 1) in (Kind.NUMBER, Kind.DETERMINER)
    if kind is Kind.QUOTE:
        return i > start
    if kind is Kind.REPORT:
        before = i - 2 if tokens[i - 1].word in _ADVERBS else i - 1  # "were also reported killed"
        return not relative and kind_of(tokens, before) is not Kind.BE
    if kind is Kind.MODAL:
        return not relative and tokens[i].word != "to" and kind_of(tokens, i + 1) not in (Kind.BE, Kind.HAVE, Kind.CUE)
    if kind is Kind.AND:
        if not relative and (_is_told_who(tokens, start, i) or _is_told_other(tokens, start, i)):
            return True
        return _opens_clause(tokens, voices, i)
    if kind is Kind.WORD and i == start + 1 and tokens[start].kind is Kind.BE:
        return not tokens[i].word.endswith(_PARTICIPLE_ENDINGS) and tokens[i].word not in _IRREGULAR
    return False


def _opens_clause(tokens: Sequence[Token], voices: Voices, conjunction: int) -> bool:
    """Return whether the conjunction starts a new clause and not a second subject or participle."""
    following = kind_of(tokens, conjunction + 1)
    if following is Kind.RELATIVE and tokens[conjunction + 1].word == "that":
        return True
    if following is Kind.NUMBER:
        return tokens[conjunction].word == "while"
    if following is Kind.CUE:
        cue = conjunction + 1
        role = tokens[cue].entry.role
        return role is not Role.NOUN and (voices[cue] == "active" or role not in _PREDICATES)
    return following in (Kind.BE, Kind.HAVE)


def _is_done_by(tokens: Sequence[Token], voices: Voices, cue: int) -> bool:
    """Return whether a verb without an object follows the pronoun that does it."""
    return kind_of(tokens, cue) is Kind.CUE and tokens[cue].entry.role is Role.VERB and voices[cue] == "passive"


def _closing_dash(tokens: Sequence[Token], dash: int, end: int) -> int:
    """Return where what stands between dashes closes before a verb: "11 men - four of them boys - were"; else 0."""
    if tokens[dash].word not in _DASHES:
        return 0
    for i in range(dash + 1, end):
        if tokens[i].word in _DASHES:
            return i if kind_of(tokens, i + 1) in (Kind.BE, Kind.HAVE, Kind.CUE) else 0
    return 0


def _is_of_part(tokens: Sequence[Token], number: int, end: int) -> bool:
    """Return whether the figure at ``number`` is a part with the last predicate of the sentence for its own."""
    if kind_of(tokens, number) is not Kind.NUMBER:
        return False
    i = number + 1
    while i < end and tokens[i].kind in (Kind.BE, Kind.HAVE, Kind.TRANSPARENT, Kind.DETERMINER):
        i += 1
    return i < end and tokens[i].kind is Kind.CUE and all(tokens[j].kind is not Kind.COMMA for j in range(i, end))


def _is_told_other(tokens: Sequence[Token], start: int, conjunction: int) -> bool:
    """Return whether another figure follows a predicate of no harm: "12 were disqualified and 15 arrested"."""
    if kind_of(tokens, conjunction + 1) is not Kind.NUMBER:
        return False
    verb = conjunction - 1
    return (
        verb > start
        and tokens[verb].word.endswith("ed")
        and tokens[verb - 1].kind is Kind.BE
        and (tokens[verb].kind is Kind.WORD)
    )


def _is_told_who(tokens: Sequence[Token], start: int, conjunction: int) -> bool:
    """Return whether the predicate before the conjunction only says who they were: "12 of them were women, and …"."""
    last = conjunction - 2 if tokens[conjunction - 1].kind is Kind.COMMA else conjunction - 1
    if last <= start or tokens[last].kind is not Kind.PERSON:
        return False
    i = last
    while i > start and tokens[i].kind in (Kind.PERSON, Kind.WORD):
        i -= 1
    return tokens[i].kind is Kind.BE


def is_noun_cue(tokens: Sequence[Token], i: int) -> bool:
    return kind_of(tokens, i) is Kind.CUE and tokens[i].entry.role is Role.NOUN


def _is_attributive(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the cue describes another noun ("from the besieged towns"), not our subject."""
    before, after = kind_of(tokens, i - 1), kind_of(tokens, i + 1)
    if tokens[i - 1].word in _ADVERBS:
        return False  # "are still missing there"
    return (
        before in (Kind.DETERMINER, Kind.PREPOSITION, Kind.OF, Kind.NUMBER)
        and (after in (Kind.PERSON, Kind.THING, Kind.WORD, Kind.NAME) or is_noun_cue(tokens, i + 1))
        and tokens[i + 1].word[:1].isalnum()
        and not tokens[i + 1].word.endswith("ly")
    )


def _is_a_shot(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the cue is a noun here: "the first shot", "a shot"."""
    if tokens[i].word != "shot":
        return False
    is_ordinal = tokens[i - 1].word in _ORDINALS and kind_of(tokens, i - 2) is Kind.DETERMINER
    return tokens[i - 1].kind is Kind.DETERMINER or is_ordinal


def kind_of(tokens: Sequence[Token], i: int) -> int | None:
    return tokens[i].kind if 0 <= i < len(tokens) else None


def find_reversed_predicate(tokens: Sequence[Token], count: Count) -> int | None:
    """Return the cue of "among the dead were 12 boys", "the victims included 12 boys"."""
    link = count.at - 1
    while link >= 0 and tokens[link].kind in (Kind.DETERMINER, Kind.TRANSPARENT):
        link -= 1
    if link < 1 or tokens[link].kind not in (Kind.BE, Kind.INCLUDING):
        return None
    reach = MAX_REVERSED if tokens[link].kind is Kind.INCLUDING else MAX_REVERSED // 2 + 2
    for i in range(link - 1, max(-1, link - reach), -1):
        token = tokens[i]
        if token.kind is Kind.NUMBER and kind_of(tokens, i + 1) is Kind.THING:
            continue  # "those killed in two attacks include"
        if token.kind is Kind.CUE and token.entry.role in (Role.ADJECTIVE, Role.VERB, Role.NOUN):
            return i
        if token.kind in (Kind.STOP, Kind.NUMBER, Kind.QUOTE):
            return None
    return None


def is_among_victims(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the subject is "among the victims", which newswire says of the dead."""
    end = count.phrase.end
    words = [token.word for token in tokens[end : end + 8]]
    return any(words[j] == "among" and "victims" in words[j + 1 : j + 4] for j in range(len(words)))


def is_thing(tokens: Sequence[Token], count: Count) -> bool:
    head = count.phrase.head
    return head is not None and tokens[head].kind is Kind.THING


def unit_of_number(tokens: Sequence[Token], count: Count) -> str:
    """Return the unit the number itself brings ("percent"), "" for a bare count."""
    number = tokens[count.at].number
    return number.unit if number is not None else ""
