"""Group claims that speak of one harm at one place in one time window.

``link_events`` first gathers claims that describe their harm in the same
words, joins descriptions that are surely one, then lets what is only vaguely
placed or dated follow the one candidate it has, and last lets context claims
join. In doubt it does not merge: an event too many is seen, a wrong one is
believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from reconcile.group.blocks import candidate_pairs
from reconcile.group.harm import Harm, Verdict, compare_harms, describe_harm
from reconcile.group.places import PlaceRelation, place_facts, relate_places
from reconcile.group.titles import name_event
from reconcile.model import Claim, Event, Modifier, Scope

NEARBY = 500  # code points; a paragraph of newswire. Further off, an undated figure carries nothing over
TELLING_FIGURE = 5  # persons; below that two harms often have one toll

SameHarm = Callable[..., Verdict]


def link_events(claims: Iterable[Claim], *, same_harm: SameHarm = compare_harms) -> list[Event]:
    """Return the events that ``claims`` speak of, each with its claims, ordered by date and title.

    A part goes where its whole goes, unless it names another place ("31 in two
    towns, 12 of them in Aldar"). Context claims never draw two events
    together; they join one or make their own. The result does not depend on
    the order of the claims, and an event's id stays when later reports join.

    Args:
        claims: From any number of reports; ``doc`` and ``id`` name each.
        same_harm: Takes two ``Harm``, ``in_one_report`` and ``shared_figures``, returns a
            ``Verdict``. Swap it to link by another rule.
    """
    ordered = sorted(claims, key=lambda c: (c.doc, c.start, c.end, c.id))
    harms = _harms_of_wholes(ordered)
    core = [i for i, claim in enumerate(ordered) if claim.is_core]
    rest = [i for i, claim in enumerate(ordered) if not claim.is_core]
    linker = _Linker(ordered, harms, core, same_harm)
    linker.join_same()
    for least in (Verdict.LIKELY, Verdict.MAYBE, Verdict.POSSIBLE):
        linker.follow_only(least)
    apart = _join_context(ordered, harms, rest, linker)
    groups = [*linker.groups(), *apart]
    events = [name_event([ordered[i] for i in sorted(group)]) for group in groups]
    return sorted(events, key=lambda e: (e.date or "9999", e.title, e.id))


def _harms_of_wholes(ordered: Sequence[Claim]) -> list[Harm]:
    """Return each claim's harm, a part taking that of its outermost whole unless it was harmed elsewhere."""
    by_id = {(claim.doc, claim.id): claim for claim in ordered}

    def whole_of(claim: Claim) -> Claim:
        seen = {claim.id}
        while claim.part_of not in seen:
            whole = by_id.get((claim.doc, claim.part_of))
            if whole is None or (whole.scope is Scope.INCIDENT) != (claim.scope is Scope.INCIDENT):
                break
            if relate_places(place_facts(claim), place_facts(whole)) > PlaceRelation.INSIDE:
                break
            seen.add(claim.part_of)
            claim = whole
        return claim

    return [describe_harm(whole_of(claim)) for claim in ordered]


def _telling_figure(claim: Claim) -> tuple[object, ...] | None:
    """Return what is counted and how many, if the number is too great to be shared by chance."""
    if claim.low is None or claim.low < TELLING_FIGURE or claim.modifier is Modifier.VAGUE:
        return None
    return claim.outcome, claim.unit, claim.low, claim.high


def _where_and_when(harm: Harm) -> Harm:
    """Return a harm without its kind, which a report words in several ways."""
    return harm._replace(kind="")


class _Linker:
    """Descriptions of harm being joined into groups."""

    def __init__(self, ordered: Sequence[Claim], harms: Sequence[Harm], core: Sequence[int], same_harm: SameHarm):
        self._ordered = ordered
        self._same_harm = same_harm
        self.members: defaultdict[Harm, list[int]] = defaultdict(list)
        for i in core:
            self.members[harms[i]].append(i)
        self.docs = {harm: frozenset(ordered[i].doc for i in found) for harm, found in self.members.items()}
        self._figures: defaultdict[Harm, set[tuple[object, ...]]] = defaultdict(set)
        for harm, found in self.members.items():
            self._figures[_where_and_when(harm)].update(filter(None, (_telling_figure(ordered[i]) for i in found)))
        self.leader = {harm: harm for harm in self.members}
        self.followers = {harm: [harm] for harm in self.members}
        self._verdicts: dict[tuple[Harm, Harm], Verdict] = {}
        self._pairs = sorted(candidate_pairs(self.docs), key=lambda pair: (self._rank(pair[0]), self._rank(pair[1])))

    def _rank(self, harm: Harm) -> int:
        """Return the place of a harm in a fixed order: that of its first claim."""
        return self.members[harm][0]

    def verdict(self, a: Harm, b: Harm) -> Verdict:
        """Return the rule's answer for two harms, asked once."""
        if self._rank(b) < self._rank(a):
            a, b = b, a
        if (a, b) not in self._verdicts:
            shared = not self.docs[a].isdisjoint(self.docs[b])
            figures = len(self._figures[_where_and_when(a)] & self._figures[_where_and_when(b)])
            self._verdicts[a, b] = self._same_harm(a, b, in_one_report=shared, shared_figures=figures)
        return self._verdicts[a, b]

    def _may_join(self, a: Harm, b: Harm) -> bool:
        """Return whether no description in the one group rules out one in the other."""
        return all(self.verdict(x, y) is not Verdict.APART for x in self.followers[a] for y in self.followers[b])

    def _join(self, a: Harm, b: Harm) -> None:
        a, b = self.leader[a], self.leader[b]
        if a == b or not self._may_join(a, b):
            return
        if self._rank(b) < self._rank(a):
            a, b = b, a
        for harm in self.followers.pop(b):
            self.leader[harm] = a
            self.followers[a].append(harm)

    def join_same(self) -> None:
        """Join what is surely one, unless something in the two groups rules it out."""
        for a, b in self._pairs:
            if self.verdict(a, b) is Verdict.SAME:
                self._join(a, b)

    def follow_only(self, least: Verdict) -> None:
        """Join groups that are ``least`` one or better, where each is the other's only candidate.

        A vaguer group (a province, a month) follows its only candidate even
        if that has others; one without any place or date follows, among
        several, the nearest in its text.
        """
        candidates: defaultdict[Harm, set[Harm]] = defaultdict(set)
        for a, b in self._pairs:
            one, other = self.leader[a], self.leader[b]
            if one != other and self.verdict(a, b) >= least and self._may_join(one, other):
                candidates[one].add(other)
                candidates[other].add(one)
        chosen = []
        for group in sorted(candidates, key=self._rank):
            near = self._choose(group, candidates)
            if near is not None:
                chosen.append((group, near))
        for a, b in chosen:
            self._join(a, b)

    def _choose(self, group: Harm, candidates: Mapping[Harm, set[Harm]]) -> Harm | None:
        """Return the candidate that ``group`` joins, None in doubt."""
        if not self._is_bare(group):
            full = {other for other in candidates[group] if not self._is_bare(other)}
            if len(full) != 1:
                return None
            (other,) = full
            if self._is_vaguer(group, other):
                return other
            back = {harm for harm in candidates[other] if not self._is_bare(harm)}
            return other if back == {group} else None
        full = {other for other in candidates[group] if not self._is_bare(other)} or candidates[group]
        if len(full) == 1:
            return next(iter(full))
        gaps = sorted((self._gap(group, other), self._rank(other)) for other in full)
        if gaps[0][0] > NEARBY or gaps[0][0] == gaps[1][0]:
            return None
        return next(other for other in full if self._rank(other) == gaps[0][1])

    def _is_vaguer(self, group: Harm, other: Harm) -> bool:
        """Return whether one group says less of where and of when than another."""
        ours, theirs = (
            [max(detail) for detail in zip(*(harm.detail for harm in self.followers[one]), strict=True)]
            for one in (group, other)
        )
        return ours != theirs and all(one <= two for one, two in zip(ours, theirs, strict=True))

    def _is_bare(self, group: Harm) -> bool:
        """Return whether nothing in the group says where, or nothing says when."""
        return all(not harm.place.parts or harm.window is None for harm in self.followers[group])

    def _gap(self, group: Harm, other: Harm) -> int:
        """Return the least distance in code points between claims of two groups in one text."""
        ours = [self._ordered[i] for harm in self.followers[group] for i in self.members[harm]]
        theirs = [self._ordered[i] for harm in self.followers[other] for i in self.members[harm]]
        gaps = [max(b.start - a.end, a.start - b.end, 0) for a in ours for b in theirs if a.doc == b.doc]
        return min(gaps, default=NEARBY + 1)

    def groups(self) -> list[list[int]]:
        """Return the claims of each group, in a fixed order."""
        return [
            [i for harm in harms for i in self.members[harm]]
            for _, harms in sorted(self.followers.items(), key=lambda item: self._rank(item[0]))
        ]


def _join_context(
    ordered: Sequence[Claim], harms: Sequence[Harm], rest: Sequence[int], linker: _Linker
) -> list[list[int]]:
    """Put context claims into the one core event of their report that they fit; return the others in groups."""
    by_doc: defaultdict[str, set[Harm]] = defaultdict(set)
    for harm, docs in linker.docs.items():
        for doc in docs:
            by_doc[doc].add(harm)
    own: defaultdict[Harm, list[int]] = defaultdict(list)
    wholes = {(claim.doc, claim.id): harm for claim, harm in zip(ordered, harms, strict=True)}
    additions: list[tuple[Harm, int]] = []
    for i in rest:
        claim, harm = ordered[i], harms[i]
        whole = wholes.get((claim.doc, claim.part_of))
        if whole in linker.leader:
            additions.append((whole, i))
            continue
        fits = {
            linker.leader[other]
            for other in by_doc[claim.doc]
            if compare_harms(harm._replace(theme=other.theme), other, in_one_report=True) >= Verdict.MAYBE
        }
        if len(fits) == 1:
            additions.append((fits.pop(), i))
        else:
            own[harm].append(i)
    for harm, i in additions:
        linker.members[harm].append(i)
    return list(own.values())
