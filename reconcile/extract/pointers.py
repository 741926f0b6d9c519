"""Words that say that a figure is a part of another: "including 11 children", "five were among the dead"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count, is_thing, kind_of, names_people
from reconcile.extract.tokens import Kind, Token
from reconcile.model import CORE

#: The value of ``Count.whole`` for a part whose whole stands in an earlier sentence.
EARLIER = -1
#: Tokens of "Of the 40 people killed on Sunday," before its comma.
MAX_OPENING = 9
#: Tokens between a counted group and "among": "12 boys were reported to be among".
MAX_LINK = 5
#: Figures between one that is added and the toll that it is added to.
MAX_BETWEEN = 3
#: Tokens between "including" and a figure that it lists in the second place.
MAX_LISTED = 6
_MORE = frozenset("more another further additional new extra".split())
_BRINGS = frozenset("bringing brings brought raising raises raised taking takes took pushing pushes pushed".split())
_RISES = _BRINGS | frozenset(
    "risen rose rises rise rising climbed climbs grown grew jumped stands stood up now".split()
)
#: Tokens between a counted group and the verb it shares with others, and what they may be.
MAX_OTHERS = 12
_OTHERS = (
    Kind.AND,
    Kind.COMMA,
    Kind.NUMBER,
    Kind.PERSON,
    Kind.NAME,
    Kind.PREPOSITION,
    Kind.DETERMINER,
    Kind.THING,
    Kind.WORD,
)
_STATES = ("condition", "care", "state", "treatment", "critical", "injuries", "wounds", "burns")
_AMONG = frozenset({"among", "amongst", "among those"})


def link_pointers(tokens: Sequence[Token], counts: Sequence[Count]) -> None:
    """Link the figures of a sentence that its words call parts of another figure."""
    opening = _opening_cue(tokens)
    for position, count in enumerate(counts):
        if position + 1 < len(counts) and _is_of_next(tokens, count, counts[position + 1]):
            count.whole = counts[position + 1].at
            continue
        if count.whole is not None and (
            _is_all(tokens, count) or _are_no_part(tokens, counts, position, count) or _outgrows(tokens, counts, count)
        ):
            count.whole = None
            continue
        if count.outcome is None or count.whole is not None:
            continue
        count.whole = _added_to(tokens, counts, position, count) or _in_state(tokens, counts, position, count)
        if count.whole is not None:
            continue
        if opening is not None and count.at > opening and tokens[opening].entry.outcome is count.outcome:
            count.whole = EARLIER
        else:
            count.whole = _among(tokens, counts, count)
        if count.whole is None and 0 < position < len(counts) - 1 and _is_listed(tokens, count, counts[position + 1]):
            count.whole = counts[position + 1].whole = counts[position - 1].at


def _is_of_next(tokens: Sequence[Token], count: Count, following: Count) -> bool:
    """Return whether the next figure stands in the words of this one, its whole: "[fifteen] of the 22 injured"."""
    is_within = count.at < following.at < count.phrase.end and kind_of(tokens, count.at + 1) is Kind.OF
    return is_within and count.outcome is not None and following.outcome is count.outcome


def _is_all(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure tells all of them again: "all [15] of the wounded"."""
    return count.phrase.points_back and count.at > 0 and tokens[count.at - 1].word in ("all", "both")


def _are_no_part(tokens: Sequence[Token], counts: Sequence[Count], position: int, count: Count) -> bool:
    """Return whether "them" are people met before and not counted: "drove into a crowd, killing [14] of them"."""
    if (
        count.rule != "object of"
        or not count.phrase.points_back
        or tokens[count.phrase.end - 1].word not in ("them", "of them")
    ):
        return False
    return count.whole == EARLIER or all(is_thing(tokens, c) for c in counts[:position])


def _outgrows(tokens: Sequence[Token], counts: Sequence[Count], count: Count) -> bool:
    """Return whether a figure is larger than its whole and of another harm: "9 dead, one a boy, and 20 injuries"."""
    whole = next((c for c in counts if c.at == count.whole), None)
    return whole is not None and whole.outcome is not count.outcome and not _is_larger(tokens, whole, count)


def _added_to(tokens: Sequence[Token], counts: Sequence[Count], position: int, count: Count) -> int | None:
    """Return the toll that the figure adds to, told behind it: "[four] more bodies, bringing the toll to 38"."""
    if not count.outcome or count.rule == "toll" or count.phrase.points_back:
        return None
    if position and _is_found_more(tokens, counts[position - 1], count):
        return counts[position - 1].at
    for toll in counts[position + 1 : position + 1 + MAX_BETWEEN]:
        if toll.rule not in ("toll", "carried toll") or toll.outcome is not count.outcome:
            continue
        between = [token.word for token in tokens[count.phrase.end : toll.at]]
        is_more = any(token.word in _MORE for token in tokens[max(0, count.at - 1) : count.phrase.end])
        is_told = not _BRINGS.isdisjoint(between) or (is_more and not _RISES.isdisjoint(between))
        return toll.at if is_told and between[-1:] == ["to"] and _is_larger(tokens, toll, count) else None
    return None


def _is_found_more(tokens: Sequence[Token], toll: Count, count: Count) -> bool:
    """Return whether the toll told right before grew by the figure: "the toll rose to 24 with [five] more found"."""
    if toll.rule != "toll" or toll.outcome is not count.outcome or not _is_larger(tokens, toll, count):
        return False
    is_more = any(token.word in _MORE for token in tokens[max(0, count.at - 1) : count.phrase.end])
    return is_more and any(
        token.word in ("with", "after", "as", "when") for token in tokens[toll.phrase.end : count.at]
    )


def _is_larger(tokens: Sequence[Token], toll: Count, count: Count) -> bool:
    most, part = tokens[toll.at].number, tokens[count.at].number
    return most is not None and part is not None and (most.low or most.high or 0) > (part.low or 0)


def _in_state(tokens: Sequence[Token], counts: Sequence[Count], position: int, count: Count) -> int | None:
    """Return the count of the hurt right before, whose state the figure tells: "19 hurt, [some] in care"."""
    if not position or count.phrase.head is not None or count.cue is None or count.rule != "subject of":
        return None
    hurt = counts[position - 1]
    told = max(hurt.phrase.end, hurt.cue + 1) if hurt.cue is not None and hurt.cue < count.at else hurt.phrase.end
    gap = [token for token in tokens[told : count.at] if token.word != "with"]
    is_close = len(gap) <= 1 and all(token.kind in (Kind.COMMA, Kind.STOP) for token in gap)
    is_state = count.cue == count.phrase.end and tokens[count.cue].word.endswith(_STATES)
    return hurt.at if is_close and is_state and hurt.outcome is count.outcome and hurt.whole is None else None


def _opening_cue(tokens: Sequence[Token]) -> int | None:
    """Return the cue of "Of those killed, …", None if the sentence opens otherwise or counts them there."""
    if kind_of(tokens, 0) is not Kind.OF:
        return None
    cue = None
    for i in range(1, min(MAX_OPENING, len(tokens))):
        kind = tokens[i].kind
        if kind is Kind.COMMA:
            return cue
        if kind is Kind.NUMBER:
            return None
        if kind is Kind.CUE:
            cue = i
    return None


def _among(tokens: Sequence[Token], counts: Sequence[Count], count: Count) -> int | None:
    """Return the whole of "five were among the dead" (``EARLIER``), "five were among the 40 killed" (that figure)."""
    end = count.phrase.end
    for i in range(end, min(end + MAX_LINK, len(tokens))):
        if tokens[i].word in _AMONG:
            following = i + 2 if kind_of(tokens, i + 1) is Kind.DETERMINER else i + 1
            whole = next((c for c in counts if c.at == following and c.outcome is count.outcome), None)
            if whole is not None:
                return whole.at
            after = kind_of(tokens, following), kind_of(tokens, following + 1)
            return EARLIER if i > end and Kind.CUE in after else None
        if tokens[i].kind not in (Kind.BE, Kind.HAVE, Kind.TRANSPARENT, Kind.WORD):
            break
    return _among_with_others(tokens, counts, count)


def whole_among(tokens: Sequence[Token], counts: Sequence[Count], count: Count) -> Count | None:
    """Return the harmed among whom those counted are said to be: "five Poles and a Dane are among the [23] missing"."""
    verb = _shared_verb(tokens, count)
    if verb is None or tokens[verb + 1 : verb + 2] == [] or tokens[verb + 1].word not in _AMONG:
        return None
    at = verb + 3 if kind_of(tokens, verb + 2) is Kind.DETERMINER else verb + 2
    whole = next((c for c in counts if c.at == at and c.outcome in CORE and not is_thing(tokens, c)), None)
    return whole if whole is not None and _is_larger(tokens, whole, count) else None


def _shared_verb(tokens: Sequence[Token], count: Count) -> int | None:
    """Return the verb of being that a counted group shares with others, only people and places between."""
    if not names_people(tokens, count):
        return None
    end = count.phrase.end
    verb = next((i for i in range(end, min(end + MAX_OTHERS, len(tokens))) if tokens[i].kind is Kind.BE), None)
    return None if verb is None or any(token.kind not in _OTHERS for token in tokens[end:verb]) else verb


def _among_with_others(tokens: Sequence[Token], counts: Sequence[Count], count: Count) -> int | None:
    """Return the whole of "five clerks and 13 guards (from the town) were among the dead", as ``_among`` does."""
    verb = _shared_verb(tokens, count)
    if verb is None:
        return None
    words = [token.word for token in tokens[verb + 1 : verb + 3]]
    if _AMONG.isdisjoint(words[:1]):
        return None
    after = [token.kind for token in tokens[verb + 2 : verb + 5]]
    if Kind.NUMBER in after:
        at = verb + 2 + after.index(Kind.NUMBER)
        whole = next((c for c in counts if c.at == at and c.outcome is count.outcome), None)
        return whole.at if whole is not None and _is_larger(tokens, whole, count) else None
    return EARLIER if Kind.CUE in after else None


def _is_listed(tokens: Sequence[Token], count: Count, following: Count) -> bool:
    """Return whether the figure and the next are one list of parts: "five lawyers and two guards among them"."""
    end = count.phrase.end
    is_list = kind_of(tokens, end) is Kind.AND and end + 1 == following.at and following.whole is not None
    return is_list and kind_of(tokens, following.phrase.end) is Kind.INCLUDING


def previous_of(counts: list[Count], position: int) -> int:
    """Return the nearest earlier number that counts people in this sentence, else ``EARLIER``."""
    for earlier in reversed(counts[:position]):
        if earlier.outcome is not None and earlier.whole is None:
            return earlier.at
    return EARLIER


def part_of(tokens: Sequence[Token], counts: list[Count], position: int, count: Count) -> int | None:
    """Return the index of the number that this one is a part of, ``EARLIER``, or None."""
    i = count.at - 1
    if i > 0 and tokens[i].kind is Kind.OF and tokens[i - 1].word == "those":
        i -= 1  # "among them those of five minors"
    elif i > 0 and tokens[i].kind is Kind.OF and tokens[i - 1].word == "family":
        i -= 2  # "including an Iraqi family of four"
        while i > 0 and tokens[i].kind in (Kind.NAME, Kind.PERSON, Kind.WORD) and tokens[i].word[:1].isalpha():
            i -= 1
        i -= 1 if tokens[i].word in ("a", "an") else 0
    while i >= 0 and tokens[i].kind in (Kind.DETERMINER, Kind.TRANSPARENT):
        i -= 1
    if i > 0 and tokens[i].kind is Kind.BE and tokens[i - 1].kind is Kind.INCLUDING:
        i -= 1  # "among them are 12 children"
    if i >= 0 and tokens[i].kind is Kind.INCLUDING:
        for earlier in reversed(counts[:position]):
            if earlier.whole is None and not is_thing(tokens, earlier):
                return earlier.at
        return EARLIER
    if position and i >= 0 and tokens[i].kind is Kind.AND and _is_listed_with_others(tokens, i):
        return _previous_any(tokens, counts, position)
    if position and i >= 0 and tokens[i].kind in (Kind.AND, Kind.COMMA):
        sibling = counts[position - 1]
        if sibling.whole is not None and sibling.phrase.end >= i - 1 and not sibling.phrase.points_back:
            return sibling.whole
    if count.phrase.points_back:
        return _previous_any(tokens, counts, position)
    after = count.phrase.end
    if (
        position
        and after < len(tokens)
        and tokens[after].kind is Kind.INCLUDING
        and (tokens[after].word in ("of them", "of whom") or _closes(tokens, after))
    ):
        return _previous_any(tokens, counts, position)
    return None


def _is_listed_with_others(tokens: Sequence[Token], i: int) -> bool:
    """Return whether "and" at ``i`` joins the figure to people named without one: "including women and [12] guards"."""
    named = False
    for j in range(i - 1, max(-1, i - 1 - MAX_LISTED), -1):
        if tokens[j].kind is Kind.INCLUDING:
            return named
        if tokens[j].kind not in (Kind.PERSON, Kind.WORD, Kind.COMMA, Kind.AND):
            return False
        named = named or (tokens[j].kind is Kind.PERSON and not tokens[j].entry.singular)
    return False


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """Return whether "among them" ends its list: "five lawyers and two guards among them"."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return tokens[i].word.startswith("among") and (
        following is None or (not following.word[:1].isalnum() and following.number is None)
    )


def _previous_any(tokens: Sequence[Token], counts: list[Count], position: int) -> int:
    for earlier in reversed(counts[:position]):
        if not is_thing(tokens, earlier):
            return earlier.at if earlier.whole is None else earlier.whole
    return EARLIER
