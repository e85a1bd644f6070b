"""The terms of a report by which it is known to be of one story: names, numbers, words."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.reconciliation.moments import day_of
from onrecord.reconciliation.words import hash_word
from onrecord.record import Record

_TERM = re.compile(r"[^\W_]+")
_OPENS = re.compile(r"(?:^|[.!?:\n][\"'”’)\]]*\s*|\n\s*)[\"'“‘(\[]*$")
# Where a story begins says what it is about; the tail of a long page is background and links.
_READ = 4000
_GAP = 6
_TITLE = 2.0
_NAME = 1.6

_COMMON = """
    a about after all also an and any are as at be been before being but by can could did do
    does doing during even every first for from get got had has have he her here him his how i if
    in into is it its just last like made make many may me more most much my never new no not now
    of off on one only or other our out over own people said same say saying says she should since
    so some still such than that the their them then there these they this those through time to
    told two under until up us very was we were what when where which while who whom whose why
    will with would year years you your yesterday today tomorrow
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
"""
_STOP: Final = frozenset(_COMMON.split())


def _before(gap: str, *, first: bool) -> str:
    """The last characters before a word: the begin of a text, or after a letter."""
    return gap if first and len(gap) <= _GAP else f"x{gap[-_GAP:]}"


@lru_cache(maxsize=1 << 12)
def _opens(gap: str) -> bool:
    """Whether what stands before a word opens a sentence, where every word has a capital."""
    return _OPENS.search(gap) is not None


@dataclass(frozen=True, slots=True)
class Terms:
    """What stories are told by, of one report.

    Attributes:
        id: Id of the report.
        published: Its date as written, or empty.
        day: The same as days since 1970, or None when not known.
        hashes: A hash for each term, sorted, each once.
        counts: How much each counts in the report, before how common it is elsewhere.
    """

    id: str
    published: str
    day: float | None
    hashes: NDArray[np.uint32]
    counts: NDArray[np.float32]


def read_terms(record: Record) -> Terms:
    """The terms of a report with their weights in it."""
    counts = count_terms(record)
    hashes = np.fromiter((hash_term(term) for term in counts), np.uint32, len(counts))
    values = np.fromiter(
        (1 + math.log(value) if value >= 1 else value for value in counts.values()),
        np.float32,
        len(counts),
    )
    unique, first = np.unique(hashes, return_index=True)
    report = record.report
    return Terms(report.id, report.published or "", day_of(report.published), unique, values[first])


def hash_term(term: str) -> int:
    """32 bits of a hash of a term, the same everywhere."""
    return hash_word(term) >> 32


def count_terms(record: Record) -> dict[str, float]:
    """How often each term stands in a report; words of the title and names count more."""
    text = record.report.text[:_READ]
    written = _TERM.findall(text)
    counts = _normalised(Counter(written))
    gaps = _TERM.split(text)
    inside = [
        word
        for place, word in enumerate(written)
        if word[0].isupper() and not _opens(_before(gaps[place], first=not place))
    ]
    capitals = _normalised(Counter(inside))
    names = {term for term, count in capitals.items() if count > 0.5 * counts[term]}
    for term, count in _normalised(Counter(_TERM.findall(record.report.title or ""))).items():
        counts[term] = counts.get(term, 0.0) + _TITLE * count
    return {term: count * (_NAME if term in names else 1.0) for term, count in counts.items()}


def _normalised(words: Mapping[str, int]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for word, count in words.items():
        term = normalise(word)
        if term:
            counts[term] = counts.get(term, 0.0) + count
    return counts


@lru_cache(maxsize=1 << 16)
def normalise(word: str) -> str | None:
    """A word as a term: lower case, without a plural s; None for words that say nothing."""
    term = word.lower()
    if len(term) < 2 or term in _STOP:
        return None
    if len(term) > 4 and term.endswith("s") and not term.endswith("ss"):
        return term[:-1]
    return term
