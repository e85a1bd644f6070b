"""An entry of a gazetteer: one place that a name may mean."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal[
    "country", "admin1", "admin2", "admin3", "capital", "city", "district", "region", "spot", "land"
]
KINDS: Final[tuple[Kind, ...]] = (
    "country",
    "admin1",
    "admin2",
    "admin3",
    "capital",
    "city",
    "district",
    "region",
    "spot",
    "land",
)
"""In the order of the numbers that a gazetteer file holds: only ever added to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place.

    Attributes:
        id: GeoNames id, or a negative number of the gazetteer's own.
        name: Its usual name.
        kind: country; admin1, admin2 or admin3, its divisions; capital or city, a populated place;
            district, a part of one; region, a land or sea of our own table; spot, a building or a
            point; land, a river, park, island or the like.
        lat: Latitude in degrees.
        lon: Longitude in degrees.
        country: ISO 3166-1 alpha-2 code, or an empty string.
        admin1: GeoNames' code of its first-level division within the country, or an empty string.
        admin2: The same of the second level.
        population: People living there, 0 when not known.
        rank: How the name that found it stands to it: 0 its usual name, 1 a spelling or a short
            form of that, 2 another name.
    """

    id: int
    name: str
    kind: Kind
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    rank: int = 0
