"""Review: the claims that nobody has judged, most consequential and least certain first; what was judged; the log."""

from __future__ import annotations

import streamlit as st

from reconcile.errors import UnknownId
from reconcile.model import Claim
from reconcile.store.review_queue import Waiting, review_queue
from reconcile.views import case_data
from reconcile.views.address import read, write
from reconcile.views.case_data import CaseView
from reconcile.views.frame import case_page, title_row
from reconcile.views.person import ask_person
from reconcile.views.review_acts import act_on_claim, can_undo, show_pending, show_told, undo_my_last
from reconcile.views.review_claim import show_history, show_sentence, show_values
from reconcile.views.review_denials import show_denials
from reconcile.views.review_form import ask_changes
from reconcile.views.review_lists import show_judged, show_log, show_next, show_orphans
from reconcile.wording import count_words, number_words

LISTS = {"waiting": "Waiting", "judged": "Judged", "denials": "Denials", "orphans": "Without a claim", "log": "Log"}


@case_page("review")
def show(case: CaseView) -> None:
    """Show the list that the URL names; the queue, with its first claim or the one named, if none."""
    title_row("Review", "review", case)
    listed = read("list") or "waiting"
    if listed not in LISTS:
        raise UnknownId("list", listed)
    show_told()
    person = ask_person()
    show_pending(case.id)
    estimates = [estimate for found in case.estimates.values() for estimate in found]
    queue = _with_skipped_last(review_queue(case.claims.values(), estimates, case.judged), case.id)
    denials = [denial for reading in case.readings.values() for denial in reading.denials]
    amounts = {"waiting": len(queue), "judged": len(case.judged), "orphans": len(case.orphans)}
    _choose_list(listed, amounts | {"denials": len(denials)})
    if listed == "waiting":
        _show_queue(case, queue, can_act=bool(person))
    elif listed == "judged":
        show_judged(case)
    elif listed == "denials":
        show_denials(case, denials)
    elif listed == "orphans":
        show_orphans(case)
    else:
        show_log(case, can_act=bool(person))


def _choose_list(listed: str, amounts: dict[str, int]) -> None:
    st.session_state["review_list"] = listed
    st.segmented_control(
        "List",
        list(LISTS),
        key="review_list",
        format_func=lambda name: LISTS[name] + (f" {number_words(amounts[name])}" if name in amounts else ""),
        on_change=_list_chosen,
        label_visibility="collapsed",
    )


def _list_chosen() -> None:
    chosen = st.session_state["review_list"] or "waiting"
    write("list", "" if chosen == "waiting" else chosen)
    write("claim", "")
    write("denial", "")


def _with_skipped_last(queue: list[Waiting], case: str) -> list[Waiting]:
    skipped: list[str] = st.session_state.get(f"skipped_{case}", [])
    places = {id: place for place, id in enumerate(skipped)}
    return sorted(queue, key=lambda waiting: places.get(waiting.claim.id, -1))


def _show_queue(case: CaseView, queue: list[Waiting], *, can_act: bool) -> None:
    claim = _chosen(case) if read("claim") else queue[0].claim if queue else None
    if claim is None:
        told = "Every claim of people harmed was judged." if case.claims else "This case has no claims yet."
        st.success(told, icon=":material/check:")
        st.button(
            "Undo my last act", shortcut="U", on_click=undo_my_last, args=(case.id,), disabled=not can_undo(case.id)
        )
        return
    place = next((n for n, waiting in enumerate(queue, 1) if waiting.claim.id == claim.id), 0)
    waiting = queue[place - 1] if place else None
    left, right = st.columns([5, 3], gap="large")
    with left:
        st.caption(f"{place} of {count_words(len(queue), 'claim')} waiting" if place else "A claim that was judged")
        _show_acts(case, claim, waiting, can_act=can_act)
    with right:
        show_history(case, case_data.history(case.id, claim.id), can_act=can_act)
        show_next(case, queue, claim.id)


def _chosen(case: CaseView) -> Claim:
    """Return the claim that the URL names, also one that was rejected or is no longer read."""
    id = read("claim")
    if id in case.claims:
        return case.claims[id]
    if id in case.reviews:
        return case.machine.get(id, case.reviews[id].machine)
    raise UnknownId("claim", id)


def _show_acts(case: CaseView, claim: Claim, waiting: Waiting | None, *, can_act: bool) -> None:
    """Show the acts, each one click and one key, the sentence, and under it the form that was asked for."""
    review = case.reviews.get(claim.id)
    seen = review.version if review is not None else 0
    key = f"{claim.id}_{seen}"
    _show_buttons(case, claim, seen, str(st.session_state.get(f"reason_{key}", "")), can_act=can_act)
    show_sentence(case, claim, review, waiting)
    form = st.session_state.get("review_form", "")
    if form == "correct":
        _show_form(case, claim, seen, key)
    elif form == "comment":
        _show_comment(case, claim, seen, key)
    else:
        st.text_input("Reason (optional), for accepting or rejecting", key=f"reason_{key}", disabled=not can_act)
    show_values(case, claim, review)


def _show_buttons(case: CaseView, claim: Claim, seen: int, why: str, *, can_act: bool) -> None:
    base = (case.id, claim.id)
    with st.container(horizontal=True, gap="small", key="review_buttons"):
        st.button("Accept", type="primary", shortcut="A", on_click=act_on_claim, args=(*base, "accept", seen, {}, why),
                  disabled=not can_act, key="act_accept")  # fmt: skip
        st.button("Correct", shortcut="E", on_click=_open, args=("correct",), disabled=not can_act, key="act_correct")
        st.button("Reject", shortcut="X", on_click=act_on_claim, args=(*base, "reject", seen, {}, why),
                  disabled=not can_act, key="act_reject")  # fmt: skip
        st.button("Comment", shortcut="M", on_click=_open, args=("comment",), disabled=not can_act, key="act_comment")
        st.button("Next", shortcut="N", on_click=_skip, args=base, key="act_next")
        st.button("Undo", shortcut="U", on_click=undo_my_last, args=(case.id,), disabled=not can_undo(case.id),
                  help="Takes back the last act that you did here.", key="act_undo")  # fmt: skip


def _show_form(case: CaseView, claim: Claim, seen: int, key: str) -> None:
    try:
        asked = ask_changes(claim, key)
    except ValueError:
        st.error("A bound is no number. Write 1300 or 1,300, or leave it empty.", icon=":material/error:")
        asked = None
    st.button("Close the form", shortcut="Esc", on_click=_open, args=("",), key="form_close")
    if asked is not None:
        changes, why = asked
        act_on_claim(case.id, claim.id, "correct", seen, changes, why)
        st.rerun()


def _show_comment(case: CaseView, claim: Claim, seen: int, key: str) -> None:
    with st.form(f"comment_{key}"):
        words = st.text_area("Comment", key=f"words_{key}", height=90)
        sent = st.form_submit_button("Keep the comment", type="primary", shortcut="Mod+Enter")
    st.button("Close the form", shortcut="Esc", on_click=_open, args=("",), key="form_close")
    if sent:
        act_on_claim(case.id, claim.id, "comment", seen, {"comment": words}, "")
        st.rerun()


def _open(form: str) -> None:
    st.session_state["review_form"] = form


def _skip(case: str, claim: str) -> None:
    """Put the claim behind the others until the page is opened anew."""
    st.session_state["review_form"] = ""
    skipped: list[str] = st.session_state.setdefault(f"skipped_{case}", [])
    if claim in skipped:
        skipped.remove(claim)
    skipped.append(claim)
    write("claim", "")
