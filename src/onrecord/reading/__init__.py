"""Bytes to documents: files, pages, JSON lines, standard input and the web; text is frozen here."""

from onrecord.reading.limits import Limits
from onrecord.reading.read import read_all, read_one, read_text
from onrecord.reading.source import (
    SUFFIXES,
    Source,
    as_path,
    expand,
    holds_several,
    is_text,
    is_url,
    plain_suffix,
)

__all__ = [
    "SUFFIXES",
    "Limits",
    "Source",
    "as_path",
    "expand",
    "holds_several",
    "is_text",
    "is_url",
    "plain_suffix",
    "read_all",
    "read_one",
    "read_text",
]
