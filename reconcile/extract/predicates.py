"""The predicate that a number is the subject of: "12 people who had met there were killed", "among the dead were 12".

Each function answers with a token index or None and knows one construction.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reconcile.extract.governing import ADVERBS, STANDING, Count, kind_of, names_people
from reconcile.extract.subject_ends import (
    MAX_REVERSED,
    OF_WHOM,
    PREDICATES,
    closes_dashes,
    closing_credit,
    closing_dash,
    ends_subject,
    is_of_part,
    opens_part,
)
from reconcile.extract.tokens import Kind, Role, Token
from reconcile.extract.voice import Voices
from reconcile.model import Outcome

#: Tokens between a subject and its predicate; relative clauses of newswire seldom run longer.
MAX_SUBJECT_GAP = 22
#: Harm that befalls people whatever they were before.
HARM = (Outcome.KILLED, Outcome.INJURED, Outcome.CASUALTIES)
#: Roles of cues that belong to another clause when met on the way to a predicate.
_ENDS_SUBJECT = (Role.VERB, Role.ACTIVE, Role.TOLL, Role.BEFORE)
#: What a subject and what stands behind it are made of; it decides nothing.
_NAMING = frozenset((Kind.NAME, Kind.PERSON, Kind.THING, Kind.COMMA, Kind.OF, Kind.PREPOSITION, Kind.DETERMINER))
#: From here on those who leave a place are taken to leave it for good: no visitors.
MIN_LEAVING = 100
_WHO_LEAVE = frozenset("people civilians residents villagers families inhabitants persons women children".split())
#: Words before "the dead" that make it no predicate: "visit the memorial to the dead".
_OF_THE_DEAD = frozenset({"of", "to", "for", "with", "from"})
#: Tokens of a list between its verb and a figure, and what they may be.
MAX_LIST = 14
_IN_LIST = frozenset((Kind.COMMA, Kind.AND, Kind.PERSON, Kind.NAME, Kind.WORD, Kind.DETERMINER, Kind.NUMBER, Kind.OF))
_LEAVES = frozenset({"left", "escaped", "quit"})
#: Tokens between "left" and the place, and what they may be.
MAX_PLACE = 5
_BEFORE_PLACE = (Kind.DETERMINER, Kind.WORD, Kind.NUMBER, Kind.CUE)
_ORDINALS = frozenset("first second third last next final opening warning single free penalty".split())


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
        if kind is Kind.COMMA and i == start and (closing := closing_credit(tokens, i, end)):
            i = closing
        elif kind in _NAMING or (kind is Kind.STOP and closes_dashes(tokens, i, start)):
            pass
        elif kind is Kind.STOP and i == start and (closing := closing_dash(tokens, i, end)):
            i = closing
        elif kind is Kind.BRACKET:
            depth += 1 if token.word in "([" else -1
        elif depth > 0:
            pass
        elif kind is Kind.CUE and i > start and _is_nominal(tokens, i):
            return standing  # "two ministers visited the wounded"
        elif kind is Kind.CUE and i > start + 1 and _is_part_itself(tokens, i):
            pass  # "700 people, including 47 wounded, had crossed"
        elif kind is Kind.CUE:
            if not (i > start and (_is_attributive(tokens, i) or _is_a_shot(tokens, i))):
                if token.entry.role in PREDICATES and voices[i] != "active":
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
        elif kind is Kind.NUMBER and (standing[0] is not None or opens_part(tokens, i, end)):
            return standing
        elif kind is Kind.NUMBER:
            passed = passed or tokens[i - 1].kind is not Kind.DETERMINER
        elif kind in (Kind.BE, Kind.HAVE):
            passed = False
        elif kind is Kind.AND and standing[0] is not None and _opens_subject(tokens, i + 1):
            return standing  # "two men were arrested and a third was shot"
        elif kind is Kind.RELATIVE:
            relative = True
        elif kind is Kind.INCLUDING and token.word in OF_WHOM and is_of_part(tokens, i + 1, end):
            return standing  # "212 people, of whom 147 are dead"
        elif kind is Kind.PRONOUN and i == start and _is_done_by(tokens, voices, i + 1):
            return (i + 1, False) if standing[0] is None else standing  # "the 28 students they seized"
        elif kind is Kind.PRONOUN and kind_of(tokens, i - 1) is Kind.PREPOSITION:
            pass  # "leaving 12 of those in it dead"
        elif kind is Kind.PRONOUN and kind_of(tokens, i + 1) in (Kind.CUE, Kind.BE, Kind.HAVE):
            return standing  # "when it disappeared": another subject
        elif ends_subject(tokens, voices, i, start, relative=relative):
            return standing
        i += 1
    return standing


def _opens_subject(tokens: Sequence[Token], i: int) -> bool:
    return kind_of(tokens, i) is Kind.DETERMINER and tokens[i].word not in ADVERBS


def _is_nominal(tokens: Sequence[Token], cue: int) -> bool:
    """Return whether the cue stands for people and is said of nobody: "the |wounded"."""
    is_noun = tokens[cue - 1].word == "the" and tokens[cue].entry.role in (Role.VERB, Role.ADJECTIVE)
    if not is_noun or cue < 2:
        return False
    is_of_the_dead = tokens[cue - 2].word in _OF_THE_DEAD and not _is_attributive(tokens, cue)
    return tokens[cue - 2].kind is Kind.WORD or is_of_the_dead


def _is_part_itself(tokens: Sequence[Token], cue: int) -> bool:
    """Return whether the cue is the noun of a part: "including 47 wounded"."""
    return tokens[cue - 1].kind is Kind.NUMBER and tokens[cue - 2].kind is Kind.INCLUDING


def _is_done_by(tokens: Sequence[Token], voices: Voices, cue: int) -> bool:
    """Return whether a verb without an object follows the pronoun that does it."""
    return kind_of(tokens, cue) is Kind.CUE and tokens[cue].entry.role is Role.VERB and voices[cue] == "passive"


def is_noun_cue(tokens: Sequence[Token], i: int) -> bool:
    return kind_of(tokens, i) is Kind.CUE and tokens[i].entry.role is Role.NOUN


def _is_attributive(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the cue describes another noun ("from the besieged towns"), not our subject."""
    before, after = kind_of(tokens, i - 1), kind_of(tokens, i + 1)
    if tokens[i - 1].word in ADVERBS:
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


def find_reversed_predicate(tokens: Sequence[Token], count: Count) -> int | None:
    """Return the cue of "among the dead were 12 boys", "the victims included 12 boys"."""
    link = count.at - 1
    while link >= 0 and tokens[link].kind in (Kind.DETERMINER, Kind.TRANSPARENT):
        link -= 1
    if names_people(tokens, count) and kind_of(tokens, link) in (Kind.COMMA, Kind.AND):
        link = _list_opener(tokens, link)
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


def _list_opener(tokens: Sequence[Token], joint: int) -> int:
    """Return the verb that opens the list in which the joint stands: "among the dead |were his wife, a nurse and"."""
    for i in range(joint, max(-1, joint - MAX_LIST), -1):
        if tokens[i].kind is Kind.BE:
            return i
        if tokens[i].kind not in _IN_LIST or (tokens[i].kind is Kind.AND and tokens[i].word == "while"):
            return -1
    return -1


def find_departure(tokens: Sequence[Token], count: Count) -> int | None:
    """Return the verb of many who have left a place: "150,000 people have |left Velo", "escaped rebel-held areas"."""
    number, i = tokens[count.at].number, count.phrase.end
    head = count.phrase.head
    if number is None or (number.low or 0) < MIN_LEAVING:
        return None
    if head is not None and tokens[head].word not in _WHO_LEAVE and tokens[head].entry.victims != "combatant":
        return None
    while kind_of(tokens, i) is Kind.HAVE or (i < len(tokens) and tokens[i].word in ADVERBS):
        i += 1
    if i + 1 >= len(tokens) or tokens[i].word not in _LEAVES:
        return None
    following = i + 1
    while following < i + MAX_PLACE and kind_of(tokens, following) in _BEFORE_PLACE:
        following += 1
    if kind_of(tokens, following) is Kind.NAME:
        return i
    is_place = kind_of(tokens, following) is Kind.THING and tokens[following].entry.unit == "place"
    return i if is_place and head is not None else None


def find_among(tokens: Sequence[Token], count: Count) -> int | None:
    """Return the noun for the harmed among whom those counted are: "no foreigners among the |casualties"."""
    i = count.phrase.end
    while kind_of(tokens, i) is Kind.BE:
        i += 1
    if i >= len(tokens) or tokens[i].word not in ("among", "amongst"):
        return None
    i += 2 if kind_of(tokens, i + 1) is Kind.DETERMINER else 1
    return i if is_noun_cue(tokens, i) and tokens[i].entry.outcome in HARM else None


def is_among_victims(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the subject is "among the victims", which newswire says of the dead."""
    end = count.phrase.end
    words = [token.word for token in tokens[end : end + 8]]
    return any(words[j] == "among" and "victims" in words[j + 1 : j + 4] for j in range(len(words)))
