"""The kept groups of a ledger, open: the connection, the decisions, and what both need."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Self

from onrecord.errors import LedgerError
from onrecord.ledger import Decision, Ledger
from onrecord.ledger.connection import connect, guarded
from onrecord.reconciliation.constraints import Constraints
from onrecord.reconciliation.copies import COPY
from onrecord.reconciliation.keeping.decisions import Standing, standing
from onrecord.reconciliation.keeping.drawing import Reading
from onrecord.reconciliation.keeping.shelf import Kept, Shelf
from onrecord.reconciliation.origins import find_origins


class Opened:
    """The groups of one ledger; the base of `Across`.

    Args:
        ledger: The ledger; it stays open, and is closed by whoever opened it.

    Raises:
        LedgerError: The file cannot be opened.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._connection: sqlite3.Connection | None = None
        self._standing: Standing | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the ledger stays open."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.__dict__.pop("shelf", None)

    @property
    def writer(self) -> sqlite3.Connection:
        """The connection; it can write unless the ledger is read-only."""
        if self._connection is None:
            with guarded(self.ledger.path):
                self._connection = connect(self.ledger.path, read_only=self.ledger.read_only)
        return self._connection

    @cached_property
    def shelf(self) -> Shelf:
        """What is kept."""
        return Shelf(self.writer)

    def pending(self) -> int:
        """How many readings were added to the ledger since the groups were last updated."""
        with guarded(self.ledger.path):
            row = self.writer.execute(
                "SELECT count(*) FROM readings WHERE number > ? AND current = 1",
                (self.shelf.count("after"),),
            ).fetchone()
        return int(row[0])

    def readings(self, after: int, *, most: int) -> list[Reading]:
        """The next readings that hold now, after the one of a number, as the ledger keeps them."""
        rows = self.writer.execute(
            "SELECT g.number, r.id, g.record FROM readings g JOIN reports r ON r.number = g.report"
            " WHERE g.number > ? AND g.current = 1 ORDER BY g.number LIMIT ?",
            (after, most),
        )
        return [Reading(*row) for row in rows]

    def forget(self) -> None:
        """Read the decisions again when they are next needed."""
        self._standing = None

    def decided(self) -> tuple[Decision, ...]:
        """The decisions to join and split that stand, the first one first."""
        return self._decisions().decisions

    @property
    def constraints(self) -> Mapping[str, Constraints]:
        """What the decisions ask of each kind of group."""
        return self._decisions().constraints

    def _decisions(self) -> Standing:
        if self._standing is None:
            self._standing = standing(self.ledger.decisions(subject="group:*"))
        return self._standing

    def origins_of(self, kept: Sequence[Kept]) -> dict[str, str]:
        """For each report the name of its origin, copies of other reports followed too."""
        pairs = self.shelf.copies([each.number for each in kept], least=COPY)
        reports = {each.report.id: each.report for each in kept}
        for copy in pairs:
            for id_ in (copy.a, copy.b):
                if id_ not in reports and (other := self.shelf.find(id_)):
                    reports[id_] = other.report
        found = find_origins(sorted(reports.values(), key=lambda each: each.id), pairs)
        return {id_: origin.name for origin in found for id_ in origin.reports}

    def stories_of(self, kept: Sequence[Kept]) -> dict[str, str]:
        """For each report the id of its story."""
        numbers = sorted({each.story for each in kept if each.story is not None})
        ids = self._story_ids(numbers)
        return {each.report.id: ids.get(each.story or 0, each.report.id) for each in kept}

    def _story_ids(self, numbers: Sequence[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for begin in range(0, len(numbers), 500):
            part = numbers[begin : begin + 500]
            found.update(
                self.writer.execute(
                    "SELECT number, id FROM across_stories WHERE number IN"
                    f" ({', '.join('?' * len(part))})",
                    part,
                )
            )
        return found

    def _known(self, report: str) -> Kept:
        """What is kept of a report.

        Raises:
            LedgerError: There is no such report.
        """
        kept = self.shelf.find(report)
        if kept is None:
            raise LedgerError(f"{self.ledger.path}: there is no report {report}")
        return kept
