"""Victim groups that a figure takes over from those counted before: "20 civilians were killed and 30 hurt"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from reconcile.extract.governing import Count
from reconcile.extract.predicates import HARM
from reconcile.extract.tokens import Kind, Role, Token, Tokens
from reconcile.extract.victims import MAX_GAP, is_of_more, says_them
from reconcile.model import Claim, Outcome, Span, Victims

#: Code points between the victims of one sentence and the "others" of the next.
MAX_DISTANCE = 300
#: Groups that "others" beside them belong to as well.
_CARRIED_GROUPS = frozenset({Victims.CIVILIAN, Victims.COMBATANT, Victims.POLICE})
_BY_SEX_OR_AGE = frozenset({Victims.MAN, Victims.WOMAN, Victims.CHILD})
_OTHERS = frozenset({"others", "more"})
#: Figures after which a report is taken to speak of one group, and the groups.
MIN_TOPIC, MAX_TOPIC = 2, 40
_TOPICS = frozenset({Victims.JOURNALIST, Victims.PRISONER, Victims.CHILD, Victims.MEDIC, Victims.POLICE})
#: Tokens between "toll" and a figure with a noun of its own.
MAX_TOLL = 8


def carry_victims(
    victims: tuple[Victims, ...], tokens: Sequence[Token], count: Count, earlier: Sequence[Claim], sentence: Span
) -> tuple[Victims, ...]:
    """Return the groups of a figure that names none and speaks of those counted before.

    "Twelve civilians were killed and five hurt" speaks of civilians twice; "a
    child was killed and five others hurt" of one child.

    Args:
        victims: What the words of the figure itself say.
        earlier: Claims that stand before it, in order.
    """
    head = count.phrase.head
    if _has_parts(tokens, count.phrase.end):
        return victims  # "29 children dead and 48 hurt, among them 30 children"
    if count.rule == "toll" or _tells_toll(tokens, count.at):
        return victims  # often another claimant's, of all the dead
    if head is None and _tells_who(tokens, count.phrase.end):
        return victims  # "five of the dead were women and three were under 15"
    if _follows_among(tokens, count.at) or is_of_more(tokens, count.at):
        return victims  # "four medics among six dead", "ten of the 25 injured were children"
    if victims[0] is not Victims.UNSPECIFIED or not (head is None or tokens[head].word in _OTHERS):
        return victims
    if head is None and not count.phrase.points_back and (topic := _topic(earlier)):
        return (topic, *victims[1:])
    before = next((claim for claim in reversed(earlier) if not claim.part_of and claim.is_core), None)
    if before is None or Victims.UNSPECIFIED in before.victims or not before.victims:
        return victims
    if count.outcome is Outcome.DISPLACED and before.outcome is not count.outcome:
        return victims  # "killed 300 civilians and uprooted a million"
    if count.rule == "carried toll" and _BY_SEX_OR_AGE.issuperset(before.victims):
        return victims  # "three men died, bringing the total to 83"
    is_near = before.start >= sentence.start
    if is_near and head is not None and tokens[head].word == "more" and before.low != 1:
        carries = True  # "killed three nurses and wounded two more"
    elif head is not None or _opens_with_another(tokens, count.at) or _says_others(tokens, count):
        carries = before.end > sentence.start - MAX_DISTANCE and set(before.victims) <= _CARRIED_GROUPS
    elif count.phrase.points_back:
        carries = is_near and says_them(tokens, count)
    else:
        carries = is_near and (before.low != 1 or set(before.victims) <= _CARRIED_GROUPS)
    return tuple(dict.fromkeys((*before.victims, *victims[1:]))) if carries else victims


def _tells_who(tokens: Sequence[Token], end: int) -> bool:
    """Return whether the sentence says who those counted were, not what became of them."""
    near = [token.kind for token in tokens[end : end + MAX_GAP]]
    return near[:1] == [Kind.BE] and Kind.CUE not in near


def _follows_among(tokens: Sequence[Token], at: int) -> bool:
    i = at - 1
    while i > 0 and tokens[i].kind is Kind.DETERMINER:
        i -= 1
    return i > 0 and tokens[i].word in ("among", "amongst")


def _says_others(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure itself ends on "others": "killed three children and hurt [many others]"."""
    number = tokens[count.at].number
    return (
        isinstance(tokens, Tokens) and number is not None and tokens.text.endswith("others", number.start, number.end)
    )


def _opens_with_another(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the sentence opens on more of those told of before: "Another [26] were hurt"."""
    return 0 < at <= 2 and tokens[at - 1].word in ("another", "further", "additional")


def _has_parts(tokens: Sequence[Token], end: int) -> bool:
    """Return whether the figure goes on with a part that has its own figure."""
    near = tokens[end : end + MAX_GAP]
    return any(a.kind is Kind.INCLUDING and b.kind is Kind.NUMBER for a, b in itertools.pairwise(near))


def _tells_toll(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the figure goes on with "toll": "put the toll at 45 dead"."""
    near = tokens[max(0, at - MAX_TOLL) : at]
    return any(token.kind is Kind.CUE and token.entry.role is Role.TOLL for token in near)


def _topic(earlier: Sequence[Claim]) -> Victims | None:
    """Return the group of which a report speaks all along: every figure so far was of journalists, say."""
    near = [claim.victims for claim in earlier[-MAX_TOPIC:] if claim.outcome in HARM and not claim.implicit]
    told = set(near)
    if len(told) != 1 or len(near) < MIN_TOPIC:
        return None
    group = next(iter(told))
    return group[0] if len(group) == 1 and group[0] in _TOPICS else None
