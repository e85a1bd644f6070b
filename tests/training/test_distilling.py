"""A learner that says what its teacher says has nothing left to learn from it."""

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training is not installed: make train")

from onrecord.language.labels import ANCHORS  # noqa: E402
from training import distilling  # noqa: E402
from training.examples import IGNORE  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.reading import read_words  # noqa: E402

SMALL = Shape(layers=1, width=24, heads=2, inner=32, vocabulary=50, positions=64, narrow=16)
CUE = ANCHORS.index("cue")


def network(seed: int) -> Network:
    torch.manual_seed(seed)
    made = Network(SMALL)
    made.eval()
    return made


@pytest.fixture
def batch() -> dict[str, Any]:
    """A window of six pieces and three words, the third of them never to be read."""
    return {
        "pieces": torch.tensor([[1, 2, 3, 4, 5, 6]]),
        "whole": torch.tensor([[1, 2, 3, 4, 5, 6]]),
        "features": torch.zeros(1, 6, dtype=torch.long),
        "seen": torch.ones(1, 6, dtype=torch.bool),
        "first": torch.tensor([[1, 3, 0]]),
        "anchors": torch.tensor([[0, CUE, IGNORE]]),
        "names": torch.full((1, 3), IGNORE),
        "row": torch.tensor([0]),
        "at": torch.tensor([1]),
        "words": torch.tensor([[0, 1]]),
        "roles": torch.tensor([[1, 0]]),
        "open": torch.tensor([False]),
        "sorts": torch.tensor([0]),
        "negated": torch.tensor([0]),
    }


def taught(learner: Network, teacher: Network, batch: dict[str, Any]) -> dict[str, float]:
    words = read_words(learner, batch, batch["pieces"])
    found = distilling.losses(learner, words, teacher, batch)
    return {name: float(value.detach()) for name, value in found.items()}


def test_nothing_to_learn_from_oneself(batch: dict[str, Any]) -> None:
    same = taught(network(1), network(1), batch)
    # What a teacher is unsure of, nobody can say without surprise.
    same.pop("taught negated")
    assert same == pytest.approx(dict.fromkeys(same, 0.0), abs=1e-5)


def test_something_to_learn_from_another(batch: dict[str, Any]) -> None:
    assert min(taught(network(1), network(2), batch).values()) > 1e-4


def test_padding_teaches_nothing(batch: dict[str, Any]) -> None:
    learner, teacher = network(1), network(2)
    before = taught(learner, teacher, batch)
    batch["first"] = torch.tensor([[1, 3]])
    batch["anchors"], batch["names"] = batch["anchors"][:, :2], batch["names"][:, :2]
    assert taught(learner, teacher, batch) == pytest.approx(before)


def test_the_teacher_is_left_as_it_is(batch: dict[str, Any]) -> None:
    learner, teacher = network(1), network(2)
    words = read_words(learner, batch, batch["pieces"])
    torch.stack(list(distilling.losses(learner, words, teacher, batch).values())).sum().backward()
    assert all(p.grad is None for p in teacher.parameters())
    assert any(p.grad is not None for p in learner.parameters())
