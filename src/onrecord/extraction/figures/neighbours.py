"""Numbers that stand together: a unit that two share, "an hour" of a rate, rates of exchange."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from onrecord.extraction.figures import parts
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import MARK, Words

_MILLION: Final = Decimal(10**6)
_AGAINST: Final = forms("from to against versus")
_GOES_ON: Final = forms(
    "in on at by for from to the a an and or but as when while after before since last this that "
    "next previously earlier forecast expected reported planned"
)
"""What may stand behind a number that names no noun of its own."""


def settle(words: Words, found: Sequence[Quantity], stop: int) -> list[Quantity]:
    """The quantities of a sentence as their neighbours make them.

    Args:
        words: The words.
        found: The quantities of one sentence, in order.
        stop: The word behind the sentence's last.

    Returns:
        Those that are left, in order: bare sums with the currency of the sum that they are compared
        with, and neither the "an hour" of "4 cm an hour" nor the two sides of "$1 = 0.9 euros".
    """
    shared = _without_rates(words, found, stop)
    for index in range(1, len(shared)):
        left, right = shared[index - 1], shared[index]
        shared[index - 1] = _to_the_left(words, left, right)
        shared[index] = _to_the_right(words, shared[index - 1], right, stop)
    return [each for each in shared if not _equated(words, each, stop)]


def _without_rates(words: Words, found: Sequence[Quantity], stop: int) -> list[Quantity]:
    """Without the "an hour" of "4 cm an hour"."""
    kept: list[Quantity] = []
    end = 0
    for each in found:
        if each.form == "article" and each.first < end:
            continue
        kept.append(each)
        rate = parts.rate(words, each, stop)
        end = rate[1] if rate else end
    return kept


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.form == "digits" and not quantity.hyphened


def _to_the_left(words: Words, left: Quantity, right: Quantity) -> Quantity:
    """With the unit of the second: "from 8,000 to 16,000 kroner"."""
    joined = words.lower[left.last : right.first] == ["to"] and left.first > 0
    if not (_is_bare(left) and right.unit and joined and words.lower[left.first - 1] == "from"):
        return left
    shared = replace(left, unit=right.unit, measure=right.measure)
    if left.low != left.high or left.low is None:
        return shared
    if left.scale == 1 and right.scale >= _MILLION and left.low < 1000:
        low = left.low * right.scale
        return replace(shared, low=low, high=low, scale=right.scale)
    return shared


def _to_the_right(words: Words, left: Quantity, right: Quantity, stop: int) -> Quantity:
    """With the currency of the first: "1.9 billion euros from 1.2 billion"."""
    if not (_is_bare(right) and left.measure == "money" and right.first - left.last <= 9):
        return right
    rate = parts.rate(words, left, right.first)
    begin = rate[1] if rate and rate[0] == left.last else left.last
    gap = [word for word in words.lower[begin : right.first] if word != ","]
    if gap[-1:] == [] or gap[-1] not in _AGAINST or gap[:-1] not in ([], ["up"], ["down"]):
        return right
    after = right.last
    if after < stop and words.kinds[after] != MARK and words.lower[after] not in _GOES_ON:
        return right
    return replace(right, unit=left.unit, measure="money")


def _equated(words: Words, quantity: Quantity, stop: int) -> bool:
    """Whether it is one side of a rate of exchange."""
    if quantity.measure != "money":
        return False
    after = words.written[quantity.last] if quantity.last < stop else ""
    return after == "=" or (quantity.first > 0 and words.written[quantity.first - 1] == "=")
