"""Series: one figure over time, by source, its bounds kept and its revisions marked."""

from onrecord.reconciliation.series.points import Change, Point, lay_out, middle
from onrecord.reconciliation.series.same import (
    conflict,
    kilometres,
    places_differ,
    same_thing,
    same_value,
)
from onrecord.reconciliation.series.series import Series, Tie, block_of, find_series, order
from onrecord.reconciliation.series.sources import name_sources

__all__ = [
    "Change",
    "Point",
    "Series",
    "Tie",
    "block_of",
    "conflict",
    "find_series",
    "kilometres",
    "lay_out",
    "middle",
    "name_sources",
    "order",
    "places_differ",
    "same_thing",
    "same_value",
]
