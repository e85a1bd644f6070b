"""What people decided about a grouping: members that belong together, members that do not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Constraints:
    """Decisions that a grouping keeps, whatever the words say.

    Attributes:
        together: Pairs of members that are in one group.
        apart: Pairs of members that are not; where both are given, apart wins.
    """

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


NONE = Constraints()


@dataclass(slots=True)
class Linker:
    """Puts members into groups link by link, and refuses a link that a decision forbids.

    Attributes:
        apart: Pairs that may not come into one group.
    """

    apart: Iterable[tuple[str, str]] = ()
    _group: dict[str, str] = field(default_factory=dict)
    _members: dict[str, set[str]] = field(default_factory=dict)
    _foes: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one, other in self.apart:
            self._foes.setdefault(one, set()).add(other)
            self._foes.setdefault(other, set()).add(one)

    def add(self, member: str) -> None:
        """Make a member known; it is a group of its own until it is linked."""
        if member not in self._group:
            self._group[member] = member
            self._members[member] = {member}

    def link(self, one: str, other: str) -> bool:
        """Put two groups together; False when a decision keeps them apart."""
        self.add(one)
        self.add(other)
        first, second = self._group[one], self._group[other]
        if first == second:
            return True
        if not self.allows(one, other):
            return False
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        for member in self._members.pop(second):
            self._group[member] = first
            self._members[first].add(member)
        return True

    def allows(self, one: str, other: str) -> bool:
        """Whether no decision keeps the groups of two members apart."""
        if not self._foes:
            return True
        left, right = self._members[self._group[one]], self._members[self._group[other]]
        return not any(self._foes.get(member, set()) & right for member in left)

    def groups(self) -> Iterator[list[str]]:
        """The groups, each sorted, in the order of their first members."""
        yield from sorted(sorted(members) for members in self._members.values())
