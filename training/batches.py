"""Batches: windows padded to one length, the anchors of all of them in one list."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor

from training.examples import IGNORE, Example

MASK: Final = 103
"""Id of [MASK] in BERT's uncased vocabulary."""


def collate(
    examples: Sequence[Example], *, masked: float, noise: np.random.Generator
) -> dict[str, Tensor]:
    """One padded batch; anchors of all windows share one list."""
    longest = max(len(e.window.pieces) for e in examples)
    widest = max(len(e.window.first) for e in examples)
    size = len(examples)
    pieces = np.zeros((size, longest), dtype=np.int64)
    features = np.zeros((size, longest), dtype=np.int64)
    seen = np.zeros((size, longest), dtype=bool)
    whole = np.zeros((size, longest), dtype=np.int64)
    first = np.zeros((size, widest), dtype=np.int64)
    anchors = np.full((size, widest), IGNORE, dtype=np.int64)
    names = np.full((size, widest), IGNORE, dtype=np.int64)
    for i, e in enumerate(examples):
        p, w = len(e.window.pieces), len(e.window.first)
        pieces[i, :p], features[i, :p], seen[i, :p] = e.window.pieces, e.window.features, True
        whole[i, :p] = e.window.pieces
        hidden = (noise.random(p) < masked) & (np.arange(p) > 0)
        pieces[i, :p][hidden] = MASK
        first[i, :w] = e.window.first
        if e.anchors is not None:
            anchors[i, :w] = e.anchors
        if e.names is not None:
            names[i, :w] = e.names
    batch = {
        "pieces": pieces,
        "whole": whole,
        "features": features,
        "seen": seen,
        "first": first,
        "anchors": anchors,
        "names": names,
    }
    batch |= _statements(examples)
    return {name: torch.from_numpy(value) for name, value in batch.items()}


def _statements(examples: Sequence[Example]) -> dict[str, np.ndarray]:
    """The anchors of a batch, each with the words of its own paragraph."""
    rows = [(i, e, k) for i, e in enumerate(examples) for k in range(len(e.at))]
    rows.sort(key=lambda row: int((row[1].roles[row[2]] != IGNORE).sum()))
    scopes = [np.flatnonzero(e.roles[k] != IGNORE) for _, e, k in rows]
    widest = max((len(s) for s in scopes), default=1)
    words = np.zeros((len(rows), widest), dtype=np.int64)
    roles = np.full((len(rows), widest), IGNORE, dtype=np.int64)
    for row, ((_, e, k), scope) in enumerate(zip(rows, scopes, strict=True)):
        words[row, : len(scope)] = scope
        roles[row, : len(scope)] = e.roles[k][scope]

    def column(values: list[int]) -> np.ndarray:
        return np.array(values, dtype=np.int64)

    return {
        "row": column([i for i, _, _ in rows]),
        "at": column([int(e.at[k]) for _, e, k in rows]),
        "words": words,
        "roles": roles,
        "open": np.array([e.open_roles for _, e, _ in rows], dtype=bool),
        "sorts": column([int(e.sorts[k]) for _, e, k in rows]),
        "negated": column([int(e.negated[k]) for _, e, k in rows]),
    }
