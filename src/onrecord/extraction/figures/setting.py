"""Where and when a figure applies: from its clause, its sentence, the event before it, the report.

A time that says when something was said is not the time of the thing: what stands around a cue and
outside every content is passed over for a figure inside a content.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.record import Span, Statement, Time


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when, as spans of the text, or None."""

    place: Span | None
    time: Span | None


def nearest(
    spans: Sequence[Span], sentence: Span, figure: Span, *, outside: Sequence[Span]
) -> Span | None:
    """The span that says where or when a figure applies, within its sentence.

    Args:
        spans: Places or times in text order.
        sentence: The figure's sentence.
        figure: The figure.
        outside: Stretches whose places and times are another's: the words that say who said it.
    """
    begin = bisect_left(spans, (sentence[0], 0))
    best: tuple[float, Span] | None = None
    for span in spans[begin:]:
        if span[0] >= sentence[1]:
            break
        if any(start <= span[0] and span[1] <= end for start, end in outside):
            continue
        if span[0] < figure[1] and figure[0] < span[1]:
            continue
        # What follows a number belongs to it more often than what stands as far before it.
        distance = span[0] - figure[1] if span[0] >= figure[1] else 1.6 * (figure[0] - span[1]) + 8
        if best is None or distance < best[0]:
            best = distance, span
    return best[1] if best else None


def attributing(statements: Sequence[Statement], figure: Span) -> list[Span]:
    """The words around a figure that say who said it and when: gaps of the contents it stands in.

    For a figure inside a content, from the source or cue to the content's nearer edge, and on to
    what is tied to them; nothing for a figure that the report itself asserts.
    """
    found: list[Span] = []
    for statement in statements:
        if not any(start <= figure[0] < end for start, end in statement.content):
            continue
        parts = [*(statement.source or ()), *(statement.cue or ()), *(statement.addressee or ())]
        if statement.time:
            parts.append(statement.time)
        if statement.place:
            parts.append(statement.place)
        found += parts
        found += [
            (left[1], right[0])
            for left, right in pairwise(sorted(parts))
            if right[0] > left[1] and not _inside(statement, left[1], right[0])
        ]
    return found


def _inside(statement: Statement, start: int, end: int) -> bool:
    return any(begin < end and start < stop for begin, stop in statement.content)


def dated(times: Sequence[Time]) -> list[Span]:
    """The time expressions that can say when: dates and times of day, not lengths of time."""
    return sorted(time.span for time in times if time.type in ("DATE", "TIME"))
