"""A map of places, over the outlines of countries."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.web import wording
from onrecord.web.charts import svg
from onrecord.web.charts.outlines import Box, Point, clip, countries

WIDTH, HEIGHT = 760.0, 400.0
_SMALLEST = 5.0
_AROUND = 0.18
_WORLD: Box = (-180.0, -58.0, 180.0, 84.0)
_LABELLED = 14
_FINEST = 0.7
# A country is named where it fills this share of the map.
_ROOM = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map.

    Attributes:
        name: Its name.
        lat: Latitude in degrees.
        lon: Longitude in degrees.
        count: How often it is named; larger places of it are drawn larger.
        href: What is shown when it is clicked.
    """

    name: str
    lat: float
    lon: float
    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of the earth on paper: degrees to places, straight, true at its middle.

    Attributes:
        box: West, south, east and north.
    """

    box: Box

    def at(self, lon: float, lat: float) -> Point:
        """Where a point stands."""
        west, south, east, north = self.box
        return (lon - west) / (east - west) * WIDTH, (north - lat) / (north - south) * HEIGHT


def draw(spots: Sequence[Spot]) -> Markup:
    """The map; empty when there is no place."""
    if not spots:
        return svg.markup("")
    view = View(box=_around(spots))
    shapes, names = _land(view)
    ranked = sorted(spots, key=lambda spot: (-spot.count, spot.name))
    most = ranked[0].count
    told = f"Map of {wording.count(len(spots), 'place')}: " + ", ".join(s.name for s in ranked[:6])
    drawn = svg.element(
        "svg",
        svg.element("title", svg.text(told)),
        svg.element("rect", class_="sea", width=WIDTH, height=HEIGHT),
        *shapes,
        *names,
        *(_spot(view, spot, most) for spot in ranked),
        *_labels(view, ranked[:_LABELLED], most),
        class_="map",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="group",
        aria_label=told,
    )
    return svg.markup(drawn)


def _around(spots: Sequence[Spot]) -> Box:
    """A box around the places, of the paper's shape once drawn."""
    lats, lons = [s.lat for s in spots], [s.lon for s in spots]
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    if east - west > 150 or north - south > 90:
        return _WORLD
    high = max(north - south, _SMALLEST) * (1 + 2 * _AROUND)
    wide = max(east - west, _SMALLEST) * (1 + 2 * _AROUND)
    middle, centre = (south + north) / 2, (west + east) / 2
    shrink = max(math.cos(math.radians(middle)), 0.2)
    high = max(high, wide * shrink * HEIGHT / WIDTH)
    wide = high / shrink * WIDTH / HEIGHT
    return centre - wide / 2, middle - high / 2, centre + wide / 2, middle + high / 2


def _land(view: View) -> tuple[list[str], list[str]]:
    shapes, names = [], []
    west, south, east, north = view.box
    for country in countries():
        paths, largest = [], (0.0, (0.0, 0.0))
        for ring, box in zip(country.rings, country.boxes, strict=True):
            outside = box[2] < west or box[0] > east or box[3] < south or box[1] > north
            if outside or (box[2] - box[0]) / (east - west) * WIDTH < _FINEST:
                continue
            points = list(_thin(view.at(*point) for point in clip(ring, view.box)))
            if len(points) < 3:
                continue
            area, centre = _middle(points)
            largest = max(largest, (area, centre))
            paths.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
        if paths:
            shapes.append(svg.element("path", class_="land", d="".join(paths)))
        if largest[0] > WIDTH * HEIGHT * _ROOM:
            x, y = largest[1]
            names.append(
                svg.element(
                    "text", svg.text(country.name), class_="country", x=x, y=y,
                    text_anchor="middle",
                )
            )  # fmt: skip
    return shapes, names


def _thin(points: Iterator[Point]) -> Iterator[Point]:
    """The points without those too near the last one to be seen."""
    last: Point | None = None
    for point in points:
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= _FINEST:
            yield point
            last = point


def _middle(points: Sequence[Point]) -> tuple[float, Point]:
    """The area and the centre of a polygon."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip([points[-1], *points[:-1]], points, strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if abs(area) < 1e-9:
        return 0.0, points[0]
    return abs(area) / 2, (x / (3 * area), y / (3 * area))


def _radius(count: int, most: int) -> float:
    return 4.0 + 8.0 * math.sqrt(count / most)


def _spot(view: View, spot: Spot, most: int) -> str:
    x, y = view.at(spot.lon, spot.lat)
    words = f"{spot.name}, {wording.count(spot.count, 'mention')}"
    return svg.element(
        "a",
        svg.element("title", svg.text(words)),
        svg.element("circle", cx=x, cy=y, r=_radius(spot.count, most)),
        href=spot.href,
        class_="spot",
        aria_label=words,
    )


def _labels(view: View, spots: Sequence[Spot], most: int) -> Iterator[str]:
    """Names beside the places, those with the most mentions first, none over another."""
    taken: list[Box] = []
    for spot in spots:
        x, y = view.at(spot.lon, spot.lat)
        wide, right = 7.2 * len(spot.name), _radius(spot.count, most) + 4
        for left, anchor in ((x + right, "start"), (x - right - wide, "end")):
            box = (left, y - 9, left + wide, y + 7)
            inside = box[0] >= 0 and box[2] <= WIDTH
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                at = left if anchor == "start" else left + wide
                yield svg.element(
                    "text", svg.text(spot.name), class_="name", x=at, y=y + 4, text_anchor=anchor
                )
                break


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
