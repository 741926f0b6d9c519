"""What events would become if a decision were taken: seen before, nothing kept."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.group.decide import Decision, apply_decisions
from reconcile.group.titles import name_event
from reconcile.model import Event


def foresee(events: Iterable[Event], decision: Decision) -> list[Event]:
    """Return the events that ``events`` would become under ``decision``, those that it leaves alone included.

    Args:
        events: The events that the decision names claims of; no others are touched by it.
        decision: One not taken yet; those taken before have shaped the events already.

    >>> two = [event_of(exactly(9, id="c1")), event_of(exactly(14, id="c2"))]
    >>> [len(made.claims) for made in foresee(two, merge_of_two)]
    [2]
    """
    decided = apply_decisions([event.claims for event in events], [decision])
    return [name_event(group.claims, group.decisions) for group in decided]
