"""Context: what a report says of where it plays, as evidence for one sense of a name or another.

The measures are those of the literature on toponym resolution: one sense per discourse,
containment, nearness to the other places of the report, and the most populous sense where nothing
else speaks (Leidner 2007; Lieberman, Samet and Sankaranarayanan 2010; DeLozier, Baldridge and
London 2015).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, hypot, radians
from typing import Final

from onrecord.gazetteer import Entry

FAR: Final = 161.0
"""Kilometres (100 miles) within which two senses are the same answer."""
WIDE: Final = frozenset({"country", "admin1", "region"})
"""Kinds whose middle says nothing of what is near."""
_TRACE: Final = 1e-6

_COUNTRY: Final = 2.0
_DIVISION: Final = 2.0
_NEAR: Final = 1.0
_PRESENT: Final = 0.5


@dataclass(slots=True)
class Context:
    """Evidence, summed over the places that are known; each can be taken out again.

    Attributes:
        countries: Weight of each country.
        divisions: Weight of each first-level division.
        cells: Weight of the places in each square of one degree.
    """

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    cells: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, entry: Entry, weight: float) -> None:
        """Count a place as known, with so much weight; a negative one takes it out."""
        if entry.country:
            self.countries[entry.country] += weight
        if entry.admin1:
            self.divisions[entry.country, entry.admin1] += weight
        if entry.kind not in WIDE:
            self.cells[_cell(entry)] += weight

    def support(self, entry: Entry) -> float:
        """How well a sense fits the places that are known: 0 for not at all."""
        points = 0.0
        country = self.countries.get(entry.country, 0.0)
        if entry.country and country > _TRACE:
            points += _PRESENT * min(1.0, country) + _COUNTRY * country / _total(self.countries)
        division = self.divisions.get((entry.country, entry.admin1), 0.0)
        if entry.admin1 and division > _TRACE:
            points += _PRESENT * min(1.0, division) + _DIVISION * division / _total(self.divisions)
        if entry.kind not in WIDE:
            points += _NEAR * min(1.0, self._around(entry))
        return points

    def _around(self, entry: Entry) -> float:
        """The weight of the places in the squares around one."""
        row, column = _cell(entry)
        return sum(
            self.cells.get((row + down, column + right), 0.0)
            for down in (-1, 0, 1)
            for right in (-1, 0, 1)
        )


def _total(weights: dict[object, float] | dict[str, float] | dict[tuple[str, str], float]) -> float:
    return sum(weight for weight in weights.values() if weight > 0)


def _cell(entry: Entry) -> tuple[int, int]:
    return int(entry.lat // 1), int(entry.lon // 1)


def distance(one: Entry, two: Entry) -> float:
    """Kilometres between two places, on a plane: exact enough to tell near from far."""
    east = abs(one.lon - two.lon)
    east = min(east, 360 - east) * cos(radians((one.lat + two.lat) / 2))
    return 111.2 * hypot(one.lat - two.lat, east)
