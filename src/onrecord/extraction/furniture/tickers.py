"""Ticker lines: market symbols with their prices, which some sites set above or under a report."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.furniture.pieces import Piece
from onrecord.record import Furniture

_SYMBOL = re.compile(r"[\^$]?[A-Z][A-Z0-9]{0,5}(?:[./=-][A-Z]{1,4})?$")
_PRICE = re.compile(r"[+\-−]?[$€£]?(?:\d{1,3}(?:,\d{3})+|\d{1,7})?(?:[.,]\d{1,6})?\s?%?$")
_ROW = re.compile(
    r"[\^$]?[A-Z][A-Z0-9&]{1,9}(?:[./=-][A-Z]{1,4})?(?: \d{1,4})?:?"
    r"(?:\s[+\-−▲▼]?\s?[$€£]?\d[\d,]{0,12}(?:\.\d{1,6})?%?){1,4}$"
)
_LONGEST = 60


def find(pieces: Sequence[Piece]) -> Iterator[Furniture]:
    """Runs of symbols and prices, one piece of furniture a run."""
    number = 0
    while number < len(pieces):
        stop = _run(pieces, number)
        if stop > number:
            start, end = pieces[number].start, pieces[stop - 1].end
            yield Furniture(kind="ticker", span=(start, end))
        number = max(stop, number + 1)


def _run(pieces: Sequence[Piece], start: int) -> int:
    """Where the run that begins at a piece stops; `start` itself when none does."""
    stop = start
    while stop < len(pieces):
        if _is_row(pieces[stop].words):
            stop += 1
        elif _SYMBOL.match(pieces[stop].words) and _prices(pieces, stop + 1):
            stop += 1 + _prices(pieces, stop + 1)
        else:
            break
    return stop


def _is_row(words: str) -> bool:
    # A price has a fraction or a sign: "NATO 32" is not a ticker.
    return len(words) <= _LONGEST and bool(re.search(r"[.%]", words)) and bool(_ROW.match(words))


def _prices(pieces: Sequence[Piece], start: int) -> int:
    """How many prices stand on lines of their own from a piece on."""
    count = 0
    for piece in pieces[start : start + 4]:
        words = piece.words
        if not (len(words) < 20 and re.search(r"\d", words) and re.search(r"[.,%+]", words)):
            break
        if not _PRICE.match(words):
            break
        count += 1
    return count
