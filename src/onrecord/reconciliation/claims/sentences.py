"""Sentences: where they end, and which one stands around a figure."""

import bisect
import re
from collections.abc import Sequence

from onrecord.record import Span

_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|St|No|Gov|Sen|Rep|[A-Z])\.$")


def sentence_ends(text: str) -> list[int]:
    """Offsets at which sentences end."""
    ends = [
        match.end()
        for match in _SENTENCE.finditer(text)
        if not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start() + 1)
    ]
    return [*ends, len(text)]


def sentence_at(ends: Sequence[int], span: Span, length: int) -> Span:
    """The sentence around a span."""
    place = bisect.bisect_right(ends, span[0])
    begin = ends[place - 1] if place else 0
    end = next((each for each in ends[place:] if each >= span[1]), length)
    return begin, end
