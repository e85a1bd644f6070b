"""Across reports: copies, stories, entities, utterances, series and where they differ.

Each grouping is a pure function from what was read from reports to groups with scores and reasons;
`Across` runs them on a ledger and keeps up with it.
"""

from onrecord.reconciliation.copies import Copy
from onrecord.reconciliation.discrepancies import Discrepancy, Side
from onrecord.reconciliation.entities import Identity, Likeness
from onrecord.reconciliation.keeping import Across, Reason
from onrecord.reconciliation.origins import Origin
from onrecord.reconciliation.series import Point, Series
from onrecord.reconciliation.stories import Episode, Part, Story
from onrecord.reconciliation.utterances import Utterance, Variant

__all__ = [
    "Across",
    "Copy",
    "Discrepancy",
    "Episode",
    "Identity",
    "Likeness",
    "Origin",
    "Part",
    "Point",
    "Reason",
    "Series",
    "Side",
    "Story",
    "Utterance",
    "Variant",
]
