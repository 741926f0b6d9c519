"""Find the claims that repeat another claimant's figure, so that each origin counts once.

One figure printed by ten outlets has one origin. A claim is taken for an echo
where it has the same figure and any of: the same claimant; the outlet's own
voice or a claimant without a name, where another gave the figure; the credit
of another outlet; a wire that both credit; nearly the same sentence. In doubt
it is not independent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from reconcile.group.ages import figure_age
from reconcile.group.claimants import claimant_key, claimants_of, has_named_claimant, speaks_for_itself
from reconcile.group.conventions import Interval
from reconcile.group.origins import Origins, relays_of
from reconcile.model import Claim, ClaimantKind, Modifier

SAME_WORDS_RATIO = 90  # of 100; a wire sentence with its dateline or one word changed
MIN_QUOTE_LETTERS = 40  # code points; shorter sentences are alike by chance
ROUND_TO = 10  # persons; "more than 70" is a round figure, "more than 72" is not
ROUNDING = 0.1  # share of the round figure by which the exact one may lie above it
LAST = "9999"  # sorts a report without a date after the dated


def literal(claim: Claim) -> Interval:
    """Return the interval that the claim itself carries."""
    return Interval(claim.low, claim.high)


def headline_number(claim: Claim) -> float | None:
    """Return the number that the words name: 58 of "at least 58"."""
    return claim.low if claim.low is not None else claim.high


def is_same_figure(a: Claim, b: Claim) -> bool:
    """Return whether two claims name one number, bounded alike or one more loosely.

    >>> is_same_figure(at_least(58), exactly(58)), is_same_figure(up_to(58), at_least(58))
    (True, False)
    """
    if headline_number(a) != headline_number(b):
        return False
    return literal(a).holds(literal(b)) or literal(b).holds(literal(a))


def report_order(claim: Claim) -> tuple[str, str, int, str]:
    """Return the sort key of when a claim was made known: day, report, place in its text."""
    return (claim.published or LAST, claim.doc, claim.start, claim.id)


def find_echoes(claims: Iterable[Claim]) -> dict[str, str]:
    """Return echo id → id of the claim it repeats (itself no echo).

    Args:
        claims: One event, outcome, victim group and unit. Their order does
            not matter; the earliest report holds the origin.
    """
    claims = list(claims)
    outlets = frozenset(claimant_key(claim.outlet) for claim in claims if claim.outlet)
    ordered = sorted(claims, key=lambda c: (_standing(c, outlets), report_order(c)))
    origins: defaultdict[float | None, Origins] = defaultdict(Origins)
    echoes: dict[str, str] = {}
    for claim in ordered:
        number = headline_number(claim)
        origin = next((known for known in origins[number].likely(claim) if _repeats(claim, known)), None)
        if origin is None:
            origins[number].add(claim, _standing(claim, outlets))
        else:
            echoes[claim.id] = origin.id
    roots = [claim for claim in ordered if claim.id not in echoes]
    for loose, exact in _restatements(roots, outlets):
        if exact.id not in echoes:
            echoes[loose.id] = exact.id
    return {echo: _root(origin, echoes) for echo, origin in echoes.items()}


def _root(id: str, echoes: dict[str, str]) -> str:
    while id in echoes:
        id = echoes[id]
    return id


def _standing(claim: Claim, outlets: frozenset[str]) -> int:
    """Return who is taken for the origin first: someone named, someone described, media, an outlet at hand."""
    if speaks_for_itself(claim) or claimants_of(claim) <= outlets:
        return 3
    if claim.claimant_kind in (ClaimantKind.MEDIA, ClaimantKind.OUTLET):
        return 2
    return 0 if has_named_claimant(claim) else 1


def _repeats(claim: Claim, known: Claim) -> bool:
    """Return whether ``claim`` repeats the figure of ``known``."""
    if not is_same_figure(claim, known):
        return False
    if not claimants_of(claim).isdisjoint(claimants_of(known)):
        return True
    if speaks_for_itself(claim):
        return claim.doc == known.doc or not _is_earlier(claim, known) or speaks_for_itself(known)
    if claim.claimant_kind is ClaimantKind.MEDIA or not has_named_claimant(claim):
        return not _is_earlier(claim, known) or _shares_wire(claim, known)
    return claim.doc != known.doc and _has_same_words(claim, known)


def _shares_wire(a: Claim, b: Claim) -> bool:
    """Return whether one agency or outlet passed both figures on: two prints of one wire."""
    return a.doc != b.doc and not relays_of(a).isdisjoint(relays_of(b))


def _is_earlier(a: Claim, b: Claim) -> bool:
    """Return whether ``a`` was surely printed on a day before ``b`` was given, whose report calls it no earlier one."""
    return bool(a.published and b.published) and a.published[:10] < b.published[:10] and figure_age(b) != "older"


def _has_same_words(a: Claim, b: Claim) -> bool:
    """Return whether two sentences are nearly the same."""
    if min(len(a.quote), len(b.quote)) < MIN_QUOTE_LETTERS:
        return False
    return ratio(a.quote.casefold(), b.quote.casefold(), score_cutoff=SAME_WORDS_RATIO) > 0


def _restatements(roots: Sequence[Claim], outlets: frozenset[str]) -> list[tuple[Claim, Claim]]:
    """Return (loose, exact) pairs within one report: "dozens" or "more than 70" in the lead, 72 below.

    The looser must hold all that the other allows, be vague or round, and
    come from the same claimant or from nobody credited.
    """
    by_doc: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in roots:
        by_doc[claim.doc].append(claim)
    pairs = []
    for told in by_doc.values():
        preferred = sorted(told, key=lambda c: (_standing(c, outlets), c.start))
        numbered = sorted((number, i) for i, c in enumerate(preferred) if (number := headline_number(c)) is not None)
        for loose in told:
            exact = next((c for c in _near_in_number(loose, preferred, numbered) if _restates(loose, c)), None)
            if exact is not None:
                pairs.append((loose, exact))
    return pairs


def _near_in_number(loose: Claim, preferred: Sequence[Claim], numbered: Sequence[tuple[float, int]]) -> Iterable[Claim]:
    """Return the claims that a loose figure may restate, the preferred first: for a round one those close by."""
    number = headline_number(loose)
    if loose.modifier is Modifier.VAGUE:
        return preferred
    if number is None or number % ROUND_TO:
        return ()
    first = bisect_left(numbered, (number - ROUNDING * number, -1))
    last = bisect_right(numbered, (number + ROUNDING * number, len(preferred)))
    return [preferred[i] for i in sorted(i for _, i in numbered[first:last])]


def _restates(loose: Claim, exact: Claim) -> bool:
    """Return whether the looser of two figures of one report comes from the same claimant or from nobody credited."""
    if not _says_loosely(loose, exact):
        return False
    return speaks_for_itself(loose) or claimants_of(loose) <= claimants_of(exact)


def _says_loosely(loose: Claim, exact: Claim) -> bool:
    """Return whether one figure can be a vague or rounded way to say the other."""
    if literal(loose) == literal(exact) or not literal(loose).holds(literal(exact)):
        return False
    if loose.modifier is Modifier.VAGUE:
        return exact.modifier is not Modifier.VAGUE
    number, against = headline_number(loose), headline_number(exact)
    if number is None or against is None or number % ROUND_TO:
        return False
    return abs(against - number) <= ROUNDING * number
