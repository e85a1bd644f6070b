"""Places: toponyms to coordinates, by what the report itself says of where it plays."""

from onrecord.extraction.places.mending import mend
from onrecord.extraction.places.stage import find

__all__ = ["find", "mend"]
