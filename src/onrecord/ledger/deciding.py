"""The log of what people decided, and how decisions show in the answers.

The log is only ever added to. A decision about a statement or a figure closes the row that answers
questions and, unless it rejects, opens another with the values decided; both stay, with the
decision that closed the one and opened the other, so that a question as of a day finds the row of
that day. Rows can be made anew from the log and the records; the log is the truth.
"""

import dataclasses
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from onrecord.errors import LedgerError
from onrecord.ledger import identity, reports
from onrecord.ledger.correcting import (
    SHOWN,
    check_part,
    corrected,
    find_standing,
    match,
    spans_of,
    write_value,
)
from onrecord.ledger.indexing import Indexed, Row, figure_row, statement_row
from onrecord.ledger.questions import stream
from onrecord.ledger.rows import insert, insert_words, number_beside
from onrecord.ledger.values import Decision
from onrecord.record import Figure, Record, Spans, Statement

_TABLES: Mapping[str, tuple[str, type]] = {
    "statement": ("statements", Statement),
    "figure": ("figures", Figure),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A statement or figure that a decision is about.

    Attributes:
        table: Where its rows are.
        kind: Its type.
        version: The number of the version it was read from.
        id: Its id in the record that the decision was made on.
    """

    table: str
    kind: type
    version: int
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The reading that holds now of a version.

    Attributes:
        number: Its number.
        current: Whether it is also its report's.
        day: The day of the version.
        record: The record.
    """

    number: int
    current: bool
    day: str
    record: Record


def decide(
    connection: sqlite3.Connection,
    *,
    subject: str,
    action: str,
    value: object,
    who: str,
    why: str,
    at: str,
) -> Decision:
    """Append a decision and show it; in a transaction of the caller's.

    Raises:
        LedgerError: There is nothing of that name, or a field is not one of its own.
        sqlite3.Error: It could not be written.
    """
    about = _subject(connection, subject) if action in SHOWN else None
    anchor: Spans = ()
    if about:
        reading = _reading(connection, about.version)
        part = _find(connection, about, reading, subject)
        anchor = spans_of(part)
        if action == "correct":
            check_part(reading.record, corrected(part, value))
    last = connection.execute("SELECT seal FROM decisions ORDER BY number DESC LIMIT 1").fetchone()
    row: Row = {
        "subject": subject,
        "action": action,
        "value": write_value(value),
        "who": who,
        "why": why,
        "at": at,
        "anchor": json.dumps(anchor) if anchor else None,
    }
    sealed = identity.seal(last[0] if last else "", *row.values())
    number = insert(connection, "decisions", {**row, "seal": sealed})
    if about:
        _show(connection, about, reading, subject, closing=number)
    return Decision(
        number=number,
        subject=subject,
        action=action,
        value=value,
        who=who,
        why=why,
        at=at,
        anchor=anchor,
    )


def list_decisions(connection: sqlite3.Connection, *, subject: str | None) -> Iterator[Decision]:
    """The decisions, the first one first."""
    where, values = "1", {}
    if subject is not None and subject.endswith("*"):
        where = "substr(subject, 1, length(:subject)) = :subject"
        values = {"subject": subject[:-1]}
    elif subject is not None:
        where, values = "subject = :subject", {"subject": subject}
    sql = f"SELECT * FROM decisions WHERE {where} ORDER BY number"
    return map(_decision, stream(connection, sql, values))


def carry(connection: sqlite3.Connection, number: int) -> None:
    """Show the decisions about a version in a new reading of it.

    A decision finds its statement or figure again by its characters. One that a person accepted or
    corrected stays in the answers even when the new reading does not have it.
    """
    found = connection.execute(
        "SELECT v.id, v.number FROM readings g JOIN versions v ON v.number = g.version"
        " WHERE g.number = ?",
        (number,),
    ).fetchone()
    subjects = connection.execute(
        "SELECT DISTINCT subject FROM decisions WHERE substr(subject, 1, length(?1)) = ?1"
        " OR substr(subject, 1, length(?2)) = ?2",
        (f"statement:{found[0]}:", f"figure:{found[0]}:"),
    ).fetchall()
    reading = _reading(connection, found[1])
    for (subject,) in subjects:
        about = _subject(connection, subject)
        if about:
            _show(connection, about, reading, subject, closing=None)


def _decision(row: Row) -> Decision:
    values = dict(row)
    del values["seal"]
    anchor = json.loads(values.pop("anchor") or "[]")
    return Decision(
        **{**values, "value": json.loads(values["value"])},
        anchor=tuple((start, end) for start, end in anchor),
    )


def _subject(connection: sqlite3.Connection, subject: str) -> Subject | None:
    kind, _, rest = subject.partition(":")
    version, _, id_ = rest.rpartition(":")
    if kind not in _TABLES:
        return None
    found = connection.execute("SELECT number FROM versions WHERE id = ?", (version,)).fetchone()
    if not found:
        raise LedgerError(f"{subject}: the ledger has no version {version or '(none given)'}")
    table, type_ = _TABLES[kind]
    return Subject(table=table, kind=type_, version=int(found[0]), id=id_)


def _reading(connection: sqlite3.Connection, version: int) -> Reading:
    number, current, day = connection.execute(
        "SELECT g.number, g.current, v.day FROM readings g JOIN versions v ON v.number = g.version"
        " WHERE g.version = ? ORDER BY g.number DESC LIMIT 1",
        (version,),
    ).fetchone()
    return Reading(
        number=number,
        current=bool(current),
        day=day,
        record=reports.load_record(connection, number),
    )


def _find(
    connection: sqlite3.Connection, about: Subject, reading: Reading, subject: str
) -> Statement | Figure:
    """What a new decision is about: the part of that id, or what a decision before it was about."""
    before = [d for d in list_decisions(connection, subject=subject) if d.anchor]
    parts = getattr(reading.record, about.table)
    if before:
        found = match(parts, before[-1].anchor) or _kept(connection, about, before)
    else:
        found = next((part for part in parts if part.id == about.id), None)
    if found is None:
        raise LedgerError(f"{subject}: there is no {about.table[:-1]} of that id in its record")
    return found


def _kept(
    connection: sqlite3.Connection, about: Subject, decisions: list[Decision]
) -> Statement | Figure | None:
    """The part as the reading had it on which the first decision was made."""
    rows = connection.execute(
        "SELECT number FROM readings WHERE version = ? ORDER BY number", (about.version,)
    ).fetchall()
    for (number,) in rows:
        record = reports.load_record(connection, number)
        found = match(getattr(record, about.table), decisions[0].anchor)
        if found:
            return cast("Statement | Figure", found)
    return None


def _show(
    connection: sqlite3.Connection,
    about: Subject,
    reading: Reading,
    subject: str,
    *,
    closing: int | None,
) -> None:
    decisions = list(list_decisions(connection, subject=subject))
    standing = find_standing(decisions)
    read = match(getattr(reading.record, about.table), decisions[0].anchor)
    part = read or (_kept(connection, about, decisions) if standing else None)
    if part is None:
        return
    if closing is None and standing is None:
        return
    closer = closing if closing is not None else cast("Decision", standing).number
    id_ = part.id if read else _kept_id(part)
    closed = connection.execute(
        f"UPDATE {about.table} SET current = 0, replaced = ?"
        " WHERE reading = ? AND id = ? AND replaced IS NULL RETURNING number",
        (closer, reading.number, id_),
    ).fetchall()
    if standing and standing.action == "reject":
        return
    shown = corrected(part, standing.value) if standing and standing.action == "correct" else part
    row = _row(reading.record, shown)
    before = (
        closed
        or connection.execute(
            f"SELECT max(number) FROM {about.table} WHERE reading = ? AND id = ?",
            (reading.number, id_),
        ).fetchall()
    )
    row |= {
        "id": id_,
        "number": number_beside(connection, about.table, before[0][0] or 0, day=reading.day),
        "reading": reading.number,
        "current": int(reading.current),
        "decision": standing.action if standing else None,
        "decided": closer,
        "value": json.dumps(dataclasses.asdict(shown), ensure_ascii=False),
    }
    insert_words(connection, about.table, [row])


def _kept_id(part: Statement | Figure) -> str:
    # The new reading may use the old id for something else.
    return f"{part.id}+"


def _row(record: Record, part: Statement | Figure) -> Row:
    indexed = Indexed(record)
    if isinstance(part, Statement):
        return statement_row(indexed, part)
    statements = {statement.id: statement for statement in record.statements}
    return figure_row(indexed, part, statements.get(part.statement or ""))
