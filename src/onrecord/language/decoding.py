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

_OUT: Final = np.float32(-1e4)


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
        self._cost = np.where(self._allowed, np.float32(0), _OUT)
        self._start = np.array([_OUT if label.startswith("I-") else 0 for label in labels])

    def pieces(self, scores: Floats) -> list[Piece]:
        """The pieces of one sequence of scores [W, labels], in order."""
        chances = log_softmax(scores)
        tags = chances.argmax(-1)
        if not self._well_formed(tags):
            tags = self._viterbi(chances)
        return self._collect(tags, np.exp(chances[np.arange(len(tags)), tags]))

    def _well_formed(self, tags: Ints) -> bool:
        if not len(tags):
            return True
        return self._start[tags[0]] == 0 and bool(self._allowed[tags[:-1], tags[1:]].all())

    def _viterbi(self, chances: Floats) -> Ints:
        count = len(chances)
        back = np.zeros((count, len(self.labels)), dtype=np.int64)
        best = chances[0] + self._start
        for at in range(1, count):
            paths = best[:, None] + self._cost
            back[at] = paths.argmax(0)
            best = paths.max(0) + chances[at]
        tags = np.zeros(count, dtype=np.int64)
        tags[-1] = best.argmax()
        for at in range(count - 1, 0, -1):
            tags[at - 1] = back[at, tags[at]]
        return tags

    def _collect(self, tags: Ints, chances: Floats) -> list[Piece]:
        bounds = np.flatnonzero(np.diff(tags, prepend=-1, append=-1))
        pieces: list[Piece] = []
        begun: tuple[str, int] | None = None
        for at in [*bounds.tolist()]:
            label = self.labels[tags[at]] if at < len(tags) else "O"
            if begun and label == f"I-{begun[0]}":
                continue
            if begun:
                pieces.append(self._piece(begun, at, chances))
                begun = None
            if label != "O":
                begun = (label[2:], at)
        return self._split_repeats(pieces, tags, chances)

    def _split_repeats(self, pieces: list[Piece], tags: Ints, chances: Floats) -> list[Piece]:
        """Two B- in a row begin two pieces; equal neighbours hide that boundary above."""
        out: list[Piece] = []
        for piece in pieces:
            begin = self.labels.index(f"B-{piece.role}")
            cuts = [at for at in range(piece.first, piece.last + 1) if tags[at] == begin]
            for first, after in zip(cuts, [*cuts[1:], piece.last + 1], strict=True):
                out.append(self._piece((piece.role, first), after, chances))
        return out

    def _piece(self, begun: tuple[str, int], after: int, chances: Floats) -> Piece:
        role, first = begun
        return Piece(role, first, after - 1, float(chances[first:after].mean()))


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result
