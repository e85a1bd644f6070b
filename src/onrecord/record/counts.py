"""The figures of a record with the words and names around them, for people and for JSON."""

from dataclasses import dataclass
from typing import Any

from onrecord.record import numbers, speakers
from onrecord.record.record import Record
from onrecord.record.values import Figure, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One figure in words.

    Attributes:
        figure: The figure.
        written: The number as written.
        bounds: What its bounds say.
        counted: What is counted, with its rate, or an empty string.
        made_of: What it is made up of, or an empty string.
        place: Where it applies, or an empty string.
        time: When it applies, or an empty string.
        word: On whose word: the speaker's name; an empty string for the report's own.
        ties: What it is part of and what it restates, by id: "of f1", "= f2".
    """

    figure: Figure
    written: str
    bounds: str
    counted: str
    made_of: str
    place: str
    time: str
    word: str
    ties: str


def find(record: Record, *, measure: str | None = None) -> list[Count]:
    """The figures of a record in text order.

    Args:
        record: The record.
        measure: Only those that measure this.
    """
    statements = {statement.id: statement for statement in record.statements}
    found: list[Count] = []
    for figure in record.figures:
        if measure and figure.measure != measure:
            continue
        statement = statements.get(figure.statement or "")
        who = (
            speakers.speaker(statement, record.report.text, record.entities) if statement else None
        )
        ties = [f"of {figure.part_of}"] if figure.part_of else []
        ties += [f"= {figure.same_as}"] if figure.same_as else []
        found.append(
            Count(
                figure=figure,
                written=record.quote(figure.span),
                bounds=numbers.bounds(figure.low, figure.high),
                counted=_joined(record, figure.counted, figure.per),
                made_of=record.quote(figure.composition),
                place=record.quote(figure.place),
                time=record.quote(figure.time),
                word=who.name if who else "",
                ties=" ".join(ties),
            )
        )
    return found


def to_dict(record: Record, count: Count) -> dict[str, Any]:
    """One figure as an object: the contract's fields, the words at its spans, and who said it."""
    figure = count.figure
    statement = next((s for s in record.statements if s.id == figure.statement), None)
    return {
        "report": record.report.id,
        "id": figure.id,
        "span": list(figure.span),
        "words": count.written,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "measure": figure.measure,
        "counted": record.quote(figure.counted) or None,
        "per": record.quote(figure.per) or None,
        "composition": count.made_of or None,
        "place": count.place or None,
        "time": count.time or None,
        "statement": figure.statement,
        "entity": statement.entity if statement else None,
        "entity_id": statement.entity_id if statement else None,
        "part_of": figure.part_of,
        "same_as": figure.same_as,
        "score": figure.score,
    }


def _joined(record: Record, counted: Span | None, per: Span | None) -> str:
    return " ".join(words for words in (record.quote(counted), record.quote(per)) if words)
