"""`onrecord figures REPORT…`: what was counted in some reports, and on whose word."""

import sys
from typing import Final

from onrecord import reading
from onrecord.cli.asking import print_line, write_csv
from onrecord.cli.commands.command import FAILED, Run
from onrecord.cli.reading import complain, limits_of, named
from onrecord.errors import InputError
from onrecord.record import Record, counts
from onrecord.record.counts import Count
from onrecord.terminal.tables import Column, print_table

_COLUMNS: Final = (
    Column(heading="id", look="quiet"),
    Column(heading="number", look="name", share=3),
    Column(heading="bounds", look="number", share=2),
    Column(heading="measure"),
    Column(heading="counted", share=4),
    Column(heading="place", share=2),
    Column(heading="time", share=2),
    Column(heading="on whose word", share=3),
    Column(heading="part", look="quiet"),
)
_FIRST: Final = Column(heading="report", look="quiet", share=2)
OWN: Final = "the report's own"


def run_on_reports(run: Run) -> int:
    """Read the reports that the command line names and list their figures; the exit status."""
    # Loaded here, not above: help needs no model.
    from onrecord.reader import Reader  # noqa: PLC0415

    options = run.options
    sources = reading.expand(map(named, options.inputs))
    reader = Reader(limits=limits_of(options))
    status, found, several = 0, list[tuple[Record, Count]](), len(sources) > 1
    for result in reader.read_all(sources):
        if isinstance(result, InputError):
            complain(str(result))
            status = FAILED
        elif options.json:
            _print(run, result)
        else:
            found += [(result, one) for one in counts.find(result, measure=options.measure)]
    if options.csv:
        write_csv([column.heading for column in (_FIRST, *_COLUMNS)], map(_row, found))
    elif not options.json:
        _show(found, several=several)
        if not found and not status:
            complain("nothing is counted there")
    return status


def _print(run: Run, record: Record) -> None:
    for one in counts.find(record, measure=run.options.measure):
        with run.interrupts.held():
            print_line(counts.to_dict(record, one))
    sys.stdout.buffer.flush()


def _show(found: list[tuple[Record, Count]], *, several: bool) -> None:
    columns = (_FIRST, *_COLUMNS) if several else _COLUMNS
    skip = 0 if several else 1
    print_table(columns, (_row(each)[skip:] for each in found), file=sys.stdout)


def _row(each: tuple[Record, Count]) -> tuple[str, ...]:
    record, one = each
    figure = one.figure
    counted = f"{one.counted}, {one.made_of}" if one.made_of else one.counted
    word = f"{one.word or 'unresolved'} ({figure.statement})" if figure.statement else OWN
    return (
        record.report.title or record.report.id,
        figure.id,
        one.written,
        f"{one.bounds} {figure.unit}" if figure.unit else one.bounds,
        figure.measure,
        counted,
        one.place,
        one.time,
        word,
        one.ties,
    )
