"""Figures that count no harm to people: what is kept beside them, and why the rest is set aside."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count
from reconcile.extract.singles import is_implicit
from reconcile.extract.tokens import Kind, Token
from reconcile.extract.unharmed import is_of_the_worst
from reconcile.model import CORE, Outcome

#: The rule of a bare figure that goes on with animals.
OF_ANIMALS = "goes on with animals"
#: Tokens around a building or vehicle in which its destruction is told.
MAX_GAP = 9
_UNNAMED = frozenset({"others", "more"})
_DESTROYED = frozenset(
    "destroyed destroy destroying destroys levelled leveled flattened demolished razed burned burnt "
    "torched collapsed collapse uninhabitable obliterated downed sank sunk wrecked gutted".split()
)
_DAMAGED = frozenset("damaged damage damaging damages hit struck torn flooded inundated affected looted".split())
#: Units whose plural is no "-s".
_PLURALS = {"foot": "feet", "inch": "inches", "penny": "pence", "krona": "kronor", "krone": "kroner", "yen": "yen"}
_REASONS = {
    "animal": "counts animals",
    "time": "a span of time",
    "place": "counts places",
    "measure": "a measure",
    "money": "an amount of money",
    "thing": "counts things",
    "building": "counts buildings, no damage said",
    "vehicle": "counts vehicles, no damage said",
    "aircraft": "counts aircraft, no damage said",
    "land": "counts land, no damage said",
}


def context_of(tokens: Sequence[Token], count: Count) -> Outcome | None:
    """Return the context outcome of a figure that counts no harm, None if it is set aside."""
    number = tokens[count.at].number
    head = tokens[count.phrase.head] if count.phrase.head is not None else None
    if number is None or number.unit not in ("", "percent"):
        return None
    if is_of_the_worst(tokens, count):
        return None
    if head is not None and head.kind is Kind.THING:
        if head.entry.outcome is Outcome.ATTACKS:
            return Outcome.ATTACKS
        return _ruin(tokens, count) if head.entry.outcome is not None else None
    if number.low == 0 or number.unit == "percent":
        return None
    if count.outcome is not None and count.outcome not in CORE:
        return count.outcome
    if count.outcome is None and head is not None and head.entry.victims == "combatant" and (number.low or 0) > 1:
        return Outcome.FORCES
    return None


def leave_animals(counted: Sequence[tuple[Sequence[Token], Sequence[Count]]]) -> None:
    """Take the harm from bare figures that go on with animals: "12,000 seals died; another 4,000 were found dead".

    Only while the text has counted no people that came to harm; ``counted``
    holds its sentences in order.
    """
    speaks_of_animals = False
    for tokens, counts in counted:
        for count in counts:
            head = tokens[count.phrase.head] if count.phrase.head is not None else None
            if head is not None and head.entry.unit == "animal":
                near = tokens[max(0, count.at - MAX_GAP) : count.phrase.end + MAX_GAP]
                is_harmed = any(token.kind is Kind.CUE and token.entry.outcome in CORE for token in near)
                speaks_of_animals = speaks_of_animals or is_harmed
            elif count.outcome in CORE and not is_implicit(tokens[count.at]):
                if not speaks_of_animals or (head is not None and head.word not in _UNNAMED):
                    return
                count.outcome, count.rule, count.cue = None, OF_ANIMALS, None


def _ruin(tokens: Sequence[Token], count: Count) -> Outcome | None:
    """Return ``destroyed`` or ``damaged`` where such a word stands near."""
    end = count.phrase.end
    near = [*tokens[max(0, count.at - MAX_GAP) : count.at], *tokens[end : end + MAX_GAP]]
    words = {token.word for token in near}
    if words & _DESTROYED:
        return Outcome.DESTROYED
    return Outcome.DAMAGED if words & _DAMAGED else None


def reason_unused(tokens: Sequence[Token], count: Count) -> str:
    """Return, for a person to read, why the figure is no claim."""
    number = tokens[count.at].number
    if number is not None and number.unit and number.unit != "percent":
        return f"counts {_PLURALS.get(number.unit, number.unit + 's')}" if number.unit.isalpha() else "a measure"
    if count.rule == OF_ANIMALS:
        return _REASONS["animal"]
    head = tokens[count.phrase.head] if count.phrase.head is not None else None
    if head is not None and head.kind is Kind.THING:
        return _REASONS.get(head.entry.unit, f"counts {head.word}")
    if number is not None and number.unit == "percent":
        return "a share, of no harm"
    if head is not None:
        return "no harm is said of them"
    return "it is not said what is counted"
