from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.times import periods
from onrecord.extraction.times.rules.festivals import find_easter

DAYS = st.dates(date(200, 1, 1), date(9899, 12, 31))
UNITS = st.sampled_from(periods.UNITS)


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("day", "2021-01-02", "2021-01-02", "2021-01-02"),
        ("week", "2020-W53", "2020-12-28", "2021-01-03"),
        ("weekend", "2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("month", "2021-01", "2021-01-01", "2021-01-31"),
        ("quarter", "2021-Q1", "2021-01-01", "2021-03-31"),
        ("half", "2021-H1", "2021-01-01", "2021-06-30"),
        ("season", "2020-WI", "2020-12-01", "2021-02-28"),
        ("year", "2021", "2021-01-01", "2021-12-31"),
        ("decade", "202", "2020-01-01", "2029-12-31"),
        ("century", "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_the_period_a_day_is_in(unit: periods.Unit, value: str, first: str, last: str) -> None:
    found = periods.containing(date(2021, 1, 2), unit)
    assert found is not None
    assert (found.value, found.first.isoformat(), found.last.isoformat()) == (value, first, last)


@given(day=DAYS, unit=UNITS)
def test_a_period_holds_its_days_and_borders_the_next(day: date, unit: periods.Unit) -> None:
    found = periods.containing(day, unit)
    assert found is not None
    assert found.first <= found.last
    assert unit == "weekend" or found.first <= day <= found.last
    after = periods.shift(found, 1)
    assert after is not None
    gap = 6 if unit == "weekend" else 1
    assert after.first == found.last + timedelta(days=gap)
    assert periods.shift(after, -1) == found


@given(day=st.dates(), unit=UNITS, count=st.integers(-100_000, 100_000))
def test_a_shift_never_fails(day: date, unit: periods.Unit, count: int) -> None:
    found = periods.containing(day, unit)
    if found:
        moved = periods.shift(found, count)
        assert moved is None or moved.unit == unit


def test_the_last_day_of_a_shorter_month() -> None:
    moved = periods.shift(periods.of_date(date(2024, 3, 31)), -1, "month")
    assert moved is not None
    assert moved.value == "2024-02-29"


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 29), (0, 1, 1), (10_000, 1, 1), (2024, 13, 1)]
)
def test_days_that_are_not_on_the_calendar(year: int, month: int, day: int) -> None:
    assert periods.make_day(year, month, day) is None


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, date(1818, 3, 22)),
        (1943, date(1943, 4, 25)),
        (1999, date(1999, 4, 4)),
        (2000, date(2000, 4, 23)),
        (2024, date(2024, 3, 31)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, day: date) -> None:
    assert find_easter(year) == day
