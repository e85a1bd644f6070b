"""Origins: of many reports of one thing, how many were written independently, and by whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reconciliation.copies import COPY, Copy, credit, same_name
from onrecord.record import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who wrote it first, and the reports that carry it.

    Attributes:
        name: The agency credited, or the outlet that wrote it first.
        reports: Ids of the reports that rest on it, in the order given.
        reasons: For each of these reports why it is counted here.
    """

    name: str
    reports: tuple[str, ...]
    reasons: tuple[str, ...]


def outlet(report: Report) -> str:
    """The name that an outlet goes by: its publisher, the host of its address, or the id."""
    if report.publisher:
        return report.publisher
    if report.url:
        host = report.url.split("//", 1)[-1].split("/", 1)[0]
        return host.removeprefix("www.")
    return report.agency or report.id


def find_origins(reports: Sequence[Report], copies: Iterable[Copy]) -> list[Origin]:
    """Group reports by origin.

    A report that credits an agency rests on that agency. Another rests on the report that it was
    copied from, and so on that one's origin; what is not a copy is its outlet's own.

    Args:
        reports: Reports of one story or any other set.
        copies: Pairs among them; those below `COPY` and those without direction do not count.
    """
    by_id = {report.id: report for report in reports}
    parents = _parents(by_id, copies)
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    names: dict[str, str] = {}
    for report in reports:
        name, reason = _trace(report, by_id, parents)
        known = next((given for given in names if same_name(given, name)), None)
        names.setdefault(known or name, name)
        groups[known or name].append((report.id, reason))
    return sorted(
        (
            Origin(
                name=name,
                reports=tuple(id_ for id_, _ in members),
                reasons=tuple(reason for _, reason in members),
            )
            for name, members in groups.items()
        ),
        key=lambda origin: (-len(origin.reports), origin.name),
    )


def _parents(by_id: Mapping[str, Report], copies: Iterable[Copy]) -> dict[str, Copy]:
    """For each taker the pair with the report it shares most with."""
    parents: dict[str, Copy] = {}
    for copy in copies:
        if copy.containment < COPY or copy.a not in by_id or copy.b not in by_id:
            continue
        taker = {"a>b": copy.b, "b>a": copy.a}.get(copy.direction or "")
        if taker and _rank(copy) > (_rank(parents[taker]) if taker in parents else (-1.0, "")):
            parents[taker] = copy
    return parents


def _rank(copy: Copy) -> tuple[float, str]:
    return copy.jaccard, f"{copy.a} {copy.b}"


def _trace(
    report: Report, by_id: Mapping[str, Report], parents: Mapping[str, Copy]
) -> tuple[str, str]:
    """The origin of a report, and why."""
    at, seen, first = report, {report.id}, ""
    while True:
        agency = credit(at)
        if agency:
            return agency, first or (
                f"is {agency}'s own" if same_name(agency, at.publisher) else f"credits {agency}"
            )
        pair = parents.get(at.id)
        giver = None if pair is None else (pair.a if pair.b == at.id else pair.b)
        if pair is None or giver is None or giver in seen:
            return outlet(at), first or "shares its words with no earlier report"
        first = first or f"{pair.containment:.0%} of the shorter text is in {giver}"
        seen.add(giver)
        at = by_id[giver]
