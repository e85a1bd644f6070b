"""The ledger: one file that keeps every report as it was read, and answers questions."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ledger import (
    adding,
    checking,
    deciding,
    moments,
    rereading,
    storing,
    tasks,
)
from onrecord.ledger.connection import guarded, transaction
from onrecord.ledger.contents import Summary, summarise
from onrecord.ledger.intake import Intake
from onrecord.ledger.kept import Keeping
from onrecord.ledger.opened import DEFAULT, outdated
from onrecord.ledger.values import (
    Added,
    Decision,
    Progressed,
)
from onrecord.reading import Limits, Source
from onrecord.record import Document, Engine, Record


class Ledger(Keeping):
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
        document: Document | None = None,
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
            document: What the record was read from: kept of it is what its format said, for a
                later reading.

        Raises:
            LedgerError: It could not be written; the ledger is as it was.
        """
        entry = storing.Entry(
            record=record,
            original=original,
            read_at=read_at or moments.now(),
            seen=seen,
            given=tasks.given(document) if document else None,
        )
        with self.batch():
            added, reading = storing.append(self._write, entry)
            if reading is not None and added.state == "reread":
                deciding.carry(self._write, reading)
        return added

    def reread(
        self,
        *,
        workers: int | None = None,
        on_progress: Callable[[Progressed], None] | None = None,
    ) -> Iterator[Added | InputError]:
        """Read again what another engine than this one read; run again, it goes on.

        The records of the other engine stay for as-of questions, and decisions find their
        statements again.

        Args:
            workers: Processes that read; as many as there are cores otherwise.
            on_progress: Called after each report with how far it is.

        Raises:
            LedgerError: It could not be read or written; what was yielded before is kept.
            ModelError: The weights in the package cannot be loaded.
        """
        return rereading.reread(
            self._intake(),
            self._read,
            self.path,
            this_engine(),
            workers=workers,
            on_progress=on_progress,
        )

    def summary(self) -> Summary:
        """What the ledger holds.

        Raises:
            LedgerError: The file cannot be read.
        """
        with guarded(self.path):
            return summarise(self._read, self.path)

    def check(self, *, on_progress: Callable[[int, int], None] | None = None) -> Iterator[str]:
        """What is damaged or was changed from outside, a line each; nothing when all is well.

        Args:
            on_progress: Called with how many readings were checked, and how many there are.
        """
        writer = None if self.read_only else self._write
        return checking.check(self.path, self._read, writer, on_progress=on_progress)

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

    def _intake(self) -> Intake:
        with guarded(self.path):
            return Intake(self._write, self.path)


def this_engine() -> Engine:
    """The engine that this installation reads with.

    Raises:
        ModelError: The weights in the package cannot be loaded.
        GazetteerError: The user's own gazetteer is damaged.
    """
    # Loaded here, not above: questions need no model.
    from onrecord import extraction, gazetteer, language  # noqa: PLC0415

    return extraction.engine_of(language.load(), gazetteer.load())


def open(path: str | Path = DEFAULT, *, create: bool = True, read_only: bool = False) -> Ledger:
    """Open a ledger; see `Ledger`.

    Raises:
        LedgerError: It cannot be opened.
    """
    return Ledger(path, create=create, read_only=read_only)


def open_for_questions(path: str | Path = DEFAULT) -> Ledger:
    """Open a ledger that is there, only for reading; one of an older onrecord is brought up first.

    Raises:
        LedgerError: It cannot be opened.
    """
    if Path(path).exists() and outdated(Path(path)):
        Ledger(path).close()
    return Ledger(path, read_only=True)
