"""The points of a series: each value of each source, and how it changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from onrecord.reconciliation import moments
from onrecord.reconciliation.claims import Claim
from onrecord.reconciliation.series.sources import name_sources

Change: TypeAlias = Literal["first", "up", "down", "bounds"]

_REPEATED_DAYS = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value that a source gave, and every report that carries it.

    Attributes:
        source: Who gave it; the origin's name where reports give it as their own.
        own: Whether a report gives it in its own voice; for a body that publishes, its own word.
        day: ISO date of its first report, or None.
        published: Publication of its first report as written.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        words: The figure as the first report has it.
        change: How it differs from the value that the source gave before.
        claims: Refs of its figures in order of time, each `REPORT#FIGURE`.
        reports: Ids of the reports.
        origins: Names of their origins.
    """

    source: str
    own: bool
    day: str | None
    published: str
    low: float | None
    high: float | None
    words: str
    change: Change
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]


def lay_out(group: Sequence[Claim], origins: Mapping[str, str]) -> Iterator[Point]:
    """The points of a series: each value of each source, with all reports that carry it."""
    names = name_sources(group, origins)
    by_source: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        by_source[names[claim.ref][0]].append(claim)
    points: list[Point] = []
    for source, claims in sorted(by_source.items()):
        runs = _runs(sorted(claims, key=_when))
        changes: list[Change] = ["first", *(_change(a[0], b[0]) for a, b in pairwise(runs))]
        for run, change in zip(runs, changes, strict=True):
            own = any(names[claim.ref][1] for claim in run)
            points.append(_point(run, source, change, origins, own=own))
    yield from sorted(points, key=lambda point: (point.published or "~", point.source))


def _when(claim: Claim) -> tuple[float, str, str]:
    return (claim.day if claim.day is not None else float("inf"), claim.published, claim.ref)


def _runs(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of one source by value; a value repeated within days belongs to its first mention."""
    runs: list[list[Claim]] = []
    for claim in claims:
        for run in reversed(runs):
            same = (run[0].low, run[0].high) == (claim.low, claim.high)
            if same and (run is runs[-1] or _soon(run[-1], claim)):
                run.append(claim)
                break
        else:
            runs.append([claim])
    return runs


def _soon(before: Claim, after: Claim) -> bool:
    if before.day is None or after.day is None:
        return True
    return after.day - before.day <= _REPEATED_DAYS


def _change(before: Claim, after: Claim) -> Change:
    first, second = middle(before), middle(after)
    if first == second:
        return "bounds"
    return "up" if second > first else "down"


def middle(claim: Claim | Point) -> float:
    """One number for bounds: the bound there is, or the middle of both."""
    if claim.low is None or claim.high is None:
        return claim.low if claim.low is not None else (claim.high or 0.0)
    return (claim.low + claim.high) / 2


def _point(
    run: Sequence[Claim], source: str, change: Change, origins: Mapping[str, str], *, own: bool
) -> Point:
    first = run[0]
    reports = tuple(dict.fromkeys(claim.report for claim in run))
    return Point(
        source=source,
        own=own,
        day=moments.date_of(first.day) if first.day is not None else None,
        published=first.published,
        low=first.low,
        high=first.high,
        words=first.words,
        change=change,
        claims=tuple(claim.ref for claim in run),
        reports=reports,
        origins=tuple(dict.fromkeys(origins.get(claim.report, claim.outlet) for claim in run)),
    )
