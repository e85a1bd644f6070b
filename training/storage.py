"""Storage: matrices kept as 8-bit integers in the file and computed with as 32-bit floats.

Each row of a table and each column of a matrix has a scale of its own. ONNX Runtime folds the
casts of matrices into floats when it loads the graph, and casts only the rows that are looked up.
Eight-bit arithmetic would be faster, but its rounding of activations turns a last bit that differs
between processors into another reading (docs/portability.md).
"""

from pathlib import Path
from typing import Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

_LEAST: Final = 50_000
"""Values from which storing pays."""


def shrink(source: Path, target: Path) -> None:
    """Write a graph again with its large matrices and tables in 8 bits."""
    model = onnx.load(source)
    graph = model.graph
    tables = {node.input[0]: node for node in graph.node if node.op_type == "Gather"}
    for item in list(graph.initializer):
        values = numpy_helper.to_array(item)
        if values.ndim != 2 or values.size < _LEAST:
            continue
        table = tables.get(item.name)
        whole, scale = _in_eight_bits(values, axis=1 if table else 0)
        graph.initializer.remove(item)
        graph.initializer.append(numpy_helper.from_array(whole, f"{item.name}_whole"))
        graph.initializer.append(numpy_helper.from_array(scale, f"{item.name}_scale"))
        if table:
            _look_up(graph, table, item.name)
        else:
            _prepend(graph, item.name)
    onnx.save(model, target)


def _in_eight_bits(
    values: NDArray[np.float32], *, axis: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    scale = (np.abs(values).max(axis, keepdims=True) / 127).astype(np.float32)
    return np.clip(np.rint(values / scale), -127, 127).astype(np.int8), scale


def _prepend(graph: onnx.GraphProto, name: str) -> None:
    """A matrix as the product of its whole numbers and scales, under the name it had."""
    cast = helper.make_node("Cast", [f"{name}_whole"], [f"{name}_cast"], to=TensorProto.FLOAT)
    graph.node.insert(0, helper.make_node("Mul", [f"{name}_cast", f"{name}_scale"], [name]))
    graph.node.insert(0, cast)


def _look_up(graph: onnx.GraphProto, table: onnx.NodeProto, name: str) -> None:
    """Rows of a table looked up first and scaled then: the table stays small in memory."""
    rows, ids = table.output[0], table.input[1]
    at = list(graph.node).index(table)
    graph.node.remove(table)
    gather = [
        helper.make_node("Gather", [f"{name}_{part}", ids], [f"{rows}_{part}"], axis=0)
        for part in ("whole", "scale")
    ]
    cast = helper.make_node("Cast", [f"{rows}_whole"], [f"{rows}_cast"], to=TensorProto.FLOAT)
    scaled = helper.make_node("Mul", [f"{rows}_cast", f"{rows}_scale"], [rows])
    for offset, node in enumerate((*gather, cast, scaled)):
        graph.node.insert(at + offset, node)
