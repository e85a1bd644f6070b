"""Dates of publication in words."""

from datetime import datetime

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def spell(published: str | None) -> str:
    """An ISO 8601 date or date-time as "4 May 2026" or "4 May 2026, 09:30 UTC+02:00".

    What is not one of those is given back as it is; None gives an empty string.
    """
    if not published:
        return ""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return " ".join(published.split())
    day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    if len(published) <= len("2026-05-04"):
        return day
    zone = f" {moment.tzname()}" if moment.tzinfo else ""
    return f"{day}, {moment:%H:%M}{zone}"
