"""Who puts a figure forward: the nearest credit that covers it, or nobody.

One pass over the sentences finds the credits; a figure then asks which one
covers it. Where none does, the claimant may carry over from the sentence
before (carried.py). Never backward: a headline is the outlet's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from reconcile.extract.carried import carried_credit
from reconcile.extract.claimant_register import Claimant
from reconcile.extract.credit_index import OWNED, SPOKEN_RULES, AttributionIndex, Credited, outlet_name
from reconcile.extract.cues import Credit
from reconcile.extract.headlines import part_headline
from reconcile.model import Attribution, ClaimantKind, Span, Stance

__all__ = ["AttributionIndex", "attribution_of", "find_attributions"]

#: Code points; a clause about an older attack ("the raid that killed 20") is shorter.
MAX_BACKGROUND = 160
_CLAUSE_BREAK = regex.compile(r"(?:[,;]\s(?:where|while|and|but|whereas)|;)\s")
_BACKGROUND = regex.compile(
    r"""\b(?:attacks?|strikes?|airstrikes?|raids?|bombings?|blasts?|explosions?|war|conflict|uprising|violence|assault|massacre|shelling|
        shooting|siege|crackdown|offensive|earthquake|disaster|incident|crash|fighting|bombardment|rebellion|revolt)\s
        (?:(?!was\s|were\s|is\s|by\s|had\s)\w+\s){0,5}?(?:that|which|in\swhich|where|when)\s(?:has\s|have\s|had\s)?(?:\w+\s)?(?:killed|left|claimed|wounded|injured|killing|displaced|forced|\w+\s\w+\s(?:died|were\skilled))
        [^.;"”]{0,40}$""",
    regex.VERBOSE | regex.IGNORECASE,
)
_STATED = regex.compile(
    r"\b(?:it\swas|this\swas|that\swas|was\sbehind|was\san?\sattack|there\s(?:was|were|had))\b", regex.IGNORECASE
)
_NOBODY = Attribution(why=("no-cue",))
_BACKGROUND_ONLY = Attribution(why=("background-clause",))
_MEASURED = frozenset({ClaimantKind.MONITOR, ClaimantKind.MEDICAL, ClaimantKind.RESCUE, ClaimantKind.POLICE})


def find_attributions(text: str, sentences: Sequence[Span], title: str = "", outlet: str = "") -> AttributionIndex:
    """Return an index of who is credited with what in ``text``, to be asked by ``attribution_of``.

    Args:
        text: The document.
        sentences: Its sentences in order, as from ``find_sentences``.
        title: Its headline; where the text repeats it without a full stop,
            it is told apart from the lead.
        outlet: Who published it: "the Courier reports" in the Courier
            credits nobody.
    """
    return AttributionIndex(text, part_headline(text, sentences, title), outlet)


def attribution_of(index: AttributionIndex, span: Span) -> Attribution:
    """Return who puts forward the figure at ``span``, by which words and rules.

    The outlet's own voice is "-" with the rule "no-cue".

    >>> from reconcile.extract.sentences import find_sentences
    >>> text = "Ten people died, police said."
    >>> attribution_of(find_attributions(text, find_sentences(text)), Span(0, 3)).claimant
    'police'
    """
    number = bisect_right(index.starts, span.start) - 1
    if number < 0:
        return _NOBODY
    here = index.credits_of(number)
    chosen = _covering(index, here, span)
    if chosen is not None:
        if _is_background(index, chosen, span):
            return _BACKGROUND_ONLY
        return _attribution(index, here, chosen, span, ())
    carried = carried_credit(index, number, span)
    if carried is not None:
        return _attribution(index, [], carried[0], span, (carried[1],))
    return _NOBODY


def _covering(index: AttributionIndex, here: Sequence[Credited], span: Span) -> Credited | None:
    """Return the nearest credit that covers the figure; one before it goes first."""
    if not here:
        return None
    ahead: Credited | None = None
    behind: Credited | None = None
    for one in here:
        if one.credit.cites:
            continue
        after, before = one.credit.after, one.credit.before
        if after is not None and after.start <= span.start < after.end:
            ahead = one if ahead is None or one.credit.phrases[0].determiner not in OWNED else ahead
        elif behind is None and before is not None and before.start <= span.start < before.end:
            behind = one
    if ahead is None and behind is None:
        return next((one for one in here if one.credit.cites and _covers(one.credit, span)), None)
    if ahead is not None and behind is not None and _CLAUSE_BREAK.search(index.text, ahead.credit.cue.end, span.start):
        return behind  # "Rescuers said 12 were found, where two died, a doctor said"
    return ahead or behind


def _covers(credit: Credit, span: Span) -> bool:
    return any(side is not None and side.start <= span.start < side.end for side in (credit.before, credit.after))


def _is_background(index: AttributionIndex, chosen: Credited, span: Span) -> bool:
    """Return whether the figure only tells which attack somebody speaks of.

    "The minister said those behind the attack that killed 20 would pay"
    puts no figure forward; "police said the blast killed 20" does.
    """
    credit = chosen.credit
    if chosen.claimants[0].kind in _MEASURED or credit.rule not in SPOKEN_RULES:
        return False
    side = credit.after if credit.after is not None and credit.after.start <= span.start else credit.before
    if side is None:
        return False
    gap = index.text[max(side.start, span.start - MAX_BACKGROUND) : span.start]
    if not (" that " in gap or "which " in gap or "where " in gap or "when " in gap):
        return False
    return _BACKGROUND.search(gap) is not None and _STATED.search(gap) is None


def _attribution(
    index: AttributionIndex, here: Sequence[Credited], chosen: Credited, span: Span, why: tuple[str, ...]
) -> Attribution:
    """Return the attribution for the chosen credit, with who relayed it."""
    claimants = chosen.claimants
    via = chosen.via
    if len(here) > 1:
        cited = next((one for one in here if one.credit.cites), None)
        if cited is not None and cited is not chosen and claimants[0].kind is ClaimantKind.MEDIA:
            via = (outlet_name(claimants[0].name), *via)
            claimants = cited.claimants
            why = (*why, "citing")
        if claimants[0].kind is not ClaimantKind.MEDIA:
            relays = (one.claimants[0] for one in here if one is not chosen and _relays(one, span))
            for relay in relays:
                via = via if relay.name in via else (outlet_name(relay.name), *via)
    key = (chosen.credit.cue.start, via, why)
    if key not in index.stated:
        index.stated[key] = _stated(index.text, chosen.credit, claimants, via, why)
    return index.stated[key]


def _relays(one: Credited, span: Span) -> bool:
    """Return whether an outlet is credited with the figure, so that another's word reached us by it."""
    return one.claimants[0].kind is ClaimantKind.MEDIA and not one.credit.cites and _covers(one.credit, span)


def _stated(
    text: str, credit: Credit, claimants: Sequence[Claimant], via: tuple[str, ...], why: tuple[str, ...]
) -> Attribution:
    """Return the attribution to these claimants by the words of the credit."""
    rules = [credit.rule, *[claimant.rule for claimant in claimants if claimant.rule]]
    return Attribution(
        claimant=" ; ".join(dict.fromkeys([claimant.name for claimant in claimants])),
        start=claimants[0].span.start,
        end=claimants[-1].span.end,
        cue=" ".join(text[credit.cue.start : credit.cue.end].split()),
        via=tuple(dict.fromkeys(via)),
        stance=credit.stance if credit.stance is Stance.DENIED else Stance.ASSERTED,
        kind=claimants[0].kind,
        why=tuple(dict.fromkeys([*why, *rules])),
    )
