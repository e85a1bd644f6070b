"""Which reports are copies of which: candidates by shared bands, settled on their shingles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reconciliation.copies.direction import Direction, direct
from onrecord.reconciliation.copies.sketch import Sketch

COPY = 0.5
"""Containment from which a report counts as a copy."""

PARTIAL = 0.2
"""Containment from which a pair is kept as partial reuse."""

_CROWD = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two reports that share words.

    Attributes:
        a: Id of one report.
        b: Id of the other; `a` is the one that was published first, as far as is known.
        containment: Share of the shorter text's five-word shingles that the other has.
        jaccard: Shared shingles over all.
        direction: `a>b`, `b>a`, or None when nothing tells.
        reasons: What told the direction.
    """

    a: str
    b: str
    containment: float
    jaccard: float
    direction: Direction | None
    reasons: tuple[str, ...]


def find_copies(sketches: Sequence[Sketch], *, least: float = COPY) -> list[Copy]:
    """All pairs of copies among reports, whatever the order they are given in.

    Args:
        sketches: One for each report.
        least: Containment from which a pair is given.
    """
    ordered = sorted(sketches, key=order)
    found = (compare(ordered[i], ordered[j]) for i, j in candidates(ordered))
    return [copy for copy in found if copy.containment >= least]


def order(each: Sketch) -> tuple[str, str]:
    """Published first comes first; without a date, by id."""
    return each.report.published or "~", each.report.id


def candidates(sketches: Sequence[Sketch]) -> Iterable[tuple[int, int]]:
    """Pairs of positions that share a band.

    A band that more reports share than any wire story has takers is a formula, not a copy: there
    each report is paired only with those that stand next to it in time.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(sketches):
        for band in each.bands.tolist():
            holders[band].append(number)
    pairs: set[tuple[int, int]] = set()
    for group in holders.values():
        reach = len(group) if len(group) <= _CROWD else _CROWD // 8
        for place, first in enumerate(group):
            pairs.update((first, second) for second in group[place + 1 : place + 1 + reach])
    return sorted(pairs)


def compare(a: Sketch, b: Sketch) -> Copy:
    """How much two reports share, and who copied whom."""
    containment, jaccard = share_of(a, b)
    direction, reasons = direct(a.report, b.report)
    return Copy(
        a=a.report.id,
        b=b.report.id,
        containment=round(containment, 4),
        jaccard=round(jaccard, 4),
        direction=direction,
        reasons=reasons,
    )


def share_of(a: Sketch, b: Sketch) -> tuple[float, float]:
    """Containment and Jaccard index of two reports.

    Reports that share words of their own are compared whole as well, and the greater counts; those
    that share furniture alone (a line of rights) share nothing.
    """
    containment, jaccard = share(a.shingles, b.shingles)
    if containment < PARTIAL or not (len(a.aside) or len(b.aside)):
        return containment, jaccard
    whole = (np.union1d(each.shingles, each.aside) for each in (a, b))
    return max((containment, jaccard), share(*whole))


def share(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> tuple[float, float]:
    """Containment and Jaccard index of two sets of shingles; 0 where one is empty."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not len(short):
        return 0.0, 0.0
    places = np.minimum(np.searchsorted(long, short), len(long) - 1)
    common = int(np.count_nonzero(long[places] == short))
    return common / len(short), common / (len(short) + len(long) - common)
