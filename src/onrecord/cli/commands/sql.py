"""`onrecord sql`: any question to a ledger's tables, which can only be read."""

import sys
from collections.abc import Iterable, Sequence

from onrecord.cli.asking import add_ledger, add_shapes, open_ledger, print_line, write_csv
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal.tables import Column, print_table

_SQL = """\
Runs one SQL query of SQLite's on a ledger and prints the rows as they come. Nothing can be written.
The tables are described in docs/ledger.md."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "sql", help="any question, in SQL", description=_SQL, allow_abbrev=False
    )
    parser.add_argument("query", metavar="QUERY", help="one SELECT")
    add_ledger(parser)
    add_shapes(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    options = run.options
    with open_ledger(options) as ledger:
        heading, rows = ledger.sql(options.query)
        if options.json:
            for row in rows:
                with run.interrupts.held():
                    print_line(dict(zip(heading, map(_plain, row), strict=True)))
            sys.stdout.buffer.flush()
        elif options.csv:
            write_csv(heading, ([_plain(value) for value in row] for row in rows))
        else:
            _print(heading, rows)
    return 0


def _print(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    columns = [Column(heading=name, share=1) for name in heading]
    cells = ([_text(value) for value in row] for row in rows)
    print_table(columns, cells, file=sys.stdout)


def _plain(value: object) -> object:
    """A value as JSON can hold it: bytes are said to be bytes."""
    return f"<{len(value)} bytes>" if isinstance(value, bytes) else value


def _text(value: object) -> str:
    return "" if value is None else str(_plain(value))
