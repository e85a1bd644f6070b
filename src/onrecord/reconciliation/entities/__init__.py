"""Entities across reports: one person or body under many names."""

from onrecord.reconciliation.entities.grouping import Identity, Merge, identify
from onrecord.reconciliation.entities.likeness import SAME, Likeness, compare
from onrecord.reconciliation.entities.party import Party, is_pronoun, names_of, party_of, plain

__all__ = [
    "SAME",
    "Identity",
    "Likeness",
    "Merge",
    "Party",
    "compare",
    "identify",
    "is_pronoun",
    "names_of",
    "party_of",
    "plain",
]
