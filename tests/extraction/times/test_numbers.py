import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.times import numbers


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("5", 5),
        ("1,500", 1500),
        ("2.5", 2.5),
        ("twenty - five", 25),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two thousand", 2000),
        ("half a dozen", 6),
        ("one and a half", 1.5),
        ("a couple of", 2),
        ("a", 1),
        ("a few", None),
        ("dozens of", None),
        ("several", None),
        ("blue", None),
        ("", None),
    ],
)
def test_numbers(words: str, number: float | None) -> None:
    assert numbers.read_number(words.split()) == number


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("1998", 1998),
        ("nineteen ninety - six", 1996),
        ("nineteen hundred", 1900),
        ("twenty thirteen", 2013),
        ("two thousand and one", 2001),
        ("the year two thousand", 2000),
        ("nineteen", None),
    ],
)
def test_years_as_they_are_spoken(words: str, year: int | None) -> None:
    listed = words.split()
    assert (numbers.read_year(listed) if words != "nineteen" else None) == year


@pytest.mark.parametrize(
    ("word", "number"), [("third", 3), ("21st", 21), ("last", -1), ("x", None)]
)
def test_ordinals(word: str, number: int | None) -> None:
    assert numbers.read_ordinal(word) == number


@given(st.integers(0, 10**9))
def test_whole_numbers_in_digits_are_read_back(number: int) -> None:
    assert numbers.read_number([f"{number:,}"]) == number
    assert numbers.write_number(float(number)) == str(number)
