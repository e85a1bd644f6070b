"""The network reads a window alike whole and in part, padded and alone."""

import pytest

torch = pytest.importorskip("torch", reason="training is not installed: make train")

from onrecord.language.labels import REACH, ROLES  # noqa: E402
from training.network import Network, Shape  # noqa: E402

SMALL = Shape(layers=2, width=24, heads=2, inner=32, vocabulary=50, positions=64, narrow=16)


@pytest.fixture
def network() -> Network:
    torch.manual_seed(5)
    network = Network(SMALL)
    network.eval()
    return network


def test_reading_some_positions_gives_what_reading_all_gives(network: Network) -> None:
    pieces, features = torch.randint(0, 50, (1, 11)), torch.zeros(1, 11, dtype=torch.long)
    first = torch.tensor([1, 4, 9])
    whole = network.encoder(pieces, features)
    torch.testing.assert_close(network.encoder.read(pieces, features, first), whole[:, first])


def test_padding_changes_nothing(network: Network) -> None:
    pieces, features = torch.randint(0, 50, (1, 9)), torch.zeros(1, 9, dtype=torch.long)
    padded = torch.cat([pieces, torch.zeros(1, 4, dtype=torch.long)], 1)
    seen = torch.arange(13)[None] < 9
    out = network.encoder(padded, torch.zeros(1, 13, dtype=torch.long), seen[:, None, None, :])
    torch.testing.assert_close(out[:, :9], network.encoder(pieces, features))


def test_roles_are_given_for_each_anchor_alone(network: Network) -> None:
    words, anchors = torch.randn(3, 6, SMALL.width), torch.randn(3, SMALL.width)
    distances = torch.randint(0, 2 * REACH + 1, (3, 6))
    together = network.roles(words, anchors, distances)
    assert together.shape == (3, 6, len(ROLES))
    for row in range(3):
        some = slice(row, row + 1)
        alone = network.roles(words[some], anchors[some], distances[some])
        torch.testing.assert_close(alone, together[some])
