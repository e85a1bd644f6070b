"""The label sets that training and reading share, in the order of the network's outputs."""

from typing import Final

ANCHORS: Final = ("none", "cue", "content")
ROLES: Final = ("O", "B-S", "I-S", "B-C", "I-C", "B-Q", "I-Q", "B-A", "I-A")
KINDS: Final = ("speech", "thought", "intention")
NAMES: Final = (
    "O",
    "B-person",
    "I-person",
    "B-organization",
    "I-organization",
    "B-place",
    "I-place",
)
CASES: Final = 4
QUOTING: Final = 3
OUTERMOST: Final = CASES * QUOTING
"""Feature of [CLS] that tells the network in training: PolNeAR's convention, outermost only."""
FEATURES: Final = OUTERMOST + 1
REACH: Final = 64
"""Words further than this from the anchor share one distance."""
