"""Pieces: the stretches of a text that no finder has yet claimed.

Every finder of furniture reads pieces and gives furniture; what it claims is cut out of the pieces
that the next one sees.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.record import Furniture, FurnitureKind, Span

_ENDS_SENTENCE = re.compile(r"(?:[.!?…:;,][\"'”’»)\]]*|[\"“”»]|'')(?:\[\d{1,3}\])*$")
_SHORT, _LONG = 25, 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph.

    Attributes:
        start: Where it begins in the text.
        words: Its characters, without white space at either edge.
        paragraph: Number of the paragraph it is of.
        whole: Whether it is all of that paragraph.
    """

    start: int
    words: str
    paragraph: int
    whole: bool = True

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.words)

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence or a clause does."""
        return bool(_ENDS_SENTENCE.search(self.words[-12:]))

    @property
    def prose(self) -> bool:
        """Whether it looks like a paragraph of the report."""
        return len(self.words) >= (_SHORT if self.closed else _LONG)

    def furniture(self, kind: FurnitureKind, start: int = 0, end: int | None = None) -> Furniture:
        """Furniture at a stretch of this piece, given by offsets into its words."""
        stop = len(self.words) if end is None else end
        words = self.words[start:stop]
        begin = self.start + start + len(words) - len(words.lstrip())
        return Furniture(kind=kind, span=(begin, begin + len(words.strip())))


Finder = Callable[[Sequence[Piece]], Iterator[Furniture]]


def cut(text: str, pieces: Iterable[Piece], found: Sequence[Furniture]) -> tuple[Piece, ...]:
    """What is left of the pieces when the furniture found is taken out; both in text order."""
    left: list[Piece] = []
    spans = [item.span for item in found]
    first = 0
    for piece in pieces:
        while first < len(spans) and spans[first][1] <= piece.start:
            first += 1
        if first == len(spans) or spans[first][0] >= piece.end:
            left.append(piece)
        else:
            left.extend(_without(text, piece, spans, first))
    return tuple(left)


def _without(text: str, piece: Piece, spans: Sequence[Span], first: int) -> Iterator[Piece]:
    position = piece.start
    # By number, since slicing the spans for every piece would be quadratic.
    for number in range(first, len(spans)):
        start, end = spans[number]
        if start >= piece.end:
            break
        yield from _piece(text, position, start, piece.paragraph)
        position = max(position, end)
    yield from _piece(text, position, piece.end, piece.paragraph)


def _piece(text: str, start: int, end: int, paragraph: int) -> Iterator[Piece]:
    words = text[start:end]
    if start < end and (stripped := words.strip()):
        begin = start + len(words) - len(words.lstrip())
        yield Piece(begin, stripped, paragraph, whole=False)
