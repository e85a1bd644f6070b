"""Fractions: of a unit or a scale so many of it, else a share in percent."""

from dataclasses import replace
from decimal import Decimal

from onrecord.extraction.figures import money, numerals, units
from onrecord.extraction.figures.quantity import HYPHENS, Quantity, times
from onrecord.extraction.figures.words import Words


def of_unit(words: Words, quantity: Quantity, stop: int) -> Quantity | None:
    """So much of one: "half a million", "a quarter of a billion", "half a mile"."""
    at = quantity.last
    index, link = _past_link(words, at, stop)
    if index >= stop:
        return None
    scale = numerals.SCALES.get(words.lower[index])
    if scale is not None:
        return times(replace(quantity, last=index + 1, form="words", scale=scale), scale)
    if words.lower[index] == "dozen":
        return times(replace(quantity, last=index + 1, form="words"), Decimal(12))
    if link == "of":
        return None
    unit = units.read(words.lower, index, stop, onto=False)
    if unit and unit[0].measure != "percent":
        named, last = unit
        return replace(quantity, last=last, unit=named.name, measure=named.measure, form="words")
    currency = money.behind(words, index, stop)
    if currency is None:
        return None
    code, last, small = currency
    summed = replace(quantity, last=last, unit=code, measure="money", form="words")
    return times(summed, Decimal("0.01") if small else Decimal(1))


def _past_link(words: Words, at: int, stop: int) -> tuple[int, str]:
    """Behind "-", "of", "a" or "of a", and the last of them."""
    index, link = at, ""
    if index < stop and words.written[index] in HYPHENS and words.touches(index):
        index, link = index + 1, "-"
    if index < stop and words.lower[index] == "of":
        index, link = index + 1, "of"
    if index < stop and words.lower[index] in ("a", "an"):
        index, link = index + 1, "a"
    return index, link


def in_percent(quantity: Quantity) -> Quantity:
    """A fraction as a share: "two-thirds" is 66.67 percent."""
    share = times(quantity, Decimal(100))
    return replace(
        share, low=_finite(share.low), high=_finite(share.high), unit="percent", measure="percent"
    )


def _finite(value: Decimal | None) -> Decimal | None:
    """A share with at most two decimals, where it has no short decimal of its own."""
    if value is None or value < Decimal("0.01"):
        return value
    exact = value.normalize()
    exponent = exact.as_tuple().exponent
    return value.quantize(Decimal("0.01")) if isinstance(exponent, int) and exponent < -6 else exact
