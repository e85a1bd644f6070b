"""Listings: what a command finds in each report that it is given, as lines, CSV or one table."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord import reading
from onrecord.cli.asking import print_line, write_csv
from onrecord.cli.commands.command import FAILED, Run
from onrecord.cli.reading import complain, limits_of, named
from onrecord.errors import InputError
from onrecord.record import Record
from onrecord.terminal.tables import Column, print_table

T = TypeVar("T")
_REPORT = Column(heading="report", look="quiet", share=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """How one kind of thing is listed.

    Attributes:
        columns: What a table shows of each, besides the report it is from.
        find: What there is in a record, in the order to list it.
        row: Its cells, one a column.
        to_dict: The same for programs.
        nothing: The line when no report has any.
    """

    columns: tuple[Column, ...]
    find: Callable[[Record], Iterable[T]]
    row: Callable[[Record, T], tuple[str, ...]]
    to_dict: Callable[[Record, T], object]
    nothing: str


def list_reports(run: Run, listing: Listing[T]) -> int:
    """Read the reports that the command line names and list what is in them; the exit status."""
    # Loaded here, not above: help needs no model.
    from onrecord.reader import Reader  # noqa: PLC0415

    options = run.options
    sources = reading.expand(map(named, options.inputs))
    reader = Reader(limits=limits_of(options))
    status, read, rows = 0, 0, list[tuple[str, ...]]()
    for result in reader.read_all(sources):
        if isinstance(result, InputError):
            complain(str(result))
            status = FAILED
        elif options.json:
            _print(run, result, listing)
        else:
            read += 1
            title = result.report.title or result.report.id
            rows += [(title, *listing.row(result, one)) for one in listing.find(result)]
    if options.csv:
        write_csv([column.heading for column in (_REPORT, *listing.columns)], rows)
    elif not options.json:
        _show(rows, listing.columns, several=read > 1)
        if not rows and not status:
            complain(listing.nothing)
    return status


def _print(run: Run, record: Record, listing: Listing[T]) -> None:
    for one in listing.find(record):
        with run.interrupts.held():
            print_line(listing.to_dict(record, one))
    sys.stdout.buffer.flush()


def _show(rows: list[tuple[str, ...]], columns: tuple[Column, ...], *, several: bool) -> None:
    shown = (_REPORT, *columns) if several else columns
    skip = 0 if several else 1
    print_table(shown, (row[skip:] for row in rows), file=sys.stdout)
