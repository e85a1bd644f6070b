"""Bars by day, month or year, from the first to the last."""

import pytest

from onrecord.web.charts.months import bars


@pytest.mark.parametrize(
    ("days", "count", "told"),
    [
        ([], 0, ""),
        (["not a day"], 0, ""),
        (["2024-03-05"], 1, "5 March 2024: 1."),
        (["2024-03-05", "2024-03-07", "2024-03-07"], 3, "most on 7 March 2024: 2."),
        (
            ["2024-01-05", "2024-06-07"],
            6,
            "From January 2024 to June 2024; most in January 2024: 1.",
        ),
        (["1999-01-05", "2024-06-07"], 26, "From 1999 to 2024;"),
    ],
)
def test_bars(days: list[str], count: int, told: str) -> None:
    made = bars(days)
    assert str(made.drawn).count("<rect") == count
    assert told in made.told
