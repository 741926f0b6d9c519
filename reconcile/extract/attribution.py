"""Who puts a figure forward: the nearest credit that covers it, or nobody.

One pass over the sentences finds the credits; a figure then asks which one
covers it. Where none does, the claimant may carry over from the sentence
before (carried.py). Never backward: a headline is the outlet's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from reconcile.extract.background import is_background
from reconcile.extract.carried import carried_credit
from reconcile.extract.claimant_register import Claimant
from reconcile.extract.credit_index import OWNED, AttributionIndex, Credited, outlet_name
from reconcile.extract.cues import Credit
from reconcile.extract.headlines import part_headline
from reconcile.extract.listed import listed_credit
from reconcile.extract.named_later import named_later
from reconcile.extract.surveyed import surveyed_credit
from reconcile.model import Attribution, ClaimantKind, Span, Stance

__all__ = ["AttributionIndex", "attribution_of", "find_attributions"]

_CLAUSE_BREAK = regex.compile(r"(?:[,;]\s(?:where|while|and|but|whereas)|;)\s")
#: Code points; the name that signs a post is shorter.
MAX_SIGNER = 80
#: Code points; a quotation mark or a dash, a comma and a blank.
MAX_CLOSING = 4
_CLOSING = ('"', "”", "'", "’")
#: Reports that are nobody's, where somebody else is credited beside them.
_NOBODYS = frozenset({"reports", "report", "initial reports", "media reports", "local media reports", "press reports"})
_NOBODY = Attribution(why=("no-cue",))
_BACKGROUND_ONLY = Attribution(why=("background-clause",))


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
        if is_background(index, chosen, span):
            return _BACKGROUND_ONLY
        return _attribution(index, here, chosen, span, ())
    carried = carried_credit(index, number, span)
    if carried is not None:
        return _attribution(index, [], carried[0], span, (carried[1],))
    listed = None if here else listed_credit(index, span)
    if listed is not None:
        return _attribution(index, [], listed, span, ("listed",))
    surveyed = None if here else surveyed_credit(index, number)
    if surveyed is not None:
        return _attribution(index, [], surveyed, span, ("told-on",))
    posted = None if here else _signed_behind(index, number)
    return _NOBODY if posted is None else _attribution(index, [], posted, span, ())


def _signed_behind(index: AttributionIndex, number: int) -> Credited | None:
    """Return who signs the sentence as a post, where the next one begins with the signature."""
    if number + 1 >= len(index.sentences):
        return None
    start, end = index.sentences[number + 1]
    if index.text.find("(", start, min(end, start + MAX_SIGNER)) < 0:
        return None
    first = next(iter(index.credits_of(number + 1)), None)
    if first is None or first.credit.rule != "posted" or first.credit.before is None:
        return None
    return first if first.credit.before.end - start < MAX_CLOSING else None


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
            owned = one.credit.phrases[0].determiner in OWNED
            ahead = one if ahead is None or not (owned or _is_monitors_source(ahead, one)) else ahead
        elif behind is None and before is not None and before.start <= span.start < before.end:
            behind = one
    if ahead is None and behind is None:
        return next((one for one in here if one.credit.cites and _covers(one.credit, span)), None)
    if ahead is None or behind is None:
        return ahead or behind
    parted = _CLAUSE_BREAK.search(index.text, ahead.credit.cue.end, span.start)
    if parted and not _only_reports(ahead, behind):
        return behind  # "Rescuers said 12 were found, where two died, a doctor said"
    if _is_told_within(index.text, ahead, behind):
        return behind
    if _is_nobodys_report(ahead) and not _is_nobodys_report(behind):
        return behind  # "Reports confirmed that 12 were found, the medic said"
    return ahead


def _is_monitors_source(outer: Credited, inner: Credited) -> bool:
    """Return whether a monitor only tells whence it knows: "the Observatory said that sources reported 12 dead"."""
    monitor, told = outer.claimants[0], inner.claimants[0]
    return monitor.kind is ClaimantKind.MONITOR and told.name.endswith(("sources", "source"))


def _is_told_within(text: str, ahead: Credited, behind: Credited) -> bool:
    """Return whether a pronoun speaks inside what another says.

    In a quotation: '"First they told us 70 were dead," she said'; or in a
    clause that only tells why: "… fled because they say 12 died, police said".
    """
    if ahead.claimants[0].rule != "pronoun" or behind.credit.before is None:
        return False
    if text.endswith(("because ", "since "), 0, ahead.claimants[0].span.start):
        return True
    start, end = behind.credit.before
    said = text[max(start, end - MAX_CLOSING) : end].rstrip(" ,")
    return said.endswith(_CLOSING) and ahead.credit.cue.start > behind.credit.before.start


def _only_reports(said: Credited, reported: Credited) -> bool:
    """Return whether an outlet only passes on, at the end, what he said: "… as 12 were hurt, Reuters reported"."""
    kinds = said.claimants[0].kind, reported.claimants[0].kind
    return kinds[0] is not ClaimantKind.MEDIA and kinds[1] is ClaimantKind.MEDIA


def _is_nobodys_report(one: Credited) -> bool:
    """Return whether only reports are credited, and nobody whose they are."""
    return len(one.claimants) == 1 and one.claimants[0].name.lower() in _NOBODYS


def _covers(credit: Credit, span: Span) -> bool:
    return any(side is not None and side.start <= span.start < side.end for side in (credit.before, credit.after))


def _attribution(
    index: AttributionIndex, here: Sequence[Credited], chosen: Credited, span: Span, why: tuple[str, ...]
) -> Attribution:
    """Return the attribution for the chosen credit, with who relayed it."""
    known = named_later(index, bisect_right(index.starts, chosen.credit.cue.start) - 1, chosen)
    claimants = [known] if known is not None else chosen.claimants
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
