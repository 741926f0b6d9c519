"""On the event page: whom the claimants hold responsible, what those say to it, and what anybody denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from reconcile.group.denials import as_claim
from reconcile.group.grades import blamed, is_accused, is_same_side
from reconcile.highlight import Mark
from reconcile.model import Claim, Denial, Event, Ruling, Stance
from reconcile.views.case_data import CaseView
from reconcile.views.evidence import quote_links, quoted_html
from reconcile.views.look import badge, kind_dot, show_html
from reconcile.wording import (
    DENIED_WORDS,
    claimant_words,
    count_words,
    counted_after,
    denier,
    figure_words,
    join_words,
    report_day_words,
)

LISTED = 6  # answers shown openly; the rest is folded
NAMED = 6  # of those who hold somebody responsible


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What somebody answers: the words as a claim (of a denial without a figure, one made for it), and how often."""

    claim: Claim
    denial: Denial | None = None
    again: int = 0

    @property
    def words(self) -> str:
        """What is answered, in a few words."""
        if self.denial is not None:
            return DENIED_WORDS[self.denial.of]
        if self.claim.stance is Stance.DENIED:
            return f"{figure_words(self.claim)} {counted_after(self.claim)}"
        if self.claim.low == self.claim.high == 0:
            return f"says none: {counted_after(self.claim)}"
        return f"puts forward {figure_words(self.claim)} {counted_after(self.claim)}"


def event_denials(event: Event) -> list[Answer]:
    """Return what is denied of an event without a figure; the same sentence again is counted."""
    return _folded(Answer(claim=as_claim(denial, event.country), denial=denial) for denial in event.denials)


def event_answers(event: Event) -> list[Answer]:
    """Return the denials of an event, with and without a figure, and what the accused put forward themselves."""
    actors = set(blamed(event.claims))
    told = [c for c in event.claims if c.is_core and c.stance is not Stance.HYPOTHETICAL]
    figures = [c for c in told if c.stance is Stance.DENIED or (actors and is_accused(c, actors))]
    return [*event_denials(event), *_folded(Answer(claim=claim) for claim in figures)]


def _folded(answers: Iterable[Answer]) -> list[Answer]:
    """Return each answer once: the first to be reported, with how many more reports print the same sentence."""
    known: dict[tuple[str, str, str], list[Answer]] = {}
    for answer in sorted(answers, key=lambda one: (one.claim.published or "9", one.claim.doc, one.claim.start)):
        key = (claimant_words(answer.claim), " ".join(answer.claim.quote.split()), answer.words)
        known.setdefault(key, []).append(answer)
    return [
        Answer(claim=same[0].claim, denial=same[0].denial, again=len({one.claim.doc for one in same}) - 1)
        for same in known.values()
    ]


def denier_words(answers: Sequence[Answer]) -> str:
    """Return who denies, as a list of names, "" where nobody does."""
    return join_words(dict.fromkeys(claimant_words(one.claim) for one in answers if one.claim.stance is Stance.DENIED))


def show_answers(case: CaseView, event: Event, answers: Sequence[Answer]) -> None:
    """Show whom claimants hold responsible and what those say, then what others deny; nothing where neither is told.

    ``answers`` as ``event_answers`` gives them.
    """
    accusers = blamed(event.claims)
    if not answers and not accusers:
        return
    with st.container(key="answers"):
        st.header("What the accused said", anchor=False)
        if not accusers:
            show_html(
                "<p class='soft'>No figure here names who did it; these are the denials that the reports carry.</p>"
            )
        for actor, claims in accusers.items():
            own = [one for one in answers if any(is_same_side(n, actor) for n in one.claim.claimant.split(";"))]
            answers = [one for one in answers if one not in own]
            _show_accused(case, actor, claims, own)
        if answers and accusers:
            show_html("<p class='accused'><b>Others who deny</b></p>")
        _show_list(case, answers)


def _show_accused(case: CaseView, actor: str, claims: Sequence[Claim], own: Sequence[Answer]) -> None:
    names = dict.fromkeys(claimant_words(c) for c in claims if not is_same_side(c.claimant, actor))
    by = f"held responsible by {join_words(names, NAMED)}" if names else "named as having done it"
    silent = "" if own else "<p class='soft'>No answer of theirs is found in these reports.</p>"
    show_html(f"<p class='accused'><b>{escape(actor)}</b> <span class='soft'>{escape(by)}</span></p>{silent}")
    _show_list(case, own)


def _show_list(case: CaseView, answers: Sequence[Answer]) -> None:
    if not answers:
        return
    lines = [_line(case, answer) for answer in answers]
    show_html(f"<ul class='answers'>{''.join(lines[:LISTED])}</ul>")
    if len(lines) > LISTED:
        with st.expander(f"{len(lines) - LISTED} more"):
            show_html(f"<ul class='answers'>{''.join(lines[LISTED:])}</ul>")


def _line(case: CaseView, answer: Answer) -> str:
    claim = answer.claim
    document = case.reading(claim.doc).document
    links = quote_links(case, claim, "Read it in the report", "claim" if answer.denial is None else "denial")
    again = f" and {count_words(answer.again, 'more report')}" if answer.again else ""
    told = f"{claim.outlet or 'outlet unknown'}, {report_day_words(claim.published)}{again}"
    return (
        f"<li><p>{kind_dot(claim.claimant_kind)}<b>{escape(claimant_words(claim))}</b>&ensp;{badge(answer.words)}</p>"
        f"{quoted_html(claim, document, _marked(answer))}<p class='soft'>{escape(told)} · {' · '.join(links)}</p></li>"
    )


def _marked(answer: Answer) -> str:
    return "the figure" if answer.denial is None else "the words that deny"


def denial_mark(denial: Denial) -> Mark:
    """Return the mark of a denial in the words of its report."""
    told = "rejected by a person" if denial.ruling is Ruling.REJECTED else "no figure"
    note = f"{denier(denial)} {DENIED_WORDS[denial.of]}; {told}"
    return Mark(start=denial.start, end=denial.end, style="denial", note=note, id=denial.id)
