"""Join descriptions of harm into groups, within one neighbourhood.

First what is surely one, then what is only vaguely placed or dated follows
the one candidate it has. In doubt nothing is joined: an event too many is
seen, a wrong one is believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from reconcile.group.evidence import Evidence, Verdict
from reconcile.group.harm import Harm, is_told_apart
from reconcile.group.tolls import Figure, toll
from reconcile.model import Claim

NEARBY = 500  # code points; a paragraph of newswire. Further off, an undated figure carries nothing over
MOST_CANDIDATES = 12  # groups; a province of which more reports tell in a month has more than one harm

ClaimKey = tuple[str, int, int, str]
SameHarm = Callable[[Harm, Harm, Evidence], Verdict]


def claim_key(claim: Claim) -> ClaimKey:
    """Return the sort key of a claim: report, place in its text, id."""
    return claim.doc, claim.start, claim.end, claim.id


class Node:
    """One description of a harm with the core claims that give it, and its likely neighbours."""

    __slots__ = ("claims", "docs", "edges", "harm", "keys", "rank", "told_apart_in", "tolls")

    def __init__(self, harm: Harm) -> None:
        self.harm = harm
        self.claims: list[Claim] = []
        self.docs: frozenset[str] = frozenset()
        self.told_apart_in: frozenset[str] = frozenset()
        self.rank: ClaimKey = ("", 0, 0, "")
        self.keys: dict[tuple[object, ...], bool] = {}
        self.edges: dict[Node, Verdict] = {}
        self.tolls: frozenset[Figure] = frozenset()

    def change(self, gone: Collection[str], come: Iterable[Claim]) -> None:
        """Take out the claims of some reports, and put others in."""
        new = list(come)
        kept = [claim for claim in self.claims if claim.doc not in gone] if gone else self.claims
        self.claims = sorted((*kept, *new), key=claim_key)
        self.docs = (self.docs - frozenset(gone)) | {claim.doc for claim in new}
        apart = (self.told_apart_in - frozenset(gone)) | {claim.doc for claim in new if is_told_apart(claim)}
        self.told_apart_in = apart
        self.tolls = frozenset(filter(None, map(toll, self.claims)))
        if self.claims:
            self.rank = claim_key(self.claims[0])


class Joiner:
    """The nodes of one neighbourhood being joined into groups, each led by the node of first rank."""

    def __init__(self, nodes: Iterable[Node], judge: Callable[[Node, Node], Verdict]) -> None:
        self._nodes = sorted(nodes, key=lambda node: node.rank)
        self._judge = judge
        self._seen: dict[tuple[Node, Node], Verdict] = {}
        self.leader = {node: node for node in self._nodes}
        self.followers = {node: [node] for node in self._nodes}
        self._shapes = {node: {node.harm._replace(doc=""): node} for node in self._nodes}
        self._pairs = [
            (a, b, a.edges[b])
            for a in self._nodes
            for b in sorted(a.edges, key=lambda node: node.rank)
            if a.rank < b.rank
        ]

    def join_all(self) -> list[list[Node]]:
        """Return the groups, each in order of rank."""
        for a, b, verdict in self._pairs:
            if verdict is Verdict.SAME:
                self._join(a, b)
        for least in (Verdict.LIKELY, Verdict.MAYBE, Verdict.POSSIBLE):
            self._follow_only(least)
        return [sorted(group, key=lambda node: node.rank) for group in self.followers.values()]

    def _may_join(self, a: Node, b: Node) -> bool:
        """Return whether no description in the one group rules out one in the other.

        Descriptions in the same words rule out the same: they are asked once.
        """
        apart = Verdict.APART
        for one in self._shapes[a].values():
            for other in self._shapes[b].values():
                if self._verdict(one, other) is apart:
                    return False
        marked = [node for group in (a, b) for node in self.followers[group] if node.told_apart_in]
        return all(
            self._verdict(node, other) is not apart
            for node in marked
            for other in self.followers[b if self.leader[node] is a else a]
        )

    def _verdict(self, a: Node, b: Node) -> Verdict:
        known = a.edges.get(b)
        if known is not None:
            return known
        pair = (a, b) if a.rank < b.rank else (b, a)
        if pair not in self._seen:
            self._seen[pair] = self._judge(*pair)
        return self._seen[pair]

    def _join(self, a: Node, b: Node) -> None:
        a, b = self.leader[a], self.leader[b]
        if a is b or not self._may_join(a, b):
            return
        if b.rank < a.rank:
            a, b = b, a
        for node in self.followers.pop(b):
            self.leader[node] = a
            self.followers[a].append(node)
        self._shapes[a] = {**self._shapes.pop(b), **self._shapes[a]}

    def _follow_only(self, least: Verdict) -> None:
        """Join groups that are ``least`` one or better, where each is the other's only candidate.

        A vaguer group (a province, a month) follows its only candidate even
        if that has others; one without any place or date follows, among
        several, the nearest in its text.
        """
        candidates: defaultdict[Node, set[Node]] = defaultdict(set)
        for a, b, verdict in self._pairs:
            one, other = self.leader[a], self.leader[b]
            if verdict >= least and one is not other and other not in candidates[one] and self._may_join(one, other):
                candidates[one].add(other)
                candidates[other].add(one)
        chosen = []
        for group in sorted(candidates, key=lambda node: node.rank):
            near = self._choose(group, candidates)
            if near is not None:
                chosen.append((group, near))
        for a, b in chosen:
            self._join(a, b)

    def _choose(self, group: Node, candidates: Mapping[Node, set[Node]]) -> Node | None:
        """Return the candidate that ``group`` joins, None in doubt."""
        full = {other for other in candidates[group] if not self._is_bare(other)}
        if not self._is_bare(group):
            if not 0 < len(full) <= MOST_CANDIDATES or not _are_of_one_mind(full, candidates):
                return None
            other = min(full, key=lambda node: node.rank)
            if self._is_vaguer(group, other):
                return other
            back = {node for node in candidates[other] if not self._is_bare(node)}
            return other if len(back) <= MOST_CANDIDATES and _are_of_one_mind(back, candidates) else None
        full = full or candidates[group]
        if len(full) == 1:
            return next(iter(full))
        gaps = sorted((self._gap(group, other), other.rank) for other in full)
        if not gaps or gaps[0][0] > NEARBY or gaps[0][0] == gaps[1][0]:
            return None
        return next(other for other in full if other.rank == gaps[0][1])

    def _is_vaguer(self, group: Node, other: Node) -> bool:
        """Return whether one group says less of where and of when than another."""
        ours, theirs = (
            [max(detail) for detail in zip(*(node.harm.detail for node in self.followers[one]), strict=True)]
            for one in (group, other)
        )
        return ours != theirs and all(one <= two for one, two in zip(ours, theirs, strict=True))

    def _is_bare(self, group: Node) -> bool:
        """Return whether nothing in the group says where, or nothing says when."""
        return all(not node.harm.place.parts or node.harm.window is None for node in self.followers[group])

    def _gap(self, group: Node, other: Node) -> int:
        """Return the least distance in code points between claims of two groups in one text."""
        ours, theirs = self._claims(group), self._claims(other)
        gaps = [max(b.start - a.end, a.start - b.end, 0) for a in ours for b in theirs if a.doc == b.doc]
        return min(gaps, default=NEARBY + 1)

    def _claims(self, group: Node) -> Sequence[Claim]:
        return [claim for node in self.followers[group] for claim in node.claims]


def _are_of_one_mind(groups: Collection[Node], candidates: Mapping[Node, set[Node]]) -> bool:
    """Return whether groups are all candidates of one another: reports of one harm, and no choice between two."""
    return all(one is other or other in candidates[one] for one in groups for other in groups)
