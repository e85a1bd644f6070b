"""What a ledger keeps, read back: reports, versions, records, original bytes, decisions."""

from collections.abc import Iterator
from typing import TypeVar

from onrecord.errors import LedgerError
from onrecord.ledger import deciding, identity, reports
from onrecord.ledger.asking import Asking
from onrecord.ledger.connection import guarded
from onrecord.ledger.moments import Day
from onrecord.ledger.values import Decision, StoredRecord, StoredReport, Version
from onrecord.record import Record

Kept = TypeVar("Kept")


class Keeping(Asking):
    """What a ledger keeps; a part of `Ledger`."""

    def reports(
        self,
        *,
        since: Day | None = None,
        until: Day | None = None,
        publisher: str | None = None,
        as_of: Day | None = None,
    ) -> Iterator[StoredReport]:
        """The reports, oldest first.

        Args:
            since: No earlier than this day.
            until: No later than this day.
            publisher: Of this outlet or agency.
            as_of: As they were known at the end of this day.

        Raises:
            LedgerError: A day is not one, or the file cannot be read.
        """
        return self._stream(
            lambda reader: reports.list_reports(
                reader, since=since, until=until, publisher=publisher, as_of=as_of
            ),
            make=_as_is,
        )

    def versions(self, report_id: str) -> list[Version]:
        """The versions of a report, the first one first.

        Raises:
            LedgerError: There is no such report.
        """
        with guarded(self.path):
            return reports.list_versions(self._read, self._known(report_id)[0])

    def record(
        self, report_id: str, *, version: str | int | None = None, as_of: Day | None = None
    ) -> Record:
        """The record of a report as it was read.

        Args:
            report_id: The report's id, or the beginning of the id of one of its versions.
            version: The id of a version, or which it is, from 1; the latest otherwise.
            as_of: As it was known at the end of this day.

        Raises:
            LedgerError: There is no such report or version, or it was not known by then.
        """
        return self.stored(report_id, version=version, as_of=as_of).record

    def stored(
        self, report_id: str, *, version: str | int | None = None, as_of: Day | None = None
    ) -> StoredRecord:
        """As `record`, with when it was read and its place in the log.

        Raises:
            LedgerError: There is no such report or version, or it was not known by then.
        """
        with guarded(self.path):
            known, named = self._known(report_id)
            version = version if version is not None else named
            found = reports.find_stored(self._read, known, version=version, as_of=as_of)
        if found is None:
            asked = f"version {version}" if version is not None else f"what was known on {as_of}"
            raise LedgerError(f"{self.path}: {report_id} has no {asked}; see `onrecord report`")
        return found

    def records(self, *, after: int = 0, as_of: Day | None = None) -> Iterator[StoredRecord]:
        """The current record of every report, in the order of the log of readings.

        Args:
            after: Only readings with a greater number: what is new since.
            as_of: As they were known at the end of this day.

        Raises:
            LedgerError: A day is not one, or the file cannot be read.
        """
        return self._stream(
            lambda reader: reports.list_stored(reader, after=after, as_of=as_of), _as_is
        )

    def decisions(self, *, subject: str | None = None) -> Iterator[Decision]:
        """The decisions, the first one first.

        Args:
            subject: Only those about this; ending in `*`, about all that begin so.

        Raises:
            LedgerError: The file cannot be read.
        """
        return self._stream(lambda reader: deciding.list_decisions(reader, subject=subject), _as_is)

    def original(self, report_id: str, *, version: str | int | None = None) -> bytes | None:
        """The bytes that a version was read from; None where they were not kept.

        Raises:
            LedgerError: There is no such report or version.
        """
        stored = self.stored(report_id, version=version)
        with guarded(self.path):
            found = self._read.execute(
                "SELECT o.bytes FROM versions v JOIN originals o ON o.number = v.original"
                " WHERE v.id = ?",
                (stored.version,),
            ).fetchone()
            return identity.unpack(found[0]) if found else None

    def _known(self, asked: str) -> tuple[int, str | None]:
        found = reports.find_report(self._read, asked)
        if found is None:
            raise LedgerError(
                f"{self.path}: has no report {asked}; `onrecord search` finds reports"
            )
        return found


def _as_is(value: Kept) -> Kept:
    return value
