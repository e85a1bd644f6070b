"""Moments and days as the ledger writes and compares them: ISO 8601 in UTC, ordered as text."""

import re
from datetime import UTC, date, datetime, timedelta

from onrecord.errors import LedgerError

Day = str | date | datetime
"""A day or a moment: `2024-03-22`, `2024-03-22T10:00:00Z`, a date or a datetime."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR_OR_MONTH = re.compile(r"\d{4}(-\d\d)?")
_SHIFT = 32


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def write(moment: datetime) -> str:
    """A moment as text, in UTC with milliseconds; one without a zone is taken for UTC."""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse(text: str | None) -> datetime | None:
    """The moment that an ISO 8601 date or date-time names, or None; a year means its first day."""
    if not text:
        return None
    if _YEAR_OR_MONTH.fullmatch(text):
        text = f"{text}-01-01"[: len("2024-03-01")]
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day_of(published: str | None, read_at: str) -> str:
    """The day a report belongs to: that of publication as its outlet wrote it, else of reading.

    A date of publication that lies days after the reading is wrong, and is passed over: by the
    clocks of the world it can be a day ahead at most.
    """
    moment = parse(published)
    read = parse(read_at)
    if published and moment and read and moment <= read + timedelta(days=2):
        if _DAY.match(published):
            return published[: len("2024-03-22")]
        if _YEAR_OR_MONTH.fullmatch(published):
            return f"{published}-01-01"[: len("2024-03-01")]
    return read_at[: len("2024-03-22")]


def end_of(moment: Day) -> str:
    """The first moment after a day or moment, to compare with `<`.

    Raises:
        LedgerError: It is neither a date nor a date-time.
    """
    if isinstance(moment, str):
        read = parse(moment)
        if read is None:
            raise LedgerError(f"{moment!r} is not a date; write it as 2024-03-22")
        moment = _days(moment) or read
    if isinstance(moment, datetime):
        return write(moment + timedelta(milliseconds=1))
    following = moment + timedelta(days=1)
    return write(datetime(following.year, following.month, following.day, tzinfo=UTC))


def first_number(day: Day) -> int:
    """The lowest row number that a day may have; see `number_base`."""
    return number_base(_day(day, last=False))


def last_number(day: Day) -> int:
    """The highest row number that a day may have."""
    return number_base(_day(day, last=True)) + (1 << _SHIFT) - 1


def number_base(day: str) -> int:
    """What the numbers of a day's rows begin at: the day's ordinal in the high bits.

    So the order of numbers is the order of days, and rows of a time are a range of numbers. They
    stay below 2**53, which JavaScript holds exactly.
    """
    return date.fromisoformat(day).toordinal() << _SHIFT


def last_number_known(as_of: Day) -> int:
    """The highest row number that could be known at the end of a day.

    A report's day is its outlet's own and may be a day, or by a clock that is wrong two, ahead.
    """
    end = datetime.fromisoformat(end_of(as_of)) + timedelta(days=2)
    return last_number(end.date())


def day_text(day: Day, *, last: bool = False) -> str:
    """A day as `2024-03-22`; of a month or a year the first day, or the last.

    Raises:
        LedgerError: It is no date.
    """
    return _day(day, last=last)


def _day(day: Day, *, last: bool) -> str:
    if not isinstance(day, str):
        return day.isoformat()[: len("2024-03-22")]
    whole = _days(day, last=last)
    if whole:
        return whole.isoformat()
    if parse(day) is None or not _DAY.match(day):
        raise LedgerError(f"{day!r} is not a date; write it as 2024-03-22")
    return day[: len("2024-03-22")]


def _days(text: str, *, last: bool = True) -> date | None:
    """The last (or first) day of what text names when that is a day, a month or a year."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if not _YEAR_OR_MONTH.fullmatch(text):
            return None
        year, month = int(text[:4]), int(text[5:] or (12 if last else 1))
        first = date(year, month, 1)
        if not last:
            return first
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1)
    except ValueError:
        raise LedgerError(f"{text!r} is not a date; write it as 2024-03-22") from None
