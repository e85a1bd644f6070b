"""The ledger as many threads use it: readers that are lent out one at a time, and one writer."""

import queue
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.ledger.connection import guarded
from onrecord.reconciliation.keeping import Across

_KEPT = 8


class Reader:
    """A ledger open for reading, with a connection for questions of the pages' own.

    Attributes:
        ledger: The ledger.
    """

    def __init__(self, path: Path) -> None:
        self.ledger = Ledger(path, read_only=True)
        self._connection = self.ledger.connect_reader()
        self._connection.row_factory = sqlite3.Row
        self._across = Across(self.ledger)

    @property
    def across(self) -> Across:
        """What the reports have in common, as it was last brought up to date."""
        self._across.forget()
        return self._across

    def rows(self, sql: str, values: dict[str, Any] | Sequence[Any] = ()) -> list[sqlite3.Row]:
        """The rows of a query over the tables of docs/ledger.md.

        Raises:
            LedgerError: The file cannot be read.
        """
        with guarded(self.ledger.path):
            return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
        self._across.close()
        self.ledger.close()


class Shelf:
    """A ledger, shared.

    Args:
        path: The ledger's file; its tables are brought up to date where it can be written.

    Raises:
        LedgerError: It cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._free: queue.SimpleQueue[Reader] = queue.SimpleQueue()
        self._writing = threading.Lock()
        self._closed = False
        try:
            Ledger(path, create=False).close()
        except LedgerError:
            # On a disk that cannot be written the ledger can still be read.
            Ledger(path, read_only=True).close()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A reader of one's own for the body; nothing of it may be used afterwards.

        Raises:
            LedgerError: The file cannot be read.
        """
        try:
            reader = self._free.get_nowait()
        except queue.Empty:
            reader = Reader(self.path)
        try:
            yield reader
        except BaseException:
            reader.close()
            raise
        if self._free.qsize() < _KEPT and not self._closed:
            self._free.put(reader)
        else:
            reader.close()

    @contextmanager
    def adding(self) -> Iterator[Ledger]:
        """The ledger for adding many reports; what others write in between waits its turn.

        Raises:
            LedgerError: It cannot be written.
        """
        with Ledger(self.path, create=False) as ledger:
            yield ledger

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger open for writing; others of this server wait.

        Raises:
            LedgerError: It cannot be written.
        """
        with self._writing, Ledger(self.path, create=False) as ledger:
            yield ledger

    def close(self) -> None:
        """Close what is not lent out."""
        self._closed = True
        while True:
            try:
                self._free.get_nowait().close()
            except queue.Empty:
                return
