"""The lists of the Review page: what comes next, what was judged, reviews without a claim, the log."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.store import Act
from reconcile.store.act_words import act_words
from reconcile.store.acts import undone_by
from reconcile.store.review_queue import Waiting
from reconcile.views import case_data
from reconcile.views.address import write
from reconcile.views.case_data import CaseView
from reconcile.views.look import show_html
from reconcile.views.parts import choosable_table
from reconcile.views.review_acts import undo_act
from reconcile.views.review_claim import VERDICT_WORDS, moment_words
from reconcile.wording import claimant_words, counted_words, figure_words, number_words

NEXT = 12  # claims of the queue listed beside the first
LISTED = 200  # judged claims or acts on the page; `reconcile log` prints them all


def show_next(case: CaseView, queue: Sequence[Waiting], chosen: str) -> None:
    """Show the head of the queue; choosing one shows it."""
    if not queue:
        return
    st.header("Waiting", anchor=False)
    choosable_table(
        ("Figure", "Of", "Certainty", "Sets"),
        [
            {
                "id": w.claim.id,
                "cells": [
                    figure_words(w.claim),
                    counted_words(w.claim.outcome, w.claim.victims, w.claim.unit),
                    f"{w.claim.confidence:.0%}",
                    "a bound" if w.bounds else "",
                ],
                "chosen": w.claim.id == chosen,
            }
            for w in queue[:NEXT]
        ],
        key="review_next",
        on_choose=choose_claim,
    )
    if len(queue) > NEXT:
        st.caption(f"Showing {NEXT} of {number_words(len(queue))}.")


def choose_claim(id: str) -> None:
    """Show a claim in the place of the queue's first."""
    st.session_state["review_form"] = ""
    write("list", "")
    write("claim", id)


def show_judged(case: CaseView) -> None:
    """Show the claims that people judged, the last first."""
    judged = sorted((case.reviews[id] for id in case.judged), key=lambda review: review.at, reverse=True)
    if not judged:
        st.info("Nobody has judged a claim of this case yet.", icon=":material/info:")
        return
    rows = []
    for review in judged[:LISTED]:
        claim = case.claims.get(review.claim, review.machine)
        cells = [figure_words(claim), counted_words(claim.outcome, claim.victims, claim.unit), claimant_words(claim)]
        cells += [VERDICT_WORDS[review.verdict], review.who, review.why, moment_words(review.at)]
        rows.append({"id": review.claim, "cells": cells})
    choosable_table(("Figure", "Of", "Claimant", "Verdict", "By", "Reason", "When"), rows, key="judged_table",
                    on_choose=choose_claim)  # fmt: skip
    if len(judged) > LISTED:
        st.caption(f"Showing the last {LISTED} of {number_words(len(judged))}.")


def show_orphans(case: CaseView) -> None:
    """Show the reviews whose claim the program no longer reads where it stood: none is ever dropped."""
    st.markdown("Reviews whose words the program, after an update, reads otherwise. What a person said is kept.")
    if not case.orphans:
        st.info("Every review still has its claim.", icon=":material/check:")
        return
    rows = []
    for orphan in case.orphans[:LISTED]:
        review = orphan.review
        now = "; ".join(figure_words(claim) for claim in orphan.now)
        stands = "the person's value" if orphan.stands else "the program's"
        cells = [review.machine.figure, VERDICT_WORDS[review.verdict], review.who, orphan.reason, now, stands]
        rows.append({"id": review.claim, "cells": cells})
    choosable_table(("Figure", "Verdict", "By", "What changed", "Now read as", "Counted"), rows, key="orphan_table",
                    on_choose=choose_claim)  # fmt: skip


def show_log(case: CaseView, *, can_act: bool) -> None:
    """Show every act on the case, the last first; choosing one offers to take it back."""
    acts = case_data.log(case.id)
    taken = undone_by(acts)
    chosen = st.session_state.get("log_chosen")
    st.markdown("Who did what, when and why. The log only grows; the values before and after stand in it.")
    picked = next((act for act in acts if str(act.n) == chosen), None)
    if picked is not None:
        words = f"{picked.who} {_what(case, picked)}"
        with st.container(horizontal=True, vertical_alignment="center", key="log_undo"):
            show_html(f"<p>Act {picked.n}: {escape(words)}</p>")
            st.button(f"Undo act {picked.n}", on_click=undo_act, args=(case.id, picked.n), key="log_undo_button",
                      disabled=not can_act or picked.n in taken)  # fmt: skip
    rows = [
        {
            "id": str(act.n),
            "cells": [f"Act {act.n}", moment_words(act.at), act.who, _what(case, act), act.why],
            "faint": act.n in taken,
            "chosen": str(act.n) == chosen,
        }
        for act in reversed(acts[-LISTED:])
    ]
    if not rows:
        st.info("Nothing was done to this case yet.", icon=":material/info:")
        return
    choosable_table(("Act", "When", "Who", "What", "Why"), rows, key="log_table", on_choose=_choose_act)
    if len(acts) > LISTED:
        st.caption(f"Showing the last {LISTED} of {number_words(len(acts))}. The command “log” prints them all.")


def _what(case: CaseView, act: Act) -> str:
    """Return an act in words with the figure that it is about."""
    review = case.reviews.get(act.about)
    return act_words(act) + (f" · the figure “{review.machine.figure}”" if review is not None else "")


def _choose_act(n: str) -> None:
    st.session_state["log_chosen"] = n
