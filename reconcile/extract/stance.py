"""Whether a figure is told as fact or as something that may come: "could kill 1,000", "zero is our goal"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import Count
from reconcile.extract.tokens import Kind, Token

#: Tokens before the deciding cue in which a modal governs it.
MAX_GAP = 4
#: Tokens around the number in which a goal or a drill is named.
MAX_AIM_GAP = 12
#: Tokens from "could reach" to the number that a toll may come to.
MAX_TOLL_GAP = 4
_MODALS = frozenset({"could", "would", "might", "will", "should", "can", "must", "shall"})
_AIMS = frozenset({"goal", "aim", "drill", "simulation", "hypothetical", "scenario", "actors"})
_PLANNED = frozenset({"set for evacuation"})
#: "Are due to be evacuated", "is expected to see 200 people leave".
_DUE = frozenset({"set", "due", "expected", "scheduled", "slated", "planned"})
_TO_DO = frozenset({"be", "see", "leave", "go", "move", "evacuate", "flee"})
#: "The toll could reach 200".
_COMES_TO = frozenset({"reach", "rise", "climb", "exceed", "top", "pass", "surpass", "grow", "increase", "hit"})
_FORECASTS = _MODALS | {"may"}
#: "Some 200 deaths could be averted".
_SPARED = frozenset({"saved", "averted", "prevented", "avoided"})


def is_hypothetical(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the harm is possible, planned or feared to come, not told as done.

    "May have died" and "might have been wounded" report a doubt about a fact
    and stay asserted; "could kill" and "would be displaced" do not.
    """
    cue, at = count.cue, count.at
    if cue is None:
        return False
    if tokens[cue].word in _PLANNED or (at and tokens[at - 1].word in ("if", "unless")):
        return True
    before = tokens[max(0, cue - MAX_GAP) : cue]
    for i, token in enumerate(before):
        if token.kind is Kind.MODAL and token.word in _MODALS:
            between = {later.kind for later in before[i + 1 :]}
            if Kind.HAVE not in between and Kind.NUMBER not in between:
                return True
    if _is_to_come(tokens, cue, at):
        return True
    near = tokens[max(0, at - MAX_AIM_GAP) : at + MAX_AIM_GAP // 2]
    return any(token.word in _AIMS for token in near)


def _is_to_come(tokens: Sequence[Token], cue: int, at: int) -> bool:
    """Return whether the words between the number and its cue, or beside them, speak of what may come."""
    if cue < at:  # "the toll could reach 200"
        for i in range(max(cue + 1, at - MAX_TOLL_GAP), at - 1):
            if tokens[i].word in _FORECASTS and tokens[i + 1].word in _COMES_TO:
                return True
    for i in range(max(0, min(cue, at) - MAX_GAP), max(cue, at) - 1):
        if tokens[i].word in _DUE and tokens[i + 1].word == "to" and tokens[i + 2].word in _TO_DO:
            return True
    after = [token.word for token in tokens[cue + 1 : cue + MAX_GAP]]
    return bool(after) and after[0] in _MODALS and not _SPARED.isdisjoint(after)
