"""Prose: the stretches of a report that statements are read from."""

from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.record import Furniture, Span

UNREAD: Final = frozenset(
    {"boilerplate", "byline", "credit", "dateline", "sign-off", "ticker", "update"}
)
"""Furniture that nothing is read out of; titles, captions and crossheads are read."""


def select(paragraphs: Iterable[Span], furniture: Iterable[Furniture]) -> tuple[Span, ...]:
    """Paragraphs less the furniture that is not read, and cut where other furniture begins or ends.

    A crosshead glued to a paragraph becomes a stretch of its own: no statement runs into it.

    Args:
        paragraphs: Spans in text order.
        furniture: Furniture of the same text, in text order and without overlaps.
    """
    marks = sorted(furniture, key=lambda mark: mark.span)
    return tuple(part for span in paragraphs for part in _parts(span, marks))


def find_headings(stretches: Sequence[Span], furniture: Iterable[Furniture]) -> frozenset[int]:
    """Which stretches are titles, captions or crossheads, by index.

    Args:
        stretches: What `select` gave for the same furniture.
        furniture: The furniture.
    """
    starts = {mark.span[0] for mark in furniture if mark.kind not in UNREAD}
    return frozenset(index for index, (start, _) in enumerate(stretches) if start in starts)


def _parts(paragraph: Span, marks: Iterable[Furniture]) -> Iterable[Span]:
    at, end = paragraph
    for mark in marks:
        start, stop = mark.span
        if stop <= at:
            continue
        if start >= end:
            break
        if start > at:
            yield at, start
        if mark.kind not in UNREAD:
            yield max(at, start), min(stop, end)
        at = stop
    if at < end:
        yield at, end
