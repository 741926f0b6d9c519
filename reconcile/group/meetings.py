"""Which descriptions of harm meet: those under one key, and of a crowd those that stand nearest."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable

from reconcile.group.blocks import Key, block_keys
from reconcile.group.joining import ClaimKey, Node
from reconcile.group.tolls import Figure

MOST_NEIGHBOURS = 60  # descriptions under one key; with more, each meets those nearest in order


class Meetings:
    """Descriptions under the keys by which they meet."""

    def __init__(self) -> None:
        self._blocks: defaultdict[Key, dict[Node, bool]] = defaultdict(dict)
        self._ordered: dict[tuple[Key, bool], tuple[list[ClaimKey], list[Node]]] = {}

    def register(self, node: Node, figures: Collection[Figure]) -> None:
        """Put a node under its keys, and take it from those it has no more.

        Args:
            node: The description; one without claims is taken from all.
            figures: The tolls given for its place and day.
        """
        keys: dict[Key, bool] = {}
        if node.claims:
            for key, is_hub in block_keys(node.harm, node.docs, figures):
                keys[key] = keys.get(key, False) or is_hub
        for key in node.keys.keys() - keys.keys():
            del self._blocks[key][node]
        for key, is_hub in keys.items():
            self._blocks[key][node] = is_hub
        node.keys = keys
        self._ordered.clear()

    def of(self, node: Node) -> set[Node]:
        """Return the nodes that ``node`` meets under some key."""
        met: set[Node] = set()
        for key, is_hub in node.keys.items():
            block = self._blocks[key]
            if len(block) > MOST_NEIGHBOURS:
                met.update(self._nearest(node, key, is_hub))
            elif is_hub:
                met.update(block)
            else:
                met.update(other for other, other_is_hub in block.items() if other_is_hub)
        met.discard(node)
        return met

    def _nearest(self, node: Node, key: Key, is_hub: bool) -> Iterable[Node]:
        """Return the nodes of a crowded block that stand nearest to ``node`` in the order of claims."""
        if (key, is_hub) not in self._ordered:
            block = self._blocks[key]
            nodes = sorted((other for other in block if is_hub or block[other]), key=lambda other: other.rank)
            self._ordered[key, is_hub] = [other.rank for other in nodes], nodes
        ranks, nodes = self._ordered[key, is_hub]
        at = bisect_left(ranks, node.rank)
        return nodes[max(0, at - MOST_NEIGHBOURS // 2) : at + MOST_NEIGHBOURS // 2]
