"""Figures: numbers that measure something, their bounds, what they count and on whose word."""

from onrecord.extraction.figures.figures import find

__all__ = ["find"]
