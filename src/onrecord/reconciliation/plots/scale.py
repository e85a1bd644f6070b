"""Where a series' points stand in a plot: days along, numbers up, one mark a source."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reconciliation.moments import date_of, day_of
from onrecord.reconciliation.series import Point, Series

_MOST_SOURCES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One point of a plot.

    Attributes:
        day: Days since 1970.
        low: Lower end.
        high: Upper end; None where it is open ("at least").
        source: Whose number it is.
        point: The point itself.
    """

    day: float
    low: float
    high: float | None
    source: str
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What is drawn.

    Attributes:
        title: What it shows.
        spots: Its points in order of time.
        sources: Its sources, the one with most reports first.
        begin: The first day.
        end: The last day.
        top: The highest number of the scale; it begins at 0.
    """

    title: str
    spots: tuple[Spot, ...]
    sources: tuple[str, ...]
    begin: float
    end: float
    top: float


def plot_of(series: Series) -> Plot | None:
    """What to draw of a series; None when no point has a day and a number."""
    sources = series.sources[:_MOST_SOURCES]
    spots = tuple(_spots(series.points, sources))
    if not spots:
        return None
    begin, end = min(spot.day for spot in spots), max(spot.day for spot in spots)
    if end - begin < 1:
        begin, end = begin - 0.5, end + 0.5
    return Plot(
        title=title_of(series),
        spots=spots,
        sources=tuple(source for source in sources if any(s.source == source for s in spots)),
        begin=begin,
        end=end,
        top=nice(max(max(spot.low, spot.high or 0.0) for spot in spots)),
    )


def title_of(series: Series) -> str:
    """What a series is of, in words."""
    counted = series.counted or "figures"
    place = f", {series.place.name or series.place.words}" if series.place else ""
    since = f" since {series.scope.since}" if series.scope.since else ""
    scope = "" if series.scope.kind == "incident" else f", {series.scope.kind}{since}"
    return f"{counted} {series.measure}{place}{scope}"


def _spots(points: Sequence[Point], sources: Sequence[str]) -> list[Spot]:
    found = []
    for point in points:
        day = day_of(point.published) if point.day else None
        low = point.low if point.low is not None else point.high
        if day is not None and low is not None and point.source in sources:
            high = point.high if point.low is not None else low
            found.append(Spot(day=day, low=low, high=high, source=point.source, point=point))
    return found


def nice(value: float) -> float:
    """The next round number: one digit, or 2.5, times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= value)


def ticks(plot: Plot, count: int) -> list[tuple[float, str]]:
    """Days to write along the bottom, evenly, each once."""
    step = max(1.0, (plot.end - plot.begin) / max(count - 1, 1))
    days = [plot.begin + number * step for number in range(count)]
    told = {date_of(day): day for day in days if day <= plot.end + 1e-9}
    return [(day, date) for date, day in told.items()]
