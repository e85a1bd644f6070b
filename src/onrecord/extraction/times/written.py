"""The day a report was written: what its relative times count from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from onrecord.extraction.times import rules
from onrecord.extraction.times.contexts import Meaning
from onrecord.extraction.times.meanings import Exact, Yearless
from onrecord.extraction.times.tokens import split
from onrecord.record import Furniture, Span

_DAY: Final = len("2015-05-18")
# A report that was filed one day and published the next says "today" of the day it was filed.
_FILED: Final = 3
_DATING: Final = ("dateline", "byline", "update", "credit")
_TOP: Final = 6
_LONGEST: Final = 80
_STAMP: Final = re.compile(
    r"(?:(?:first |last )?"
    r"(?:published|posted|updated|modified|issued|released|dated?|filed|created)(?: on| at)?"
    r"|for immediate release|press release)?[\s:,|•·—–-]*",
    re.IGNORECASE,
)


def find_day(
    text: str,
    stretches: Sequence[Span],
    *,
    published: str | None = None,
    furniture: Sequence[Furniture] = (),
) -> date | None:
    """The day that "today" in a report is, or None when nothing tells.

    The date of publication, or that of a dateline up to three days before it. Without a date of
    publication a date with its year in a dateline, in a byline, or on a line of its own at the top.

    Args:
        text: The report's text.
        stretches: Its paragraphs, in text order.
        published: ISO 8601 date or date-time of publication; a year or a month alone is not a day.
        furniture: The report's furniture.
    """
    day = _read(published)
    filed = [mark.span for mark in furniture if mark.kind == "dateline"]
    for meaning in _days(text, filed[:1]):
        found = _filed(meaning, day)
        if found:
            return found
    if day:
        return day
    marks = [mark.span for mark in furniture if mark.kind in _DATING]
    places = [*marks, *_stamps(text, stretches)]
    exact = (one.period.first for one in _days(text, places) if isinstance(one, Exact))
    return next(exact, None)


def _read(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:_DAY])
    except ValueError:
        return None


def _filed(meaning: Meaning, published: date | None) -> date | None:
    if isinstance(meaning, Exact):
        day = meaning.period.first
        return day if published is None or 0 <= (published - day).days <= _FILED else None
    if not isinstance(meaning, Yearless) or published is None:
        return None
    for year in (published.year, published.year - 1):
        period = meaning.make(year) if year else None
        if period and period.unit == "day" and 0 <= (published - period.first).days <= _FILED:
            return period.first
    return None


def _days(text: str, spans: Iterable[Span]) -> Iterator[Meaning]:
    """What the days of the calendar in these stretches mean."""
    grammar = rules.load()
    tokens = split(text, spans)
    for draft in grammar.find(tokens, grammar.encode(tokens)):
        meaning = draft.meaning
        if isinstance(meaning, Yearless) or (
            isinstance(meaning, Exact) and meaning.period.unit == "day"
        ):
            yield meaning


def _stamps(text: str, stretches: Sequence[Span]) -> Iterator[Span]:
    """Lines at the top that hold little but a date."""
    for start, end in stretches[:_TOP]:
        if end - start <= _LONGEST and any(map(str.isdecimal, text[start:end])):
            begin = _STAMP.match(text, start, end)
            stop = begin.end() if begin else start
            if _is_stamp(text, stop, end):
                yield stop, end


def _is_stamp(text: str, start: int, end: int) -> bool:
    """Whether the line, after words such as "Updated:", begins with a date."""
    grammar = rules.load()
    tokens = split(text, [(start, end)])
    first = next(iter(grammar.find(tokens, grammar.encode(tokens))), None)
    return first is not None and first.start <= 2
