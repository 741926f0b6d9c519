"""Model objects in, Vega-Lite specifications out, made with Altair.

Each chart is a plain dict: the same claims give the same bytes, a test can
read its rows, and the page and an export draw the same picture. Colour says
the kind of claimant and is never the only sign: the kind stands in words in
each row. No chart draws a figure that nobody stated.
"""

from reconcile.charts.event_range import axis_end, range_alt, range_chart
from reconcile.charts.over_time import time_chart
from reconcile.charts.rows import LATE_DAYS, MAX_CLAIMS, MAX_ROWS, range_rows, time_rows
from reconcile.charts.style import DARK, DARK_COLOURS, FAMILIES, FAMILY, LIGHT, LIGHT_COLOURS, Look, look_for

__all__ = [
    "DARK",
    "DARK_COLOURS",
    "FAMILIES",
    "FAMILY",
    "LATE_DAYS",
    "LIGHT",
    "LIGHT_COLOURS",
    "MAX_CLAIMS",
    "MAX_ROWS",
    "Look",
    "axis_end",
    "look_for",
    "range_alt",
    "range_chart",
    "range_rows",
    "time_chart",
    "time_rows",
]
