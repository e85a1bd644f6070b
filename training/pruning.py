"""Narrowing: feed-forward parts with fewer inner units, as close as can be to the wide ones.

Units leave one by one, each time the one whose loss the others can make up for best (Optimal Brain
Surgeon, Hassibi and Stork, 1993, with a whole row as the unit, as in Kurtic et al., 2023, "ZipLM").
With G the second moments of the units' outputs over real text and W the matrix that reads them, the
error of removing unit j is |W_j|^2 / (G^-1)_jj, and the rest of W takes over what it can.
"""

import dataclasses
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.examples import Example
from training.network import Layer, Network


@torch.no_grad()
def narrow(network: Network, inner: int, examples: Sequence[Example]) -> Network:
    """A network whose feed-forward parts have `inner` units, chosen and mended layer by layer.

    Args:
        network: The wide one; it is changed.
        inner: Units to keep in each layer.
        examples: Windows of text to measure the units on.
    """
    network.eval()
    hidden = [_embedded(network, example) for example in examples]
    for layer in network.encoder.layers:
        _narrow_layer(layer, inner, hidden)
        hidden = [layer(x, None) for x in hidden]
    made = Network(dataclasses.replace(network.shape, inner=inner))
    made.load_state_dict(network.state_dict())
    return made


def _embedded(network: Network, example: Example) -> Tensor:
    pieces = torch.from_numpy(example.window.pieces).long()[None]
    features = torch.from_numpy(example.window.features).long()[None]
    return network.encoder.embed(pieces, features)


def _narrow_layer(layer: Layer, inner: int, hidden: Sequence[Tensor]) -> None:
    moments = torch.zeros(layer.up.out_features + 1, layer.up.out_features + 1)
    for x in hidden:
        out = layer.units(x)[0]
        out = torch.cat([out, torch.ones(len(out), 1)], 1)
        moments += out.T @ out
    weights = torch.cat([layer.down.weight.T, layer.down.bias[None]])
    kept, mended = eliminate(moments.double(), weights.double(), inner)
    up, down = nn.Linear(layer.up.in_features, inner), nn.Linear(inner, layer.down.out_features)
    up.weight.copy_(layer.up.weight[kept])
    up.bias.copy_(layer.up.bias[kept])
    down.weight.copy_(mended[:-1].T.float())
    down.bias.copy_(mended[-1].float())
    layer.up, layer.down = up, down


def eliminate(moments: Tensor, weights: Tensor, keep: int) -> tuple[Tensor, Tensor]:
    """The units to keep and the rows that read them; the last row, the constant, always stays.

    Args:
        moments: Second moments of the units' outputs and a constant 1, [U + 1, U + 1].
        weights: What reads them, the bias last, [U + 1, width].
        keep: How many units stay.
    """
    units = len(moments) - 1
    damp = 1e-4 * moments.diagonal().mean()
    inverse = torch.linalg.inv(moments + damp * torch.eye(units + 1, dtype=moments.dtype))
    alive = torch.ones(units + 1, dtype=torch.bool)
    weights = weights.clone()
    for _ in range(units - keep):
        errors = weights.square().sum(1) / inverse.diagonal()
        errors[~alive] = torch.inf
        errors[-1] = torch.inf
        worst = int(errors.argmin())
        column = inverse[:, worst].clone()
        weights.addr_(column, weights[worst].clone(), alpha=-1 / float(column[worst]))
        inverse.addr_(column, column, alpha=-1 / float(column[worst]))
        weights[worst] = 0
        inverse[worst, :] = inverse[:, worst] = 0
        inverse[worst, worst] = 1
        alive[worst] = False
    kept = torch.nonzero(alive[:-1])[:, 0]
    return kept, torch.cat([weights[kept], weights[-1:]])
