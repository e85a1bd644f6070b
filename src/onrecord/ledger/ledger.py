"""The ledger: one file that keeps every report as it was read, and answers questions."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Self

from onrecord.errors import InputError, LedgerError
from onrecord.ledger import (
    adding,
    deciding,
    identity,
    migrating,
    moments,
    people,
    phrases,
    questions,
    reports,
    searching,
    storing,
)
from onrecord.ledger.answers import Answers, FigureRow, Hit, PersonRow, StatementRow
from onrecord.ledger.connection import connect, guarded, transaction
from onrecord.ledger.indexing import join
from onrecord.ledger.intake import Intake
from onrecord.ledger.moments import Day
from onrecord.ledger.values import (
    Added,
    Decision,
    Progressed,
    StoredRecord,
    StoredReport,
    Version,
)
from onrecord.reading import Limits, Source
from onrecord.record import Figure, Record, Statement

DEFAULT = "news.onrecord"
"""The ledger that is used when none is named."""

_RECORDS_HELD = 64


class Ledger:
    """One ledger, open. Use it as a context manager, or close it.

    One process writes at a time, and another that wants to waits; readers are never stopped and
    see what was committed when their question began. What a method has returned from is on the
    disk. The connections may be used from one thread at a time.

    Args:
        path: The file.
        create: Make it where there is none.
        read_only: Never write; a ledger on a read-only disk can be asked.

    Raises:
        LedgerError: There is no such file, it is not a ledger, a newer onrecord wrote it, or it
            cannot be opened.
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
        with guarded(self.path):
            if read_only:
                self._check_readable()
            else:
                migrating.migrate(self._write, self.path)

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

    # Writing

    def add(
        self,
        sources: Iterable[Source | InputError],
        *,
        workers: int | None = None,
        limits: Limits | None = None,
        on_progress: Callable[[Progressed], None] | None = None,
    ) -> Iterator[Added | InputError]:
        """Read inputs and append what is new, in input order; one that fails gives its error.

        Files whose bytes were added before are known without being read. What was yielded is on
        the disk; run again after an interruption, and it goes on where it stopped.

        Args:
            sources: As for `onrecord.Reader.read_all`.
            workers: Processes that read; as many as there are cores otherwise.
            limits: Limits on the inputs; the defaults otherwise.
            on_progress: Called after each input with how far it is.

        Raises:
            LedgerError: It could not be written; what was yielded before is kept.
        """
        return adding.add(
            self._intake(),
            sources,
            workers=workers,
            limits=limits or Limits(),
            on_progress=on_progress,
        )

    def add_record(
        self,
        record: Record,
        *,
        original: bytes | None = None,
        read_at: datetime | None = None,
        seen: datetime | None = None,
    ) -> Added:
        """Append one record, all of it or nothing.

        The same report and content, read by the same engine, changes nothing; read by another
        engine it becomes a further reading of that version; other content under the same report id
        becomes a new version.

        Args:
            record: What was read.
            original: The bytes it was read from, kept for evidence.
            read_at: When it was read; now otherwise.
            seen: When a crawler had fetched it, where that was earlier.

        Raises:
            LedgerError: It could not be written; the ledger is as it was.
        """
        entry = storing.Entry(
            record=record, original=original, read_at=read_at or moments.now(), seen=seen
        )
        with self.batch():
            added, reading = storing.append(self._write, entry)
            if reading is not None and added.state == "reread":
                deciding.carry(self._write, reading)
        return added

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Several additions as one: all of the body's, or none.

        Raises:
            LedgerError: It could not be written; the ledger is as it was before the body.
        """
        with guarded(self.path), transaction(self._write):
            yield

    def decide(
        self,
        *,
        subject: str,
        action: str,
        value: object = None,
        who: str,
        why: str,
        at: datetime | None = None,
    ) -> Decision:
        """Append a decision; those before it stay.

        On `statement:VERSION:ID` and `figure:VERSION:ID` a decision shows in the answers from then
        on: `accept` marks it, `reject` leaves it out, `correct` puts the fields of `value` in place
        of those read, `withdraw` takes the decision before it back. Other subjects and actions
        are kept for those who know them.

        Args:
            subject: What it is about.
            action: What is decided.
            value: The value decided, as JSON can hold it.
            who: Who decided.
            why: For what reason.
            at: When; now otherwise.

        Raises:
            LedgerError: There is no such statement or figure, a field is not one of its own, or
                it could not be written.
        """
        with self.batch():
            return deciding.decide(
                self._write,
                subject=subject,
                action=action,
                value=value,
                who=who,
                why=why,
                at=moments.write(at or moments.now()),
            )

    # Reading

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
            )
        )

    def versions(self, report_id: str) -> list[Version]:
        """The versions of a report, the first one first.

        Raises:
            LedgerError: There is no such report.
        """
        with guarded(self.path):
            return reports.list_versions(self._read, self._known(report_id))

    def record(
        self, report_id: str, *, version: str | int | None = None, as_of: Day | None = None
    ) -> Record:
        """The record of a report as it was read.

        Args:
            report_id: The report's id.
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
            known = self._known(report_id)
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
        return self._stream(lambda reader: reports.list_stored(reader, after=after, as_of=as_of))

    def decisions(self, *, subject: str | None = None) -> Iterator[Decision]:
        """The decisions, the first one first.

        Args:
            subject: Only those about this; ending in `*`, about all that begin so.

        Raises:
            LedgerError: The file cannot be read.
        """
        return self._stream(lambda reader: deciding.list_decisions(reader, subject=subject))

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

    # Questions

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        to: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        mode: str | None = None,
        outlet: str | None = None,
        report: str | None = None,
        as_of: Day | None = None,
        limit: int | None = None,
    ) -> Answers[StatementRow]:
        """Statements, those of the latest day first.

        Args:
            by: Who made it: words of a name, without case or accents; or the report's very words
                for a source without a name ("officials").
            about: Words in what is said, all of them; `"…"` a phrase, `word*` a beginning.
            to: Whom it was said to.
            since: No earlier than this day.
            until: No later than this day.
            place: A place where it was said, which it names, or which the dateline names.
            mode: direct, mixed or indirect.
            outlet: The publisher or agency.
            report: The id of a report.
            as_of: As it was known at the end of this day.
            limit: At most so many.

        Raises:
            LedgerError: A day or mode is not one, or the file cannot be read.
        """
        asked = partial(
            questions.ask_statements,
            by=by,
            about=about,
            to=to,
            since=since,
            until=until,
            place=place,
            mode=mode,
            outlet=outlet,
            report=report,
            as_of=as_of,
            limit=limit,
        )
        return Answers(StatementRow, map(self._statement_row, self._stream(asked)))

    def figures(
        self,
        *,
        measure: str | None = None,
        by: str | None = None,
        about: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        outlet: str | None = None,
        report: str | None = None,
        as_of: Day | None = None,
        limit: int | None = None,
    ) -> Answers[FigureRow]:
        """Figures, those of the latest day first.

        Args:
            measure: What it measures: killed, displaced, money …
            by: On whose word, as for `statements`.
            about: Words in the sentence around it.
            since: No earlier than this day.
            until: No later than this day.
            place: Where it applies; else a place in its sentence; else the dateline's.
            outlet: The publisher or agency.
            report: The id of a report.
            as_of: As it was known at the end of this day.
            limit: At most so many.

        Raises:
            LedgerError: A day is not one, or the file cannot be read.
        """
        asked = partial(
            questions.ask_figures,
            measure=measure,
            by=by,
            about=about,
            since=since,
            until=until,
            place=place,
            outlet=outlet,
            report=report,
            as_of=as_of,
            limit=limit,
        )
        return Answers(FigureRow, map(self._figure_row, self._stream(asked)))

    def people(
        self,
        name: str | None = None,
        *,
        kind: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        as_of: Day | None = None,
        limit: int | None = None,
    ) -> Answers[PersonRow]:
        """Who and what reports name, those with the most statements first.

        Args:
            name: Words of a name.
            kind: person, organization, place or other.
            since: In reports no earlier than this day.
            until: In reports no later than this day.
            as_of: As it was known at the end of this day.
            limit: At most so many.

        Raises:
            LedgerError: A day is not one, or the file cannot be read.
        """
        asked = partial(
            people.ask_people,
            name=name,
            kind=kind,
            since=since,
            until=until,
            as_of=as_of,
            limit=limit,
        )
        rows = (PersonRow(**dict(row)) for row in self._stream(asked))
        return Answers(PersonRow, rows)

    def search(
        self,
        words: str,
        *,
        since: Day | None = None,
        until: Day | None = None,
        as_of: Day | None = None,
        limit: int | None = None,
    ) -> Answers[Hit]:
        """Reports that hold all words, the best first, each with its best passage.

        Args:
            words: As for `statements(about=…)`.
            since: No earlier than this day.
            until: No later than this day.
            as_of: As it was known at the end of this day.
            limit: At most so many.

        Raises:
            LedgerError: A day is not one, or the file cannot be read.
        """
        asked = partial(
            searching.rank_reports, words=words, since=since, until=until, as_of=as_of, limit=limit
        )
        passages = searching.Passages(words)
        return Answers(Hit, (self._hit(row, passages) for row in self._stream(asked)))

    def connect_reader(self) -> sqlite3.Connection:
        """A connection of one's own that can only read; close it after use.

        Raises:
            LedgerError: The file cannot be opened.
        """
        with guarded(self.path):
            return connect(self.path, read_only=True)

    # Within

    def _intake(self) -> Intake:
        with guarded(self.path):
            return Intake(self._write, self.path)

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

    def _check_readable(self) -> None:
        if migrating.pending(self._read, self.path):
            raise LedgerError(
                f"{self.path}: was written by an older onrecord; open it once for writing, "
                "or run `onrecord info` on it"
            )

    def _known(self, report_id: str) -> int:
        number = reports.find_report(self._read, report_id)
        if number is None:
            raise LedgerError(f"{self.path}: has no report {report_id}; `onrecord search` finds it")
        return number

    def _stream(self, ask: Callable[[sqlite3.Connection], Iterator[Any]]) -> Iterator[Any]:
        # The question itself is asked now, so that a wrong day is refused before iteration.
        with guarded(self.path):
            rows = ask(self._read)
        return self._guard(rows)

    def _guard(self, rows: Iterator[Any]) -> Iterator[Any]:
        with guarded(self.path):
            yield from rows

    def _load_record(self, reading: int) -> Record:
        with guarded(self.path):
            return reports.load_record(self._read, reading)

    def _statement_row(self, row: sqlite3.Row) -> StatementRow:
        values = dict(row)
        reading, value = values.pop("reading"), values.pop("value")
        spans = tuple((start, end) for start, end in json.loads(values.pop("spans")))
        values["negated"] = bool(values["negated"])

        def load() -> Statement:
            kept = deciding.read_value(Statement, value)
            return kept or _part(self._held(reading).statements, row["id"])

        return StatementRow(**values, spans=spans, _load=load)

    def _figure_row(self, row: sqlite3.Row) -> FigureRow:
        values = dict(row)
        reading, value = values.pop("reading"), values.pop("value")
        span = (values.pop("begin"), values.pop("end"))

        def load() -> Figure:
            kept = deciding.read_value(Figure, value)
            return kept or _part(self._held(reading).figures, row["id"])

        return FigureRow(**values, span=span, _load=load)

    def _hit(self, row: sqlite3.Row, passages: searching.Passages) -> Hit:
        record = self._held(row["reading"])
        text = record.report.text
        span, matches = searching.passage(text, passages.find(text))
        within = searching.statement_at(record, matches[0]) if matches else None
        return Hit(
            report=row["report"],
            version=row["version"],
            day=row["day"],
            published=row["published"],
            outlet=join([row["publisher"] or "", row["agency"] or ""]) or None,
            title=row["title"],
            url=row["url"],
            words=" ".join(text[slice(*span)].split()),
            span=span,
            matches=matches,
            statement=within.id if within else None,
            speaker=within.entity if within else None,
            rank=row["rank"],
        )


def _part(parts: tuple[Any, ...], id_: str) -> Any:
    return next(part for part in parts if part.id == id_)


def open(path: str | Path = DEFAULT, *, create: bool = True, read_only: bool = False) -> Ledger:
    """Open a ledger; see `Ledger`.

    Raises:
        LedgerError: It cannot be opened.
    """
    return Ledger(path, create=create, read_only=read_only)
