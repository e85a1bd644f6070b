"""Outlines of countries from a TopoJSON file (topojson-specification 1.0)."""

import functools
import importlib.resources
import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's outline.

    Attributes:
        name: Its name, as Natural Earth has it.
        rings: Its polygons and their holes, as longitude and latitude in degrees.
        boxes: For each ring west, south, east and north.
    """

    name: str
    rings: tuple[Ring, ...]
    boxes: tuple[Box, ...]


@functools.cache
def countries() -> tuple[Country, ...]:
    """Every country."""
    file = importlib.resources.files("onrecord.web.charts.world") / "countries-50m.json"
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        rings = tuple(each for line in _lines(geometry) for each in _whole(_ring(line, arcs)))
        boxes = tuple(_box(ring) for ring in rings)
        name = geometry.get("properties", {}).get("name", "")
        found.append(Country(name=name, rings=rings, boxes=boxes))
    return tuple(found)


def clip(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring inside a box (Sutherland and Hodgman, CACM 17, 1974)."""
    west, south, east, north = box
    points = list(ring)
    for axis, edge, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        points = _cut(points, axis, edge, sign)
        if not points:
            break
    return points


def _cut(points: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip([points[-1], *points[:-1]], points, strict=True):
        was, is_ = (sign * (p[axis] - edge) >= 0 for p in (before, here))
        if was != is_:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            kept.append(
                (
                    before[0] + share * (here[0] - before[0]),
                    before[1] + share * (here[1] - before[1]),
                )
            )
        if is_:
            kept.append(here)
    return kept


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """The arcs: deltas of whole numbers, scaled and moved."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(tuple(arc))
    return arcs


def _lines(geometry: dict[str, Any]) -> Iterable[list[int]]:
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _ring(line: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """A ring from its arcs; a negative index is the arc of its complement, backwards."""
    points: list[Point] = []
    for index in line:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def _whole(ring: Ring) -> Iterable[Ring]:
    """The ring in one piece, and once more on the other side where it crosses the date line."""
    offset, points = 0.0, [ring[0]]
    for before, here in itertools.pairwise(ring):
        if abs(here[0] - before[0]) > 180:
            offset += 360.0 if here[0] < before[0] else -360.0
        points.append((here[0] + offset, here[1]))
    if offset:
        # It goes around the pole: Antarctica.
        points += [(points[-1][0], -90.0), (points[0][0], -90.0)]
    yield tuple(points)
    west, _, east, _ = _box(tuple(points))
    for shift in ([-360.0] if east > 180 else []) + ([360.0] if west < -180 else []):
        yield tuple((x + shift, y) for x, y in points)


def _box(ring: Ring) -> Box:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs), min(ys), max(xs), max(ys)
