"""Figures that say another again: in other units, or in the headline and in the body."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from onrecord.extraction.figures import units
from onrecord.extraction.figures.links import Item, same_noun
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.reading import Reading
from onrecord.extraction.figures.words import Words

_ROUNDING: Final = 0.12


def restated(
    words: Words, items: Sequence[Item], index: int, headings: Sequence[int]
) -> int | None:
    """The earlier figure that one says again in other units, or in a heading and in the body.

    A figure in brackets right behind another is it in another unit; where both units measure the
    same and have a size, the sizes must agree to within rounding.
    """
    if index == 0:
        return None
    here, before = items[index].reading, items[index - 1].reading
    if _bracketed(words, before.candidate.quantity, here.candidate.quantity):
        return index - 1 if _agree(before, here) else None
    # Beside a figure of the body only those of headings, which are few.
    for other in range(index) if here.candidate.heading else headings:
        if other >= index:
            break
        there = items[other].reading
        if there.candidate.heading != here.candidate.heading and _alike(
            words, items[other], items[index]
        ):
            return other
    return None


def _bracketed(words: Words, before: Quantity, here: Quantity) -> bool:
    gap = words.lower[before.last : here.first]
    return gap in (["("], ["["], [",", "or"], ["or"], ["/"]) and here.measure is not None


def _agree(one: Reading, two: Reading) -> bool:
    p, q = one.candidate.quantity, two.candidate.quantity
    if p.measure != q.measure or p.unit == q.unit:
        return False
    if p.measure == "money":
        return p.unit != q.unit
    a, b = units.BY_NAME.get(p.unit or ""), units.BY_NAME.get(q.unit or "")
    if a is None or b is None or a.in_base is None or b.in_base is None:
        return p.measure == "temperature"
    first, second = p.low if p.low is not None else p.high, q.low if q.low is not None else q.high
    if not first or not second:
        return False
    ratio = float(first) * a.in_base / (float(second) * b.in_base)
    return abs(ratio - 1) <= _ROUNDING


def _alike(words: Words, one: Item, two: Item) -> bool:
    p, q = one.reading.candidate.quantity, two.reading.candidate.quantity
    bounds: tuple[Decimal | None, ...] = (p.low, p.high)
    if bounds != (q.low, q.high) or p.unit != q.unit or one.reading.measure != two.reading.measure:
        return False
    if one.counted is None or two.counted is None:
        return one.reading.measure not in ("count", "people-other", "other")
    return same_noun(words, one, two) == "True" or one.reading.measure in ("killed", "wounded")
