"""A record as a page to read: the text with everything in it marked, and what each mark means."""

from onrecord.web.reading.view import ReadingView, view

__all__ = ["ReadingView", "view"]
