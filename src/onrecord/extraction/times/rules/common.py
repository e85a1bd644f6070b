"""What several kinds of rules share."""

from typing import Final

from onrecord.extraction.times.contexts import Meaning, Which
from onrecord.extraction.times.grammar import Found
from onrecord.extraction.times.meanings import Exact
from onrecord.extraction.times.numbers import read_year
from onrecord.extraction.times.periods import Period

YEAR: Final = "(YEAR|{SPOKEN})"
"""A year in digits or as it is spoken."""
WHICH: Final[dict[str, Which]] = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
    "following": "next",
    "this": "this",
    "current": "this",
}


def year_of(found: Found) -> int | None:
    """The year in the part `y`, two digits being of 1931 to 2030."""
    year = read_year(found.words("y"))
    if year is not None and year < 100 and "y" in found:
        return year + (1900 if year > 30 else 2000)
    return year


def make_exact(period: Period | None) -> Meaning | None:
    """A period as a meaning, or None where the calendar has none."""
    return Exact(period) if period else None
