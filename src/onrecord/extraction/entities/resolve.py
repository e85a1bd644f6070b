"""From statements and names to speakers and entities."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.extraction.entities import (
    carrying,
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
) -> Resolved:
    """Give every statement its speaker, where the report tells.

    Args:
        text: The report's text.
        found: The statements.
        read: The names that the network read, in text order.
        paragraphs: The stretches that were read, in text order; the whole text otherwise.
    """
    walked = walk(text, found, read, paragraphs)
    return _written(walked, found)


def walk(
    text: str,
    found: Found,
    read: Sequence[Name],
    paragraphs: Sequence[Span] = (),
    *,
    choose: Choose | None = None,
    choose_bearer: Choose | None = None,
) -> Walk:
    """Walk through a report twice: the first time tells men and women by sure pronouns.

    `choose` says whom a pronoun means, `choose_bearer` whom a description; the rankers otherwise.
    """
    laid = layout.lay_out(text, paragraphs)
    spans = sorted({one.source[0] for one in found.statements if one.source})
    settled = kinds.revise(laid, names.settle(laid, read, spans))
    made = groups.group(laid, settled)
    roles.attach(laid, made)
    kept = [(one, list(one.mentions)) for one in made]
    first = _walked(Scene(laid, list(made), found.statements), choose, choose_bearer)
    for index, leaning in first.leanings.items():
        if index < len(made) and not made[index].gender:
            made[index].gender = _leaning(leaning["m"], leaning["f"])
    for one, mentions in kept:
        one.mentions[:] = mentions
    return _walked(Scene(laid, list(made), found.statements), choose, choose_bearer)


def _walked(scene: Scene, choose: Choose | None, choose_bearer: Choose | None) -> Walk:
    walk = Walk(scene, choose, choose_bearer)
    walk.run()
    return walk


def _leaning(he: int, she: int) -> str:
    if he >= _LEANS * max(she, 1):
        return "m"
    return "f" if she >= _LEANS * max(he, 1) else ""


def _written(walk: Walk, found: Found) -> Resolved:
    shown = sorted((one for one in walk.scene.groups if one.mentions), key=_first)
    ids = {id(one): f"e{number}" for number, one in enumerate(shown, 1)}
    done: list[Statement] = []
    told = [walk.speakers.get(one.source[0]) if one.source else None for one in found.statements]
    groups = [one.group if one else None for one in told]
    for number, statement in enumerate(found.statements):
        to = addressee(walk, statement)
        if to is not None:
            statement = replace(statement, addressee_id=ids.get(id(to)))
        done.append(_given(statement, told[number], ids))
    for number, statement in enumerate(found.statements):
        if not (statement.cue or statement.source):
            before = found.continues[number]
            of = carrying.speaker(walk.scene.layout, found.statements, groups, number, before)
            if of is not None:
                groups[number] = groups[of]
                done[number] = _carried(done[number], done[of])
    chained = chains.add(walk, done, ids)
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


def _carried(statement: Statement, earlier: Statement) -> Statement:
    return replace(
        statement,
        source_kind=earlier.source_kind,
        entity=earlier.entity,
        entity_id=earlier.entity_id,
    )


def _given(statement: Statement, speaker: Speaker | None, ids: dict[int, str]) -> Statement:
    if speaker is None:
        return statement
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
