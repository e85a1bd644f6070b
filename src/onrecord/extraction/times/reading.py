"""The times of a report: found in its paragraphs, counted from the day it was written."""

from collections.abc import Sequence
from typing import Final

from onrecord.extraction.times.finding import find
from onrecord.extraction.times.written import find_day
from onrecord.record import Furniture, Span, Time

_UNREAD: Final = frozenset({"ticker", "boilerplate"})


def read(
    text: str,
    stretches: Sequence[Span],
    *,
    published: str | None = None,
    furniture: Sequence[Furniture] = (),
) -> tuple[Time, ...]:
    """The time expressions of a report, in text order.

    Args:
        text: The report's text.
        stretches: Its paragraphs, in text order, furniture included.
        published: ISO 8601 date or date-time of publication, or None.
        furniture: The report's furniture; tickers and boilerplate are left out.
    """
    day = find_day(text, stretches, published=published, furniture=furniture)
    left_out = [mark.span for mark in furniture if mark.kind in _UNREAD]
    found = find(text, stretches, published=day)
    if not left_out:
        return found
    return tuple(time for time in found if not _inside(time.span, left_out))


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
