"""What a corpus leaves open costs nothing; what it says does."""

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training is not installed: make train")

from onrecord.language.labels import ANCHORS, NAMES, ROLES  # noqa: E402
from training.examples import IGNORE  # noqa: E402
from training.losses import loss_of  # noqa: E402
from training.network import Network, Shape  # noqa: E402

SMALL = Shape(layers=1, width=24, heads=2, inner=32, vocabulary=50, positions=64, narrow=16)


@pytest.fixture
def network() -> Network:
    torch.manual_seed(5)
    network = Network(SMALL)
    network.eval()
    return network


def batch(*, roles: list[int], open_roles: bool, anchors: list[int]) -> dict[str, Any]:
    words = len(roles)
    return {
        "pieces": torch.arange(words)[None],
        "whole": torch.arange(words)[None],
        "features": torch.zeros(1, words, dtype=torch.long),
        "seen": torch.ones(1, words, dtype=torch.bool),
        "first": torch.arange(1, words + 1)[None] % words,
        "anchors": torch.tensor([anchors]),
        "names": torch.full((1, words), IGNORE),
        "row": torch.tensor([0]),
        "at": torch.tensor([1]),
        "words": torch.arange(words)[None],
        "roles": torch.tensor([roles]),
        "open": torch.tensor([open_roles]),
        "sorts": torch.tensor([IGNORE]),
        "negated": torch.tensor([IGNORE]),
    }


def test_open_words_may_be_an_addressee(network: Network) -> None:
    addressee = ROLES.index("B-A")
    with torch.no_grad():
        network.roles.tags.weight.zero_()
        network.roles.tags.bias.fill_(-20)
        network.roles.tags.bias[addressee] = 20
    anchors = [0, ANCHORS.index("cue"), 0]
    left, closed = (
        loss_of(network, batch(roles=[0, 0, 0], open_roles=some, anchors=anchors))[1]["roles"]
        for some in (True, False)
    )
    assert left == pytest.approx(0, abs=1e-4)
    assert closed > 1


def test_ignored_anchors_and_names_cost_nothing(network: Network) -> None:
    cue = ANCHORS.index("cue")
    some = batch(roles=[0, 0, 0], open_roles=False, anchors=[IGNORE, cue, IGNORE])
    others = batch(roles=[0, 0, 0], open_roles=False, anchors=[0, cue, 0])
    assert loss_of(network, some)[1]["anchors"] < loss_of(network, others)[1]["anchors"]
    assert "names" not in loss_of(network, some)[1]
    some["names"] = torch.full((1, 3), NAMES.index("B-person"))
    assert loss_of(network, some)[1]["names"] > 0


def test_the_loss_teaches_every_head(network: Network) -> None:
    made = batch(roles=[0, 1, 2], open_roles=False, anchors=[0, ANCHORS.index("cue"), 0])
    made["names"] = torch.full((1, 3), NAMES.index("B-person"))
    made["sorts"], made["negated"] = torch.tensor([1]), torch.tensor([0])
    total, _ = loss_of(network, made)
    total.backward()
    silent = [name for name, p in network.named_parameters() if p.grad is None]
    assert silent == []
