"""Contexts: what an expression is read against, and what comes out.

The day of publication, what was spoken of last, and whether the sentence looks back or ahead.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Protocol

from onrecord.extraction.times.periods import Period, Unit, of_date

Direction = Literal["past", "future"]
Which = Literal["last", "next", "this"]
Type = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression is read against.

    Attributes:
        published: The day of publication, or None.
        reference: What was spoken of last, or None.
        direction: Whether the sentence looks back or ahead, or None when it does not say.
        told: The text tells of times long past in their order: reference before publication.
        year: A year that is given beside the expression, for one that has none itself.
        account: The quarter or half that the accounts spoken of last are for, or None.
    """

    published: date | None = None
    reference: Period | None = None
    direction: Direction | None = None
    told: bool = False
    year: int | None = None
    account: Period | None = None

    @property
    def today(self) -> Period | None:
        """The day of publication as a period."""
        return of_date(self.published) if self.published else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means in its context.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        begin: Its first day, or None.
        end: Its last day, or None.
        period: What can be spoken of next ("the next day"), or None.
    """

    type: Type
    value: str
    begin: date | None = None
    end: date | None = None
    period: Period | None = None


class Meaning(Protocol):
    """What an expression means."""

    def read(self, context: Context) -> Reading:
        """What it means in a context."""


def make_reading(period: Period | None, open_value: str) -> Reading:
    """A date: a period with its days, or the open value where it is not known."""
    if period is None:
        return Reading("DATE", open_value)
    return Reading("DATE", period.value, period.first, period.last, period)


def reference_in(context: Context, unit: Unit) -> Period | None:
    """What was spoken of last where it is as fine as a unit; publication where nothing was."""
    reference = context.reference
    if reference is None:
        return None if context.told else context.today
    return reference if _FINENESS[reference.unit] <= _FINENESS[unit] else None


OPEN: Final[dict[str, str]] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
_FINENESS: Final[dict[str, int]] = {
    "day": 0,
    "weekend": 1,
    "week": 1,
    "month": 2,
    "quarter": 3,
    "season": 3,
    "half": 4,
    "year": 5,
    "decade": 6,
    "century": 7,
}
