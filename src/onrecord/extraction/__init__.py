"""From a report to its record: one file a kind of thing, and the order they run in."""

from onrecord.extraction.engine import engine_of
from onrecord.extraction.extract import extract, find_statements

__all__ = ["engine_of", "extract", "find_statements"]
