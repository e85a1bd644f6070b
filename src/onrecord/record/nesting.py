"""How the statements of a record stand inside one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.record.values import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """One statement with its place in the tree.

    Attributes:
        statement: The statement.
        depth: How many statements it stands inside; 0 for one that the report itself makes.
    """

    statement: Statement
    depth: int


def nest(statements: Sequence[Statement]) -> list[Nested]:
    """Every statement once, each before those nested in it, siblings in the order given.

    A statement whose parent is missing, or is nested in the statement itself, counts as outermost,
    so that a damaged record still shows everything it holds.
    """
    parents = _parents(statements)
    children: dict[int | None, list[int]] = {}
    for index in range(len(statements)):
        children.setdefault(parents[index], []).append(index)
    ordered: list[Nested] = []
    waiting = [(index, 0) for index in reversed(children.get(None, []))]
    while waiting:
        index, depth = waiting.pop()
        ordered.append(Nested(statement=statements[index], depth=depth))
        waiting.extend((child, depth + 1) for child in reversed(children.get(index, [])))
    return ordered


def _parents(statements: Sequence[Statement]) -> dict[int, int | None]:
    places: dict[str, int] = {}
    for index, statement in enumerate(statements):
        places.setdefault(statement.id, index)
    parents: dict[int, int | None] = {
        index: places.get(statement.parent) if statement.parent is not None else None
        for index, statement in enumerate(statements)
    }
    for index in parents:
        if _circular(index, parents):
            parents[index] = None
    return parents


def _circular(index: int, parents: Mapping[int, int | None]) -> bool:
    seen: set[int] = set()
    above = parents[index]
    while above is not None and above not in seen:
        if above == index:
            return True
        seen.add(above)
        above = parents[above]
    return False
