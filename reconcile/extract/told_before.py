"""Figures that only what was told before them explains: the victims, some of them, their toll."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count, is_thing, kind_of, names_people, unit_of_number
from reconcile.extract.pointers import EARLIER
from reconcile.extract.predicates import is_among_victims
from reconcile.extract.singles import is_implicit
from reconcile.extract.tokens import Kind, Role, Token
from reconcile.extract.tolls import is_carried_toll
from reconcile.model import CORE, Outcome

#: Tokens before a carried figure in which "among them" makes it a part: "the evacuees among them numbered 109".
MAX_AMONG = 6
#: Nouns for those harmed, whose own nature a sentence may go on to tell.
_THE_HARMED = frozenset({"victims", "victim", "others"})


def decide_by_earlier(
    tokens: Sequence[Token], counts: list[Count], position: int, count: Count, part: int | None
) -> None:
    """Fill ``count`` by what was told before it: the victims, some of them, their toll."""
    if is_among_victims(tokens, count):
        count.outcome, count.rule, count.whole = Outcome.KILLED, "named among", EARLIER
    elif _is_made_up_of(tokens, count) or (part == EARLIER and _opens_with_part(tokens, count)):
        count.rule, count.whole = "made up of", EARLIER
        _take_cue_before(tokens, count)
    elif _is_of_the_victims(tokens, count):
        count.rule, count.whole = "carried toll", EARLIER
    elif is_carried_toll(tokens, count):
        earlier = next((c for c in reversed(counts[:position]) if _may_count_people(tokens, c)), None)
        earlier = _of_toll(tokens, counts[:position]) or earlier
        if earlier is None:
            count.rule = "carried toll"
        elif earlier.outcome is not None or earlier.rule == "carried toll":
            count.outcome, count.rule, count.cue = earlier.outcome, "carried toll", earlier.cue
        if _is_among_them(tokens, count.at):
            count.whole = EARLIER  # "the evacuees among them numbered 109"


def _is_of_the_victims(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether something else is told of some of the dead: "two of the victims, a couple, were at home"."""
    head, end = count.phrase.head, count.phrase.end
    if not count.phrase.points_back or head is None or tokens[head].word != "victims" or end >= len(tokens):
        return False
    number = tokens[count.at].number
    is_told = number is not None and number.low is not None and not unit_of_number(tokens, count)
    return is_told and tokens[end].kind not in (Kind.REPORT, Kind.MODAL) and tokens[end].word != "'"


def _of_toll(tokens: Sequence[Token], counts: Sequence[Count]) -> Count | None:
    """Return the dead of a toll told with its hurt: "the toll stood at |34 dead and 11 hurt, up from 21"."""
    dead = next((c for c in counts if c.outcome is Outcome.KILLED and c.whole is None), None)
    if dead is None or len(counts) < 2 or counts[-1].outcome is Outcome.KILLED:
        return None
    return dead if any(t.kind is Kind.CUE and t.entry.role is Role.TOLL for t in tokens[: dead.at]) else None


def _is_among_them(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the words before a figure say that it counts some of those told of before."""
    return any(token.word in ("among them", "among those") for token in tokens[max(0, at - MAX_AMONG) : at])


def _opens_with_part(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the sentence names some of those told before: "Among them are 12 children"."""
    before = tokens[max(0, count.at - 3) : count.at]
    if is_implicit(tokens[count.at]):
        return False
    if tokens[count.at - 1].kind is Kind.INCLUDING and not _THE_HARMED.isdisjoint(t.word for t in tokens[:2]):
        return names_people(tokens, count)  # "The victims were mostly students and included 20 women"
    return names_people(tokens, count) and any(t.kind is Kind.BE or t.word in _THE_HARMED for t in before)


def _take_cue_before(tokens: Sequence[Token], count: Count) -> None:
    """Give "of those killed, 19 were women" the outcome that its own sentence names."""
    for i in range(count.at - 1, -1, -1):
        if tokens[i].kind is Kind.CUE and tokens[i].entry.outcome in CORE:
            count.outcome, count.cue = tokens[i].entry.outcome, i
            return


def _is_made_up_of(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the sentence says who some of those counted before were: "Four were children"."""
    end = count.phrase.end
    named = count.phrase.head is None or tokens[count.phrase.head].word in _THE_HARMED
    if not named or kind_of(tokens, end) is not Kind.BE:
        return False
    following = end + 2 if kind_of(tokens, end + 1) is Kind.DETERMINER else end + 1
    return kind_of(tokens, following) is Kind.PERSON and bool(tokens[following].entry.victims)


def _may_count_people(tokens: Sequence[Token], count: Count) -> bool:
    return not (unit_of_number(tokens, count) or is_thing(tokens, count) or is_implicit(tokens[count.at]))
