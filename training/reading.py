"""What the losses read off a network for a batch: its words, and the role scores of its anchors."""

from typing import Final

from torch import Tensor

from onrecord.language.labels import REACH
from training.examples import IGNORE
from training.network import Network

TOGETHER: Final = 24
"""Anchors whose words are padded to one length; they come sorted by it."""


def read_words(network: Network, batch: dict[str, Tensor], pieces: Tensor) -> Tensor:
    """Vectors of every word's first piece, [B, W, width].

    Args:
        network: The network that reads.
        batch: What `collate` made.
        pieces: Its pieces, masked or whole, [B, P].
    """
    hidden = network.encoder(pieces, batch["features"], batch["seen"][:, None, None, :])
    at = batch["first"].unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
    return hidden.gather(1, at)


def role_scores(
    network: Network, words: Tensor, batch: dict[str, Tensor], low: int, high: int
) -> tuple[Tensor, Tensor]:
    """Role scores [K, S, roles] of the anchors from `low` to `high`, and their labels [K, S]."""
    widest = int((batch["roles"][high - 1 if high < len(batch["row"]) else -1] != IGNORE).sum())
    row, at = batch["row"][low:high], batch["at"][low:high]
    scope, roles = batch["words"][low:high, :widest], batch["roles"][low:high, :widest]
    seen = roles != IGNORE
    distance = (scope - at.unsqueeze(1)).clamp(-REACH, REACH) + REACH
    scores = network.roles(
        words[row.unsqueeze(1), scope], words[row, at], distance, seen[:, None, None, :]
    )
    return scores, roles
