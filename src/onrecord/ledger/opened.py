"""An open ledger file: its connections, and answers that stream from it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Self, TypeVar

from onrecord.errors import LedgerError
from onrecord.ledger import migrating, phrases, reports
from onrecord.ledger.connection import connect, guarded, whole
from onrecord.record import Record

DEFAULT = "news.onrecord"
"""The ledger that is used when none is named."""

_RECORDS_HELD = 64
Asked = TypeVar("Asked")
Made = TypeVar("Made")


class Opened:
    """One ledger's file, open; the base of `Ledger`.

    Args:
        path: The file.
        create: Make it where there is none.
        read_only: Never write.

    Raises:
        LedgerError: It cannot be opened.
    """

    def __init__(
        self, path: str | Path = DEFAULT, *, create: bool = True, read_only: bool = False
    ) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self._writer: sqlite3.Connection | None = None
        self._reader: sqlite3.Connection | None = None
        self._held = lru_cache(maxsize=_RECORDS_HELD)(self._load_record)
        if not self.path.exists() and (read_only or not create):
            raise LedgerError(f"{self.path}: there is no such ledger; `onrecord add` makes one")
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        for connection in (self._reader, self._writer):
            if connection is not None:
                connection.close()
        self._reader = self._writer = None
        self._held.cache_clear()

    def connect_reader(self) -> sqlite3.Connection:
        """A connection of one's own that can only read; close it after use.

        Raises:
            LedgerError: The file cannot be opened.
        """
        with guarded(self.path):
            return connect(self.path, read_only=True)

    @property
    def _write(self) -> sqlite3.Connection:
        if self.read_only:
            raise LedgerError(f"{self.path}: was opened only for reading; open it for writing")
        if self._writer is None:
            self._writer = connect(self.path, read_only=False)
        return self._writer

    @property
    def _read(self) -> sqlite3.Connection:
        if self._reader is None:
            self._reader = connect(self.path, read_only=True)
            for name in ("names_hold", "is_words"):
                self._reader.create_function(name, 2, getattr(phrases, name), deterministic=True)
        return self._reader

    def _prepare(self) -> None:
        # Asked before anything is written: a file of another program's is left as it is.
        late = outdated(self.path) if self.path.exists() else True
        if self.read_only and late:
            raise LedgerError(
                f"{self.path}: was written by an older onrecord; run `onrecord info` on it, which "
                "brings it up"
            )
        if not self.read_only:
            with guarded(self.path):
                migrating.migrate(self._write, self.path)

    def _stream(
        self,
        ask: Callable[[sqlite3.Connection], Iterator[Asked]],
        make: Callable[[Asked], Made],
    ) -> Iterator[Made]:
        # The question itself is asked now, so that a wrong day is refused before iteration.
        with guarded(self.path):
            rows = ask(self._read)
        return self._made(rows, make)

    def _made(self, rows: Iterator[Asked], make: Callable[[Asked], Made]) -> Iterator[Made]:
        with guarded(self.path):
            for row in rows:
                yield make(row)

    def _load_record(self, reading: int) -> Record:
        with guarded(self.path):
            return reports.load_record(self._read, reading)


def outdated(path: Path) -> bool:
    """Whether a ledger's tables are of an older onrecord; also of a file with nothing in it.

    Raises:
        LedgerError: It is no ledger, is cut off, cannot be read, or a newer onrecord wrote it.
    """
    with guarded(path), closing(connect(path, read_only=True)) as connection:
        whole(connection, path)
        return bool(migrating.pending(connection, path))
