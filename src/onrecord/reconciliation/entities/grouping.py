"""Entities of many reports as one: groups with the reason for every merge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reconciliation.constraints import NONE, Constraints, Linker
from onrecord.reconciliation.entities.likeness import SAME, Likeness, compare
from onrecord.reconciliation.entities.party import Party, initials, names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two parties taken for one.

    Attributes:
        a: Position of one.
        b: Position of the other.
        likeness: How surely, and why.
    """

    a: int
    b: int
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One person or body under all its names.

    Attributes:
        name: The name given most often, the longer on a tie.
        names: All names, most often given first.
        members: Positions of its parties.
        merges: The links that hold it together.
    """

    name: str
    names: tuple[str, ...]
    members: tuple[int, ...]
    merges: tuple[Merge, ...]


def identify(
    parties: Sequence[Party],
    stories: Mapping[str, str],
    *,
    constraints: Constraints = NONE,
) -> list[Identity]:
    """Group parties that are one.

    Links are taken strongest first. A surname that fits two full names of a story is linked to
    neither: no answer is better than a wrong one.

    Args:
        parties: From any number of reports.
        stories: For each report the id of its story.
        constraints: Decisions about pairs of members, each `REPORT#NAME`.
    """
    merges = sorted(
        _merges(parties, stories), key=lambda each: (-each.likeness.score, each.a, each.b)
    )
    linker = Linker(constraints.apart)
    keys = [f"{party.report}#{party.name}" for party in parties]
    for key in keys:
        linker.add(key)
    for one, other in sorted(constraints.together):
        linker.link(one, other)
    kept = [each for each in merges if linker.link(keys[each.a], keys[each.b])]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        places[key].append(place)
    return [_identity(parties, group, places, kept) for group in linker.groups()]


def _merges(parties: Sequence[Party], stories: Mapping[str, str]) -> Iterable[Merge]:
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, party in enumerate(parties):
        for word in sorted({word for name in names_of(party) for word in _doors(name, party)}):
            blocks[word].append(place)
    seen: set[tuple[int, int]] = set()
    surnames = _Surnames(parties, stories)
    for members in blocks.values():
        for number, a in enumerate(members):
            for b in members[number + 1 :]:
                if (a, b) in seen:
                    continue
                seen.add((a, b))
                near = _story(parties[a], stories) == _story(parties[b], stories)
                likeness = compare(parties[a], parties[b], near=near)
                if likeness.score < SAME:
                    continue
                if not surnames.ambiguous(parties[a]) and not surnames.ambiguous(parties[b]):
                    yield Merge(a=a, b=b, likeness=likeness)


def _doors(name: tuple[str, ...], party: Party) -> Iterable[str]:
    """The words under which a name is looked for."""
    if party.kind == "person":
        yield name[-1]
        return
    yield from name
    if len(name) > 1:
        yield initials(name)


class _Surnames:
    """The full names of each story by surname."""

    def __init__(self, parties: Sequence[Party], stories: Mapping[str, str]) -> None:
        self._stories = stories
        self._full: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for party in parties:
            if party.kind == "person":
                for name in names_of(party):
                    if len(name) > 1:
                        self._full[_story(party, stories), name[-1]].add(name[0])

    def ambiguous(self, party: Party) -> bool:
        """Whether a bare surname fits two people of the party's story."""
        names = names_of(party)
        if party.kind != "person" or not names or max(map(len, names)) > 1:
            return False
        surname = min(names)[-1]
        firsts = self._full[_story(party, self._stories), surname]
        return len({first[0] for first in firsts}) > 1


def _story(party: Party, stories: Mapping[str, str]) -> str:
    return stories.get(party.report, party.report)


def _identity(
    parties: Sequence[Party],
    group: Sequence[str],
    places: Mapping[str, Sequence[int]],
    merges: Iterable[Merge],
) -> Identity:
    members = sorted(place for key in group for place in places[key])
    inside = set(members)
    counts: defaultdict[str, int] = defaultdict(int)
    for place in members:
        for name in {parties[place].name, *parties[place].aliases}:
            counts[name] += 1
    names = sorted(counts, key=lambda name: (-counts[name], -len(name), name))
    fullest = sorted(
        {parties[place].name for place in members},
        key=lambda name: (-len(name.split()), -counts[name], name),
    )
    return Identity(
        name=fullest[0],
        names=tuple(names),
        members=tuple(members),
        merges=tuple(each for each in merges if each.a in inside and each.b in inside),
    )
