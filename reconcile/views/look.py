"""The small HTML that the pages share: the style sheet, range bars, badges, the key to the marks.

Every value is escaped where it enters; colours follow the page's light or dark
scheme, so that the server need not know which one is on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from reconcile.charts import DARK_COLOURS, FAMILIES, FAMILY, LIGHT_COLOURS
from reconcile.model import Claim, ClaimantKind, Estimate
from reconcile.wording import open_reach, reported_words

SLIVER = 1.4  # percent of a bar: a single figure is still seen
OPEN_END = 6.0  # percent of a bar: the arrow of an open range; its length means nothing

_COLOURS = "".join(
    f".rc-f{i} {{ --rc-family: light-dark({light}, {dark}); }}\n"
    for i, (light, dark) in enumerate(zip(LIGHT_COLOURS, DARK_COLOURS, strict=True))
)
STYLE = f"<style>\n{_COLOURS}{Path(__file__).with_name('style.css').read_text(encoding='utf-8')}</style>"


def show_html(body: str) -> None:
    """Show HTML made here, every value in it already escaped."""
    st.html(f'<div class="rc">{body}</div>')


def html_list(lines: Iterable[str]) -> str:
    """Return a bulleted list of plain texts."""
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def html_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of plain texts; it scrolls within itself where the page is narrow."""
    head = "".join(f"<th scope='col'>{escape(name)}</th>" if name else "<td></td>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<div class='scroll'><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def html_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a table of names and what they mean."""
    lines = "".join(f"<tr><th scope='row'>{escape(name)}</th><td>{escape(words)}</td></tr>" for name, words in pairs)
    return f"<div class='scroll'><table>{lines}</table></div>"


def family_class(kind: ClaimantKind) -> str:
    """Return the CSS class that carries the colour of a kind of claimant."""
    return f"rc-f{list(FAMILIES).index(FAMILY[kind])}"


def kind_dot(kind: ClaimantKind) -> str:
    """Return the coloured dot of a kind of claimant; the words beside it say the same."""
    return f'<span class="dot {family_class(kind)}" aria-hidden="true"></span>'


def badge(words: str, style: str = "") -> str:
    """Return a short mark such as "contested"."""
    return f'<span class="badge {escape(style)}">{escape(words)}</span>'


def range_bars(
    lines: Iterable[tuple[str, Estimate | None]],
    claims: Mapping[str, Claim],
    end: float,
    *,
    wide: bool = False,
) -> str:
    """Return one small bar a line on a scale from 0 to ``end``.

    A line without an estimate reads "not reported" and has no bar: a missing
    figure must not look like 0, which has one, at the left edge. ``wide``
    leaves more room for what is counted.
    """
    cells = []
    for label, estimate in lines:
        words = reported_words(estimate, claims) if estimate else "not reported"
        style = "figures" if estimate else "figures soft"
        bar = _bar(estimate, open_reach(estimate, claims), end) if estimate else "<span></span>"
        cells.append(f'<span class="what">{escape(label)}</span>{bar}<span class="{style}">{escape(words)}</span>')
    return f'<div class="bars{" wide" if wide else ""}">{"".join(cells)}</div>'


def _bar(estimate: Estimate, reach: float | None, end: float) -> str:
    low = 100 * (estimate.low or 0) / max(end, 1)
    high = 100 * (estimate.high if estimate.high is not None else reach or estimate.low or 0) / max(end, 1)
    style = "open-up" if estimate.high is None else "open-down" if estimate.low is None else ""
    if estimate.high is None:
        low, high = min(low, 100 - OPEN_END), min(high + OPEN_END, 100.0)
    if estimate.low == estimate.high == 0:
        style = "none"
    if estimate.vague_only:
        style += " vague"
    width = max(high - low, SLIVER)
    left = min(low, 100 - width)
    return (
        f'<span class="track" aria-hidden="true"><span class="bar {style}" '
        f'style="left:{left:.1f}%;width:{width:.1f}%"></span></span>'
    )


def scale_end(estimates: Sequence[Estimate], claims: Mapping[str, Claim]) -> float:
    """Return the greatest figure among the estimates, room for an open end included."""
    greatest = max((max(e.high or 0, e.low or 0, open_reach(e, claims) or 0) for e in estimates), default=1)
    return max(greatest, 1) * 1.1


def chart_key(kinds: Iterable[ClaimantKind]) -> str:
    """Return the key to the range chart: colours of the kinds at hand, then the marks."""
    families = {FAMILY[kind]: kind for kind in kinds}
    colours = "".join(f"<span>{kind_dot(families[name])}{escape(name)}</span>" for name in FAMILIES if name in families)
    marks = "".join(
        f"<span><b aria-hidden='true'>{mark}</b> {escape(words)}</span>"
        for mark, words in (
            ("●", "stated figure"),
            ("○", "vague word"),
            ("→", "open: “at least”"),
            ("←", "open: “up to”"),
            ("✕", "denied"),
        )
    )
    return (
        f'<div class="key">{colours}</div><div class="key soft">{marks}<span>faint: earlier figure of the same '
        "claimant</span><span>grey band: range of reported figures</span></div>"
    )
