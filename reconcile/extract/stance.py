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
#: "Threatened to kill 12 hostages".
_INTENDS = frozenset(
    "plan plans planned planning hope hopes hoped hoping intend intends intended threaten threatens threatened"
    " threatening vow vows vowed want wants wanted aim aims plotted plotting plot conspired conspiring attempt attempts"
    " attempting attempted tried trying tries try failed prepare prepares preparing designed".split()
)
_FORESEES = frozenset({"foresees", "foresaw", "envisages", "envisaged", "mock", "simulated"})
#: With "have" they tell what did not come: "hundreds would have died".
_UNREAL = frozenset({"would", "should"})
#: "Vaccination could prevent 40,000 deaths".
_PREVENTS = frozenset({"prevent", "prevents", "prevented", "preventing", "avert", "averts", "averted", "averting"})
_DOES = frozenset({"claim", "take", "cost", "lead", "cause", "leave", "force"})
#: "Some 200 deaths could be averted".
_SPARED = frozenset({"saved", "averted", "prevented", "avoided"})


def is_hypothetical(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the harm is possible, planned or feared to come, not told as done.

    "May have died" and "might have been wounded" report a doubt about a fact
    and stay asserted; "could kill" and "would be displaced" do not.
    """
    cue, at = count.cue, count.at
    if cue is None:
        return _may_be(tokens, at)
    if tokens[cue].word in _PLANNED or (at and tokens[at - 1].word in ("if", "unless")):
        return True
    before = tokens[max(0, cue - MAX_GAP) : cue]
    if _may_do(tokens, cue):
        return True
    for i, token in enumerate(before):
        if token.kind is Kind.MODAL and token.word in _MODALS:
            between = {later.kind for later in before[i + 1 :]}
            if Kind.NUMBER not in between and (Kind.HAVE not in between or token.word in _UNREAL):
                return True
    if _is_to_come(tokens, cue, at) or _is_intended(tokens, cue):
        return True
    if not _PREVENTS.isdisjoint([token.word for token in tokens[max(0, at - MAX_GAP) : at]]):
        return True
    return not _AIMS.isdisjoint([token.word for token in tokens[max(0, at - MAX_AIM_GAP) : at + MAX_AIM_GAP // 2]])


def _may_do(tokens: Sequence[Token], cue: int) -> bool:
    """Return whether something may do the harm yet: "may claim hundreds of lives", not "12 may be trapped"."""
    for i in range(max(1, cue - MAX_GAP), cue):
        if tokens[i].word == "may" and tokens[i - 1].kind not in (Kind.PREPOSITION, Kind.COMMA, Kind.DETERMINER):
            following = tokens[i + 1]  # a month has "in" or a comma before it
            return i + 1 == cue or (following.kind is Kind.WORD and following.word in _DOES)
    return False


def _may_be(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the figure is only thought possible: "it could be 60", in a sentence that names no toll."""
    near = range(max(0, at - MAX_TOLL_GAP), at - 1)
    return any(tokens[i].word in _FORECASTS and tokens[i + 1].word == "be" for i in near)


def _is_intended(tokens: Sequence[Token], cue: int) -> bool:
    """Return whether the harm is only meant: "threatened to kill 12", "the plan foresees the evacuation of"."""
    if cue >= 2 and tokens[cue - 1].word == "to" and tokens[cue - 2].word in _INTENDS:
        return True
    before = [token.word for token in tokens[max(0, cue - MAX_GAP) : cue]]
    if (
        tokens[cue].word == "to evacuate"
        and before
        and (before[-1] in _INTENDS or not _INTENDS.isdisjoint(before[-2:]))
    ):
        return True
    return not _FORESEES.isdisjoint(before)


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
