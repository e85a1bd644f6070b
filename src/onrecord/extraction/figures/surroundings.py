"""What the encoder saw of a number and of the words that it may count."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.extraction.figures.counted import Option
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import Words
from onrecord.language import WIDTH, Vectors

HALF = WIDTH // 2
SIZE = 2 * WIDTH + HALF
"""Numbers an option: its last word, its last word with the number, its first word."""


def of(
    words: Words, vectors: Vectors, quantity: Quantity, listed: Sequence[Option]
) -> NDArray[np.float32]:
    """Vectors of the options, [options, 800]; zeros for the option that nothing is counted.

    The middle part is the number's vector as an anchor times the word's vector as a word, number by
    number: what the role head forms of an anchor and a word.

    Args:
        words: The words.
        vectors: What the encoder left of the report's words.
        quantity: The number.
        listed: What it may count.
    """
    table = np.zeros((len(listed), SIZE), dtype=np.float32)
    number = vectors.at(words.starts[quantity.core])
    ends = {index for option in listed for index in (option.first, option.last - 1) if index >= 0}
    seen = {index: vectors.at(words.starts[index]) for index in ends}
    for row, option in enumerate(listed):
        if option.first < 0:
            continue
        last = seen[option.last - 1]
        first = seen[option.first]
        if last is not None:
            table[row, :WIDTH] = last
            if number is not None:
                table[row, WIDTH : WIDTH + HALF] = number[HALF:] * last[:HALF]
        if first is not None:
            table[row, WIDTH + HALF :] = first
    return table
