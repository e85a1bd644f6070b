"""What the ledger gives: plain frozen values."""

from dataclasses import dataclass
from typing import Literal

from onrecord.record import Record

State = Literal["new", "known", "changed", "reread"]
"""What adding did: a first report, nothing, a new version, or a newer engine's record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one report that was added.

    Attributes:
        report_id: The report's id in the ledger.
        version: The id of its version, made from its content.
        state: What adding did.
    """

    report_id: str
    version: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """A report as the ledger lists it.

    Attributes:
        id: Its id.
        version: The id of the version shown.
        versions: How many versions there are.
        day: The day it belongs to: of publication, else of reading.
        published: Date or date-time of publication, or None.
        publisher: The outlet, or None.
        agency: The news agency credited, or None.
        title: Its headline, or None.
        url: Its address, or None.
        read_at: When this version was first read.
        statements: How many statements were read from it.
        figures: How many figures were.
    """

    id: str
    version: str
    versions: int
    day: str
    published: str | None
    publisher: str | None
    agency: str | None
    title: str | None
    url: str | None
    read_at: str
    statements: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """One reading of one version of a report.

    Attributes:
        number: Its place in the log of readings; it only ever grows.
        report_id: The report's id.
        version: The id of the version.
        ordinal: Which version of the report it is, from 1.
        read_at: When it was read.
        known_at: From when on an as-of question sees it.
        replaces: The number of the reading that this one took the place of, or None.
        record: What was read.
    """

    number: int
    report_id: str
    version: str
    ordinal: int
    read_at: str
    known_at: str
    replaces: int | None
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a report.

    Attributes:
        id: Made from its content.
        ordinal: 1 for the first.
        title: Its headline, or None.
        published: Date or date-time of publication, or None.
        read_at: When it was first read.
        known_at: From when on an as-of question sees it.
        original: SHA-256 of the bytes it came as, or None where they were not kept.
        readings: How many times it was read, by different engines.
    """

    id: str
    ordinal: int
    title: str | None
    published: str | None
    read_at: str
    known_at: str
    original: str | None
    readings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided; decisions are only ever added.

    Attributes:
        number: Its place in the log.
        subject: What it is about, such as `statement:<version>:s3`.
        action: `accept`, `reject`, `correct`, `withdraw`, or another package's own word.
        value: The value decided, as JSON holds it; None where there is none.
        who: Who decided.
        why: For what reason.
        at: When.
        anchor: The characters of the report that it is about, where it is about a statement or a
            figure; so it is found again in a newer reading.
    """

    number: int
    subject: str
    action: str
    value: object
    who: str
    why: str
    at: str
    anchor: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed:
    """How far adding is.

    Attributes:
        done: Inputs finished.
        total: Inputs there are.
        new: Reports added.
        changed: Reports that became a new version.
        known: Reports that were there already.
        failed: Inputs and reports that could not be read.
    """

    done: int
    total: int
    new: int
    changed: int
    known: int
    failed: int
