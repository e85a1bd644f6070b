"""Numerals: how a cardinal number is written, in digits, in words or in both.

Exact decimals throughout: "1.3 billion" is 1300000000, not what binary floats make of it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from onrecord.extraction.figures.words import NUMBER, Words

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS: Final = {word: Decimal(value) for value, word in enumerate(_SMALL.split())}
TENS: Final = {word: Decimal(10 * value) for value, word in enumerate(_TENS.split(), start=2)} | {
    "fourty": Decimal(40)
}
SCALES: Final = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10**5),
    "lakhs": Decimal(10**5),
    "million": Decimal(10**6),
    "mln": Decimal(10**6),
    "mn": Decimal(10**6),
    "crore": Decimal(10**7),
    "crores": Decimal(10**7),
    "billion": Decimal(10**9),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "milliard": Decimal(10**9),
    "trillion": Decimal(10**12),
    "trn": Decimal(10**12),
    "tn": Decimal(10**12),
    "quadrillion": Decimal(10**15),
}
LETTERS: Final = {"k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9)}
"""Scales that one letter stands for, where it is written onto the digits."""
PARTS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
VULGAR: Final = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3, "⅛": Decimal("0.125"), "⅜": Decimal("0.375"), "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"), "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"),
    "⅘": Decimal("0.8"), "⅙": Decimal(1) / 6, "⅚": Decimal(5) / 6,
}  # fmt: skip
_DASHES: Final = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A cardinal number as written.

    Attributes:
        first: Its first word.
        last: The word behind its last.
        value: What it says.
        scale: The scale word it ends in ("million"), as a factor; 1 when none.
        digits: Whether it is written in digits.
        grouped: Whether its digits are grouped by commas.
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal
    digits: bool
    grouped: bool = False


def read(words: Words, at: int, stop: int) -> Numeral | None:
    """The longest numeral that begins at a word, or None.

    Args:
        words: The words.
        at: Where it begins.
        stop: The word behind the last that it may hold.
    """
    if at >= stop:
        return None
    if words.kinds[at] == NUMBER:
        return _in_digits(words, at, stop)
    if words.written[at] in VULGAR:
        return _scaled(
            words, Numeral(at, at + 1, VULGAR[words.written[at]], Decimal(1), digits=True), stop
        )
    return _in_words(words, at, stop)


def _in_digits(words: Words, at: int, stop: int) -> Numeral:
    written = words.written[at]
    value, last = Decimal(written.replace(",", "")), at + 1
    if last < stop and words.written[last] in VULGAR:
        value, last = value + VULGAR[words.written[last]], last + 1
    elif _is_fraction(words, last, stop):
        value, last = value + _fraction(words, last), last + 3
    elif _is_fraction(words, at, stop):
        value, last = _fraction(words, at), at + 3
    last = _half(words, last, stop)
    value += Decimal("0.5") if last > at + 1 and words.lower[last - 1] == "half" else 0
    return _scaled(
        words, Numeral(at, last, value, Decimal(1), digits=True, grouped="," in written), stop
    )


def _half(words: Words, at: int, stop: int) -> int:
    """Where "and a half" after a number ends, with or without hyphens; `at` when there is none."""
    index = at
    for wanted in (("and", "&"), ("a", "one"), ("half",)):
        if index < stop and words.written[index] in _DASHES and words.touches(index):
            index += 1
        if index >= stop or words.lower[index] not in wanted:
            return at
        index += 1
    return index


def _is_fraction(words: Words, at: int, stop: int) -> bool:
    """Whether "1/2" stands here: small, proper, and with nothing more behind it (no date)."""
    if at + 2 >= stop or words.kinds[at] != NUMBER or words.kinds[at + 2] != NUMBER:
        return False
    if words.written[at + 1] not in "/⁄" or not (words.touches(at + 1) and words.touches(at + 2)):
        return False
    if at + 3 < stop and words.written[at + 3] == "/":
        return False
    above, below = words.written[at], words.written[at + 2]
    return above.isdigit() and below.isdigit() and 0 < int(above) < int(below) <= 10


def _fraction(words: Words, at: int) -> Decimal:
    return Decimal(words.written[at]) / Decimal(words.written[at + 2])


def _scaled(words: Words, numeral: Numeral, stop: int) -> Numeral:
    """With the scale words behind it: "1.3 billion", "5m", "44million", "2 hundred thousand"."""
    last, value, scale = numeral.last, numeral.value, Decimal(1)
    while last < stop:
        after = last
        if words.written[last] in _DASHES and words.touches(last) and last + 1 < stop:
            after = last + 1
        factor = SCALES.get(words.lower[after])
        if factor is None and after == last and scale == 1 and words.touches(last):
            factor = _letter(words, last, stop)
        if factor is None:
            break
        value, scale, last = value * factor, scale * factor, after + 1
    return Numeral(numeral.first, last, value, scale, numeral.digits, numeral.grouped)


def _letter(words: Words, at: int, stop: int) -> Decimal | None:
    """A letter written onto digits: money, or a count of something named next, not metres."""
    word = words.lower[at]
    if word not in LETTERS:
        return None
    if word in ("k", "b"):
        return LETTERS[word]
    money = at > 1 and words.written[at - 2] in "$£€¥₹₽₪₩₦#"
    following = words.lower[at + 1] if at + 1 < stop else ""
    counted = len(following) > 3 and following.endswith(("s", "people", "men", "women", "children"))
    return LETTERS[word] if money or counted else None


def _in_words(  # noqa: C901 - the steps of one automaton stand together
    words: Words, at: int, stop: int
) -> Numeral | None:
    total, group, scale, index = Decimal(0), Decimal(0), Decimal(1), at
    seen, last = "", at
    while index < stop:
        word = words.lower[index]
        if word in UNITS and seen in ("", "tens", "hundred", "scale", "and"):
            group, seen = group + UNITS[word], "units"
        elif word in TENS and seen in ("", "hundred", "scale", "and"):
            group, seen = group + TENS[word], "tens"
        elif word in SCALES and seen in ("units", "tens", "hundred", "scale", "a"):
            factor = SCALES[word]
            group = group or Decimal(1)
            if word == "hundred" and group < 100:
                group, seen, factor = group * factor, "hundred", max(scale, factor)
            elif not total or factor < scale:
                total, group, seen = total + group * factor, Decimal(0), "scale"
            else:
                total, group, seen = (total + group) * factor, Decimal(0), "scale"
            scale = factor
        elif index == at and word in ("a", "an") and _scale_follows(words, at + 1, stop):
            seen = "a"
        elif (
            word == "and"
            and seen in ("hundred", "scale")
            and _small_follows(words, index + 1, stop)
        ):
            seen = "and"
        elif words.written[index] in _DASHES and words.touches(index) and last == index:
            index += 1
            continue
        else:
            break
        index += 1
        last = index if seen not in ("and", "a") else last
    if last == at:
        return None
    value = total + group
    after = _half(words, last, stop)
    if after > last:
        # "a million and a half": the half is of the scale word, not of one.
        value += scale / 2 if seen in ("scale", "hundred") else Decimal("0.5")
        numeral = Numeral(at, after, value, Decimal(1), digits=False)
        return _scaled(words, numeral, stop)
    return Numeral(at, last, value, scale, digits=False)


def _scale_follows(words: Words, at: int, stop: int) -> bool:
    return at < stop and words.lower[at] in (
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
    )


def _small_follows(words: Words, at: int, stop: int) -> bool:
    """Whether "and" goes on with a number that belongs: "a hundred and five", not "… and 5,000"."""
    if at >= stop or words.lower[at] not in UNITS | TENS:
        return False
    after = at + 1
    while after < stop and (words.written[after] in _DASHES or words.lower[after] in UNITS):
        after += 1
    # "two hundred and three thousand" would be "two hundred and | three thousand" otherwise.
    return True
