"""Log-linear models: which class a sample has, and which option of a choice is right.

Multinomial logistic regression with an L2 penalty, full batches, L-BFGS (Byrd et al., 1995): the
optimum of `fit` is unique, so that a fit repeats itself.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from onrecord.extraction.figures.linear import Linear

RARE: Final = 2
"""Features seen in fewer samples are left out."""
SPREAD: Final = 0.1
"""Standard deviation that the numbers of the encoder's vectors are brought to; it weighs them
against named features, which are 0 or 1."""
_STEPS: Final = 150
_TINY: Final = 1e-300

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """Features of one decision and the class that is right."""

    features: list[str]
    answer: str


@dataclass(frozen=True)
class Choice:
    """Options of one decision, by their features, and which are right."""

    options: list[list[str]]
    right: list[int]
    vectors: NDArray[np.float32] | None = None


def classes_of(samples: Sequence[Sample]) -> list[str]:
    return sorted({sample.answer for sample in samples})


def fit(samples: Sequence[Sample], classes: Sequence[str], *, penalty: float) -> Linear:
    """The weights that make the right answers likeliest, with an L2 penalty."""
    known, table = _table([sample.features for sample in samples])
    back = table.T.tocsr()
    rows = np.arange(len(samples))
    number = {name: index for index, name in enumerate(classes)}
    answers = np.array([number[sample.answer] for sample in samples])

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(-1, len(classes))
        scores = table @ weights
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        totals = odds.sum(axis=1)
        total = float((np.log(totals) - scores[rows, answers]).sum())
        slope = odds / totals[:, None]
        slope[rows, answers] -= 1
        return total + penalty * float(flat @ flat) / 2, (back @ slope + penalty * weights).ravel()

    weights = _least(loss, len(known) * len(classes)).reshape(-1, len(classes))
    return Linear(known, weights.astype(np.float32), classes)


def fit_choices(choices: Sequence[Choice], *, penalty: float) -> Linear:
    """The weights under which the right options of each choice are likeliest together."""
    known, table = _table([option for choice in choices for option in choice.options])
    back = table.T.tocsr()
    counts = np.array([len(choice.options) for choice in choices])
    begins = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(len(choices)), counts)
    right = np.zeros(len(owner), dtype=bool)
    for begin, choice in zip(begins, choices, strict=True):
        right[begin + np.array(choice.right)] = True

    seen, scale = _scaled(choices)
    size = len(known)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = table @ weights[:size] + seen @ weights[size:].astype(np.float32)
        odds = np.exp(scores - np.maximum.reduceat(scores, begins)[owner])
        chosen = odds * right
        totals = np.add.reduceat(odds, begins)
        parts = np.maximum(np.add.reduceat(chosen, begins), _TINY)
        slope = odds / totals[owner] - chosen / parts[owner]
        total = float((np.log(totals) - np.log(parts)).sum())
        slopes = np.concatenate([back @ slope, slope.astype(np.float32) @ seen])
        return total + penalty * float(weights @ weights) / 2, slopes + penalty * weights

    weights = _least(loss, size + seen.shape[1])
    beside = (weights[size:] * scale).astype(np.float32) if len(scale) else None
    return Linear(known, weights[:size, None].astype(np.float32), ["score"], beside)


def _scaled(choices: Sequence[Choice]) -> tuple[NDArray[np.float32], Floats]:
    """Vectors of all options, [options, D], at one scale, and by what each number was multiplied.

    Of several options only differences count, so that nothing is taken off for the mean.
    """
    tables = [choice.vectors for choice in choices if choice.vectors is not None]
    if not tables:
        return np.zeros((sum(len(choice.options) for choice in choices), 0), np.float32), np.zeros(
            0
        )
    whole = np.concatenate(tables)
    scale = SPREAD / (whole.std(axis=0, dtype=np.float64) + 1e-6)
    whole *= scale.astype(np.float32)
    return whole, scale


def _table(bags: Sequence[list[str]]) -> tuple[list[str], Any]:
    """The features that are not rare, and which bag has which, [bags, features] of 0 and 1."""
    counts = Counter(name for bag in bags for name in set(bag))
    known = sorted(name for name, count in counts.items() if count >= RARE)
    columns = {name: column for column, name in enumerate(known)}
    rows = [sorted({columns[name] for name in bag if name in columns}) for bag in bags]
    held = [column for row in rows for column in row]
    ends = np.cumsum([0, *map(len, rows)])
    return known, sparse.csr_matrix((np.ones(len(held)), held, ends), shape=(len(bags), len(known)))


def _least(loss: Callable[[Floats], tuple[float, Floats]], size: int) -> Floats:
    found = optimize.minimize(
        loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    )
    weights: Floats = found.x
    return weights
