"""Reports to stories: group-average clustering, the same whatever order the reports come in.

Two groups of reports are as alike as their members are on average (the mean cosine of all pairs,
which is the product of the sums of their vectors), less the more days lie between them. The two
most alike groups are joined, again and again, until none are alike enough. Only groups that have
neighbours in common terms are compared.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.reconciliation.constraints import NONE, Constraints
from onrecord.reconciliation.stories.neighbours import neighbours
from onrecord.reconciliation.stories.terms import Terms
from onrecord.reconciliation.stories.vectors import Vector, weigh_all

ALIKE = 0.085
"""Mean likeness from which reports are one story."""

_PER_DAYS, _DAYS = 0.01, 3.0
_FLOOR = 0.5 * ALIKE
_DIGITS = 9


@dataclass(slots=True)
class Group:
    """Reports taken together so far.

    Attributes:
        members: Positions of the reports.
        total: The sum of their vectors.
        begin: Days since 1970 of the first, or None when none has a date.
        end: The same of the last.
    """

    members: list[int]
    total: Vector
    begin: float | None
    end: float | None
    near: set[int] = field(default_factory=set)


def cluster(terms: Sequence[Terms], *, constraints: Constraints = NONE) -> list[list[str]]:
    """Ids of reports grouped into stories, each in order of time.

    Args:
        terms: What is known of each report.
        constraints: Pairs of report ids that are in one story, or are not.
    """
    ordered = sorted(terms, key=lambda each: (each.published or "~", each.id))
    _, vectors = weigh_all(ordered)
    groups = agglomerate(ordered, vectors, constraints)
    return sorted(
        ([ordered[place].id for place in sorted(group.members)] for group in groups),
        key=lambda ids: ids[0],
    )


def agglomerate(
    ordered: Sequence[Terms], vectors: Sequence[Vector], constraints: Constraints
) -> list[Group]:
    """Join groups until none are alike enough; `ordered` by time and id."""
    clustering = _Clustering(ordered, vectors, constraints)
    # Days only take off: a pair below the floor without them is below it with them.
    clustering.run(neighbours(vectors, least=_FLOOR))
    return list(clustering.groups.values())


def likeness(a: Group, b: Group) -> float:
    """How alike two groups are: mean cosine of their pairs, less for the days between."""
    mean = a.total.dot(b.total) / (len(a.members) * len(b.members))
    return mean - distance_cost(a, b)


def distance_cost(a: Group, b: Group) -> float:
    """What the days between two groups take off their likeness."""
    if a.begin is None or a.end is None or b.begin is None or b.end is None:
        return 0.0
    gap = max(0.0, b.begin - a.end, a.begin - b.end)
    return _PER_DAYS * math.log1p(gap / _DAYS)


class _Clustering:
    """The groups as they stand, and the pairs that wait to be joined, most alike first."""

    def __init__(
        self, ordered: Sequence[Terms], vectors: Sequence[Vector], constraints: Constraints
    ) -> None:
        self.groups = {
            place: Group([place], vector, each.day, each.day)
            for place, (each, vector) in enumerate(zip(ordered, vectors, strict=True))
        }
        self._next = len(self.groups)
        self._waiting: list[tuple[float, int, int]] = []
        places = {each.id: place for place, each in enumerate(ordered)}
        self._together = _placed(constraints.together, places)
        self._foes: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in _placed(constraints.apart, places):
            self._foes[one].add(other)
            self._foes[other].add(one)

    def run(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        for one, other, cosine in pairs:
            cost = distance_cost(self.groups[one], self.groups[other])
            self._note(one, other, round(cosine - cost, _DIGITS))
        while self._waiting:
            score, one, other = heapq.heappop(self._waiting)
            if -score < ALIKE:
                break
            if one in self.groups and other in self.groups:
                self._join(one, other)
        self._keep_decisions()

    def _keep_decisions(self) -> None:
        """Join the groups whose members a person put together."""
        if not self._together:
            return
        home = {place: key for key, group in self.groups.items() for place in group.members}
        for one, other in sorted(self._together):
            first, second = home[one], home[other]
            if first != second and self._allowed(self.groups[first], self.groups[second]):
                joined = self._join(first, second)
                home.update(dict.fromkeys(self.groups[joined].members, joined))

    def _meet(self, one: int, other: int) -> None:
        a, b = self.groups[one], self.groups[other]
        self._note(one, other, round(likeness(a, b), _DIGITS))

    def _note(self, one: int, other: int, score: float) -> None:
        a, b = self.groups[one], self.groups[other]
        if score >= _FLOOR and self._allowed(a, b):
            a.near.add(other)
            b.near.add(one)
            if score >= ALIKE:
                heapq.heappush(self._waiting, (-score, one, other))

    def _allowed(self, a: Group, b: Group) -> bool:
        if not self._foes:
            return True
        right = set(b.members)
        return not any(self._foes[place] & right for place in a.members if place in self._foes)

    def _join(self, one: int, other: int) -> int:
        a, b = self.groups.pop(one), self.groups.pop(other)
        new, self._next = self._next, self._next + 1
        begins = [each for each in (a.begin, b.begin) if each is not None]
        ends = [each for each in (a.end, b.end) if each is not None]
        self.groups[new] = Group(
            a.members + b.members,
            a.total.plus(b.total),
            min(begins, default=None),
            max(ends, default=None),
        )
        for near in sorted((a.near | b.near) - {one, other}):
            if near in self.groups:
                self._meet(min(near, new), max(near, new))
        return new


def _placed(pairs: Iterable[tuple[str, str]], places: dict[str, int]) -> frozenset[tuple[int, int]]:
    return frozenset(
        (places[one], places[other]) for one, other in pairs if one in places and other in places
    )
