"""The day of a figure: that of the thing counted, and that of saying it."""

import re

from onrecord.reconciliation import moments, words
from onrecord.record import Figure, Record, Span, Statement, Time

# A sentence with one of these tells how a number moved: its day is the day of that.
_TELLS = re.compile(
    r"\b(?:tolls?|rose|risen|rises|climb\w*|raised?|lower\w*|cut|revis\w+|now known|number of"
    r"|buried|mourn\w*|flags|inquiry|hearing|search|confirmed|lost their lives on)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|told|added|announced|says|reported)\b[^,.;]{0,12}$")


def find_event(record: Record, figure: Figure, sentence: Span) -> str | None:
    """The day of the thing counted, where its time is one day and not that of telling it."""
    time = _time_at(record, figure.time)
    text = record.report.text
    if time and (_TELLS.search(text, *sentence) or _SAID.search(words.before(text, time.span, 24))):
        return None
    if time is None or time.begin is None or time.type not in ("DATE", "TIME"):
        return None
    return time.begin[:10] if (time.end or time.begin)[:10] == time.begin[:10] else None


def said_on(record: Record, statement: Statement | None, published: float | None) -> float | None:
    """The day of the statement, where the report gives it and it is close; else publication."""
    time = _time_at(record, statement.time) if statement else None
    said = moments.day_of(time.begin) if time and time.begin else None
    if said is None or published is None:
        return said if published is None else published
    same_day = int(said) == int(published)
    return published if same_day or said > published else said


def _time_at(record: Record, span: Span | None) -> Time | None:
    if span is None:
        return None
    return next(
        (
            time
            for time in record.times
            if time.span[0] < span[1] and span[0] < time.span[1] and time.begin
        ),
        None,
    )
