"""Tokens: the words of a text with their places, split as the grammar of times wants them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.record import Span

_TOKEN: Final = re.compile(
    r"""
    \d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)  # ISO 8601
  | \d{1,2}[/]\d{1,2}[/]\d{2,4}(?![\d/])
  | \d{1,2}(?::\d\d){1,2}(?!\d)
  | \d{1,2}\.\d\d(?=\s?[ap]\.?m\b)
  | ['’]?\d0s\b | \d{3}0['’]?s\b
  | \d{1,3}(?:st|nd|rd|th)\b
  | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)
  | \d+\.\d+
  | \d+
  | [ap]\.\s?m\b\.?
  | o['’]clock\b
  | [QH][1-4](?=\b)
  | ['’]s\b
  | [^\W\d_]+
  | \S
    """,
    re.VERBOSE,
)
_KINDS: Final = (
    ("ISO", re.compile(r"\d{4}-\d\d-\d\d")),
    ("SLASHED", re.compile(r"\d{1,2}/")),
    ("CLOCK", re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?$")),
    ("DECADE", re.compile(r"['’]?\d+['’]?s$")),
    ("ORDNUM", re.compile(r"\d+(?:st|nd|rd|th)$")),
    ("BIG", re.compile(r"[\d,]+,")),
    ("DECIMAL", re.compile(r"\d+\.")),
    ("AMPM", re.compile(r"[ap]\.\s?m\b")),
    ("OCLOCK", re.compile(r"o'clock$")),
    ("PERIODNUM", re.compile(r"[qh][1-4]$")),
)
_SHAPES: Final = (
    *("0", "5", "12", "24", "25", "31", "32", "99", "100", "999", "2400", "9999", "12345"),
    *("1234567", "2001-01-01", "1/2/99", "9:30", "1990s", "3rd", "1,000", "1.5", "a.m.", "q3"),
    "o'clock",
)
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2199


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text.

    Attributes:
        spans: Where each stands; an empty span for the break between paragraphs.
        words: Each in lower case; an empty string for a break.
        written: Each as written.
    """

    spans: list[Span]
    words: list[str]
    written: list[str]


def split(text: str, stretches: Iterable[Span]) -> Tokens:
    """The tokens of the stretches of a text, with a break after each stretch."""
    spans: list[Span] = []
    written: list[str] = []
    for start, end in stretches:
        for match in _TOKEN.finditer(text, start, end):
            spans.append(match.span())
            written.append(match.group())
        spans.append((end, end))
        written.append("")
    return Tokens(spans, [word.lower().replace("’", "'") for word in written], written)


@lru_cache(maxsize=4096)
def kinds_of(word: str) -> tuple[str, ...]:
    """The classes of a token with a digit or of "a.m.", by its form."""
    if word.isdecimal() and word.isascii():
        return _numeric(word)
    return tuple(kind for kind, form in _KINDS if form.match(word))[:1]


def _numeric(word: str) -> tuple[str, ...]:
    number, length = int(word[:9]), len(word)
    kinds = ["INT"] if length < 7 else []
    if length <= 2:
        kinds += ["SMALL"]
        if 1 <= number <= 31:
            kinds += ["DAY"]
        if number <= 24:
            kinds += ["HOUR"]
        if length == 2:
            kinds += ["YEAR2"]
    if length == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
        kinds += ["YEAR"]
    if length == 4 and number < 2400 and number % 100 < 60:
        kinds += ["HHMM"]
    if length <= 4 and number:
        kinds += ["ERA"]
    return tuple(kinds)


FORMS: Final = frozenset(kinds_of(word) for word in (*_SHAPES, *map(str, range(1000, 2400))))
"""Every set of classes that the form of a token can give it."""
