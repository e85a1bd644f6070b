"""Every reading of every version, as exports need them."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.ledger.reports import read_record
from onrecord.record import Record

_READINGS = """\
SELECT g.number, r.id AS report_id, v.id AS version, v.ordinal, g.read_at, g.known_at, g.current,
 v.given, o.sha256 AS original, g.record
 FROM readings g JOIN versions v ON v.number = g.version JOIN reports r ON r.number = g.report
 LEFT JOIN originals o ON o.number = v.original"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of one version.

    Attributes:
        number: Its place in the log.
        report_id: The report's id.
        version: The version's id.
        ordinal: Which version of the report it is, from 1.
        read_at: When it was read.
        known_at: From when on an as-of question sees it.
        current: Whether it holds now.
        given: What the report's format said of it, or None where that is not known.
        original: SHA-256 of the bytes it was read from, or None.
        record: What was read.
    """

    number: int
    report_id: str
    version: str
    ordinal: int
    read_at: str
    known_at: str
    current: bool
    given: Any
    original: str | None
    record: Record


def list_readings(
    connection: sqlite3.Connection, *, history: bool, report_id: str | None = None
) -> Iterator[Reading]:
    """The readings in the order of the log.

    Args:
        connection: A connection that reads.
        history: Also those that later ones took the place of.
        report_id: Only those of one report.
    """
    connection.row_factory = sqlite3.Row
    where = [] if history else ["g.current = 1"]
    where += ["r.id = :report"] if report_id is not None else []
    condition = f" WHERE {' AND '.join(where)}" if where else ""
    sql = f"{_READINGS}{condition} ORDER BY g.number"
    for row in connection.execute(sql, {"report": report_id}):
        values = dict(row)
        values["record"] = read_record(values["record"], name=row["report_id"])
        values["given"] = json.loads(row["given"]) if row["given"] else None
        values["current"] = bool(row["current"])
        yield Reading(**values)


def load_original(connection: sqlite3.Connection, digest: str) -> bytes:
    """The compressed bytes of an original by its SHA-256."""
    found = connection.execute("SELECT bytes FROM originals WHERE sha256 = ?", (digest,)).fetchone()
    return bytes(found[0])
