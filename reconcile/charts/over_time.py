"""The chart over time: the claims of one estimate by the day they were reported, falls as visible as rises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from reconcile.charts.rows import time_rows
from reconcile.charts.style import FITTED, axis_title, family_colour, hints, look_for
from reconcile.model import Claim, Estimate

TIME_HEIGHT = 320  # px, the chart over time with its axis
LABEL_SIZE = 12  # px, the words "fell" and "late" above a mark
TICK_DAYS = 5  # days that each get a label; more are labelled by round steps


def _day_ticks(days: Sequence[str]) -> dict[str, Any]:
    """Return where the time axis has labels: at each day if there are few, so that none is repeated."""
    if len(days) > TICK_DAYS:
        return {"tickCount": TICK_DAYS}
    parts = [[int(part) for part in day.split("-")] for day in days]
    return {"values": [alt.DateTime(year=y, month=m, date=d, utc=True) for y, m, d in parts]}


def time_chart(claims: Iterable[Claim], estimate: Estimate, *, chosen: str = "", dark: bool = False) -> dict[str, Any]:
    """Return the claims of one estimate by the day they were reported.

    A stepped line joins the figures of one claimant, so that a fall is as
    visible as a rise. Triangles point to the open side; "fell" and "late" stand
    above a figure below its claimant's earlier one and one reported long after the harm.
    """
    look, rows = look_for(dark), time_rows(claims, estimate, chosen)
    days = sorted({row["published"] for row in rows})
    x = alt.X(
        "published:T",
        scale=alt.Scale(type="utc", padding=18),
        axis=alt.Axis(title="Day of the report", format="%-d %b %Y", labelOverlap=True, **_day_ticks(days)),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(title=axis_title(estimate), format=",.0f", tickCount=5),
    )
    colour = family_colour(look)
    base = alt.Chart().encode(x=x, y=y, color=colour)
    shape = alt.Shape(
        "shape:N",
        scale=alt.Scale(domain=["figure", "at least", "up to"], range=["circle", "triangle-up", "triangle-down"]),
        legend=None,
    )
    points = base.encode(shape=shape, tooltip=hints())
    layers = [
        base.mark_line(interpolate="step-after", strokeWidth=1.5, opacity=0.55, tooltip=None).encode(detail="row:N")
    ]
    if not all(row["hollow"] for row in rows):
        layers.append(points.transform_filter("!datum.hollow").mark_point(filled=True, size=90, opacity=0.9))
    if any(row["hollow"] for row in rows):
        layers.append(points.transform_filter("datum.hollow").mark_point(filled=False, size=90, strokeWidth=2))
    if any(row["chosen"] for row in rows):
        ring = base.transform_filter("datum.chosen").mark_point(filled=False, size=380, strokeWidth=2.5, opacity=1)
        layers.append(ring.encode(color=alt.value(look.text)))
    if any(row["mark"] for row in rows):
        told = base.transform_filter("datum.mark").mark_text(dy=-13, fontSize=LABEL_SIZE, tooltip=None)
        layers.append(told.encode(text="mark:N", color=alt.value(look.text)))
    choose = alt.selection_point(name="claim", fields=["claim"], on="click", empty=False, toggle=False)
    chart = alt.layer(*layers, data={"values": rows}).add_params(choose)
    fitted = chart.properties(height=TIME_HEIGHT, autosize=FITTED)
    spec: dict[str, Any] = fitted.configure_view(stroke=None).to_dict()
    return spec
