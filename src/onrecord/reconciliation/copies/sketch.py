"""The sketch of a report: the shingles that measure a copy, and the bands that find one.

Bands are those of Broder's MinHash (1997) in Leskovec, Rajaraman and Ullman's banding: two rows of
minima over three-word shingles of each sentence. A sentence keeps its bounds when a report is
trimmed, reflowed or put under another headline, so its bands meet again. An alert of one reworded
sentence keeps no sentence of the report that it announces, but words of its opening: of the opening
of every report the smallest hashes of five-word shingles are bands too (Broder's bottom-k). Whether
two reports that share a band are copies is settled on their five-word shingles.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reconciliation import words
from onrecord.record import Record, Report

WIDTH = 5
"""Words in the shingles that containment counts."""

_NARROW = 3
_FEWEST, _MOST = 7, 60
_BANDS, _ROWS = 2, 2
_OPENING, _LOWEST = 60, 24
_SALT = np.uint64(0x6F70656E696E6773)
_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n")
_SEEDS = words.mix(np.arange(1, _BANDS * _ROWS + 1, dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class Sketch:
    """What finding the copies of a report needs.

    Attributes:
        report: The report; its text is not looked at again.
        shingles: Hashes of the five-word shingles of its own words, 32 bits each, sorted, each
            once.
        aside: The same of those that hold words of its furniture too.
        bands: Hashes of its bands, signed so that SQLite can hold them, sorted, each once.
    """

    report: Report
    shingles: NDArray[np.uint32]
    aside: NDArray[np.uint32]
    bands: NDArray[np.int64]


def sketch(record: Record) -> Sketch:
    """The sketch of a report; tickers, sign-offs and boilerplate are kept aside."""
    text = record.report.text
    low = words.lowered(text)
    forms, edges = _own(record, low)
    hashes = words.hash_words(forms)
    wide = np.unique(_halved(words.shingle(hashes, WIDTH)))
    aside = np.empty(0, np.uint32)
    if words.has_furniture(record):
        whole = words.hash_words(words.forms_between(text, low, 0, len(text)))
        aside = np.setdiff1d(_halved(words.shingle(whole, WIDTH)), wide)
    narrow = words.shingle(hashes, _NARROW)
    bands = np.union1d(_bands(narrow, _pieces(edges)), _opening_bands(record, low))
    return Sketch(record.report, wide, aside, bands)


def _own(record: Record, low: str | None) -> tuple[list[str], list[int]]:
    """The own words of a report, and how many stand before the end of each of its sentences."""
    text = record.report.text
    ends = [match.end() for match in _END.finditer(text)]
    forms: list[str] = []
    edges: list[int] = []
    for begin, end in words.own_stretches(record):
        at = begin
        for stop in ends[bisect_right(ends, begin) : bisect_right(ends, end)]:
            forms += words.forms_between(text, low, at, stop)
            edges.append(len(forms))
            at = stop
        forms += words.forms_between(text, low, at, end)
        # What stands between two stretches is a line or more of its own.
        edges.append(len(forms))
    return forms, edges


def _halved(hashes: words.Hashes) -> NDArray[np.uint32]:
    """The upper halves of hashes: enough to tell the shingles of two reports apart."""
    return (hashes >> np.uint64(32)).astype(np.uint32)


def _pieces(edges: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Sentences as runs of words; one that is too long is cut, one that is too short left out."""
    begin = 0
    for edge in edges:
        for first in range(begin, edge, _MOST):
            last = min(first + _MOST, edge)
            if last - first >= _FEWEST:
                yield first, last
        begin = edge


def _bands(narrow: words.Hashes, pieces: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    bounds = [(begin, end - _NARROW + 1) for begin, end in pieces]
    if not bounds:
        return np.empty(0, np.int64)
    where = np.array([edge for pair in bounds for edge in pair])
    # A sentinel, so that the end of the last piece is an index too.
    padded = np.append(narrow, np.uint64(2**64 - 1))
    minima = np.stack(
        [np.minimum.reduceat(words.mix(padded ^ seed), where)[::2] for seed in _SEEDS]
    )
    rows = minima.reshape(_BANDS, _ROWS, -1)
    joined = np.zeros(rows[:, 0].shape, np.uint64)
    for row in range(_ROWS):
        joined = words.mix(joined + rows[:, row])
    joined += np.arange(_BANDS, dtype=np.uint64)[:, None]
    return np.unique(joined.ravel().view(np.int64))


def _opening_bands(record: Record, low: str | None) -> NDArray[np.int64]:
    """The lowest hashes of the first shingles of a report's prose."""
    text = record.report.text
    forms: list[str] = []
    for begin, end in words.prose_stretches(record):
        # Words of more than a dozen characters on average are none.
        stop = min(end, begin + 12 * _OPENING)
        forms += words.forms_between(text, low, begin, stop)[: _OPENING - len(forms)]
        if len(forms) >= _OPENING:
            break
    shingles = np.unique(words.shingle(words.hash_words(forms), WIDTH))
    return words.mix(shingles[:_LOWEST] ^ _SALT).view(np.int64)
