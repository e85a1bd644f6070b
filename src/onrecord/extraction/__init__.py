"""From a report to its record: one file a kind of thing, and the order they run in."""

from onrecord.extraction.extract import extract

__all__ = ["extract"]
