"""`onrecord people REPORT…`: who speaks in some reports, and the words that show it."""

import sys
from typing import Final

from onrecord import reading
from onrecord.cli.asking import print_line, write_csv
from onrecord.cli.commands.command import FAILED, Run
from onrecord.cli.reading import complain, limits_of, named
from onrecord.errors import InputError
from onrecord.record import Record, voices
from onrecord.record.voices import Voice
from onrecord.terminal.tables import Column, print_table

_COLUMNS: Final = (
    Column(heading="who", look="name", share=3),
    Column(heading="role", share=3),
    Column(heading="sort"),
    Column(heading="said", look="number"),
    Column(heading="to", share=2),
    Column(heading="in the words", look="quiet", share=6),
)
_FIRST: Final = Column(heading="report", look="quiet", share=2)


def run_on_reports(run: Run) -> int:
    """Read the reports that the command line names and list their speakers; the exit status."""
    # Loaded here, not above: help needs no model.
    from onrecord.reader import Reader  # noqa: PLC0415

    options = run.options
    sources = reading.expand(map(named, options.inputs))
    reader = Reader(limits=limits_of(options))
    status, found = 0, list[tuple[Record, Voice]]()
    for result in reader.read_all(sources):
        if isinstance(result, InputError):
            complain(str(result))
            status = FAILED
        elif options.json:
            _print(run, result)
        else:
            found += [(result, voice) for voice in voices.find(result)]
    if options.csv:
        write_csv([column.heading for column in (_FIRST, *_COLUMNS)], map(_row, found))
    elif not options.json:
        _show(found, several=len({id(record) for record, _ in found}) > 1)
        if not found and not status:
            complain("nobody speaks there")
    return status


def _print(run: Run, record: Record) -> None:
    for voice in voices.find(record):
        with run.interrupts.held():
            print_line(voices.to_dict(record, voice))
    sys.stdout.buffer.flush()


def _show(found: list[tuple[Record, Voice]], *, several: bool) -> None:
    columns = (_FIRST, *_COLUMNS) if several else _COLUMNS
    skip = 0 if several else 1
    print_table(columns, (_row(each)[skip:] for each in found), file=sys.stdout)


def _row(each: tuple[Record, Voice]) -> tuple[str, ...]:
    record, voice = each
    role = (voice.entity.role if voice.entity else None) or ""
    of = (voice.entity.affiliation if voice.entity else None) or ""
    if of and of.casefold() not in role.casefold():
        role = f"{role}, {of}".strip(" ,")
    words = (f"{one.id} “{voices.proof(record, one)}”" for one in voice.statements)
    return (
        record.report.title or record.report.id,
        voice.name if voice.resolved else f"{voice.name} (unresolved)",
        role,
        voice.source_kind or "",
        str(len(voice.statements)),
        ", ".join(voice.to),
        " · ".join(words),
    )
