"""Ranges: two numbers that are the bounds of one."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeAlias

from onrecord.extraction.figures import currencies
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.quantity import DASHES, Quantity
from onrecord.extraction.figures.words import Words

Reader: TypeAlias = Callable[[Words, int, int], Quantity | None]
"""Reads the number that begins at a word."""
_LONG_DASHES: Final = frozenset("–—−")


def join(words: Words, left: Quantity, stop: int, *, read: Reader) -> Quantity:
    """Two numbers as one: "3-5", "$15,000 to $20,000", "five or six", "between 8% and 15.5%"."""
    if left.low is None or left.low != left.high or left.form == "none":
        return left
    if at_life := _to_life(words, left, stop):
        return at_life
    at = left.last
    if left.hyphened or at + 1 >= stop:
        return _hyphened(words, left, stop, read)
    joint = words.written[at] if words.written[at] in DASHES else words.lower[at]
    if joint in DASHES and words.lower[at + 1] in ("to", "or") and words.touches(at):
        # "three- to five-year terms"
        return _joined(words, left, read(words, at + 2, stop), "to") or left
    if not _joins(words, left, joint):
        return left
    return _joined(words, left, read(words, at + 1, stop), joint) or left


def _joins(words: Words, left: Quantity, joint: str) -> bool:
    """Whether what stands behind the first number can join it to a second."""
    if joint in DASHES:
        return _tight(words, left.last)
    if joint == "to":
        return _may_range(words, left)
    return joint == "or" or (joint == "and" and _after(words, left, "between"))


def _to_life(words: Words, left: Quantity, stop: int) -> Quantity | None:
    at = left.last
    if left.measure == "duration" and at + 1 < stop and words.lower[at : at + 2] == ["to", "life"]:
        return replace(left, last=at + 2, high=None)
    return None


def _hyphened(words: Words, left: Quantity, stop: int, read: Reader) -> Quantity:
    at = left.last
    if at + 1 < stop and words.written[at] in DASHES and left.form in ("digits", "words"):
        joint = at + 1
        if words.lower[joint] == "to" and joint + 2 < stop and words.written[joint + 1] in DASHES:
            right = read(words, joint + 2, stop)
        else:
            right = read(words, joint, stop)
        return _joined(words, left, right, "-") or left
    return left


def _tight(words: Words, dash: int) -> bool:
    """Whether a dash stands between two numbers as in a range, not between two thoughts."""
    return words.touches(dash) == words.touches(dash + 1) and (
        words.touches(dash) or words.written[dash] in _LONG_DASHES
    )


def _after(words: Words, quantity: Quantity, word: str) -> bool:
    before = words.lower[max(0, quantity.first - 4) : quantity.first]
    return word in before


_VOTES: Final = forms("vote votes voted ruling ballot")
_MOVES: Final = forms(
    "rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing "
    "up down increase increased increases increasing decrease decreased decreases decreasing "
    "drop dropped drops dropping climbed climb climbs jumped jump jumps slipped slip slid "
    "soared surged cut cuts raise raised raises raising lowered lower reduce reduced went gone "
    "go moved shrank shrunk declined decline plunged plummeted tumbled doubled widened narrowed "
    "expanded swelled improved lost gained added eased edged dipped swung change changed voted "
    "vote lead led won beat"
)


_RANGES: Final = forms(
    "range ranges ranged ranging vary varies varied varying anywhere between span spans spanning"
)


def _may_range(words: Words, left: Quantity) -> bool:
    """Whether "A to B" is a span of values, not a move from A to B or a change by A to B."""
    before = words.lower[max(0, left.first - 6) : left.first]
    if "from" in before[-2:]:
        return not _RANGES.isdisjoint(before)
    return left.unit is None or _MOVES.isdisjoint(before[-3:])


def _joined(words: Words, left: Quantity, right: Quantity | None, joint: str) -> Quantity | None:
    if right is None or right.low is None or right.low != right.high or right.form == "vague":
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.unit and not right.unit and left.measure != "money":
        return None
    low, high = left.low, right.high
    assert low is not None
    assert high is not None
    # "$2-3 billion", "15 to 20 cents": what the second ends in belongs to both.
    if right.scale > 1 and left.scale == 1 and low < high:
        shared = low * right.scale
        low = shared if shared < high and low < 1000 else low
    if right.unit and not left.unit and right.measure == "money" and _in_hundredths(words, right):
        low *= Decimal("0.01")
    if low >= high or (joint == "or" and not _neighbours(low, high)):
        return None
    if joint in DASHES and not _VOTES.isdisjoint(
        words.lower[max(0, left.first - 6) : right.last + 4]
    ):
        return None
    if joint in DASHES and _looks_like_years(words, left, low, high):
        return None
    kept = right if right.unit else left
    return replace(
        left,
        last=right.last,
        low=low,
        high=high,
        unit=kept.unit,
        measure=kept.measure,
        scale=right.scale,
        hyphened=right.hyphened,
    )


def _in_hundredths(words: Words, quantity: Quantity) -> bool:
    return currencies.singular(words.lower[quantity.last - 1]) in currencies.SMALL


def _neighbours(low: Decimal, high: Decimal) -> bool:
    """Whether "A or B" reads as a rough number: "five or six", not "5 or 500"."""
    return high <= low * 2 and high - low <= max(Decimal(5), low)


def _looks_like_years(words: Words, left: Quantity, low: Decimal, high: Decimal) -> bool:
    if not words.written[left.core].isdigit():
        return False
    return left.unit is None and 1000 <= low <= 2100 and low == low.to_integral() and high <= 2100
