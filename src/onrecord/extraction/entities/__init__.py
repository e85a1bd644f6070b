"""Entities: who and what a report mentions, and which of them speaks where."""

from onrecord.extraction.entities.resolve import Resolved, resolve

__all__ = ["Resolved", "resolve"]
