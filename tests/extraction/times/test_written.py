from datetime import date

import pytest

from onrecord.extraction import furniture, paragraphs, times
from onrecord.record import Furniture


def day(
    text: str, *, published: str | None = None, marks: tuple[Furniture, ...] | None = None
) -> date | None:
    found = furniture.mark(text) if marks is None else marks
    return times.find_day(text, paragraphs.split(text), published=published, furniture=found)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-05-08", date(2024, 5, 8)),
        ("2024-05-08T23:30:00+02:00", date(2024, 5, 8)),
        ("2024-05", None),
        ("2024", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_the_date_of_publication(published: str | None, expected: date | None) -> None:
    assert day("The bridge fell, and nobody was hurt.", published=published) == expected


PROSE = "The bridge over the river fell in the night, and nobody was hurt.\n"


@pytest.mark.parametrize(
    ("top", "published", "expected"),
    [
        # Filed a day before it was published: "today" in it is the day of filing.
        ("ORSK, May 7 (Reuters) - ", "2024-05-08", date(2024, 5, 7)),
        ("ORSK, Dec 31 (Reuters) - ", "2024-01-01", date(2023, 12, 31)),
        # Too far off to be when it was filed.
        ("ORSK, March 7 (Reuters) - ", "2024-05-08", date(2024, 5, 8)),
        ("ORSK, May 7, 2024 (Reuters) - ", None, date(2024, 5, 7)),
        ("ORSK, May 7 (Reuters) - ", None, None),
    ],
)
def test_a_dated_dateline(top: str, published: str | None, expected: date | None) -> None:
    assert day(top + PROSE, published=published) == expected


@pytest.mark.parametrize(
    "line",
    ["May 7, 2024", "Published: 7 May 2024", "Updated on May 7, 2024 10:15 GMT", "2024-05-07"],
)
def test_a_date_on_a_line_of_its_own_at_the_top(line: str) -> None:
    assert day(f"Bridge falls\n\n{line}\n\n{PROSE}") == date(2024, 5, 7)


def test_a_date_inside_the_prose_is_not_the_day_it_was_written() -> None:
    assert day("The bridge over the river fell on May 7, 2019, in the night.\n") is None


def test_times_are_read_against_it_and_not_out_of_tickers() -> None:
    text = f"ORSK, May 7, 2024 (Reuters) - {PROSE}It fell on Friday.\n\nMonday\n"
    start = text.index("Monday")
    marks = (*furniture.mark(text), Furniture(kind="ticker", span=(start, start + 6)))
    found = times.read(text, paragraphs.split(text), furniture=marks)
    values = {text[slice(*time.span)]: time.value for time in found}
    assert values["Friday"] == "2024-05-03"
    assert "Monday" not in values
