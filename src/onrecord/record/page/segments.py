"""Overlapping, nested and interrupted spans as one flat row of segments."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.record.values import Span

Role = Literal[
    "content",
    "source",
    "cue",
    "addressee",
    "furniture",
    "figure",
    "named",
    "entity",
    "place",
    "time",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """One span in one role.

    Attributes:
        span: Where it stands.
        role: What it is.
        owner: The anchor of the statement or other item it belongs to; the kind of a piece of
            furniture; what a figure means.
    """

    span: Span
    role: Role
    owner: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text that no mark begins or ends inside.

    Attributes:
        span: Where it stands.
        marks: The marks that cover it, in the order given.
    """

    span: Span
    marks: tuple[Mark, ...]


def segments(length: int, marks: Iterable[Mark], *, cuts: Iterable[int] = ()) -> list[Segment]:
    """Split `length` characters at every edge of a mark and at every cut.

    The segments are in order, not empty, and together cover everything exactly once. What reaches
    outside the text is clipped.
    """
    clipped = [(max(m.span[0], 0), min(m.span[1], length), i, m) for i, m in enumerate(marks)]
    valid = [item for item in clipped if item[0] < item[1]]
    inner = {cut for cut in cuts if 0 < cut < length}
    edges = sorted({0, length, *inner, *(i[0] for i in valid), *(i[1] for i in valid)})
    starting = sorted(valid, key=lambda item: item[0], reverse=True)
    active: dict[int, tuple[int, Mark]] = {}
    row: list[Segment] = []
    for start, end in itertools.pairwise(edges):
        active = {i: kept for i, kept in active.items() if kept[0] > start}
        while starting and starting[-1][0] <= start:
            _, stop, index, mark = starting.pop()
            active[index] = (stop, mark)
        row.append(Segment((start, end), tuple(active[i][1] for i in sorted(active))))
    return row
