"""Which reports are worth comparing for one story, with how alike they are; in bounded memory.

Reports are neighbours where their telling terms meet; of those each keeps the ones most like it.
What is done and held for one report does not grow with the number of reports.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.reconciliation.stories.vectors import Vector

Numbers: TypeAlias = NDArray[np.int64]
Values: TypeAlias = NDArray[np.float64]

TERMS = 25
"""How many of its heaviest terms a report is looked for under."""

_WINDOW = 60
_TELLING = 0.01
_TRIED = 120
_KEPT = 25
_BLOCK = 400
_DIGITS = 9


def neighbours(vectors: Sequence[Vector], *, least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of positions with their cosine, by position; the first is the lower.

    Two reports are tried when they share telling terms, under a common term only those that are
    near in order, and of those the ones whose telling terms weigh most. A pair is given when one of
    both has the other among its most alike.

    Args:
        vectors: Of the reports, in order of time.
        least: Cosine from which a pair is given.
    """
    rows = _rows(vectors)
    postings = _postings(vectors, rows)
    found = [
        _cosines(rows, first, second, least)
        for first, second in _candidates(postings, len(vectors))
    ]
    if not found:
        return
    first, second = (np.concatenate([each[side] for each in found]) for side in (0, 1))
    cosines = np.concatenate([each[2] for each in found])
    kept = _best(first, second, cosines, _KEPT) | _best(second, first, cosines, _KEPT)
    order = np.lexsort((second[kept], first[kept]))
    for one, other, cosine in zip(
        first[kept][order], second[kept][order], cosines[kept][order], strict=True
    ):
        yield int(one), int(other), float(cosine)


@dataclass(frozen=True, slots=True)
class _Rows:
    """All vectors end to end: row i is columns and values from `starts[i]` to `starts[i + 1]`."""

    starts: Numbers
    columns: NDArray[np.int32]
    values: Values
    hashes: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Postings:
    """The telling terms: sorted by term and place; `ends` is where the run of a term ends."""

    places: Numbers
    weights: Values
    ends: Numbers


def _rows(vectors: Sequence[Vector]) -> _Rows:
    lengths = [len(vector.hashes) for vector in vectors]
    starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    joined = np.concatenate([np.empty(0, np.uint32), *(vector.hashes for vector in vectors)])
    hashes = np.unique(joined)
    columns = np.searchsorted(hashes, joined).astype(np.int32)
    values = np.concatenate([np.empty(0), *(vector.values for vector in vectors)])
    return _Rows(starts, columns, values, hashes)


def _postings(vectors: Sequence[Vector], rows: _Rows) -> _Postings:
    telling = [np.sort(vector.heaviest_places(TERMS)) for vector in vectors]
    places = np.repeat(np.arange(len(vectors)), [len(each) for each in telling])
    at = np.concatenate(
        [
            np.empty(0, np.int64),
            *(each + start for each, start in zip(telling, rows.starts[:-1], strict=True)),
        ]
    )
    order = np.lexsort((places, rows.columns[at]))
    terms = rows.columns[at][order]
    ends = np.searchsorted(terms, terms, side="right")
    return _Postings(places[order], rows.values[at][order], ends)


def _candidates(postings: _Postings, count: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs to be tried, block by block, by the first of both."""
    by_place = np.argsort(postings.places, kind="stable")
    edges = np.searchsorted(postings.places[by_place], np.arange(0, count + _BLOCK, _BLOCK))
    lags = np.arange(1, _WINDOW + 1)
    for begin, end in pairwise(edges):
        at = by_place[begin:end]
        others = at[:, None] + lags
        mine, lag = np.nonzero(others < postings.ends[at][:, None])
        a, b = at[mine], at[mine] + lag + 1
        keys = postings.places[a] * count + postings.places[b]
        pairs, inverse = np.unique(keys, return_inverse=True)
        products = postings.weights[a] * postings.weights[b]
        shared: Values = np.round(np.bincount(inverse, products, len(pairs)), _DIGITS)
        first, second = pairs // count, pairs % count
        tried = (shared >= _TELLING) & _best(first, second, shared, _TRIED)
        yield first[tried], second[tried]


def _best(owners: Numbers, others: Numbers, scores: Values, most: int) -> NDArray[np.bool_]:
    """Which pairs are among the highest of their owner; the lower position settles a tie."""
    order = np.lexsort((others, -scores, owners))
    sorted_ = owners[order]
    rank = np.arange(len(order)) - np.searchsorted(sorted_, sorted_)
    chosen = np.zeros(len(order), np.bool_)
    chosen[order[rank < most]] = True
    return chosen


def _cosines(
    rows: _Rows, first: Numbers, second: Numbers, least: float
) -> tuple[Numbers, Numbers, Values]:
    """The pairs that reach a cosine, with it; pairs are sorted by the first."""
    cosines = np.zeros(len(first))
    scratch = np.zeros(len(rows.hashes))
    owners, edges = np.unique(first, return_index=True)
    for owner, (begin, end) in zip(owners, pairwise([*edges, len(first)]), strict=True):
        mine = slice(rows.starts[owner], rows.starts[owner + 1])
        scratch[rows.columns[mine]] = rows.values[mine]
        others = second[begin:end]
        starts, lengths = rows.starts[others], np.diff(rows.starts)[others]
        offsets = np.cumsum(lengths) - lengths
        at = np.arange(int(lengths.sum())) + np.repeat(starts - offsets, lengths)
        products = rows.values[at] * scratch[rows.columns[at]]
        cosines[begin:end] = np.add.reduceat(products, offsets)
        scratch[rows.columns[mine]] = 0.0
    cosines = np.round(cosines, _DIGITS)
    kept = cosines >= least
    return first[kept], second[kept], cosines[kept]
