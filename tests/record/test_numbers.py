import pytest

from onrecord import Figure
from onrecord.record import numbers


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (32070, "32,070"),
        (1300000000, "1,300,000,000"),
        (33.33, "33.33"),
        (0.05, "0.05"),
        (1234.5, "1,234.5"),
    ],
)
def test_numbers_are_written_whole(value: float, written: str) -> None:
    assert numbers.write(value) == written


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (5, 5, "5"),
        (5, None, "at least 5"),
        (None, 5, "up to 5"),
        (3, 5, "3–5"),
        (None, None, ""),
    ],
)
def test_bounds_say_what_is_open(low: float | None, high: float | None, said: str) -> None:
    assert numbers.bounds(low, high) == said


def test_a_meaning_in_a_few_words() -> None:
    figure = Figure(id="f1", span=(0, 1), low=24, high=None, unit="people", measure="killed")
    assert numbers.meaning(figure) == "at least 24 people (killed)"
