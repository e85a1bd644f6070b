"""Quotations of a report, and what they mean for a statement: its edges and its mode."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.language import quotes
from onrecord.language.quotes import Quotation
from onrecord.record import Mode, Span, Spans

_DROPPED_FIRST: Final = ",;:.–—"
_DROPPED_LAST: Final = _DROPPED_FIRST + "-"
_DOTTED: Final = re.compile(r"(?:\b(?:[^\W\d_]{1,2}\.){2,}|\.\.)$")
_WHOLE: Final = 0.97


def find(text: str, paragraphs: Iterable[Span]) -> tuple[tuple[Quotation, ...], ...]:
    """The outermost quotations of each paragraph, in text order."""
    return tuple(quotes.find(text, start, end) for start, end in paragraphs)


def settle(text: str, content: Spans, found: Sequence[Quotation]) -> Spans:
    """Content with its edges where the guidelines put them.

    Quotation marks belong to the content when the quotation is wholly inside; a comma or full stop
    at the edge does not, unless it stands inside the marks.

    Args:
        text: The report's text.
        content: Spans of one content.
        found: The quotations of its paragraph, in text order.
    """
    settled: list[Span] = []
    for start, end in (_settle(text, span, found) for span in content):
        if start < end and settled and start <= settled[-1][1]:
            settled[-1] = (settled[-1][0], max(settled[-1][1], end))
        elif start < end:
            settled.append((start, end))
    return tuple(settled)


def _settle(text: str, span: Span, found: Sequence[Quotation]) -> Span:
    start, end = span
    for quotation in found:
        (begin, stop), (inner, inner_end) = quotation.span, quotation.inner
        if begin < start <= inner and end >= inner_end - 1:
            start, end = begin, max(end, stop)
        elif start <= begin and inner_end - 1 <= end < stop:
            end = stop
        elif start == begin and end < inner_end - 1 and not text[inner:end].strip():
            start = inner
    closes = {quotation.span[1] for quotation in found if quotation.closed}
    while end > start and end not in closes and _drops_last(text, end):
        end -= 1
    while start < end and (text[start] in _DROPPED_FIRST or text[start].isspace()):
        start += 1
    return start, end


def _drops_last(text: str, end: int) -> bool:
    """Punctuation of the sentence; the full stop of "U.S.", "a.m." or "..." is the word's own."""
    last = text[end - 1]
    if last == ".":
        return not _DOTTED.search(text, max(0, end - 12), end)
    return last in _DROPPED_LAST or last.isspace()


def mode_of(text: str, content: Spans, anchor: Span | None, found: Sequence[Quotation]) -> Mode:
    """Whether a content is wholly, partly or not at all in quotation marks of its own.

    A quotation that holds the anchor too is somebody else's: a statement told inside it is indirect
    unless it has marks within those marks.
    """
    own: list[Span] = []
    for quotation in found:
        (begin, stop), (inner, inner_end) = quotation.span, quotation.inner
        if anchor and inner <= anchor[0] and anchor[1] <= inner_end:
            own += [q.span for q in quotes.find(text, inner, inner_end)]
        else:
            own.append((begin, stop))
    said = sum(_letters(text, span) for span in content)
    quoted = sum(_letters(text, _common(span, other)) for span in content for other in own)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _WHOLE * said else "mixed"


def continued(
    text: str, paragraphs: Sequence[Span], found: Sequence[Sequence[Quotation]]
) -> tuple[tuple[int, Span], ...]:
    """Paragraphs that are one quotation from end to end, as (index, span).

    Args:
        text: The report's text.
        paragraphs: Spans in text order.
        found: The quotations of each.
    """
    whole = []
    for index, ((start, end), some) in enumerate(zip(paragraphs, found, strict=True)):
        spans = [quotation.span for quotation in some]
        if spans and spans[0][0] == start and _only(text, start, end, spans):
            whole.append((index, (start, end)))
    return tuple(whole)


def _only(text: str, start: int, end: int, spans: Sequence[Span]) -> bool:
    letters = _letters(text, (start, end))
    inside = sum(_letters(text, _common((start, end), span)) for span in spans)
    return 0 < letters == inside


def _letters(text: str, span: Span) -> int:
    """Letters and digits in a span; none in one that ends before it begins."""
    return sum(map(str.isalnum, text[span[0] : max(span)]))


def _common(one: Span, other: Span) -> Span:
    return max(one[0], other[0]), min(one[1], other[1])
