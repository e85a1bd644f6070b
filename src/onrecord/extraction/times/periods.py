"""Periods: days, weeks, months and the like as TIMEX3 writes them, with their first and last day.

Values follow TIMEX3 (Saurí et al., TimeML Annotation Guidelines 1.2.1, 2006): `1998-02-13`,
`1998-W07`, `1998-W07-WE`, `1998-02`, `1998-Q1`, `1998-H1`, `1998-SP`, `1998`, `199`, `19`. Weeks
are those of ISO 8601. Seasons are the meteorological ones of the northern hemisphere; the winter
of a year is the one that begins in it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, Literal

Unit = Literal[
    "day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"
]
Season = Literal["SP", "SU", "FA", "WI"]

UNITS: Final[tuple[Unit, ...]] = (
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
)
_SEASONS: Final[tuple[Season, ...]] = ("SP", "SU", "FA", "WI")
_MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "season": 3}
_YEARS: Final[dict[str, int]] = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar.

    Attributes:
        unit: What sort of stretch it is.
        first: Its first day.
        last: Its last day.
        value: How TIMEX3 writes it.
    """

    unit: Unit
    first: date
    last: date
    value: str


def make_day(year: int, month: int, day: int) -> Period | None:
    """The day, or None when the calendar has no such day."""
    try:
        return of_date(date(year, month, day))
    except ValueError:
        return None


def of_date(day: date) -> Period:
    """The day of a date."""
    return Period("day", day, day, day.isoformat())


def make_month(year: int, month: int) -> Period | None:
    """A month, or None outside the calendar."""
    return _months("month", year, month, 1, f"{year:04d}-{month:02d}")


def make_quarter(year: int, number: int) -> Period | None:
    """A quarter of a calendar year, 1 to 4."""
    return _months("quarter", year, number * 3 - 2, 3, f"{year:04d}-Q{number}")


def make_half(year: int, number: int) -> Period | None:
    """A half of a calendar year, 1 or 2."""
    return _months("half", year, number * 6 - 5, 6, f"{year:04d}-H{number}")


def make_season(year: int, season: Season) -> Period | None:
    """A season of the northern hemisphere; the winter is the one that begins in the year."""
    first = _SEASONS.index(season) * 3 + 3
    return _months("season", year, first, 3, f"{year:04d}-{season}")


def make_year(year: int) -> Period | None:
    """A calendar year."""
    return _years("year", year, 1, f"{year:04d}")


def make_decade(year: int) -> Period | None:
    """The decade that a year is in."""
    return _years("decade", year // 10 * 10, 10, f"{year // 10:03d}")


def make_century(year: int) -> Period | None:
    """The century that a year is in, counted as TIMEX3 does: 1900 to 1999 is `19`."""
    return _years("century", year // 100 * 100, 100, f"{year // 100:02d}")


def containing(day: date, unit: Unit) -> Period | None:
    """The period of a unit that a day is in; for a weekend that of the day's week."""
    year, month = day.year, day.month
    if unit == "day":
        return of_date(day)
    if unit in ("week", "weekend"):
        return _week(day, weekend=unit == "weekend")
    if unit == "month":
        return make_month(year, month)
    if unit == "quarter":
        return make_quarter(year, (month + 2) // 3)
    if unit == "half":
        return make_half(year, (month + 5) // 6)
    if unit == "season":
        season = _SEASONS[(month - 3) % 12 // 3]
        return make_season(year - (month < 3), season)
    if unit == "year":
        return make_year(year)
    return make_decade(year) if unit == "decade" else make_century(year)


def shift(period: Period, count: int, unit: Unit | None = None) -> Period | None:
    """The period of the same sort, `count` units later (its own unit otherwise).

    A day that the month reached does not have becomes that month's last day.

    Returns:
        None when that lies outside the years 1 to 9999.
    """
    step = unit or period.unit
    try:
        if step in ("day", "week", "weekend"):
            days = count * (1 if step == "day" else 7)
            return containing(period.first + timedelta(days=days), period.unit)
        months = count * (_MONTHS.get(step) or 12 * _YEARS[step])
        return containing(_months_later(period.first, months), period.unit)
    except (OverflowError, ValueError):
        return None


def _week(day: date, *, weekend: bool) -> Period | None:
    try:
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    except OverflowError:
        return None
    year, number, _ = day.isocalendar()
    value = f"{year:04d}-W{number:02d}"
    if weekend:
        return Period("weekend", last - timedelta(days=1), last, f"{value}-WE")
    return Period("week", first, last, value)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, monthrange(year, month + 1)[1]))


def _months(unit: Unit, year: int, month: int, count: int, value: str) -> Period | None:
    if not 1 <= month <= 12:
        return None
    try:
        first = date(year, month, 1)
        after = _months_later(first, count)
    except (ValueError, OverflowError):
        return None
    return Period(unit, first, after - timedelta(days=1), value)


def _years(unit: Unit, year: int, count: int, value: str) -> Period | None:
    if not MINYEAR <= year <= MAXYEAR - count + 1:
        return None
    return Period(unit, date(year, 1, 1), date(year + count - 1, 12, 31), value)
