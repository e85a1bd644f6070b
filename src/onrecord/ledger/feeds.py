"""What the ledger keeps of the feeds that are watched: how they were left, and which items are in.

So a feed that has not changed is not sent again, and a page is fetched once.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.ledger import identity, moments
from onrecord.ledger.connection import connect, guarded, transaction
from onrecord.reading.feed import FeedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How a feed was left.

    Attributes:
        url: Its address.
        title: Its name, or None.
        etag: The version that the server named, or None.
        modified: When it last changed, as the server wrote it, or None.
        next_at: The moment before which the server is left alone, or None.
        failures: How many times in a row it could not be had.
        fault: Why, the last time; None when it could.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    next_at: str | None = None
    failures: int = 0
    fault: str | None = None


class FeedLog:
    """The tables of feeds in a ledger's file, open; a context manager.

    Args:
        path: The ledger's file, with its tables up to date.

    Raises:
        LedgerError: It cannot be opened for writing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with guarded(path):
            self._connection: sqlite3.Connection = connect(path, read_only=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def state(self, url: str) -> FeedState:
        """How a feed was left; a new one as if it had never been asked for."""
        with guarded(self._path):
            row = self._connection.execute(
                "SELECT title, etag, modified, next_at, failures, fault FROM feeds WHERE url = ?",
                (url,),
            ).fetchone()
        names = ("title", "etag", "modified", "next_at", "failures", "fault")
        return (
            FeedState(url=url, **dict(zip(names, row, strict=True))) if row else FeedState(url=url)
        )

    def save(self, state: FeedState) -> None:
        """Keep how a feed is left.

        Raises:
            LedgerError: It could not be written.
        """
        with guarded(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO feeds"
                " (url, title, etag, modified, checked_at, next_at, failures, fault)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    state.url,
                    state.title,
                    state.etag,
                    state.modified,
                    moments.write(moments.now()),
                    state.next_at,
                    state.failures,
                    state.fault,
                ),
            )

    def unseen(self, url: str, items: Iterable[FeedItem]) -> list[FeedItem]:
        """The items that are not in yet, or were changed by their feed since."""
        with guarded(self._path):
            return [
                item
                for item in items
                if not self._connection.execute(
                    "SELECT 1 FROM feed_items WHERE feed = ? AND digest = ?",
                    (url, item_digest(item)),
                ).fetchone()
            ]

    def mark(self, url: str, item: FeedItem) -> None:
        """Keep that an item is in.

        Raises:
            LedgerError: It could not be written.
        """
        now = moments.write(moments.now())
        with guarded(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT OR IGNORE INTO feed_items (feed, digest, seen_at) VALUES (?, ?, ?)",
                (url, item_digest(item), now),
            )


def item_digest(item: FeedItem) -> str:
    """A digest of what an item says."""
    parts = [item.id, item.url, item.title, item.summary, item.content, item.published]
    return identity.sha256(json.dumps(parts, ensure_ascii=False).encode())[:32]
