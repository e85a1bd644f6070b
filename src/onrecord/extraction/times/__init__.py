"""Times: when, as a report writes it, and which days that is."""

from onrecord.extraction.times.finding import find

__all__ = ["find"]
