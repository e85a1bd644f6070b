"""Vectors: a word is found by any offset in it, and nothing between words."""

import numpy as np
import pytest

from onrecord.language import WIDTH, Vectors, load
from onrecord.language.vectors import Block


def _block(starts: list[int], ends: list[int], value: float) -> Block:
    half = np.full((len(starts), WIDTH // 2), value, dtype=np.float32)
    half += np.arange(len(starts), dtype=np.float32)[:, None]
    return Block(np.array(starts), np.array(ends), half, -half)


@pytest.mark.parametrize(
    ("offset", "first"),
    [(0, None), (2, 10.0), (4, 10.0), (5, None), (6, 11.0), (20, 30.0), (22, None), (99, None)],
)
def test_an_offset_gives_the_word_that_holds_it(offset: int, first: float | None) -> None:
    vectors = Vectors([_block([2, 6], [5, 9], 10), _block([20], [22], 30)])
    found = vectors.at(offset)
    if first is None:
        assert found is None
    else:
        assert found is not None
        assert found.shape == (WIDTH,)
        assert found[0] == first
        assert found[-1] == -first


def test_nothing_read_has_no_vectors() -> None:
    assert Vectors().at(0) is None


def test_the_model_leaves_a_vector_for_every_word() -> None:
    text = "The mayor of Ostermark said 12 boats were lost."
    vectors = load().tag(text, [(0, len(text))]).vectors
    found = vectors.at(text.index("12"))
    assert found is not None
    assert np.isfinite(found).all()
    assert vectors.at(text.index(" 12")) is None
