"""Decoding: from role scores to well-formed spans of words.

A tag sequence is well formed when I- follows B- or I- of the same role. Most best-per-word
sequences already are; only the others go through Viterbi, which finds the best well-formed one.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.language.labels import ROLES
from onrecord.language.words import Ints

Floats = NDArray[np.float32]

_OUT: Final = -1e4


def _allowed(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """[from, to]: whether one label may follow another."""
    return np.array(
        [[not to.startswith("I-") or came[1:] == to[1:] for to in labels] for came in labels]
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one role.

    Attributes:
        role: S, C, Q or A; or a kind of name.
        first: Index of its first word.
        last: Index of its last word.
        score: Mean probability of its words' tags.
    """

    role: str
    first: int
    last: int
    score: float


class Decoder:
    """Turns label scores into pieces, for one label set in BIO notation."""

    def __init__(self, labels: tuple[str, ...] = ROLES) -> None:
        self.labels = labels
        self._allowed = _allowed(labels)
        self._out = labels.index("O")
        # Only an I- asks for something before it: the B- or the I- of its role.
        self._before = [
            (labels.index(f"B-{label[2:]}"), at) if label.startswith("I-") else None
            for at, label in enumerate(labels)
        ]
        self._start = [_OUT if before else 0.0 for before in self._before]

    def pieces(self, scores: Floats) -> list[Piece]:
        """The pieces of one sequence of scores [W, labels], in order."""
        chances = log_softmax(scores)
        best = chances.argmax(-1)
        tags = best.tolist() if self._well_formed(best) else self._viterbi(chances)
        return self._collect(tags, np.exp(chances[np.arange(len(tags)), tags]))

    def _well_formed(self, tags: Ints) -> bool:
        if not len(tags):
            return True
        return not self._before[tags[0]] and bool(self._allowed[tags[:-1], tags[1:]].all())

    def _viterbi(self, chances: Floats) -> list[int]:
        """The best well-formed tags.

        Lists, not arrays: with so few labels a step costs less than calling NumPy does.
        """
        rows: list[list[float]] = chances.tolist()
        best = [chance + start for chance, start in zip(rows[0], self._start, strict=True)]
        back: list[list[int]] = []
        for row in rows[1:]:
            highest = max(best)
            anything = best.index(highest)
            came = [
                before[best[before[0]] < best[before[1]]] if before else anything
                for before in self._before
            ]
            best = [best[at] + chance for at, chance in zip(came, row, strict=True)]
            back.append(came)
        tags = [best.index(max(best))]
        for came in reversed(back):
            tags.append(came[tags[-1]])
        return tags[::-1]

    def _collect(self, tags: list[int], chances: Floats) -> list[Piece]:
        """The pieces of well-formed tags: each runs from its B- to before the next O or B-."""
        pieces: list[Piece] = []
        first: int | None = None
        for at, tag in enumerate([*tags, self._out]):
            if self._before[tag]:
                continue
            if first is not None:
                role = self.labels[tags[first]][2:]
                pieces.append(Piece(role, first, at - 1, float(chances[first:at].mean())))
            first = None if tag == self._out else at
        return pieces


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result
