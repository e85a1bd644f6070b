"""Windows: every word is read once, in order, and no window outgrows the encoder."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.windows import LIMIT, SIZE, Window, cut, pack
from onrecord.language.words import Words

CLS, SEP = 101, 102
POSITIONS = 512
"""Rows of the encoder's position table."""


def paragraph(lengths: list[int], at: int = 0) -> Words:
    """A paragraph whose words have these many pieces; word n of the text stands at [2n, 2n+1]."""
    first = np.cumsum([0, *lengths])[:-1].astype(np.int64)
    count = sum(lengths)
    starts = 2 * (at + np.arange(len(lengths), dtype=np.int64))
    return Words(np.arange(1000, 1000 + count), np.arange(count) % 12, first, starts, starts + 1)


def text(lengths: list[list[int]]) -> list[Words]:
    begun = np.cumsum([0, *map(len, lengths)]).tolist()
    return [paragraph(some, at) for some, at in zip(lengths, begun, strict=False)]


def windows(lengths: list[list[int]], *, size: int = SIZE, skip: int = 0) -> list[Window]:
    return list(pack(text(lengths), cls=CLS, sep=SEP, size=size, skip=skip))


TEXTS = st.lists(st.lists(st.integers(1, 9), max_size=30), max_size=12)
LONG = st.lists(st.integers(1, 100), max_size=40)


@pytest.mark.parametrize(
    ("lengths", "size", "expected"),
    [
        ([], 10, []),
        ([[]], 10, []),
        ([[1, 1]], 10, [1]),
        ([[4], [4]], 10, [2]),
        ([[5], [4]], 10, [1, 1]),
        ([[30], [4], [4]], 10, [1, 2]),
        ([[2], [], [2]], 10, [2]),
    ],
)
def test_whole_paragraphs_fill_a_window(
    lengths: list[list[int]], size: int, expected: list[int]
) -> None:
    found = windows(lengths, size=size)
    assert [len(set(window.paragraph.tolist())) for window in found] == expected


def test_what_the_encoder_reads() -> None:
    (window,) = windows([[2, 1], [1]])
    assert window.pieces.tolist() == [CLS, 1000, 1001, 1002, SEP, 1000, SEP]
    assert window.features.tolist() == [0, 0, 1, 2, 0, 0, 0]
    assert window.first.tolist() == [1, 3, 5]
    assert window.paragraph.tolist() == [0, 0, 1]
    assert window.starts.tolist() == [0, 2, 4]
    assert window.ends.tolist() == [1, 3, 5]


def test_training_sees_other_cuts() -> None:
    lengths = [[4], [4], [4]]
    assert [len(w.first) for w in windows(lengths, size=10)] == [2, 1]
    assert [len(w.first) for w in windows(lengths, size=10, skip=5)] == [1, 2]


@given(TEXTS, st.integers(1, 60), st.integers(0, 60))
def test_every_word_is_read_once_and_in_order(
    lengths: list[list[int]], size: int, skip: int
) -> None:
    found = windows(lengths, size=size, skip=skip)
    starts = [start for window in found for start in window.starts.tolist()]
    assert starts == [2 * at for at in range(sum(map(len, lengths)))]
    for window in found:
        assert len(window.pieces) == len(window.features)
        assert window.pieces[0] == CLS
        assert window.pieces[-1] == SEP
        assert (np.diff(window.paragraph) >= 0).all()
        assert not set(window.pieces[window.first].tolist()) & {CLS, SEP}


@given(TEXTS)
def test_a_window_of_several_paragraphs_keeps_to_the_size(lengths: list[list[int]]) -> None:
    for window in windows(lengths, size=40):
        assert len(window.pieces) <= 41 or len(set(window.paragraph.tolist())) == 1


@given(LONG, st.integers(100, 300))
def test_a_long_paragraph_is_cut_between_words(lengths: list[int], limit: int) -> None:
    whole = paragraph(lengths)
    parts = list(cut(whole, limit=limit))
    assert [p for part in parts for p in part.pieces.tolist()] == whole.pieces.tolist()
    assert [f for part in parts for f in part.features.tolist()] == whole.features.tolist()
    assert [s for part in parts for s in part.starts.tolist()] == whole.starts.tolist()
    for part in parts:
        assert 0 < len(part.pieces) <= limit
        assert part.first[0] == 0
    for part, following in itertools.pairwise(parts):
        first_word = np.append(following.first, len(following.pieces))[1]
        assert len(part.pieces) + first_word > limit


@given(st.lists(LONG, max_size=4))
def test_no_window_is_longer_than_the_encoder(lengths: list[list[int]]) -> None:
    assert all(len(window.pieces) <= LIMIT + 2 <= POSITIONS for window in windows(lengths))


def test_a_word_longer_than_the_limit_stands_alone() -> None:
    assert [len(part.pieces) for part in cut(paragraph([3, 20, 3]), limit=10)] == [3, 20, 3]
