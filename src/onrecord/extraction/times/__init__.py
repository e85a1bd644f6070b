"""Times: when, as a report writes it, and which days that is."""

from onrecord.extraction.times.finding import find
from onrecord.extraction.times.reading import read
from onrecord.extraction.times.saying import place_in_time
from onrecord.extraction.times.written import find_day

__all__ = ["find", "find_day", "place_in_time", "read"]
