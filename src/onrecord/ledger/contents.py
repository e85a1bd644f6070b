"""What a ledger holds, counted."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineUse:
    """An engine, and how many reports show what it read.

    Attributes:
        version: Version of onrecord.
        model: Name of the weights.
        sha256: Digest of the weights.
        readings: How many readings it made.
        current: How many of them hold now.
    """

    version: str
    model: str
    sha256: str
    readings: int
    current: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a ledger holds.

    Attributes:
        path: Its file.
        bytes: The size of the file.
        tables: The highest number of a change that its tables have had.
        reports: Reports in it.
        versions: Versions of them.
        readings: Readings of those.
        statements: Statements that hold now.
        figures: Figures that hold now.
        people: Persons, organizations and others that are named.
        decisions: Decisions of people.
        outlets: Different publishers.
        first_day: The first day of a report, or None.
        last_day: The last day of a report, or None.
        originals: Reports' original bytes kept.
        engines: What read them.
    """

    path: str
    bytes: int
    tables: int
    reports: int
    versions: int
    readings: int
    statements: int
    figures: int
    people: int
    decisions: int
    outlets: int
    first_day: str | None
    last_day: str | None
    originals: int
    engines: tuple[EngineUse, ...]


def summarise(reader: sqlite3.Connection, path: Path) -> Summary:
    """Count.

    Raises:
        sqlite3.Error: The file cannot be read.
    """

    def one(sql: str) -> int:
        return int(reader.execute(sql).fetchone()[0] or 0)

    first_day, last_day = reader.execute("SELECT min(day), max(day) FROM reports").fetchone()
    engines = reader.execute(
        "SELECT e.version, e.model, e.sha256, count(*), sum(g.current)"
        " FROM readings g JOIN engines e ON e.number = g.engine GROUP BY e.number ORDER BY e.number"
    )
    return Summary(
        path=str(path),
        bytes=path.stat().st_size,
        tables=one("SELECT max(number) FROM migrations"),
        reports=one("SELECT count(*) FROM reports"),
        versions=one("SELECT count(*) FROM versions"),
        readings=one("SELECT count(*) FROM readings"),
        statements=one("SELECT sum(statements) FROM reports"),
        figures=one("SELECT sum(figures) FROM reports"),
        people=one("SELECT count(*) FROM people WHERE reports > 0"),
        decisions=one("SELECT count(*) FROM decisions"),
        outlets=one("SELECT count(DISTINCT publisher) FROM reports"),
        first_day=first_day,
        last_day=last_day,
        originals=one("SELECT count(*) FROM originals"),
        engines=tuple(
            EngineUse(version=version, model=model, sha256=sha256, readings=made, current=now)
            for version, model, sha256, made, now in engines
        ),
    )
