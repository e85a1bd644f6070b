"""Scales: days and numbers to places on a page, with ticks that people would choose."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.web import wording

_STEPS = (1, 2, 2.5, 5, 10)
_LEAST = 1e-9
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on an axis.

    Attributes:
        at: Where it stands.
        label: What is written there.
    """

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A straight line from values to places.

    Attributes:
        first: The lowest value.
        last: The highest value, above the lowest.
        begin: Where the lowest stands.
        end: Where the highest stands.
        ticks: Marks, in order.
    """

    first: float
    last: float
    begin: float
    end: float
    ticks: tuple[Tick, ...]

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.first) / (self.last - self.first)
        return self.begin + share * (self.end - self.begin)


def number_scale(low: float, high: float, *, begin: float, end: float, count: int = 5) -> Scale:
    """A scale for numbers, from round number to round number.

    It begins at zero unless all values lie far above it: then a scale from zero would show nothing
    but a flat line.
    """
    far = low > 0 and low > high / 2
    floor = max(0.0, low - (high - low) / 4) if far else min(0.0, low)
    if high - floor < _LEAST * max(1.0, abs(high)):
        high = floor + 1
    step = _round_step((high - floor) / count)
    first = math.floor(floor / step) * step
    last = math.ceil(high / step - 1e-9) * step
    values = [first + i * step for i in range(round((last - first) / step) + 1)]
    place = Scale(first=first, last=last, begin=begin, end=end, ticks=())
    ticks = tuple(
        Tick(at=place.at(value), label=wording.number(round(value, 10))) for value in values
    )
    return Scale(first=first, last=last, begin=begin, end=end, ticks=ticks)


def day_scale(first: date, last: date, *, begin: float, end: float, count: int = 7) -> Scale:
    """A scale for days, as ordinals, with ticks on days, months or years."""
    # The last day is shown to its end.
    low, high = first.toordinal(), last.toordinal() + 1
    edge = max(1.0, (high - low) * 0.03)
    scale = Scale(first=low - edge, last=high + edge, begin=begin, end=end, ticks=())
    ticks = tuple(
        Tick(at=scale.at(day.toordinal()), label=label) for day, label in _days(first, last, count)
    )
    return Scale(first=scale.first, last=scale.last, begin=begin, end=end, ticks=ticks)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def _days(first: date, last: date, count: int) -> list[tuple[date, str]]:
    span = (last - first).days
    for step in (1, 2, 7, 14):
        if span / step <= count:
            days = [first + timedelta(days=i) for i in range(0, span + 1, step)]
            return [(day, _day_label(day, days)) for day in days]
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240):
        if span / (30.4 * months) <= count:
            return _month_ticks(first, last, months)
    return [(first, str(first.year)), (last, str(last.year))]


def _day_label(day: date, days: list[date]) -> str:
    named = day == days[0] or day.month != (day - (days[1] - days[0])).month
    label = f"{day.day} {_MONTHS[day.month - 1]}" if named else str(day.day)
    return f"{label} {day.year}" if day == days[0] else label


def _month_ticks(first: date, last: date, months: int) -> list[tuple[date, str]]:
    found: list[tuple[date, str]] = []
    at = first.year * 12 + first.month - 1
    at += first.day > 1
    at += -at % months
    while at // 12 <= min(last.year, 9999):
        day = date(at // 12, at % 12 + 1, 1)
        if day > last:
            break
        label = _MONTHS[day.month - 1] if months < 12 else str(day.year)
        if months < 12 and (day.month == 1 or not found):
            label = f"{label} {day.year}"
        found.append((day, label))
        at += months
    return found
