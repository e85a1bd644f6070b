"""One thing told as being in different places, or on different days."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.reconciliation import moments
from onrecord.reconciliation.claims import Claim
from onrecord.reconciliation.discrepancies.discrepancy import Discrepancy, Kind, Side, make
from onrecord.reconciliation.entities import plain
from onrecord.reconciliation.series import Series, places_differ, same_value

_FEWEST = 2
_SAME_WORDS, _SAME_PLACE = 0.3, 0.2


def misplaced(series: Series, origins: Mapping[str, str]) -> Iterator[Discrepancy]:
    """Claims of one series that put it in different places or on different days."""
    if series.scope.kind != "incident":
        return
    yield from _split(series, origins, "place", _place_of, places_differ)
    yield from _split(series, origins, "date", _event_of, _dates_differ)


def _place_of(claim: Claim) -> str | None:
    return " ".join(plain(claim.place.words)) or None if claim.place else None


def _event_of(claim: Claim) -> str | None:
    return claim.event


def _dates_differ(a: Claim, b: Claim) -> bool:
    return a.event is not None and b.event is not None and a.event != b.event


def _split(
    series: Series,
    origins: Mapping[str, str],
    kind: Kind,
    key: Callable[[Claim], str | None],
    differ: Callable[[Claim, Claim], bool],
) -> Iterator[Discrepancy]:
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in series.claims:
        value = key(claim)
        if value:
            told[value].append(claim)
    for one, other in combinations(sorted(told), 2):
        pairs = [
            (a, b) for a in told[one] for b in told[other] if a.report != b.report and differ(a, b)
        ]
        alike = [(a, b) for a, b in pairs if _one_thing(a, b, kind)]
        if not alike or len(pairs) < len(told[one]) * len(told[other]):
            continue
        a, b = alike[0]
        yield make(
            kind,
            group=series.id,
            measure=series.measure,
            sides=[_side(told[value], kind, origins) for value in (one, other)],
            score=0.45 + 0.1 * min(len(alike), _FEWEST),
            why=[
                f"one series: {series.counted} {series.measure}",
                "the same number" if same_value(a, b) else "sentences of much the same words",
                f"{a.report} has {_told(a, kind)}, {b.report} has {_told(b, kind)}",
            ],
        )


def _one_thing(a: Claim, b: Claim, kind: Kind) -> bool:
    """Whether two claims tell one thing: much the same words, or for a place the same number."""
    union = a.terms | b.terms
    least = _SAME_PLACE if kind == "place" else _SAME_WORDS
    words = bool(union) and len(a.terms & b.terms) / len(union) >= least
    return words or (kind == "place" and same_value(a, b))


def _told(claim: Claim, kind: Kind) -> str:
    return (claim.event or "") if kind == "date" else (claim.place.words if claim.place else "")


def _side(claims: Sequence[Claim], kind: Kind, origins: Mapping[str, str]) -> Side:
    first = claims[0]
    return Side(
        source=first.outlet,
        words=_told(first, kind),
        low=first.low,
        high=first.high,
        day=moments.date_of(first.day) if first.day is not None else None,
        refs=tuple(claim.ref for claim in claims),
        reports=tuple(dict.fromkeys(claim.report for claim in claims)),
        origins=tuple(dict.fromkeys(origins.get(claim.report, claim.outlet) for claim in claims)),
    )
