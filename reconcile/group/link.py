"""Group claims that speak of one harm at one place in one time window.

``link_events`` gathers claims that describe their harm in the same words,
joins descriptions that are surely one, then lets what is only vaguely placed
or dated follow the one candidate it has, and last lets context claims join.
In doubt it does not merge: an event too many is seen, a wrong one is
believed.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.group.grouping import Grouping
from reconcile.group.joining import SameHarm
from reconcile.group.titles import name_event
from reconcile.group.verdicts import compare_harms
from reconcile.model import Claim, Event


def link_events(claims: Iterable[Claim], *, same_harm: SameHarm = compare_harms) -> list[Event]:
    """Return the events that ``claims`` speak of, each with its claims, ordered by date and title.

    A part goes where its whole goes, unless it names another place ("31 in two
    towns, 12 of them in Aldar"). Context claims never draw two events
    together; they join one or make their own. The result does not depend on
    the order of the claims, and an event's id stays when later reports join.

    Args:
        claims: From any number of reports; ``doc`` and ``id`` name each.
        same_harm: Takes two ``Harm`` and the ``Evidence`` on them, returns a
            ``Verdict``. Swap it to link by another rule.
    """
    events = [name_event(group) for group in Grouping(claims, same_harm=same_harm).groups()]
    return sorted(events, key=lambda e: (e.date or "9999", e.title, e.id))
