"""SQL of other people's on a ledger that can only be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from onrecord.errors import LedgerError
from onrecord.ledger.connection import connect, explain

_PIECE: Final = 256
_ALLOWED: Final = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    }
)
# What describes tables and changes nothing.
_TABLE_PRAGMAS: Final = frozenset(
    {
        "table_info",
        "table_xinfo",
        "table_list",
        "index_list",
        "index_info",
        "index_xinfo",
        "database_list",
        "foreign_key_list",
        "function_list",
        "compile_options",
    }
)
_PRAGMAS: Final = _TABLE_PRAGMAS | frozenset(
    {
        "user_version",
        "application_id",
        "page_count",
        "page_size",
        "freelist_count",
        "encoding",
        # FTS5 asks for it itself before every search.
        "data_version",
    }
)
_UNSAFE_FUNCTIONS: Final = frozenset({"load_extension", "fts3_tokenizer", "edit", "writefile"})


def query(path: Path, sql: str) -> tuple[list[str], Iterator[tuple[object, ...]]]:
    """Run one query; its rows come as they are asked for.

    The connection is read-only, and refuses everything but reading: no other file can be attached,
    no extension loaded, nothing written.

    Returns:
        The names of the columns, and the rows.

    Raises:
        LedgerError: It is not one query, is refused, or fails; also while the rows are read.
    """
    try:
        connection = connect(path, read_only=True)
    except sqlite3.Error as fault:
        raise explain(path, fault) from fault
    try:
        _wake(connection)
        connection.set_authorizer(_authorise)
        cursor = connection.execute(sql)
        heading = [column[0] for column in cursor.description or ()]
    except (sqlite3.Error, sqlite3.Warning, ValueError) as fault:
        connection.close()
        raise _refused(path, fault) from fault
    return heading, _rows(path, connection, cursor)


def _wake(connection: sqlite3.Connection) -> None:
    """Touch the virtual tables: making one ready declares a table, which is then refused."""
    made = connection.execute(
        "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    ).fetchall()
    own = ("json_each", "json_tree", *(f"pragma_{name}" for name in sorted(_TABLE_PRAGMAS)))
    for name in (*(name for (name,) in made), *own):
        with suppress(sqlite3.OperationalError):
            connection.execute(f'SELECT 1 FROM "{name}" LIMIT 0')


def _rows(
    path: Path, connection: sqlite3.Connection, cursor: sqlite3.Cursor
) -> Iterator[tuple[object, ...]]:
    with closing(connection):
        try:
            while rows := cursor.fetchmany(_PIECE):
                yield from rows
        except sqlite3.Error as fault:
            raise _refused(path, fault) from fault


def _authorise(
    action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if first in _PRAGMAS and not _sets(first, second) else _DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _UNSAFE_FUNCTIONS:
        return _DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else _DENY


_DENY: Final = sqlite3.SQLITE_DENY


def _sets(pragma: str | None, value: str | None) -> bool:
    # Most pragmas of these take the name of a table; with these a value would be set.
    return value is not None and pragma in ("user_version", "application_id", "encoding")


def _refused(path: Path, fault: Exception) -> LedgerError:
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_AUTH or "not authorized" in str(fault):
        return LedgerError(f"{path}: only reading is allowed in a query ({fault})")
    if code in (sqlite3.SQLITE_ERROR, 0):
        return LedgerError(f"{path}: the query is wrong ({fault}); docs/ledger.md has the tables")
    if isinstance(fault, sqlite3.Error):
        return explain(path, fault)
    return LedgerError(f"{path}: the query failed ({fault})")
