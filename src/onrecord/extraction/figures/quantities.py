"""Quantities: a number with its qualifier, range, currency and unit, as news writes them.

Bounds follow the guidelines of the contract: "at least 5" is 5 and more, "up to 5" is 5 and fewer,
"about 5" is 5, "dozens" is 24 and more. Nothing is rounded but fractions without a finite decimal.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from onrecord.extraction.figures import bounding, money, numerals, ranges, shares, units, vague
from onrecord.extraction.figures.quantity import HYPHENS, Quantity, times
from onrecord.extraction.figures.words import NUMBER, Words

_OPENING: Final = (
    vague.OPENING
    | money.OPENING
    | numerals.UNITS.keys()
    | numerals.TENS.keys()
    | numerals.VULGAR.keys()
    | {"a", "an"}
)
"""Words that a quantity can begin with, besides digits: all others are passed over at once."""


def read_all(words: Words, first: int, stop: int) -> list[Quantity]:
    """Every quantity in one sentence, in order and without overlaps."""
    found: list[Quantity] = []
    at, free = first, first
    while at < stop:
        opens = words.kinds[at] == NUMBER or words.lower[at] in _OPENING
        quantity = _read(words, at, free, stop) if opens else None
        if quantity is None:
            at += 1
            continue
        found.append(quantity)
        at = free = quantity.last
    return found


def _read(words: Words, at: int, free: int, stop: int) -> Quantity | None:
    bare = _number(words, at, stop)
    if bare is None:
        return None
    whole = _compound(words, _restated(words, bare, stop), stop)
    quantity = ranges.join(words, whole, stop, read=_number)
    quantity = bounding.behind(words, quantity, stop, with_unit=_with_unit)
    return bounding.before(words, quantity, free)


def _number(words: Words, at: int, stop: int) -> Quantity | None:
    """A number with its currency and unit, but neither qualifier nor range."""
    code, number = money.before(words, at, stop)
    inner = vague.read(words, number, stop) if code is None else None
    if inner is not None:
        quantity = Quantity(
            first=at,
            last=inner.last,
            core=at,
            low=inner.low,
            high=inner.high,
            qualifier=inner.qualifier,
            form=inner.form,
            scale=inner.scale,
        )
        if inner.form == "fraction":
            whole = shares.of_unit(words, quantity, stop)
            return _with_unit(words, whole, stop) if whole else shares.in_percent(quantity)
        return _with_unit(words, quantity, stop)
    numeral = numerals.read(words, number, stop)
    if numeral is None:
        return None
    quantity = Quantity(
        first=at,
        last=numeral.last,
        core=at,
        low=numeral.value,
        high=numeral.value,
        form="digits" if numeral.digits else "words",
        scale=numeral.scale,
    )
    return money.sum_of(words, quantity, code, stop) if code else _with_unit(words, quantity, stop)


def _with_unit(words: Words, quantity: Quantity, stop: int) -> Quantity:
    """With the currency or unit of measure behind it, if there is one."""
    if quantity.measure is not None:
        return quantity
    at = quantity.last
    hyphened = (
        at + 1 < stop
        and words.written[at] in HYPHENS
        and words.touches(at)
        and words.touches(at + 1)
    )
    begin = at + 1 if hyphened else at
    if quantity.form == "vague" and words.lower[begin : begin + 1] == ["of"]:
        begin += _measures(words, begin + 1, stop)
    begin = _past_filler(words, begin, stop)
    if begin >= stop:
        return quantity
    currency = money.behind(words, begin, stop)
    if currency and not money.weighs(words, quantity, currency[0], begin):
        code, last, small = currency
        summed = replace(quantity, last=last, unit=code, measure="money", hyphened=hyphened)
        return times(summed, Decimal("0.01") if small else Decimal(1))
    unit = units.read(words.lower, begin, stop, onto=begin == at and words.touches(begin))
    if unit is None:
        return replace(quantity, hyphened=hyphened)
    named, last = unit
    more = words.lower[begin - 2 : begin] == ["or", "more"] and begin - 2 >= at
    bounded = replace(quantity, high=None, qualifier="or more") if more else quantity
    return replace(bounded, last=last, unit=named.name, measure=named.measure, hyphened=hyphened)


def _measures(words: Words, at: int, stop: int) -> bool:
    """Whether a currency or a unit of measure begins at a word."""
    if at >= stop:
        return False
    return bool(money.behind(words, at, stop) or units.read(words.lower, at, stop, onto=False))


_FILLERS: Final = (
    ["or", "more"], ["or", "so"], ["more"], ["full"], ["additional"], ["straight"], ["consecutive"],
    ["long"], ["extra"], ["whole"], ["other"], ["further"], ["solid"], ["calendar"], ["working"],
    ["business"],
)  # fmt: skip


def _past_filler(words: Words, at: int, stop: int) -> int:
    """Behind "more", "or more", "full", … where a unit of time follows: "four more days"."""
    for filler in _FILLERS:
        after = at + len(filler)
        if words.lower[at:after] == filler and after < stop:
            unit = units.read(words.lower, after, stop, onto=False)
            if unit and unit[0].measure == "duration":
                return after
    return at


def _restated(words: Words, quantity: Quantity, stop: int) -> Quantity:
    """With the same number in brackets behind it: "eleven (11)"."""
    at = quantity.last
    if quantity.form != "words" or at + 2 >= stop:
        return quantity
    if words.written[at] != "(" or words.written[at + 2] != ")" or words.kinds[at + 1] != NUMBER:
        return quantity
    if Decimal(words.written[at + 1].replace(",", "")) != quantity.low:
        return quantity
    return replace(quantity, last=at + 3)


_SMALLER: Final = {
    "hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12), "foot": ("inch", 12),
    "week": ("day", 7), "day": ("hour", 24),
}  # fmt: skip


def _compound(words: Words, left: Quantity, stop: int) -> Quantity:
    """Two units as one number in the smaller: "three hours and 41 minutes", "5 feet 10 inches"."""
    smaller = _SMALLER.get(left.unit or "")
    if smaller is None or left.low is None or left.low != left.high or left.form == "article":
        return left
    at = left.last
    if at < stop and words.lower[at] in (",", "and", "-"):
        at += 1
    right = _number(words, at, stop) if at < stop else None
    if right is None or right.unit != smaller[0] or right.low is None or right.low != right.high:
        return left
    if right.low >= smaller[1] and smaller[0] != "day":
        return left
    total = left.low * smaller[1] + right.low
    return replace(
        left, last=right.last, low=total, high=total, unit=right.unit, hyphened=right.hyphened
    )
