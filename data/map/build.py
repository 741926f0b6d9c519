"""Cut the countries of world-atlas down to two SVG paths. A build step, never run by the tool.

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python data/map/build.py package/countries-110m.json data/map/outlines.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

TENTHS = 10  # units a degree in the paths
TOLERANCE = 0.16  # degrees; a coast may move by this, some 18 km
SOUTH = -60.0  # degrees; no event lies on Antarctica, and its outline is long
HALF_TURN = 180.0  # degrees
SMALLEST_RING = 4  # points, the first one twice

Point = tuple[float, float]


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs as points in degrees: stored as steps on a grid."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(points)
    return arcs


def simplified(points: list[Point]) -> list[Point]:
    """Return the points that an outline needs to stay within ``TOLERANCE`` (Douglas and Peucker); the ends are kept."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    def off(point: Point) -> float:
        if not length:
            return float(((point[0] - x1) ** 2 + (point[1] - y1) ** 2) ** 0.5)
        return abs((x2 - x1) * (y1 - point[1]) - (x1 - point[0]) * (y2 - y1)) / length

    far = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[far]) <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: far + 1])[:-1] + simplified(points[far:])


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the rings of a geometry as arc numbers; ``~n`` is arc n backwards."""
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings_of(part)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def unrolled(points: list[Point]) -> list[Point]:
    """Return a line that steps over the date line as one that goes on beyond 180 degrees."""
    turned, turns = points[:1], 0.0
    for (before, _), (x, y) in pairwise(points):
        turns += 2 * HALF_TURN * ((x - before < -HALF_TURN) - (x - before > HALF_TURN))
        turned.append((x + turns, y))
    return turned


def path_of(lines: Iterable[list[Point]], *, closed: bool) -> str:
    """Return the lines as one SVG path, steps in tenths of a degree, north up."""
    parts = []
    for line in lines:
        grid = [(round(x * TENTHS), round(-y * TENTHS)) for x, y in line]
        grid = [p for i, p in enumerate(grid) if i == 0 or p != grid[i - 1]]
        if len(grid) < (SMALLEST_RING if closed else 2):
            continue
        steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(grid)]
        steps = steps[:-1] if closed else steps
        told = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
        parts.append(f"M{grid[0][0]} {grid[0][1]}l{told}{'z' if closed else ''}")
    return "".join(parts)


def main(source: Path, target: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in read_arcs(topology)]

    def walk(number: int) -> list[Point]:
        return arcs[number] if number >= 0 else arcs[~number][::-1]

    rings = []
    for ring in rings_of(topology["objects"]["land"]):
        points = [point for i, number in enumerate(ring) for point in walk(number)[1 if i else 0 :]]
        if max(y for _, y in points) > SOUTH:
            rings.append(unrolled(points))
    used = Counter(
        number if number >= 0 else ~number for ring in rings_of(topology["objects"]["countries"]) for number in ring
    )
    borders = [arcs[number] for number, times in sorted(used.items()) if times > 1]
    outlines = {"land": path_of(rings, closed=True), "borders": path_of(borders, closed=False)}
    target.write_text(json.dumps(outlines, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
