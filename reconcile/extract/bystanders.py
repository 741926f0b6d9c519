"""People whom a sentence counts and does not say its harm of: the whole of a part, the inhabitants, who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count, kind_of, names_people, unit_of_number
from reconcile.extract.singles import is_implicit
from reconcile.extract.subject_fit import PLACING
from reconcile.extract.tokens import Kind, Role, Token
from reconcile.model import CORE, Outcome

_SAYS = frozenset({"said", "says", "say", "told", "added"})
_CRIES = frozenset(
    "cried shouted screamed yelled wept sobbed pleaded asked exclaimed whispered replied remembered".split()
)
_GROUPS = frozenset({"group", "party", "team", "convoy", "class"})
_QUOTES = frozenset("quoted quotes quoting cited cites citing".split())
_AFTER_SPEAKER = (Kind.COMMA, Kind.STOP, Kind.PREPOSITION, Kind.QUOTE, Kind.PERSON)
#: "How many of the 80 passengers had been hurt", "whether any of the 14 survived".
_UNKNOWN_PARTS = frozenset({"many", "any", "most", "few"})
#: Tokens between "raids" and "including one near".
MAX_ATTACKS = 14
#: Tokens between a percentage and the population it is of, and what they may be.
MAX_POPULATION = 6
_BEFORE_POPULATION = (Kind.OF, Kind.DETERMINER, Kind.WORD, Kind.NAME, Kind.PERSON, Kind.THING)


def is_whole(tokens: Sequence[Token], counts: list[Count], position: int, count: Count) -> bool:
    """Return whether only a part of the number is spoken of: "none of the [180] passengers was hurt"."""
    end = count.phrase.end
    i = count.at - 1
    while i > 0 and tokens[i].kind is Kind.DETERMINER:
        i -= 1
    is_harmed = kind_of(tokens, end) is Kind.CUE and tokens[end].entry.outcome in CORE
    is_named = names_people(tokens, count) or count.phrase.head is None
    is_of_part = is_harmed and is_named and tokens[end].entry.role is Role.INTRANSITIVE
    if _are_who_were_harmed(tokens, end):
        return False  # "some of the 30 people who died were farmers"
    if i > 0 and tokens[i].kind is Kind.OF and tokens[i - 1].word in _UNKNOWN_PARTS:
        return not is_harmed or is_of_part  # "most of the 50 guards were unhurt", but "most of the 50 guards killed"
    if not position or (is_harmed and not is_of_part):
        return False  # "two of the 12 dead", but "two of the 12 guards died"
    part = counts[position - 1]
    if i > 0 and tokens[i].kind is Kind.OF and tokens[i - 1].word in _GROUPS:
        return tokens[part.phrase.end].kind is Kind.PREPOSITION  # "four in a group of 14 climbers died"
    return kind_of(tokens, part.at + 1) is Kind.OF and part.phrase.points_back and part.at < count.at < part.phrase.end


def _are_who_were_harmed(tokens: Sequence[Token], end: int) -> bool:
    """Return whether a clause says the harm of all who are counted: "many of the [870] people |who were injured|"."""
    if kind_of(tokens, end) is not Kind.RELATIVE or tokens[end].word not in ("who", "that"):
        return False
    i = end + 1
    while kind_of(tokens, i) in (Kind.BE, Kind.HAVE):
        i += 1
    return kind_of(tokens, i) is Kind.CUE and tokens[i].entry.outcome in CORE


def is_size_of_place(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the people live there: "a town of [about 1,900] people where a mosque came down"."""
    if kind_of(tokens, count.at - 1) is not Kind.OF or count.phrase.cue is not None:
        return False
    if kind_of(tokens, count.phrase.end) in (Kind.BE, Kind.HAVE):
        return False  # "the towns of 20,000 people have been under siege"
    place = count.at - 2
    return place >= 0 and tokens[place].kind is Kind.THING and tokens[place].entry.unit == "place"


def is_speaker(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the people counted are who says it: ", one lawmaker said, …", but not "12 men said the army"."""
    end = count.phrase.end
    if names_people(tokens, count) and _is_told_by(tokens, count.at):
        return True
    if not names_people(tokens, count) or kind_of(tokens, end) is not Kind.REPORT or tokens[end].word not in _SAYS:
        return False
    opens = not count.at or tokens[count.at - 1].kind in (Kind.COMMA, Kind.STOP, Kind.QUOTE)
    return opens and (
        end + 1 == len(tokens) or kind_of(tokens, end + 1) in _AFTER_SPEAKER or tokens[end + 1].word == "."
    )


def _is_told_by(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb of speech behind a quotation opens on the figure: "Help us!" cried [one] woman."""
    if at < 2 or kind_of(tokens, at - 2) is not Kind.QUOTE:
        return False
    return kind_of(tokens, at - 1) is Kind.REPORT or tokens[at - 1].word in _CRIES


def is_their_family(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure only says whose they are: "three generations of [one] family", "from [one] village"."""
    number, head = tokens[count.at].number, count.phrase.head
    if number is None or number.low != 1 or number.high != 1 or head is None or is_implicit(tokens[count.at]):
        return False
    return tokens[head].word in ("family", "household", "clan") and tokens[count.at - 1].word in ("of", "from")


def is_quoted(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether somebody is quoted: "quoted [an] official as saying", "cited [one] doctor as putting"."""
    number = tokens[count.at].number
    if number is None or number.high != 1 or not names_people(tokens, count):
        return False
    return any(token.word in _QUOTES for token in tokens[max(0, count.at - 2) : count.at])


def is_of_a_named(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the article tells more of one whom the sentence names: "Ana Ruiz, a [teacher], was killed"."""
    if kind_of(tokens, count.at - 1) is not Kind.COMMA or kind_of(tokens, count.at - 2) is not Kind.NAME:
        return False
    i = count.at - 2
    while i >= 0 and tokens[i].kind is Kind.NAME:
        i -= 1
    is_placed = i >= 0 and tokens[i].kind is Kind.PREPOSITION and tokens[i].word in PLACING  # "in Berin, a boy was …"
    return not is_placed


def is_in_apposition(tokens: Sequence[Token], cue: int, at: int) -> bool:
    """Return whether the article tells more of one already named: "shot the suspect, a [man] of 24, …"."""
    if kind_of(tokens, at - 1) is not Kind.COMMA or cue + 1 >= at - 1:
        return False
    return all(tokens[j].kind not in (Kind.NUMBER, Kind.AND) for j in range(cue + 1, at - 1))


def find_population(tokens: Sequence[Token], count: Count) -> int | None:
    """Return the word for the people that a percentage is of: "more than half [of the country's] population"."""
    if unit_of_number(tokens, count) != "percent":
        return None
    for i in range(count.at + 1, min(len(tokens), count.at + 1 + MAX_POPULATION)):
        if tokens[i].kind is Kind.CUE:
            return i if tokens[i].entry.outcome is Outcome.POPULATION else None
        if tokens[i].kind not in _BEFORE_POPULATION:
            return None
    return None


def is_one_attack(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether a bare "one" is one of the raids named before it: "killed in raids, including one near Berin"."""
    number, end = tokens[count.at].number, count.phrase.end
    if number is None or number.low != 1 or number.high != 1 or is_implicit(tokens[count.at]):
        return False
    if count.phrase.head is not None or kind_of(tokens, end) is not Kind.PREPOSITION:
        return False
    for i in range(count.at - 1, max(-1, count.at - MAX_ATTACKS), -1):
        if tokens[i].kind is Kind.THING and tokens[i].entry.outcome is Outcome.ATTACKS:
            return True
        if tokens[i].kind is Kind.PERSON:
            return False
    return False
