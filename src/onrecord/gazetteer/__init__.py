"""Places offline: names to coordinates, from GeoNames."""

from onrecord.gazetteer.countries import ADJECTIVES
from onrecord.gazetteer.entry import Entry, Kind
from onrecord.gazetteer.gazetteer import Gazetteer, load
from onrecord.gazetteer.keys import fold
from onrecord.gazetteer.naming import country_code, country_name, usual_name

__all__ = [
    "ADJECTIVES",
    "Entry",
    "Gazetteer",
    "Kind",
    "country_code",
    "country_name",
    "fold",
    "load",
    "usual_name",
]
