"""A plain copy of a ledger, for Datasette and other programs that read SQLite."""

import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger.connection import guarded
from onrecord.ledger.export.tables import replacing
from onrecord.ledger.ledger import Ledger


def copy_plain(ledger: Ledger, path: Path) -> None:
    """Copy a ledger as it is at this moment into one file without a write-ahead log.

    Whoever writes meanwhile is not held up. The copy is a ledger too.

    Args:
        ledger: The ledger.
        path: The file to make.

    Raises:
        LedgerError: There is such a file already, or it cannot be written.
    """
    if path.exists():
        raise LedgerError(f"{path}: is there already; name a file that is not")
    with (
        replacing(path) as part,
        guarded(ledger.path),
        closing(ledger.connect_reader()) as source,
        closing(sqlite3.connect(part)) as copy,
    ):
        source.backup(copy)
        # Datasette opens it immutable, which a write-ahead log beside it would defeat.
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("VACUUM")
