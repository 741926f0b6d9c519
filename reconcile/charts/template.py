"""A chart's specification is built by Altair once for each theme and axis, then filled with what is drawn.

Building one takes some 100 ms, filling it under one: a page is drawn
anew at every click.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

from reconcile.locales import chart_locale

Spec: TypeAlias = dict[str, Any]

#: What stands in a template for a value that is filled in; numbers, because a scale's domain takes no words.
START, END = -1.5e300, -2.5e300
TITLE = "@title"
ORDER = "@order"
DAYS = "@days"
DAY_FORMAT = "@day format"


def fill(template: Any, values: Mapping[Any, Any]) -> Any:
    """Return a copy of a template with each placeholder replaced; ``[placeholder]`` becomes the whole list given.

    >>> fill({"axis": {"title": TITLE}, "sort": [ORDER]}, {TITLE: "People killed", ORDER: ["a", "b"]})
    {'axis': {'title': 'People killed'}, 'sort': ['a', 'b']}
    """
    if isinstance(template, dict):
        return {name: fill(part, values) for name, part in template.items()}
    if isinstance(template, list):
        if len(template) == 1 and isinstance(template[0], str) and template[0] in values:
            return list(values[template[0]])
        return [fill(part, values) for part in template]
    return values.get(template, template) if isinstance(template, str | float) else template


def with_layers(spec: Spec, names: Sequence[str], needed: Collection[str]) -> Spec:
    """Return the specification with the layers that are needed; ``names`` has one a layer, "" where it is always."""
    layers = zip(spec["layer"], names, strict=True)
    return {**spec, "layer": [layer for layer, name in layers if not name or name in needed]}


def with_data(spec: Spec, height: float, **datasets: Sequence[Mapping[str, Any]]) -> Spec:
    """Return the specification with its height in px, the rows of its datasets, and the locale of its reader."""
    filled = {**spec, "height": height, "datasets": {name: list(rows) for name, rows in datasets.items()}}
    locale = chart_locale()
    return {**filled, "config": {**spec.get("config", {}), "locale": locale}} if locale else filled
