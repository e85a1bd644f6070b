"""Where a stage starts: the public encoder's weights, or those an earlier stage ended with."""

from itertools import chain, islice
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor

from onrecord.language.words import Splitter
from training import pruning, streams
from training.network import Network, Shape
from training.plan import Plan

_MEASURED: Final = 600
"""Windows on which the units of a wider network are measured."""


def resume(plan: Plan, checkpoint: Path) -> Network:
    """The network as a checkpoint has it.

    Args:
        plan: The plan of the stage that wrote it.
        checkpoint: Where that left its weights.
    """
    network = Network(Shape(layers=plan.layers, inner=plan.inner))
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    return network


def narrow(plan: Plan, earlier: Plan, checkpoint: Path, vocabulary: Path, out: Path) -> Network:
    """The network as an earlier stage left it, made as narrow as the plan says.

    Args:
        plan: The plan of the stage that starts.
        earlier: The plan of the stage that ended.
        checkpoint: Where that left its weights.
        vocabulary: Word pieces, one a line.
        out: Folder of the stage that starts; the narrowed weights are kept there.
    """
    kept = out / "start.pt"
    if not kept.exists():
        drawn = chain.from_iterable(streams.draw(plan, streams.load_texts(), Splitter(vocabulary)))
        wide = resume(earlier, checkpoint)
        narrowed = pruning.narrow(wide, plan.inner, list(islice(drawn, _MEASURED)))
        out.mkdir(parents=True, exist_ok=True)
        torch.save({"network": narrowed.state_dict()}, kept)
    return resume(plan, kept)


def start(plan: Plan, weights: Path) -> Network:
    """The network with its encoder's lower layers taken from the public weights."""
    torch.manual_seed(plan.seed)
    network = Network(Shape(layers=plan.layers, inner=plan.inner))
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
