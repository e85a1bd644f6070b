"""Derived estimates: one range or grade for a series, under a named and versioned rule.

An estimate is computed on request and never takes the place of the claims; it names every claim and
origin that it rests on. The rules follow published practice in their shape, not in its judgement:
whether a source is credible is a person's decision, and is given to the rule as one.

- `ucdp-like/1`: the Uppsala Conflict Data Program's low, best and high (UCDP GED codebook).
- `ibc-like/1`: Iraq Body Count's minimum and maximum over reports of independent sources.
- `airwars-like/1`: Airwars' grading of a civilian harm event by the number of sources.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from onrecord.reconciliation.series import Point, Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a rule makes of a series.

    Attributes:
        rule: Name and version of the rule.
        series: Id of the series.
        low: The lower estimate, or None.
        best: The best estimate, or None where the rule gives none.
        high: The higher estimate, or None.
        grade: A grade in words, or None where the rule gives none.
        claims: Refs of the figures that it rests on, each `REPORT#FIGURE`.
        origins: Names of the origins that these have.
        reasons: How it was arrived at.
    """

    rule: str
    series: str
    low: float | None
    best: float | None
    high: float | None
    grade: str | None
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    reasons: tuple[str, ...]


Rule: TypeAlias = Callable[[Series, Sequence[Point]], Estimate]


def estimate(series: Series, rule: str, *, distrusted: Collection[str] = ()) -> Estimate:
    """Apply a rule to a series.

    Args:
        series: The series.
        rule: A name of `RULES`.
        distrusted: Names of sources that a person does not count as credible; their claims are
            left out, and that is said.

    Raises:
        KeyError: There is no such rule.
    """
    kept = [point for point in series.points if point.source not in distrusted]
    made = RULES[rule](series, latest(kept))
    left = sorted({point.source for point in series.points} & set(distrusted))
    if not left:
        return made
    told = f"left out on a person's word: {', '.join(left)}"
    return Estimate(
        **{
            **{name: getattr(made, name) for name in Estimate.__dataclass_fields__},
            "reasons": (*made.reasons, told),
        }
    )


def latest(points: Iterable[Point]) -> list[Point]:
    """The last value of each source: what it stands by."""
    by_source: dict[str, Point] = {}
    for point in points:
        by_source[point.source] = point
    return list(by_source.values())


def _make(
    rule: str,
    series: Series,
    points: Sequence[Point],
    *,
    low: float | None,
    best: float | None,
    high: float | None,
    grade: str | None = None,
    reasons: Iterable[str],
) -> Estimate:
    return Estimate(
        rule=rule,
        series=series.id,
        low=low,
        best=best,
        high=high,
        grade=grade,
        claims=tuple(ref for point in points for ref in point.claims),
        origins=tuple(dict.fromkeys(origin for point in points for origin in point.origins)),
        reasons=tuple(reasons),
    )


def _lows(points: Iterable[Point]) -> list[float]:
    return [point.low for point in points if point.low is not None]


def _highs(points: Iterable[Point]) -> list[float]:
    """Upper bounds; "at least 40" is counted as 40, since nothing more is claimed."""
    return [
        point.high if point.high is not None else point.low or 0.0
        for point in points
        if point.high is not None or point.low is not None
    ]


def ucdp_like(series: Series, points: Sequence[Point]) -> Estimate:
    """Lowest, best and highest of what the sources stand by.

    Best is the number with most origins behind it; of those equally carried the lower one, as the
    programme's coders prefer the conservative number.
    """
    votes: Counter[float] = Counter()
    for point in points:
        if point.low is not None:
            votes[point.low] += len(point.origins)
    best = min(votes, key=lambda value: (-votes[value], value), default=None)
    return _make(
        "ucdp-like/1",
        series,
        points,
        low=min(_lows(points), default=None),
        best=best,
        high=max(_highs(points), default=None),
        reasons=[
            "low and high: the lowest and highest of the last number of each source",
            f"best: carried by most origins ({votes[best]})" if best is not None else "no number",
        ],
    )


def ibc_like(series: Series, points: Sequence[Point]) -> Estimate:
    """Minimum and maximum over numbers that two or more origins support; else over all."""
    supported = [point for point in points if len(point.origins) > 1]
    independent = {origin for point in points for origin in point.origins}
    used = supported or list(points)
    told = (
        "numbers that two or more origins carry"
        if supported
        else f"no number has two origins; all numbers, of {len(independent)} origins"
    )
    return _make(
        "ibc-like/1",
        series,
        used,
        low=min(_lows(used), default=None),
        best=None,
        high=max(_highs(used), default=None),
        reasons=[f"minimum and maximum over {told}"],
    )


def airwars_like(series: Series, points: Sequence[Point]) -> Estimate:
    """Fair with two or more origins, weak with one, contested where a source denies any harm."""
    harm = [point for point in points if (point.low or 0.0) > 0]
    denials = [point for point in points if point.low == 0 and point.high == 0]
    origins = {origin for point in harm for origin in point.origins}
    if not harm:
        grade = "discounted" if denials else "no harm reported"
    elif denials:
        grade = "contested"
    else:
        grade = "fair" if len(origins) > 1 else "weak"
    reasons = [f"{len(origins)} origins report harm: {', '.join(sorted(origins)) or 'none'}"]
    if denials:
        reasons.append(f"denied by {', '.join(sorted(point.source for point in denials))}")
    return _make(
        "airwars-like/1",
        series,
        points,
        low=min(_lows(harm), default=None),
        best=None,
        high=max(_highs(harm), default=None),
        grade=grade,
        reasons=reasons,
    )


RULES: Final[Mapping[str, Rule]] = {
    "ucdp-like/1": ucdp_like,
    "ibc-like/1": ibc_like,
    "airwars-like/1": airwars_like,
}
"""The rules by name and version; a changed rule gets another version."""
