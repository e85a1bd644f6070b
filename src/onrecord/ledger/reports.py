"""Reports, versions and readings, read back from the ledger."""

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from onrecord.errors import LedgerError
from onrecord.ledger import identity, moments
from onrecord.ledger.indexing import Row
from onrecord.ledger.moments import Day
from onrecord.ledger.questions import in_time, stream
from onrecord.ledger.values import StoredRecord, StoredReport, Version
from onrecord.record import Record

_VERSION = re.compile(r"[0-9a-f]{8,20}")
_LISTED = """\
SELECT r.id, v.id AS version, r.versions, v.day, v.published, v.publisher, r.agency, v.title,
 r.url, v.read_at, r.statements, r.figures FROM reports r"""
# What holds now is in the order of an index, and the first rows come at once.
_NOW = """\
 CROSS JOIN readings g ON g.number = r.reading CROSS JOIN versions v ON v.number = r.version"""
_THEN = " JOIN readings g ON g.report = r.number JOIN versions v ON v.number = g.version"
_STORED = """\
SELECT g.number, r.id AS report_id, v.id AS version, v.ordinal, g.read_at, g.known_at, g.replaces,
 g.record FROM readings g JOIN versions v ON v.number = g.version
 JOIN reports r ON r.number = g.report"""


def list_reports(
    connection: sqlite3.Connection,
    *,
    since: Day | None,
    until: Day | None,
    publisher: str | None,
    as_of: Day | None,
) -> Iterator[StoredReport]:
    """The reports, oldest first.

    Raises:
        LedgerError: A day is not one.
        sqlite3.Error: The file cannot be read.
    """
    where, values = in_time(since=since, until=until, as_of=as_of)
    if publisher is not None:
        where.append("(r.publisher = :publisher OR r.agency = :publisher)")
        values["publisher"] = publisher
    joins, day = (_NOW, "r.day") if as_of is None else (_THEN, "v.day")
    sql = f"{_LISTED}{joins} WHERE {' AND '.join(where)} ORDER BY {day}, r.number"
    return (StoredReport(**row) for row in stream(connection, sql, values))


def find_report(connection: sqlite3.Connection, asked: str) -> tuple[int, str | None] | None:
    """The number of a report by its id, or by the beginning of the id of one of its versions.

    Returns:
        The number, and the id of the version where that was what was asked for; None when there
        is no such report, or several versions begin so.
    """
    found = connection.execute("SELECT number FROM reports WHERE id = ?", (asked,)).fetchone()
    if found:
        return int(found[0]), None
    if not _VERSION.fullmatch(asked):
        return None
    versions = connection.execute(
        "SELECT report, id FROM versions WHERE id >= ? AND id < ? LIMIT 2", (asked, f"{asked}g")
    ).fetchall()
    return (int(versions[0][0]), str(versions[0][1])) if len(versions) == 1 else None


def list_versions(connection: sqlite3.Connection, report: int) -> list[Version]:
    """The versions of a report, the first one first."""
    rows = stream(
        connection,
        "SELECT v.id, v.ordinal, v.title, v.published, v.read_at, v.known_at,"
        " o.sha256 AS original,"
        " (SELECT count(*) FROM readings g WHERE g.version = v.number AND g.report = v.report)"
        " AS readings"
        " FROM versions v LEFT JOIN originals o ON o.number = v.original"
        " WHERE v.report = :report ORDER BY v.ordinal",
        {"report": report},
    )
    return [Version(**row) for row in rows]


def find_stored(
    connection: sqlite3.Connection, report: int, *, version: str | int | None, as_of: Day | None
) -> StoredRecord | None:
    """The latest reading of a report, or of one of its versions, that was known by a day."""
    where, values = ["g.report = :report"], dict[str, Any](report=report)
    if version is not None:
        where.append("(v.id = :version OR v.ordinal = :version)")
        values["version"] = version
    if as_of is not None:
        where.append("g.known_at < :as_of")
        values["as_of"] = moments.end_of(as_of)
    sql = f"{_STORED} WHERE {' AND '.join(where)} ORDER BY g.number DESC LIMIT 1"
    return next(map(_stored, stream(connection, sql, values)), None)


def list_stored(
    connection: sqlite3.Connection, *, after: int, as_of: Day | None
) -> Iterator[StoredRecord]:
    """The readings that hold now, or held on a day, in the order of the log.

    Raises:
        LedgerError: The day is not one.
        sqlite3.Error: The file cannot be read.
    """
    where, values = in_time(as_of=as_of)
    where.append("g.number > :after")
    values["after"] = after
    sql = f"{_STORED} WHERE {' AND '.join(where)} ORDER BY g.number"
    return map(_stored, stream(connection, sql, values))


def load_record(connection: sqlite3.Connection, reading: int) -> Record:
    """The record of one reading.

    Raises:
        LedgerError: It is damaged.
    """
    found = connection.execute(
        "SELECT record FROM readings WHERE number = ?", (reading,)
    ).fetchone()
    return read_record(found[0], name=f"reading {reading}")


def read_record(packed: bytes, *, name: str) -> Record:
    """A record from its compressed JSON.

    Raises:
        LedgerError: It is damaged.
    """
    try:
        return Record.from_dict(json.loads(identity.unpack(packed)))
    except (zlib.error, ValueError, TypeError, KeyError) as fault:
        raise LedgerError(
            f"the record of {name} is damaged; restore the ledger from a copy"
        ) from fault


def _stored(row: Row) -> StoredRecord:
    values = dict(row)
    record = read_record(values.pop("record"), name=row["report_id"])
    return StoredRecord(**values, record=record)
