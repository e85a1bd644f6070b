"""From a checkpoint to the files the package carries: two ONNX graphs and their card."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn

from onrecord.language.model import digest
from training import storage
from training.network import Network, Shape

NAME: Final = "onrecord-en-1"


class EncoderGraph(nn.Module):
    """One window: all that is read once a word."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        words = self.network.encoder.read(pieces, features, first)[0]
        heads = self.network.roles
        return (
            self.network.anchors(words),
            self.network.sorts(words),
            self.network.names(words),
            heads.word(words),
            heads.anchor(words),
        )


class RolesGraph(nn.Module):
    """A batch of anchors, each with the words of its paragraph."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.heads = network.roles

    def forward(self, words: Tensor, anchors: Tensor, distances: Tensor, seen: Tensor) -> Tensor:
        return self.heads.tag(words, anchors, distances, seen[:, None, None, :])


def export(checkpoint: Path, folder: Path, vocabulary: Path, *, data: str) -> None:
    """Write the package's weights from a checkpoint.

    Args:
        checkpoint: What `training.train` wrote, its plan beside it.
        folder: Where the weights go.
        vocabulary: Word pieces, one a line.
        data: Digest of the training data, for the card.
    """
    plan = json.loads((checkpoint.parent / "plan.json").read_text())
    network = Network(Shape(layers=plan["layers"], inner=plan["inner"])).eval()
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as where:
        plain = Path(where) / "encoder.onnx"
        write_encoder(network, plain)
        storage.shrink(plain, folder / "encoder.onnx")
    write_roles(network, folder / "roles.onnx")
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    card = {
        "name": NAME,
        "plan": plan,
        "data_sha256": data,
        "sha256": digest(folder),
    }
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n")


def write_encoder(network: Network, path: Path) -> None:
    """The encoder graph in 32-bit floats."""
    pieces = torch.ones(1, 20, dtype=torch.long)
    first = torch.arange(1, 19)
    torch.onnx.export(
        EncoderGraph(network).eval(),
        (pieces, torch.zeros_like(pieces), first),
        str(path),
        input_names=["pieces", "features", "first"],
        output_names=["anchors", "sorts", "names", "words", "heads"],
        dynamic_axes={"pieces": {1: "P"}, "features": {1: "P"}, "first": {0: "W"}},
        opset_version=17,
        dynamo=False,
    )


def write_roles(network: Network, path: Path) -> None:
    """The role graph in 32-bit floats."""
    width = network.shape.narrow
    words, anchors = torch.randn(3, 11, width), torch.randn(3, width)
    distances, seen = torch.ones(3, 11, dtype=torch.long), torch.ones(3, 11, dtype=torch.bool)
    torch.onnx.export(
        RolesGraph(network).eval(),
        (words, anchors, distances, seen),
        str(path),
        input_names=["words", "anchors", "distances", "seen"],
        output_names=["roles"],
        dynamic_axes={
            "words": {0: "K", 1: "S"},
            "anchors": {0: "K"},
            "distances": {0: "K", 1: "S"},
            "seen": {0: "K", 1: "S"},
        },
        opset_version=17,
        dynamo=False,
    )
