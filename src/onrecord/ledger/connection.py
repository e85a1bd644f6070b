"""Connections to a ledger's file, and every fault of SQLite's as one clear line."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.errors import LedgerError

APPLICATION_ID = 0x6F6E7263
"""What SQLite's file header says of a ledger: the letters "onrc"."""

WAIT = 20.0
"""Seconds to wait for another process that writes."""

_ADVICE = {
    sqlite3.SQLITE_BUSY: (
        "another process is writing to it",
        "wait until it is done and run the same again",
    ),
    sqlite3.SQLITE_FULL: (
        "there is no space left to write it",
        "free some and run the same again; what was added is kept",
    ),
    sqlite3.SQLITE_IOERR: (
        "cannot be read or written (disk error, or no space or quota left)",
        "check the disk and run the same again; what was added is kept",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged",
        "restore it from a copy; `onrecord check` says what is wrong",
    ),
    sqlite3.SQLITE_NOTADB: ("is not a ledger of onrecord", "check the path"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check the path and its permissions"),
    sqlite3.SQLITE_READONLY: ("may not be written", "check its permissions and its folder's"),
    sqlite3.SQLITE_PERM: ("may not be opened", "check its permissions"),
    sqlite3.SQLITE_LOCKED: ("is in use by the same process", "finish the open question first"),
}


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn a fault of SQLite's into a LedgerError that names the file.

    Raises:
        LedgerError: SQLite failed in the body.
    """
    try:
        yield
    except sqlite3.Error as fault:
        raise explain(path, fault) from fault
    except (zlib.error, json.JSONDecodeError) as fault:
        raise damaged(path) from fault


def damaged(path: Path) -> LedgerError:
    """The one line for a file whose bytes are not those that were written."""
    reason, advice = _ADVICE[sqlite3.SQLITE_CORRUPT]
    return LedgerError(f"{path}: {reason}; {advice}")


def explain(path: Path, fault: sqlite3.Error) -> LedgerError:
    """The one line for a fault."""
    # The low byte is the primary code; the rest says where in SQLite it arose.
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if "decode to UTF-8" in str(fault):
        return damaged(path)
    if path.is_dir():
        return LedgerError(f"{path}: is a directory; name a file, such as {path / 'news.onrecord'}")
    reason, advice = _ADVICE.get(code, (f"cannot be used ({fault})", "run `onrecord check` on it"))
    return LedgerError(f"{path}: {reason}; {advice}")


def connect(path: Path, *, read_only: bool, wait: float = WAIT) -> sqlite3.Connection:
    """Open one connection; transactions are begun and ended by hand.

    A reader sees what was committed when its question began, and stops nobody from writing.

    Args:
        path: The file; made by the first writer.
        read_only: Nothing can be written through it.
        wait: Seconds to wait for another writer.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    if not read_only:
        return _prepared(_open(path, "mode=rwc", wait), writes=True)
    try:
        return _prepared(_open(path, "mode=ro", wait), writes=False)
    except sqlite3.OperationalError as fault:
        code = fault.sqlite_errorcode & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            # Whoever made the file was killed in the midst of it; a writer sets that right.
            with closing(_open(path, "mode=rw", wait)) as writer:
                writer.execute("SELECT count(*) FROM sqlite_schema")
            return _prepared(_open(path, "mode=ro", wait), writes=False)
        if code == sqlite3.SQLITE_CANTOPEN and path.is_file() and not _beside(path).exists():
            # On a disk that cannot be written there is no place for what readers share, and
            # nobody who could write meanwhile.
            return _prepared(_open(path, "immutable=1", wait), writes=False)
        raise


def _open(path: Path, how: str, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
    )


def _prepared(connection: sqlite3.Connection, *, writes: bool) -> sqlite3.Connection:
    try:
        if writes:
            # Committed means on the disk: a report that was accepted survives a power cut.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA journal_size_limit = 67108864")
        else:
            connection.execute("PRAGMA query_only = 1")
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def whole(connection: sqlite3.Connection, path: Path) -> None:
    """See that the file is not shorter than it says itself.

    Raises:
        LedgerError: It is.
        sqlite3.Error: It cannot be read.
    """
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    beside = _beside(path)
    if path.stat().st_size < pages * size and not (beside.exists() and beside.stat().st_size):
        raise LedgerError(
            f"{path}: is cut off ({path.stat().st_size:,} of {pages * size:,} bytes); restore it "
            "from a copy"
        )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the body or nothing of it; inside another transaction, a part of that one.

    Raises:
        sqlite3.Error: It could not be begun or ended; nothing of it is in the file then.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    # A full disk makes SQLite roll back by itself.
    if connection.in_transaction:
        connection.execute("ROLLBACK")
