"""Matrices stored in 8 bits give what they gave, nearly."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

onnx = pytest.importorskip("onnx", reason="training is not installed: make train")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from training import storage  # noqa: E402


def test_a_stored_graph_says_nearly_the_same(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    table = rng.normal(size=(400, 256)).astype(np.float32)
    matrix = rng.normal(size=(256, 256)).astype(np.float32)
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "ids"], ["rows"]),
            helper.make_node("MatMul", ["rows", "matrix"], ["out"]),
        ],
        "small",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["N"])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["N", 256])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(matrix, "matrix")],
    )
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), tmp_path / "plain.onnx")
    storage.shrink(tmp_path / "plain.onnx", tmp_path / "small.onnx")
    ids = np.array([3, 77, 399, 3])
    plain, small = (
        onnxruntime.InferenceSession(str(tmp_path / name)).run(None, {"ids": ids})[0]
        for name in ("plain.onnx", "small.onnx")
    )
    assert np.abs(plain - small).max() < 0.02 * np.abs(plain).max()
    sizes = [(tmp_path / name).stat().st_size for name in ("plain.onnx", "small.onnx")]
    assert sizes[1] < 0.3 * sizes[0]
