"""Utterances: one thing said and reported often, with the variants of its wording."""

from onrecord.reconciliation.utterances.likeness import Link, Manner, link
from onrecord.reconciliation.utterances.said import (
    Said,
    Spoken,
    look_at,
    said,
    speaker_of,
    spoken,
    stem,
)
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
    "Spoken",
    "Step",
    "Utterance",
    "Variant",
    "differs",
    "find_utterances",
    "link",
    "look_at",
    "said",
    "speaker_of",
    "spoken",
    "stem",
    "steps",
    "weights",
]
