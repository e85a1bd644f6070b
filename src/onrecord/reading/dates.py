"""Dates of publication as they are given: ISO 8601, else the date format of mail and HTTP."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_DAY = len("2015-05-18")
_DASHED = re.compile(r"\d{4}-\d\d-\d\d")


def read_date(text: str) -> str | None:
    """The date in ISO 8601, or None when it is not one.

    ISO 8601 (also a year, or a year and month) is given back as it is, with a T before the time;
    an RFC 5322 date ("Mon, 18 May 2015 09:30:00 GMT") is turned into ISO 8601.
    """
    text = text.strip()
    if _PARTIAL.fullmatch(text):
        return text
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return _mail_date(text)
    if not _DASHED.match(text):
        return datetime.fromisoformat(text).isoformat()
    return text if len(text) <= _DAY else f"{text[:_DAY]}T{text[_DAY + 1 :]}"


def _mail_date(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
