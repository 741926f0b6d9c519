"""Whether a number can be what a predicate further on is said of: no stray, no age, no thing."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count, kind_of
from reconcile.extract.singles import is_implicit
from reconcile.extract.tokens import Kind, Token

#: Tokens of a place between a bare figure and its predicate.
MAX_PLACE_GAP = 8
#: Tokens in which an unknown noun ends: "12 visiting football educators were".
MAX_NOUN_GAP = 4
#: Tokens between "aged" and the last of a list of ages.
MAX_AGE_GAP = 40
#: Years that the oldest people live.
OLDEST = 115
_AGES = frozenset({"age", "ages", "oldest", "youngest"})
#: "More than in": a difference and what it is from.
MIN_DIFFERENCE = 3
_COMPARED = frozenset({"more", "fewer", "less", "higher", "lower"})
_THEN = frozenset({"in", "a", "the", "last", "during", "at", "on", "for", "over", "this"})
_PERHAPS = frozenset({"possibly", "perhaps", "maybe"})
_REMAINING = frozenset({"remaining", "other", "last", "final"})
_JOINS_AGES = frozenset({Kind.COMMA, Kind.AND, Kind.NUMBER})
#: What may follow a bare figure that is the subject of a predicate further on.
_CLOSE_TO_PREDICATE = (Kind.BE, Kind.HAVE, Kind.MODAL, Kind.TRANSPARENT, Kind.INCLUDING, Kind.NEGATION, Kind.AND)
#: Cues that are said of things as well, so that an unknown noun before them tells nothing.
_OF_THINGS_TOO = frozenset(
    "crushed trampled buried surrounded beaten cut burned burnt captured seized stuck lost stable critical taken "
    "encircled blockaded besieged stranded destroyed hit saved held".split()
)
#: Adverbs between a bare figure and its predicate: "50 still missing".
_ADVERBS = frozenset({"other", "still", "now", "already", "also", "later", "since", "then", "even", "else", "there"})
#: Places in which an elliptical figure is set: "12 in Douma and 5 in Saqba".
PLACING = frozenset({"in", "at", "near", "from", "outside", "on", "inside"})


def may_be_subject(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """Return whether the number's phrase can be what the predicate is said of.

    A bare figure stands close to its predicate or has only a place between
    ("15 in Douma were killed"); else it is an age, a page number, a stray. A
    single ("a guard …") is not read across a relative clause. "By 12 men"
    names who did it.
    """
    if kind_of(tokens, count.at - 1) is Kind.PREPOSITION and tokens[count.at - 1].word == "by":
        return False
    phrase = count.phrase
    if count.at and tokens[count.at - 1].word in ("numbered", "numbers", "numbering"):
        return False  # "the guests numbered 170 and 67 were hurt"
    if _is_of_whose(tokens, count, cue):
        return False
    if phrase.head is None and _is_pronoun_one(tokens, count) and cue > phrase.end + 1:
        return False
    if is_implicit(tokens[count.at]):
        if kind_of(tokens, count.at - 1) is Kind.OF:
            return False  # "the son of a contractor was killed"
        return not any(
            tokens[j].kind is Kind.RELATIVE or (tokens[j].kind is Kind.WORD and tokens[j].word.endswith("ed"))
            for j in range(phrase.end, cue)
        )
    if phrase.head is not None or phrase.points_back or phrase.cue is not None or cue == phrase.end:
        return True
    if count.at and tokens[count.at - 1].word == "in":
        return False  # "one in a thousand dies"
    if count.at and tokens[count.at - 1].word in ("leaving", "left") and kind_of(tokens, phrase.end) is Kind.COMMA:
        return True  # "leaving scores, dozens of boys among them, trapped"
    end = phrase.end + 1 if tokens[phrase.end].kind is Kind.QUOTE else phrase.end
    while end < cue and tokens[end].word in _ADVERBS:
        end += 1
    first = tokens[end]
    if first.kind in (Kind.PERSON, Kind.CUE):
        return True
    if first.kind is Kind.PREPOSITION:
        return first.word in PLACING and cue - phrase.end <= MAX_PLACE_GAP
    if first.kind is Kind.COMMA:
        if cue == end + 1:
            return count.at > 0 and tokens[count.at - 1].word in _PERHAPS  # "12, and possibly 20, died"
        return kind_of(tokens, end + 1) is Kind.INCLUDING or (
            kind_of(tokens, end + 1) is Kind.AND and any(t.word in _PERHAPS for t in tokens[end + 2 : end + 3])
        )
    if first.kind in _CLOSE_TO_PREDICATE:
        return True
    if first.word == "who" and kind_of(tokens, count.at - 1) is Kind.OF:
        return kind_of(tokens, count.at - 2) is Kind.PERSON  # "a family of seven who drowned"
    if first.word == "who" and (
        tokens[count.at - 1].word in _REMAINING or kind_of(tokens, count.at - 1) is Kind.DETERMINER
    ):
        return True  # "the remaining two who are trapped"
    if kind_of(tokens, count.at - 1) in (Kind.PREPOSITION, Kind.DETERMINER) and _is_in_place(tokens, count.at):
        return False
    if kind_of(tokens, cue - 1) is Kind.PERSON:
        return False  # "4,000 letters from soldiers killed in the war"
    return tokens[cue].word not in _OF_THINGS_TOO and _is_unknown_noun(tokens, end, _is_pronoun_one(tokens, count))


def is_difference(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the figure only says how many more or fewer than at another time: "1,000 more than in 2023"."""
    words = [token.word for token in tokens[at + 1 : at + 4]]
    return len(words) == MIN_DIFFERENCE and words[0] in _COMPARED and words[1] == "than" and words[2] in _THEN


def _is_of_whose(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """Return whether the predicate is said of what one person has: "one woman whose son was killed"."""
    end = count.phrase.end
    number = tokens[count.at].number
    if number is None or number.high != 1 or end >= len(tokens) or tokens[end].word != "whose":
        return False
    return all(tokens[j].kind not in (Kind.CUE, Kind.COMMA, Kind.AND) for j in range(end + 1, cue))


_AFTER_NOUN = (Kind.BE, Kind.HAVE, Kind.CUE, Kind.RELATIVE, Kind.PREPOSITION, Kind.OF, Kind.INCLUDING, Kind.AND)


def _is_unknown_noun(tokens: Sequence[Token], i: int, is_one: bool) -> bool:
    """Return whether a noun no table holds follows the number: "12 educators were killed", not "a lot of pressure"."""
    for j in range(i, min(i + MAX_NOUN_GAP, len(tokens))):
        token = tokens[j]
        if token.kind in _AFTER_NOUN:
            return j > i and (is_one or tokens[j - 1].word.endswith(("s", "men", "people", "folk", "ly", "ed")))
        is_plural_name = token.kind is Kind.NAME and token.word.endswith("s")
        if not (token.kind is Kind.WORD or is_plural_name) or not token.word[:1].isalpha():
            return False
    return False


def _is_in_place(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the number stands in a phrase of place: "everyone in the first [four] benches was dead"."""
    i = at - 1
    while i >= 0 and (tokens[i].kind is Kind.DETERMINER or tokens[i].word in ("first", "last", "other")):
        i -= 1
    return kind_of(tokens, i) is Kind.PREPOSITION and tokens[i].word in PLACING


def _is_pronoun_one(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether a bare "one" may stand for a thing: "two crashes, one in 2011"."""
    number = tokens[count.at].number
    return number is not None and number.low == number.high == 1


def is_age(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure is an age: "aged 34, 51 and 60", "a woman of 41"."""
    if count.phrase.head is not None:
        return False
    i = count.at - 1
    if _is_set_off_age(tokens, count):
        return True
    if kind_of(tokens, i) is Kind.BE and any(t.word in _AGES for t in tokens[max(0, i - MAX_PLACE_GAP) : i]):
        return True  # "the average age of the dead was 34"
    if kind_of(tokens, i) is Kind.OF:
        return kind_of(tokens, i - 1) is Kind.PERSON and tokens[i - 1].entry.singular and tokens[i - 1].word != "family"
    floor = max(-1, i - MAX_AGE_GAP)
    while i > floor and (tokens[i].kind in _JOINS_AGES or tokens[i].word.isdigit()):
        i -= 1
    return i > floor and tokens[i].word in ("aged", "ages")


def _is_set_off_age(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether commas set the figure off from one person: "her husband, [67], and their daughter, [32], are"."""
    number, before = tokens[count.at].number, count.at - 1
    if number is None or number.low != number.high or not 0 < (number.low or 0) <= OLDEST:
        return False
    if kind_of(tokens, before) is not Kind.COMMA or kind_of(tokens, before - 1) is not Kind.PERSON:
        return False
    is_closed = count.phrase.end >= len(tokens) or tokens[count.phrase.end].kind is Kind.COMMA
    return is_closed and count.phrase.end == count.at + 1 and tokens[before - 1].entry.singular
