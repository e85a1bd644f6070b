"""Small linear models over named features: multinomial logistic regression, run with NumPy.

A feature is a string; a model knows the ones it learned weights for and passes over the rest. The
weights are made by `training/figures.py`.
"""

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

_LEAST: Final = 0.02
WEIGHTS: Final = Path(__file__).parent / "weights.npz"


class Linear:
    """Scores of classes from features that are there or not.

    Args:
        features: The features it knows, in the order of the rows.
        weights: [features, classes].
        classes: Names of the columns.
        dense: Weights of a vector beside the features, for the first class, [D]; none otherwise.
    """

    def __init__(
        self,
        features: Sequence[str],
        weights: NDArray[np.float32],
        classes: Sequence[str],
        dense: NDArray[np.float32] | None = None,
    ) -> None:
        self.classes = tuple(classes)
        self.dense = dense
        self._rows = {feature: row for row, feature in enumerate(features)}
        self._weights = weights
        # Of one class, adding plain numbers up costs a fraction of what indexing an array does.
        first: list[float] = weights[:, 0].tolist()
        self._single = dict(zip(features, first, strict=True))

    def stored(self) -> tuple[list[str], NDArray[np.float32]]:
        """The features with a weight that matters, and their weights, to be written to a file."""
        matter = np.abs(self._weights).max(axis=1) >= _LEAST
        names = list(self._rows)
        return [names[row] for row in np.flatnonzero(matter)], self._weights[matter]

    def scores(self, features: Iterable[str]) -> NDArray[np.float32]:
        """Log-odds of every class, up to a constant, [classes]."""
        rows = self._rows
        known = [rows[feature] for feature in features if feature in rows]
        total: NDArray[np.float32] = self._weights[known].sum(axis=0)
        return total

    def score(self, features: Iterable[str]) -> float:
        """The log-odds of the first class, up to a constant."""
        weight = self._single.get
        return sum((weight(feature, 0.0) for feature in features), start=0.0)

    def chances(self, features: Iterable[str]) -> NDArray[np.float32]:
        """Probability of every class, [classes]."""
        scores = self.scores(features)
        odds = np.exp(scores - scores.max())
        chances: NDArray[np.float32] = odds / odds.sum()
        return chances


@functools.cache
def load(name: str) -> Linear:
    """A model of the package: keep, measure, counted, whole, place or time.

    Raises:
        KeyError: There is none of that name.
    """
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        features = bytes(stored[f"{name}.features"]).decode().split("\n")
        classes = bytes(stored[f"{name}.classes"]).decode().split("\n")
        dense = stored[f"{name}.dense"].astype(np.float32) if f"{name}.dense" in stored else None
        return Linear(features, stored[f"{name}.weights"].astype(np.float32), classes, dense)
