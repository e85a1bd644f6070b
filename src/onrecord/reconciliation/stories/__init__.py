"""Stories: the reports of one chain of events, however many outlets tell it."""

from onrecord.reconciliation.stories.clustering import ALIKE, Group, agglomerate, cluster, likeness
from onrecord.reconciliation.stories.story import Episode, Part, Story, name_group, tell
from onrecord.reconciliation.stories.terms import Terms, count_terms, hash_term, read_terms
from onrecord.reconciliation.stories.vectors import Frequencies, Vector, count_reports, weigh

__all__ = [
    "ALIKE",
    "Episode",
    "Frequencies",
    "Group",
    "Part",
    "Story",
    "Terms",
    "Vector",
    "agglomerate",
    "cluster",
    "count_reports",
    "count_terms",
    "hash_term",
    "likeness",
    "name_group",
    "read_terms",
    "tell",
    "weigh",
]
