"""A quantity: a number with its qualifier, currency and unit."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

DASHES: Final = frozenset("-‐‑–—−")
HYPHENS: Final = frozenset("-‐‑")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as written and what it says.

    Attributes:
        first: Its first word, the qualifier's if there is one.
        last: The word behind its last.
        core: The first word of the number itself.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        qualifier: The words that bound it, or None.
        unit: Its unit of measure, "USD" for a currency; None for a bare number.
        measure: What the unit measures; None for a bare number.
        form: digits, words, vague, article, fraction or none.
        scale: The scale word the number ends in, as a factor.
        hyphened: Whether a hyphen ties it to the word behind it ("three-year").
    """

    first: int
    last: int
    core: int
    low: Decimal | None
    high: Decimal | None
    qualifier: str | None = None
    unit: str | None = None
    measure: str | None = None
    form: str = "digits"
    scale: Decimal = Decimal(1)
    hyphened: bool = False


def times(quantity: Quantity, factor: Decimal) -> Quantity:
    """A quantity with both bounds multiplied."""
    low, high = quantity.low, quantity.high
    return replace(
        quantity,
        low=None if low is None else low * factor,
        high=None if high is None else high * factor,
    )
