"""Bounds: what the words before a number and behind it make of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.qualifiers import AFTER, BEFORE, LONGEST, Bound
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import NUMBER, Words


def behind(
    words: Words,
    quantity: Quantity,
    stop: int,
    *,
    with_unit: Callable[[Words, Quantity, int], Quantity],
) -> Quantity:
    """With the qualifier behind it: "40 or more", "4%+", "three days or so"."""
    for length in (3, 2, 1):
        at = quantity.last
        # "three days'' more or less": a closing quotation mark may stand between.
        while at < stop and words.written[at] in "'’”\"" and words.touches(at):
            at += 1
        last = at + length
        if last > stop:
            continue
        form = " ".join(words.lower[at:last])
        bound = AFTER.get(form)
        if bound is None or (form == "+" and not words.touches(at)):
            continue
        if form == "plus" and not words.touches(at) and words.kinds[last : last + 1] == [NUMBER]:
            continue
        bounded = replace(_bounded(quantity, bound), last=last, qualifier=form)
        return with_unit(words, bounded, stop) if quantity.unit is None else bounded
    return quantity


def before(words: Words, quantity: Quantity, free: int) -> Quantity:
    """With the qualifiers before it, the nearest first: "at least about 500", "up to 19"."""
    if quantity.form == "none":
        return quantity
    first, said = quantity.first, quantity.qualifier
    bounded = quantity
    while True:
        found = _qualifier(words, first, free)
        if found is None:
            break
        length, bound = found
        begin = first - length
        form = " ".join(words.lower[begin:first])
        if form == "between" and quantity.low == quantity.high:
            break
        if (form in ("some", "near") and quantity.form == "article") or _means_during(
            words, quantity, begin, form
        ):
            break
        said = form if said is None or quantity.form == "vague" else f"{form} {said}"
        bounded = _bounded(bounded, bound)
        first = begin
    if first == quantity.first:
        return quantity
    return replace(bounded, first=first, qualifier=said)


def _qualifier(words: Words, first: int, free: int) -> tuple[int, Bound] | None:
    """How many words before a number bound it, and how."""
    for between in _BETWEEN:
        last = first - len(between)
        if last <= free or words.lower[last:first] != between:
            continue
        for length in range(min(LONGEST, last - free), 0, -1):
            form = " ".join(words.lower[last - length : last])
            bound = BEFORE.get(form)
            if bound and (between != ["the"] or form in _BEFORE_THE):
                return first - last + length, bound
    for length in range(min(LONGEST, first - free), 0, -1):
        bound = BEFORE.get(" ".join(words.lower[first - length : first]))
        if bound:
            return length, bound
    return None


_BETWEEN: Final = [
    form.split()
    for form in ("an additional", "additional", "another", "a further", "a total of", "a combined",
                 "a record", "a whopping", "the")
]  # fmt: skip
"""What may stand between a qualifier and its number: "at least another 12"."""
_BEFORE_THE: Final = frozenset(
    {"at least", "less than", "more than", "up to", "fewer than", "nearly", "almost", "as many as"}
)
_DURING: Final = forms("is was were lasted took takes taken lasts for of versus and in by last")


def _means_during(words: Words, quantity: Quantity, begin: int, form: str) -> bool:
    """Whether "over" says how long something went on: "spread over three years"."""
    if form not in ("over", "within") or quantity.measure != "duration":
        return False
    return form == "over" and begin > 0 and words.lower[begin - 1] not in _DURING


def _bounded(quantity: Quantity, bound: Bound) -> Quantity:
    if bound == "low":
        return replace(quantity, high=None, low=quantity.low or quantity.high)
    if bound == "high":
        return replace(quantity, low=None, high=quantity.high or quantity.low)
    return quantity
