"""The range chart: a line a claimant, from the lowest figure to the highest, the band behind them the range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import altair as alt

from reconcile.charts.rows import range_rows
from reconcile.charts.style import FITTED, Look, axis_look, axis_title, family_colour, hints, look_for
from reconcile.charts.template import END, ORDER, START, TITLE, Spec, fill, with_data, with_layers
from reconcile.model import Claim, Estimate
from reconcile.wording import counted_words, reported_words

ROW_HEIGHT = 48  # px, a line of words and the bar under it
ARROW_SHARE = 0.05  # of the axis: the length of an open end, which has no meaning of its own
AXIS_HEIGHT = 62  # px for the axis and its title above the rows
OFF_SCALE = "✕ denied, no figure on the scale"
#: In the browser: the mark that is selected there, else the one that the page chose.
RINGED = "length(data('claim_store')) ? vlSelectionTest('claim_store', datum) : datum.chosen"
BAR_FOOT = 13  # px between a bar and the foot of its row
TALL_ROW = 17  # px more where any claimant's name takes two lines


def axis_end(rows: Sequence[Mapping[str, Any]]) -> float:
    """Return the right end of the axis: beyond the greatest figure, room for an arrow left."""
    greatest = max((max(row["high"] or 0, row["value"] or 0) for row in rows), default=0)
    return float(max(greatest, 1)) * (1 + 2 * ARROW_SHARE)


def range_chart(
    estimate: Estimate, claims: Iterable[Claim], *, chosen: str = "", log: bool = False, dark: bool = False
) -> Spec:
    """Return the range chart of one estimate: a line a claimant, the band behind them the range.

    A point is a stated figure, a bar a stated range, an arrow an open side, a
    hollow point a vague word, a faint point an earlier figure of the same
    claimant, a cross a denial. Selecting a mark gives its claim id under the
    name ``claim``.

    Args:
        estimate: What is drawn; its unit is the unit of the axis.
        claims: At least the claims that the estimate names.
        chosen: Id of the claim to ring, "" for none; as soon as a mark is selected in the browser it is ringed
            there instead, at once.
        log: Draw a logarithmic axis; zero then stands at its left edge.
        dark: Colours for a dark page.
    """
    rows = range_rows(estimate, claims, chosen)
    end = axis_end(rows)
    positive = [row["value"] for row in rows if row["value"]]
    start = max(min(positive, default=1) / 2, 0.5) if log else 0.0
    for row in rows:
        _place_marks(row, start, end, log)
    order = list(dict.fromkeys(row["row"] for row in rows))
    tall = any(row["upper"] for row in rows)
    parts = {name for row in rows for name in row["parts"].split()}
    template, names = _template(tall, log, dark)
    values = {START: start, END: end, TITLE: axis_title(estimate), ORDER: order}
    spec: Spec = fill(with_layers(template, names, parts), values)
    height = max(len(order), 1) * _row_height(tall) + AXIS_HEIGHT
    return with_data(spec, height, rows=rows, band=_band_rows(estimate, start, end))


def _row_height(tall: bool) -> int:
    return ROW_HEIGHT + (TALL_ROW if tall else 0)


@cache
def _template(tall: bool, log: bool, dark: bool) -> tuple[Spec, tuple[str, ...]]:
    """Return the chart with every layer, what differs between estimates left open, and the names of the layers."""
    look = look_for(dark)
    drop = _row_height(tall) / 2 - BAR_FOOT
    scale = alt.Scale(type="log" if log else "linear", domain=[START, END], nice=False, zero=False)
    axis = alt.Axis(title=TITLE, orient="top", grid=True, tickCount=5, tickMinStep=1, format=",.0f", labelFlush=True)
    x = alt.X("x:Q", scale=scale, axis=axis)
    y = alt.Y("row:N", sort=[ORDER], axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    always = [_band(look, scale, axis), *_words(y, look, drop)]
    marks = _marks(x, y, family_colour(look), look, drop)
    choose = alt.selection_point(name="claim", fields=["claim"], on="click", empty=False, toggle=False)
    chart = alt.layer(*always, *(layer for _, layer in marks), data=alt.NamedData(name="rows")).add_params(choose)
    dressed = chart.properties(autosize=FITTED).configure_view(stroke=None).configure_axis(**axis_look(look))
    return dressed.to_dict(), (*[""] * len(always), *(name for name, _ in marks))


def _place_marks(row: dict[str, Any], start: float, end: float, log: bool) -> None:
    """Add where the mark of a row is drawn, where its bar and arrow end, and which layers draw it."""
    value = row["value"]
    row["x"] = None if value is None else max(value, start)
    row["bar_end"] = row["high"] if row["low"] is not None and row["high"] is not None else None
    row["tip"] = None
    if value is not None and row["arrow"]:
        if log:
            factor = (end / start) ** ARROW_SHARE
            row["tip"] = row["x"] * factor if row["arrow"] == "up" else max(row["x"] / factor, start)
        else:
            step = end * ARROW_SHARE
            row["tip"] = row["x"] + step if row["arrow"] == "up" else max(row["x"] - step, start)
    row["parts"] = _mark_parts(row)


def _band_rows(estimate: Estimate, start: float, end: float) -> list[dict[str, float]]:
    """Return the band of the range; an open side runs to the edge of the picture."""
    low = start if estimate.low is None else max(estimate.low, start)
    high = end if estimate.high is None else max(estimate.high, start)
    return [{"from": low, "to": high}] if estimate.low is not None or estimate.high is not None else []


def _band(look: Look, scale: alt.Scale, axis: alt.Axis) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name="band"))
        .mark_rect(color=look.text, opacity=0.09, tooltip=None)
        .encode(x=alt.X("from:Q", scale=scale, axis=axis), x2="to:Q")
    )
    return chart


def _words(y: alt.Y, look: Look, drop: float) -> list[alt.Chart]:
    """Return the track of each line and the words above it: claimant left, figure right."""
    base = alt.Chart().transform_filter("datum.name !== ''").encode(y=y)
    left = base.encode(x=alt.value(0))
    return [
        base.mark_rule(color=look.track, strokeWidth=1, yOffset=drop).encode(x=alt.value(0), x2=alt.value("width")),
        left.mark_text(align="left", fontSize=13, yOffset=drop - 10, color=look.text, baseline="bottom").encode(
            text="name:N"
        ),
        left.mark_text(
            align="left", fontSize=13, yOffset=drop - 10 - TALL_ROW, color=look.text, baseline="bottom"
        ).encode(text="upper:N"),
        base.mark_text(
            align="right", fontSize=13, fontWeight="bold", yOffset=drop - 10, color=look.text, baseline="bottom"
        ).encode(x=alt.value("width"), text="figures:N"),
    ]


def _mark_parts(row: Mapping[str, Any]) -> str:
    """Return the names of the layers that draw a row, for ``_marks`` to filter by."""
    if row["state"] == "denied":
        return "denied ring" if row["x"] is not None else "off-scale"
    parts = {
        "bar": row["bar_end"] is not None and row["bar_end"] > row["x"],
        "arrow": row["tip"] is not None,
        "stated": row["x"] is not None and not row["hollow"],
        "hollow": row["x"] is not None and row["hollow"],
        "ring": row["x"] is not None,
    }
    return " ".join(name for name, is_drawn in parts.items() if is_drawn)


def _marks(x: alt.X, y: alt.Y, colour: alt.Color, look: Look, drop: float) -> list[tuple[str, alt.Chart]]:
    """Return bars, arrows, points and crosses by name; one that no row needs is left out, or a reader hears it."""
    faded = alt.condition("datum.state === 'superseded'", alt.value(0.4), alt.value(1))
    size = alt.condition("datum.state === 'superseded'", alt.value(55), alt.value(130))
    heads = alt.Scale(domain=["up", "down"], range=["triangle-right", "triangle-left"])
    base = alt.Chart().encode(y=y, color=colour, opacity=faded, tooltip=hints())
    drawn = base.encode(x=x)
    ring = drawn.mark_point(filled=False, size=420, strokeWidth=2.5, yOffset=drop, aria=False)
    layers = (
        ("ring", ring.encode(color=alt.value(look.text), opacity=alt.condition(RINGED, alt.value(1), alt.value(0)))),
        ("bar", drawn.mark_rule(strokeWidth=7, yOffset=drop, strokeCap="round").encode(x2="bar_end:Q")),
        ("bar", base.mark_point(filled=True, yOffset=drop).encode(x=alt.X("bar_end:Q"), size=size)),
        ("arrow", drawn.mark_rule(strokeWidth=2.5, yOffset=drop).encode(x2="tip:Q")),
        (
            "arrow",
            base.mark_point(filled=True, size=80, yOffset=drop, opacity=1).encode(
                x=alt.X("tip:Q"), shape=alt.Shape("arrow:N", scale=heads, legend=None)
            ),
        ),
        ("stated", drawn.mark_point(filled=True, yOffset=drop).encode(size=size)),
        ("hollow", drawn.mark_point(filled=False, strokeWidth=2.5, yOffset=drop).encode(size=size)),
        ("denied", drawn.mark_text(text="✕", fontSize=17, fontWeight="bold", yOffset=drop)),
        (
            "off-scale",
            base.mark_text(text=OFF_SCALE, fontSize=12, yOffset=drop, align="left", color=look.faint).encode(
                x=alt.value(0)
            ),
        ),
    )
    return [
        (name, layer.transform_filter(f"indexof(split(datum.parts, ' '), '{name}') >= 0")) for name, layer in layers
    ]


def range_alt(estimate: Estimate, claims: Iterable[Claim]) -> str:
    """Return the text that a screen reader hears in place of the range chart."""
    by_id = {claim.id: claim for claim in claims}
    rows = range_rows(estimate, by_id.values())
    counted = counted_words(estimate.outcome, estimate.victims, estimate.unit)
    told = "; ".join(f"{row['claimant']}: {row['figure']}" for row in rows if row["state"] != "superseded")
    return f"{counted}. Range of reported figures: {reported_words(estimate, by_id)}. {told}."
