"""Whether everything in a ledger is as it was written.

SQLite's own check finds broken pages and indexes; the rest is found by digests: of each original,
of each record, of the rows made from it, and of the two logs, in which every entry seals the one
before it. Spans are held to the text they point into.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from onrecord.ledger import identity, moments
from onrecord.ledger.connection import explain, transaction
from onrecord.ledger.rows import digest_rows
from onrecord.ledger.storing import DESCRIBED
from onrecord.record import Record

_INDEXES: Final = (("statement_words", 1), ("figure_words", 1), ("people_words", 1),
                   ("report_words", 0))  # fmt: skip
_PEOPLE: Final = """\
SELECT p.key FROM people p LEFT JOIN (SELECT e.key, count(DISTINCT e.reading) AS reports,
 sum(e.statements) AS statements FROM entities e JOIN readings g ON g.number = e.reading
 WHERE g.current = 1 GROUP BY e.key) c ON c.key = p.key
 WHERE p.reports <> coalesce(c.reports, 0) OR p.statements <> coalesce(c.statements, 0)"""
# What is said of a person was read of that person in some reading.
_DESCRIBED: Final = """\
SELECT p.key FROM people p WHERE
 NOT EXISTS (SELECT 1 FROM entities e WHERE e.key = p.key AND e.name = p.name AND e.kind = p.kind)
 OR (p.role IS NOT NULL
 AND NOT EXISTS (SELECT 1 FROM entities e WHERE e.key = p.key AND e.role = p.role))
 OR (p.first_day, p.last_day) <> (SELECT min(v.day), max(v.day) FROM entities e
 JOIN readings g ON g.number = e.reading JOIN versions v ON v.number = g.version
 WHERE e.key = p.key)"""
_POINTERS: Final = {
    "a report does not show its latest reading": """\
SELECT r.id FROM reports r LEFT JOIN readings g ON g.number = r.reading
 WHERE g.number IS NULL OR g.current <> 1 OR g.version <> r.version OR g.report <> r.number
 OR r.reading <> (SELECT max(number) FROM readings WHERE report = r.number)
 OR r.versions <> (SELECT count(*) FROM versions WHERE report = r.number)""",
    "the versions of a report are not numbered from 1": """\
SELECT r.id FROM versions v JOIN reports r ON r.number = v.report GROUP BY v.report
 HAVING min(v.ordinal) <> 1 OR max(v.ordinal) <> count(*)""",
    "numbers would be given twice": """\
SELECT s.name FROM sequences s WHERE s.next <= (SELECT max(n) FROM
 (SELECT max(number & 0xFFFFFFFF) AS n FROM statements
 UNION ALL SELECT max(number & 0xFFFFFFFF) FROM figures))""",
    "more than one reading of a report holds": """\
SELECT r.id FROM readings g JOIN reports r ON r.number = g.report WHERE g.current = 1
 GROUP BY g.report HAVING count(*) > 1""",
    "a statement holds though its reading does not, or the other way round": """\
SELECT s.id FROM statements s JOIN readings g ON g.number = s.reading
 WHERE s.current <> (g.current AND s.replaced IS NULL)""",
    "a figure holds though its reading does not, or the other way round": """\
SELECT s.id FROM figures s JOIN readings g ON g.number = s.reading
 WHERE s.current <> (g.current AND s.replaced IS NULL)""",
}


def check(
    path: Path,
    reader: sqlite3.Connection,
    writer: sqlite3.Connection | None,
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> Iterator[str]:
    """Everything that is wrong, a line each; nothing when all is well.

    Args:
        path: The ledger's file.
        reader: A connection to it.
        writer: One that can write, which full-text indexes need to check themselves; else they
            are not checked.
        on_progress: Called with how many readings were checked, and how many there are.
    """
    try:
        yield from _structure(reader, writer)
        yield from _readings(reader, on_progress)
        yield from _originals(reader)
        yield from _decisions(reader)
        for what, sql in _POINTERS.items():
            yield from (f"{what}: {id_}" for (id_,) in reader.execute(f"{sql} LIMIT 20"))
        yield from (f"people: {key} is miscounted" for (key,) in reader.execute(_PEOPLE))
        yield from (f"people: {key} was changed" for (key,) in reader.execute(_DESCRIBED))
    except sqlite3.Error as fault:
        yield str(explain(path, fault)).removeprefix(f"{path}: ")


def _structure(reader: sqlite3.Connection, writer: sqlite3.Connection | None) -> Iterator[str]:
    for (line,) in reader.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the file is damaged: {' '.join(line.split())}"
    for table, row, parent, _ in reader.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row} points at something missing in {parent}"
    for index, against_table in _INDEXES if writer else ():
        assert writer is not None
        try:
            with transaction(writer):
                writer.execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', ?)",
                    (against_table,),
                )
        except sqlite3.DatabaseError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            yield f"the full-text index {index} does not fit its table"


def _readings(
    reader: sqlite3.Connection, on_progress: Callable[[int, int], None] | None
) -> Iterator[str]:
    total = reader.execute("SELECT count(*) FROM readings").fetchone()[0]
    seal = ""
    rows = reader.execute(
        "SELECT g.number, g.read_at, g.known_at, g.record, g.sha256, g.rows_sha256, g.seal,"
        " g.engine, g.current, v.id AS version, v.ordinal, v.content, v.title, v.published,"
        " v.publisher, v.day, v.given, v.read_at AS first_at, v.known_at AS first_known,"
        " r.id AS report, r.number AS report_number, g.number = (SELECT min(f.number)"
        " FROM readings f WHERE f.report = g.report AND f.version = v.number) AS first,"
        " e.version AS engine_version, e.model, e.sha256 AS engine_sha256"
        " FROM readings g LEFT JOIN versions v ON v.number = g.version"
        " LEFT JOIN reports r ON r.number = g.report"
        " LEFT JOIN engines e ON e.number = g.engine ORDER BY g.number"
    )
    names = [column[0] for column in rows.description]
    for done, values in enumerate(rows, start=1):
        row = dict(zip(names, values, strict=True))
        name = f"{row['report']}, reading {row['number']}"
        seal = identity.seal(
            seal,
            *(
                row[part]
                for part in ("version", "engine", "read_at", "known_at", "sha256", "given")
            ),
        )
        if seal != row["seal"]:
            yield f"{name}: the log of readings was changed at or before it"
            seal = row["seal"]
        yield from (f"{name}: {fault}" for fault in _reading(reader, row))
        if on_progress:
            on_progress(done, total)


def _reading(reader: sqlite3.Connection, row: dict[str, Any]) -> Iterator[str]:
    try:
        written = identity.unpack(row["record"])
    except zlib.error:
        yield "its record is damaged"
        return
    if identity.sha256(written) != row["sha256"]:
        yield "its record is not the one that was read"
        return
    record = Record.from_dict(json.loads(written))
    report = record.report
    if identity.content_digest(report) != row["content"] or row["version"] not in (
        identity.version_id(report.id, row["content"]),
        identity.version_id(report.id, row["content"], ordinal=row["ordinal"]),
    ):
        yield "its version is not the one of its content"
    shown = (row["title"], row["published"], row["publisher"], row["report"], row["day"])
    day = moments.day_of(report.published, row["first_at"])
    if shown != (report.title, report.published, report.publisher, report.id, day):
        yield "its version does not say what its record does"
    if row["first"] and (row["first_at"], row["first_known"]) != (row["read_at"], row["known_at"]):
        yield "its version is not of the moment at which it was first read"
    if row["current"] and not _described(reader, row, record):
        yield "its report does not say what its record does"
    engine = (row["engine_version"], row["model"], row["engine_sha256"])
    if engine != (record.engine.version, record.engine.model, record.engine.sha256):
        yield "its engine is not the one of its record"
    if digest_rows(reader, row["number"]) != row["rows_sha256"]:
        yield "its rows are not those that were written"
    yield from _spans(record)


def _described(reader: sqlite3.Connection, row: dict[str, Any], record: Record) -> bool:
    found = reader.execute(
        f"SELECT day, statements, figures, {', '.join(DESCRIBED)} FROM reports WHERE number = ?",
        (row["report_number"],),
    ).fetchone()
    counts = (row["day"], len(record.statements), len(record.figures))
    return bool(found == (*counts, *(getattr(record.report, name) for name in DESCRIBED)))


def _spans(record: Record) -> Iterator[str]:
    parts: list[tuple[str, Any]] = [
        *((statement.id, (*statement.content, *(statement.source or ()), *(statement.cue or ())))
          for statement in record.statements),
        *((figure.id, (figure.span,)) for figure in record.figures),
        *((entity.id, (*entity.names, *entity.mentions)) for entity in record.entities),
    ]  # fmt: skip
    for id_, spans in parts:
        try:
            record.quote(spans)
        except ValueError as fault:
            yield f"{id_}: {fault}"


def _originals(reader: sqlite3.Connection) -> Iterator[str]:
    for number, digest, size, packed in reader.execute(
        "SELECT number, sha256, size, bytes FROM originals"
    ):
        try:
            data = identity.unpack(packed)
        except zlib.error:
            data = b""
        if len(data) != size or identity.sha256(data) != digest:
            yield f"original {number} ({digest[:12]}…) is damaged"


def _decisions(reader: sqlite3.Connection) -> Iterator[str]:
    seal = ""
    for number, *values, sealed in reader.execute(
        "SELECT number, subject, action, value, who, why, at, anchor, seal FROM decisions"
        " ORDER BY number"
    ):
        seal = identity.seal(seal, *values)
        if seal != sealed:
            yield f"decision {number}: the log of decisions was changed at or before it"
            seal = sealed
