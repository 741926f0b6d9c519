"""To whom it happened: victim groups from the words of the counted noun phrase.

Only what the words say: a group is never inferred from silence, a trade or a
nationality (RECORDING rule 8). What a neighbouring figure of the sentence says
of the same people ("20 civilians were killed and 30 injured") is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reconcile.extract.governing import Count, kind_of
from reconcile.extract.membership import find_membership
from reconcile.extract.phrases import read_phrase
from reconcile.extract.tokens import Kind, Role, Token, Tokens
from reconcile.extract.victims_men import MIN_OWNED, OWNERS, find_force, men_of, without_plain_men
from reconcile.lexicons.load import load_table
from reconcile.model import Victims

#: Tokens after "12 of them" or "mostly" in which the groups may stand.
MAX_GAP = 4
#: Tokens between the counted people and "including": those of their predicate.
MAX_PREDICATE = 5
_UNSPECIFIED = (Victims.UNSPECIFIED,)
_VICTIMS = {group.value: group for group in Victims}
_PREDICATE = frozenset((Kind.BE, Kind.HAVE, Kind.CUE, Kind.TRANSPARENT, Kind.COMMA, Kind.STOP))
_SCHOOLS = frozenset({"school", "schools", "kindergarten", "elementary", "preschool"})
_COLLEGES = frozenset("university universities college colleges campus seminary graduate law medical".split())
#: Words of an age that makes a child, and what stands before and in them: "were aged under 15", "under the age of 5".
MAX_AGE_WORDS = 8
_BEFORE_AGE = frozenset({"were", "was", "are", "is", "aged", "all", "children", "boys", "girls"})
_AGE_WORDS = frozenset({"the", "age", "ages", "of"})
_MINOR_AGES = frozenset([*map(str, range(1, 19)), *"one two three four five six seven eight nine ten twelve".split()])
#: "23 of them female".
_ADJECTIVES = frozenset({"female", "male"})
_FAMILIES = frozenset({"families", "relatives", "wives", "children"})
#: What joins the people of "women, children and elderly men".
_LISTED = frozenset((Kind.AND, Kind.COMMA, Kind.INCLUDING, Kind.WORD))
#: Words between a noun for harm and those it was done to: "deaths among the civilians".
_DONE_TO = frozenset({"among", "amongst", "on", "upon"})
#: Tokens of a place, or of others in the like case, between "of the dead" and "were boys".
MAX_PLACE = 9
_PLACE = frozenset((Kind.PREPOSITION, Kind.DETERMINER, Kind.NAME, Kind.THING, Kind.OF, Kind.WORD))
#: Words that stand for people told of before.
THEM = frozenset({"them", "whom", "of them", "of whom"})


def find_victims(tokens: Sequence[Token], count: Count) -> tuple[Victims, ...]:
    """Return the groups named with the number, in text order; ``unspecified`` if none is.

    "12 women and children" names two. "30 people, mostly children" keeps
    ``unspecified`` beside the group, for the rest are not said.
    """
    phrase = count.phrase
    people = [tokens[i] for i in phrase.people]
    force = find_force(tokens, count)
    groups = (force,) if force else _groups(without_plain_men(people, tokens, count))
    if groups == (Victims.MAN,) and (body := men_of(tokens, count)):
        groups = (_VICTIMS[body],)
    if not groups:
        groups = _groups(_otherwise_named(tokens, count, people))
    if not groups and phrase.head is not None:
        member = find_membership(tokens, count.at, phrase.head)
        groups = (_VICTIMS[member],) if member else ()
    if not groups and phrase.head is None:
        groups = _named_within(tokens, count)
    if not groups and count.rule == "toll":
        groups = _of_number(tokens, count)
    if not groups and phrase.head is not None and _are_at_school(tokens, phrase.head):
        groups = (Victims.CHILD,)
    if not groups and _are_minors(tokens, phrase.end):
        groups = (Victims.CHILD,)
    if groups == (Victims.COMBATANT,) and _and_families(tokens, phrase.end):
        groups = (Victims.COMBATANT, Victims.CIVILIAN)
    added = _mentioned_after(tokens, phrase.end)
    if not added:
        return groups or _UNSPECIFIED
    after = _groups(added)
    return tuple(dict.fromkeys((*(groups or (_UNSPECIFIED if after else ())), *after))) or _UNSPECIFIED


def _of_number(tokens: Sequence[Token], count: Count) -> tuple[Victims, ...]:
    """Return the group of "the number of journalists killed rose to 31"."""
    cue = count.cue
    if cue is None or cue > count.at or cue == 0:
        return ()
    nouns, words = plural_nouns(), tokens[cue].word.split()
    if words[0] == "number":
        return tuple(dict.fromkeys(_VICTIMS[nouns[word]] for word in words if nouns.get(word)))
    person, before = tokens[cue - 1], [token.word for token in tokens[max(0, cue - MAX_GAP) : cue - 1]]
    is_of = before[-2:] in (["number", "of"], ["toll", "of"])
    return _groups([person]) if is_of and person.kind is Kind.PERSON and not person.entry.singular else ()


def _are_at_school(tokens: Sequence[Token], head: int) -> bool:
    """Return whether students are of a school: "a raid on a school killed 12 students", no university told of."""
    if tokens[head].word not in ("students", "student"):
        return False
    words = {token.word for token in tokens}
    return not _SCHOOLS.isdisjoint(words) and _COLLEGES.isdisjoint(words)


def _are_minors(tokens: Sequence[Token], end: int) -> bool:
    """Return whether their age makes them children: "three [of them] were (aged) under 15", "under the age of five"."""
    words = [token.word for token in tokens[end : end + MAX_AGE_WORDS]]
    at = next((i for i, word in enumerate(words) if word in ("under", "below")), None)
    if at is None or not _BEFORE_AGE.issuperset(words[:at]):
        return False
    years = next((word for word in words[at + 1 :] if word not in _AGE_WORDS), "")
    return years in _MINOR_AGES


def find_subset(tokens: Sequence[Token], count: Count, country: str) -> str:
    """Return the noun where it names only some of the harmed: "40 foreigners", "four Pakistanis" outside Pakistan.

    Such a figure is no rival of a figure for all.

    Args:
        country: Where the harm happened, "" if unknown: its own nationals are nobody's subset.
    """
    head = count.phrase.head
    if head is None or tokens[head].kind is not Kind.PERSON:
        return ""
    subset = tokens[head].entry.subset
    return tokens[head].word if subset and subset != country else ""


def _named_within(tokens: Sequence[Token], count: Count) -> tuple[Victims, ...]:
    """Return the group of a noun that stands inside the figure: "20 civilians at least"."""
    number = tokens[count.at].number
    if number is None or not isinstance(tokens, Tokens):
        return ()
    nouns = plural_nouns()
    words = tokens.text[number.start : number.end].lower().split()
    return tuple(dict.fromkeys(_VICTIMS[nouns[word]] for word in words[1:] if nouns.get(word)))


@cache
def plural_nouns() -> dict[str, str]:
    return {row["noun"].lower(): row["victims"] for row in load_table("persons") if row["number"] == "plural"}


def _and_families(tokens: Sequence[Token], end: int) -> bool:
    """Return whether "and their families" stands at ``end``."""
    words = [token.word for token in tokens[end : end + MIN_OWNED]]
    return len(words) == MIN_OWNED and words[0] == "and" and words[1] in OWNERS and words[2] in _FAMILIES


def _groups(people: Sequence[Token]) -> tuple[Victims, ...]:
    """Return the groups that the nouns name."""
    named = [person.entry.victims for person in people if person.entry.victims]
    return tuple(dict.fromkeys(_VICTIMS[name] for name in named)) if named else ()


def _otherwise_named(tokens: Sequence[Token], count: Count, people: list[Token]) -> list[Token]:
    """Return the people whom other words of the sentence name: its predicate, "of them", "deaths among civilians"."""
    phrase = count.phrase
    if people and not phrase.points_back:
        return []
    end = phrase.end
    if phrase.head is None and (shared := _shared_object(tokens, end)):
        return shared
    predicated = [] if is_of_more(tokens, count.at) else _predicated(tokens, end, _is_one(tokens, count))
    if _groups(predicated):
        return predicated
    if phrase.points_back and says_them(tokens, count):
        return _spoken_of(tokens, count.at)
    if phrase.cue is not None and end < len(tokens) and tokens[end].word in _DONE_TO:
        return _listed(tokens, end + 1)
    return []


def _shared_object(tokens: Sequence[Token], end: int) -> list[Token]:
    """Return the people of "(killed 12) and wounded 30 militants", whom both verbs have for object."""
    if end + 2 >= len(tokens) or tokens[end].kind is not Kind.AND or tokens[end + 1].kind is not Kind.CUE:
        return []
    at = end + 2
    while at < len(tokens) and tokens[at].kind in (Kind.DETERMINER, Kind.TRANSPARENT):
        at += 1
    if (
        tokens[end + 1].entry.role not in (Role.ACTIVE, Role.VERB)
        or at >= len(tokens)
        or tokens[at].kind is not Kind.NUMBER
    ):
        return []
    phrase = read_phrase(tokens, at)
    if phrase.points_back and tokens[phrase.end - 1].word in THEM:
        return _spoken_of(tokens, end)  # "killing 15 and wounding dozens of them"
    return [tokens[i] for i in phrase.people if not tokens[i].entry.singular]


def says_them(tokens: Sequence[Token], count: Count) -> bool:
    return not THEM.isdisjoint(token.word for token in tokens[count.at + 1 : count.phrase.end])


def _is_one(tokens: Sequence[Token], count: Count) -> bool:
    number = tokens[count.at].number
    return number is not None and number.high == 1


def _predicated(tokens: Sequence[Token], end: int, is_one: bool) -> list[Token]:
    """Return the people of "(12 of them) were children", "(12 of them) children"."""
    found: list[Token] = []
    start = end + 1 if end < len(tokens) and tokens[end].kind is Kind.CUE else end  # "12 of the dead were boys"
    start = _past_place(tokens, start)
    for token in tokens[start : start + MAX_GAP]:
        if token.kind is Kind.PERSON:
            found += [] if token.entry.singular and not is_one and token.word not in _ADJECTIVES else [token]
        elif token.kind not in (Kind.BE, Kind.AND, Kind.DETERMINER, Kind.WORD, Kind.NAME, Kind.OF) or not (
            token.word[:1].isalpha() or token.word.endswith("-old")
        ):
            break
    return found


def is_of_more(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the predicate is said of a share of those counted only: "most of the [12] dead were boys"."""
    of = at - 2 if kind_of(tokens, at - 1) is Kind.DETERMINER else at - 1
    return of > 0 and kind_of(tokens, of) is Kind.OF and tokens[of - 1].word not in ("all", "each")


def _past_place(tokens: Sequence[Token], start: int) -> int:
    """Return where the predicate stands behind a place or others like them: "in the town of Berin [were boys]".

    "All three of the dead and all 15 of the wounded [were civilians]" goes for both.
    """
    for i in range(start, min(start + MAX_PLACE, len(tokens))):
        kind = tokens[i].kind
        if kind is Kind.BE:
            return i
        if kind is Kind.RELATIVE and i == start and kind_of(tokens, i + 1) is Kind.CUE:
            continue  # "of those who died were boys"
        if kind is Kind.CUE and i == start + 1 and tokens[start].kind is Kind.RELATIVE:
            continue
        if kind not in _PLACE and not (kind in (Kind.AND, Kind.NUMBER, Kind.CUE) and tokens[start].kind is Kind.AND):
            return start
    return start


def _spoken_of(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the people whom "them" means: the last named in the plural before it."""
    for i in range(at - 1, -1, -1):
        if tokens[i].kind is Kind.PERSON and not tokens[i].entry.singular:
            return [tokens[i]]
    return []


def _mentioned_after(tokens: Sequence[Token], end: int) -> list[Token]:
    """Return the people of "(12 people) were hurt, including women and children" where no figure stands."""
    i = end
    while i < len(tokens) and i - end <= MAX_PREDICATE and tokens[i].kind in _PREDICATE:
        i += 1
    if i >= len(tokens) or tokens[i].kind is not Kind.INCLUDING:
        return []
    return _listed(tokens, i + 1)


def _listed(tokens: Sequence[Token], start: int) -> list[Token]:
    """Return the people of a list that begins at ``start``, as far as it names groups."""
    found: list[Token] = []
    for token in tokens[start : start + MAX_GAP]:
        if token.kind is Kind.PERSON:
            found += [] if token.entry.singular else [token]
        elif token.kind is not Kind.DETERMINER and (
            token.kind not in _LISTED or not (token.word[:1].isalpha() or token.kind is Kind.COMMA)
        ):
            break
    return found
