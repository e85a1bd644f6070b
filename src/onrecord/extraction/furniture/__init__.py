"""Furniture: what stands in a report's text but is not its prose."""

from onrecord.extraction.furniture.marking import mark
from onrecord.extraction.furniture.origin import Metadata, metadata

__all__ = ["Metadata", "mark", "metadata"]
