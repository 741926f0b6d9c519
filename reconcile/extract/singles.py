"""Single victims that no numeral counts: "a child was killed", "another injured".

They become numbers of one before counting, so that the same rules decide
about them. "A" and "an" are implicit; "another" is a figure like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reconcile.extract.flat import flatten
from reconcile.extract.tokens import Entry, Kind, Role, Token, Tokens
from reconcile.lexicons.load import load_table
from reconcile.model import CORE, Modifier, Number

#: Tokens between the article and its noun: "a 50-year-old local police officer".
MAX_GAP = 4
_FIGURE = Entry(Kind.NUMBER)
_ARTICLES = frozenset({"a", "an"})
_DETERMINERS = _ARTICLES | {"another"}


@cache
def _harm_words() -> frozenset[str]:
    """Return, of every core cue, the word that tells it: the longest that is no function word."""
    function_words = {row["words"] for row in load_table("function_words")}
    cues = (row["words"].lower().split() for row in load_table("outcomes") if row["outcome"] in CORE)
    return frozenset(max(cue, key=lambda word: (word not in function_words, len(word))) for cue in cues)


@cache
def _singular_persons() -> frozenset[str]:
    """Return the last word of every noun for one person."""
    singular = (row["noun"].lower() for row in load_table("persons") if row["number"] == "singular")
    return frozenset(noun.replace("-", " ").split()[-1] for noun in singular)


def may_hold_single(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` has the words a single victim needs: a cheap look before cutting tokens."""
    words = frozenset(flatten(text)[start : end + 1].split())  # the flat form has one more blank before each word
    if words.isdisjoint(_DETERMINERS) or words.isdisjoint(_harm_words()):
        return False
    return "another" in words or not words.isdisjoint(_singular_persons())


def mark_singles(tokens: Tokens) -> Tokens:
    """Return the tokens with each single victim's article or "another" made a number of one."""
    singles = [i for i, token in enumerate(tokens) if token.word in _DETERMINERS and _is_single(tokens, i)]
    if not singles:
        return tokens
    for i in singles:
        word, start = tokens[i].word, tokens.start_of(i)
        number = Number(start=start, end=start + len(word), low=1, high=1, modifier=Modifier.EXACT)
        tokens[i] = Token(word, _FIGURE, number)
    return tokens


def is_implicit(token: Token) -> bool:
    """Return whether the figure is only an article."""
    return token.kind is Kind.NUMBER and token.word in _ARTICLES


def _is_single(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].kind is not Kind.DETERMINER or _tells_of_one(tokens, i):
        return False
    return _is_another_one(tokens, i) if tokens[i].word == "another" else _opens_single(tokens, i)


def _tells_of_one(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a figure before the article counts the same person: "one of them (was) [a] boy"."""
    before = i - 2 if i > 1 and tokens[i - 1].kind is Kind.BE else i - 1
    is_of_them = before > 0 and tokens[before].kind is Kind.INCLUDING and tokens[before - 1].kind is Kind.NUMBER
    return is_of_them and tokens[before].word in ("of them", "of whom")


def _opens_single(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a person in the singular follows, with only modifiers between."""
    for j in range(i + 1, min(i + 2 + MAX_GAP, len(tokens))):
        token = tokens[j]
        if token.kind is Kind.PERSON:
            following = tokens[j + 1] if j + 1 < len(tokens) else None
            if following is not None and following.kind in (Kind.PERSON, Kind.THING):
                continue
            if (
                following is not None
                and following.kind is Kind.OF
                and tokens[j + 2 : j + 3]
                and _is_figure(tokens[j + 2])
            ):
                return False  # "a family of four"
            if _leads_to_thing(tokens, j + 1):
                return False
            if following is not None and (following.word in ("'", "’") or _is_animal_pair(tokens, j)):
                return False
            return token.entry.singular
        if token.kind not in (Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.COMMA) or not (
            token.word[:1].isalnum() or token.kind is Kind.NUMBER
        ):
            return False
    return False


def _is_figure(token: Token) -> bool:
    return token.kind is Kind.NUMBER and not token.word


def _leads_to_thing(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the person only describes a thing: "a terrorist [shelling attack]", "a Russian [jet]"."""
    for token in tokens[i : i + MAX_GAP]:
        if token.kind is Kind.THING:
            return True
        if token.kind not in (Kind.WORD, Kind.NAME) or not token.word[:1].isalnum():
            return False
    return False


def _is_animal_pair(tokens: Sequence[Token], person: int) -> bool:
    """Return whether an animal is joined to the person: "a mother and calf"."""
    after = tokens[person + 1 : person + 3]
    return len(after) == 2 and after[0].kind is Kind.AND and after[1].entry.unit == "animal"


def _is_another_one(tokens: Sequence[Token], i: int) -> bool:
    """Return whether "another" stands for one more person: "another injured", "another man"."""
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    if following.kind is Kind.NUMBER:
        return False
    if following.kind is Kind.CUE:
        return following.entry.role in (Role.VERB, Role.ADJECTIVE)
    if following.kind is Kind.BE:  # "one man died and another was hurt"
        ahead = tokens[i + 2 : i + 4]
        return bool(ahead) and any(t.kind is Kind.CUE and t.entry.role in (Role.VERB, Role.ADJECTIVE) for t in ahead)
    return _opens_single(tokens, i)
