"""Utterances: one thing said and reported often, with the variants of its wording."""

from onrecord.reconciliation.utterances.likeness import Link, Manner, link
from onrecord.reconciliation.utterances.said import Said, rebuild, said, speaker_of, stem
from onrecord.reconciliation.utterances.utterance import (
    Utterance,
    Variant,
    find_utterances,
    weights,
)
from onrecord.reconciliation.utterances.wording import Step, differs, steps

__all__ = [
    "Link",
    "Manner",
    "Said",
    "Step",
    "Utterance",
    "Variant",
    "differs",
    "find_utterances",
    "link",
    "rebuild",
    "said",
    "speaker_of",
    "stem",
    "steps",
    "weights",
]
