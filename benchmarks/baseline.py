"""The baseline of the speed benchmark: a bare six-layer encoder in 32-bit floats.

BERT's layout (Devlin et al., 2019) at MiniLM's size: 6 layers, 384 wide, 12 heads, 1536 inside,
30,522 word pieces; no head, nothing before or after it. Speed does not depend on the values of the
weights, so they are random and nothing is fetched. It is run as fast as it reasonably gets: in ONNX
Runtime, written with the fused operators that its optimiser for transformers arrives at, with every
optimisation of graphs on; and in PyTorch where that is installed. The faster one is the baseline.
"""

import hashlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from benchmarks.child import ROOT

Pass = Callable[[NDArray[np.int64]], Any]
"""One forward pass over the word pieces [1, P] of a window."""

FOLDER: Final = ROOT / "build" / "bench"
_OPSET: Final = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Sizes of the encoder; those of all-MiniLM-L6-v2."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512


SIX: Final = Size()


def passes() -> dict[str, Pass]:
    """The forward pass in every runtime that is installed, by name; one thread each.

    Raises:
        ModuleNotFoundError: `onnx` is not installed, and the graph has not been built before.
    """
    found: dict[str, Pass] = {"onnxruntime": in_onnxruntime(build())}
    if importlib.util.find_spec("torch"):
        found["torch"] = in_torch()
    return found


def in_onnxruntime(graph: Path) -> Pass:
    """The forward pass of a graph file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    return lambda pieces: session.run(None, {"pieces": pieces})


def in_torch(size: Size = SIX) -> Pass:
    """The forward pass of the network that `training/` defines, which adds word features."""
    # PyTorch is heavy and optional: onrecord runs, and is measured, without it.
    import torch  # noqa: PLC0415

    from training.network import Encoder, Shape  # noqa: PLC0415

    torch.set_num_threads(1)
    torch.manual_seed(1)
    encoder = Encoder(Shape(layers=size.layers)).eval()

    def run(pieces: NDArray[np.int64]) -> Any:
        with torch.inference_mode():
            read = torch.from_numpy(pieces)
            return encoder(read, torch.zeros_like(read))

    return run


def build(size: Size = SIX, folder: Path = FOLDER) -> Path:
    """The ONNX graph with random weights, written once for each version of this file."""
    version = hashlib.sha256(Path(__file__).read_bytes() + repr(size).encode()).hexdigest()[:12]
    path = folder / f"encoder-{version}.onnx"
    if not path.exists():
        # Only building needs it; a graph that lies there is enough to measure.
        import onnx  # noqa: PLC0415

        folder.mkdir(parents=True, exist_ok=True)
        whole = path.with_suffix(".part")
        onnx.save(_Writer(size).model(), whole)
        whole.rename(path)
    return path


class _Writer:
    """Writes the graph node by node."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self._random = np.random.default_rng(20261122)
        self._nodes: list[Any] = []
        self._values: list[Any] = []

    def model(self) -> Any:
        from onnx import TensorProto, helper  # noqa: PLC0415 - see `build`

        at = self._embed()
        for layer in range(self.size.layers):
            at = self._layer(f"layer{layer}", at)
        shape = [1, "P"]
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info("pieces", TensorProto.INT64, shape)],
            [helper.make_tensor_value_info(at, TensorProto.FLOAT, [*shape, self.size.width])],
            self._values,
        )
        operators = [helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=8)

    def _embed(self) -> str:
        size = self.size
        words = self._node("Gather", self._weight("words", size.vocabulary, size.width), "pieces")
        length = self._node("Shape", "pieces", start=1, end=2)
        # The positions and the one type of segment are both known ahead: one table, as an optimiser
        # would fold them.
        table = self._weight("places", size.positions, size.width)
        zero = self._constant("zero", np.zeros(1, dtype=np.int64))
        places = self._node("Slice", table, zero, length, zero)
        x = self._node("Add", words, places)
        return self._node("LayerNormalization", x, *self._norm("embed"), epsilon=1e-12)

    def _layer(self, name: str, x: str) -> str:
        width, inner = self.size.width, self.size.inner
        seen = self._fused(
            "Attention",
            x,
            self._weight(f"{name}.qkv", width, 3 * width),
            self._weight(f"{name}.qkv.bias", 3 * width),
            num_heads=self.size.heads,
        )
        told = self._node("MatMul", seen, self._weight(f"{name}.out", width, width))
        x = self._skip(f"{name}.first", told, x)
        wide = self._node("MatMul", x, self._weight(f"{name}.up", width, inner))
        bent = self._fused("BiasGelu", wide, self._weight(f"{name}.up.bias", inner))
        narrow = self._node("MatMul", bent, self._weight(f"{name}.down", inner, width))
        return self._skip(f"{name}.second", narrow, x)

    def _skip(self, name: str, x: str, past: str) -> str:
        bias = self._weight(f"{name}.bias", self.size.width)
        return self._fused(
            "SkipLayerNormalization", x, past, *self._norm(name), bias, epsilon=1e-12
        )

    def _norm(self, name: str) -> tuple[str, str]:
        ones = self._constant(f"{name}.gain", np.ones(self.size.width, dtype=np.float32))
        return ones, self._weight(f"{name}.shift", self.size.width)

    def _weight(self, name: str, *shape: int) -> str:
        drawn = self._random.normal(0, 0.02, shape).astype(np.float32)
        return self._constant(name, drawn)

    def _constant(self, name: str, value: NDArray[Any]) -> str:
        from onnx import numpy_helper  # noqa: PLC0415 - see `build`

        self._values.append(numpy_helper.from_array(value, name))
        return name

    def _fused(self, operator: str, *inputs: str, **attributes: object) -> str:
        return self._node(operator, *inputs, domain="com.microsoft", **attributes)

    def _node(self, operator: str, *inputs: str, **attributes: object) -> str:
        from onnx import helper  # noqa: PLC0415 - see `build`

        output = f"v{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output
