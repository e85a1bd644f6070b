"""What is narrowed says the same, as far as fewer units can."""

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training is not installed: make train")

from training import pruning  # noqa: E402
from training.network import Layer  # noqa: E402


def moments(units: Any) -> Any:
    out = torch.cat([units, torch.ones(len(units), 1)], 1).double()
    return out.T @ out


def read(units: Any, weights: Any) -> Any:
    return torch.cat([units, torch.ones(len(units), 1)], 1).double() @ weights


@pytest.fixture
def outputs() -> Any:
    torch.manual_seed(3)
    return torch.randn(400, 12)


def test_what_others_say_too_goes_first_and_costs_nothing(outputs: Any) -> None:
    outputs[:, 5] = 2 * outputs[:, 1] - outputs[:, 9] + 0.5
    outputs[:, 7] = 3.0
    weights = torch.randn(13, 4).double()
    kept, mended = pruning.eliminate(moments(outputs), weights, 10)
    assert len(kept) == 10
    assert {5, 1, 9} - set(kept.tolist())
    assert 7 not in kept
    torch.testing.assert_close(
        read(outputs[:, kept], mended), read(outputs, weights), atol=2e-2, rtol=0
    )


@pytest.mark.parametrize("keep", [3, 6, 11])
def test_the_rest_takes_over(outputs: Any, keep: int) -> None:
    outputs = outputs @ torch.randn(12, 12)
    weights = torch.randn(13, 4).double()
    kept, mended = pruning.eliminate(moments(outputs), weights, keep)
    whole = read(outputs, weights)
    dropped = torch.cat([weights[kept], weights[-1:]])
    error = (read(outputs[:, kept], mended) - whole).square().sum()
    plain = (read(outputs[:, kept], dropped) - whole).square().sum()
    assert error < plain


def test_the_constant_stays(outputs: Any) -> None:
    weights = torch.zeros(13, 4).double()
    weights[-1] = 5
    _, mended = pruning.eliminate(moments(outputs), weights, 2)
    torch.testing.assert_close(mended[-1], weights[-1])


def test_units_are_what_the_layer_reads_on() -> None:
    torch.manual_seed(1)
    layer, x = Layer(24, 2, 40), torch.randn(2, 7, 24)
    seen = layer._attend(x, None)
    torch.testing.assert_close(layer(x, None), layer.norm2(seen + layer.down(layer.units(x))))
