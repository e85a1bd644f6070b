"""A story: the reports of one chain of events, its episodes, its origins and what each added."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reconciliation import moments
from onrecord.reconciliation.copies import COPY, Copy, Sketch
from onrecord.reconciliation.origins import Origin, find_origins, outlet

_QUIET_DAYS = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One report of a story.

    Attributes:
        report: Id of the report.
        outlet: Who published it.
        published: When, as given, or None.
        title: Its headline, or None.
        origin: Name of its origin.
        origin_reason: Why it is counted to that origin.
        copied_from: Id of the report it shares most with and came after, or None.
        containment: How much it shares with that one.
        new: Share of its words (as five-word runs) that no earlier report of the story has.
    """

    report: str
    outlet: str
    published: str | None
    title: str | None
    origin: str
    origin_reason: str
    copied_from: str | None
    containment: float
    new: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A stretch of a story without a silence of more than three days.

    Attributes:
        begin: Date of its first report, or None.
        end: Date of its last.
        reports: Ids of its reports.
    """

    begin: str | None
    end: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one story over time.

    Attributes:
        id: Its id, which follows from its earliest report.
        title: The headline of its earliest report that has one.
        begin: Publication of its first report, or None.
        end: Publication of its last, or None.
        reports: Ids of its reports, in order of time.
        origins: Who wrote them, each with the reports that rest on it.
        episodes: Its stretches between silences.
        parts: Each report with its origin, what it was copied from and what it added.
    """

    id: str
    title: str
    begin: str | None
    end: str | None
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    episodes: tuple[Episode, ...]
    parts: tuple[Part, ...]


def name_group(kind: str, first: str) -> str:
    """The id of a group, from its kind (two letters) and its first member."""
    return f"{kind}-{hashlib.blake2s(first.encode(), digest_size=5).hexdigest()}"


def tell(sketches: Sequence[Sketch], copies: Iterable[Copy]) -> Story:
    """Lay out one story.

    Args:
        sketches: Its reports.
        copies: Pairs among them; others are passed over.
    """
    ordered = sorted(sketches, key=lambda each: (each.report.published or "~", each.report.id))
    reports = [each.report for each in ordered]
    within = {report.id for report in reports}
    pairs = [copy for copy in copies if copy.a in within and copy.b in within]
    origins = tuple(find_origins(reports, pairs))
    dates = [report.published for report in reports if report.published]
    return Story(
        id=name_group("st", reports[0].id),
        title=next((report.title for report in reports if report.title), reports[0].id),
        begin=min(dates, default=None),
        end=max(dates, default=None),
        reports=tuple(report.id for report in reports),
        origins=origins,
        episodes=tuple(_episodes(ordered)),
        parts=tuple(_parts(ordered, origins, _givers(pairs))),
    )


def _episodes(ordered: Sequence[Sketch]) -> Iterable[Episode]:
    runs: list[list[Sketch]] = []
    last: float | None = None
    for each in ordered:
        day = moments.day_of(each.report.published)
        if not runs or (day is not None and last is not None and day - last > _QUIET_DAYS):
            runs.append([])
        runs[-1].append(each)
        last = day if day is not None else last
    for run in runs:
        dates = [(each.report.published or "")[:10] for each in run if each.report.published]
        yield Episode(
            begin=min(dates, default=None),
            end=max(dates, default=None),
            reports=tuple(each.report.id for each in run),
        )


def _givers(pairs: Iterable[Copy]) -> dict[str, tuple[str, float]]:
    """For each report the one it shares most with of those that it came after."""
    givers: dict[str, tuple[str, float]] = {}
    for copy in sorted(pairs, key=lambda each: (-each.containment, -each.jaccard, each.a, each.b)):
        # A pair without direction is two takers of one wire: neither copied the other.
        if copy.containment >= COPY and copy.direction:
            giver, taker = (copy.a, copy.b) if copy.direction == "a>b" else (copy.b, copy.a)
            givers.setdefault(taker, (giver, copy.containment))
    return givers


def _parts(
    ordered: Sequence[Sketch], origins: Iterable[Origin], givers: Mapping[str, tuple[str, float]]
) -> Iterable[Part]:
    rests = {
        id_: (origin.name, reason)
        for origin in origins
        for id_, reason in zip(origin.reports, origin.reasons, strict=True)
    }
    seen = np.empty(0, np.uint32)
    for each in ordered:
        report, count = each.report, len(each.shingles)
        known = np.count_nonzero(np.isin(each.shingles, seen, assume_unique=True))
        giver, containment = givers.get(report.id, (None, 0.0))
        yield Part(
            report=report.id,
            outlet=outlet(report),
            published=report.published,
            title=report.title,
            origin=rests[report.id][0],
            origin_reason=rests[report.id][1],
            copied_from=giver,
            containment=containment,
            new=round(1 - float(known) / count, 3) if count else 0.0,
        )
        seen = np.union1d(seen, each.shingles)
