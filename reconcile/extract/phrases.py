"""The noun phrase that a number opens: what it counts, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.extract.tokens import Kind, Role, Token, Tokens
from reconcile.model import Modifier

#: Tokens; "12 pro-government Syrian army foot soldiers" is about as long as wires get.
MAX_MODIFIERS = 5
#: Tokens between "of" and a number that belongs to somebody: "of the cruise ship's 700 passengers".
MAX_OWNER = 4
#: Tokens in a bracket with other names of a group: "ISIS, ISIL or Daesh".
MAX_ASIDE = 5
_OWNER = frozenset({Kind.DETERMINER, Kind.WORD, Kind.NAME, Kind.THING, Kind.PERSON})
_POSSESSIVES = frozenset({"those", "these", "its", "his", "her", "their", "our"})
_SIDES = (Kind.WORD, Kind.NAME, Kind.PERSON)
#: Words before a time that tell when, not how long.
_WHEN = frozenset({"last", "this", "next", "each", "every", "past", "per", "same", "previous", "following", "earlier"})
#: Determiners that may stand before the noun.
_LEADING = frozenset({"other", "further", "additional"})
#: Words that only say that something is told: "no reports of casualties".
_MODIFYING = frozenset({Kind.WORD, Kind.NAME, Kind.TRANSPARENT})
#: What a bracket in a name is made of: "(banned in Russia)", "(ISIL or Daesh)".
_IN_ASIDE = frozenset({Kind.NAME, Kind.AND, Kind.WORD, Kind.PREPOSITION, Kind.OF, Kind.DETERMINER})
_LEAVES = frozenset({"left", "leaving", "leaves"})
_NOUNS = (Kind.WORD, Kind.PERSON, Kind.THING)
_JOINS_NAMES = frozenset({Kind.AND, Kind.BRACKET})
_REPORTS = frozenset({"report", "reports", "word", "sign", "signs"})
#: Words after "of" that point back to a group already counted.
_BACK_POINTERS = frozenset({"them", "whom", "which", "these", "those", "us"})


@dataclass(slots=True)
class NounPhrase:
    """What stands behind a number.

    ``head`` is the index of the noun counted, None where there is none ("12
    were killed"). ``cue`` is the index of an outcome word inside the phrase
    ("12 wounded men", "12 deaths"). ``end`` is the index of the first token
    after the phrase. ``points_back`` marks "12 of them", "12 of the dead".
    """

    head: int | None
    cue: int | None
    end: int
    people: tuple[int, ...] = ()
    points_back: bool = False


def read_phrase(tokens: Sequence[Token], number: int) -> NounPhrase:
    """Return the noun phrase that the number at index ``number`` opens."""
    i = number + 1
    if i == len(tokens):
        return NounPhrase(None, None, i)
    if _says_others(tokens, number):
        return NounPhrase(None, None, i)  # "hurt many others local sources said", a comma lost
    points_back = False
    if tokens[i].kind is Kind.QUOTE and _kind(tokens, number - 1) is Kind.QUOTE and i + 1 < len(tokens):
        i += 1  # '"at least 18" fighters'
    if tokens[i].kind is Kind.OF or (
        tokens[i].kind is Kind.INCLUDING and tokens[i].word in ("of them", "of whom", "of which")
    ):
        if tokens[i].kind is Kind.INCLUDING:
            return NounPhrase(None, None, i + 1, points_back=True)
        i = _owned_number(tokens, i + 1)
        while _kind(tokens, i) in (Kind.DETERMINER, Kind.PRONOUN, Kind.RELATIVE, Kind.NUMBER):
            if tokens[i].word in _BACK_POINTERS:
                following = _kind(tokens, i + 1)
                is_of_nouns = tokens[i].word in ("these", "those") and _is_plural_noun(tokens, i + 1)
                if tokens[i].word in ("them", "whom", "which", "us") or not (
                    following in (Kind.PERSON, Kind.CUE) or is_of_nouns
                ):
                    return NounPhrase(None, None, i + 1, points_back=True)
            points_back = points_back or tokens[i].word in ("the", "these", "those", "all")
            if tokens[i].kind is Kind.NUMBER:
                points_back = True
            i += 1
    if i < len(tokens) and tokens[i].word in _REPORTS and _kind(tokens, i + 1) is Kind.OF:
        i += 2  # "no reports of missing people"
    counted = tokens[number].number
    is_vague = counted is not None and counted.modifier is Modifier.VAGUE
    if is_vague and i < len(tokens) and tokens[i].word in _POSSESSIVES:
        points_back = points_back or tokens[i].word in ("those", "these")
        i += 1  # "a number of its members"
    return _scan(tokens, i, points_back, is_one=counted is None or counted.low == 1)


def _says_others(tokens: Sequence[Token], number: int) -> bool:
    """Return whether the words of the figure end on "others", before a noun that is none of its own."""
    counted = tokens[number].number
    if counted is None or not isinstance(tokens, Tokens) or _kind(tokens, number + 1) not in _NOUNS:
        return False
    return tokens.text[counted.start : counted.end].endswith("others")


def _is_plural_noun(tokens: Sequence[Token], i: int) -> bool:
    """Return whether what stands at ``i`` is a noun for things: "(12 of those) operations"."""
    if _kind(tokens, i) is Kind.THING:
        return True
    return _kind(tokens, i) is Kind.WORD and tokens[i].word.endswith("s") and not tokens[i].word.endswith("ss")


def _owned_number(tokens: Sequence[Token], i: int) -> int:
    """Return where a number stands behind its owner: "(two of) the train's [700] passengers"; else ``i``."""
    if _kind(tokens, i) not in (Kind.DETERMINER, Kind.NAME):
        return i
    j = i + 1
    while j - i < MAX_OWNER and _kind(tokens, j) in _OWNER:
        j += 1
    is_owned = j - i > 1 and _kind(tokens, j) is Kind.NUMBER and tokens[j - 1].kind is not Kind.DETERMINER
    return j if is_owned and not tokens[j].word else i


def _scan(tokens: Sequence[Token], i: int, points_back: bool, *, is_one: bool) -> NounPhrase:
    """Return the phrase whose modifiers and nouns begin at ``i``."""
    first = i
    head: int | None = None
    cue: int | None = None
    people: list[int] = []
    modifiers = 0
    while i < len(tokens) and i - first <= MAX_MODIFIERS + 3:
        token = tokens[i]
        kind = token.kind
        if kind is Kind.BRACKET and (close := _aside_end(tokens, i)):
            i = close + 1
            continue
        if kind is Kind.PERSON:
            if cue is not None and token.entry.singular and not is_one and not _leads_to_noun(tokens, i + 1):
                break  # "25 dead Minister says": a headline and the next
            head = i
            people.append(i)
        elif kind is Kind.THING:
            if head is not None and not (tokens[head].entry.singular or token.word.endswith("s")):
                break
            if head is not None and tokens[head].word == "others":
                break  # "hurt many others local sources said", a comma lost
            is_time = head is None and i > first and token.entry.unit == "time"
            if is_time and (tokens[i - 1].word in _WHEN or tokens[i - 1].kind is Kind.CUE):
                break  # "killed 12 last week", "a dozen remained missing hours after"
            head = i  # "pilot whales", "police vehicles": the last noun is counted
            people.clear()
        elif kind is Kind.CUE:
            role = token.entry.role
            if role is Role.NOUN:
                if head is not None and tokens[head].word == "others":
                    break
                return NounPhrase(i, i, i + 1, tuple(people), points_back)
            if head is not None and tokens[head].word not in ("more", "other"):
                break
            if role not in (Role.VERB, Role.ADJECTIVE) or not _has_noun_ahead(tokens, i + 1):
                break
            cue = i
        elif head is None and kind in _MODIFYING:
            modifiers += 1
            if modifiers > MAX_MODIFIERS:
                break
        elif head is None and kind in _JOINS_NAMES and _joins_names(tokens, i):
            modifiers += 1
        elif not (_continues(tokens, head, i) if head is not None else token.word in _LEADING):
            break
        i += 1
    is_left = cue == first and first > 1 and tokens[first - 2].word in _LEAVES
    is_thing = head is not None and tokens[head].kind is Kind.THING
    if (is_thing or is_left) and _are_speakers(tokens, first, i):
        return NounPhrase(None, None, first, (), points_back)
    if is_thing:
        cue = None  # "two besieged towns" counts towns
    if head is None and cue is None:
        return NounPhrase(None, None, first, (), points_back)
    return NounPhrase(head, cue, (max(x for x in (head, cue) if x is not None)) + 1, tuple(people), points_back)


def _are_speakers(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Return whether the words behind a number are who says it: "wounded 50 state media reported", a comma lost."""
    while end - first <= MAX_ASIDE and _kind(tokens, end) in (Kind.WORD, Kind.NAME, Kind.HAVE):
        end += 1
    if _kind(tokens, end) is not Kind.REPORT or first < 2:
        return False
    before = tokens[first - 2]
    is_harm = before.kind is Kind.CUE and before.entry.role in (Role.VERB, Role.ACTIVE)
    return is_harm or before.kind is Kind.TOLL_VERB or before.word in _LEAVES


def _leads_to_noun(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a noun in the plural or a thing follows within two tokens: "Syrian [opposition fighters]"."""
    for token in tokens[i : i + 3]:
        if token.kind is Kind.THING or (token.kind is Kind.PERSON and not token.entry.singular):
            return True
        if token.kind not in (Kind.WORD, Kind.NAME, Kind.PERSON):
            return False
    return False


def _aside_end(tokens: Sequence[Token], i: int) -> int:
    """Return where the bracket at ``i`` closes that only tells other names of those counted, 0 if it does not.

    "Twelve Islamic State (ISIL or Daesh) fighters": the noun stands right behind.
    """
    if tokens[i].word == "[" and [t.word for t in tokens[i + 2 : i + 3]] == ["]"]:
        return i + 2 if _has_noun_ahead(tokens, i + 3) else 0  # "80 [Daesh] fighters"
    is_behind_name = _kind(tokens, i - 1) is Kind.NAME or (
        _kind(tokens, i - 1) is Kind.THING and _kind(tokens, i - 2) is Kind.NAME
    )
    if tokens[i].word != "(" or not is_behind_name:
        return 0
    for j in range(i + 1, min(i + 1 + MAX_ASIDE, len(tokens))):
        if tokens[j].word == ")":
            is_behind = _kind(tokens, j + 1) is Kind.PERSON and not tokens[j + 1].entry.singular
            return j if j > i + 1 and is_behind else 0
        if tokens[j].kind not in _IN_ASIDE or tokens[j].number is not None:
            return 0
    return 0


def _joins_names(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a name goes on with another before the noun: "12 Hamas and Fatah fighters", "IS (Daesh) men"."""
    if tokens[i].kind is Kind.BRACKET and tokens[i].word == ")":
        return _kind(tokens, i - 2) is Kind.BRACKET
    is_joined = _kind(tokens, i - 1) is Kind.NAME and _kind(tokens, i + 1) is Kind.NAME
    if tokens[i].kind is Kind.BRACKET:
        return is_joined and _kind(tokens, i + 2) is Kind.BRACKET
    if _kind(tokens, i - 1) in _SIDES and _kind(tokens, i + 1) in _SIDES and _kind(tokens, i + 2) is Kind.PERSON:
        return tokens[i - 1].word[:1].isalpha()  # "70 regime and rebel fighters"
    return is_joined and any(_kind(tokens, j) is Kind.PERSON for j in range(i + 2, i + 4))


def _continues(tokens: Sequence[Token], head: int, i: int) -> bool:
    """Return whether the phrase goes on past its noun: "women and children", "opposition fighters"."""
    kind = tokens[i].kind
    if kind in (Kind.WORD, Kind.NAME):
        return _is_compound(tokens, head, i)
    if kind is Kind.AND:
        return _kind(tokens, i + 1) is Kind.PERSON and tokens[i].word in ("and", "or", "&")
    return kind is Kind.COMMA and _kind(tokens, i + 1) is Kind.PERSON and _kind(tokens, i + 2) is Kind.AND


def _kind(tokens: Sequence[Token], i: int) -> int | None:
    return tokens[i].kind if 0 <= i < len(tokens) else None


def _is_compound(tokens: Sequence[Token], head: int, i: int) -> bool:
    """Return whether the unknown word at ``i`` joins the noun before to one behind ("Syrian opposition fighters")."""
    if " " in tokens[i].word or tokens[head].word == "others":
        return False  # a verb phrase that told nothing here; "others" end what is counted
    if tokens[head].entry.singular and any(_kind(tokens, j) is Kind.THING for j in (i + 1, i + 2)):
        return True  # "several local Kurdish ministries"
    return any(_kind(tokens, j) is Kind.PERSON for j in range(i + 1, min(i + 3, len(tokens)))) and not any(
        _kind(tokens, j) not in (Kind.PERSON, Kind.WORD, Kind.NAME)
        for j in range(i + 1, next((j for j in range(i + 1, i + 3) if _kind(tokens, j) is Kind.PERSON), i + 1))
    )


def _has_noun_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a noun follows that the number can count, only modifiers between."""
    for j in range(i, min(i + 4, len(tokens))):
        kind = tokens[j].kind
        if kind in (Kind.PERSON, Kind.THING):
            return True
        if kind is Kind.CUE and tokens[j].entry.role is Role.NOUN:
            return True
        if kind not in (Kind.WORD, Kind.NAME) or not tokens[j].word[:1].isalnum():
            return False
    return False
