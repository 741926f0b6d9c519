"""Whether a figure is told as fact or as something that may come: "could kill 1,000", "zero is our goal"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count
from reconcile.extract.tokens import Kind, Token

#: Tokens before the deciding cue in which a modal governs it.
MAX_GAP = 4
#: Tokens around the number in which a goal or a drill is named.
MAX_AIM_GAP = 12
_MODALS = frozenset({"could", "would", "might", "will", "should", "can", "must", "shall"})
_AIMS = frozenset({"goal", "aim", "drill", "simulation", "hypothetical", "scenario"})
_PLANNED = frozenset({"set for evacuation"})


def is_hypothetical(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the harm is possible, planned or feared to come, not told as done.

    "May have died" and "might have been wounded" report a doubt about a fact
    and stay asserted; "could kill" and "would be displaced" do not.
    """
    cue = count.cue
    if cue is None:
        return False
    if tokens[cue].word in _PLANNED:
        return True
    before = tokens[max(0, cue - MAX_GAP) : cue]
    for i, token in enumerate(before):
        if token.kind is Kind.MODAL and token.word in _MODALS:
            between = {later.kind for later in before[i + 1 :]}
            if Kind.HAVE not in between and Kind.NUMBER not in between:
                return True
    near = tokens[max(0, count.at - MAX_AIM_GAP) : count.at + MAX_AIM_GAP // 2]
    return not _AIMS.isdisjoint([token.word for token in near])
