"""The layout of a report: its sentences and paragraphs, and where an offset falls in them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record import Span

_END: Final = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z\d])")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|lt|col|capt|sgt|maj|adm|st|jr|sr|rev|hon|no|vs|"
    r"inc|co|corp|ltd|u\.s|u\.n|u\.k|e\.u|dept|jan|feb|aug|sept|oct|nov|dec)|\b[a-z])\.$",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"[\w’'-]*\w")


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its paragraphs and sentences.

    Attributes:
        text: The report's text.
        paragraphs: The stretches that are read, in text order.
        sentences: Their sentences, in text order.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that an offset falls in, or of the last one before it."""
        return max(bisect_right(self.paragraphs, offset, key=_start) - 1, 0)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that an offset falls in, or of the last one before it."""
        return max(bisect_right(self.sentences, offset, key=_start) - 1, 0)

    def words(self, span: Span) -> str:
        """The words at a span, each run of white space one space."""
        return " ".join(self.text[slice(*span)].split())

    def before(self, offset: int) -> str:
        """The text from the beginning of the sentence to an offset."""
        return self.text[self.sentences[self.sentence_at(offset)][0] : offset]

    def after(self, offset: int) -> str:
        """The text from an offset to the end of its sentence."""
        return self.text[offset : max(self.sentences[self.sentence_at(offset)][1], offset)]


def lay_out(text: str, paragraphs: Sequence[Span]) -> Layout:
    """Find the sentences of a text's paragraphs; a full stop of an abbreviation ends none."""
    some = tuple(paragraphs) or ((0, len(text)),)
    return Layout(text, some, tuple(_sentences(text, some)))


def _sentences(text: str, paragraphs: Iterable[Span]) -> Iterable[Span]:
    for start, end in paragraphs:
        at = start
        for stop in _END.finditer(text, start, end):
            if text[stop.start()] == "." and _ABBREVIATION.search(
                text, max(start, stop.start() - 8), stop.start() + 1
            ):
                continue
            yield at, stop.end()
            at = stop.end() + _gap(text, stop.end(), end)
        if at < end:
            yield at, end


def _gap(text: str, at: int, end: int) -> int:
    rest = text[at:end]
    return len(rest) - len(rest.lstrip())


def _start(span: Span) -> int:
    return span[0]
