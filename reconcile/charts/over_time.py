"""The chart over time: the claims of one estimate by the day they were reported, falls as visible as rises."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import altair as alt

from reconcile.charts.rows import time_rows
from reconcile.charts.style import FITTED, axis_look, axis_title, family_colour, hints, look_for
from reconcile.charts.template import DAY_FORMAT, DAYS, TITLE, Spec, fill, with_data, with_layers
from reconcile.locales import chart_day_format
from reconcile.model import Claim, Estimate

TIME_HEIGHT = 320  # px, the chart over time with its axis
LABEL_SIZE = 12  # px, the words "fell" and "late" above a mark
TICK_DAYS = 5  # days that each get a label; more are labelled by round steps


def time_chart(claims: Iterable[Claim], estimate: Estimate, *, dark: bool = False) -> Spec:
    """Return the claims of one estimate by the day they were reported.

    A stepped line joins the figures of one claimant, so that a fall is as
    visible as a rise. Triangles point to the open side; "fell" and "late" stand
    above a figure below its claimant's earlier one and one reported long after the harm.
    """
    rows = time_rows(claims, estimate)
    days = sorted({row["published"] for row in rows})
    drawn = {"hollow" if row["hollow"] else "filled" for row in rows}
    if any(row["mark"] for row in rows):
        drawn.add("mark")
    template, names = _template(len(days) > TICK_DAYS, dark)
    values = {TITLE: axis_title(estimate), DAYS: [_day(day) for day in days], DAY_FORMAT: chart_day_format()}
    return with_data(fill(with_layers(template, names, drawn), values), TIME_HEIGHT, rows=rows)


def _day(iso: str) -> dict[str, int | bool]:
    """Return a day as the specification names it."""
    year, month, day = map(int, iso.split("-"))
    return {"year": year, "month": month, "date": day, "utc": True}


@cache
def _template(many_days: bool, dark: bool) -> tuple[Spec, tuple[str, ...]]:
    """Return the chart with every layer, and their names; a few days have a label each, so that none is repeated."""
    look = look_for(dark)
    ticks = {"tickCount": TICK_DAYS} if many_days else {"values": [DAYS]}
    x = alt.X(
        "published:T",
        scale=alt.Scale(type="utc", padding=18),
        axis=alt.Axis(title="Day of the report", format=DAY_FORMAT, labelOverlap=True, **ticks),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(title=TITLE, format=",.0f", tickCount=5, tickMinStep=1),
    )
    shape = alt.Shape(
        "shape:N",
        scale=alt.Scale(domain=["figure", "at least", "up to"], range=["circle", "triangle-up", "triangle-down"]),
        legend=None,
    )
    base = alt.Chart().encode(x=x, y=y, color=family_colour(look))
    points = base.encode(shape=shape, tooltip=hints())
    told = base.transform_filter("datum.mark").mark_text(dy=-13, fontSize=LABEL_SIZE, tooltip=None)
    layers = {
        "filled": points.transform_filter("!datum.hollow").mark_point(filled=True, size=90, opacity=0.9),
        "hollow": points.transform_filter("datum.hollow").mark_point(filled=False, size=90, strokeWidth=2),
        "mark": told.encode(text="mark:N", color=alt.value(look.text)),
    }
    line = base.mark_line(interpolate="step-after", strokeWidth=1.5, opacity=0.55, tooltip=None).encode(detail="row:N")
    choose = alt.selection_point(name="claim", fields=["claim"], on="click", empty=False, toggle=False)
    chart = alt.layer(line, *layers.values(), data=alt.NamedData(name="rows")).add_params(choose)
    dressed = chart.properties(autosize=FITTED).configure_view(stroke=None).configure_axis(**axis_look(look))
    return dressed.to_dict(), ("", *layers)
