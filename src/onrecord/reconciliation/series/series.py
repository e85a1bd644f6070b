"""Series: one figure over time, by source."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from onrecord.reconciliation import moments
from onrecord.reconciliation.claims import Claim, Scope, Where
from onrecord.reconciliation.constraints import NONE, Constraints, Linker
from onrecord.reconciliation.entities import Likeness, Party, identify, is_pronoun
from onrecord.reconciliation.series.same import conflict, same_thing
from onrecord.reconciliation.stories import name_group

Change: TypeAlias = Literal["first", "up", "down", "bounds"]

_REACH = 150
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two claims taken to count the same thing.

    Attributes:
        a: Ref of one.
        b: Ref of the other.
        likeness: How surely, and why.
    """

    a: str
    b: str
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One figure over time, by source.

    Attributes:
        id: Its id, which follows from its first claim.
        measure: What it measures.
        counted: The class of what is counted.
        scope: One incident, cumulative since a date, a part, or a rate; never mixed.
        place: Where it applies, the place given most often, or None.
        stories: Ids of the stories of its reports.
        begin: ISO date of its first point, or None.
        end: ISO date of its last.
        sources: Its sources, the one with most reports first.
        points: Its values in order of time.
        claims: Its claims in order of time.
        ties: What holds it together, strongest first.
    """

    id: str
    measure: str
    counted: str
    scope: Scope
    place: Where | None
    stories: tuple[str, ...]
    begin: str | None
    end: str | None
    sources: tuple[str, ...]
    points: tuple[Point, ...]
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]


def find_series(
    claims: Iterable[Claim],
    stories: Mapping[str, str],
    origins: Mapping[str, str],
    *,
    constraints: Constraints = NONE,
    least: int = 1,
) -> list[Series]:
    """Group claims that count the same thing, and lay each group out over time.

    Args:
        claims: Of any number of reports, in any order.
        stories: For each report the id of its story.
        origins: For each report the name of its origin; the outlet where it is missing.
        constraints: Decisions about pairs of refs.
        least: Only series of at least so many claims.
    """
    blocks: defaultdict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=order):
        blocks[block_of(claim, stories)].append(claim)
    found = (
        _series(group, ties, stories, origins)
        for block in blocks.values()
        if len(block) >= least
        for group, ties in _groups(block, stories, constraints)
        if len(group) >= least
    )
    return sorted(found, key=lambda each: (each.begin or "~", each.id))


def order(claim: Claim) -> tuple[str, str]:
    """Claims in order of publication."""
    return claim.published or "~", claim.ref


def block_of(claim: Claim, stories: Mapping[str, str]) -> tuple[str, ...]:
    """What two claims must have in common to be compared at all."""
    home = "" if claim.scope.kind == "cumulative" else stories.get(claim.report, claim.report)
    year = claim.scope.since if claim.scope.kind == "incident" else ""
    return claim.measure, claim.scope.kind, home, year, _unit(claim)


def _unit(claim: Claim) -> str:
    """Money and measures are compared in one unit only; what counts people has none."""
    return (claim.unit or "") if claim.measure in ("money", "area", "mass", "length") else ""


def _groups(
    block: Sequence[Claim], stories: Mapping[str, str], constraints: Constraints
) -> Iterator[tuple[list[Claim], list[Tie]]]:
    by_ref = {claim.ref: claim for claim in block}
    ties, foes = _compare(block, stories)
    linker = Linker([*constraints.apart, *foes])
    for claim in block:
        linker.add(claim.ref)
    for one, other in sorted(constraints.together):
        if one in by_ref and other in by_ref:
            linker.link(one, other)
    home: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(ties, key=_strength):
        if linker.link(tie.a, tie.b):
            home[tie.a].append(tie)
    for refs in linker.groups():
        group = sorted((by_ref[ref] for ref in refs), key=order)
        yield group, sorted((tie for ref in refs for tie in home.get(ref, ())), key=_strength)


def _strength(tie: Tie) -> tuple[float, str, str]:
    return -tie.likeness.score, tie.a, tie.b


def _compare(
    block: Sequence[Claim], stories: Mapping[str, str]
) -> tuple[list[Tie], list[tuple[str, str]]]:
    """The pairs that count the same thing, and those that cannot."""
    ties: list[Tie] = []
    foes: list[tuple[str, str]] = []
    for a, b in _pairs(block):
        near = stories.get(a.report, a.report) == stories.get(b.report, b.report)
        likeness = same_thing(a, b, near=near)
        if likeness:
            ties.append(Tie(a=a.ref, b=b.ref, likeness=likeness))
        elif conflict(a, b):
            foes.append((a.ref, b.ref))
    return ties, foes


def _pairs(block: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for place, claim in enumerate(block):
        for other in block[place + 1 : place + 1 + _REACH]:
            yield claim, other


def _series(
    group: Sequence[Claim],
    ties: Iterable[Tie],
    stories: Mapping[str, str],
    origins: Mapping[str, str],
) -> Series:
    points = tuple(lay_out(group, origins))
    days = [point.day for point in points if point.day]
    last = [moments.date_of(claim.day) for claim in group if claim.day is not None]
    counted = Counter(claim.counted for claim in group).most_common(1)[0][0]
    reports = Counter(point.source for point in points for _ in point.reports)
    return Series(
        id=name_group("se", group[0].ref),
        measure=group[0].measure,
        counted=counted,
        scope=group[0].scope,
        place=_place(group),
        stories=tuple(dict.fromkeys(stories.get(claim.report, "") for claim in group)),
        begin=min(days, default=None),
        end=max(last, default=None),
        sources=tuple(sorted(reports, key=lambda name: (-reports[name], name))),
        points=points,
        claims=tuple(group),
        ties=tuple(ties),
    )


def _place(group: Sequence[Claim]) -> Where | None:
    counts: Counter[str] = Counter()
    examples: dict[str, Where] = {}
    for claim in group:
        if claim.place:
            name = claim.place.name or claim.place.words
            # A resolved place says more than words that could not be resolved.
            counts[name] += 2 if claim.place.name else 1
            examples.setdefault(name, claim.place)
    if not counts:
        return None
    return examples[min(counts, key=lambda name: (-counts[name], name))]


def name_sources(group: Sequence[Claim], origins: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """For each claim by ref who gave it, one name for one source, and whether it is a report's own.

    The sources of one series are taken as parties of one story: "the ministry" is the health
    ministry that the other reports name.
    """
    placed: list[tuple[Claim, Party]] = []
    for claim in group:
        if claim.source is None:
            # A body that publishes its own report is the source that others name.
            name = origins.get(claim.report, claim.outlet)
            placed.append((claim, Party(report=claim.report, name=name, kind="organization")))
        elif not is_pronoun(claim.source.name):
            placed.append((claim, claim.source))
    parties = [party for _, party in placed]
    names: dict[str, tuple[str, bool]] = {}
    for identity in identify(parties, {party.report: "one" for party in parties}):
        name = _told(identity.name, parties, identity.members)
        for member in identity.members:
            claim = placed[member][0]
            names[claim.ref] = (name, claim.source is None)
    for claim in group:
        if claim.source is not None:
            names.setdefault(claim.ref, (f"unresolved: {claim.source.name}", False))
    return names


def _told(name: str, parties: Sequence[Party], members: Sequence[int]) -> str:
    """A name as a heading: a named one if there is any, without a lower-case article."""
    named = [parties[member].name for member in members if parties[member].kind is not None]
    chosen = name if name in named or not named else max(named, key=lambda each: (len(each), each))
    return chosen[4:] if chosen.startswith(("the ", "The ")) else chosen


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
