"""On the Method page: how well claims are read, field by field, and how far the stated certainty holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import sqrt

import streamlit as st

from reconcile.extract.confidence import PRIOR_OF, PRIOR_RIGHT, rule_counts
from reconcile.views.accuracy import read_accuracy, read_peers
from reconcile.views.known_gaps import count_gaps
from reconcile.views.look import html_table, show_html
from reconcile.views.method_words import ACCURACY, ACCURACY_COLUMNS, GAPS, PEERS, RELIABILITY, RULE_WORDS, SET_WORDS
from reconcile.wording import count_words, day_words, number_words

SURE = 1.96  # standard deviations on either side of 95 %


def show_accuracy() -> None:
    """Show what was measured last, with its day and corpus."""
    rows = read_accuracy()
    if not rows:
        st.info("Nothing was measured on this copy of the program: data/accuracy.tsv is missing.")
    else:
        st.caption(ACCURACY.format(day=day_words(rows[0]["measured"])))
        show_html(_accuracy_table(rows))
    peers = read_peers()
    if peers:
        st.caption(PEERS)
        show_html(html_table(("Check", "Measure", "Reconcile", "Others"), peers))


def _accuracy_table(rows: Sequence[Mapping[str, str]]) -> str:
    heads = "".join(
        f"<th scope='col'>{escape(h)}</th>" for h in ("Reports", "Number", "Claims", *ACCURACY_COLUMNS.values())
    )
    lines = "".join(_accuracy_line(row) for row in rows)
    return (
        "<div class='scroll' tabindex='0' role='region' aria-label='Accuracy'><table class='shares'>"
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _accuracy_line(row: Mapping[str, str]) -> str:
    name = f"<th scope='row'>{escape(SET_WORDS.get(row['set'], row['set']))}</th>"
    sizes = "".join(f"<td>{escape(row[column])}</td>" for column in ("documents", "gold"))
    shares = "".join(
        f"<td class='share' style='--share:{float(row[column]):.3f}'>{float(row[column]):.2f}</td>"
        for column in ACCURACY_COLUMNS
    )
    return f"<tr>{name}{sizes}{shares}</tr>"


def show_calibration() -> None:
    """Show for each rule how often it was right, drawn, beside the certainty that its claims are given."""
    st.caption(RELIABILITY)
    lines = "".join(_calibration_line(rule, right, of) for rule, right, of in rule_counts())
    key = (
        "<span><i class='dot'></i>share right when counted</span><span><i class='span'></i>where the true share lies, "
        "19 times in 20</span><span><i class='given'></i>certainty given to its claims</span>"
    )
    axis = "".join(f"<span style='left:{share}%'>{share / 100:.1f}</span>" for share in (0, 50, 100))
    show_html(
        f"<div class='key soft calibration-key'>{key}</div><ul class='calibration'><li aria-hidden='true' class='axis'>"
        f"<span></span><span class='line'>{axis}</span><span></span></li>{lines}</ul>"
    )


def _calibration_line(rule: str, right: int, of: int) -> str:
    low, high = wilson(right, of)
    given = (right + PRIOR_RIGHT) / (of + PRIOR_OF)
    marks = (
        f"<i class='span' style='left:{100 * low:.1f}%;width:{100 * (high - low):.1f}%'></i>"
        f"<i class='dot' style='left:{100 * right / of:.1f}%'></i><i class='given' style='left:{100 * given:.1f}%'></i>"
    )
    told = f"{right} of {of} right; certainty {given:.2f}"
    return (
        f"<li><span>{escape(RULE_WORDS.get(rule, rule))}</span><span class='line' aria-hidden='true'>{marks}</span>"
        f"<span class='soft'>{told}</span></li>"
    )


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the interval in which a share lies 19 times in 20, counted ``right`` of ``of`` (Wilson).

    >>> tuple(round(share, 2) for share in wilson(20, 24))
    (0.64, 0.93)
    """
    share, spread = right / of, SURE * SURE / of
    middle = (share + spread / 2) / (1 + spread)
    half = SURE / (1 + spread) * sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def show_gaps() -> None:
    """Show how many misreadings are known and not yet mended, by area."""
    gaps = count_gaps()
    if not gaps:
        return
    st.caption(GAPS.format(number=count_words(sum(number for _, number in gaps), "known gap")))
    show_html(html_table(("Where", "Known gaps"), [(area, number_words(number)) for area, number in gaps]))
