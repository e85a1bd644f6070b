"""What a record says to people, as lines of parts, before anything is laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.record import Entity, Furniture, Record, Statement, dates, speakers
from onrecord.record.nesting import Nested, nest
from onrecord.terminal.clean import clean

Look = Literal["name", "unknown", "cue", "plain", "quiet", "mark", "title"]
Part = tuple[str, Look]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement, one figure or one piece of furniture.

    Attributes:
        label: The id of the statement or figure, or the kind of the furniture.
        depth: How many statements it stands inside.
        head: Who, cue, addressee and marks; empty for furniture.
        body: The content, or the words of the furniture.
    """

    label: str
    depth: int
    head: tuple[Part, ...]
    body: str


def heading(record: Record) -> list[list[Part]]:
    """Publisher and date, title, byline, and where the report came from."""
    report = record.report
    kicker = " · ".join(
        dict.fromkeys(
            clean(part)
            for part in (report.publisher, report.agency, dates.spell(report.published))
            if part
        )
    )
    where = report.url or report.path or ""
    lines: list[list[Part]] = [
        [(kicker, "quiet")],
        [(clean(report.title or report.id), "title")],
        [(clean(report.byline or ""), "plain")],
        [(clean(where if report.title else ""), "quiet")],
    ]
    return [line for line in lines if line[0][0]]


def entries(record: Record) -> list[Entry]:
    """Furniture and statements in text order, nested statements after the one they stand in."""
    text, title = record.report.text, clean(record.report.title or "")
    waiting = [
        item
        for item in sorted(record.furniture, key=lambda item: item.span)
        if clean(text[slice(*item.span)]) != title
    ]
    rows: list[Entry] = []
    for nested in nest(record.statements):
        if nested.depth == 0:
            begin = _begin(nested.statement)
            while waiting and waiting[0].span[0] < begin:
                rows.append(_furniture(waiting.pop(0), text))
        rows.append(_statement(nested, text, record.entities))
    return rows + [_furniture(item, text) for item in waiting]


def closing(record: Record) -> str:
    """How many statements there are, of how many speakers, and how many figures."""
    count = len(record.statements)
    figures = len(record.figures)
    counted = [f"{figures} figure{'s' * (figures != 1)}"] if figures else []
    if not count:
        return " · ".join(["no statement found", *counted])
    names = {s.entity_id or s.entity for s in record.statements if s.entity_id or s.entity}
    unresolved = sum(not s.entity for s in record.statements)
    parts = [f"{count} statement{'s' * (count != 1)}"]
    if names:
        parts.append(f"{len(names)} speaker{'s' * (len(names) != 1)}")
    if unresolved:
        parts.append(f"{unresolved} without a resolved speaker")
    return " · ".join(parts + counted)


def _furniture(item: Furniture, text: str) -> Entry:
    return Entry(label=item.kind, depth=0, head=(), body=clean(text[slice(*item.span)]))


def _statement(nested: Nested, text: str, entities: Sequence[Entity]) -> Entry:
    statement = nested.statement
    return Entry(
        label=clean(statement.id),
        depth=nested.depth,
        head=tuple(_head(statement, text, entities)),
        body=clean(speakers.words(text, statement.content)),
    )


def _head(statement: Statement, text: str, entities: Sequence[Entity]) -> Iterator[Part]:
    who = speakers.speaker(statement, text, entities)
    yield clean(who.name), "name" if who.resolved else "unknown"
    if who.role:
        yield f", {clean(who.role)}", "plain"
    if statement.cue:
        yield f" {clean(speakers.words(text, statement.cue))}", "cue"
    if statement.addressee:
        yield f" → {clean(speakers.words(text, statement.addressee))}", "plain"
    setting = clean(speakers.setting(statement, text))
    if setting:
        yield f" · {setting}", "quiet"
    if who.written:
        yield f" (“{clean(who.written)}”)", "quiet"
    if statement.chain:
        yield f" · {clean(speakers.chain(statement))}", "quiet"
    if not who.resolved and statement.source:
        yield f" · {speakers.UNRESOLVED}", "mark"
    for mark in speakers.marks(statement):
        yield f" · {mark}", "mark"


def _begin(statement: Statement) -> int:
    spans = [*statement.content, *(statement.source or ()), *(statement.cue or ())]
    return min((start for start, _ in spans), default=0)
