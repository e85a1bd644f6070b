"""Vague numbers, fractions, articles that count and numbers that are none."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from onrecord.extraction.figures import numerals, units
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.numerals import PARTS, SCALES
from onrecord.extraction.figures.quantity import HYPHENS
from onrecord.extraction.figures.words import NUMBER, Words

DOZEN: Final = Decimal(12)
_PLURALS: Final = {
    "tens": Decimal(20),
    "dozens": Decimal(24),
    "scores": Decimal(40),
    "hundreds": Decimal(200),
    "thousands": Decimal(2000),
    "millions": Decimal(2 * 10**6),
    "billions": Decimal(2 * 10**9),
    "trillions": Decimal(2 * 10**12),
    "lakhs": Decimal(2 * 10**5),
    "crores": Decimal(2 * 10**7),
}
_FEW: Final = {
    ("several",): 3, ("a", "few"): 3, ("few",): 3, ("a", "handful"): 3, ("handful",): 3,
    ("a", "handful", "of"): 3, ("handful", "of"): 3,
    ("a", "couple"): 2, ("couple",): 2, ("a", "couple", "of"): 2, ("couple", "of"): 2,
    ("a", "pair"): 2, ("a", "pair", "of"): 2, ("a", "trio", "of"): 3, ("a", "trio"): 3,
    ("a", "quartet", "of"): 4,
}  # fmt: skip
_EXACT: Final = frozenset({"couple", "pair", "trio", "quartet"})
_NONE: Final = (
    ("not", "a", "single", "one"), ("not", "a", "single"), ("not", "one"), ("no", "one"),
    ("no", "-", "one"), ("none",), ("neither",), ("nobody",), ("no",), ("zero",),
)  # fmt: skip
_BOTH: Final = {"both": 2, "twin": 2, "dual": 2, "double": 2, "twice": 2, "triple": 3, "thrice": 3}


OPENING: Final = (
    _PLURALS.keys()
    | _BOTH.keys()
    | {form[0] for form in (*_FEW, *_NONE)}
    | {"many", "half", "dozen"}
    | {form for form, unit in units.UNITS.items() if unit.measure == "duration"}
)
"""Words that a vague number can begin with, lower case; a unit of time for "week-long"."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A number that is not written as a numeral.

    Attributes:
        last: The word behind its last.
        low: Lower bound.
        high: Upper bound, or None when open.
        form: vague, fraction, article, none or words.
        qualifier: The vague words themselves, where they are the qualifier.
        scale: The scale that it ends in, as a factor.
    """

    last: int
    low: Decimal
    high: Decimal | None
    form: str
    qualifier: str | None = None
    scale: Decimal = Decimal(1)


def read(words: Words, at: int, stop: int) -> Vague | None:
    """The vague number that begins at a word, or None."""
    for reader in (_plural, _few, _dozen, _fraction, _one_in, _none, _article, _both):
        found = reader(words, at, stop)
        if found:
            return found
    return None


def _vague(words: Words, at: int, last: int, low: Decimal, high: Decimal | None = None) -> Vague:
    said = " ".join(words.lower[at:last]).removesuffix(" of")
    return Vague(last, low, high, "vague", said)


def _plural(words: Words, at: int, stop: int) -> Vague | None:
    """Such as "dozens", "tens of thousands", "hundreds of millions", "dozens if not hundreds"."""
    lower = words.lower
    value = _PLURALS.get(lower[at])
    if value is None:
        if lower[at] == "many" and at + 1 < stop and lower[at + 1] in _PLURALS:
            return _plural(words, at + 1, stop)
        return None
    last = at + 1
    while last + 1 < stop and lower[last] == "of" and lower[last + 1] in _PLURALS:
        value *= _PLURALS[lower[last + 1]] / 2
        last += 2
    if lower[last : last + 2] in (["if", "not"], ["or", "even"]) and last + 2 < stop:
        last += 3 if lower[last + 2] in _PLURALS else 0
    elif last + 1 < stop and lower[last] in ("or", "and") and lower[last + 1] in _PLURALS:
        last += 2
    return _vague(words, at, last, value)


def _few(words: Words, at: int, stop: int) -> Vague | None:
    """Such as "several", "a few hundred", "a couple of dozen"."""
    for length in (3, 2, 1):
        low = _FEW.get(tuple(words.lower[at : at + length]))
        if low is None or at + length > stop:
            continue
        last = at + length
        exact = not _EXACT.isdisjoint(words.lower[at:last])
        scale = Decimal(1)
        while last < stop and words.lower[last] in SCALES | {"dozen": DOZEN}:
            scale *= SCALES.get(words.lower[last], DOZEN)
            last += 1
        if words.lower[last - 1] == "of":
            last -= 1
        if words.lower[at] == "few" and last < stop and words.lower[last] in ("and", ",", "."):
            return None
        value = low * scale
        return _vague(words, at, last, value, value if exact else None)
    return None


def _dozen(words: Words, at: int, stop: int) -> Vague | None:
    """Such as "a dozen", "two dozen", "half a dozen"; "two score years"."""
    lower = words.lower
    for form, value in _DOZENS:
        last = at + len(form)
        if last <= stop and lower[at:last] == form:
            return Vague(last, value, value, "words")
    numeral = numerals.read(words, at, stop)
    if numeral is None or numeral.last >= stop:
        return None
    last = numeral.last + (words.written[numeral.last] in HYPHENS and numeral.last + 1 < stop)
    factor = DOZEN if lower[last] == "dozen" else Decimal(20)
    if lower[last] == "dozen" or lower[last : last + 2] in (["score", "and"], ["score", "years"]):
        return Vague(last + 1, numeral.value * factor, numeral.value * factor, "words")
    return None


_DOZENS: Final = (
    (["a", "dozen"], DOZEN),
    (["dozen"], DOZEN),
    (["half", "a", "dozen"], DOZEN / 2),
    (["half", "-", "dozen"], DOZEN / 2),
    (["half", "dozen"], DOZEN / 2),
)


def _fraction(words: Words, at: int, stop: int) -> Vague | None:
    """Such as "half", "a third", "two-thirds", "three quarters": as a part of one."""
    lower = words.lower
    if lower[at] == "half":
        return _part(at + 1, Decimal("0.5")) if _is_half(words, at, stop) else None
    if at + 1 >= stop:
        return None
    last = at + 1 + (words.written[at + 1] in HYPHENS and at + 2 < stop)
    name = lower[last]
    if name not in PARTS:
        return None
    if lower[at] == "one" or (lower[at] == "a" and _is_part(words, last, stop)):
        return _part(last + 1, Decimal(1) / PARTS[name])
    above = numerals.UNITS.get(lower[at])
    if above is not None and name.endswith("s") and above < PARTS[name]:
        return _part(last + 1, above / PARTS[name])
    return None


def _is_half(words: Words, at: int, stop: int) -> bool:
    """Whether "half" is a share or so much of a unit, not a half of a match or of a row."""
    lower = words.lower
    if at and (words.written[at - 1] in HYPHENS or lower[at - 1] in ("and", "the", "second")):
        return False
    if lower[at + 1 : at + 2] != ["-"] or at + 2 >= stop or lower[at + 2] in ("a", "an"):
        return True
    return lower[at + 2] in SCALES or bool(units.read(lower, at + 2, stop, onto=False))


def _is_part(words: Words, at: int, stop: int) -> bool:
    """Whether "a third" is a share, not the third of a row ("a third man", "a quarter of 2019")."""
    if at + 1 >= stop:
        return True
    following = words.lower[at + 1]
    if following == "-" and words.touches(at + 1) and at + 2 < stop:
        return words.lower[at + 2] in units.UNITS
    if words.lower[at] == "quarter" and following in ("earlier", "ago", "ended"):
        return False
    if following in SCALES or units.UNITS.get(following):
        return words.lower[at] != "third" or following not in ("day", "year", "week", "month")
    return words.kinds[at + 1] != "word" or following in _AFTER_PART


_AFTER_PART: Final = forms(
    "of in from to since over by as more less fewer higher lower or and on during between after "
    "before was were is are would will have has had while with at this last off a"
)


def _part(last: int, value: Decimal) -> Vague:
    return Vague(last, value, value, "fraction")


def _one_in(words: Words, at: int, stop: int) -> Vague | None:
    """Such as "one in three", "3 out of 4", "nine in every ten"."""
    if words.kinds[at] != NUMBER and words.lower[at] not in numerals.UNITS:
        return None
    above = numerals.read(words, at, stop)
    joint = above and _joint(words, above.last)
    if above is None or not joint:
        return None
    below = numerals.read(words, above.last + len(joint), stop)
    if below is None or not above.value < below.value or above.value > 99:
        return None
    if below.last < stop and units.read(words.lower, below.last, stop, onto=False):
        return None
    # "one in 2015" is a year, and "3 in 17" places.
    year = below.digits and below.value > 1000 and below.scale == 1
    rare = above.value != 1 and below.value not in _ROUND
    if "every" not in joint and (year or (joint == ["in"] and rare)):
        return None
    return _part(below.last, above.value / below.value)


def _joint(words: Words, at: int) -> list[str]:
    for form in (["out", "of", "every"], ["out", "of"], ["in", "every"], ["in"]):
        if words.lower[at : at + len(form)] == form:
            return form
    return []


_ROUND: Final = frozenset(map(Decimal, (3, 4, 5, 6, 8, 10, 20, 100, 1000)))


def _none(words: Words, at: int, stop: int) -> Vague | None:
    for form in _NONE:
        last = at + len(form)
        if last <= stop and tuple(words.lower[at:last]) == form:
            if form == ("no",) and last < stop and words.lower[last] in _NOT_COUNTED:
                return None
            if form == ("no",) and (last >= stop or words.kinds[last] not in ("word", "initials")):
                return None
            return Vague(
                last,
                Decimal(0),
                Decimal(0),
                "none",
                "no" if form[-1:] == ("one",) else " ".join(form),
            )
    return None


_NOT_COUNTED: Final = forms(
    "longer doubt more less fewer greater better worse different way matter wonder sense need "
    "such place idea reason comment choice chance problem"
)


def _article(words: Words, at: int, stop: int) -> Vague | None:
    """Such as "a day", "an hour", "a mile": one of a unit of measure; and "week-long"."""
    if words.lower[at + 1 : at + 3] == ["-", "long"] and at + 3 <= stop:
        long = units.UNITS.get(words.lower[at])
        if long and long.measure == "duration" and not words.lower[at].endswith("s"):
            return Vague(at, Decimal(1), Decimal(1), "article")
    if words.lower[at] not in ("a", "an") or at + 1 >= stop:
        return None
    if at > 0 and words.kinds[at - 1] == NUMBER:
        return None
    unit = units.read(words.lower, at + 1, stop, onto=False)
    if (
        unit is None
        or words.lower[at + 1].endswith("s")
        or unit[0].name in ("second", "foot", "percent")
    ):
        return None
    return Vague(at + 1, Decimal(1), Decimal(1), "article")


def _both(words: Words, at: int, stop: int) -> Vague | None:
    value = _BOTH.get(words.lower[at])
    if value is None:
        return None
    return Vague(at + 1, Decimal(value), Decimal(value), "both")
