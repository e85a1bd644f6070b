"""What adding asks of the ledger and writes into it: which inputs are known, and new reports."""

import dataclasses
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onrecord.ledger import deciding, identity, moments, storing
from onrecord.ledger.connection import guarded, transaction
from onrecord.ledger.tasks import Read
from onrecord.ledger.values import Added
from onrecord.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as it lay when its digest was taken.

    Attributes:
        path: Where it lies.
        digest: Of its bytes and its sidecar's.
        place: What stands for the path in the ledger.
        stamp: Size and time of change of both, to see whether they changed since.
    """

    path: Path
    digest: str
    place: str
    stamp: tuple[int, ...]


class Intake:
    """The writing side of a ledger, as adding uses it.

    Args:
        connection: A connection that can write.
        path: The ledger's file, for errors.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def known_file(self, file: File) -> list[Added]:
        """The reports that a file gave when it was added before, in their order; else nothing.

        A file that now is again as it once was has changed since it was last read, and is not
        known.
        """
        with guarded(self._path):
            last = self._connection.execute(
                "SELECT digest FROM inputs WHERE place = ? ORDER BY number DESC LIMIT 1",
                (file.place,),
            ).fetchone()
            if last and last[0] != file.digest:
                return []
            return self._known(file.digest)

    def known_text(self, original: bytes, text: str) -> Added | None:
        """The report that was read from the same bytes before, if any."""
        with guarded(self._path):
            return next(iter(self._known(identity.input_digest(original, text))), None)

    def store(self, read: Read, *, file: File | None = None) -> Added:
        """Append one report that was read.

        Raises:
            LedgerError: It could not be written; nothing of it is in the ledger.
        """
        record = read.record
        if file is not None:
            record = self._same_report(read, file)
        entry = storing.Entry(
            record=record,
            original=read.original,
            read_at=moments.now(),
            seen=moments.parse(read.seen),
            given=read.given,
        )
        with guarded(self._path), transaction(self._connection):
            added, reading = storing.append(self._connection, entry)
            if reading is not None and added.state == "reread":
                deciding.carry(self._connection, reading)
            if read.original is not None:
                digest = identity.input_digest(read.original, record.report.text)
                self._note(digest, None, [added.version])
        return added

    def finish(self, file: File, added: Iterable[Added]) -> None:
        """Note that a file was read whole, without an error, and what it gave.

        Raises:
            LedgerError: It could not be written.
        """
        if stamp(file.path) == file.stamp:
            with guarded(self._path), transaction(self._connection):
                versions = dict.fromkeys(report.version for report in added)
                self._note(file.digest, file.place, versions)

    def _known(self, digest: str) -> list[Added]:
        rows = self._connection.execute(
            # Of a file that went back to what it was, the later of two equal versions.
            "SELECT r.id, v.id, max(v.number) FROM inputs i JOIN versions v ON v.number = i.version"
            " JOIN reports r ON r.number = v.report WHERE i.digest = ?"
            " GROUP BY r.number ORDER BY min(i.number)",
            (digest,),
        )
        return [Added(report_id=id_, version=version, state="known") for id_, version, _ in rows]

    def _note(self, digest: str, place: str | None, versions: Iterable[str]) -> None:
        self._connection.executemany(
            "INSERT INTO inputs (digest, place, version)"
            " SELECT ?1, ?2, number FROM versions v WHERE v.id = ?3 AND NOT EXISTS"
            " (SELECT 1 FROM inputs i WHERE i.digest = ?1 AND i.version = v.number"
            " AND i.place IS ?2 AND (?2 IS NULL OR i.number ="
            " (SELECT max(number) FROM inputs WHERE place = ?2)))",
            [(digest, place, version) for version in versions],
        )

    def _same_report(self, read: Read, file: File) -> Record:
        """The record under the id that the file's report has, however its path was written."""
        report = read.record.report
        if report.path is None or report.id != report.path:
            return read.record
        with guarded(self._path):
            ids = self._connection.execute(
                "SELECT DISTINCT r.id FROM inputs i JOIN versions v ON v.number = i.version"
                " JOIN reports r ON r.number = v.report WHERE i.place = ? AND r.path = r.id",
                (file.place,),
            ).fetchall()
        if len(ids) != 1:
            return read.record
        return dataclasses.replace(read.record, report=dataclasses.replace(report, id=ids[0][0]))


def look(path: Path) -> File:
    """Take a file's digest.

    Raises:
        OSError: It cannot be read.
    """
    marked = stamp(path)
    sidecar = _sidecar(path)
    beside = sidecar.read_bytes() if sidecar.is_file() else b""
    return File(
        path=path,
        digest=identity.file_digest(path, beside),
        place=identity.place_digest(path),
        stamp=marked,
    )


def stamp(path: Path) -> tuple[int, ...]:
    """Size and time of change of a file and its sidecar; empty when there is no file."""
    found: list[int] = []
    for part in (path, _sidecar(path)):
        try:
            status = part.stat()
        except OSError:
            continue
        found += [status.st_size, status.st_mtime_ns]
    return tuple(found)


def _sidecar(path: Path) -> Path:
    # As onrecord.reading finds it: beside X.txt and X.txt.gz it is X.json.
    base = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return base.with_suffix(".json") if base.suffix.lower() != ".json" else base.with_name(".none")
