"""The ranker: which candidate a pronoun means, if one stands out.

A log-linear model over the candidates and "none of them" (Denis and Baldridge, 2008, rank so rather
than pair by pair). Its weights are in `ranker.json`, fitted by `training/pronouns.py`.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

from onrecord.extraction.entities import bearers, pronouns
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.pronouns import Candidate

LEAST: Final = 0.5
"""Least probability at which an answer is given."""
NOBODY_SPEAKS: Final = {"person": 0.1, "body": 0.03}
"""What the odds of "none of them" are multiplied by where the pronoun is a source."""
APART: Final = 0.2
"""Least distance to the second best: of two who are near alike, neither stands out."""

FEATURES: Final = {
    "person": pronouns.FEATURES,
    "body": pronouns.FEATURES,
    "bearer": bearers.FEATURES,
}
"""What is weighed for "he" and "she", for "it", and for a description."""
SPEAKING: Final = (0.35, 0.0)
"""The same two for a pronoun that is a source: there is somebody whom it means."""


@cache
def weights(sort: str = "person") -> tuple[float, ...]:
    """The weight of each feature, in the order of `FEATURES`, then that of any answer at all.

    Args:
        sort: `person` for "he" and "she", `body` for "it", `bearer` for a description.
    """
    file = resources.files(__package__).joinpath("ranker.json")
    listed = json.loads(file.read_text(encoding="utf-8"))[sort]
    return tuple(float(listed[name]) for name in (*FEATURES[sort], "answer"))


def choose(
    some: Sequence[Candidate], sort: str = "person", *, speaking: bool = False
) -> tuple[Group | None, float]:
    """The candidate that stands out, or None, and the best one's probability.

    Args:
        some: The candidates.
        sort: As for `weights`.
        speaking: Whether the pronoun is a source: what speaks is seldom nothing.
    """
    if not some:
        return None, 0.0
    nobody = NOBODY_SPEAKS[sort] if speaking else 1.0
    chances = probabilities([one.values for one in some], weights(sort), nobody)
    order = sorted(range(len(some)), key=chances.__getitem__, reverse=True)
    best, second = chances[order[0]], chances[order[1]] if len(some) > 1 else 0.0
    least, apart = SPEAKING if speaking else (LEAST, APART)
    stands_out = best >= least and best - second >= apart
    # Whoever is taken because somebody must speak is no surer for it.
    left = max(0.0, 1.0 - sum(chances))
    sure = best / (sum(chances) + left / nobody)
    return (some[order[0]].group if stands_out else None), sure


def probabilities(
    rows: Sequence[Sequence[float]], by: Sequence[float], nobody: float = 1.0
) -> list[float]:
    """The probability of each row; what is left to one is that of "none of them".

    Args:
        rows: Values of the features, a row a candidate.
        by: Their weights, that of any answer last.
        nobody: What the odds of "none of them" are multiplied by.
    """
    scores = [sum(w * v for w, v in zip(by, row, strict=False)) + by[-1] for row in rows]
    top = max(0.0, *scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + nobody * math.exp(-top)
    return [power / total for power in powers]
