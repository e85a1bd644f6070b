"""Series: one figure over time, by source, its bounds kept and its revisions marked."""

from onrecord.reconciliation.series.same import (
    conflict,
    kilometres,
    places_differ,
    same_thing,
    same_value,
)
from onrecord.reconciliation.series.series import (
    Change,
    Point,
    Series,
    Tie,
    block_of,
    find_series,
    lay_out,
    middle,
    name_sources,
    order,
)

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
