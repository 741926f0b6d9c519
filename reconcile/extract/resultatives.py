"""What a verb makes of its object: "shot five guards dead", "beat two men to death", "took six soldiers prisoner"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count, is_thing, kind_of, unit_of_number
from reconcile.extract.tokens import Kind, Role, Token
from reconcile.model import Outcome

#: Tokens between the verb and its figure: "shot at least two of their 12".
MAX_VERB = 4
_HELD = frozenset("prisoner prisoners captive captives hostage hostages".split())
_TAKES = frozenset("took taken take takes taking hold holds held holding".split())
#: Verbs after which "to death" tells of a sentence and not of a killing.
_JUDGES = frozenset("sentenced sentencing sentences sentence condemned condemns condemning".split())
_GASES = frozenset("gas gases chlorine sarin chemical chemicals toxic poison poisonous fumes ammonia".split())
_SHOOTS = frozenset("shot shooting shoot shoots gunned cut mowed struck strike strikes striking".split())


def find_result(tokens: Sequence[Token], count: Count) -> tuple[Outcome, int] | None:
    """Return what becomes of those counted and the word that says so, None if nothing of the kind is said."""
    end, at = count.phrase.end, count.at
    if end >= len(tokens) or is_thing(tokens, count) or unit_of_number(tokens, count):
        return None
    verbs = [token.word for token in tokens[max(0, at - MAX_VERB) : at]]
    if tokens[end].word == "to" and end + 1 < len(tokens) and tokens[end + 1].word == "death" and verbs:
        is_judged = not _JUDGES.isdisjoint(verbs) or kind_of(tokens, at - 1) is Kind.PREPOSITION
        return None if is_judged or not _has_verb(tokens, at) else (Outcome.KILLED, end + 1)
    if tokens[end].word == "dead" and not _SHOOTS.isdisjoint(verbs):
        return Outcome.KILLED, end
    held = next((i for i in (end, end - 1) if i > at and tokens[i].word in _HELD), None)
    if held is not None and held < end and not _TAKES.isdisjoint(verbs):
        _leave_out(count, held)
    if (
        held is not None
        and not _TAKES.isdisjoint(verbs)
        and (held == end or tokens[held].word in ("prisoner", "captive"))
    ):
        return Outcome.DETAINED, held
    return None


def _leave_out(count: Count, word: int) -> None:
    """Take a noun out of the phrase that tells what became of those counted: "took six soldiers [prisoner]"."""
    phrase = count.phrase
    phrase.people = tuple(i for i in phrase.people if i != word)
    phrase.head = phrase.people[-1] if phrase.people else None


def _has_verb(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb with an object stands right before the figure: "beat [two] men", no verb of being."""
    i = at - 1
    while i >= 0 and tokens[i].kind in (Kind.DETERMINER, Kind.TRANSPARENT):
        i -= 1
    if i < 0:
        return False
    is_cue = tokens[i].kind is Kind.CUE and tokens[i].entry.role in (Role.VERB, Role.ACTIVE)
    return is_cue or (tokens[i].kind is Kind.WORD and tokens[i].word[:1].isalpha())


def is_or_hurt(tokens: Sequence[Token], cue: int | None) -> bool:
    """Return whether the cue goes on with "or badly hurt"."""
    if cue is None or cue + 3 >= len(tokens) or tokens[cue + 1].word != "or":
        return False
    return tokens[cue + 2].word.endswith("ly") and tokens[cue + 3].entry.outcome is Outcome.INJURED


def is_gassed(tokens: Sequence[Token], cue: int | None) -> bool:
    """Return whether those "affected" are hurt: "affected by the chlorine gas"."""
    return cue is not None and tokens[cue].word == "affected" and any(token.word in _GASES for token in tokens)
