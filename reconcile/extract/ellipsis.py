"""Figures that leave their noun or their verb to a neighbour: "killed 12 in Douma and 5 in Saqba"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from reconcile.extract.governing import Count, kind_of, names_people, unit_of_number
from reconcile.extract.subject_fit import MAX_NOUN_GAP, PLACING
from reconcile.extract.tokens import Kind, Token
from reconcile.model import CORE, Modifier, Outcome

#: What stands between figures that are listed by the names of places.
_LISTING = frozenset(
    (Kind.NAME, Kind.AND, Kind.COMMA, Kind.PREPOSITION, Kind.PERSON, Kind.DETERMINER, Kind.WORD, Kind.BRACKET)
)
#: Tokens between "average" and its figure.
MAX_AVERAGE = 4
#: Tokens between a figure and the next of a list: "31 of its citizens had died, Chile 41".
MAX_NAMED = 12
#: What stands between those killed and a colon: "ten people were killed in Aldar: six women".
_PREDICATE = frozenset(
    (
        Kind.BE,
        Kind.HAVE,
        Kind.CUE,
        Kind.TRANSPARENT,
        Kind.PREPOSITION,
        Kind.NAME,
        Kind.DETERMINER,
        Kind.THING,
        Kind.WORD,
    )
)
_LISTS = frozenset({"named among", "made up of", "part of a total"})
_WITH = frozenset({"along with", "together with"})
_AS_WELL = frozenset({"as well as", "in addition to"})
_EACH = frozenset({"a", "per", "each", "every"})
_SPELLS = frozenset({"day", "week", "month", "year", "night"})
#: How badly somebody is hurt.
_DEGREES = frozenset({"seriously", "critically", "badly", "severely", "gravely", "fatally", "lightly", "slightly"})
#: Verbs that open a clause of their own: "wrecked 300 shanties and left 1,500 homeless".
_LEAVES = frozenset({"left", "leaves", "leaving", "leave"})
#: The rule of figures listed behind a colon.
LISTED = "listed by place"
#: A joint, a preposition and a name: "; in Velo".
MIN_GAPPED = 3
#: Tokens between the figures: "killed nine and left hundreds homeless; in Velo, three".
MAX_GAPPED = 24


def share_nouns(tokens: Sequence[Token], counts: list[Count]) -> None:
    """Give the first of two joined figures the noun of the second: "71 confirmed and 396 suspected deaths"."""
    for count, following in itertools.pairwise(counts):
        between = tokens[count.phrase.end : following.at]
        is_joined = any(token.kind is Kind.AND for token in between) and len(between) <= MAX_NOUN_GAP
        if (
            count.outcome is None
            and count.phrase.head is None
            and following.rule in ("counted noun", "subject of", "object of")
            and is_joined
            and tokens[count.at - 1].word not in ("numbered", "numbers")
            and all(token.word not in _LEAVES for token in between)
            and all(token.kind in (Kind.WORD, Kind.TRANSPARENT, Kind.AND) for token in between)
        ):
            count.outcome, count.rule, count.cue = following.outcome, "coordinate with", following.cue


def share_headline(tokens: Sequence[Token], counts: list[Count]) -> None:
    """Give a figure of named fighters that opens a headline the outcome of the next: "10 Jund, 3 soldiers slain"."""
    if len(counts) < 2 or counts[0].at or counts[0].outcome is not None or counts[0].phrase.head is not None:
        return
    first, following = counts[0], counts[1]
    between = tokens[1 : following.at]
    names = [token for token in between if token.kind is Kind.NAME]
    is_list = 2 <= len(between) <= MAX_NOUN_GAP and len(names) == len(between) - 1
    is_told = following.outcome in CORE and following.whole is None and following.rule.startswith("subject")
    if is_list and is_told and between[-1].kind in (Kind.COMMA, Kind.AND) and not unit_of_number(tokens, first):
        first.outcome, first.rule, first.cue = following.outcome, "coordinate with", following.cue


def decide_by_neighbour(tokens: Sequence[Token], counts: list[Count], position: int, count: Count) -> None:
    """Give an elliptical figure the outcome of the one before: "killed 12 in Douma and 5 in Saqba"."""
    if not position:
        return
    sibling = counts[position - 1]
    if position > 1 and sibling.outcome is Outcome.POPULATION and sibling.at < counts[position - 2].phrase.end:
        sibling = counts[position - 2]  # "killing 241 of the 242 aboard and [19] on the ground"
    if _list_by_place(tokens, counts, position, count):
        return
    i = count.at - 1
    if i > 0 and tokens[i].word == "not" and tokens[i - 1].kind is Kind.COMMA:
        i -= 1  # "19 dead, not 21 as first reported"
    while i >= 0 and tokens[i].kind in (Kind.DETERMINER, Kind.TRANSPARENT):
        i -= 1
    is_next = sibling.phrase.end == count.at and names_people(tokens, sibling) and names_people(tokens, count)
    if is_next and (sibling.outcome is not None or sibling.rule == "made up of"):
        count.outcome, count.rule, count.cue = sibling.outcome, sibling.rule, sibling.cue
        count.whole = sibling.whole  # "1,733 children 969 women and 310 men": the comma is lost
        return
    if _opens_breakdown(tokens, sibling, count):
        count.outcome, count.rule, count.cue = sibling.outcome, "part of a total", sibling.cue
        count.whole = sibling.at if sibling.whole is None else sibling.whole
        return
    is_told_on = _is_told_on(tokens, sibling, count)
    if (is_told_on or _is_joined(tokens, sibling, count, i)) and sibling.outcome is not None:
        count.outcome, count.rule, count.cue, count.whole = sibling.outcome, sibling.rule, sibling.cue, sibling.whole
        return
    if sibling.outcome is None or i < 0 or unit_of_number(tokens, count):
        return
    if count.phrase.head is None and (
        _is_gapped(tokens, sibling, count) or _is_average(tokens, count) or _is_estimate(tokens, sibling, count)
    ):
        count.outcome, count.rule, count.cue = sibling.outcome, "coordinate with", sibling.cue
        return
    listed = count.phrase.head is None and _is_listed_by_name(tokens, sibling, count)
    placed = (
        count.phrase.head is None
        and kind_of(tokens, count.phrase.end) is Kind.PREPOSITION
        and tokens[count.phrase.end].word in PLACING
    )
    if (
        not listed
        and tokens[i].kind not in (Kind.AND, Kind.COMMA)
        and not (placed and tokens[i].kind in (Kind.WORD, Kind.NAME, Kind.BRACKET, Kind.THING))
    ):
        return
    if any(tokens[j].kind in (Kind.STOP, Kind.QUOTE, Kind.REPORT) for j in range(sibling.at + 1, count.at)):
        return
    if not _is_elliptical(tokens, count) or _is_an_event(tokens, count):
        return
    count.outcome, count.rule, count.cue = sibling.outcome, "coordinate with", sibling.cue
    if sibling.whole is not None and sibling is counts[position - 1]:
        count.whole = sibling.whole


def _list_by_place(tokens: Sequence[Token], counts: list[Count], position: int, count: Count) -> bool:
    """Fill a figure of a list behind a colon, and return whether it is one.

    "Ten were killed, the army said: [four] in Aldar, and [six] in Berin".
    """
    end = count.phrase.end
    is_placed = kind_of(tokens, end) is Kind.PREPOSITION and tokens[end].word in PLACING
    if count.phrase.head is not None or not is_placed or unit_of_number(tokens, count):
        return False
    at = count.at - 1
    if tokens[at].kind in (Kind.AND, Kind.COMMA) and tokens[end].word == "in":
        told = next((c for c in reversed(counts[:position]) if c.phrase.head is None), None)
        if told is None or told.rule != LISTED or kind_of(tokens, told.at - 1) is Kind.NUMBER:
            return False
        count.outcome, count.rule, count.cue, count.whole = told.outcome, told.rule, told.cue, told.whole
        return True
    total = counts[position - 1]
    if tokens[at].word not in (":", "-", "–", "—") or total.outcome not in CORE or total.rule == "toll":
        return False
    if not any(
        kind_of(tokens, c.phrase.end) is Kind.PREPOSITION and c.phrase.head is None for c in counts[position + 1 :]
    ):
        return False
    count.outcome, count.rule, count.cue = total.outcome, LISTED, total.cue
    count.whole = total.at if total.whole is None else total.whole
    return True


def tells_degree(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether a figure without a noun only goes on with how badly they were hurt: "eight of them seriously"."""
    end = count.phrase.end
    if count.phrase.head is not None or end >= len(tokens):
        return False
    if tokens[end].word not in _DEGREES:
        return False
    return _ends_clause(tokens, end + 1) or tokens[end + 1].word in ("when", "after", "as", "in")


def decide_by_degree(tokens: Sequence[Token], counts: list[Count], position: int, count: Count) -> None:
    """Make a bare figure with an adverb a part of the hurt before it: "20 were injured, eight [of them] seriously"."""
    if not position or not tells_degree(tokens, count) or unit_of_number(tokens, count):
        return
    hurt = next((c for c in reversed(counts[:position]) if c.outcome is not None), None)
    if hurt is not None and hurt.outcome in (Outcome.INJURED, Outcome.CASUALTIES):
        died = tokens[count.phrase.end].word == "fatally"
        count.outcome = Outcome.KILLED if died else Outcome.INJURED
        count.rule, count.cue = "part of a total", hurt.cue
        count.whole = hurt.at if hurt.whole is None else hurt.whole


def _is_gapped(tokens: Sequence[Token], sibling: Count, count: Count) -> bool:
    """Return whether only a place stands before the figure in its own clause: "killed nine; in Velo, three"."""
    if count.at - sibling.phrase.end > MAX_GAPPED or not _ends_clause(tokens, count.phrase.end):
        return False
    joints = (Kind.STOP, Kind.COMMA, Kind.AND)
    start = next((j for j in range(sibling.phrase.end, count.at) if tokens[j].kind in joints), count.at)
    between = tokens[start : count.at]
    if len(between) < MIN_GAPPED:
        return False
    place = [token for token in between if token.kind not in (Kind.STOP, Kind.COMMA, Kind.AND, Kind.DETERMINER)]
    placed = place and place[0].kind is Kind.PREPOSITION and place[0].word in PLACING
    return bool(placed) and all(token.kind in (Kind.NAME, Kind.WORD) for token in place[1:])


def _is_average(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure says how many that is a day: "killed 280 this year, an average of about four a day"."""
    end = count.phrase.end
    if end + 1 >= len(tokens) or tokens[end].word not in _EACH or tokens[end + 1].word not in _SPELLS:
        return False
    return any(token.word in ("average", "averaging") for token in tokens[max(0, count.at - MAX_AVERAGE) : count.at])


def _is_estimate(tokens: Sequence[Token], sibling: Count, count: Count) -> bool:
    """Return whether the figure says the vague one before it again: "tens of thousands - up to 150,000 by one"."""
    before, number = tokens[sibling.at].number, tokens[count.at].number
    if sibling.phrase.end != count.at - 1 or tokens[count.at - 1].kind not in (Kind.STOP, Kind.BRACKET):
        return False
    return before is not None and number is not None and before.modifier is Modifier.VAGUE and not number.unit


def _is_an_event(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether a bare "one" stands for what happened: "and one in 2019 that killed a pilot"."""
    number = tokens[count.at].number
    if number is None or number.low != 1 or number.high != 1:
        return False
    after = tokens[count.phrase.end : count.phrase.end + MIN_GAPPED + 2]
    return any(token.kind is Kind.RELATIVE and token.word in ("that", "which") for token in after)


def _is_joined(tokens: Sequence[Token], sibling: Count, count: Count, before: int) -> bool:
    """Return whether a list of people goes on: "among the dead were 20 boys and nine women", "along with a guard"."""
    if before < 0 or not (names_people(tokens, sibling) and names_people(tokens, count)):
        return False
    is_list = sibling.rule in _LISTS and all(
        token.kind in (Kind.AND, Kind.COMMA, Kind.DETERMINER) for token in tokens[sibling.phrase.end : count.at]
    )
    is_added = tokens[before].word in _WITH or (tokens[before].word in _AS_WELL and sibling.rule == "object of")
    return is_list or (sibling.rule in ("subject of", "object of") and is_added)


def _opens_breakdown(tokens: Sequence[Token], sibling: Count, count: Count) -> bool:
    """Return whether a dash, colon or bracket parts a total from who they were.

    "Took the toll to 127 - [46] men, 33 women", "ten people were killed in Aldar: [six] women and four men".
    """
    mark = count.at - 1
    is_bracket = kind_of(tokens, mark) is Kind.BRACKET and tokens[mark].word == "("
    if not (is_bracket or kind_of(tokens, mark) is Kind.STOP) or sibling.outcome is None:
        return False
    between = tokens[sibling.phrase.end : mark]
    if len(between) > MAX_NAMED or any(token.kind not in _PREDICATE for token in between):
        return False
    total, part = tokens[sibling.at].number, tokens[count.at].number
    is_less = total is not None and part is not None and (total.low or total.high or 0) > (part.low or 0)
    is_listed = kind_of(tokens, count.phrase.end) in (Kind.COMMA, Kind.AND)
    return is_less and is_listed and names_people(tokens, count) and tokens[mark].word != ";"


def _is_told_on(tokens: Sequence[Token], sibling: Count, count: Count) -> bool:
    """Return whether who the harmed were goes on: "five of the dead were women and [three] were under 15"."""
    end = count.phrase.end
    if not sibling.phrase.points_back or count.phrase.head is not None or kind_of(tokens, end) is not Kind.BE:
        return False
    is_state = kind_of(tokens, end + 1) is Kind.CUE or kind_of(tokens, count.at - 1) not in (Kind.AND, Kind.COMMA)
    between = tokens[sibling.phrase.end : count.at]
    return not is_state and len(between) <= MAX_NAMED and any(token.kind is Kind.BE for token in between)


def _ends_clause(tokens: Sequence[Token], end: int) -> bool:
    if end >= len(tokens) or tokens[end].word == ".":
        return True
    return tokens[end].kind in (Kind.COMMA, Kind.STOP, Kind.AND, Kind.QUOTE, Kind.BRACKET)


def _is_listed_by_name(tokens: Sequence[Token], sibling: Count, count: Count) -> bool:
    """Return whether only names and joints stand since the sibling: "21 deaths in Ndola and Kitwe 14"."""
    between = tokens[sibling.phrase.end : count.at]
    if _is_named_alone(tokens, between, count):
        return True
    return (
        bool(between)
        and (between[-1].kind is Kind.NAME or between[-1].word in ("with", "("))
        and any(token.kind in (Kind.AND, Kind.COMMA) for token in between)
        and all(token.kind in _LISTING for token in between)
    )


def _is_named_alone(tokens: Sequence[Token], between: Sequence[Token], count: Count) -> bool:
    """Return whether a joint and a name are the figure's whole clause: "Peru said 31 had died, Chile [41]"."""
    joint = next((i for i in range(len(between) - 1, -1, -1) if between[i].kind is not Kind.NAME), None)
    if joint is None or joint == len(between) - 1 or between[joint].kind not in (Kind.COMMA, Kind.AND):
        return False
    is_said = any(token.kind is Kind.CUE for token in between[:joint])
    return is_said and len(between) <= MAX_NAMED and _ends_clause(tokens, count.phrase.end)


def _is_elliptical(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether nothing or only a place phrase follows the bare number."""
    end = count.phrase.end
    return (
        end >= len(tokens)
        or tokens[end].kind in (Kind.PREPOSITION, Kind.COMMA, Kind.STOP, Kind.AND, Kind.INCLUDING)
        or tokens[end].word in (".", ")")
    )
