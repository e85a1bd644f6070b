"""The tables of an export, the same as CSV and as Parquet, one file each."""

import csv
import dataclasses
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import LedgerError
from onrecord.ledger.answers import FigureRow, StatementRow, as_dict, columns
from onrecord.ledger.cells import cell
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.values import Decision, StoredRecord, StoredReport
from onrecord.record import Entity, Place, Time

Row = Mapping[str, Any]

_OF_REPORT = {"report": str, "version": str}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of an export.

    Attributes:
        types: The type of each column, as the values are annotated, in order.
        rows: Gives its rows.
    """

    types: Mapping[str, Any]
    rows: Callable[[Ledger], Iterator[Row]]


def _fields(kind: type, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    hints = {field.name: field.type for field in dataclasses.fields(kind)}
    return {name: hints[name] for name in columns(kind) if name not in without}


def _reports(ledger: Ledger) -> Iterator[Row]:
    return map(as_dict, ledger.reports())


def _statements(ledger: Ledger) -> Iterator[Row]:
    return map(as_dict, ledger.statements())


def _figures(ledger: Ledger) -> Iterator[Row]:
    return map(as_dict, ledger.figures())


def _decisions(ledger: Ledger) -> Iterator[Row]:
    return map(as_dict, ledger.decisions())


def _parts(name: str) -> Callable[[Ledger], Iterator[Row]]:
    def rows(ledger: Ledger) -> Iterator[Row]:
        for stored in ledger.records():
            yield from _part_rows(stored, name)

    return rows


def _part_rows(stored: StoredRecord, name: str) -> Iterator[Row]:
    for part in getattr(stored.record, name):
        row = {"report": stored.report_id, "version": stored.version, **as_dict(part)}
        if "span" in row:
            row["words"] = stored.record.quote(part.span)
        yield row


TABLES: Mapping[str, Table] = {
    "reports": Table(types=_fields(StoredReport), rows=_reports),
    "statements": Table(types=_fields(StatementRow, without=("number",)), rows=_statements),
    "figures": Table(types=_fields(FigureRow, without=("number",)), rows=_figures),
    "entities": Table(types=_OF_REPORT | _fields(Entity), rows=_parts("entities")),
    "times": Table(types=_OF_REPORT | _fields(Time) | {"words": str}, rows=_parts("times")),
    "places": Table(types=_OF_REPORT | _fields(Place) | {"words": str}, rows=_parts("places")),
    "decisions": Table(types=_fields(Decision), rows=_decisions),
}
"""The tables by name: what holds now, with people's decisions in it."""


def write_csv(ledger: Ledger, folder: Path) -> dict[str, int]:
    """Write every table as CSV, in UTF-8, safe to open in a spreadsheet (see `cells.cell`).

    Args:
        ledger: The ledger.
        folder: Made where it is not there; files of the same names are replaced.

    Returns:
        How many rows each file has, by its path.

    Raises:
        LedgerError: A file cannot be written, or the ledger cannot be read.
    """
    written: dict[str, int] = {}
    for name, table in TABLES.items():
        path = folder / f"{name}.csv"
        with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.types)
            count = 0
            for row in table.rows(ledger):
                writer.writerow([cell(row[column]) for column in table.types])
                count += 1
        written[str(path)] = count
    return written


class replacing:  # noqa: N801 - used as a function is
    """A file beside the path, which takes its place once it is whole; a context manager.

    Args:
        path: The file to be written; its folder is made where it is not there.

    Raises:
        LedgerError: It cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.part")

    def __enter__(self) -> Path:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._part.touch()
        except OSError as fault:
            raise unwritable(self._path, fault) from None
        return self._part

    def __exit__(self, kind: object, fault: object, trace: object) -> None:
        try:
            if kind is None:
                self._part.replace(self._path)
            else:
                self._part.unlink(missing_ok=True)
        except OSError as failed:
            raise unwritable(self._path, failed) from None
        if isinstance(fault, OSError):
            raise unwritable(self._path, fault) from None


def unwritable(path: Path, fault: OSError) -> LedgerError:
    """The one line for a file that cannot be written."""
    reason = (fault.strerror or str(fault)).lower()
    return LedgerError(f"{path}: cannot be written ({reason}); check the path and the disk")
