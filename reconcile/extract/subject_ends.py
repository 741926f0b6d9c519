"""Where the words about a subject end before its predicate: another clause, another figure with a verb, a dash."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import ADVERBS, kind_of
from reconcile.extract.tokens import Kind, Role, Token
from reconcile.extract.voice import Voices

#: Tokens between "those killed" and "include".
MAX_REVERSED = 9
#: Tokens of a credit between a subject and its verb, its commas counted: ", according to the town's mayor,".
MAX_CREDIT = 14
#: Verbs whose object has a predicate of its own: "left 12 dead".
_LEAVES = frozenset({"left", "leaving", "leaves", "leave"})
_PARTICIPLE_ENDINGS = ("ed", "en", "ly")
_IRREGULAR = frozenset(
    "able brought sent held found kept put told caught led fed swept dug cut left struck flung shot".split()
)
_DASHES = frozenset("-–—")
OF_WHOM = frozenset({"of whom", "of which", "of them"})
_THE_REST = frozenset({"others", "rest", "other", "remainder", "remaining", "fate"})
PREDICATES = (Role.VERB, Role.INTRANSITIVE, Role.ADJECTIVE)


def ends_subject(tokens: Sequence[Token], voices: Voices, i: int, start: int, *, relative: bool) -> bool:
    """Return whether the token at ``i`` shows that no predicate of ours will come."""
    kind = tokens[i].kind
    if kind is Kind.STOP:
        return True
    if tokens[i].word in _LEAVES:
        return kind_of(tokens, i + 1) in (Kind.NUMBER, Kind.DETERMINER)
    if kind is Kind.QUOTE:
        return i > start and kind_of(tokens, i - 1) is not Kind.BE  # '20 people were "murdered"'
    if kind is Kind.REPORT:
        before = i - 2 if tokens[i - 1].word in ADVERBS else i - 1  # "were also reported killed"
        return not relative and kind_of(tokens, before) is not Kind.BE
    if kind is Kind.MODAL:
        verb = i + 2 if kind_of(tokens, i + 1) is Kind.TRANSPARENT else i + 1  # "will instantly die"
        return not relative and tokens[i].word != "to" and kind_of(tokens, verb) not in (Kind.BE, Kind.HAVE, Kind.CUE)
    if kind is Kind.AND:
        if not relative and (_is_told_who(tokens, start, i) or _is_told_other(tokens, start, i)):
            return True
        if _is_told_of_the_rest(tokens, start, i) or (not relative and _is_told_fully(tokens, start, i)):
            return True
        return _opens_clause(tokens, voices, i) or _is_told_apart(tokens, start, i)
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
        return role is not Role.NOUN and (voices[cue] == "active" or role not in PREDICATES)
    return following in (Kind.BE, Kind.HAVE)


def opens_part(tokens: Sequence[Token], number: int, end: int) -> bool:
    """Return whether all that follows is said of a part: "115 are held, [a third] of whom are believed dead"."""
    if kind_of(tokens, number - 1) is not Kind.COMMA:
        return False
    if any(tokens[i].kind is Kind.COMMA for i in range(number + 1, end)):
        return False
    following = tokens[number + 1 : number + 3]
    return any(token.word in OF_WHOM or token.word == "whom" for token in following)


def closes_dashes(tokens: Sequence[Token], dash: int, start: int) -> bool:
    """Return whether the dash closes what the subject stands in: "the victims - three men and a girl - died"."""
    if tokens[dash].word not in _DASHES or kind_of(tokens, dash + 1) not in (Kind.BE, Kind.HAVE, Kind.CUE):
        return False
    return any(token.word in _DASHES for token in tokens[max(0, start - MAX_REVERSED) : start])


def closing_dash(tokens: Sequence[Token], dash: int, end: int) -> int:
    """Return where what stands between dashes closes before a verb: "11 men - four of them boys - were"; else 0."""
    if tokens[dash].word not in _DASHES:
        return 0
    for i in range(dash + 1, end):
        if tokens[i].word in _DASHES:
            return i if kind_of(tokens, i + 1) in (Kind.BE, Kind.HAVE, Kind.CUE) else 0
    return 0


def closing_credit(tokens: Sequence[Token], comma: int, end: int) -> int:
    """Return where a credit between commas closes before a verb: "nine people, police said, were killed"; else 0."""
    for i in range(comma + 2, min(end, comma + MAX_CREDIT)):
        if tokens[i].kind is Kind.NUMBER or tokens[i].kind is Kind.STOP:
            return 0
        if tokens[i].kind is Kind.COMMA:
            inside = tokens[comma + 1 : i]
            is_credit = any(token.kind is Kind.REPORT or token.word == "according" for token in inside)
            return i if is_credit and kind_of(tokens, i + 1) in (Kind.BE, Kind.HAVE, Kind.CUE) else 0
    return 0


def is_of_part(tokens: Sequence[Token], number: int, end: int) -> bool:
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


def _is_told_apart(tokens: Sequence[Token], start: int, conjunction: int) -> bool:
    """Return whether ours has its own verb and another figure the next: "200 were out of reach and [one] had died"."""
    verbs = (Kind.BE, Kind.HAVE)
    if tokens[start].kind not in verbs or kind_of(tokens, conjunction + 1) is not Kind.NUMBER:
        return False
    if any(token.kind is Kind.CUE for token in tokens[start:conjunction]):
        return False
    return any(kind_of(tokens, conjunction + j) in verbs for j in (2, 3))


def _is_told_of_the_rest(tokens: Sequence[Token], start: int, conjunction: int) -> bool:
    """Return whether others have the predicate behind "and": "31 were brought ashore and [the others] drowned"."""
    following = tokens[conjunction + 1 : conjunction + 4]
    if len(following) < 3 or following[0].kind is not Kind.DETERMINER or following[1].word not in _THE_REST:
        return False
    return any(tokens[i].kind in (Kind.BE, Kind.HAVE) for i in range(start, conjunction))


def _is_told_fully(tokens: Sequence[Token], start: int, conjunction: int) -> bool:
    """Return whether a figure with a verb follows a verb with its object: "900 caught it and 31 have died"."""
    if kind_of(tokens, conjunction + 1) is not Kind.NUMBER or kind_of(tokens, conjunction + 2) not in (
        Kind.HAVE,
        Kind.BE,
    ):
        return False
    for i in range(start, conjunction - 1):
        following = tokens[i + 1]
        is_verb = following.kind is Kind.WORD and following.word.endswith(("ed", "en", "ught"))
        if tokens[i].kind in (Kind.HAVE, Kind.BE) and is_verb:
            return True
    return False


def _is_told_who(tokens: Sequence[Token], start: int, conjunction: int) -> bool:
    """Return whether the predicate before the conjunction only says who they were: "12 of them were women, and …"."""
    last = conjunction - 2 if tokens[conjunction - 1].kind is Kind.COMMA else conjunction - 1
    if last <= start or tokens[last].kind is not Kind.PERSON:
        return False
    i = last
    while i > start and tokens[i].kind in (Kind.PERSON, Kind.WORD):
        i -= 1
    return tokens[i].kind is Kind.BE
