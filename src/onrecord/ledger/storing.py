"""Appending to the ledger: one report's version, reading and rows, in one transaction."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from onrecord.ledger import identity, moments
from onrecord.ledger.holding import insert_rows, retire
from onrecord.ledger.indexing import Row
from onrecord.ledger.rows import digest_rows, insert
from onrecord.ledger.values import Added, State
from onrecord.record import Engine, Record, Report

DESCRIBED = (
    "published", "publisher", "agency", "title", "byline", "dateline", "url", "path", "language",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is appended.

    Attributes:
        record: What was read.
        original: The bytes it was read from, or None.
        read_at: When.
        seen: When a crawler had fetched it, or None.
        given: What its format said of it, as `tasks.given` writes it; None when not known.
    """

    record: Record
    original: bytes | None
    read_at: datetime
    seen: datetime | None = None
    given: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a reading belongs.

    Attributes:
        report: The number of its report.
        version: The number of its version.
        version_id: The id of its version.
        known_at: From when on an as-of question sees it.
        day: The day its rows belong to.
        replaces: The reading that was current until now, or None.
        state: What adding it does.
    """

    report: int
    version: int
    version_id: str
    known_at: str
    day: str
    replaces: int | None
    state: State


def append(connection: sqlite3.Connection, entry: Entry) -> tuple[Added, int | None]:
    """Append what is new; in a transaction of the caller's.

    Returns:
        What became of it, and the number of the new reading; None when nothing was new.

    Raises:
        sqlite3.Error: It could not be written; the caller's transaction is to be rolled back.
    """
    report = entry.record.report
    content = identity.content_digest(report)
    engine = _engine(connection, entry.record.engine)
    current = connection.execute(
        "SELECT r.number, r.reading, r.versions, v.number, v.id, v.content, v.known_at, v.day"
        " FROM reports r JOIN versions v ON v.number = r.version WHERE r.id = ?",
        (report.id,),
    ).fetchone()
    read_at = moments.write(entry.read_at)
    if current and current[5] == content:
        number, reading, _, version, version_id, _, _, day = current
        done = connection.execute(
            "SELECT 1 FROM readings WHERE version = ? AND engine = ?", (version, engine)
        ).fetchone()
        if done:
            return Added(report_id=report.id, version=version_id, state="known"), None
        place = Place(
            report=number,
            version=version,
            version_id=version_id,
            known_at=read_at,
            day=day,
            replaces=reading,
            state="reread",
        )
    else:
        place = _new_version(connection, entry, content, read_at, current)
    reading = _append_reading(connection, entry, place, engine, read_at)
    return Added(report_id=report.id, version=place.version_id, state=place.state), reading


def _engine(connection: sqlite3.Connection, engine: Engine) -> int:
    values = (engine.version, engine.model, engine.sha256)
    connection.execute(
        "INSERT OR IGNORE INTO engines (version, model, sha256) VALUES (?, ?, ?)", values
    )
    found = connection.execute(
        "SELECT number FROM engines WHERE (version, model, sha256) = (?, ?, ?)", values
    ).fetchone()
    return int(found[0])


def _new_version(
    connection: sqlite3.Connection,
    entry: Entry,
    content: str,
    read_at: str,
    current: tuple[int, int, int, int, str, str, str, str] | None,
) -> Place:
    report = entry.record.report
    day = moments.day_of(report.published, read_at)
    ordinal = current[2] + 1 if current else 1
    known_at = _known_at(report, read_at, entry.seen, after=current[6] if current else None)
    version_id = identity.version_id(report.id, content)
    if connection.execute("SELECT 1 FROM versions WHERE id = ?", (version_id,)).fetchone():
        version_id = identity.version_id(report.id, content, ordinal=ordinal)
    number = current[0] if current else _new_report(connection, report, day)
    version = insert(
        connection,
        "versions",
        {
            "id": version_id,
            "report": number,
            "ordinal": ordinal,
            "content": content,
            "original": _keep_original(connection, entry.original),
            "given": entry.given,
            "day": day,
            "published": report.published,
            "publisher": report.publisher,
            "title": report.title,
            "read_at": read_at,
            "known_at": known_at,
        },
    )
    connection.execute(
        "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)",
        (version, report.title, report.text),
    )
    return Place(
        report=number,
        version=version,
        version_id=version_id,
        known_at=known_at,
        day=day,
        replaces=current[1] if current else None,
        state="changed" if current else "new",
    )


def _known_at(report: Report, read_at: str, seen: datetime | None, *, after: str | None) -> str:
    """When the version was there to be known.

    A first version from its publication on; a later one from its own date of publication when that
    lies after the version before it, else from when it was fetched.
    """
    fetched = min(read_at, moments.write(seen)) if seen else read_at
    published = moments.parse(report.published)
    if published is None:
        return fetched
    known = moments.write(published)
    if known > fetched or (after is not None and known <= after):
        return fetched
    return known


def _new_report(connection: sqlite3.Connection, report: Report, day: str) -> int:
    return insert(
        connection,
        "reports",
        {
            "id": report.id,
            "version": 0,
            "reading": 0,
            "versions": 0,
            "day": day,
            "statements": 0,
            "figures": 0,
        },
    )


def _keep_original(connection: sqlite3.Connection, original: bytes | None) -> int | None:
    if original is None:
        return None
    digest = identity.sha256(original)
    kept = connection.execute("SELECT number FROM originals WHERE sha256 = ?", (digest,)).fetchone()
    if kept:
        return int(kept[0])
    values = {"sha256": digest, "size": len(original), "bytes": identity.pack(original)}
    return insert(connection, "originals", values)


def _append_reading(
    connection: sqlite3.Connection, entry: Entry, place: Place, engine: int, read_at: str
) -> int:
    written = entry.record.to_json().encode("utf-8", "surrogatepass")
    digest = identity.sha256(written)
    last = connection.execute("SELECT seal FROM readings ORDER BY number DESC LIMIT 1").fetchone()
    given = connection.execute(
        "SELECT given FROM versions WHERE number = ?", (place.version,)
    ).fetchone()[0]
    sealed = identity.seal(
        last[0] if last else "", place.version_id, engine, read_at, place.known_at, digest, given
    )
    if place.replaces is not None:
        retire(connection, place.replaces)
    reading = insert(
        connection,
        "readings",
        {
            "report": place.report,
            "version": place.version,
            "engine": engine,
            "read_at": read_at,
            "known_at": place.known_at,
            "current": 1,
            "replaces": place.replaces,
            "record": identity.pack(written),
            "sha256": digest,
            "rows_sha256": "",
            "seal": sealed,
        },
    )
    insert_rows(connection, entry.record, reading=reading, day=place.day)
    connection.execute(
        "UPDATE readings SET rows_sha256 = ? WHERE number = ?",
        (digest_rows(connection, reading), reading),
    )
    _point_report(connection, entry.record, place, reading)
    return reading


def _point_report(
    connection: sqlite3.Connection, record: Record, place: Place, reading: int
) -> None:
    report = record.report
    values: Row = {
        "version": place.version,
        "reading": reading,
        "day": place.day,
        "statements": len(record.statements),
        "figures": len(record.figures),
    }
    values |= {name: getattr(report, name) for name in DESCRIBED}
    connection.execute(
        f"UPDATE reports SET {', '.join(f'{name} = :{name}' for name in values)},"
        " versions = (SELECT count(*) FROM versions WHERE report = :number)"
        " WHERE number = :number",
        {**values, "number": place.report},
    )
