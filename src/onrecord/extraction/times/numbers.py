"""Numbers: what number words before a unit of time amount to."""

from collections.abc import Sequence
from typing import Final

from onrecord.extraction.times.lexicon import ONES, ORDINALS, SCALES, TENS, listed

_VAGUE: Final = listed(
    "few several many couple some numerous various dozens scores hundreds thousands"
)
_LONGEST: Final = 12


def read_number(words: Sequence[str]) -> float | None:
    """The number that words amount to; None where they leave it open ("a few", "dozens of").

    "A couple of" is two, as TIMEX3 has it.
    """
    listed = [word for word in words if word not in ("-", "and", "of", "the", "more", "other")]
    if any(word in _VAGUE - {"couple"} for word in listed):
        return None
    if "couple" in listed:
        return 2.0
    return _half(listed) if "half" in listed else _sum(listed)


def _half(words: list[str]) -> float | None:
    """For "half a", "one and a half": a half more than the rest."""
    at = words.index("half")
    rest = [word for word in words[:at] + words[at + 1 :] if word not in ("a", "an")]
    if "dozen" in rest:
        return 6.0
    whole = _sum(rest) if rest else 0.0
    return None if whole is None else whole + 0.5


def _sum(words: Sequence[str]) -> float | None:
    total, part, seen = 0.0, 0.0, False
    for word in words[:_LONGEST]:
        if word in SCALES:
            part = (part or 1) * SCALES[word]
            if word in ("thousand", "million"):
                total, part = total + part, 0.0
        elif word in ("a", "an"):
            part += not seen
        else:
            value = _one(word)
            if value is None:
                return None
            part += value
        seen = True
    return total + part if seen else None


def _one(word: str) -> float | None:
    if word in ONES:
        return float(ONES[word])
    if word in TENS:
        return float(TENS[word])
    digits = word.replace(",", "")
    try:
        return float(digits) if len(digits) <= _LONGEST and digits.isascii() else None
    except ValueError:
        return None


def read_ordinal(word: str) -> int | None:
    """The number of an ordinal, "last" and "final" being -1."""
    if word in ORDINALS:
        return ORDINALS[word]
    digits = word[:-2]
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 4 else None


def read_year(words: Sequence[str]) -> int | None:
    """A year in digits or as it is spoken: "nineteen ninety-six", "two thousand and one"."""
    words = [word for word in words if word not in ("-", "and", "the", "year", "of", ",")]
    if len(words) == 1 and words[0].isdecimal() and words[0].isascii():
        return int(words[0])
    if "thousand" in words or len(words) < 2:
        number = _sum(words)
        return None if number is None or not 1000 <= number < 2200 else int(number)
    century = _one(words[0])
    rest = _sum([word for word in words[1:] if word not in ("hundred", "oh", "o")])
    if century is None or not 10 <= century <= 21 or (rest or 0) > 99:
        return None
    return int(century * 100 + (rest or 0))


def write_number(number: float | None) -> str:
    """A number as durations write it: X when open, no decimals when whole."""
    if number is None:
        return "X"
    return f"{number:.0f}" if number == int(number) else f"{number:g}"
