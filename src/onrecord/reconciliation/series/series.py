"""Series: one figure over time, by source."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reconciliation import moments
from onrecord.reconciliation.claims import Claim, Scope, Where
from onrecord.reconciliation.constraints import NONE, Constraints, Linker
from onrecord.reconciliation.entities import Likeness
from onrecord.reconciliation.series.points import Point, lay_out
from onrecord.reconciliation.series.same import conflict, same_thing
from onrecord.reconciliation.stories import name_group

_REACH = 150


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
    laid_out: bool = True,
) -> list[Series]:
    """Group claims that count the same thing, and lay each group out over time.

    Args:
        claims: Of any number of reports, in any order.
        stories: For each report the id of its story.
        origins: For each report the name of its origin; the outlet where it is missing.
        constraints: Decisions about pairs of refs.
        least: Only series of at least so many claims.
        laid_out: Whether each gets its points, sources and dates; looking for discrepancies needs
            none of them.
    """
    blocks: defaultdict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=order):
        blocks[block_of(claim, stories)].append(claim)
    found = (
        _series(group, ties, stories, origins if laid_out else None)
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
    origins: Mapping[str, str] | None,
) -> Series:
    points = () if origins is None else tuple(lay_out(group, origins))
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
