"""Paragraphs: the stretches of a text that stand on lines of their own.

Most reports hold one paragraph a line. Old wire copy and some web pages break every line at a fixed
width instead; there the lines of a paragraph are joined again. Whether a text is such copy is read
from the text itself: a line was broken for its width when the first word of the next line would not
have fitted on it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.record import Span

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_NARROWEST, _WIDEST = 40, 130


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    # An empty line stands before it.
    apart: bool
    # Its last word does not end a sentence.
    open: bool
    first_word: int
    lower: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def split(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, in order, their surrounding white space left out.

    Any of line feed, carriage return, both, form feed, vertical tab, next line, line separator and
    paragraph separator ends a line. Lines that were broken at a fixed width are joined.

    Returns:
        Disjoint spans in code points that cover every character that is not white space.
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    blocks = sum(line.apart for line in lines[1:]) > 1
    paragraphs: list[Span] = []
    for number, line in enumerate(lines):
        if width and number and _continues(lines[number - 1], line, width, blocks=blocks):
            paragraphs[-1] = (paragraphs[-1][0], line.end)
        else:
            paragraphs.append((line.start, line.end))
    return tuple(paragraphs)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    position, apart = 0, False
    for end, after in _ends(text):
        words = text[position:end].strip()
        if words:
            start = position + len(text[position:end]) - len(text[position:end].lstrip())
            lines.append(
                _Line(
                    start=start,
                    end=start + len(words),
                    apart=apart,
                    open=not _ENDS_SENTENCE.search(words[-8:]),
                    first_word=len(words.split(None, 1)[0]),
                    lower=words[0].islower(),
                )
            )
        apart = not words
        position = after
    return lines


def _ends(text: str) -> list[Span]:
    ends = [match.span() for match in _BREAK.finditer(text)]
    return [*ends, (len(text), len(text))]


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The column at which the lines of the text were broken, or 0 when they were not."""
    lengths = sorted(line.length for line in lines)
    # A web address or a table may overrun the width; a few such lines do not change what it is.
    overlong = sum(length > _WIDEST for length in lengths)
    if len(lines) < 2 or overlong * 10 > len(lines):
        return 0
    width = lengths[len(lengths) - overlong - 1]
    if width < _NARROWEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if a.open and not b.apart]
    tight = [b.lower for a, b in pairs if _fills(a, b, width)]
    wrapped = len(tight) * 2 >= len(pairs) and sum(tight) * 3 >= len(tight)
    return width if tight and wrapped else 0


def _fills(line: _Line, following: _Line, width: int) -> bool:
    return line.length + 1 + following.first_word > width


def _continues(line: _Line, following: _Line, width: int, *, blocks: bool) -> bool:
    if following.apart:
        return False
    if line.open and following.lower:
        return True
    # Where empty lines part the paragraphs, a sentence may end at the end of a full line too.
    return (line.open or blocks) and _fills(line, following, width)
