"""Marking: the finders of furniture in the order in which they claim the text."""

from collections.abc import Iterable

from onrecord.extraction import paragraphs
from onrecord.extraction.furniture import (
    captions,
    datelines,
    headings,
    notes,
    signatures,
    sources,
    tickers,
)
from onrecord.extraction.furniture.pieces import Finder, Piece, cut
from onrecord.record import Furniture

# The surest first: what one has claimed is out of reach of those after it.
_FINDERS: tuple[Finder, ...] = (
    tickers.find,
    signatures.find,
    sources.find,
    datelines.find,
    notes.find,
    captions.find,
)


def mark(text: str, *, known: tuple[Furniture, ...] = ()) -> tuple[Furniture, ...]:
    """Find every stretch of a report's text that is not its prose.

    Rules over the lines of the text, one small file a kind; what they miss stays prose, since prose
    taken for furniture would be lost to the reader of statements.

    Args:
        text: The text of the report.
        known: Furniture that the format named already; it is kept as it is.

    Returns:
        The furniture in text order, without overlaps, spans in code points.
    """
    found = sorted(known, key=_place)
    pieces = cut(text, _pieces(text), found)
    for find in _FINDERS:
        new = _apart(find(pieces))
        found = sorted((*found, *new), key=_place)
        pieces = cut(text, pieces, new)
    title = tuple(headings.find_title(pieces, found))
    pieces = cut(text, pieces, title)
    return tuple(sorted((*found, *title, *_apart(headings.find(pieces))), key=_place))


def _pieces(text: str) -> Iterable[Piece]:
    for number, (start, end) in enumerate(paragraphs.split(text)):
        yield Piece(start, text[start:end], number)


def _apart(found: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """What one finder gave, in text order, less what overlaps an earlier item of it."""
    kept: list[Furniture] = []
    for item in sorted(found, key=_place):
        start, end = item.span
        if start < end and (not kept or start >= kept[-1].span[1]):
            kept.append(item)
    return tuple(kept)


def _place(item: Furniture) -> tuple[int, int]:
    return item.span
