"""Quotation marks: which characters of a paragraph stand inside a quotation.

News mixes straight, curly, low, angle, doubled and single marks, reopens a quotation at every
paragraph and often forgets to close one. A quotation that is still open at the end of its paragraph
runs to that end.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record import Span

_MARK: Final = re.compile("\"|“|”|„|‟|«|»|``|''|‘|’|‚|‹|›|'")
_OPENERS: Final = {
    "“": "”“‟",
    "„": "”“",
    "‟": "”",
    "«": "»",
    "``": "''",
    "‘": "’",
    "‚": "’‘",
    "‹": "›",
}
_OPENS_AFTER: Final = " \t\n\r\f\u00a0\u2028\u2029([{—–-_/:…“\"«‘'"
_SINGLE: Final = re.compile("['’]")
_MAY_END: Final = re.compile(r"[\w.,!?…;:)\]%]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of a paragraph.

    Attributes:
        span: From the opening mark to behind the closing mark.
        inner: The same without its marks.
        closed: False when it runs to the end of the paragraph unclosed.
        single: True for single quotation marks.
    """

    span: Span
    inner: Span
    closed: bool
    single: bool


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """The outermost quotations of one paragraph, in text order.

    Args:
        text: The report's text.
        start: Where the paragraph begins, in code points.
        end: Where it ends; the end of the text otherwise.
    """
    stop = len(text) if end is None else end
    closes = _single_closes(text, start, stop)
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, stop):
        if opened is None:
            if _opens(text, mark, start, stop, closes):
                opened = mark
        elif _closes(text, opened, mark, start, stop, closes):
            found.append(_quotation(opened, mark.end(), mark.start(), closed=True))
            opened = None
    if opened is not None and not _is_single(opened.group()):
        found.append(_quotation(opened, stop, stop, closed=False))
    return tuple(found)


def _quotation(opened: re.Match[str], end: int, inner_end: int, *, closed: bool) -> Quotation:
    span, inner = (opened.start(), end), (opened.end(), inner_end)
    return Quotation(span, inner, closed, _is_single(opened.group()))


def _is_single(mark: str) -> bool:
    return mark in "‘’‚'‹›"


def _opens(text: str, mark: re.Match[str], start: int, stop: int, closes: Sequence[int]) -> bool:
    sign = mark.group()
    if sign in ("'", "‘"):
        return _opens_single(text, mark, start, stop, closes)
    if sign in ('"', "''"):
        return mark.end() < stop and not (
            mark.start() > start
            and not _after_gap(text, mark, start)
            and _before_gap(text, mark, stop)
        )
    return sign in _OPENERS


def _after_gap(text: str, mark: re.Match[str], start: int) -> bool:
    return mark.start() == start or text[mark.start() - 1] in _OPENS_AFTER


def _before_gap(text: str, mark: re.Match[str], stop: int) -> bool:
    return mark.end() == stop or not text[mark.end()].isalnum()


def _opens_single(
    text: str, mark: re.Match[str], start: int, stop: int, closes: Sequence[int]
) -> bool:
    if not _after_gap(text, mark, start) or mark.end() >= stop or text[mark.end()].isspace():
        return False
    return _closes_after(closes, mark.end())


def _single_closes(text: str, start: int, stop: int) -> list[int]:
    """Where a single quotation could close: at a mark that ends a word."""
    places = (match.start() for match in _SINGLE.finditer(text, start + 1, stop))
    return [
        place
        for place in places
        if (place + 1 == stop or not text[place + 1].isalnum()) and _MAY_END.match(text[place - 1])
    ]


def _closes_after(closes: Sequence[int], at: int) -> bool:
    """Whether a single quotation opened just before `at` could close."""
    return bisect_right(closes, at) < len(closes)


def _closes(
    text: str,
    opened: re.Match[str],
    mark: re.Match[str],
    start: int,
    stop: int,
    closes: Sequence[int],
) -> bool:
    begin, sign = opened.group(), mark.group()
    if begin in ("'", "‘"):
        return sign in "'’" and _ends_single(text, mark, stop, closes)
    if begin in ('"', "''"):
        return sign in ('"', "''", "”") and not (
            sign == '"'
            and mark.start() > start
            and _after_gap(text, mark, start)
            and not _before_gap(text, mark, stop)
        )
    if begin == "``":
        return sign in ("''", '"')
    return sign in _OPENERS.get(begin, "") or (begin == "“" and sign == '"')


def _ends_single(text: str, mark: re.Match[str], stop: int, closes: Sequence[int]) -> bool:
    if not _before_gap(text, mark, stop):
        return False
    before = text[mark.start() - 1]
    if before == "s" and mark.end() < stop and text[mark.end()] == " ":
        return not _closes_after(closes, mark.end())
    return True
