"""What the tolls of two descriptions say of their being one harm: weak evidence, never more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from reconcile.group.echo import headline_number
from reconcile.model import Claim, Modifier, Outcome

LEAST_TOLL = 2  # persons; one dead is the toll of half of all harms
TELLING_FIGURE = 5  # persons; below that two harms often have one toll
ODD_FIGURE = 30  # persons; 44 dead in one country on one day are seldom two harms, 40 may be
RARE_FIGURE = 200  # persons; however round
ROUND_TO = 5  # persons; to which tolls are rounded
TELLING_BY_REGION = 10  # persons; of smaller harms a province has several a day
SELDOM_FIGURE, SELDOM_ROUND_TO = 100, 10  # persons; 112, not 120
GREAT_TOLL = 20  # persons; a province seldom has two such harms a day
LIKE_TOLLS = 2  # times; first counts of a great harm are that far below the last

Figure = tuple[Outcome, float]  # outcome and number


def toll(claim: Claim) -> Figure | None:
    """Return what is counted and how many, if the number is told and more than one."""
    number = headline_number(claim)
    if number is None or number < LEAST_TOLL or claim.modifier is Modifier.VAGUE:
        return None
    return claim.outcome, number


def weigh(tolls: Iterable[Figure]) -> int:
    """Return how much shared tolls tell: a small one nothing, a rare one as two, one like 112 as three."""
    telling = [number for _, number in tolls if number >= TELLING_FIGURE]
    return sum(3 if _is_seldom(number) else 2 if is_rare(number) else 1 for number in telling)


def _is_seldom(number: float) -> bool:
    """Return whether two harms in one country seldom have that toll on a day."""
    return number >= SELDOM_FIGURE and number % SELDOM_ROUND_TO != 0


def is_rare(number: float) -> bool:
    """Return whether two harms in one place seldom have that toll."""
    return number >= RARE_FIGURE or (number >= ODD_FIGURE and number % ROUND_TO != 0)


def are_alike_by_region(ours: Collection[Figure], theirs: Collection[Figure]) -> bool:
    """Return whether tolls speak for one harm where no more than a province is told.

    They do where both are great and like, for the count of a great harm
    grows; or where each outcome that both count has a number in common, one
    of them telling.

    >>> are_alike_by_region({(Outcome.KILLED, 58)}, {(Outcome.KILLED, 86)})
    True
    >>> are_alike_by_region({(Outcome.KILLED, 9), (Outcome.INJURED, 6)}, {(Outcome.KILLED, 9), (Outcome.INJURED, 15)})
    False
    """
    one, other = _by_outcome(ours), _by_outcome(theirs)
    both = one.keys() & other.keys()
    for outcome in both:
        least, most = sorted((max(one[outcome]), max(other[outcome])))
        if least >= GREAT_TOLL and most <= LIKE_TOLLS * least:
            return True
    shared = [one[outcome] & other[outcome] for outcome in both]
    return bool(shared) and all(shared) and (len(shared) > 1 or max(shared[0]) >= TELLING_BY_REGION)


def count_otherwise(ours: Collection[Figure], theirs: Collection[Figure]) -> bool:
    """Return whether some outcome is counted in both, and none of the numbers is one.

    >>> count_otherwise({(Outcome.KILLED, 58)}, {(Outcome.KILLED, 12), (Outcome.INJURED, 58)})
    True
    """
    one, other = _by_outcome(ours), _by_outcome(theirs)
    both = one.keys() & other.keys()
    return bool(both) and all(one[outcome].isdisjoint(other[outcome]) for outcome in both)


def _by_outcome(figures: Iterable[Figure]) -> dict[Outcome, set[float]]:
    found: defaultdict[Outcome, set[float]] = defaultdict(set)
    for outcome, number in figures:
        found[outcome].add(number)
    return found
