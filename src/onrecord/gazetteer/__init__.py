"""Places offline: names to coordinates, from GeoNames."""

from onrecord.gazetteer.countries import ADJECTIVES
from onrecord.gazetteer.entry import Entry, Kind
from onrecord.gazetteer.gazetteer import Gazetteer, load
from onrecord.gazetteer.keys import fold

__all__ = ["ADJECTIVES", "Entry", "Gazetteer", "Kind", "fold", "load"]
