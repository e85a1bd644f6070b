"""From statements and names to speakers and entities."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.extraction.entities import (
    chains,
    groups,
    kinds,
    layout,
    names,
    pronouns,
    roles,
    sources,
)
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.scene import Scene
from onrecord.extraction.entities.walk import Choose, Speaker, Walk
from onrecord.extraction.statements import Found
from onrecord.language import Name
from onrecord.record import Entity, EntityKind, Span, Statement, identity

_LEANS: Final = 2
"""How many times more often one pronoun than the other makes a person a man or a woman."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Statements with their speakers, and the entities of the report."""

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]


def resolve(
    text: str,
    found: Found,
    read: Sequence[Name],
    paragraphs: Sequence[Span] = (),
    *,
    choose: Choose | None = None,
) -> Resolved:
    """Give every statement its speaker, where the report tells.

    Args:
        text: The report's text.
        found: The statements.
        read: The names that the network read, in text order.
        paragraphs: The stretches that were read, in text order; the whole text otherwise.
        choose: How a pronoun's person is chosen; by the ranker otherwise.
    """
    walked = walk(text, found, read, paragraphs, choose=choose)
    return _written(walked, found)


def walk(
    text: str,
    found: Found,
    read: Sequence[Name],
    paragraphs: Sequence[Span] = (),
    *,
    choose: Choose | None = None,
) -> Walk:
    """Walk through a report twice: the first time tells men and women by sure pronouns."""
    laid = layout.lay_out(text, paragraphs)
    spans = sorted({one.source[0] for one in found.statements if one.source})
    settled = kinds.revise(laid, names.settle(laid, read, spans))
    made = groups.group(laid, settled)
    roles.attach(laid, made)
    kept = [(one, list(one.mentions)) for one in made]
    first = _walked(Scene(laid, list(made), found.statements), choose)
    for index, leaning in first.leanings.items():
        if index < len(made) and not made[index].gender:
            made[index].gender = _leaning(leaning["m"], leaning["f"])
    for one, mentions in kept:
        one.mentions[:] = mentions
    return _walked(Scene(laid, list(made), found.statements), choose)


def _walked(scene: Scene, choose: Choose | None) -> Walk:
    walk = Walk(scene, choose)
    walk.run()
    return walk


def _leaning(he: int, she: int) -> str:
    if he >= _LEANS * max(she, 1):
        return "m"
    return "f" if she >= _LEANS * max(he, 1) else ""


def _written(walk: Walk, found: Found) -> Resolved:
    shown = sorted((one for one in walk.scene.groups if one.mentions), key=_first)
    ids = {id(one): f"e{number}" for number, one in enumerate(shown, 1)}
    done: dict[str, Statement] = {}
    for statement, before in zip(found.statements, found.continues, strict=True):
        speaker = walk.speakers.get(statement.source[0]) if statement.source else None
        earlier = None if before is None else done.get(found.statements[before].id)
        told = addressee(walk, statement)
        if told is not None:
            statement = replace(statement, addressee_id=ids.get(id(told)))
        done[statement.id] = _given(statement, speaker, earlier, ids)
    chained = chains.add(walk, list(done.values()), ids)
    return Resolved(tuple(chained), tuple(_entity(one, ids[id(one)]) for one in shown))


def addressee(walk: Walk, statement: Statement) -> Group | None:
    """Whom a statement was made to, where its addressee is a name or a pronoun."""
    if not statement.addressee:
        return None
    span = statement.addressee[0]
    if walk.scene.layout.words(span).lower() in pronouns.THIRD:
        return walk.meant(span)
    named = sources.name(walk.scene, span)
    return named.groups[0] if len(named.groups) == 1 else None


def _first(one: Group) -> tuple[int, int]:
    start, end = min(one.mentions)
    return start, -end


def _given(
    statement: Statement, speaker: Speaker | None, earlier: Statement | None, ids: dict[int, str]
) -> Statement:
    if speaker is None:
        if earlier is None or statement.cue or statement.source:
            return statement
        return replace(
            statement,
            source_kind=earlier.source_kind,
            entity=earlier.entity,
            entity_id=earlier.entity_id,
        )
    if speaker.group is None:
        return replace(statement, source_kind=speaker.kind)
    return replace(
        statement,
        source_kind=speaker.kind,
        entity=speaker.group.name,
        entity_id=ids.get(id(speaker.group)),
    )


def _entity(one: Group, name: str) -> Entity:
    kind: EntityKind = one.kind  # type: ignore[assignment]
    return Entity(
        id=name,
        name=one.name,
        kind=kind,
        role=max(one.roles, key=len, default=None),
        affiliation=one.affiliation,
        key=identity.key(one.kind, one.name) if one.named else "",
        names=tuple(sorted(one.names)),
        mentions=tuple(sorted(one.mentions)),
    )
