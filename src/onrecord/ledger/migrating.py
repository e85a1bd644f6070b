"""Numbered changes of the tables, each applied in a transaction of its own."""

import functools
import importlib.resources
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger.connection import APPLICATION_ID, transaction

_NAME = re.compile(r"(\d{4})_(\w+)\.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One change of the tables.

    Attributes:
        number: Its place in the order.
        name: What it is about.
        sql: Its statements.
    """

    number: int
    name: str
    sql: str


@functools.cache
def known() -> tuple[Migration, ...]:
    """The migrations in the package, in order."""
    folder = importlib.resources.files("onrecord.ledger.migrations")
    found = [(match, file) for file in folder.iterdir() if (match := _NAME.fullmatch(file.name))]
    return tuple(
        sorted(
            (
                Migration(number=int(match[1]), name=match[2], sql=file.read_text(encoding="utf-8"))
                for match, file in found
            ),
            key=lambda migration: migration.number,
        )
    )


def pending(connection: sqlite3.Connection, path: Path) -> list[Migration]:
    """The migrations that the file has not had yet.

    Raises:
        LedgerError: The file is another program's, or was made by a newer onrecord.
    """
    applied = _applied(connection, path)
    newer = applied - {migration.number for migration in known()}
    if newer:
        raise LedgerError(
            f"{path}: was written by a newer onrecord (its tables have change {max(newer)}); "
            "install that version or a later one"
        )
    return [migration for migration in known() if migration.number not in applied]


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables to what this version needs.

    Raises:
        LedgerError: The file is another program's, or was made by a newer onrecord.
        sqlite3.Error: A change could not be applied; the file is as it was before that one.
    """
    if not pending(connection, path):
        return
    for migration in known():
        with transaction(connection):
            # Asked anew inside the transaction: another process may have been quicker.
            if migration in pending(connection, path):
                _apply(connection, migration)


def _applied(connection: sqlite3.Connection, path: Path) -> set[int]:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if owner != APPLICATION_ID:
        if tables or owner:
            raise LedgerError(
                f"{path}: is a database, but not a ledger of onrecord; check the path"
            )
        return set()
    return {number for (number,) in connection.execute("SELECT number FROM migrations")}


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    if migration.number == known()[0].number:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations "
            "(number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
        )
    for statement in _split(migration.sql):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO migrations (number, name, applied_at) "
        "VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        (migration.number, migration.name),
    )


def _split(sql: str) -> list[str]:
    """The statements one by one: `executescript` would commit in between."""
    statements, part = [], ""
    for line in sql.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            statements.append(part)
            part = ""
    if part.strip():
        statements.append(part)
    return statements
