"""The losses of all heads, each passing over what its corpus leaves open."""

import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.language.labels import ROLES
from training import distilling
from training.examples import IGNORE
from training.network import Network
from training.reading import TOGETHER, read_words, role_scores


def loss_of(
    network: Network, batch: dict[str, Tensor], teacher: Network | None = None
) -> tuple[Tensor, dict[str, float]]:
    """The summed loss of all heads, and each head's own.

    Args:
        network: The network that learns.
        batch: What `collate` made.
        teacher: A network to learn from besides the labels, each counting for half.
    """
    words = network.drop(read_words(network, batch, batch["pieces"]))
    parts = _told(network, words, batch)
    if teacher is not None:
        taught = distilling.losses(network, words, teacher, batch)
        parts = {name: 0.5 * value for name, value in (parts | taught).items()}
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(value.detach()) for name, value in parts.items()}


def _told(network: Network, words: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """What the labels say."""
    parts = {}
    if (batch["anchors"] != IGNORE).any():
        scores = F.cross_entropy(
            network.anchors(words).flatten(0, 1), batch["anchors"].flatten(), reduction="sum"
        )
        parts["anchors"] = scores / max(1, len(batch["row"]))
    if (batch["names"] != IGNORE).any():
        parts["names"] = 2 * F.cross_entropy(
            network.names(words).flatten(0, 1), batch["names"].flatten()
        )
    if len(batch["row"]):
        parts |= _role_losses(network, words, batch)
    return parts


def _role_losses(network: Network, words: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    row, at = batch["row"], batch["at"]
    anchor = words[row, at]
    lows = range(0, len(row), TOGETHER)
    gold = torch.stack([_chunk(network, words, batch, low, low + TOGETHER) for low in lows]).sum()
    parts = {"roles": -0.3 * gold / len(row)}
    sorts = network.sorts(anchor)
    if (batch["sorts"] != IGNORE).any():
        parts["sorts"] = 0.5 * F.cross_entropy(sorts[:, :-1], batch["sorts"])
        known = batch["negated"] != IGNORE
        truth = batch["negated"][known].float()
        parts["negated"] = 0.5 * F.binary_cross_entropy_with_logits(sorts[known, -1], truth)
    return parts


def _chunk(
    network: Network, words: Tensor, batch: dict[str, Tensor], low: int, high: int
) -> Tensor:
    """Summed log chance of the gold roles of some anchors; an open O may be an addressee too."""
    scores, roles = role_scores(network, words, batch, low, high)
    seen = roles != IGNORE
    chances = F.log_softmax(scores, -1)
    gold = chances.gather(-1, roles.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    either = chances[..., [ROLES.index(tag) for tag in ("O", "B-A", "I-A")]].logsumexp(-1)
    gold = torch.where(batch["open"][low:high].unsqueeze(1) & (roles == 0), either, gold)
    return (gold * seen).sum()
