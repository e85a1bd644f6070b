"""The alignment of two reports: which passages of the one stand in the other."""

from dataclasses import dataclass

from onrecord.reconciliation import words
from onrecord.reconciliation.copies.sketch import WIDTH
from onrecord.record import Record, Span

_FEWEST = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that two reports share.

    Attributes:
        a: Where it stands in the first report.
        b: Where it stands in the second.
        words: How many words it has.
    """

    a: Span
    b: Span
    words: int


def align(a: Record, b: Record, *, fewest: int = _FEWEST) -> list[Passage]:
    """Passages of at least `fewest` words that two reports share, in the order of the first.

    Each is as long as it can be, no word of the first is in two of them; words are compared
    without case and punctuation, so a change of quotation marks does not end a passage.
    """
    first, second = words.own_words(a), words.own_words(b)
    places: dict[tuple[str, ...], list[int]] = {}
    for start in range(len(second.forms) - WIDTH + 1):
        places.setdefault(second.forms[start : start + WIDTH], []).append(start)
    found: list[Passage] = []
    start = 0
    while start <= len(first.forms) - WIDTH:
        starts = places.get(first.forms[start : start + WIDTH], ())
        length, where = max(
            ((_run(first.forms, start, second.forms, each), each) for each in starts),
            default=(0, 0),
            key=lambda pair: (pair[0], -pair[1]),
        )
        if length >= fewest:
            found.append(
                Passage(
                    (first.spans[start][0], first.spans[start + length - 1][1]),
                    (second.spans[where][0], second.spans[where + length - 1][1]),
                    length,
                )
            )
        start += max(length, 1)
    return found


def _run(first: tuple[str, ...], start: int, second: tuple[str, ...], where: int) -> int:
    most = min(len(first) - start, len(second) - where)
    for length in range(most):
        if first[start + length] != second[where + length]:
            return length
    return most
