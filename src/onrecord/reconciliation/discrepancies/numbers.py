"""Numbers that do not agree: between sources, with a source's earlier self, with its own report."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.reconciliation import moments
from onrecord.reconciliation.claims import Claim
from onrecord.reconciliation.discrepancies.discrepancy import (
    Discrepancy,
    Side,
    apart,
    make,
    number,
    ratio,
)
from onrecord.reconciliation.entities import Party, compare
from onrecord.reconciliation.series import Series, middle, name_sources, order

_HOURS = 1 / 24
_TOGETHER = 12 * _HOURS
_DENIAL_DAYS = 3.0
_LATE_DAYS = 3.0
_WIDEST = 8.0
# What has happened cannot become less: a smaller number is a correction.
_GROWING = frozenset(
    {"killed", "wounded", "infected", "rescued", "abducted", "attending", "detained"}
)


def disagreements(series: Series, origins: Mapping[str, str]) -> list[Discrepancy]:
    """The numbers of one series that do not agree.

    Args:
        series: The series.
        origins: For each report the name of its origin.
    """
    names = {ref: name for ref, (name, _) in name_sources(series.claims, origins).items()}
    context = _Context(series, names, origins)
    ascribed = list(_ascribed(context))
    wrong = {ref for each in ascribed for ref in each.sides[0].refs}
    return [*ascribed, *_revisions(context, wrong), *_sources(context, wrong)]


class _Context:
    """A series with the sources of its claims."""

    def __init__(
        self, series: Series, names: Mapping[str, str], origins: Mapping[str, str]
    ) -> None:
        self.series = series
        self.names = names
        self.origins = origins
        self.by_source: dict[str, list[Claim]] = {}
        for claim in sorted(series.claims, key=_when):
            self.by_source.setdefault(names[claim.ref], []).append(claim)

    def side(self, claim: Claim) -> Side:
        """All claims of the same source with the same number, as one side."""
        source = self.names[claim.ref]
        same = [
            each
            for each in self.by_source[source]
            if (each.low, each.high) == (claim.low, claim.high)
        ]
        return Side(
            source=source,
            words=claim.words,
            low=claim.low,
            high=claim.high,
            day=moments.date_of(same[0].day) if same[0].day is not None else None,
            refs=tuple(each.ref for each in same),
            reports=tuple(dict.fromkeys(each.report for each in same)),
            origins=tuple(
                dict.fromkeys(self.origins.get(each.report, each.outlet) for each in same)
            ),
        )

    def why(self) -> list[str]:
        """Why the claims are of one thing."""
        scope = self.series.scope
        since = f" since {scope.since}" if scope.since else ""
        place = f" in {self.series.place.words}" if self.series.place else ""
        held = self.series.ties[-1].likeness.reasons if self.series.ties else ()
        told = (
            f"one series: {self.series.counted} {self.series.measure}{place}, {scope.kind}{since}"
        )
        return [told, *held]


def _when(claim: Claim) -> tuple[str, float, str]:
    return claim.published or "~", claim.day if claim.day is not None else float("inf"), claim.ref


def _ascribed(context: _Context) -> Iterator[Discrepancy]:
    """Claims that name a source which published another number itself."""
    own: dict[str, list[Claim]] = {}
    for source, claims in context.by_source.items():
        published = [claim for claim in claims if _is_own_report(claim, source)]
        if published:
            own[source] = published
    seen: set[tuple[str, float | None, float | None]] = set()
    for source, published in own.items():
        for claim in context.by_source[source]:
            key = (source, claim.low, claim.high)
            if _is_own_report(claim, source) or key in seen:
                continue
            stated = _in_force(published, claim)
            if (
                stated is None
                or not apart(claim, stated)
                or _may_have_grown(context, stated, claim)
            ):
                continue
            if any((each.low, each.high) == (claim.low, claim.high) for each in published):
                continue
            seen.add(key)
            yield make(
                "ascribed",
                group=context.series.id,
                measure=context.series.measure,
                sides=(context.side(claim), context.side(stated)),
                score=0.75 + 0.25 * _distance(claim, stated),
                why=[
                    *context.why(),
                    f"{claim.outlet} ascribes {number(claim.low, claim.high)} to {source}; the"
                    f" report of {stated.outlet} itself has {number(stated.low, stated.high)}",
                ],
            )


def _is_own_report(claim: Claim, source: str) -> bool:
    publisher = Party(report=claim.report, name=claim.outlet, kind="organization")
    named = Party(report=claim.report, name=source, kind="organization")
    return compare(publisher, named, near=True).score >= 0.75


def _in_force(published: Sequence[Claim], claim: Claim) -> Claim | None:
    """What the source had published when the claim was: its last before, else later that day."""
    if claim.day is None:
        return None
    dated = [each for each in published if each.day is not None]
    before = [each for each in dated if 0 <= claim.day - (each.day or 0.0) <= _LATE_DAYS]
    if before:
        return before[-1]
    later = [each for each in dated if int(each.day or 0.0) == int(claim.day)]
    return later[0] if later else None


def _may_have_grown(context: _Context, stated: Claim, claim: Claim) -> bool:
    """Whether a larger number is given so long after the source's report that it may be news."""
    growing = context.series.measure in _GROWING and middle(claim) > middle(stated)
    return growing and (claim.day or 0.0) - (stated.day or 0.0) > 1.0


def _revisions(context: _Context, wrong: set[str]) -> Iterator[Discrepancy]:
    """Falls of a number that can only grow, by one source."""
    if context.series.measure not in _GROWING:
        return
    for source, claims in context.by_source.items():
        if source.startswith("unresolved: "):
            continue
        values: list[Claim] = []
        for claim in claims:
            if claim.ref in wrong or any(
                (v.low, v.high) == (claim.low, claim.high) for v in values
            ):
                # A number that was given before is repeated late, not given anew.
                continue
            highest = max(values, key=middle, default=None)
            if highest is not None and _falls(highest, claim):
                yield _revision(context, source, highest, claim)
                values = []
            values.append(claim)


def _falls(before: Claim, after: Claim) -> bool:
    if before.day is None or after.day is None:
        # Nobody knows which of the two came later.
        return False
    return after.day > before.day and apart(before, after) and middle(after) < middle(before)


def _revision(context: _Context, source: str, before: Claim, after: Claim) -> Discrepancy:
    return make(
        "revision",
        group=context.series.id,
        measure=context.series.measure,
        sides=(context.side(before), context.side(after)),
        score=0.5 + 0.4 * _distance(before, after),
        why=[
            *context.why(),
            f"{source} gave {number(before.low, before.high)} and later"
            f" {number(after.low, after.high)}, and the number of {context.series.measure}"
            " cannot fall by itself",
        ],
    )


def _sources(context: _Context, wrong: set[str]) -> Iterator[Discrepancy]:
    """For each two sources the pair of numbers that disagrees most plainly."""
    named = [name for name in context.by_source if not name.startswith("unresolved: ")]
    for one, other in combinations(sorted(named), 2):
        found = [
            (strength, a, b, reason)
            for a in context.by_source[one]
            for b in context.by_source[other]
            if a.ref not in wrong and b.ref not in wrong and apart(a, b)
            for strength, reason in [_at_once(a, b, context)]
            if strength
        ]
        if not found or not _stands(context, one, other, found):
            continue
        strength, a, b, reason = max(found, key=lambda each: (each[0], each[1].ref, each[2].ref))
        first, second = sorted((a, b), key=order)
        yield make(
            "sources",
            group=context.series.id,
            measure=context.series.measure,
            sides=(context.side(first), context.side(second)),
            score=0.4 * strength + 0.4 * _distance(a, b) + 0.1 * _support(context, a, b),
            why=[*context.why(), reason],
        )


def _stands(
    context: _Context, one: str, other: str, found: Sequence[tuple[float, Claim, Claim, str]]
) -> bool:
    """Whether it is more than one report behind the other: an outlet's own words repeat others'."""
    own = {
        claim.ref
        for name in (one, other)
        for claim in context.by_source[name]
        if claim.source is None and not _is_own_body(claim, context)
    }
    told = [each for each in found if each[1].ref not in own and each[2].ref not in own]
    return bool(told)


def _is_own_body(claim: Claim, context: _Context) -> bool:
    """Whether a report in its own voice is that of a body that others name as a source."""
    name = context.names[claim.ref]
    return any(each.source is not None for each in context.by_source[name])


def _at_once(a: Claim, b: Claim, context: _Context) -> tuple[float, str]:
    """How plainly two numbers are of one moment, 0 when one may just be later; and why."""
    beside = _beside(a, b, context)
    if beside:
        return 1.0, f"both stand in {beside}"
    if a.day is None or b.day is None:
        return 0.0, ""
    gap = abs(a.day - b.day)
    early, late = (a, b) if a.day <= b.day else (b, a)
    if 0 in (middle(a), middle(b)) and gap <= _DENIAL_DAYS:
        return 0.8, f"one says none, the other {number(late.low, late.high)}, within three days"
    if ratio(a, b) > _WIDEST:
        return 0.0, ""
    if gap <= _TOGETHER and int(a.day) == int(b.day):
        return 0.7, f"both given on {moments.date_of(a.day)}"
    # A toll only grows: a later, smaller number is no update of the earlier one.
    growing = context.series.measure in _GROWING
    if growing and gap <= _LATE_DAYS and middle(late) < middle(early):
        return 0.6, f"the later number ({number(late.low, late.high)}) is the smaller one"
    return 0.0, ""


def _beside(a: Claim, b: Claim, context: _Context) -> str | None:
    """A report that sets two numbers side by side, on whose word it gives them aside."""
    values: dict[str, set[tuple[float | None, float | None]]] = {}
    for claim in context.series.claims:
        values.setdefault(claim.report, set()).add((claim.low, claim.high))
    if a.report == b.report:
        return a.report
    one, other = (a.low, a.high), (b.low, b.high)
    near = a.day is None or b.day is None or abs(a.day - b.day) <= _LATE_DAYS
    if near and one in values[b.report]:
        return b.report
    return a.report if near and other in values[a.report] else None


def _distance(a: Claim, b: Claim) -> float:
    """How far apart two numbers are, 0 to 1."""
    times = ratio(a, b)
    return 1.0 if times == float("inf") else 1.0 - 1.0 / times


def _support(context: _Context, a: Claim, b: Claim) -> float:
    origins = {*context.side(a).origins, *context.side(b).origins}
    return min(len(origins), 3) / 3
