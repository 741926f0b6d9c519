"""Find a point on land in the middle of each country. A build step, never run by the tool.

python data/map/build_countries.py data/gazetteer/places.tsv.gz data/map/countries.tsv

The middle is that of the provinces, or of the towns where the table has no
province; the point is the town nearest to it. It says "somewhere in this
country" and is drawn so, never as a place.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from math import cos, radians, sin
from pathlib import Path

Vector = tuple[float, float, float]


def vector(lat: float, lon: float) -> Vector:
    """Return a point of the globe as a vector, so that a mean holds across the date line too."""
    a, b = radians(lat), radians(lon)
    return cos(a) * cos(b), cos(a) * sin(b), sin(a)


def middle(points: list[tuple[float, float]], towns: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the town nearest to the mean of the points."""
    sums = [sum(axis) for axis in zip(*(vector(*point) for point in points), strict=True)]
    return max(towns, key=lambda town: sum(a * b for a, b in zip(vector(*town), sums, strict=True)))


def main() -> None:
    names: dict[str, str] = {}
    places: defaultdict[str, defaultdict[str, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            _, name, kind, code, _, lat, lon, _, _ = line.rstrip("\n").split("\t")
            if kind == "n":
                names[code] = name
            elif lat:
                places[code][kind].append((float(lat), float(lon)))
    rows = ["country\tlat\tlon"]
    for code, name in sorted(names.items(), key=lambda item: item[1]):
        found = places[code]
        towns = found["c"] or [point for points in found.values() for point in points]
        if towns:
            lat, lon = middle(found["a"] or towns, towns)
            rows.append(f"{name}\t{lat:.1f}\t{lon:.1f}")
    Path(sys.argv[2]).write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows) - 1} countries, {len(names) - len(rows) + 1} without a town")


if __name__ == "__main__":
    main()
