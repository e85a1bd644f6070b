"""How much each term says: rare ones much, common ones little; reports as unit vectors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reconciliation.stories.terms import Terms


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many reports each term stands.

    Attributes:
        reports: How many reports were counted.
        hashes: Hashes of the terms, sorted.
        counts: In how many reports each stands.
    """

    reports: int
    hashes: NDArray[np.uint32]
    counts: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse vector over terms, sorted by hash; one report's has the length 1."""

    hashes: NDArray[np.uint32]
    values: NDArray[np.float64]

    def dot(self, other: "Vector") -> float:
        """The product with another."""
        short, long = (self, other) if len(self.hashes) <= len(other.hashes) else (other, self)
        if not len(short.hashes):
            return 0.0
        places = np.minimum(np.searchsorted(long.hashes, short.hashes), len(long.hashes) - 1)
        same = long.hashes[places] == short.hashes
        return float(np.dot(short.values[same], long.values[places[same]]))

    def plus(self, other: "Vector") -> "Vector":
        """The sum with another."""
        hashes, places = np.unique(np.concatenate((self.hashes, other.hashes)), return_inverse=True)
        values = np.bincount(places, np.concatenate((self.values, other.values)), len(hashes))
        return Vector(hashes, values.astype(np.float64))

    def heaviest(self, count: int) -> NDArray[np.uint32]:
        """The hashes of its heaviest terms, heaviest first; the hash settles a tie."""
        return self.hashes[self.heaviest_places(count)]

    def heaviest_places(self, count: int) -> NDArray[np.int64]:
        """Where its heaviest terms stand in it, heaviest first; the hash settles a tie."""
        return np.lexsort((self.hashes, -self.values))[:count]


def count_reports(terms: Iterable[Terms]) -> Frequencies:
    """Count in how many reports each term stands."""
    every = [each.hashes for each in terms]
    joined = np.concatenate(every) if every else np.empty(0, np.uint32)
    hashes, counts = np.unique(joined, return_counts=True)
    return Frequencies(len(every), hashes, counts.astype(np.int32))


def weigh(terms: Terms, frequencies: Frequencies) -> Vector:
    """A report as a vector of length 1, each term by its count and its rarity (tf-idf)."""
    known = frequencies.hashes
    held = np.zeros(len(terms.hashes))
    if len(known):
        places = np.minimum(np.searchsorted(known, terms.hashes), len(known) - 1)
        same = known[places] == terms.hashes
        held[same] = frequencies.counts[places[same]]
    # A term that stands in every report says a little still: a ledger may hold a single story.
    rarity = np.log((frequencies.reports + 2.0) / (held + 0.5))
    values = terms.counts.astype(np.float64) * np.maximum(rarity, 0.05)
    length = float(np.sqrt(np.dot(values, values)))
    return Vector(terms.hashes, values / length if length else values)


def weigh_all(terms: Sequence[Terms]) -> tuple[Frequencies, list[Vector]]:
    """All reports as vectors, each term by how common it is among just these reports."""
    frequencies = count_reports(terms)
    return frequencies, [weigh(each, frequencies) for each in terms]
