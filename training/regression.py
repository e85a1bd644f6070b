"""Log-linear models: which class a sample has, and which option of a choice is right.

Multinomial logistic regression with an L2 penalty, full batches, L-BFGS: the optimum is unique, so
a fit repeats itself.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.extraction.figures.linear import Linear

RARE: Final = 2
"""Features seen in fewer samples are left out."""
SPREAD: Final = 0.1
"""Standard deviation that the numbers of the encoder's vectors are brought to; it weighs them
against named features, which are 0 or 1."""


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
    counts = Counter(name for sample in samples for name in set(sample.features))
    known = sorted(name for name, count in counts.items() if count >= RARE)
    rows = {name: row for row, name in enumerate(known)}
    bags = [sorted({rows[n] for n in sample.features if n in rows}) for sample in samples]
    flat = torch.tensor([row for bag in bags for row in bag])
    offsets = torch.tensor(np.cumsum([0, *map(len, bags)])[:-1])
    answers = torch.tensor([classes.index(sample.answer) for sample in samples])
    weights = torch.zeros(len(known), len(classes), dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS(
        [weights], max_iter=150, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        solver.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights, offsets, mode="sum")
        total = torch.nn.functional.cross_entropy(scores, answers, reduction="sum")
        total = total + penalty * (weights**2).sum() / 2
        total.backward()
        return total

    solver.step(loss)
    return Linear(known, weights.detach().numpy().astype(np.float32), classes)


def fit_choices(choices: Sequence[Choice], *, penalty: float) -> Linear:
    """The weights under which the right options of each choice are likeliest together."""
    counts = Counter(n for choice in choices for option in choice.options for n in set(option))
    known = sorted(name for name, count in counts.items() if count >= RARE)
    rows = {name: row for row, name in enumerate(known)}
    bags = [
        sorted({rows[n] for n in option if n in rows})
        for choice in choices
        for option in choice.options
    ]
    flat = torch.tensor([row for bag in bags for row in bag])
    offsets = torch.tensor(np.cumsum([0, *map(len, bags)])[:-1])
    widest = max(len(choice.options) for choice in choices)
    place = torch.full((len(choices), widest), -1)
    right = torch.zeros(len(choices), widest, dtype=torch.bool)
    at = 0
    for row, choice in enumerate(choices):
        place[row, : len(choice.options)] = torch.arange(at, at + len(choice.options))
        right[row, choice.right] = True
        at += len(choice.options)
    weights = torch.zeros(len(known), 1, dtype=torch.float64, requires_grad=True)
    seen, scale = _scaled(choices)
    dense = torch.zeros(seen.shape[1], dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS(
        [weights, dense], max_iter=150, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        solver.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights, offsets, mode="sum")[:, 0]
        scores = scores + seen @ dense
        table = scores[place.clamp(min=0)].masked_fill(place < 0, -1e9)
        chosen = table.masked_fill(~right, -1e9)
        total = (torch.logsumexp(table, 1) - torch.logsumexp(chosen, 1)).sum()
        total = total + penalty * ((weights**2).sum() + (dense**2).sum()) / 2
        total.backward()
        return total

    solver.step(loss)
    beside = (dense.detach().numpy() * scale).astype(np.float32) if len(scale) else None
    return Linear(known, weights.detach().numpy().astype(np.float32), ["score"], beside)


def _scaled(choices: Sequence[Choice]) -> tuple[torch.Tensor, NDArray[np.float64]]:
    """Vectors of all options, [options, D], at one scale, and by what each number was multiplied.

    Of several options only differences count, so that nothing is taken off for the mean.
    """
    tables = [choice.vectors for choice in choices if choice.vectors is not None]
    if not tables:
        return torch.zeros(sum(len(choice.options) for choice in choices), 0).double(), np.zeros(0)
    whole = np.concatenate(tables).astype(np.float64)
    scale = SPREAD / (whole.std(axis=0) + 1e-6)
    return torch.tensor(whole * scale), scale
