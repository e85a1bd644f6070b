"""Money: the currency before a sum or behind it, and pounds that are a weight."""

from dataclasses import replace
from typing import Final

from onrecord.extraction.figures import currencies, numerals
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.quantity import Quantity, times
from onrecord.extraction.figures.words import NUMBER, Words

_WORDS: Final = frozenset({"ALL", "TRY", "CUP"})
"""Codes that are words in a text in capitals."""


OPENING: Final = (
    currencies.SIGNS.keys()
    | currencies.PREFIXES.keys()
    | currencies.WORDS_BEFORE.keys()
    | {code.lower() for code in currencies.CODES}
)
"""Words that a sum can begin with, lower case."""


def before(words: Words, at: int, stop: int) -> tuple[str | None, int]:
    """The currency written before a number, and where the number begins."""
    word, lower = words.written[at], words.lower[at]
    after = words.written[at + 1 : at + 2]
    if word in currencies.SIGNS:
        right = _is_number(words, at + 1, stop) and (
            word != "#" or _in_millions(words, at + 1, stop)
        )
        return (currencies.SIGNS[word], at + 1) if right else (None, at)
    if after == ["$"] and lower in currencies.PREFIXES and _is_number(words, at + 2, stop):
        return currencies.PREFIXES[lower], at + 2
    if lower == "rs" and after == ["."] and _is_number(words, at + 2, stop):
        return "INR", at + 2
    if not _is_number(words, at + 1, stop, digits=True):
        return None, at
    if word in currencies.CODES:
        return word, at + 1
    if lower in currencies.WORDS_BEFORE and (len(lower) > 1 or words.kinds[at] == "prefix"):
        return currencies.WORDS_BEFORE[lower], at + 1
    return None, at


def _in_millions(words: Words, at: int, stop: int) -> bool:
    return at + 1 < stop and words.kinds[at] == NUMBER and words.lower[at + 1] in numerals.SCALES


def _is_number(words: Words, at: int, stop: int, *, digits: bool = False) -> bool:
    if at >= stop:
        return False
    return words.kinds[at] == NUMBER or (not digits and words.lower[at] in numerals.UNITS)


def sum_of(words: Words, quantity: Quantity, code: str, stop: int) -> Quantity:
    """The sum of a currency written before it: "$40 m", "$5 million USD"."""
    at = quantity.last
    if quantity.scale == 1 and at < stop and words.lower[at] in numerals.LETTERS:
        factor = numerals.LETTERS[words.lower[at]]
        quantity = times(replace(quantity, last=at + 1, scale=factor), factor)
    at = quantity.last
    if at < stop and words.written[at] in currencies.CODES - _WORDS:
        return replace(quantity, last=at + 1, unit=words.written[at], measure="money")
    return replace(quantity, unit=code, measure="money")


def behind(words: Words, at: int, stop: int) -> tuple[str, int, bool] | None:
    """The currency words at a place: code, the word behind them, and whether hundredths."""
    for skip in (2, 1, 0):
        index = at + skip
        if index >= stop:
            continue
        whose = words.lower[index - 1] if skip else ""
        base = currencies.singular(words.lower[index])
        if skip and whose not in currencies.OF.get(base, {}):
            continue
        if skip == 2 and words.lower[at] not in _TWO_WORDED:
            continue
        code = currencies.noun(words.lower[index], whose)
        if code:
            # "pounds sterling" is one currency, and so is "U.S. dollars".
            sterling = index + 1 < stop and words.lower[index + 1] == "sterling"
            return code, index + 1 + sterling, False
        if base in currencies.SMALL and (base != "p" or words.touches(index)):
            return currencies.OF.get(base, {}).get(whose, currencies.SMALL[base]), index + 1, True
    if words.written[at] in currencies.CODES - _WORDS:
        return words.written[at], at + 1, False
    if words.written[at] in "€£₽₪" and words.touches(at):
        return currencies.SIGNS[words.written[at]], at + 1, False
    return None


_TWO_WORDED: Final = frozenset({"hong", "new", "sri", "south", "north", "united", "us", "u.s."})
_WEIGHED: Final = forms(
    "weigh weighs weighed weighing weight bomb bombs explosive explosives tnt dynamite heroin "
    "cocaine marijuana cannabis opium ammunition baby lost heavier lighter uranium powder meat "
    "fish"
)


def weighs(words: Words, quantity: Quantity, code: str, at: int) -> bool:
    """Whether "pounds" are a weight here."""
    if code != "GBP" or not words.lower[at].startswith("pound"):
        return False
    if quantity.scale >= 10**6:
        return False
    near = words.lower[max(0, quantity.first - 8) : at + 9]
    if any(word in _WEIGHED for word in near):
        return True
    return not any(sign in words.written for sign in ("£", "pence", "sterling", "British"))
