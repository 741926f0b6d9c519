"""One claim under review: its sentence in view, the machine's values beside the person's, what was done to it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.highlight import Mark, marked_html
from reconcile.locales import retell
from reconcile.model import Claim, Document
from reconcile.store import Act, Review, Verdict
from reconcile.store.act_words import act_words
from reconcile.store.acts import undone_by
from reconcile.store.review_queue import Waiting
from reconcile.views.address import carried, page
from reconcile.views.case_data import CaseView
from reconcile.views.look import badge, html_table, kind_dot, show_html
from reconcile.views.review_acts import undo_act
from reconcile.views.shield import opened_quote
from reconcile.wording import (
    STANCE_WORDS,
    claimant_words,
    count_words,
    counted_after,
    counted_words,
    day_words,
    figure_words,
    report_day_words,
)

AROUND = 240  # characters of the report shown before and after the sentence
SCOPE_WORDS = {"incident": "one event", "period": "a total over a period", "rate": "a rate"}
VERDICT_WORDS = {
    Verdict.NONE: "not judged yet",
    Verdict.ACCEPTED: "accepted",
    Verdict.CORRECTED: "corrected",
    Verdict.REJECTED: "rejected",
}


def show_sentence(case: CaseView, claim: Claim, review: Review | None, waiting: Waiting | None) -> None:
    """Show the claim with its sentence highlighted, and why it waits."""
    reading = case.readings.get(claim.doc)
    passage = _passage(claim, reading.document if reading is not None else None)
    show_html(f'<div class="card">{_head(case, claim, review, waiting)}{passage}</div>')


def show_values(case: CaseView, claim: Claim, review: Review | None) -> None:
    """Show the machine's values beside the person's, the comments, and the ways to the report and the event."""
    rows = value_rows(case.machine.get(claim.id, claim), claim)
    show_html(html_table(("", "The machine read", "A person says"), rows))
    if review is not None:
        for comment in review.comments:
            show_html(f"<p><b>{escape(comment.who)}</b>: {escape(comment.text)}</p>")
    if claim.doc in case.readings:
        parameters = carried(doc=claim.doc, claim=claim.id if claim.id in case.claims else "")
        with st.container(horizontal=True, gap="small", key="review_links"):
            st.page_link(page("reports"), label="Read the report", icon=":material/article:", query_params=parameters)
            if claim.event:
                st.page_link(
                    page("event"),
                    label="See its event",
                    icon=":material/stacked_bar_chart:",
                    query_params=carried(event=claim.event, claim=claim.id),
                )


def _head(case: CaseView, claim: Claim, review: Review | None, waiting: Waiting | None) -> str:
    counted = counted_after(claim)
    verdict = review.verdict if review is not None else Verdict.NONE
    lines = []
    if review is not None and verdict is not Verdict.NONE:
        why = f": {escape(review.why)}" if review.why else ""
        lines.append(f"by {escape(review.who)}{why}")
    lines.append(f"certainty of the reading {case.machine.get(claim.id, claim).confidence:.0%}")
    told = "".join(f"<br>{escape(line)}" for line in bound_words(case, waiting))
    return (
        f'<p class="soft">{badge(VERDICT_WORDS[verdict])} {" · ".join(lines)}{told}</p>'
        f'<p class="big">{escape(figure_words(claim))} '
        f'<span style="font-weight:500">{escape(counted)}</span></p>'
        f"<p>{kind_dot(claim.claimant_kind)}<b>{escape(claimant_words(claim))}</b></p>"
    )


def bound_words(case: CaseView, waiting: Waiting | None) -> list[str]:
    """Return which ends of which ranges the claim sets, a line each."""
    if waiting is None:
        return []
    ends = {"low": "lower", "high": "upper"}
    found: dict[str, list[str]] = {}
    for estimate, end in waiting.bounds:
        title = retell(case.events[estimate.event].title) if estimate.event in case.events else ""
        counted = counted_words(estimate.outcome, estimate.victims, estimate.unit).lower()
        found.setdefault(f"end of {counted}, {title}", []).append(ends[end])
    return [f"Sets the {' and '.join(dict.fromkeys(words))} {what}" for what, words in found.items()]


def _passage(claim: Claim, document: Document | None) -> str:
    """Return the words around the claim, its sentence plain and what surrounds it faint, figure and claimant marked."""
    if document is None:
        return f"{opened_quote()}{escape(claim.quote)}</blockquote>"
    text = document.text
    start, end = claim.sentence_start, max(claim.sentence_end, claim.end)
    marks = [Mark(start=claim.start, end=claim.end, style="figure chosen", note="the figure")]
    if claim.claimant_start is not None and claim.claimant_end is not None:
        marks.append(Mark(start=claim.claimant_start, end=claim.claimant_end, style="claimant", note="the claimant"))
    before = marked_html(text, marks, max(0, start - AROUND), start)
    after = marked_html(text, marks, end, min(len(text), end + AROUND))
    told = " · ".join((document.outlet or "outlet unknown", report_day_words(document.published)))
    return (
        f'{opened_quote()}<span class="soft">{"… " if start > AROUND else ""}{before}</span>'
        f'{marked_html(text, marks, start, end)}<span class="soft">{after}{" …" if end + AROUND < len(text) else ""}'
        f'</span></blockquote><p class="soft">{escape(document.title or "Untitled report")} · {escape(told)}</p>'
    )


def value_rows(machine: Claim, now: Claim) -> list[tuple[str, str, str]]:
    """Return a row for each value: its name, what the machine read, and what a person put in its place, if anything."""
    return [
        (name, was, "" if was == told else told)
        for (name, was), (_, told) in zip(_values(machine), _values(now), strict=True)
    ]


def _values(claim: Claim) -> list[tuple[str, str]]:
    where = ", ".join(part for part in (claim.place, claim.country) if part) or "not told"
    return [
        ("Figure", figure_words(claim)),
        ("Counts", counted_words(claim.outcome, claim.victims, claim.unit)),
        ("Claimant", claimant_words(claim)),
        ("Stance", STANCE_WORDS[claim.stance]),
        ("Place", where),
        ("Day of the harm", day_words(claim.date)),
        ("Covers", SCOPE_WORDS[claim.scope]),
        ("Held responsible", claim.actor or "nobody named"),
    ]


def show_history(case: CaseView, acts: Sequence[Act], *, can_act: bool) -> None:
    """Show what was done to the claim, the last act first, each with a way to take it back."""
    if not acts:
        st.caption("Nobody has acted on this claim yet.")
        return
    taken = undone_by(acts)
    with st.expander(f"History: {count_words(len(acts), 'act')}", expanded=len(acts) < 4):
        for act in reversed(acts):
            with st.container(horizontal=True, vertical_alignment="center", key=f"act_{act.n}"):
                show_html(act_line(act, taken.get(act.n)))
                if act.n not in taken:
                    st.button(
                        f"Undo act {act.n}",
                        key=f"undo_{act.n}",
                        on_click=undo_act,
                        args=(case.id, act.n),
                        disabled=not can_act,
                    )


def act_line(act: Act, undone: Act | None) -> str:
    """Return an act as a line of HTML; one that was taken back is struck out."""
    words = escape(act_words(act))
    words = f"<s>{words}</s> (undone by {escape(undone.who)})" if undone is not None else words
    why = f" · {escape(act.why)}" if act.why else ""
    return f"<p><b>{escape(act.who)}</b> {words}{why} <span class='soft'>{moment_words(act.at)}</span></p>"


def moment_words(at: str) -> str:
    """Return a moment of the log as a person reads it.

    >>> moment_words("2026-11-25T13:07:15.123+00:00")
    '25 November 2026, 13:07 UTC'
    """
    return f"{day_words(at[:10])}, {at[11:16]} UTC"
