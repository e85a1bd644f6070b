"""Voices: who speaks in a record, how often, in what role, to whom, and the words that show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record import speakers
from onrecord.record.record import Record
from onrecord.record.values import Entity, SourceKind, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One speaker of a report.

    Attributes:
        name: The fullest name or description; the words as written where it is unresolved.
        resolved: Whether the report tells who it is.
        source_kind: What sort of source, or None when unknown.
        entity: The entity of the record, or None where it is unresolved.
        statements: What is attributed to it, in text order.
        to: Whom it spoke to, each once, as named or written.
    """

    name: str
    resolved: bool
    source_kind: SourceKind | None
    entity: Entity | None
    statements: tuple[Statement, ...]
    to: tuple[str, ...]


def find(record: Record) -> tuple[Voice, ...]:
    """The speakers of a record, those with the most statements first, then in text order.

    Statements that name nobody are left out. A source whose speaker is unresolved stands for itself
    by its words.
    """
    told: dict[tuple[bool, str], list[Statement]] = {}
    for statement in record.statements:
        name = statement.entity_id or statement.entity
        words = speakers.words(record.report.text, statement.source).casefold()
        if name or words:
            told.setdefault((bool(name), name or words), []).append(statement)
    entities = {entity.id: entity for entity in record.entities}
    voices = [_voice(record, some, entities) for some in told.values()]
    return tuple(sorted(voices, key=lambda voice: (-len(voice.statements), not voice.resolved)))


def proof(record: Record, statement: Statement) -> str:
    """The words of a source and its cue as they stand, what is between them included if short."""
    spans = sorted([*(statement.source or ()), *(statement.cue or ())])
    text = record.report.text
    shown = ""
    for index, (start, end) in enumerate(spans):
        gap = text[spans[index - 1][1] : start] if index else ""
        shown += (gap if len(gap) <= _GAP else " … ") + text[start:end]
    return " ".join(shown.split())


def to_dict(record: Record, voice: Voice) -> dict[str, Any]:
    """A voice as JSON: who, and for each statement the words and their spans."""
    entity = voice.entity
    return {
        "report": record.report.id,
        "name": voice.name,
        "resolved": voice.resolved,
        "entity_id": entity.id if entity else None,
        "key": entity.key if entity else "",
        "kind": entity.kind if entity else None,
        "role": entity.role if entity else None,
        "affiliation": entity.affiliation if entity else None,
        "source_kind": voice.source_kind,
        "statements": len(voice.statements),
        "to": list(voice.to),
        "said": [
            {
                "id": one.id,
                "words": proof(record, one),
                "content": record.quote(one.content),
                "source": one.source,
                "cue": one.cue,
                "addressee": one.addressee,
            }
            for one in voice.statements
        ],
    }


_GAP = 24


def _voice(record: Record, some: Sequence[Statement], entities: dict[str, Entity]) -> Voice:
    first = some[0]
    shown = speakers.speaker(first, record.report.text)
    kinds = [one.source_kind for one in some if one.source_kind]
    return Voice(
        name=shown.name,
        resolved=shown.resolved,
        source_kind=kinds[0] if kinds else None,
        entity=entities.get(first.entity_id or ""),
        statements=tuple(some),
        to=tuple(dict.fromkeys(name for one in some if (name := _to(record, one, entities)))),
    )


def _to(record: Record, statement: Statement, entities: dict[str, Entity]) -> str:
    if statement.addressee_id in entities:
        return entities[statement.addressee_id].name
    return speakers.words(record.report.text, statement.addressee)
