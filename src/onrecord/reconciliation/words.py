"""Words of a text as the groupings compare them: lower case, with their offsets, hashed stably."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.record import Record, Span

Hashes: TypeAlias = NDArray[np.uint64]

_WORD = re.compile(r"\w+")
_FAR = ("boilerplate", "ticker", "update", "sign-off")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True)
class Words:
    """Words in text order.

    Attributes:
        forms: The words in lower case.
        spans: Where each stands, in code points of the text.
    """

    forms: tuple[str, ...]
    spans: tuple[Span, ...]


def split(text: str, *, begin: int = 0, end: int | None = None) -> Words:
    """The words of a stretch of a text; spans are those of the whole text."""
    stop = len(text) if end is None else end
    spans = tuple(match.span() for match in _WORD.finditer(text, begin, stop))
    # Case is taken off word by word: lowering the whole text may change its length.
    return Words(tuple([text[start:stop].lower() for start, stop in spans]), spans)


def forms_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without where they stand."""
    return tuple(_WORD.findall(text.lower()))


def before(text: str, span: Span, most: int) -> str:
    """The last characters of a text before a span, so many at most."""
    return text[max(0, span[0] - most) : span[0]]


def own_stretches(record: Record) -> Iterator[Span]:
    """The stretches of a report that are its own: without tickers, sign-offs and boilerplate."""
    return _between(record, sorted(item.span for item in record.furniture if item.kind in _FAR))


def prose_stretches(record: Record) -> Iterator[Span]:
    """The stretches of a report that are no furniture of any sort."""
    return _between(record, sorted(item.span for item in record.furniture))


def _between(record: Record, spans: Sequence[Span]) -> Iterator[Span]:
    begin, length = 0, len(record.report.text)
    for start, end in [*spans, (length, length)]:
        if start > begin:
            yield begin, start
        begin = max(begin, end)


def lowered(text: str) -> str | None:
    """A text in lower case with every offset kept, or None where lowering changes its length."""
    low = text.lower()
    return low if len(low) == len(text) else None


def forms_between(text: str, low: str | None, begin: int, end: int) -> list[str]:
    """The words of a stretch of a text in lower case; `low` is what `lowered` gave for it."""
    if low is not None:
        return _WORD.findall(low, begin, end)
    return [word.lower() for word in _WORD.findall(text, begin, end)]


def has_furniture(record: Record) -> bool:
    """Whether a report holds words that are not its own."""
    return any(item.kind in _FAR for item in record.furniture)


def own_words(record: Record) -> Words:
    """The words of a report that are its own."""
    parts = [
        split(record.report.text, begin=begin, end=end) for begin, end in own_stretches(record)
    ]
    return Words(
        tuple(form for part in parts for form in part.forms),
        tuple(span for part in parts for span in part.spans),
    )


@lru_cache(maxsize=1 << 16)
def hash_word(word: str) -> int:
    """A hash of a word that is the same in every process and on every machine."""
    data = word.encode("utf-8", "surrogatepass")
    return (zlib.crc32(data) << 32) | zlib.adler32(data)


def hash_words(forms: Sequence[str]) -> Hashes:
    """The hashes of words, one each."""
    return np.fromiter(map(hash_word, forms), np.uint64, len(forms))


def mix(hashes: Hashes) -> Hashes:
    """Spread hashes evenly over 64 bits (the finaliser of splitmix64)."""
    spread = (hashes ^ (hashes >> np.uint64(30))) * _FOLD
    spread = (spread ^ (spread >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return spread ^ (spread >> np.uint64(31))


def shingle(hashes: Hashes, width: int) -> Hashes:
    """The hashes of all runs of `width` words, in text order."""
    count = len(hashes) - width + 1
    if count < 1:
        return np.empty(0, np.uint64)
    rolled = np.zeros(count, np.uint64)
    for place in range(width):
        rolled = rolled * _MIX + hashes[place : place + count]
    return mix(rolled)
