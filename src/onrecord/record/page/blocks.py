"""The paragraphs of a text, so that each can be followed by its notes."""

import itertools
import re

from onrecord.record.values import Span

_LINE_END = re.compile(r"[\r\n\u2028\u2029]+")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
# The longest line that a text broken by hand at a column (72 to 80, with some slack) can have.
_COLUMN = 90
_SENTENCE_END = re.compile(r"[.!?:;,\"”’»)\]—–-]\s*$")


def blocks(text: str) -> list[Span]:
    """Cut the text into paragraphs; together they are the whole text.

    A paragraph ends at a line end, or, in a text whose lines were broken at a column, at an empty
    line. Each paragraph keeps the line ends after it.
    """
    ends = _BLANK_LINE if _broken_at_a_column(text) else _LINE_END
    first_word = len(text) - len(text.lstrip())
    cuts = [match.end() for match in ends.finditer(text) if match.start() > first_word]
    edges = [0, *cuts]
    if len(text) > edges[-1] or len(edges) == 1:
        edges.append(len(text))
    if len(edges) > 2 and not text[edges[-2] :].strip():
        del edges[-2]
    return list(itertools.pairwise(edges))


def _broken_at_a_column(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > _COLUMN:
        return False
    unfinished = sum(not _SENTENCE_END.search(line) for line in lines)
    return unfinished * 2 > len(lines) and bool(_BLANK_LINE.search(text))
