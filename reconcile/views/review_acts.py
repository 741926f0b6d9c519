"""The acts of the Review page: each goes to the service; one that meets another's waits for the person's choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from reconcile.errors import Conflict, ReconcileError
from reconcile.store import Review
from reconcile.views import case_data
from reconcile.views.address import plain, write
from reconcile.wording import range_words

_DONE = {"accept": "Accepted", "correct": "Corrected", "reject": "Rejected", "comment": "Comment kept"}


@dataclass(frozen=True, kw_only=True)
class Pending:
    """An act that met somebody else's, and waits for the person to choose."""

    case: str
    claim: str
    kind: str
    values: Mapping[str, Any]
    why: str
    told: str
    version: int


def act_on_claim(case: str, claim: str, kind: str, seen: int, values: Mapping[str, Any], why: str) -> None:
    """Do an act on a claim; the queue goes on to the next one unless it was a comment.

    Args:
        case: Id of the case.
        claim: Id of the claim.
        kind: accept, correct, reject or comment.
        seen: The version that stood on the screen.
        values: Changes of a correction by field, or ``comment``.
        why: The reason, may be empty.
    """
    st.session_state.pop("review_pending", None)
    desk = case_data.desk()
    try:
        if kind == "comment":
            review = desk.comment(case, claim, str(values["comment"]))
        elif kind == "correct":
            review = desk.correct(case, claim, values, seen=seen, why=why)
        else:
            review = {"accept": desk.accept, "reject": desk.reject}[kind](case, claim, seen=seen, why=why)
    except Conflict as conflict:
        st.session_state["review_pending"] = Pending(
            case=case, claim=claim, kind=kind, values=values, why=why, told=str(conflict), version=conflict.version
        )
        write("claim", claim)
        return
    except ReconcileError as error:
        st.session_state["review_told"] = f"✗ {error}"
        return
    st.session_state["review_form"] = ""
    st.session_state["review_told"] = f"{_DONE[kind]}: {review.machine.figure}{_now(review, kind)}"
    note_act(case, _number(review, kind))
    if kind != "comment":
        write("claim", "")


def _now(review: Review, kind: str) -> str:
    """Return what a corrected figure is now, "" where the correction was of something else."""
    if kind != "correct" or not {"low", "high"} & set(review.fields):
        return ""
    return f" is now {range_words(review.fields.get('low'), review.fields.get('high'))}"


def _number(review: Review, kind: str) -> int:
    return review.comments[-1].n if kind == "comment" else review.version


def _my_acts(case: str) -> list[int]:
    acts: list[int] = st.session_state.setdefault(f"my_acts_{case}", [])
    return acts


def note_act(case: str, n: int) -> None:
    """Remember an act of this reader, so that it is the next to be taken back."""
    _my_acts(case).append(n)


def can_undo(case: str) -> bool:
    """Return whether this reader did something to the case that may be taken back."""
    return bool(_my_acts(case))


def undo_my_last(case: str) -> None:
    """Take back the last act of this reader, and show the claim that it was about."""
    undo_act(case, _my_acts(case).pop())


def undo_act(case: str, n: int) -> None:
    """Take back an act, whoever did it, and show the claim that it was about."""

    def undo() -> str:
        done = case_data.desk().undo(case, n)
        if n in _my_acts(case):
            _my_acts(case).remove(n)
        write("claim", done.about)
        return f"Act {n} is undone"

    tell(undo)


def tell(act: Callable[[], str]) -> None:
    """Do an act and keep what is to be told of it for the next drawing of the page."""
    try:
        st.session_state["review_told"] = act()
    except ReconcileError as error:
        st.session_state["review_told"] = f"✗ {error}"


def show_told() -> None:
    """Show what became of the last act."""
    told = str(st.session_state.pop("review_told", ""))
    if told.startswith("✗"):
        st.error(plain(told.removeprefix("✗ ")), icon=":material/error:")
    elif told:
        st.toast(plain(told), icon=":material/check:")


def show_pending(case: str) -> None:
    """Show an act that met somebody else's, for the person to choose."""
    pending: Pending | None = st.session_state.get("review_pending")
    if pending is None or pending.case != case:
        return
    st.warning(
        f"Your act was not carried out: {plain(pending.told)}. The claim is shown below as it is now.",
        icon=":material/group:",
    )
    with st.container(horizontal=True, key="conflict"):
        st.button("Leave it as it is", on_click=_leave, key="conflict_leave")
        values = (pending.case, pending.claim, pending.kind, pending.version, pending.values, pending.why)
        st.button(f"Do mine all the same: {pending.kind}", on_click=act_on_claim, args=values, key="conflict_do")


def _leave() -> None:
    st.session_state.pop("review_pending", None)
