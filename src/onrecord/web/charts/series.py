"""The chart of a series: one figure over time, by source, its ranges and open ends kept.

A range is drawn as a bar, "at least" as a mark with an arrow up, "up to" as one with an arrow
down. Each source has a shape of its own besides its colour, and a line that steps from one of its
values to the next; a value below the one before has a ring.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from markupsafe import Markup

from onrecord.web import wording
from onrecord.web.charts import shapes, svg
from onrecord.web.charts.scale import Scale, day_scale, number_scale

WIDTH, HEIGHT = 760.0, 420.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 14.0, 16.0, 34.0
_ARROW = 22.0
SOURCES = 7
DENSE = 1500
_DAY = len("2024-03-22")
_OTHERS = "other sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One value that a source gave.

    Attributes:
        source: Whose word it is.
        day: The day or moment it was first reported, in ISO 8601.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        words: The figure as written.
        change: `first`, `up`, `down` or `bounds`: how it differs from the source's last value.
        reports: How many reports carry it.
        origins: How many origins those have.
        href: Where its words are.
    """

    source: str
    day: str
    low: float | None
    high: float | None
    words: str
    change: Literal["first", "up", "down", "bounds"]
    reports: int
    origins: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An entry of the legend.

    Attributes:
        source: The source.
        drawn: Its mark as SVG.
        values: How many values it gave.
    """

    source: str
    drawn: Markup
    values: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChart:
    """A drawn series.

    Attributes:
        drawn: The chart as SVG.
        keys: Its legend.
        places: For each dot that is shown its place, address and words, from left to right.
        floor: The number that the scale begins at, where that is not zero.
        told: What the chart shows, in words.
    """

    drawn: Markup
    keys: tuple[Key, ...]
    places: tuple[tuple[float, float, str, str], ...]
    floor: str | None
    told: str


def draw(dots: Sequence[Dot], *, title: str) -> SeriesChart | None:
    """Draw a series; None when no dot has a day and a bound.

    Args:
        dots: The values, in any order.
        title: What the series counts.
    """
    usable = sorted(
        (d for d in dots if _moment(d.day) and (d.low is not None or d.high is not None)),
        key=lambda d: _moment(d.day) or 0.0,
    )
    if not usable:
        return None
    ranked = [name for name, _ in Counter(d.source for d in usable).most_common()]
    order = {name: place for place, name in enumerate(ranked[:SOURCES])}
    bounds = [b for d in usable for b in (d.low, d.high) if b is not None]
    ends = [date.fromisoformat(d.day[:_DAY]) for d in (usable[0], usable[-1])]
    x = day_scale(ends[0], ends[1], begin=_LEFT, end=WIDTH - _RIGHT)
    y = number_scale(min(bounds), max(bounds), begin=HEIGHT - _BOTTOM, end=_TOP + _ARROW / 2)
    places = tuple((x.at(_moment(d.day) or 0.0), _height(d, y), d.href, tell(d)) for d in usable)
    layers = [_axes(x, y), *_lines(usable, places, order)]
    layers += _marks(usable, places, order, y)
    told = _told(title, usable, ranked)
    drawn = svg.element(
        "svg",
        svg.element("title", svg.text(told)),
        *layers,
        class_="series-chart",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="group",
        aria_label=told,
    )
    floor = wording.number(y.first) if y.first > 0 else None
    return SeriesChart(
        drawn=svg.markup(drawn), keys=_keys(usable, order), places=places, floor=floor, told=told
    )


def tell(dot: Dot) -> str:
    """A dot in words."""
    carried = wording.count(dot.reports, "report")
    origins = wording.count(dot.origins, "origin")
    revised = {"up": ", raised", "down": ", lowered", "bounds": ", bounds changed", "first": ""}
    return (
        f"{dot.day[:_DAY]}: {dot.words} — {dot.source}{revised[dot.change]} ({carried}, {origins})"
    )


def _told(title: str, dots: Sequence[Dot], sources: Sequence[str]) -> str:
    named = ", ".join(sources[:3]) + (" and others" if len(sources) > 3 else "")
    first, last = dots[0].day[:_DAY], dots[-1].day[:_DAY]
    return (
        f"{title}: {wording.count(len(dots), 'value')} from {first} to {last} "
        f"by {named}; first {dots[0].words}, last {dots[-1].words}."
    )


def _axes(x: Scale, y: Scale) -> str:
    lines = []
    for tick in y.ticks:
        lines.append(svg.element("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=tick.at, y2=tick.at))
        lines.append(
            svg.element("text", svg.text(tick.label), x=_LEFT - 8, y=tick.at + 4, text_anchor="end")
        )
    foot = HEIGHT - _BOTTOM
    for tick in x.ticks:
        lines.append(
            svg.element("line", class_="tick", x1=tick.at, x2=tick.at, y1=foot, y2=foot + 5)
        )
        lines.append(
            svg.element("text", svg.text(tick.label), x=tick.at, y=foot + 20, text_anchor="middle")
        )
    lines.append(svg.element("line", class_="tick", x1=_LEFT, x2=WIDTH - _RIGHT, y1=foot, y2=foot))
    return svg.element("g", *lines, class_="axes")


def _lines(
    dots: Sequence[Dot],
    places: Sequence[tuple[float, float, str, str]],
    order: dict[str, int],
) -> list[str]:
    """For each source a line that holds its value until the next one."""
    paths: dict[int, list[str]] = {}
    last: dict[int, float] = {}
    for dot, (x, y, _, _) in zip(dots, places, strict=True):
        place = order.get(dot.source, -1)
        if place < 0:
            continue
        path = paths.setdefault(place, [])
        path.append(f"M{svg.short(x)} {svg.short(y)}" if not path else f"H{svg.short(x)}")
        if place in last and last[place] != y:
            path.append(f"V{svg.short(y)}")
        last[place] = y
    return [
        svg.element("path", class_=f"step s{place}", d="".join(path))
        for place, path in sorted(paths.items())
        if len(path) > 1
    ]


def _marks(
    dots: Sequence[Dot],
    places: Sequence[tuple[float, float, str, str]],
    order: dict[str, int],
    y: Scale,
) -> list[str]:
    """Every value; in a dense chart as a few long paths that a script finds the values of."""
    if len(dots) > DENSE:
        grouped: dict[int, list[str]] = {}
        for dot, place in zip(dots, places, strict=True):
            group = grouped.setdefault(order.get(dot.source, SOURCES), [])
            group.append(f"M{svg.short(place[0])} {svg.short(place[1])}h0")
        return [
            svg.element("path", class_=f"dense s{place}", d="".join(path))
            for place, path in sorted(grouped.items())
        ]
    return [
        svg.element(
            "a",
            svg.element("title", svg.text(words)),
            *_mark(dot, at, height, order.get(dot.source, SOURCES), y),
            href=href,
            tabindex="-1",
            class_=f"mark s{order.get(dot.source, SOURCES)}",
        )
        for dot, (at, height, href, words) in zip(dots, places, strict=True)
    ]


def _mark(dot: Dot, x: float, height: float, place: int, y: Scale) -> list[str]:
    drawn = []
    if dot.low is not None and dot.high is not None and dot.low != dot.high:
        top, foot = y.at(dot.high), y.at(dot.low)
        cap = f"M{svg.short(x - 5)} {svg.short(top)}h10M{svg.short(x - 5)} {svg.short(foot)}h10"
        drawn.append(svg.element("line", class_="range", x1=x, x2=x, y1=top, y2=foot))
        drawn.append(svg.element("path", class_="cap", d=cap))
    elif dot.low is None or dot.high is None:
        way = -1 if dot.high is None else 1
        tip = height + way * _ARROW
        head = f"M{svg.short(x - 4)} {svg.short(tip - way * 5)}L{svg.short(x)} {svg.short(tip)}"
        head += f"L{svg.short(x + 4)} {svg.short(tip - way * 5)}"
        drawn.append(svg.element("line", class_="open", x1=x, x2=x, y1=height, y2=tip))
        drawn.append(svg.element("path", class_="cap", d=head))
    if dot.change == "down":
        drawn.append(svg.element("circle", class_="lowered", cx=x, cy=height, r=9))
    drawn.append(shapes.shape(place, x, height))
    return drawn


def _keys(dots: Sequence[Dot], order: dict[str, int]) -> tuple[Key, ...]:
    counts = Counter(d.source if d.source in order else _OTHERS for d in dots)
    row = [*sorted(order, key=order.__getitem__), *([_OTHERS] if _OTHERS in counts else [])]
    return tuple(
        Key(source=name, drawn=_key(order.get(name, SOURCES)), values=counts[name]) for name in row
    )


def _key(place: int) -> Markup:
    drawn = svg.element(
        "svg",
        shapes.shape(place, 8, 8),
        class_=f"key-mark s{place}",
        viewBox="0 0 16 16",
        width=16,
        height=16,
        aria_hidden="true",
    )
    return svg.markup(drawn)


def _height(dot: Dot, y: Scale) -> float:
    if dot.low is not None and dot.high is not None:
        return y.at((dot.low + dot.high) / 2)
    return y.at(dot.low if dot.low is not None else dot.high or 0.0)


def _moment(day: str) -> float | None:
    """A day or moment as an ordinal with its share of the day; None when it is neither."""
    try:
        moment = datetime.fromisoformat(day)
    except ValueError:
        return None
    return moment.toordinal() + (moment.hour + moment.minute / 60) / 24
