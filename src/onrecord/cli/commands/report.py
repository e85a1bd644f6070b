"""`onrecord report`: one report of a ledger, with its versions and what changed."""

import sys
from typing import TYPE_CHECKING

from onrecord.cli import values
from onrecord.cli.asking import (
    add_as_of,
    add_ledger,
    add_shapes,
    open_ledger,
    print_line,
    write_csv,
)
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal import print_record
from onrecord.terminal.changes import print_changes
from onrecord.terminal.tables import Column, print_table

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, StoredRecord, Version
    from onrecord.ledger.difference import Change

_REPORT = """\
Prints a report of a ledger as `onrecord read` does, then its versions and what changed from the
version before. ID is the report's id, or that of a version; eight characters of it are enough."""
_COLUMNS = (
    Column(heading="version", look="number"),
    Column(heading="id", look="quiet"),
    Column(heading="read", look="quiet"),
    Column(heading="published", look="quiet"),
    Column(heading="title", share=1),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "report",
        help="one report of a ledger, its versions and what changed",
        description=_REPORT,
        allow_abbrev=False,
    )
    parser.add_argument("id", metavar="ID", help="the id of a report or of a version")
    add_ledger(parser)
    parser.add_argument(
        "--number", type=values.count, metavar="N", help="show its Nth version (the latest)"
    )
    add_as_of(parser)
    add_shapes(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    options = run.options
    with open_ledger(options) as ledger:
        stored = ledger.stored(options.id, version=options.number or None, as_of=options.as_of)
        versions = ledger.versions(stored.report_id)
        changes = _changes(ledger, stored)
        if options.json:
            _print_json(stored, versions, changes)
        elif options.csv:
            rows = ledger.statements(
                report=stored.report_id, version=stored.version, as_of=options.as_of
            )
            from onrecord.ledger.answers import as_dict  # noqa: PLC0415 - as the ledger

            write_csv(rows.columns, ([*as_dict(row).values()] for row in rows))
        else:
            _print(stored, versions, changes)
    return 0


def _changes(ledger: "Ledger", stored: "StoredRecord") -> "list[Change]":
    from onrecord.ledger.difference import compare  # noqa: PLC0415 - as the ledger

    if stored.ordinal == 1:
        return []
    before = ledger.record(stored.report_id, version=stored.ordinal - 1)
    return compare(before.report, stored.record.report)


def _print(stored: "StoredRecord", versions: "list[Version]", changes: "list[Change]") -> None:
    print_record(stored.record, file=sys.stdout)
    cells = (
        (
            f"{version.ordinal}{' *' if version.id == stored.version else ''}",
            version.id,
            version.read_at[:16].replace("T", " "),
            version.published or "",
            version.title or "",
        )
        for version in versions
    )
    print_table(_COLUMNS, cells, file=sys.stdout)
    if changes:
        print(f"\nfrom version {stored.ordinal - 1} to {stored.ordinal}:", flush=True)
        print_changes(changes, file=sys.stdout)


def _print_json(stored: "StoredRecord", versions: "list[Version]", changes: "list[Change]") -> None:
    import dataclasses  # noqa: PLC0415 - only JSON needs it

    print_line(
        {
            "id": stored.report_id,
            "version": stored.version,
            "ordinal": stored.ordinal,
            "read_at": stored.read_at,
            "known_at": stored.known_at,
            "versions": [dataclasses.asdict(version) for version in versions],
            "changes": [dataclasses.asdict(change) for change in changes],
            "record": stored.record.to_dict(),
        }
    )
    sys.stdout.buffer.flush()
