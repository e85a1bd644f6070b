"""Chains: who passed a statement on, nearest first, the origin last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.extraction import sources as sorts
from onrecord.extraction.entities.walk import Walk
from onrecord.language import Name
from onrecord.record import Statement


def add(walk: Walk, statements: Sequence[Statement], ids: Mapping[int, str]) -> Iterable[Statement]:
    """The statements with their chains.

    A chain stands inside one source phrase ("an AFP tally of official figures"), or leads from a
    statement to the one that tells the same content ("the Post, quoting Holt").

    Args:
        walk: The walk through the report, for the names in a source.
        statements: The statements with their speakers.
        ids: The id of each group's entity.
    """
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        told.setdefault(statement.parent or "", []).append(statement)
    return [_chained(walk, one, told.get(one.id, []), ids) for one in statements]


def _chained(
    walk: Walk, statement: Statement, told: Sequence[Statement], ids: Mapping[int, str]
) -> Statement:
    if not statement.source:
        return statement
    inner = [other for other in told if other.content == statement.content and other.source]
    if inner:
        links = [statement, *inner]
        return replace(
            statement,
            chain=tuple(_spoken(walk, one) for one in links),
            chain_ids=tuple(one.entity_id for one in links),
        )
    span = statement.source[0]
    inside = walk.scene.names_in(span)
    names = [Name(at, one.kind, 1.0) for at, one in inside]
    chain = sorts.passed_on(walk.scene.layout.text[slice(*span)], names, span[0])
    if not chain:
        return statement
    known = {walk.scene.layout.words(at): one for at, one in inside}
    entities = (known.get(link) for link in chain)
    return replace(
        statement,
        chain=chain,
        chain_ids=tuple(None if one is None else ids.get(id(one)) for one in entities),
    )


def _spoken(walk: Walk, statement: Statement) -> str:
    words = walk.scene.layout.words(statement.source[0]) if statement.source else ""
    return statement.entity or words
