"""Claims grouped into events, to which reports can be added one by one.

Adding a report costs work for its neighbourhood: its descriptions of harm
look up those they may be one with (``meetings``), and only the descriptions
that hang together with them, however loosely, are joined anew. All at once
or one by one, the same reports end in the same groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reconcile.group.evidence import Evidence, Stretch, Verdict
from reconcile.group.harm import Harm
from reconcile.group.joining import ClaimKey, Joiner, Node, SameHarm, claim_key
from reconcile.group.meetings import Meetings
from reconcile.group.sides import are_opposed
from reconcile.group.spots import are_other_spots
from reconcile.group.tolls import Figure, are_alike_by_region, count_otherwise, is_rare, weigh
from reconcile.group.verdicts import compare_harms
from reconcile.group.wholes import harms_of_wholes
from reconcile.model import Claim

Home = Node | Harm  # of a context claim: the first node of its group, or its own description


class Grouping:
    """Claims in groups, one a harm. ``groups`` are what ``link_events`` names."""

    def __init__(self, claims: Iterable[Claim] = (), *, same_harm: SameHarm = compare_harms) -> None:
        self._same_harm = same_harm
        self._nodes: dict[Harm, Node] = {}
        self._meetings = Meetings()
        self._at: defaultdict[Harm, set[Node]] = defaultdict(set)
        self._figures: dict[Harm, frozenset[Figure]] = {}
        self._of_doc: dict[str, list[tuple[Claim, Harm]]] = {}
        self._stretches: dict[str, dict[Harm, Stretch]] = {}
        self._group_of: dict[Node, list[Node]] = {}
        self._context: defaultdict[Home, dict[ClaimKey, Claim]] = defaultdict(dict)
        self._home_of: dict[ClaimKey, Home] = {}
        self._doc_of: dict[str, str] = {}
        self.add(claims)

    def add(self, claims: Iterable[Claim]) -> list[list[Claim]]:
        """Add all claims of some reports and return the groups that changed.

        A report that is already there is replaced. A report without claims
        cannot be told: ``remove`` it.
        """
        by_doc: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_doc[claim.doc].append(claim)
        return self._change({doc: sorted(told, key=claim_key) for doc, told in by_doc.items()})

    def remove(self, docs: Iterable[str]) -> list[list[Claim]]:
        """Take reports out and return the groups that changed."""
        return self._change({doc: [] for doc in docs})

    def groups(self) -> list[list[Claim]]:
        """Return the claims of every group in text order, the groups in order of their first claim."""
        homes: set[Home] = {group[0] for group in self._group_of.values()}
        homes.update(home for home, claims in self._context.items() if claims)
        return sorted((self._claims(home) for home in homes), key=lambda claims: claim_key(claims[0]))

    def groups_of(self, ids: Iterable[str]) -> list[list[Claim]]:
        """Return the groups that hold the claims with these ids, each once; unknown ids are passed over."""
        homes: set[Home] = set()
        for id in ids:
            for claim, harm in self._of_doc.get(self._doc_of.get(id, ""), ()):
                if claim.id == id:
                    homes.add(
                        self._group_of[self._nodes[harm]][0] if claim.is_core else self._home_of[claim_key(claim)]
                    )
        return [self._claims(home) for home in homes]

    def node_of(self, claim: Claim) -> Node | None:
        """Return the description that a core claim gives, None for a context claim or one not here."""
        harms = [harm for told, harm in self._of_doc.get(claim.doc, ()) if told.id == claim.id and told.is_core]
        return self._nodes[harms[0]] if harms else None

    def group_of(self, node: Node) -> list[Node]:
        """Return the descriptions that are one harm with ``node``, itself among them."""
        return self._group_of[node]

    def neighbours(self, node: Node) -> dict[Node, Verdict]:
        """Return the descriptions compared with ``node``, with the verdict on each."""
        return {other: self.judge(node, other) for other in self._meetings.of(node)}

    def _change(self, reports: Mapping[str, Sequence[Claim]]) -> list[list[Claim]]:
        """Replace reports, and redo what hangs together with what changed."""
        homes: set[Home] = set()
        gone: defaultdict[Node, set[str]] = defaultdict(set)
        come: defaultdict[Node, list[Claim]] = defaultdict(list)
        for doc, claims in reports.items():
            for claim, harm in self._of_doc.pop(doc, []):
                homes.update(self._leave_home(claim))
                if claim.is_core:
                    gone[self._nodes[harm]].add(doc)
            told = list(zip(claims, harms_of_wholes(claims), strict=True))
            self._stretches.pop(doc, None)
            if told:
                self._of_doc[doc], self._stretches[doc] = told, _stretches(told)
            self._doc_of.update((claim.id, doc) for claim in claims)
            for claim, harm in told:
                if claim.is_core:
                    come[self._nodes.setdefault(harm, Node(harm))].append(claim)
        touched = {*gone, *come}
        for node in touched:
            node.change(gone[node], come[node])
        touched |= self._update_figures(touched)
        seeds = set(touched)
        for node in touched:
            seeds.update(node.edges)
            seeds.update(self._group_of.get(node, ()))
            self._forget_edges(node)
        for node in touched:
            self._meetings.register(node, self._figures[_where_and_when(node.harm)])
        met: set[Node] = set()
        for node in sorted(touched, key=lambda node: node.rank):
            if node.claims:
                met.add(node)
                self._connect(node, met)
            else:
                self._forget(node)
                seeds.discard(node)
        for node in touched:
            seeds.update(node.edges)
        homes.update(group[0] for group in self._rejoin(node for node in seeds if node.claims))
        docs = {
            doc
            for home in homes
            if isinstance(home, Node)
            for node in self._group_of.get(home, ())
            for doc in node.docs
        }
        homes |= self._place_context(docs | set(reports))
        return [claims for claims in map(self._claims, homes) if claims]

    def _update_figures(self, touched: Iterable[Node]) -> set[Node]:
        """Gather the telling figures of each place and day anew; return the other nodes there if they changed."""
        others: set[Node] = set()
        spots = set()
        for node in touched:
            spot = _where_and_when(node.harm)
            spots.add(spot)
            (self._at[spot].add if node.claims else self._at[spot].discard)(node)
        for spot in spots:
            here = self._at[spot]
            found = frozenset(toll for node in here for toll in node.tolls)
            if found != self._figures.get(spot):
                self._figures[spot] = found
                others |= here
        return others

    def judge(self, a: Node, b: Node) -> Verdict:
        """Return the rule's answer for two descriptions."""
        if b.rank < a.rank:
            a, b = b, a
        return self._same_harm(a.harm, b.harm, self.evidence(a, b))

    def evidence(self, a: Node, b: Node) -> Evidence:
        """Return what two descriptions share beside their words."""
        shared = a.docs & b.docs
        tolls = self.shared_tolls(a, b)
        apart = any((doc in a.told_apart_in) != (doc in b.told_apart_in) for doc in shared) or (
            bool(shared) and a.harm.apart != b.harm.apart
        )
        alike = are_alike_by_region(*self._tolls(a, b))
        outcomes = len({outcome for outcome, _ in tolls})
        return Evidence(
            bool(shared),
            weigh(tolls),
            outcomes,
            apart,
            alike,
            any(is_rare(number) for _, number in tolls),
            count_otherwise(a.tolls, b.tolls),
            any(self._is_framed(a, b, doc) for doc in shared),
        )

    def _is_framed(self, a: Node, b: Node, doc: str) -> bool:
        """Return whether a report tells of the place and day of one before and after those of the other."""
        one, other = (self._stretches[doc][_where_and_when(node.harm)] for node in (a, b))
        return one.frames(other) or other.frames(one)

    def shared_tolls(self, a: Node, b: Node) -> frozenset[Figure]:
        """Return the tolls given for both places and days; of two sides or spots those told of both."""
        one, other = self._tolls(a, b)
        return one & other

    def _tolls(self, a: Node, b: Node) -> tuple[frozenset[Figure], frozenset[Figure]]:
        """Return the tolls of two places and days, of two sides or spots those told of each."""
        if are_opposed(a.harm.side, b.harm.side) or are_other_spots(a.harm.spots, b.harm.spots):
            return a.tolls, b.tolls
        return self._figures[_where_and_when(a.harm)], self._figures[_where_and_when(b.harm)]

    def _connect(self, node: Node, done: set[Node]) -> None:
        """Write down the verdicts on a node and those it meets, where they may be one."""
        for other in self._meetings.of(node):
            if other in done and other in node.edges:
                continue
            verdict = self.judge(node, other)
            if verdict >= Verdict.POSSIBLE:
                node.edges[other] = other.edges[node] = verdict

    def _forget_edges(self, node: Node) -> None:
        for other in node.edges:
            del other.edges[node]
        node.edges = {}

    def _forget(self, node: Node) -> None:
        self._nodes.pop(node.harm, None)
        self._group_of.pop(node, None)

    def _rejoin(self, seeds: Iterable[Node]) -> list[list[Node]]:
        """Join anew every neighbourhood that holds a seed; return its groups."""
        seen: set[Node] = set()
        changed = []
        for seed in seeds:
            if seed in seen:
                continue
            reached, todo = {seed}, [seed]
            while todo:
                fresh = [other for other in todo.pop().edges if other not in reached]
                reached.update(fresh)
                todo += fresh
            seen |= reached
            for group in Joiner(reached, self.judge).join_all() if len(reached) > 1 else [[seed]]:
                for node in group:
                    self._group_of[node] = group
                changed.append(group)
        return changed

    def _claims(self, home: Home) -> list[Claim]:
        """Return the claims of the group that ``home`` leads, core and context, in text order."""
        nodes = self._group_of.get(home, ()) if isinstance(home, Node) else ()
        if nodes and nodes[0] is not home:
            nodes = ()
        core = [claim for node in nodes for claim in node.claims]
        return sorted((*core, *self._context.get(home, {}).values()), key=claim_key)

    def _place_context(self, docs: Iterable[str]) -> set[Home]:
        """Put the context claims of some reports where they belong now; return the homes left and entered."""
        homes: set[Home] = set()
        for doc in docs:
            told = self._of_doc.get(doc, [])
            for claim, harm in told:
                if not claim.is_core:
                    homes.update(self._leave_home(claim))
                    home = self._home(claim, harm, told)
                    self._context[home][claim_key(claim)] = claim
                    self._home_of[claim_key(claim)] = home
                    homes.add(home)
        return homes

    def _leave_home(self, claim: Claim) -> list[Home]:
        home = self._home_of.pop(claim_key(claim), None)
        if home is None:
            return []
        del self._context[home][claim_key(claim)]
        return [home]

    def _home(self, claim: Claim, harm: Harm, told: Sequence[tuple[Claim, Harm]]) -> Home:
        """Return the group of its whole, or the one of its report that it fits best, else its own description."""
        core = [(other, self._nodes[harm]) for other, harm in told if other.is_core]
        for other, node in core:
            if other.id == claim.part_of:
                return self._group_of[node][0]
        fits: defaultdict[Verdict, set[Node]] = defaultdict(set)
        for node in {node for _, node in core}:
            verdict = self._same_harm(harm._replace(theme=node.harm.theme), node.harm, Evidence(True))
            fits[verdict].add(self._group_of[node][0])
        best = fits[max((verdict for verdict in fits if verdict >= Verdict.MAYBE), default=Verdict.MAYBE)]
        return next(iter(best)) if len(best) == 1 else harm


def _where_and_when(harm: Harm) -> Harm:
    """Return a harm without its kind, who did it and what lies around, which a report words in several ways."""
    return harm._replace(kind="", side=(), is_day_of_print=False, spots=(), place=harm.place._replace(around=()))


def _stretches(told: Iterable[tuple[Claim, Harm]]) -> dict[Harm, Stretch]:
    """Return place and day of each harm of a report → where it tells of them, of whatever kind of harm."""
    sentences: defaultdict[Harm, set[int]] = defaultdict(set)
    for claim, harm in told:
        if claim.is_core:
            sentences[_where_and_when(harm)].add(claim.sentence_start)
    return {spot: Stretch(min(starts), max(starts), len(starts)) for spot, starts in sentences.items()}
