"""Learning from a teacher: its scores, besides the labels.

After Hinton et al., 2015, "Distilling the Knowledge in a Neural Network", at temperature 1. The
teacher reads unhidden what the learner reads with part of the words hidden; and it has an answer
where a corpus has none: names in statement corpora, statements inside PolNeAR's contents.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from training.examples import IGNORE
from training.network import Network
from training.reading import TOGETHER, read_words, role_scores

_FEWEST = 0.03
"""Anchors a word, at the least: what the losses of windows that have none are divided by."""


def losses(
    network: Network, words: Tensor, teacher: Network, batch: dict[str, Tensor]
) -> dict[str, Tensor]:
    """How far each head is from the teacher's, on the scale of the losses against labels.

    Args:
        network: The network that learns.
        words: What it read, [B, W, width].
        teacher: The network it learns from; it is not changed.
        batch: What `collate` made.
    """
    with torch.no_grad():
        known = read_words(teacher, batch, batch["whole"])
    real = batch["first"] > 0
    share = max(len(batch["row"]), _FEWEST * int(real.sum()))
    anchors = _apart(network.anchors(words)[real], teacher.anchors(known)[real]).sum()
    names = _apart(network.names(words)[real], teacher.names(known)[real]).mean()
    parts = {"taught anchors": anchors / share, "taught names": 2 * names}
    if len(batch["row"]):
        parts["taught roles"] = (
            0.3 * _roles(network, words, teacher, known, batch) / len(batch["row"])
        )
        at = batch["row"], batch["at"]
        mine, theirs = network.sorts(words[at]), teacher.sorts(known[at]).detach()
        parts["taught sorts"] = 0.5 * _apart(mine[:, :-1], theirs[:, :-1]).mean()
        chance = theirs[:, -1].sigmoid()
        parts["taught negated"] = 0.5 * F.binary_cross_entropy_with_logits(mine[:, -1], chance)
    return parts


def _roles(
    network: Network, words: Tensor, teacher: Network, known: Tensor, batch: dict[str, Tensor]
) -> Tensor:
    total = words.new_zeros(())
    for low in range(0, len(batch["row"]), TOGETHER):
        mine, labels = role_scores(network, words, batch, low, low + TOGETHER)
        with torch.no_grad():
            theirs, _ = role_scores(teacher, known, batch, low, low + TOGETHER)
        seen = labels != IGNORE
        total = total + _apart(mine[seen], theirs[seen]).sum()
    return total


def _apart(mine: Tensor, theirs: Tensor) -> Tensor:
    """Kullback-Leibler divergence of scores [N, labels] from a teacher's, [N]."""
    aim = F.log_softmax(theirs.detach(), -1)
    return (aim.exp() * (aim - F.log_softmax(mine, -1))).sum(-1)
