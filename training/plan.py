"""What a run depends on, besides the code and the data."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything a run depends on, written beside its checkpoint.

    Attributes:
        layers: Encoder layers kept, from the bottom.
        inner: Units inside each layer's feed-forward part; a stage that starts from wider ones
            narrows them first.
        seed: Seed of weights, order, cuts and masks.
        tokens: Word pieces to train on, all passes together.
        batch: Word pieces a step, padding counted.
        rate: Peak learning rate of the encoder.
        head_rate: Peak learning rate of heads and word features.
        warm: Share of the run in which rates rise.
        masked: Share of word pieces hidden.
        record_first: Share of `record` among statement windows at the start.
        record_last: The same at the end.
        names: Share of windows that come from the names corpora.
        told: Share of PolNeAR windows that are told to be PolNeAR's; at run time none is.
        straightened: Share of texts whose curly quotation marks are made straight.
        capitals: Share of texts that are set in capitals.
        save_every: Steps between checkpoints.
    """

    layers: int = 4
    inner: int = 1536
    seed: int = 20261122
    tokens: int = 4_200_000
    batch: int = 3072
    rate: float = 3e-4
    head_rate: float = 1e-3
    warm: float = 0.06
    masked: float = 0.06
    record_first: float = 0.25
    record_last: float = 0.55
    names: float = 0.1
    told: float = 0.5
    straightened: float = 0.2
    capitals: float = 0.0
    save_every: int = 100


FIRST: Final = Plan()
SECOND: Final = Plan(
    seed=7,
    tokens=1_250_000,
    rate=1.5e-4,
    head_rate=4e-4,
    record_first=0.35,
    record_last=0.35,
    masked=0.1,
    told=0.3,
    names=0.08,
)
THIRD: Final = Plan(
    seed=23,
    tokens=1_800_000,
    rate=1.5e-4,
    head_rate=4e-4,
    record_first=0.55,
    record_last=0.55,
    masked=0.12,
    told=0.3,
    names=0.08,
)
FOURTH: Final = Plan(
    inner=832,
    seed=11,
    tokens=1_600_000,
    rate=2e-4,
    head_rate=5e-4,
    record_first=0.5,
    record_last=0.5,
    masked=0.1,
    told=0.3,
    names=0.12,
    capitals=0.03,
)
FIFTH: Final = Plan(
    inner=832,
    seed=31,
    tokens=1_100_000,
    rate=1.5e-4,
    head_rate=4e-4,
    record_first=0.45,
    record_last=0.45,
    masked=0.1,
    told=0.3,
    names=0.12,
    capitals=0.03,
)
"""The reference run: from the public weights; twice more from where that ended, each time warmer
than it ended and with more of the words hidden; a fourth time with feed-forward parts about half
as wide, which learn from where the third ended besides the labels; and once more the same. The
package carries where the fifth ends."""
