"""Dates of publication in words."""

from datetime import datetime, timedelta

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
    zone = "" if moment.tzinfo is None else f" {_zone(moment)}"
    return f"{day}, {moment:%H:%M}{zone}"


def _zone(moment: datetime) -> str:
    return f"UTC{moment:%:z}" if moment.utcoffset() != timedelta() else "UTC"
