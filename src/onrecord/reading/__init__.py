"""Bytes to documents: files, pages, JSON lines, standard input and the web; text is frozen here."""

from onrecord.reading.limits import Limits
from onrecord.reading.read import read_all, read_one, read_text
from onrecord.reading.source import SUFFIXES, Source, expand, is_text, is_url

__all__ = [
    "SUFFIXES",
    "Limits",
    "Source",
    "expand",
    "is_text",
    "is_url",
    "read_all",
    "read_one",
    "read_text",
]
