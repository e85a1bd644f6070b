"""Meanings: what an expression means before it is known when it was written.

Each reads itself against a context; what that does not settle stays open (`XXXX-WXX-5`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from onrecord.extraction.times.contexts import (
    OPEN,
    Context,
    Direction,
    Meaning,
    Reading,
    Type,
    Which,
    make_reading,
    reference_in,
)
from onrecord.extraction.times.periods import Period, Unit, containing, make_day, shift

# Days that a recurring date may lie on the wrong side of what the verb says.
_AGAINST: Final = 180


@dataclass(frozen=True, slots=True)
class Exact:
    """A period of the calendar, given in full."""

    period: Period

    def read(self, context: Context) -> Reading:
        """The period."""
        return make_reading(self.period, self.period.value)


@dataclass(frozen=True, slots=True)
class Named:
    """A value that no context changes: a duration, a set, `PAST_REF`, a year before Christ."""

    type: Type
    value: str

    def read(self, context: Context) -> Reading:
        """The value."""
        return Reading(self.type, self.value)


@dataclass(frozen=True, slots=True)
class Now:
    """The time of publication: "now", "currently"."""

    def read(self, context: Context) -> Reading:
        """`PRESENT_REF`, on the day of publication unless the text tells of the past."""
        day = None if context.told else context.published
        return Reading("DATE", "PRESENT_REF", day, day)


@dataclass(frozen=True, slots=True)
class Yearless:
    """What recurs every year and is given without one: "October 7", "the third quarter".

    Attributes:
        make: Makes it for a year; None where that year has none.
        open_value: Its value while the year is open.
        which: "last", "next" or "this" before it, or None.
        dated: False for what a calendar does not fix, such as fiscal quarters.
    """

    make: Callable[[int], Period | None]
    open_value: str
    which: Which | None = None
    dated: bool = True

    def read(self, context: Context) -> Reading:
        """The one of the year that the context says, the nearest that fits otherwise."""
        reading = make_reading(self._of_year(context), self.open_value)
        return reading if self.dated else replace(reading, begin=None, end=None)

    def _of_year(self, context: Context) -> Period | None:
        if context.year is not None:
            return self.make(context.year)
        if context.told and context.reference and not self.which:
            return self._told(context.reference)
        day = context.published
        if day is None:
            return None
        years = range(day.year - 5, day.year + 6)
        found = [period for year in years if (period := self.make(year))]
        return self._nearest(found, day, context.direction)

    def _told(self, reference: Period) -> Period | None:
        """The one nearest to what was spoken of last, rather after it than before."""
        if reference.unit not in ("day", "week", "weekend", "month", "season", "quarter"):
            return self.make(reference.first.year)
        years = range(reference.first.year - 1, reference.first.year + 2)
        found = [period for year in years if year > 0 and (period := self.make(year))]
        return min(found, key=lambda p: _lag(p, reference.first), default=None)

    def _nearest(
        self, found: list[Period], day: date, direction: Direction | None
    ) -> Period | None:
        if not found:
            return None
        if self.which == "last":
            return max((p for p in found if p.last < day), key=_first, default=None)
        if self.which == "next":
            return min((p for p in found if p.first > day), key=_first, default=None)
        if self.which == "this":
            return min(found, key=lambda p: (p.first.year != day.year, _away(p, day)))
        return min(found, key=lambda p: _cost(p, day, direction))


def _lag(period: Period, day: date) -> float:
    days = (period.first - day).days
    return days if days >= 0 else -1.5 * days


def _first(period: Period) -> date:
    return period.first


def _away(period: Period, day: date) -> int:
    return max((period.first - day).days, (day - period.last).days, 0)


def _cost(period: Period, day: date, direction: Direction | None) -> float:
    """Days between, more against the direction of the sentence.

    "Nov. 20" in a report of Nov. 2 is eighteen days ahead even where the verb is past ("they
    extended the offer to"): what is nearly a year away would have been given its year.
    """
    days = _away(period, day)
    ahead = period.first > day
    against = days and direction and (direction == "future") != ahead
    return days * (1.5 if ahead else 1) + (_AGAINST if against else 0)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 Monday to 7 Sunday, with "last", "next" or "this" before it or not."""

    number: int
    which: Which | None = None

    def read(self, context: Context) -> Reading:
        """The one before publication, or after it where the sentence looks ahead.

        A bare weekday that is the day of publication means that day.
        """
        value = f"XXXX-WXX-{self.number}"
        base = context.today
        if context.told and context.reference and context.reference.unit == "day":
            base = context.reference
        elif context.told:
            base = None
        return make_reading(base and shift(base, self._days(base.first, context.direction)), value)

    def _days(self, day: date, direction: Direction | None) -> int:
        ahead = (self.number - day.isoweekday()) % 7
        if self.which == "last":
            return ahead - 7
        if self.which == "next":
            return ahead or 7
        if self.which == "this":
            return self.number - day.isoweekday()
        if direction == "future":
            return ahead
        return ahead - 7 if ahead else 0


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month that is not named: "on the 15th"."""

    number: int

    def read(self, context: Context) -> Reading:
        """That day of the month spoken of last, else of the month of publication."""
        known = reference_in(context, "month") or (None if context.told else context.today)
        day = known and make_day(known.first.year, known.first.month, self.number)
        return make_reading(day, f"XXXX-XX-{self.number:02d}")


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week or weekend that a day is in: "the week of Oct. 2"."""

    unit: Literal["week", "weekend"]
    day: Meaning

    def read(self, context: Context) -> Reading:
        """The week of the day."""
        day = self.day.read(context).period
        return make_reading(containing(day.first, self.unit) if day else None, OPEN[self.unit])


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units from publication or from what was spoken of last.

    Attributes:
        unit: The unit that the answer has.
        count: How many units later; earlier when negative.
        base: From what it counts; "told" is the reference where the text tells of times long past,
            else publication.
        step: The unit that is counted, the unit of the answer otherwise.
        open_value: Its value while unresolved.
    """

    unit: Unit
    count: int
    base: Literal["published", "reference", "told"] = "published"
    step: Unit | None = None

    def read(self, context: Context) -> Reading:
        """The period reached."""
        anaphoric = self.base == "reference" or (self.base == "told" and context.told)
        base = reference_in(context, self.unit) if anaphoric else context.today
        start = base and containing(base.first, self.unit)
        period = start and shift(start, self.count, self.step)
        return make_reading(period, OPEN[self.unit])


@dataclass(frozen=True, slots=True)
class Weekend:
    """For "the weekend": the last one, or the coming one where the sentence looks ahead."""

    def read(self, context: Context) -> Reading:
        """The weekend; that of the week on a Saturday or Sunday."""
        day = None if context.told else context.published
        period = containing(day, "weekend") if day else None
        if day and period and day.isoweekday() < 6 and context.direction != "future":
            period = shift(period, -1)
        return make_reading(period, OPEN["weekend"])


@dataclass(frozen=True, slots=True)
class Stretch:
    """A duration, with the direction it runs in from publication where it has one.

    Attributes:
        value: TIMEX3 value.
        count: How many units, or None when open.
        unit: The unit of the calendar, or None for hours and shorter.
        which: "last" for what ends at publication, "next" for what begins there, or None.
    """

    value: str
    count: float | None = None
    unit: Unit | None = None
    which: Which | None = None

    def read(self, context: Context) -> Reading:
        """The duration, with its first and last day where it runs from or to publication."""
        day = context.today
        if not (self.which and day and self.unit and self.count) or context.told:
            return Reading("DURATION", self.value)
        far = shift(day, round(self.count) * (-1 if self.which == "last" else 1), self.unit)
        if far is None or self.count != int(self.count):
            return Reading("DURATION", self.value)
        begin, end = sorted((far.first, day.first))
        return Reading("DURATION", self.value, begin, end)


@dataclass(frozen=True, slots=True)
class OfDay:
    """A time of the day, on a day that is given beside it or known from the context.

    Attributes:
        time: What follows the T: `22:00`, `MO`.
        day: The day, or None.
        which: "this" for the day of publication; else a day that is not given is the one spoken
            of last.
        into_next: It goes on into the next day.
    """

    time: str
    day: Meaning | None = None
    which: Literal["this"] | None = None
    into_next: bool = False

    def read(self, context: Context) -> Reading:
        """The time on its day."""
        reading = self._on(context)
        if reading.period is None or reading.period.unit != "day":
            return Reading("TIME", f"XXXX-XX-XXT{self.time}")
        value = f"{reading.value}T{self.time}"
        last = shift(reading.period, 1) if self.into_next else reading.period
        end = last.last if last else None
        return Reading("TIME", value, reading.begin, end, reading.period)

    def _on(self, context: Context) -> Reading:
        if self.day:
            return self.day.read(context)
        if self.which == "this":
            return make_reading(context.today, "")
        return make_reading(reference_in(context, "day"), "")
