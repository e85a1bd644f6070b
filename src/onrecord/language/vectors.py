"""Vectors: what the encoder's pass leaves for each word, for the stages that read on."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

WIDTH: Final = 320
"""Numbers a word: the role head's projections of it as a word and as an anchor, 160 each."""


@dataclass(frozen=True, slots=True)
class Block:
    """One window's words.

    Attributes:
        starts: Offset of each word in the report, [W], rising.
        ends: Offset behind each word, [W].
        words: Projections of each as a word, [W, 160].
        heads: Projections of each as an anchor, [W, 160].
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    words: NDArray[np.float32]
    heads: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """A lookup from offsets of a report to vectors of its words; nothing is copied before that."""

    blocks: Sequence[Block] = ()
    _starts: list[int] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts.extend(int(block.starts[0]) for block in self.blocks)

    def at(self, offset: int) -> NDArray[np.float32] | None:
        """The vector of the word that holds an offset, [320]; None where none was read there."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        block = self.blocks[number]
        row = int(np.searchsorted(block.starts, offset, side="right")) - 1
        if offset >= block.ends[row]:
            return None
        return np.concatenate([block.words[row], block.heads[row]])
