"""Where and when a figure applies: the place and the time that a learned ranking finds likeliest.

Two rankings of the same form serve places and times: log-linear models over what `scene.Scene` says
of each option.
"""

import math
from collections.abc import Sequence
from typing import Final

from onrecord.extraction.figures.linear import Linear
from onrecord.extraction.figures.links import Item
from onrecord.extraction.figures.mentions import Mention
from onrecord.extraction.figures.scene import Chosen, Option, Scene
from onrecord.record import Span

LEAST: Final = 0.45
"""Least probability at which a place or time is given: what is wrong is worse than what is open."""


def choose_all(model: Linear, scene: Scene, items: Sequence[Item]) -> list[Span | None]:
    """Where, or when, each figure of a report applies; None where nothing says it.

    Args:
        model: The ranking of places, or that of times.
        scene: The report's places, or its times.
        items: The figures, in text order.
    """
    before: Chosen | None = None
    found: list[Span | None] = []
    for item in items:
        chosen = choose(model, scene.options(item, before))
        before = item, chosen
        found.append(chosen.span if chosen else None)
    return found


def choose(model: Linear, listed: Sequence[Option], least: float = LEAST) -> Mention | None:
    """The likeliest place or time, or None where none is likely enough.

    Mentions of the same place or time speak for it together; the likeliest of them stands for it.
    """
    scores = [model.score(option.features) for option in listed]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    chances: dict[str, float] = {}
    best: dict[str, tuple[float, Mention]] = {}
    for option, chance in zip(listed, odds, strict=True):
        if (one := option.mention) is None:
            continue
        chances[one.key] = chances.get(one.key, 0.0) + chance
        if one.key not in best or chance > best[one.key][0]:
            best[one.key] = chance, one
    key = max(chances, key=chances.__getitem__, default=None)
    return best[key][1] if key is not None and chances[key] >= least * sum(odds) else None
