"""The evidence for one claim: its sentence with the number and the claimant marked, the report, the way to it."""

from __future__ import annotations

from html import escape

from reconcile.highlight import Mark, marked_html, passage_link
from reconcile.model import Claim, ClaimantKind, Document
from reconcile.views.address import carried, link
from reconcile.views.case_data import CaseView
from reconcile.views.look import kind_dot, show_html
from reconcile.views.proof import proof_html
from reconcile.views.shield import opened_quote
from reconcile.wording import (
    KIND_WORDS,
    STANCE_WORDS,
    claimant_words,
    counted_after,
    day_words,
    figure_words,
    report_day_words,
)

REACH = 400  # characters between a sentence and the words that name its claimant; beyond, they are quoted apart


def show_evidence(case: CaseView, *claims: tuple[str, Claim]) -> None:
    """Show a card for each claim, under its heading: who, how many, the words of the report, the links to them.

    All of it is one piece of HTML: a click on a mark waits for little more than this.
    """
    show_html("".join(_card(case, claim, heading) for heading, claim in claims))


def _card(case: CaseView, claim: Claim, heading: str) -> str:
    document = case.reading(claim.doc).document
    machine = case.machine.get(claim.id)
    links = quote_links(case, claim, "Read the report here")
    return (
        f'<div class="card">{_head(claim, heading)}{quoted_html(claim, document)}{_report(claim, document, machine)}'
        f"<p class='acts'>{''.join(links)}</p>"
        f"<details><summary>How this was read</summary>{_details(claim)}</details></div>"
    )


def quote_links(case: CaseView, claim: Claim, words: str, name: str = "claim") -> list[str]:
    """Return the ways to a quotation: in the reader, by its parameter ``name``, and at its publisher if that is told.

    ``words`` are those of the way to the reader.
    """
    document = case.reading(claim.doc).document
    here = link("reports", carried(case=case.id, doc=claim.doc, **{name: claim.id}))
    links = [f"<a href='{escape(here)}' target='_self'>{escape(words)}</a>"]
    address = passage_link(claim.url or document.url, document.text, claim.sentence_start, claim.sentence_end)
    if address:
        links.append(f"<a href='{escape(address)}' target='_blank' rel='noopener'>Open at the passage</a>")
    return links


def _head(claim: Claim, heading: str) -> str:
    counted = counted_after(claim)
    kind = "" if claim.claimant_kind is ClaimantKind.OUTLET else KIND_WORDS[claim.claimant_kind]
    return (
        f'<p class="soft">{escape(heading)}</p><p class="big">{escape(figure_words(claim))} '
        f'<span style="font-weight:500">{escape(counted)}</span></p>'
        f"<p>{kind_dot(claim.claimant_kind)}<b>{escape(claimant_words(claim))}</b> "
        f'<span class="soft">{escape(kind)}</span></p>'
    )


def quoted_html(claim: Claim, document: Document, note: str = "the figure") -> str:
    """Return the claim's sentence as a quotation, number and claimant marked in the stored text.

    Where the claimant is named in an earlier sentence nearby the quotation
    starts there; where that is far off, the naming words are quoted before it.
    ``note`` tells what the marked words are.
    """
    text = document.text
    start, end = claim.sentence_start, max(claim.sentence_end, claim.end)
    marks = [Mark(start=claim.start, end=claim.end, style="figure", note=note)]
    before = ""
    if claim.claimant_start is not None and claim.claimant_end is not None:
        named = Mark(start=claim.claimant_start, end=claim.claimant_end, style="claimant", note="who puts it forward")
        marks.append(named)
        if start - REACH <= named.start < start:
            start = named.start
        elif named.start < start or named.end > end:
            before = f"{marked_html(text, [named], named.start, named.end)} … "
            if named.start >= end:
                end = named.end if named.end - end <= REACH else end
                before = "" if named.end <= end else before
    return f"{opened_quote()}{before}{marked_html(text, marks, start, end)}</blockquote>"


def _report(claim: Claim, document: Document, machine: Claim | None) -> str:
    title = document.title or "Untitled report"
    published = f"reported: {report_day_words(document.published)}"
    relayed = f" · passed on by {escape(', '.join(claim.via))}" if claim.via else ""
    return (
        f"<p><b>{escape(title)}</b><br><span class='soft'>{escape(document.outlet or 'outlet unknown')} · "
        f"{escape(published)}{relayed}</span></p>{proof_html(claim, document, machine)}"
    )


def _details(claim: Claim) -> str:
    where = ", ".join(dict.fromkeys(part for part in (claim.place, claim.country) if part)) or "not told"
    rows = [
        ("Words of the figure", f"“{claim.figure}”"),
        ("Words that report it", f"“{claim.cue}”" if claim.cue else "none: the outlet's own voice"),
        ("Stance", STANCE_WORDS[claim.stance]),
        ("Place of the harm", where),
        ("Day of the harm", day_words(claim.date)),
        ("Held responsible in the text", claim.actor or "nobody named"),
        ("Rules that decided", "; ".join(claim.why) or "not noted"),
        ("Certainty of the reading", f"{claim.confidence:.0%}"),
    ]
    lines = "".join(f"<tr><th scope='row'>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows)
    return f"<table>{lines}</table>"
