"""Where a run starts: the public encoder's weights, or those an earlier run ended with."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.network import Network, Shape
from training.plan import Plan


def resume(plan: Plan, checkpoint: Path) -> Network:
    """The network as an earlier stage left it."""
    network = Network(Shape(layers=plan.layers))
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    return network


def start(plan: Plan, weights: Path) -> Network:
    """The network with its encoder's lower layers taken from the public weights."""
    torch.manual_seed(plan.seed)
    network = Network(Shape(layers=plan.layers))
    source = load_file(str(weights))
    state = network.state_dict()
    encoder = {
        "words.weight": source["embeddings.word_embeddings.weight"],
        "places.weight": source["embeddings.position_embeddings.weight"]
        + source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
        "features.weight": torch.zeros_like(state["encoder.features.weight"]),
    }
    for index in range(plan.layers):
        encoder |= _layer(source, index)
    state.update({f"encoder.{name}": value for name, value in encoder.items()})
    network.load_state_dict(state)
    return network


def _layer(source: dict[str, Tensor], index: int) -> dict[str, Tensor]:
    old, new = f"encoder.layer.{index}.", f"layers.{index}."
    out = {}
    for end in ("weight", "bias"):
        parts = [source[f"{old}attention.self.{name}.{end}"] for name in ("query", "key", "value")]
        out[f"{new}qkv.{end}"] = torch.cat(parts)
        for theirs, ours in (
            ("attention.output.dense", "out"),
            ("attention.output.LayerNorm", "norm1"),
            ("intermediate.dense", "up"),
            ("output.dense", "down"),
            ("output.LayerNorm", "norm2"),
        ):
            out[f"{new}{ours}.{end}"] = source[f"{old}{theirs}.{end}"]
    return out
