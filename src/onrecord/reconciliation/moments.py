"""Dates as written, as moments that can be compared."""

from datetime import UTC, datetime

_DAY = 86_400.0


def moment(written: str | None) -> datetime | None:
    """An ISO 8601 date or date-time, in UTC; None for what is none. A date is its midnight."""
    if not written:
        return None
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def day_of(written: str | None) -> float | None:
    """A date or date-time as days since 1970, with fractions; None for what is none."""
    read = moment(written)
    return (
        None if read is None else (read - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() / _DAY
    )


def date_of(day: float) -> str:
    """Days since 1970 as an ISO date."""
    return datetime.fromtimestamp(day * _DAY, tz=UTC).date().isoformat()
