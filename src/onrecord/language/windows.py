"""Windows: whole paragraphs packed into the stretches that the encoder reads in one pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.language.words import Ints, Words

SIZE = 192
"""Word pieces that a window aims at; a longer paragraph has a window of its own."""
LIMIT = 500
"""Word pieces that a window never exceeds; a paragraph beyond it is cut between words."""


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads in one pass.

    Attributes:
        pieces: [CLS], then each paragraph's pieces with [SEP] behind it, [P].
        features: Their word features, [P].
        first: Index of each word's first piece, [W].
        paragraph: Index of each word's paragraph within the window, [W].
        starts: Offset of each word in the report, [W].
        ends: Offset behind each word, [W].
    """

    pieces: Ints
    features: Ints
    first: Ints
    paragraph: Ints
    starts: Ints
    ends: Ints


def pack(
    paragraphs: Sequence[Words], *, cls: int, sep: int, size: int = SIZE, skip: int = 0
) -> Iterator[Window]:
    """Pack paragraphs, in order, into as few windows as keep to the size.

    Args:
        paragraphs: The words of each paragraph.
        cls: Id of the piece that opens a window.
        sep: Id of the piece that ends a paragraph.
        size: Pieces to aim at.
        skip: Pieces that the first window leaves free, so that training sees other cuts.
    """
    held: list[Words] = []
    room = size - skip
    for words in (part for whole in paragraphs for part in cut(whole)):
        need = len(words.pieces) + 1
        if held and need > room:
            yield _join(held, cls, sep)
            held, room = [], size
        held.append(words)
        room -= need
    if held:
        yield _join(held, cls, sep)


def cut(words: Words, *, limit: int = LIMIT) -> Iterator[Words]:
    """A paragraph in stretches of at most `limit` pieces, cut between words; itself if short."""
    begin = 0
    bounds = np.append(words.first, len(words.pieces))
    while len(words.pieces) - bounds[begin] > limit:
        end = int(np.searchsorted(bounds, bounds[begin] + limit, side="right")) - 1
        end = max(end, begin + 1)
        yield _slice(words, begin, end, bounds)
        begin = end
    if begin < len(words.first):
        yield words if begin == 0 else _slice(words, begin, len(words.first), bounds)


def _slice(words: Words, begin: int, end: int, bounds: Ints) -> Words:
    low, high = bounds[begin], bounds[end]
    return Words(
        words.pieces[low:high],
        words.features[low:high],
        words.first[begin:end] - low,
        words.starts[begin:end],
        words.ends[begin:end],
    )


def _join(paragraphs: Sequence[Words], cls: int, sep: int) -> Window:
    pieces, features = [np.array([cls])], [np.array([0])]
    first, owner, at = [], [], 1
    for index, words in enumerate(paragraphs):
        pieces += [words.pieces, np.array([sep])]
        features += [words.features, np.array([0])]
        first.append(words.first + at)
        owner.append(np.full(len(words.first), index))
        at += len(words.pieces) + 1
    return Window(
        np.concatenate(pieces),
        np.concatenate(features),
        np.concatenate(first),
        np.concatenate(owner),
        np.concatenate([words.starts for words in paragraphs]),
        np.concatenate([words.ends for words in paragraphs]),
    )
